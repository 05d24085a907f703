"""Serving the centre (服务中心): Y13 to Y18."""

from gongshi_organs.examples.systems.system import Figure, Names, System

CENTRE = (
    System(
        "Y13", "深度融合实施意见",
        {"documents": """
            code | title            | issuer           | issuer_level | issued_on  | kind | secrecy | replaces
            W07  | 融合意见（试行） | 示例市直机关工委 | 本机关       | 2021-01-01 | 制度 | 公开    |
            W08  | 深度融合实施意见 | 示例市直机关工委 | 本机关       | 2022-03-01 | 制度 | 公开    | W07
        """, "programmes": """
            code | title        | kind | basis | since
            PO   | 旧融合意见   | 制度 | W07   | 2021-01-01
            PR   | 深度融合意见 | 制度 | W08   | 2022-03-01
        """, "duties": """
            code | programme | title      | article | who  | what   | rhythm | times | days | since
            YB1  | PR        | 融合座谈会 | 第六条  | 部门 | 座谈会 | 季     | 1     | 0    | 2022-01-01
        """, "activities": """
            id | kind   | held_on    | title | organisers
            A1 | 座谈会 | 2022-10-12 | 座谈  | D1
        """},
        ("duties", """
            code | programme | title    | article | who  | what   | rhythm | since      | until
            YB9  | PO        | 旧座谈会 | 第一条  | 部门 | 座谈会 | 季     | 2022-01-01 |
        """),
        "已由“W08”在 2022-03-01 替代",
        does="collate 条款 --of 深度融合意见 2022-12",
        says=("共 1 条。",),
    ),
    System(
        "Y14", "优秀案例",
        {"contests": """
            code | series   | title            | year | level | nature   | basis | awards     | tie_rule | notice_days
            XC   | 优秀案例 | 融合发展优秀案例 | 2022 | 内部  | 内部评选 | W02   | 优秀案例:2 | 加赛     | 5
        """, "entries": """
            id | contest | unit | title  | text                             | state | award    | award_document | awarded_on | notice_from
            E1 | XC      | O1   | 案例甲 | 坚持党建引领，推动业务提质增效。 | 授奖  | 优秀案例 | W04            | 2022-11-15 | 2022-11-01
            E2 | XC      | O2   | 案例乙 | 另一做法，讲的是河道治理。       | 授奖  | 优秀案例 | W04            | 2022-11-15 | 2022-11-01
        """},
        ("entries", """
            id | contest | unit | title  | state | award    | award_document | awarded_on | notice_from
            E9 | XC      | O3   | 案例丙 | 授奖  | 优秀案例 | W04            | 2022-11-15 | 2022-11-01
        """),
        "名额是 2 个",
        Names("awarded_works", ("案例甲", "案例乙")),
        does="collate 案例集 --of XC 2022-11",
        says=("收录 2 篇。",),
    ),
    System(
        "Y15", "双联共建与服务保障",
        {"document_values": """
            document | measure          | value | unit | place | as_of
            W06      | 全省双联共建村数 | 32    | 个   | 附件  | 2022-05-01
        """, "links": """
            id | kind     | a  | b  | since
            L1 | 双联共建 | W1 | V1 | 2022-05-01
        """},
        ("document_values", """
            document | measure          | value | unit | place
            W06      | 全省双联共建村数 | 32    | 个   |
        """),
        "页码或条款",
        Figure("outside_values", 32, by="measure", part="全省双联共建村数"),
        does="collate 双联 2022-11",
        says=("村 1 个，结对 1 对",),
    ),
    System(
        "Y16", "结对共建、联学联建",
        {"links": """
            id | kind     | a  | b  | since
            L1 | 结对共建 | O1 | Z1 | 2022-03-01
        """, "activities": """
            id | kind     | held_on    | title        | organisers | link
            A1 | 联学联建 | 2022-11-05 | 联合主题党日 | O1、Z1     | L1
        """},
        ("activities", """
            id | kind     | held_on    | title        | organisers | link
            A9 | 联学联建 | 2022-02-05 | 联合主题党日 | O1、Z1     | L1
        """),
        "所属结对“L1”自 2022-03-01 起",
        Figure("activities_to_date", 1, by="activity_kind", part="联学联建"),
        does="collate 联学 2022-11",
        says=("结对 1 对，活动 1 次，其中补录 0 次",),
    ),
    System(
        "Y17", "外部案例评选",
        {"document_values": """
            document | measure    | value | unit | place
            W05      | 参评案例数 | 103   | 个   | 第2页
        """, "contests": """
            code | series               | title            | year | level | nature   | basis | document
            XO   | 沿黄机关党建创新案例 | 创新案例评选     | 2022 | 内部  | 内部评选 | W02   |
            XP   | 沿黄机关党建创新案例 | 创新案例全国评选 | 2022 | 全国  | 外部评选 | W05   | W05
        """, "entries": """
            id | contest | unit | state | award | award_document | awarded_on | sent_from
            E1 | XO      | O1   | 入围  |       |                |            |
            E2 | XP      | O1   | 授奖  | 铜奖  | W05            | 2022-09-22 | E1
        """},
        ("document_values", """
            document | measure    | value | unit | place
            W05      | 参评案例数 | 103   | 个   | 第2页
            W06      | 参评案例数 | 105   | 个   | 第1页
        """),
        "有几个采用的数值：103、105",
        Figure("outside_values", 103, by="measure", part="参评案例数"),
        does="figure outside_values 2022-11 --by measure",
        says=("参评案例数：103个",),
    ),
    System(
        "Y18", "双报到与三张清单",
        {"listings": """
            id | kind | unit | category | text | quantity | measure | urgency
            N1 | 需求 | S1   | 助老     | 助餐 | 3        | 次      | 5
            N2 | 需求 | S2   | 法律服务 | 咨询 | 2        | 次      | 3
            M1 | 资源 | O1   | 助老     | 志愿 | 2        | 次      |
            M2 | 资源 | O3   | 法律服务 | 律师 | 4        | 次      |
            M3 | 资源 | O2   | 助老     | 志愿 | 1        | 次      |
        """, "links": """
            id | kind   | a  | b  | since
            L1 | 双报到 | O1 | S1 | 2022-04-01
        """},
        ("listings", """
            id | kind | unit | category | text | quantity | measure | need | resource
            J9 | 项目 | O1   | 助老     | 助餐 | 3        | 次      | N1   | M1
        """),
        "资源“M1”共 2",
        does="pair 2022-11",
        says=("3 个组织、2 个社区，1 个社区有两个以上组织", "已证最优"),
    ),
)  # fmt: skip
