"""Worked examples: violations and the unsettled ones (算例：违法、逾期未处理)."""

from decimal import Decimal

from gongshi import Settings, State
from gongshi.figures.example import example
from gongshi_traffic.figures import violations as f

_MONTH = """
    id | happened_at      | plate    | plate_kind | category | brigade | state  | notified_on | settled_on | struck_on
    W1 | 2022-11-01 00:00 | 示A1S001 | 大型汽车   | 超速     | 01      | 已处理 | 2022-11-02  | 2022-11-20 |
    W2 | 2022-11-30 23:59 | 示A1S001 | 大型汽车   | 饮酒驾驶 | 01      | 已录入 |             |            |
    W3 | 2022-11-15 09:30 | 示A1S001 | 摩托车     | 醉酒驾驶 | 02      | 已告知 | 2022-11-16  |            |
    W4 | 2022-11-15 09:30 | 示A1S002 | 小型汽车   | 超速     | 02      | 已撤销 | 2022-11-16  |            | 2022-11-20
    W5 | 2022-12-01 00:00 | 示A1S002 | 小型汽车   | 超速     | 02      | 已录入 |             |            |
"""
_VEHICLES = """
    plate    | plate_kind | kind     | use
    示A1S001 | 大型汽车   | 重型货车 | 货运
    示A1S001 | 摩托车     | 摩托车   | 非营运
"""
_BRIGADES = """
    code | name     | district
    01   | 一大队   | 东岭区
    02   | 二大队   | 西川区
    03   | 三大队   | 东岭区
"""
_TOLD = """
    id | happened_at      | plate    | plate_kind | category | brigade | state  | notified_on | extended_to | settled_on | struck_on
    W1 | 2022-10-01 08:00 | 示A1S001 | 大型汽车   | 超速     | 01      | 已告知 | 2022-10-23  |             |            |
    W2 | 2022-10-01 08:00 | 示A1S002 | 大型汽车   | 超速     | 01      | 已告知 | 2022-10-24  |             |            |
    W3 | 2022-10-01 08:00 | 示A1S003 | 大型汽车   | 超速     | 01      | 已处理 | 2022-10-05  |             | 2022-11-23 |
    W4 | 2022-10-01 08:00 | 示A1S004 | 大型汽车   | 超速     | 01      | 已撤销 | 2022-10-05  |             |            | 2022-11-01
    W5 | 2022-10-01 08:00 | 示A1S005 | 大型汽车   | 超速     | 01      | 延期   | 2022-10-05  | 2022-11-23  |            |
    W6 | 2022-10-01 08:00 | 示A1S006 | 大型汽车   | 超速     | 01      | 延期   | 2022-10-05  | 2022-11-22  |            |
    W7 | 2022-10-01 08:00 | 示A1S007 | 大型汽车   | 超速     | 01      | 已录入 |             |             |            |
"""
_EMPTY = "id | happened_at"
_OFTEN_HEAD = "id | happened_at | plate | plate_kind | category | brigade | state | notified_on"
_FIVE = "\n".join(
    f"V{i} | 2022-09-0{i} 08:00 | 示A1S001 | 大型汽车 | 超速 | 01 | 已告知 | 2022-09-10" for i in range(1, 6)
)
_FOUR = "\n".join(
    f"U{i} | 2022-09-0{i} 08:00 | 示A1S002 | 大型汽车 | 超速 | 01 | 已告知 | 2022-09-10" for i in range(1, 5)
)
_OTHER_KIND = "U5 | 2022-09-05 08:00 | 示A1S002 | 摩托车 | 超速 | 01 | 已告知 | 2022-09-10"
_THREE_IN_OUR_CITY = Settings(
    {
        "thresholds": {
            "traffic": {
                "unsettled_least": [{"value": 4, "since": "2022-01-01", "basis": "示例市突出违法车辆曝光办法"}],
            }
        }
    }
)

EXAMPLES = (
    example(f.violations_recorded, title="期间首末分钟都计入；已撤销的不计", period="2022-11", violations=_MONTH, gives=3),
    example(f.violations_recorded, title="没有违法，为零", period="2022-11", violations=_EMPTY, gives=0),
    example(f.violations_recorded, title="按类别分项，之和等于总数", period="2022-11", violations=_MONTH, by="category",
            gives={"超速": 1, "饮酒驾驶": 1, "醉酒驾驶": 1}),
    example(f.violations_recorded, title="按区县分项，区县由大队查得；没有违法的区县为零", period="2022-11", violations=_MONTH,
            brigades=_BRIGADES, by="district", gives={"东岭区": 2, "西川区": 1}),
    example(f.violations_recorded, title="按车辆种类分项，种类由号牌和号牌种类在机动车台账中查得", period="2022-11",
            violations=_MONTH, vehicles=_VEHICLES, by="vehicle_kind", gives={"重型货车": 2, "摩托车": 1}),
    example(f.vehicles_violating, title="同一辆车多次违法，在其种类中计一辆", period="2022-11", violations=_MONTH,
            vehicles=_VEHICLES, by="vehicle_kind", gives={"重型货车": 1, "摩托车": 1}),
    example(f.unsettled_violations, title="机动车台账中没有的车辆，种类为不详", period="2022-11", on="2022-11-23",
            violations=_TOLD, vehicles=_VEHICLES, by="vehicle_kind", gives={"重型货车": 1, "不详": 1}),
    example(f.vehicles_violating, title="同一号牌、不同号牌种类是两辆车；同一辆车多次计一辆", period="2022-11",
            violations=_MONTH, gives=2),
    example(f.vehicles_violating, title="记录都没有号牌，辆数不详，不为零", period="2022-11", violations="""
        id | happened_at      | category | brigade | state
        W1 | 2022-11-02 08:00 | 逆行     | 01      | 已录入
    """, gives=State.UNKNOWN),
    example(f.drink_driving, title="醉酒驾驶不计入饮酒驾驶", period="2022-11", violations=_MONTH, gives=1),
    example(f.drunk_driving, title="只计醉酒驾驶", period="2022-11", violations=_MONTH, gives=1),
    example(f.all_drink_driving, title="酒驾为饮酒驾驶与醉酒驾驶之和", period="2022-11", violations=_MONTH, gives=2),
    example(f.violations_settled, title="处理日期在统计日及以前的计入", period="2022-11", on="2022-11-20",
            violations=_MONTH, gives=1),
    example(f.violations_settled, title="统计日之后处理的还不算", period="2022-11", on="2022-11-19",
            violations=_MONTH, gives=0),
    example(f.violations_settled_share, title="四条中处理一条", period="2022-11", on="2022-11-30", violations="""
        id | happened_at      | category | brigade | state  | settled_on
        W1 | 2022-11-02 08:00 | 逆行     | 01      | 已处理 | 2022-11-03
        W2 | 2022-11-02 08:00 | 逆行     | 01      | 已录入 |
        W3 | 2022-11-02 08:00 | 逆行     | 01      | 已录入 |
        W4 | 2022-11-02 08:00 | 逆行     | 01      | 已录入 |
    """, gives=Decimal(25)),
    example(f.violations_settled_share, title="没有违法就没有处理率", period="2022-11", violations=_EMPTY, gives=State.NONE),
    example(f.unsettled_violations, title="满三十日的次日起计入；当日处理、已撤销、延期未满、未告知的不计",
            period="2022-11", on="2022-11-23", violations=_TOLD, gives=2),
    example(f.unsettled_violations, title="第三十日当天还不算逾期", period="2022-11", on="2022-11-22", violations="""
        id | happened_at      | plate    | plate_kind | category | brigade | state  | notified_on
        W1 | 2022-10-01 08:00 | 示A1S001 | 大型汽车   | 超速     | 01      | 已告知 | 2022-10-23
    """, gives=0),
    example(f.unsettled_violations, title="台账为空，为零", period="2022-11", on="2022-11-23", violations=_EMPTY, gives=0),
    example(f.unsettled_violations, title="没有报送，不写作零", period="2022-11", on="2022-11-23", gives=State.NOT_REPORTED),
    example(f.vehicles_unsettled, title="两条逾期记录各属一辆车", period="2022-11", on="2022-11-23", violations=_TOLD, gives=2),
    example(f.carriers_unsettled, title="按统计日所属企业计；已转出的、个人的车不计", period="2022-11", on="2022-11-23",
            violations=_TOLD, vehicles="""
        plate    | plate_kind | kind     | use  | owner_kind | carrier            | left_on
        示A1S001 | 大型汽车   | 重型货车 | 货运 | 企业       | 91000000DEMO000001 |
        示A1S006 | 大型汽车   | 重型货车 | 货运 | 企业       | 91000000DEMO000002 | 2022-11-23
    """, gives=1),
    example(f.vehicles_unsettled_often, title="恰好五起的计入，四起的不计", period="2022-11", on="2022-11-23",
            violations="\n".join([_OFTEN_HEAD, _FIVE, _FOUR]), gives=1),
    example(f.vehicles_unsettled_often, title="同号牌不同种类是两辆车，不相加", period="2022-11", on="2022-11-23",
            violations="\n".join([_OFTEN_HEAD, _FOUR, _OTHER_KIND]), gives=0),
    example(f.vehicles_unsettled_often, title="本市文件另定四起的，从其规定", period="2022-11", on="2022-11-23",
            settings=_THREE_IN_OUR_CITY, violations="\n".join([_OFTEN_HEAD, _FIVE, _FOUR]), gives=2),
)  # fmt: skip
