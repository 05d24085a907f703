"""Worked examples: restricted zones (算例：闯禁区)."""

from gongshi import State
from gongshi.figures.example import example
from gongshi_traffic.figures import zones as f

_ENTRIES = """
    id | entered_at       | plate    | plate_kind | zone   | brigade | duty
    Q1 | 2022-11-01 00:00 | 示A1S001 | 大型汽车   | 甲区   | 01      |
    Q2 | 2022-11-20 23:59 | 示A1S002 | 大型汽车   | 甲区   | 01      |
    Q3 | 2022-11-21 00:00 | 示A1S002 | 大型汽车   | 甲区   | 01      |
    Q4 | 2022-11-10 08:00 | 示A1S002 | 大型汽车   | 乙区   | 02      |
    Q5 | 2022-11-10 08:00 | 示A1S003 | 大型汽车   | 甲区   | 01      | 灭火救援
    Q6 | 2022-12-01 00:00 | 示A1S001 | 大型汽车   | 甲区   | 01      |
"""
_PERMITS = """
    number | plate    | zone | valid_from       | valid_to
    T1     | 示A1S002 | 甲区 | 2022-11-01 00:00 | 2022-11-20 23:59
"""
_NO_ENTRY, _NO_PERMIT = "id | entered_at", "number | plate"

EXAMPLES = (
    example(f.zone_entries_unpermitted, title="有效期末分钟仍有效，下一分钟无效；别的区域的证无效；紧急任务不计",
            period="2022-11", zone_entries=_ENTRIES, zone_permits=_PERMITS, gives=3),
    example(f.zone_entries_unpermitted, title="没有一张通行证，全部计入", period="2022-11", zone_entries=_ENTRIES,
            zone_permits=_NO_PERMIT, gives=4),
    example(f.zone_entries_unpermitted, title="通行证台账未报送，不能说谁无证", period="2022-11", zone_entries=_ENTRIES,
            gives=State.NOT_REPORTED),
    example(f.zone_entries_unpermitted, title="没有驶入，为零", period="2022-11", zone_entries=_NO_ENTRY,
            zone_permits=_PERMITS, gives=0),
    example(f.zone_vehicles_unpermitted, title="一辆车驶入两次计一辆", period="2022-11", zone_entries=_ENTRIES,
            zone_permits=_PERMITS, gives=2),
)  # fmt: skip
