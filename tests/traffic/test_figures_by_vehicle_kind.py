"""Stocks of vehicles are divided by kind, a kind without any kept as zero."""

from gongshi.engines.tables import engine_over
from gongshi.figures.ask import ask
from gongshi.figures.texttable import parse
from gongshi_traffic.figures.carriers import inspections_overdue

from .picked import ALL, at

VEHICLES = """
    plate    | plate_kind | kind     | use  | inspection_due
    示A1S001 | 大型汽车   | 重型货车 | 货运 | 2022-11-22
    示A1S002 | 大型汽车   | 重型货车 | 货运 | 2022-11-23
    示A1S003 | 小型汽车   | 面包车   | 货运 | 2022-06-30
"""


def test_overdue_inspections_are_divided_by_the_kind_of_vehicle():
    engine = engine_over({"vehicles": parse(VEHICLES, ALL["vehicles"], "测试")}, ALL)
    parts = {a.part: a.value for a in ask([inspections_overdue], at(), engine, by="vehicle_kind") if a.part}
    assert {kind: int(n) for kind, n in parts.items() if n} == {"重型货车": 1, "面包车": 1}
    assert parts["大型客车"] == 0
