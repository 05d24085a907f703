"""Worked examples: key transport (算例：两客一危一货)."""

from gongshi import Selected
from gongshi.figures.example import Example, example
from gongshi_traffic.figures import key as f

_VEHICLES = """
    plate    | plate_kind | kind     | use        | owner_kind | carrier
    示A1S001 | 大型汽车   | 大型客车 | 公路客运   | 企业       | 91000000DEMO000001
    示A1S002 | 大型汽车   | 重型货车 | 货运       | 企业       | 91000000DEMO000002
    示A1S003 | 大型汽车   | 重型货车 | 货运       | 个人       |
    示A1S004 | 小型汽车   | 小型客车 | 非营运     | 个人       |
"""
_VIOLATIONS = """
    id | happened_at      | plate    | plate_kind | category | brigade | state  | notified_on | struck_on
    W1 | 2022-11-01 00:00 | 示A1S001 | 大型汽车   | 超速     | 01      | 已告知 | 2022-11-02  |
    W2 | 2022-11-30 23:59 | 示A1S001 | 大型汽车   | 超员     | 01      | 已告知 | 2022-12-01  |
    W3 | 2022-11-05 08:00 | 示A1S002 | 大型汽车   | 超载     | 01      | 已告知 | 2022-11-06  |
    W4 | 2022-11-05 08:00 | 示A1S003 | 大型汽车   | 超速     | 01      | 已告知 | 2022-11-06  |
    W5 | 2022-11-06 08:00 | 示A1S003 | 大型汽车   | 超速     | 01      | 已撤销 | 2022-11-07  | 2022-11-20
    W6 | 2022-11-05 08:00 | 示A1S004 | 小型汽车   | 超速     | 01      | 已告知 | 2022-11-06  |
    W7 | 2022-11-05 08:00 | 示A1S009 | 大型汽车   | 超速     | 01      | 已告知 | 2022-11-06  |
    W8 | 2022-12-01 00:00 | 示A1S002 | 大型汽车   | 超载     | 01      | 已告知 | 2022-12-02  |
"""


def _of(figure: Selected, title: str, gives: int, on: str = "2022-11-30") -> Example:
    return example(
        figure, title=title, period="2022-11", on=on, violations=_VIOLATIONS, vehicles=_VEHICLES, gives=gives
    )


EXAMPLES = (
    _of(f.key_violations, "非营运车、台账中没有的车、已撤销的记录不计", 4),
    example(f.key_violations, title="按使用性质分项，没有违法的性质保留", period="2022-11", violations=_VIOLATIONS,
            vehicles=_VEHICLES, by="use", gives={"公路客运": 2, "货运": 2}),
    example(f.key_violations, title="没有违法，为零", period="2022-11", violations="id | happened_at", vehicles=_VEHICLES,
            gives=0),
    _of(f.key_vehicles_violating, "一辆车两次违法计一辆", 3),
    _of(f.key_carriers_violating, "个人的车没有企业，不计家数", 2),
    _of(f.key_speeding, "只计超速", 2),
    _of(f.key_vehicles_speeding, "两辆车各超速一次", 2),
    _of(f.key_carriers_speeding, "其中一辆为个人所有，只计一家", 1),
    _of(f.key_overloading, "超载与超员合计；下月首分钟的不计", 2),
    _of(f.key_vehicles_overloading, "一辆客车超员、一辆货车超载", 2),
    _of(f.key_carriers_overloading, "两家企业各一辆", 2),
    _of(f.key_unsettled, "告知满三十日的次日起计", 3, on="2022-12-07"),
    _of(f.key_unsettled, "第三十日当天不计", 1, on="2022-12-06"),
    _of(f.key_vehicles_unsettled, "逾期未处理的各计一辆", 3, on="2022-12-07"),
    _of(f.key_carriers_unsettled, "个人的车不计家数", 2, on="2022-12-07"),
)  # fmt: skip
