"""Worked examples: carriers, fleets, what is overdue (算例：企业、车辆、驾驶人)."""

from decimal import Decimal

from gongshi import State
from gongshi.figures.example import example
from gongshi_traffic.figures import carriers as f

_CARRIERS = """
    code               | name                   | kind     | district | brigade | closed_on
    91000000DEMO000001 | 示例市样本运输有限公司 | 货运     | 东岭区   | 01      |
    91000000DEMO000002 | 示例市虚构客运有限公司 | 公路客运 | 西河县   | 02      |
    91000000DEMO000003 | 示例市已销运输有限公司 | 货运     | 东岭区   | 01      | 2022-11-23
    91000000DEMO000004 | 示例市无车运输有限公司 | 货运     | 东岭区   | 01      | 2022-11-24
"""
_VEHICLES = """
    plate    | plate_kind | kind     | use      | owner_kind | carrier            | registered_on | joined_on  | left_on    | scrapped_on | inspection_due | scrap_due  | district
    示A1S001 | 大型汽车   | 重型货车 | 货运     | 企业       | 91000000DEMO000001 | 2018-06-01    |            |            |             | 2022-11-22     | 2022-11-22 | 东岭区
    示A1S002 | 大型汽车   | 大型客车 | 公路客运 | 企业       | 91000000DEMO000002 | 2022-11-23    |            |            |             | 2022-11-23     | 2022-11-23 | 西河县
    示A1S003 | 大型汽车   | 重型货车 | 货运     | 企业       | 91000000DEMO000001 | 2018-06-01    |            | 2022-11-23 |             |                |            | 东岭区
    示A1S004 | 小型汽车   | 小型客车 | 非营运   | 个人       |                    | 2018-06-01    |            |            | 2022-11-23  | 2020-01-01     | 2020-01-01 | 东岭区
    示A1S005 | 小型汽车   | 小型客车 | 非营运   | 个人       |                    | 2022-11-24    |            |            |             | 2024-01-01     |            | 东岭区
"""
_TOLD = """
    id | happened_at      | plate    | plate_kind | category | brigade | state  | notified_on
    W1 | 2022-11-01 08:00 | 示A1S001 | 大型汽车   | 超速     | 01      | 已告知 | 2022-10-01
    W2 | 2022-11-02 08:00 | 示A1S003 | 大型汽车   | 超速     | 01      | 已告知 | 2022-10-01
    W3 | 2022-11-03 08:00 | 示A1S002 | 大型汽车   | 超速     | 02      | 已告知 | 2022-11-20
"""
_DRIVERS = """
    number | licence_class | licence_due | audit_due  | points | district
    J1     | A2            | 2022-11-22  | 2022-11-22 | 12     | 东岭区
    J2     | A2            | 2022-11-23  | 2022-11-23 | 11     | 东岭区
    J3     | A2            |             |            |        | 西河县
"""
_ON = "2022-11-23"
_NO_CARRIER, _NO_VEHICLE, _NO_DRIVER = "code | name", "plate | plate_kind", "number | licence_class"

EXAMPLES = (
    example(f.carriers_registered, title="当日注销的不计，次日注销的计入", period="2022-11", on=_ON, carriers=_CARRIERS, gives=3),
    example(f.carriers_registered, title="按企业类别分项，没有企业的类别保留", period="2022-11", on=_ON, carriers=_CARRIERS,
            by="carrier_kind", gives={"货运": 2, "公路客运": 1}),
    example(f.carriers_registered, title="没有企业，为零", period="2022-11", on=_ON, carriers=_NO_CARRIER, gives=0),
    example(f.carriers_clear, title="未满三十日的不算逾期；没有车辆的企业计入", period="2022-11", on=_ON, carriers=_CARRIERS,
            vehicles=_VEHICLES, violations=_TOLD, gives=2),
    example(f.carriers_clear, title="违法台账未报送，不能说企业没有违法", period="2022-11", on=_ON, carriers=_CARRIERS,
            vehicles=_VEHICLES, gives=State.NOT_REPORTED),
    example(f.carriers_clear_share, title="四家中三家没有逾期未处理违法", period="2022-11", on="2022-11-22",
            carriers=_CARRIERS, vehicles=_VEHICLES, violations=_TOLD, gives=Decimal(75)),
    example(f.carriers_clear_share, title="没有企业就没有占比", period="2022-11", on=_ON, carriers=_NO_CARRIER,
            vehicles=_NO_VEHICLE, violations=_TOLD, gives=State.NONE),
    example(f.vehicles_registered, title="当日登记的计入，当日注销的不计，次日登记的不计", period="2022-11", on=_ON,
            vehicles=_VEHICLES, gives=3),
    example(f.vehicles_registered, title="按使用性质分项", period="2022-11", on=_ON, vehicles=_VEHICLES, by="use",
            gives={"货运": 2, "公路客运": 1}),
    example(f.fleet_vehicles, title="当日转出的不再属于企业", period="2022-11", on=_ON, vehicles=_VEHICLES, gives=2),
    example(f.fleet_vehicles, title="转入日起属于企业，此前不计", period="2022-11", on=_ON, vehicles="""
        plate    | plate_kind | kind     | use  | owner_kind | carrier            | joined_on
        示A1S001 | 大型汽车   | 重型货车 | 货运 | 企业       | 91000000DEMO000001 | 2022-11-23
        示A1S002 | 大型汽车   | 重型货车 | 货运 | 企业       | 91000000DEMO000001 | 2022-11-24
    """, gives=1),
    example(f.key_vehicles, title="只计两客一危一货", period="2022-11", on=_ON, vehicles=_VEHICLES, gives=3),
    example(f.inspections_overdue, title="有效期最后一日不算逾期；没有日期的、已注销的不计", period="2022-11", on=_ON,
            vehicles=_VEHICLES, gives=1),
    example(f.inspections_overdue, title="没有车辆，为零", period="2022-11", on=_ON, vehicles=_NO_VEHICLE, gives=0),
    example(f.inspections_overdue_share, title="四辆在用车中两辆逾期，占一半", period="2022-11", on="2022-11-24",
            vehicles=_VEHICLES, gives=Decimal(50)),
    example(f.inspections_overdue_share, title="没有车辆就没有占比", period="2022-11", on=_ON, vehicles=_NO_VEHICLE,
            gives=State.NONE),
    example(f.scrappings_overdue, title="期满最后一日不算逾期；已注销的不计", period="2022-11", on=_ON, vehicles=_VEHICLES, gives=1),
    example(f.licences_overdue, title="有效期最后一日不算逾期；没有日期的不计", period="2022-11", on=_ON, drivers=_DRIVERS, gives=1),
    example(f.licences_overdue, title="没有驾驶人，为零", period="2022-11", on=_ON, drivers=_NO_DRIVER, gives=0),
    example(f.audits_overdue, title="审验期最后一日不算逾期", period="2022-11", on=_ON, drivers=_DRIVERS, gives=1),
    example(f.audits_overdue, title="次日起算逾期", period="2022-11", on="2022-11-24", drivers=_DRIVERS, gives=2),
    example(f.drivers_full_points, title="恰好十二分的计入；没有记分的不计", period="2022-11", on=_ON, drivers=_DRIVERS, gives=1),
    example(f.fleet_violations, title="当日已转出企业的车，其违法不再计入企业", period="2022-11", on=_ON,
            violations=_TOLD, vehicles=_VEHICLES, gives=2),
    example(f.violations_per_vehicle, title="两辆车两起，车均一起", period="2022-11", on=_ON, violations=_TOLD,
            vehicles=_VEHICLES, gives=1),
    example(f.violations_per_vehicle, title="没有车辆就没有车均", period="2022-11", on=_ON, violations=_TOLD,
            vehicles=_NO_VEHICLE, gives=State.NONE),
    example(f.deaths_per_10k_vehicles, title="四辆车一人死亡，每万辆二千五百人", period="2022-11", on="2022-11-24",
            vehicles=_VEHICLES, crashes="""
        id | happened_at      | severity | brigade
        S1 | 2022-11-02 10:00 | 死亡     | 01
    """, parties="""
        crash | no | role | injury | died_on
        S1    | 1  | 行人 | 死亡   | 2022-11-02
    """, gives=2500),
    example(f.deaths_per_10k_vehicles, title="车辆台账未报送，不计算", period="2022-11", on=_ON,
            crashes="id | happened_at", parties="crash | no", gives=State.NOT_REPORTED),
)  # fmt: skip
