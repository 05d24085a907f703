"""Organisation (组织建设): Y19 to Y22."""

from decimal import Decimal

from gongshi_organs.examples.systems.system import Figure, Names, System

ORGANISATION = (
    System(
        "Y19", "一把手工程、一肩挑",
        {"posts": """
            person | unit | role           | since      | until
            R1     | D1   | 党组书记       | 2021-01-01 |
            R1     | D1   | 机关党组织书记 | 2021-01-01 |
            R3     | D2   | 党组书记       | 2021-01-01 |
            R4     | D2   | 机关党组织书记 | 2021-01-01 |
            R5     | D3   | 党组书记       | 2021-01-01 |
        """},
        ("posts", """
            person | unit | role           | since
            R9     | D3   | 机关党组织书记 | 1996-01-01
        """),
        "那天还不是党员",
        Figure("one_shoulder_share", Decimal(50)),
        does="collate 一肩挑 2022-11",
        says=("2 个里有 1 个（50%）由同一人担任；另有 1 个有空缺",),
    ),
    System(
        "Y20", "光荣在党50年、新党员宣誓",
        {"activities": """
            id | kind           | held_on    | title | organisers
            A1 | 50年纪念章颁发 | 2021-06-29 | 颁发  | D1
            A2 | 50年纪念章颁发 | 2022-06-29 | 颁发  | D1
            A3 | 新党员宣誓     | 2022-06-29 | 宣誓  | D1
        """, "care": """
            id | kind       | on         | unit | person
            G1 | 50年纪念章 | 2022-07-01 | D1   | R6
        """},
        ("care", """
            id | kind       | on         | unit | person
            G9 | 50年纪念章 | 2022-07-01 | D2   | R7
        """),
        "不满 50 年",
        Figure("ceremony_years", 2),
        does="collate 纪念章 2022-11 --as 甲",
        says=("候选 0 人",),
    ),
    System(
        "Y21", "我来讲党课",
        {"contests": """
            code | series     | title      | year | level | nature   | basis | awards             | tie_rule | criteria | judges_least
            XK   | 我来讲党课 | 我来讲党课 | 2022 | 内部  | 内部评选 | W02   | 一等奖:1、二等奖:1 | 并列都取 | 内容:100 | 1
        """, "entries": """
            id | contest | unit | person | title | state
            E1 | XK      | D1   | R1     | 党课甲 | 参赛
            E2 | XK      | D2   | R3     | 党课乙 | 参赛
            E3 | XK      | D3   | R5     | 党课丙 | 参赛
        """, "scores": """
            entry | judge | criterion | round | value
            E1    | R8    | 内容      | 决赛  | 90
            E2    | R8    | 内容      | 决赛  | 90
            E3    | R8    | 内容      | 决赛  | 80
        """},
        ("scores", """
            entry | judge | criterion | round | value
            E1    | R2    | 内容      | 决赛  | 95
        """),
        "同属单位“D1”",
        does="contest XK 2022-11",
        says=("1 E1 90.0000 一等奖", "1 E2 90.0000 一等奖"),
    ),
    System(
        "Y22", "发现榜样",
        {"contests": """
            code | series   | title    | year | level | nature   | basis | notice_days
            XF   | 发现榜样 | 发现榜样 | 2022 | 内部  | 内部评选 | W02   | 5
        """, "entries": """
            id | contest | unit | person | title  | state | award    | award_document | awarded_on | notice_from | consented_on | opinions
            E1 | XF      | D1   | R1     | 事迹甲 | 授奖  | 身边榜样 | W04            | 2022-11-15 | 2022-11-01  | 2022-10-20   | 无异议
            E2 | XF      | D2   | R3     | 事迹乙 | 授奖  | 身边榜样 | W04            | 2022-11-15 | 2022-11-01  |              | 无异议
        """},
        ("entries", """
            id | contest | unit | person | title  | state | opinions
            E9 | XF      | D3   | R5     | 事迹丙 | 公示  | 有异议
        """),
        "请先处理意见",
        Names("honoured_people", ("假一甲",)),
        does="review organs 2022-11",
        says=("身边榜样",),
    ),
)  # fmt: skip
