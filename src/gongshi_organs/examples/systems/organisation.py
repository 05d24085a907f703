"""Organisation (组织建设): Y19 to Y22."""

from decimal import Decimal

from gongshi_organs.contests import Mark, awards, results
from gongshi_organs.examples.systems.system import Figure, Made, Names, System

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
            person | unit | role     | since      | until
            R5     | D3   | 党组书记 | 2022-01-01 | 2021-01-01
        """),
        "早于任职日期",
        Figure("one_shoulder_share", Decimal(50)),
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
    ),
    System(
        "Y21", "我来讲党课",
        {"contests": """
            code | series     | title      | year | level | nature   | basis | awards             | tie_rule | criteria
            XK   | 我来讲党课 | 我来讲党课 | 2022 | 内部  | 内部评选 | W02   | 一等奖:1、二等奖:1 | 并列都取 | 内容:100
        """, "entries": """
            id | contest | unit | person | title | state
            E1 | XK      | D1   | R1     | 党课甲 | 参赛
        """},
        ("entries", """
            id | contest | unit | person | title | state
            E9 | XX      | D1   | R1     | 党课乙 | 参赛
        """),
        "不在评选台账里",
        Made("方案", "并列跨线时按规则授奖", lambda rows, at: [
            (a.entry, a.prize) for a in awards(
                results([Mark(e, "评", "内容", v) for e, v in (("甲", 90), ("乙", 90), ("丙", 80))]),
                {"一等奖": 1, "二等奖": 1}, tie_rule="并列都取")],
            [("乙", "一等奖"), ("甲", "一等奖")]),
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
    ),
)  # fmt: skip
