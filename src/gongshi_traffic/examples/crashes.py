"""Worked examples: crashes, the dead and the injured (算例：事故与伤亡)."""

from decimal import Decimal

from gongshi import State
from gongshi.figures.example import example
from gongshi_traffic.figures import crashes as f

_BRIGADES = """
    code | name   | district
      01 | 一大队 | 东岭区
      02 | 二大队 | 西河县
"""
_FOUR = """
    id | happened_at      | severity | procedure | brigade | district | cause
    S1 | 2022-11-01 00:00 | 死亡     | 一般程序  | 01      | 东岭区   | 醉酒驾驶
    S2 | 2022-11-30 23:59 | 伤人     | 一般程序  | 01      | 东岭区   | 饮酒驾驶
    S3 | 2022-11-15 08:00 | 财产损失 | 简易程序  | 01      |          |
    S4 | 2022-12-01 00:00 | 死亡     | 一般程序  | 02      | 西河县   | 超速
"""
_NONE = "id | happened_at"
_NO_PARTY = "crash | no"
_HURT = """
    crash | no | role   | vehicle_kind | injury | died_on    | vehicle_damaged
    S1    | 1  | 机动车 | 小型客车     | 无     |            | 是
    S1    | 2  | 非机动车 | 电动自行车 | 死亡   | 2022-11-08 | 是
    S1    | 3  | 乘车人 | 电动自行车   | 轻伤   |            | 是
    S2    | 1  | 机动车 | 小型客车     | 重伤   |            | 否
    S2    | 2  | 行人   |              | 死亡   | 2022-12-08 |
"""

EXAMPLES = (
    example(f.general_procedure_crashes, title="台账从不填处理程序的，起数不详，不为零", period="2022-11", crashes="""
        id | happened_at      | severity | brigade
        S1 | 2022-11-02 08:00 | 伤人     | 01
    """, gives=State.UNKNOWN),
    example(f.general_procedure_crashes, title="填了处理程序而没有一般程序的，为零", period="2022-11", crashes="""
        id | happened_at      | severity | brigade | procedure
        S1 | 2022-11-02 08:00 | 伤人     | 01      | 简易程序
        S2 | 2022-11-02 09:00 | 伤人     | 01      |
    """, gives=0),
    example(f.drink_crashes, title="台账从不填主要原因的，各区县都不详", period="2022-11", crashes="""
        id | happened_at      | severity | brigade | district
        S1 | 2022-11-02 08:00 | 伤人     | 01      | 东岭区
    """, brigades="""
        code | name   | district
        01   | 一大队 | 东岭区
    """, by="district", gives={"东岭区": State.UNKNOWN}),
    example(f.crashes_recorded, title="期间首分钟和末分钟的事故都计入，下月首分钟的不计", period="2022-11",
            crashes=_FOUR, gives=3),
    example(f.crashes_recorded, title="台账已报送但没有事故，为零", period="2022-11", crashes=_NONE, gives=0),
    example(f.crashes_recorded, title="台账从未报送，不写作零", period="2022-11", gives=State.NOT_REPORTED),
    example(f.crashes_recorded, title="没有事故的大队保留，记零", period="2022-11", crashes=_FOUR, brigades=_BRIGADES,
            by="brigade", gives={"一大队": 3, "二大队": 0}),
    example(f.crashes_recorded, title="没有填区县的事故列为不详，分项之和等于总数", period="2022-11", crashes=_FOUR,
            brigades=_BRIGADES, by="district", gives={"东岭区": 2, "西河县": 0, "不详": 1}),
    example(f.crashes_recorded, title="按月分项，没有事故的月份保留", period="2022Q4", crashes=_FOUR, by="month",
            gives={"2022年10月": 0, "2022年11月": 3, "2022年12月": 1}),
    example(f.crashes_recorded, title="没有查明原因的事故列为不详", period="2022-11", crashes=_FOUR, by="cause",
            gives={"醉酒驾驶": 1, "饮酒驾驶": 1, "不详": 1}),
    example(f.fatal_crashes, title="只计事故类别为死亡的", period="2022-11", crashes=_FOUR, gives=1),
    example(f.injury_crashes, title="有死亡的事故不再计为伤人事故", period="2022-11", crashes=_FOUR, gives=1),
    example(f.damage_crashes, title="只有财产损失的事故", period="2022-11", crashes=_FOUR, gives=1),
    example(f.general_procedure_crashes, title="简易程序的不计", period="2022-11", crashes=_FOUR, gives=2),
    example(f.drink_crashes, title="饮酒、醉酒合计；原因未查明的不计", period="2022-11", crashes=_FOUR, gives=2),
    example(f.electric_crashes, title="一起事故有两辆电动车，计一起", period="2022-11", crashes=_FOUR, parties="""
        crash | no | role     | vehicle_kind | injury
        S2    | 1  | 非机动车 | 电动自行车   | 无
        S2    | 2  | 非机动车 | 电动三轮车   | 轻伤
        S3    | 1  | 机动车   | 小型客车     | 无
        S3    | 2  | 非机动车 |              | 无
    """, gives=1),
    example(f.electric_crashes, title="没有报送当事人，不能说没有电动车", period="2022-11", crashes=_FOUR,
            gives=State.NOT_REPORTED),
    example(f.electric_crashes, title="当事人从不填车辆种类，为不详，不为零", period="2022-11", crashes=_FOUR, parties="""
        crash | no | role     | injury
        S2    | 1  | 非机动车 | 无
    """, gives=State.UNKNOWN),
    example(f.deaths, title="事故后第七日死亡的计入，第八日死亡的不计", period="2022-11", crashes=_FOUR, parties=_HURT,
            gives=1),
    example(f.deaths, title="死亡在下月、事故在本月，七日内的计入本月", period="2022-11", crashes=_FOUR, parties="""
        crash | no | role | injury | died_on
        S2    | 1  | 行人 | 死亡   | 2022-12-07
    """, gives=1),
    example(f.deaths, title="下月首分钟的事故不计入本月", period="2022-11", crashes=_FOUR, parties="""
        crash | no | role | injury | died_on
        S4    | 1  | 行人 | 死亡   | 2022-12-01
    """, gives=0),
    example(f.deaths, title="没有死亡为零，不留空", period="2022-11", crashes=_FOUR, parties=_NO_PARTY, gives=0),
    example(f.deaths, title="只报事故、不报当事人，死亡人数为未报送", period="2022-11", crashes=_FOUR,
            gives=State.NOT_REPORTED),
    example(f.deaths, title="按车辆种类分项，行人列为不详", period="2022-11", crashes=_FOUR, parties="""
        crash | no | role     | vehicle_kind | injury | died_on
        S1    | 1  | 非机动车 | 电动自行车   | 死亡   | 2022-11-01
        S2    | 1  | 行人     |              | 死亡   | 2022-12-01
    """, by="vehicle_kind", gives={"电动自行车": 1, "不详": 1}),
    example(f.injuries, title="第八日死亡的计为受伤；七日内死亡的不计为受伤", period="2022-11", crashes=_FOUR,
            parties=_HURT, gives=3),
    example(f.injuries, title="没有当事人受伤，为零", period="2022-11", crashes=_FOUR, parties=_NO_PARTY, gives=0),
    example(f.vehicles_damaged, title="乘车人不另计一辆", period="2022-11", crashes=_FOUR, parties=_HURT, gives=2),
    example(f.casualties_stated, title="来源给出的合计相加，留空的不加", period="2022-11", crashes="""
        id | happened_at      | severity | brigade | casualties
        S1 | 2022-11-02 10:00 | 死亡     | 01      | 3
        S2 | 2022-11-03 10:00 | 伤人     | 01      |
        S3 | 2022-11-04 10:00 | 伤人     | 01      | 1
    """, gives=4),
    example(f.casualties_stated, title="有事故而伤亡人数全部留空，为不详，不为零", period="2022-11", crashes=_FOUR,
            gives=State.UNKNOWN),
    example(f.casualties_stated, title="没有事故，为零", period="2022-11", crashes=_NONE, gives=0),
    example(f.fatal_crashes_share, title="四起中一起，占百分之二十五", period="2022Q4", crashes=_FOUR.replace("S4 | 2022-12-01 00:00 | 死亡    ", "S4 | 2022-12-01 00:00 | 伤人    "),
            gives=Decimal(25)),
    example(f.fatal_crashes_share, title="没有事故就没有占比", period="2022-11", crashes=_NONE, gives=State.NONE),
    example(f.electric_crashes_share, title="三起中没有一起，占比为零", period="2022-11", crashes=_FOUR,
            parties=_NO_PARTY, gives=0),
)  # fmt: skip
