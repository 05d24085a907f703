"""Worked examples: lifetime bans and submitted cases (算例：终身禁驾、提请公布的案例)."""

from gongshi import State
from gongshi.figures.example import example
from gongshi_traffic.figures import bans as f

_BANS = """
    decision | person | sex | unlicensed | ground | decided_on | brigade
    D1       | R1     | 男  | 否         | 91-5   | 2022-11-01 | 01
    D2       | R2     | 男  | 是         | 101-2  | 2022-11-30 | 01
    D3       | R2     | 男  | 是         | 91-5   | 2022-11-30 | 01
    D4       | R3     | 女  | 否         | 91-5   | 2022-12-01 | 02
"""
_NONE = "decision | person"
_FINDINGS = """
    crash | number | kind       | found_on   | case_title
    S1    | N1     | 事故认定书 | 2022-11-01 | 左转弯未让直行
    S2    | N2     | 事故认定书 | 2022-11-30 |
    S3    | N3     | 事故证明   | 2022-11-15 |
    S4    | N4     | 事故认定书 | 2022-08-01 | 闯红灯
    S5    | N5     | 事故认定书 | 2022-07-31 | 逆行
"""
_NO_FINDING = "crash | number"
_PARTIES = """
    crash | no | role     | vehicle_kind | injury
    S1    | 1  | 非机动车 | 电动自行车   | 轻伤
    S1    | 2  | 非机动车 | 电动三轮车   | 无
    S4    | 1  | 非机动车 | 电动自行车   | 轻伤
    S5    | 1  | 非机动车 | 电动自行车   | 轻伤
"""

EXAMPLES = (
    example(f.bans_decided, title="按决定日期计，首末两日都计入", period="2022-11", bans=_BANS, gives=3),
    example(f.bans_decided, title="按依据分项", period="2022-11", bans=_BANS, by="ground",
            gives={"饮酒、醉酒驾驶发生重大交通事故，构成犯罪": 2, "造成交通事故后逃逸": 1}),
    example(f.bans_decided, title="本月没有决定，为零", period="2022-11", bans=_NONE, gives=0),
    example(f.persons_banned, title="一人两份决定计一人", period="2022-11", bans=_BANS, gives=2),
    example(f.persons_banned_described, title="按性别分项，没有的性别保留", period="2022-11", bans=_BANS, by="sex",
            gives={"男": 2, "女": 0}),
    example(f.persons_banned_described, title="依法删除后人数不变，性别为不详", period="2022-11", by="sex", bans="""
        decision | person | ground | decided_on | brigade
        D1       | R1     | 91-5   | 2022-11-01 | 01
    """, gives={"不详": 1}),
    example(f.findings_made, title="事故证明不是认定书，不计", period="2022-11", findings=_FINDINGS, gives=2),
    example(f.cases_submitted, title="提请的案例，认定日期在本月及此前三个月内", period="2022-11", findings=_FINDINGS, gives=2),
    example(f.cases_submitted, title="没有提请，为零", period="2022-11", findings=_NO_FINDING, gives=0),
    example(f.cases_submitted_electric, title="一起案例有两辆电动车，计一起", period="2022-11", findings=_FINDINGS,
            parties=_PARTIES, gives=2),
    example(f.cases_electric_share, title="两起都涉及电动车，占百分之百", period="2022-11", findings=_FINDINGS,
            parties=_PARTIES, gives=100),
    example(f.cases_electric_share, title="没有案例就没有占比", period="2022-11", findings=_NO_FINDING, parties=_PARTIES,
            gives=State.NONE),
)  # fmt: skip
