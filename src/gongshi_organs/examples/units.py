"""Worked examples: units, seats, groups (算例：单位、任职、小组)."""

from decimal import Decimal

from gongshi import State
from gongshi.figures.example import example
from gongshi_organs.figures import units as f

_UNITS = """
    code | name     | kind           | of_unit | region | established_on | abolished_on | members | has_group | term_end
    D1   | 样本一局 | 部门           |         | 东岭区 | 2019-01-01     |              |         | 是        |
    D2   | 样本二局 | 部门           |         | 东岭区 | 2019-01-01     |              |         | 是        |
    D3   | 样本三局 | 部门           |         | 西湾区 | 2019-01-01     | 2022-11-21   |         | 是        |
    D4   | 样本四办 | 部门           |         | 西湾区 | 2022-12-01     |              |         | 否        |
    O1   | 一局组织 | 直属机关党组织 | D1      | 东岭区 | 2019-01-01     |              | 120     |           | 2022-11-30
    O2   | 二局组织 | 直属机关党组织 | D2      | 东岭区 | 2019-01-01     |              | 30      |           | 2023-11-30
    C1   | 一局党委 | 机关党委       | D1      | 东岭区 | 2019-01-01     |              | 120     |           | 2022-11-01
    C2   | 三局党委 | 机关党委       | D3      | 西湾区 | 2019-01-01     | 2022-11-21   | 110     |           |
    J1   | 一局纪委 | 机关纪委       | C1      | 东岭区 | 2021-05-01     |              |         |           |
    J2   | 三局纪委 | 机关纪委       | C2      | 西湾区 | 2021-05-01     |              |         |           |
    Z1   | 一局总支 | 党总支         | C1      | 东岭区 | 2019-01-01     |              | 60      |           | 2022-10-31
    B1   | 一局支部 | 党支部         | Z1      | 东岭区 | 2019-01-01     |              | 12      |           |
    B2   | 村支部   | 村支部         |         | 东岭区 | 2019-01-01     |              | 30      |           |
    G1   | 一组     | 学习小组       | D1      | 东岭区 | 2022-06-01     |              |         |           |
    G2   | 二组     | 学习小组       | D1      | 东岭区 | 2022-06-01     |              |         |           |
    G3   | 旧组     | 学习小组       | D2      | 东岭区 | 2022-06-01     | 2022-10-01   |         |           |
"""
_NO_UNIT = "code | name | kind | established_on"
_POSTS = """
    person | unit | role           | since      | until
    P1     | D1   | 党组书记       | 2021-01-01 |
    P1     | D1   | 机关党组织书记 | 2021-01-01 |
    P2     | D2   | 党组书记       | 2021-01-01 |
    P3     | D2   | 机关党组织书记 | 2021-01-01 | 2022-11-22
    P4     | T1   | 监督员         | 2021-06-01 |
    P4     | T2   | 监督员         | 2022-06-01 |
    P5     | T1   | 监督员         | 2021-06-01 | 2022-05-31
    P6     | T3   | 宣讲员         | 2022-11-21 |
    P7     | T3   | 宣讲员         | 2022-11-22 |
"""
_NO_POST = "person | unit | role | since"
_LINKS = """
    id | kind     | a  | b  | since      | until
    L1 | 联合组建 | G1 | D2 | 2022-06-01 |
    L2 | 联合组建 | G3 | D4 | 2022-06-01 |
"""
_ON = {"period": "2022-11", "on": "2022-11-21"}

EXAMPLES = (
    example(f.units_live, title="撤销之日起不再计入，尚未设立的不计", by="unit_kind", units=_UNITS, **_ON,
            gives={"部门": 2, "直属机关党组织": 2, "机关党委": 1, "机关纪委": 2, "党总支": 1, "党支部": 1, "村支部": 1, "学习小组": 2}),
    example(f.units_live, title="没有单位，为零", units=_NO_UNIT, gives=0, **_ON),
    example(f.party_committees, title="已撤销的机关党委不计", units=_UNITS, gives=1, **_ON),
    example(f.general_branches, title="只计党总支", units=_UNITS, gives=1, **_ON),
    example(f.branches, title="村支部不是机关党支部", units=_UNITS, gives=1, **_ON),
    example(f.members, title="只加直属机关党组织，下级不重复加", units=_UNITS, gives=150, **_ON),
    example(f.members, title="没有单位，为零", units=_NO_UNIT, gives=0, **_ON),
    example(f.members_admitted, title="按接收日期计，截至日之后的不计", gives=1, persons="""
        number | name | state | admitted_on
        P1     | 假一 | 在职  | 2022-11-01
        P2     | 假二 | 在职  | 2022-11-30
        P3     | 假三 | 在职  | 2022-10-31
        P4     | 假四 | 在职  |
    """, **_ON),
    example(f.terms_ending, title="任期最后一天在本月的计入", units=_UNITS, gives=2, **_ON),
    example(f.committees_with_discipline, title="机关党委已撤销的，其机关纪委不计", units=_UNITS, gives=1, **_ON),
    example(f.both_seats_filled, title="两职都在任才计入", posts=_POSTS, units=_UNITS, gives=2, **_ON),
    example(f.both_seats_filled, title="免职之日起为空缺", posts=_POSTS, units=_UNITS, period="2022-11", on="2022-11-22", gives=1),
    example(f.both_seats_one_person, title="一人兼任两职的部门", posts=_POSTS, units=_UNITS, gives=1, **_ON),
    example(f.seats_vacant, title="一职空缺即列为空缺", posts=_POSTS, units=_UNITS, period="2022-11", on="2022-11-22", gives=1),
    example(f.seats_vacant, title="都不空缺，为零", posts=_POSTS, units=_UNITS, gives=0, **_ON),
    example(f.one_shoulder_share, title="两个部门都配齐，一个一肩挑", posts=_POSTS, units=_UNITS, gives=Decimal(50), **_ON),
    example(f.one_shoulder_share, title="没有一个部门配齐，就没有比例", posts=_NO_POST, units=_UNITS, gives=State.NONE, **_ON),
    example(f.supervisors, title="一人在两支队伍计一人，聘期已满的不计", posts=_POSTS, gives=1, **_ON),
    example(f.lecturers, title="任职当天起计入", posts=_POSTS, gives=1, **_ON),
    example(f.study_groups, title="联合小组计一个，撤销的不计", units=_UNITS, gives=2, **_ON),
    example(f.departments_with_groups, title="联合组建的各部门都计入，小组撤销后不计", units=_UNITS, links=_LINKS, gives=2, **_ON),
)  # fmt: skip
