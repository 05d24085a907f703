"""Integrity and conduct (廉政作风): Y23 to Y29."""

from decimal import Decimal

from gongshi import State
from gongshi_organs.examples.systems.system import Figure, System

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
        does="collate 机关纪委 2022-11",
        says=("2 个里有 2 个（100%）设立机关纪委",),
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
        """, "units": """
            code | name         | kind     | of_unit | region | established_on | members
            C2   | 二局机关党委 | 机关党委 | D2      | 东岭区 | 2019-01-01     | 130
            J2   | 二局机关纪委 | 机关纪委 | C2      | 东岭区 | 2021-05-01     |
        """, "posts": """
            person | unit | role         | since      | until
            R3     | J2   | 机关纪委书记 | 2021-05-01 | 2022-03-31
            R4     | J2   | 机关纪委书记 | 2022-04-02 |
        """},
        ("activities", """
            id | kind | held_on    | title | organisers | electors | votes
            A9 | 述职 | 2022-06-20 | 述职  | J1         | 60       | 29
        """),
        "不足应到 60 人的半数",
        does="collate 述职 2022-07",
        says=("应述职 1 个，已办 1 个，逾期 0 个", "二局机关纪委  2022-01-01  2022-06-30  2022-07-20  任职不满3个月"),
    ),
    System(
        "Y25", "廉政谈话、集体谈话",
        {"activities": """
            id | kind     | held_on    | title | organisers | speaker
            A1 | 廉政谈话 | 2022-11-08 | 谈话  | D1         | R1
        """},
        ("activities", """
            id | kind     | held_on    | title | organisers | document
            A9 | 廉政谈话 | 2022-11-10 | 谈话  | D1         | W01
        """),
        "内容不进本系统",
        Figure("talks_held", State.SUPPRESSED),  # type: ignore[arg-type]
        does="collate 谈话 2022-11",
        says=("3 个里有 1 个（33.3%）本年有谈话记录",),
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
        does="collate 风险 2022-11 --as 甲",
        says=("未分类  1  0  1  2", "风险点 2 个，其中高 1 个"),
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
            R9     | T1   | 监督员 | 2021-06-01
            R9     | T1   | 监督员 | 2023-06-01
            R9     | T1   | 监督员 | 2025-06-01
        """),
        "这是第 3 届，最多 2 届",
        Figure("supervisors", 1),
        does="collate 名册 --of 监督员队伍 2022-11",
        says=("在任 1 人。",),
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
        does="collate 对标 2022-11",
        says=("对标 2 项，可比 1 项，不可比 1 项",),
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
        does="figure items_of_level_one 2022-11 --by programme",
        says=("五种能力：5项",),
    ),
)  # fmt: skip
