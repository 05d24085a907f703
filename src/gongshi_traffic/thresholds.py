"""Thresholds that figures and lists of the traffic pack share (阈值).

Each with its document and its first day; a city overrides one in gongshi.toml under
[[thresholds.traffic.<name>]] with value, since and basis. Those that only lists use stand
in `lists/thresholds.py`.
"""

from gongshi import Threshold

DEATH_DAYS = Threshold.of(
    "traffic.death_days", 7,
    label="事故死亡统计时限", unit="天", since="1991-01-01",
    basis="公安交管事故统计制度：事故发生后七日内死亡的，按死亡统计",
    note="自事故发生之时起满七日为止；七日后死亡的不计入死亡人数。",
)  # fmt: skip

_VIOLATIONS = "道路交通安全违法行为处理程序规定（2020年修正）"
UNSETTLED_DAYS = Threshold.of(
    "traffic.unsettled_days", 30,
    label="告知后的期限", unit="天", since="2020-05-01", basis=f"{_VIOLATIONS} 第二十、五十四条",
)  # fmt: skip

UNSETTLED_LEAST = Threshold.of(
    "traffic.unsettled_least", 5,
    label="逾期未处理违法起数下限", unit="起", since="2020-05-01", basis=f"{_VIOLATIONS} 第五十四条",
)  # fmt: skip

DRINKING = Threshold.of(
    "traffic.drinking_categories", ("饮酒驾驶", "醉酒驾驶"),
    label="酒驾所含违法类别", since="2011-05-01",
    basis="道路交通安全法 第九十一条",
)  # fmt: skip

KEY_USES = Threshold.of(
    "traffic.key_uses", ("公路客运", "旅游客运", "危化品运输", "货运"),
    label="两客一危一货", since="2011-01-01",
    basis="公安部关于重点车辆源头管理的要求；各地可在设置中加入校车、农村面包车、工程运输车",
)  # fmt: skip

ELECTRIC = Threshold.of(
    "traffic.electric_kinds", ("电动自行车", "电动三轮车"),
    label="电动车所含车辆种类", since="2019-04-15",
    basis="GB 17761 电动自行车安全技术规范；电动三轮车认定为机动车的，仍计入电动车",
)  # fmt: skip

FULL_POINTS = Threshold.of(
    "traffic.full_points", 12,
    label="记满分", unit="分", since="2004-05-01", basis="道路交通安全法实施条例 第二十三条",
)  # fmt: skip

CASE_MONTHS = Threshold.of(
    "traffic.case_months", 4,
    label="案例认定日期的回溯月数", unit="个月", since="2000-01-01",
    basis="各地通报做法，待本市发文确定", note="含本期；认定生效晚于事故，迟报的可在其后几期公布",
)  # fmt: skip

THRESHOLDS = (DEATH_DAYS, UNSETTLED_DAYS, UNSETTLED_LEAST, DRINKING, KEY_USES, ELECTRIC, FULL_POINTS, CASE_MONTHS)
