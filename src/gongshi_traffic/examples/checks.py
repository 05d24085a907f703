"""Worked examples: checks (算例：检查)."""

from gongshi import State
from gongshi.figures.example import example
from gongshi_traffic.figures import checks as f

_CHECKS = """
    id | checked_on | subject | category   | plate    | carrier            | brigade | hazards
    J1 | 2022-11-01 | 车辆    | 货运       | 示A1S001 |                    | 01      | 1
    J2 | 2022-11-30 | 车辆    | 货运       | 示A1S001 |                    | 01      |
    J3 | 2022-11-15 | 车辆    | 公路客运   | 示A1S002 |                    | 01      | 0
    J4 | 2022-11-15 | 企业    | 危化品运输 |          | 91000000DEMO000001 | 02      | 4
    J5 | 2022-11-16 | 企业    | 危化品运输 |          | 91000000DEMO000001 | 02      | 2
    J6 | 2022-12-01 | 车辆    | 货运       | 示A1S003 |                    | 01      | 9
"""
_NONE = "id | checked_on"

EXAMPLES = (
    example(f.vehicle_checks, title="检查两次计两辆次；首末两日都计入", period="2022-11", checks=_CHECKS, gives=3),
    example(f.vehicle_checks, title="按重点类别分项，没有检查的类别保留", period="2022-11", checks=_CHECKS,
            by="checked_category", gives={"货运": 2, "公路客运": 1}),
    example(f.vehicle_checks, title="没有检查，为零", period="2022-11", checks=_NONE, gives=0),
    example(f.vehicles_checked, title="同一辆车检查两次计一辆", period="2022-11", checks=_CHECKS, gives=2),
    example(f.vehicles_checked, title="检查记录都没有号牌，辆数不详", period="2022-11", checks="""
        id | checked_on | subject | category | brigade
        J1 | 2022-11-01 | 车辆    | 货运     | 01
    """, gives=State.UNKNOWN),
    example(f.carrier_checks, title="检查两次计两家次", period="2022-11", checks=_CHECKS, gives=2),
    example(f.carriers_checked, title="同一家企业检查两次计一家", period="2022-11", checks=_CHECKS, gives=1),
    example(f.hazards_found, title="留空的不加；下月首日的不计", period="2022-11", checks=_CHECKS, gives=7),
    example(f.hazards_found, title="按检查对象分项", period="2022-11", checks=_CHECKS, by="subject",
            gives={"车辆": 1, "企业": 6}),
    example(f.hazards_found, title="没有检查，为零", period="2022-11", checks=_NONE, gives=0),
)  # fmt: skip
