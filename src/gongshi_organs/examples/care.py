"""Worked examples: care, relief, issues (算例：关怀、救助、问题)."""

from decimal import Decimal

from gongshi import State
from gongshi.figures.example import example
from gongshi_organs.figures import care as f

_CARE = """
    id | kind     | on         | unit | person | amount_fen | fund | cause | approved_on | paid_on    | refunded_on
    K1 | 困难救助 | 2022-01-05 | D1   | P1     | 250000     | 工会 | 病    | 2022-01-10  | 2022-01-20 |
    K2 | 困难救助 | 2022-01-05 | D1   | P2     | 250000     | 工会 | 病    | 2022-01-10  | 2022-01-20 |
    K3 | 困难救助 | 2022-01-05 | D2   | P3     | 250000     | 党费 | 灾    | 2022-01-10  | 2022-01-20 |
    K4 | 困难救助 | 2022-01-05 | D2   | P4     | 250000     | 党费 | 病    | 2022-01-10  | 2022-01-20 | 2022-03-01
    K5 | 困难救助 | 2022-11-05 | D2   | P5     | 300000     | 工会 | 学    | 2022-11-10  |            |
    K6 | 困难救助 | 2022-11-05 | D2   | P6     | 300000     | 工会 | 学    | 2022-11-10  | 2022-11-21 |
    K7 | 困难救助 | 2022-11-05 | D2   | P7     | 100        | 工会 | 病    | 2022-11-10  | 2022-11-21 |
    K8 | 困难救助 | 2022-11-05 | D2   | P8     | 99900      | 工会 | 病    | 2022-11-10  | 2022-11-21 |
    M1 | 谈心谈话 | 2022-11-05 | D1   | P1     |            |      |       |             |            |
    M2 | 政治生日 | 2022-05-05 | D1   | P1     |            |      |       |             |            |
    M3 | 荣退仪式 | 2021-05-05 | D1   | P2     |            |      |       |             |            |
"""
_NONE = "id | kind | on | unit | person"
_ISSUES = """
    id | kind       | unit | found_on   | text | likelihood | impact | owner | closed_on  | verified_by
    I1 | 调研问题   | D1   | 2022-05-10 | 甲   |            |        | P1    | 2022-09-01 | P2
    I2 | 调研问题   | D1   | 2022-05-10 | 乙   |            |        | P1    |            |
    I3 | 对标差距   | D2   | 2022-06-10 | 丙   |            |        | P3    | 2022-12-01 | P4
    I4 | 廉政风险点 | D2   | 2022-06-10 | 丁   | 3          | 3      | P3    |            |
"""
_ON = {"period": "2022-11", "on": "2022-11-21"}

EXAMPLES = (
    example(f.relief_paid_fen, title="只加已发放的，退回的不计", care=_CARE, gives=1150000, **_ON),
    example(f.relief_paid_fen, title="没有救助，为零", care=_NONE, gives=0, **_ON),
    example(f.relief_paid_fen, title="不满五笔的合计不公布", care=_CARE, period="2022-02", gives=State.SUPPRESSED),
    example(f.relief_paid, title="以元表示，精确", care=_CARE, gives=Decimal(11500), **_ON),
    example(f.relief_payments, title="六笔", care=_CARE, gives=6, **_ON),
    example(f.relief_payments, title="少于五笔不公布", care=_CARE, period="2022-02", gives=State.SUPPRESSED),
    example(f.relief_by_cause, title="总数可以公布", care=_CARE, gives=6, **_ON),
    example(f.care_kinds, title="本年有过的种类，去年的不计", care=_CARE, gives=2, **_ON),
    example(f.care_given, title="少于五次不公布", care=_CARE, period="2022-05", gives=State.SUPPRESSED),
    example(f.care_given, title="本月各类合计", care=_CARE, gives=5, **_ON),
    example(f.issues_found, title="风险点不在此列", issues=_ISSUES, gives=3, **_ON),
    example(f.issues_closed, title="截至日之后销号的不计", issues=_ISSUES, gives=1, **_ON),
    example(f.issues_closed_share, title="没有问题就没有解决率", issues="id | kind | unit | found_on", gives=State.NONE, **_ON),
    example(f.issues_closed_share, title="两个里解决一个", gives=Decimal(50), issues="""
        id | kind     | unit | found_on   | owner | closed_on  | verified_by
        I1 | 调研问题 | D1   | 2022-05-10 | P1    | 2022-09-01 | P2
        I2 | 调研问题 | D1   | 2022-05-10 | P1    |            |
    """, **_ON),
    example(f.risk_points, title="少于五个不公布", issues=_ISSUES, gives=State.SUPPRESSED, **_ON),
)  # fmt: skip
