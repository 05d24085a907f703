"""Integrity and conduct (廉政作风): Y23 to Y29."""

from decimal import Decimal

from gongshi import State
from gongshi_organs.examples.systems.system import Figure, Made, System
from gongshi_organs.views.duties import calendar_of

INTEGRITY = (
    System(
        "Y23", "机关纪委",
        {"units": """
            code | name         | kind     | of_unit | established_on
            C2   | 二局机关党委 | 机关党委 | D2      | 2019-01-01
            J2   | 二局机关纪委 | 机关纪委 | C2      | 2021-05-01
        """},
        ("units", """
            code | name         | kind     | of_unit | established_on
            J9   | 三办机关纪委 | 机关纪委 | D3      | 2021-05-01
        """),
        "应为机关党委",
        Figure("committees_with_discipline", 2),
    ),
    System(
        "Y24", "机关纪委书记半年述职",
        {"programmes": """
            code | title    | kind | basis | since
            PS   | 述职制度 | 制度 | W02   | 2022-01-01
        """, "duties": """
            code | programme | title    | article | who      | what | rhythm | times | days | since
            YB1  | PS        | 半年述职 | 第五条  | 机关纪委 | 述职 | 半年   | 1     | 20   | 2022-01-01
        """, "activities": """
            id | kind | held_on    | title | organisers | electors | votes
            A1 | 述职 | 2022-06-20 | 述职  | J1         | 60       | 31
        """},
        ("activities", """
            id | kind | held_on    | title | organisers | electors | votes
            A9 | 述职 | 2022-06-20 | 述职  | J1         | 60       | 29
        """),
        "不足应到 60 人的半数",
        Made("日历", "上半年述职", lambda rows, at: [
            (d.unit, str(d.due_on), d.state.label) for d in calendar_of(rows, at.moved(at.period.parse("2022-07")))],
            [("J1", "2022-07-20", "已办")]),
    ),
    System(
        "Y25", "廉政谈话、集体谈话",
        {"activities": """
            id | kind     | held_on    | title | organisers | speaker
            A1 | 廉政谈话 | 2022-11-08 | 谈话  | D1         | R1
        """},
        ("activities", """
            id | kind     | held_on    | title | organisers | recorded_on
            A9 | 廉政谈话 | 2022-11-18 | 谈话  | D1         | 2022-11-10
        """),
        "活动尚未举行",
        Figure("talks_held", State.SUPPRESSED),  # type: ignore[arg-type]
    ),
    System(
        "Y26", "廉政风险点排查台账",
        {"issues": """
            id | kind       | unit | found_on   | text             | likelihood | impact | measure      | owner
            I1 | 廉政风险点 | D1   | 2022-06-01 | 项目验收环节把关不严 | 3          | 3      | 集体研究决定 | R1
            I2 | 廉政风险点 | D2   | 2022-06-01 | 公务接待审批不规范 | 1          | 2      | 事前审批     | R3
        """},
        ("issues", """
            id | kind       | unit | found_on   | text               | likelihood | impact | measure  | owner
            I9 | 廉政风险点 | D1   | 2022-06-01 | 假一甲在验收中把关不严 | 2          | 1      | 事前审批 | R3
        """),
        "出现了人员姓名",
        Made("方案", "按规则定级", lambda rows, at: [(r["id"], r["grade"]) for r in rows["graded"]], [("I1", "高"), ("I2", "低")]),
    ),
    System(
        "Y27", "党风政风监督员",
        {"posts": """
            person | unit | role   | since      | until
            R8     | T1   | 监督员 | 2021-06-01 |
            R9     | T1   | 监督员 | 2021-06-01 | 2022-05-31
        """},
        ("posts", """
            person | unit | role   | since
            R99    | T1   | 监督员 | 2021-06-01
        """),
        "不在台账里",
        Figure("supervisors", 1),
    ),
    System(
        "Y28", "严真细实快、双对标",
        {"issues": """
            id | kind     | unit | found_on   | text     | benchmark | indicator | their_value | own_value | comparable | owner | measure | closed_on  | verified_by
            I1 | 对标差距 | D1   | 2022-06-01 | 办件时长 | 外市某局  | 平均天数  | 3           | 5         | 可比       | R1    | 精简    | 2022-10-01 | R3
            I2 | 对标差距 | D2   | 2022-06-01 | 口径不同 | 外市某局  | 投诉率    |             |           | 不可比     | R3    | 学习    |            |
        """},
        ("issues", """
            id | kind     | unit | found_on   | text     | benchmark | indicator | their_value | comparable | owner
            I9 | 对标差距 | D1   | 2022-06-01 | 办件时长 | 外市某局  | 平均天数  | 3           | 可比       | R1
        """),
        "却没有双方数值",
        Figure("issues_closed_share", Decimal(50)),
    ),
    System(
        "Y29", "模范机关+美德健康生活方式",
        {"programmes": """
            code | title    | kind | basis | since      | number_word
            PV   | 五种能力 | 目录 | W02   | 2022-01-01 | 5
        """, "items": """
            programme | path | title  | since
            PV        | 1    | 能力甲 | 2022-01-01
            PV        | 2    | 能力乙 | 2022-01-01
            PV        | 3    | 能力丙 | 2022-01-01
            PV        | 4    | 能力丁 | 2022-01-01
            PV        | 5    | 能力戊 | 2022-01-01
        """},
        ("programmes", """
            code | title              | kind | basis | since      | named
            PZ   | 美德健康示范点创建 | 行动 | W02   | 2022-01-01 | 是
        """),
        "不是市级以上的批准文件",
        Figure("items_of_level_one", 5, by="programme", part="五种能力"),
    ),
)  # fmt: skip
