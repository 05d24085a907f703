"""Mass organisations (群团工作): Y30 to Y40."""

from decimal import Decimal

from gongshi_organs.contests import Finish, team_table
from gongshi_organs.examples.systems.system import Figure, Made, Names, System
from gongshi_organs.pairing import place
from gongshi_organs.views.contests import contest_of, outcome_in

MASS = (
    System(
        "Y30", "工会换届、改选",
        {"contests": """
            code | series   | title        | year | level | nature   | basis | seats
            XE   | 工会换届 | 一局工会换届 | 2022 | 内部  | 内部评选 | W02   | 2
        """, "entries": """
            id | contest | unit | person | state
            E1 | XE      | U1   | R1     | 申报
            E2 | XE      | U1   | R2     | 申报
            E3 | XE      | U1   | R3     | 申报
        """, "ballots": """
            contest | round | entry | electors | present | issued | returned | void | votes
            XE      | 首轮  | E1    | 60       | 55      | 55     | 55       | 1    | 50
            XE      | 首轮  | E2    | 60       | 55      | 55     | 55       | 1    | 30
            XE      | 首轮  | E3    | 60       | 55      | 55     | 55       | 1    | 25
        """},
        ("ballots", """
            contest | round    | entry | electors | present | issued | returned | void | votes
            XE      | 另行选举 | E2    | 60       | 39      | 39     | 39       | 0    | 30
        """),
        "不足应到 60 人的三分之二",
        Made("方案", "当选和另行选举", lambda rows, at: (
            outcome_in(rows, contest_of(rows, "XE")).elected, outcome_in(rows, contest_of(rows, "XE")).run_off), (("E1",), ("E2", "E3"))),
    ),
    System(
        "Y31", "培训班",
        {"activities": """
            id | kind   | held_on    | title      | organisers | heads
            A1 | 培训班 | 2022-11-03 | 工会干部班 | D1         | 50
            A2 | 培训班 | 2022-11-04 | 工会干部班 | D1         | 45
        """},
        ("activities", """
            id | kind   | held_on    | title      | organisers | heads
            A9 | 培训班 | 2022-11-04 | 工会干部班 | D9         | 45
        """),
        "不在单位台账里",
        Figure("training_heads", 95),
    ),
    System(
        "Y32", "劳模疗休养",
        {"care": """
            id | kind   | on         | unit | person | amount_fen | fund | approved_on | paid_on    | receipt
            G1 | 疗休养 | 2022-08-01 | D1   | R1     | 300000     | 工会 | 2022-07-20  | 2022-08-01 | S1
        """},
        ("care", """
            id | kind   | on         | unit | person | amount_fen | fund | approved_on | paid_on    | receipt
            G8 | 疗休养 | 2022-08-02 | D2   | R3     | 300000     | 工会 | 2022-07-20  | 2022-08-01 | S2
            G9 | 疗休养 | 2023-08-02 | D2   | R3     | 300000     | 工会 | 2023-07-20  | 2023-08-01 | S3
        """),
        "不满 3 年",
        Made("方案", "按先后排名额", lambda rows, at: place(
            {"从未去过": 1, "五年前去过": 1, "去年去过": 1}, {"首批": (0, 2), "候补": (0, 3)},
            worth=lambda who, batch: {"从未去过": 9, "五年前去过": 5, "去年去过": 0}[who] if batch == "首批" else 0).pairs,
            (("五年前去过", "首批"), ("从未去过", "首批"), ("去年去过", "候补"))),
    ),
    System(
        "Y33", "困难职工送温暖",
        {"care": """
            id | kind     | on         | unit | person | amount_fen | fund | cause | approved_on | paid_on    | receipt
            G1 | 困难救助 | 2022-01-05 | D1   | R1     | 250000     | 工会 | 病    | 2022-01-10  | 2022-01-20 | S1
            G2 | 困难救助 | 2022-01-05 | D1   | R2     | 250000     | 工会 | 灾    | 2022-01-10  | 2022-01-20 | S2
            G3 | 困难救助 | 2022-01-05 | D2   | R3     | 250000     | 工会 | 病    | 2022-01-10  | 2022-01-20 | S3
            G4 | 困难救助 | 2022-01-05 | D2   | R4     | 250000     | 工会 | 学    | 2022-01-10  | 2022-01-20 | S4
            G5 | 困难救助 | 2022-01-05 | D3   | R5     | 250000     | 工会 | 病    | 2022-01-10  | 2022-01-20 | S5
            G6 | 困难救助 | 2022-01-05 | D1   | R6     | 250000     | 工会 | 灾    | 2022-01-10  |            |
        """},
        ("care", """
            id | kind     | on         | unit | person | amount_fen | fund | cause | approved_on | paid_on    | receipt
            G9 | 困难救助 | 2022-01-05 | D1   | R1     | 250000     | 工会 | 病    | 2022-01-10  | 2022-01-09 | S9
        """),
        "早于审批日期",
        Figure("relief_paid", Decimal(12500)),
    ),
    System(
        "Y34", "职工之家",
        {"programmes": """
            code | title    | kind | basis | since
            PJ   | 群团建设 | 工程 | W02   | 2022-01-01
        """, "items": """
            programme | path | title    | since
            PJ        | 1    | 职工之家 | 2022-01-01
        """, "activities": """
            id | kind   | held_on    | title    | organisers | items
            A1 | 健步走 | 2022-11-05 | 职工之家 | D1         | PJ/1
        """},
        ("items", """
            programme | path | title    | since
            PJ        | 2.1  | 无上一级 | 2022-01-01
        """),
        "上一级条目不在台账里",
        Figure("items_of_level_one", 1, by="programme", part="群团建设"),
    ),
    System(
        "Y35", "推荐评选",
        {"contests": """
            code | series       | title            | year | level | nature   | basis | unit_quota
            XG   | 劳动奖章推荐 | 劳动奖章推荐     | 2022 | 内部  | 内部评选 | W02   | 1
            XH   | 劳动奖章推荐 | 省劳动奖章评选   | 2022 | 省    | 外部评选 | W03   |
        """, "entries": """
            id | contest | unit | person | state | award    | award_document | awarded_on | sent_from
            E1 | XG      | D1   | R1     | 入围  |          |                |            |
            E2 | XH      | D1   | R1     | 授奖  | 劳动奖章 | W04            | 2022-11-15 | E1
        """},
        ("entries", """
            id | contest | unit | person | state
            E9 | XG      | D1   | R2     | 申报
        """),
        "名额是 1 个",
        Figure("higher_awards", 1, by="series", part="劳动奖章推荐"),
    ),
    System(
        "Y36", "特色活动",
        {"activities": """
            id | kind     | held_on    | title  | organisers
            A1 | 健步走   | 2022-05-01 | 健步走 | D1
            A2 | 健步走   | 2022-06-01 | 健步走 | D2
            A3 | 游泳培训班 | 2022-07-01 | 游泳   | D1
        """},
        ("activities", """
            id | kind   | held_on    | title | organisers
            A9 | 打太极 | 2022-05-01 | 太极  | D1
        """),
        "活动类别",
        Figure("special_kinds", 2),
    ),
    System(
        "Y37", "运动会",
        {"contests": """
            code | series         | title  | session | year | level | nature   | basis
            XM9  | 市直机关运动会 | 第九届 | 9       | 2021 | 内部  | 内部评选 | W02
            XM10 | 市直机关运动会 | 第十届 | 10      | 2022 | 内部  | 内部评选 | W02
        """},
        ("contests", """
            code | series         | title    | session | year | level | nature   | basis
            XM12 | 市直机关运动会 | 第十二届 | 12      | 2023 | 内部  | 内部评选 | W02
        """),
        "上一届是第 10 届",
        Made("方案", "团体积分（并列、接力、未到）", lambda rows, at: [
            (t.unit, str(t.points), t.place) for t in team_table([
                Finish("百米", ("一局",), 1), Finish("百米", ("二局",), 1), Finish("百米", ("三办",), 3), Finish("百米", ("四办",), "未到"),
                Finish("接力", ("一局",), 1, True), Finish("接力", ("二局",), 2, True), Finish("接力", ("三办",), 3, True)])],
            [("一局", "26", 1), ("二局", "22", 2), ("三办", "6", 3), ("四办", "-2", 4)]),
    ),
    System(
        "Y38", "青年文明号集体复核",
        {"contests": """
            code | series     | title      | year | level | nature | basis
            XQ   | 青年文明号 | 青年文明号 | 2020 | 市    | 经批准 | W03
        """, "entries": """
            id | contest | unit | state | award      | award_document | awarded_on | valid_until
            E1 | XQ      | O1   | 授奖  | 青年文明号 | W03            | 2022-03-01 | 2024-03-01
            E2 | XQ      | O2   | 授奖  | 青年文明号 | W03            | 2020-03-01 | 2022-03-01
        """},
        ("contests", """
            code | series     | title        | year | level | nature | basis
            XQ9  | 青年文明号 | 未批准的命名 | 2022 | 市    | 经批准 | W02
        """),
        "不是批准文件",
        Figure("titles_live", 1, by="series", part="青年文明号"),
    ),
    System(
        "Y39", "五四青年奖章",
        {"contests": """
            code | series       | title            | session | year | level | nature   | basis | min_age | max_age | age_on     | notice_days
            XY7  | 青年奖章     | 市直机关青年奖章 | 7       | 2022 | 内部  | 内部评选 | W02   | 14      | 32      | 2022-11-21 | 4
        """, "entries": """
            id | contest | unit | person | title | state | award    | award_document | awarded_on | notice_from | consented_on
            E1 | XY7     | D1   | R2     | 事迹  | 授奖  | 青年奖章 | W04            | 2022-11-15 | 2022-11-01  | 2022-10-30
        """},
        ("entries", """
            id | contest | unit | person | state
            E9 | XY7     | D1   | R1     | 申报
        """),
        "满 52 周岁，应在 14 至 32 岁",
        Names("honoured_people", ("假一乙",)),
    ),
    System(
        "Y40", "返家乡实践岗位",
        {"listings": """
            id | kind | unit | category | text     | quantity | measure | since
            N1 | 岗位 | D1   | 返家乡   | 文秘实习 | 2        | 人      | 2022-06-01
            N2 | 岗位 | D2   | 返家乡   | 数据实习 | 1        | 人      | 2022-06-01
        """},
        ("listings", """
            id | kind | unit | category | text     | quantity | measure | since
            N9 | 岗位 | D2   | 返家乡   | 数据实习 | 0        | 人      | 2022-06-01
        """),
        "数量",
        Figure("places_offered", 3),
    ),
)  # fmt: skip
