"""Every number that the five lists use, with its document and first day (名单阈值).

National values where a law sets them; elsewhere the value is a practice that was seen
published, named as such, and a city puts its own document in gongshi.toml under
[[thresholds.traffic.<name>]]. Those shared with figures stand in `gongshi_traffic.thresholds`.
"""

from decimal import Decimal

from gongshi import Threshold
from gongshi_traffic.codes import LARGE_KINDS
from gongshi_traffic.segments.schemes import SCHEMES
from gongshi_traffic.thresholds import DEATH_DAYS, DRINKING, ELECTRIC, UNSETTLED_DAYS, UNSETTLED_LEAST

_CRIMINAL = "中华人民共和国刑法"
_HANDLING = "道路交通事故处理程序规定（公安部令第146号）"
_PRACTICE = "各地通报做法，待本市发文确定"
_CRIMINAL_SINCE, _HANDLING_SINCE = "1997-10-01", "2018-05-01"
_PRACTICE_SINCE = "2000-01-01"
_ZHEJIANG = "浙江省2019年事故多发点段排查标准，待本市发文确定"
_CITY = "某市2005—2007年交通事故多发路段排查办法，待本市发文确定"

_DENSITY = "路网核密度（Okabe、Satoh、Sugihara，2009），参数待本市发文确定"
_FALSE = "错误发现率（Benjamini、Yekutieli，2001），水平待本市发文确定"
_EXPECTED = "经验贝叶斯（AASHTO Highway Safety Manual，2010），界限待本市发文确定"


def _of(
    name: str,
    value: int | Decimal | str | tuple[str, ...],
    label: str,
    basis: str,
    since: str,
    unit: str = "",
    note: str = "",
) -> Threshold:
    return Threshold.of(f"traffic.{name}", value, label=label, basis=basis, since=since, unit=unit, note=note)


LATE_MONTHS = _of(
    "late_months", 3, "漏报补列的月数", _PRACTICE, _PRACTICE_SINCE, "个月", "迟报的行在其后几个月内仍可补列"
)
FRESH_DAYS = _of(
    "fresh_days", 3, "数据最长时效", _PRACTICE, _PRACTICE_SINCE, "天", "发布日所依台账的数据不得早于几天前"
)

# 终身禁驾
ADULT_AGE = _of("adult_age", 18, "成年年龄", "中华人民共和国民法典 第十七条", "1987-01-01", "岁")
LICENCE_AGE = _of("licence_age", 18, "初次领证最低年龄", "机动车驾驶证申领和使用规定", "1996-09-01", "岁")
FIXED_TERM_LEAST = _of("fixed_term_least", 6, "有期徒刑下限", f"{_CRIMINAL} 第四十五条", _CRIMINAL_SINCE, "个月")
FIXED_TERM_MOST = _of(
    "fixed_term_most", 300, "有期徒刑上限（数罪并罚）", f"{_CRIMINAL} 第四十五、六十九条", _CRIMINAL_SINCE, "个月"
)
DETENTION_LEAST = _of("detention_least", 1, "拘役下限", f"{_CRIMINAL} 第四十二条", _CRIMINAL_SINCE, "个月")
DETENTION_MOST = _of(
    "detention_most", 12, "拘役上限（数罪并罚）", f"{_CRIMINAL} 第四十二、六十九条", _CRIMINAL_SINCE, "个月"
)
SUSPENDED_TERM_MOST = _of(
    "suspended_term_most", 36, "可以缓刑的刑期上限", f"{_CRIMINAL} 第七十二条", _CRIMINAL_SINCE, "个月"
)
FIXED_PROBATION_LEAST = _of(
    "fixed_probation_least", 12, "有期徒刑缓刑考验期下限", f"{_CRIMINAL} 第七十三条", _CRIMINAL_SINCE, "个月"
)
FIXED_PROBATION_MOST = _of(
    "fixed_probation_most", 60, "有期徒刑缓刑考验期上限", f"{_CRIMINAL} 第七十三条", _CRIMINAL_SINCE, "个月"
)
DETENTION_PROBATION_LEAST = _of(
    "detention_probation_least", 2, "拘役缓刑考验期下限", f"{_CRIMINAL} 第七十三条", _CRIMINAL_SINCE, "个月"
)
DETENTION_PROBATION_MOST = _of(
    "detention_probation_most", 12, "拘役缓刑考验期上限", f"{_CRIMINAL} 第七十三条", _CRIMINAL_SINCE, "个月"
)
BANS = (
    LATE_MONTHS, ADULT_AGE, LICENCE_AGE, FIXED_TERM_LEAST, FIXED_TERM_MOST, DETENTION_LEAST, DETENTION_MOST,
    SUSPENDED_TERM_MOST, FIXED_PROBATION_LEAST, FIXED_PROBATION_MOST, DETENTION_PROBATION_LEAST,
    DETENTION_PROBATION_MOST,
)  # fmt: skip

# 事故多发路段
SEGMENT_SCHEME = _of("segment_scheme", "office", "多发路段排查标准", _PRACTICE, _PRACTICE_SINCE, "",
                     "office 用本表各数；另有 " + "、".join(SCHEMES))  # fmt: skip
SEGMENT_CLAUSES = _of(
    "segment_clauses", (), "本市标准各条", _PRACTICE, _PRACTICE_SINCE, "",
    "写了就代替以下各数；每条如 一类；点段；500米；36个月；死亡事故3起，见“怎样做 / 排查事故多发路段”",
)  # fmt: skip
SEGMENT_WINDOW = _of("segment_window_m", 1000, "路段长度", _ZHEJIANG, _PRACTICE_SINCE, "米")
SEGMENT_MONTHS = _of("segment_months", 12, "统计月数", _ZHEJIANG, _PRACTICE_SINCE, "个月")
SEGMENT_FATAL = _of("segment_fatal_least", 3, "死亡事故起数下限", _ZHEJIANG, _PRACTICE_SINCE, "起", "0 表示不用")
SEGMENT_INJURY = _of(
    "segment_injury_least",
    5,
    "伤人及死亡事故起数下限",
    _CITY,
    _PRACTICE_SINCE,
    "起",
    "0 表示不用",
)
SEGMENT_ANY = _of("segment_any_least", 0, "事故起数下限", _PRACTICE, _PRACTICE_SINCE, "起", "0 表示不用")
SEGMENT_DEATHS = _of("segment_deaths_least", 0, "死亡人数下限", _PRACTICE, _PRACTICE_SINCE, "人", "0 表示不用")
SEGMENT_TOP = _of("segment_top", 0, "最多列出处数", _PRACTICE, _PRACTICE_SINCE, "处", "0 表示全部列出；并列的都列")
SEGMENT_NEAR = _of("segment_near_m", 500, "附近路口的最远距离", _PRACTICE, _PRACTICE_SINCE, "米")
SEGMENT_SNAP = _of(
    "segment_snap_m",
    50,
    "按坐标定位离道路的最远距离",
    _PRACTICE,
    _PRACTICE_SINCE,
    "米",
    "没有桩号和路口的事故用；0 表示不按坐标定位",
)
SEGMENT_REPEAT = _of("segment_repeat_months", 3, "无措施重复曝光的月数", _PRACTICE, _PRACTICE_SINCE, "个月")
SEGMENT_METHODS = _of(
    "segment_methods", ("标准", "密度", "期望"), "据以列入的方法", _PRACTICE, _PRACTICE_SINCE, "",
    "标准、密度、期望中的一项或几项；未写的方法只作参考，不单独列入",
)  # fmt: skip
SEGMENT_COUNTED = _of(
    "segment_counted",
    "伤人及死亡事故",
    "密度、期望所计的事故",
    _PRACTICE,
    _PRACTICE_SINCE,
    "",
    "或 事故、死亡事故、一般程序事故",
)
SEGMENT_LEAST = _of("segment_statistical_least", 3, "密度、期望列入的最少起数", _PRACTICE, _PRACTICE_SINCE, "起")
SEGMENT_BANDWIDTH = _of("segment_bandwidth_m", 300, "核密度带宽", _DENSITY, _PRACTICE_SINCE, "米")
SEGMENT_LIXEL = _of("segment_lixel_m", 50, "路段单元长度", _DENSITY, _PRACTICE_SINCE, "米")
SEGMENT_LEVEL = _of("segment_level", Decimal("0.05"), "密度误报的比例上限", _FALSE, _PRACTICE_SINCE, "", "错误发现率")
SEGMENT_SIMULATIONS = _of("segment_simulations", 999, "随机模拟次数", _DENSITY, _PRACTICE_SINCE, "次")
SEGMENT_TIMES = _of("segment_times", 2, "期望事故数超过同类的倍数", _EXPECTED, _PRACTICE_SINCE, "倍")
SEGMENT_CERTAINTY = _of(
    "segment_certainty", Decimal("0.95"), "超过该倍数的把握", _EXPECTED, _PRACTICE_SINCE, "", "后验概率"
)
SEGMENTS = (
    SEGMENT_METHODS, SEGMENT_COUNTED, SEGMENT_LEAST, SEGMENT_BANDWIDTH, SEGMENT_LIXEL, SEGMENT_LEVEL,
    SEGMENT_SIMULATIONS, SEGMENT_TIMES, SEGMENT_CERTAINTY, SEGMENT_SCHEME, SEGMENT_CLAUSES, SEGMENT_WINDOW, SEGMENT_MONTHS, SEGMENT_FATAL, SEGMENT_INJURY, SEGMENT_ANY, SEGMENT_DEATHS,
    SEGMENT_TOP, SEGMENT_NEAR, SEGMENT_SNAP, SEGMENT_REPEAT, DEATH_DAYS,
)  # fmt: skip

# 高危风险运输企业、红榜
_DIRECT = "各地高风险运输企业通报所列标准（雅安2024年、榆林2023年），待本市发文确定"
CARRIER_MONTHS = _of("carrier_months", 3, "企业风险统计月数", _DIRECT, _PRACTICE_SINCE, "个月")
CARRIER_GRAVE_DEATHS = _of("carrier_grave_deaths", 3, "单起事故死亡人数下限", _DIRECT, _PRACTICE_SINCE, "人")
CARRIER_FATAL = _of("carrier_fatal_least", 3, "企业死亡事故起数下限", _DIRECT, _PRACTICE_SINCE, "起")
CARRIER_LIABILITY = _of("carrier_liability", ("全部", "主要", "同等"), "计入的事故责任", _DIRECT, _PRACTICE_SINCE)
CARRIER_HAZMAT_OVERDUE = _of(
    "carrier_hazmat_overdue", 1, "危化品车逾期未检验、未报废辆数下限", _DIRECT, _PRACTICE_SINCE, "辆"
)
CARRIER_DRINK = _of("carrier_drink_least", 1, "酒驾、醉驾起数下限", _DIRECT, _PRACTICE_SINCE, "起")
CARRIER_RATE_TIMES = _of("carrier_rate_times", 2, "车均未处理违法超过同类平均的倍数", _PRACTICE, _PRACTICE_SINCE, "倍")
CARRIER_CERTAINTY = _of("carrier_certainty", Decimal("0.95"), "超过的把握", _PRACTICE, _PRACTICE_SINCE, "",
                        "后验概率；等同于百分之五下分位数超过标准")  # fmt: skip
CARRIER_CLASS_LEAST = _of("carrier_class_least", 20, "单独估计一类企业的最少家数", _PRACTICE, _PRACTICE_SINCE, "家")
CARRIER_VEHICLE_UNSETTLED = _of("carrier_vehicle_unsettled", 3, "单车未处理违法起数", _DIRECT, _PRACTICE_SINCE, "起")
CARRIER_NOTICE_DAYS = _of("carrier_notice_days", 3, "企业核对期", _PRACTICE, _PRACTICE_SINCE, "个工作日")
CARRIER_NOTICE_AGE = _of("carrier_notice_age", 45, "核对通知的最长时效", _PRACTICE, _PRACTICE_SINCE, "天")
CARRIERS = (
    CARRIER_MONTHS, CARRIER_GRAVE_DEATHS, CARRIER_FATAL, CARRIER_LIABILITY, CARRIER_HAZMAT_OVERDUE, CARRIER_DRINK,
    DRINKING, CARRIER_RATE_TIMES, CARRIER_CERTAINTY, CARRIER_CLASS_LEAST, CARRIER_VEHICLE_UNSETTLED,
    CARRIER_NOTICE_DAYS, CARRIER_NOTICE_AGE, FRESH_DAYS, DEATH_DAYS,
)  # fmt: skip
RED_MONTHS = _of("red_months", 12, "红榜统计月数", _PRACTICE, _PRACTICE_SINCE, "个月")
RED_FLEET = _of("red_fleet_least", 10, "红榜最少车辆数", _PRACTICE, _PRACTICE_SINCE, "辆")
RED = (RED_MONTHS, RED_FLEET, FRESH_DAYS)

# 突出违法车辆
UNSETTLED_KINDS = _of("unsettled_kinds", LARGE_KINDS, "逾期未处理列入的车辆种类", _PRACTICE, _PRACTICE_SINCE)
UNSETTLED_TOP = _of(
    "unsettled_top", 0, "逾期未处理最多列出辆数", _PRACTICE, _PRACTICE_SINCE, "辆", "0 表示全部列出；并列的都列"
)
_SETTLING, _SETTLING_SINCE = "道路交通安全违法行为处理程序规定 第五十四条", "2020-05-01"
SECOND_NOTICE_DAYS = _of("second_notice_days", 30, "再次通知后的处理期限", _SETTLING, _SETTLING_SINCE, "天")
ANNOUNCED_DAYS = _of("announced_days", 7, "公告期", _SETTLING, _SETTLING_SINCE, "个工作日")
UNSETTLED = (
    UNSETTLED_LEAST, UNSETTLED_DAYS, UNSETTLED_KINDS, UNSETTLED_TOP, SECOND_NOTICE_DAYS, ANNOUNCED_DAYS, FRESH_DAYS,
)  # fmt: skip
ZONE_LEAST = _of("zone_least", 1, "闯禁区次数下限", _PRACTICE, _PRACTICE_SINCE, "次")
ZONE_KINDS = _of("zone_kinds", LARGE_KINDS, "闯禁区列入的车辆种类", _PRACTICE, _PRACTICE_SINCE)
ZONE_TOP = _of("zone_top", 0, "闯禁区最多列出辆数", _PRACTICE, _PRACTICE_SINCE, "辆", "0 表示全部列出；并列的都列")
ZONE = (ZONE_LEAST, ZONE_KINDS, ZONE_TOP, FRESH_DAYS)

# 典型事故案例
FINDING_DAYS = _of("finding_days", 10, "认定时限", f"{_HANDLING} 第六十二条", _HANDLING_SINCE, "个工作日")
FINDING_CAUGHT_DAYS = _of(
    "finding_caught_days", 10, "查获逃逸人后的认定时限", f"{_HANDLING} 第六十二条", _HANDLING_SINCE, "个工作日"
)
FINDING_EXPERT_DAYS = _of(
    "finding_expert_days", 5, "鉴定意见确定后的认定时限", f"{_HANDLING} 第六十二条", _HANDLING_SINCE, "个工作日"
)
SERVICE_DAYS = _of("service_days", 3, "送达时限", f"{_HANDLING} 第六十五条", _HANDLING_SINCE, "个工作日")
REVIEW_DAYS = _of("review_days", 3, "申请复核期限", f"{_HANDLING} 第七十一条", _HANDLING_SINCE, "个工作日")
CASES = (
    FINDING_DAYS,
    FINDING_CAUGHT_DAYS,
    FINDING_EXPERT_DAYS,
    SERVICE_DAYS,
    REVIEW_DAYS,
    LATE_MONTHS,
    ADULT_AGE,
    ELECTRIC,
)

_SHARED = (DEATH_DAYS, DRINKING, ELECTRIC, UNSETTLED_LEAST, UNSETTLED_DAYS)
_ALL = {t.name: t for t in (*BANS, *SEGMENTS, *CARRIERS, *RED, *UNSETTLED, *ZONE, *CASES)}
THRESHOLDS = tuple(t for t in _ALL.values() if t not in _SHARED)
