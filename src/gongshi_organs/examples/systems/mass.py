"""Mass organisations (群团工作): Y30 to Y40."""

from decimal import Decimal

from gongshi_organs.examples.systems.system import Figure, Names, System

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
        does="elect XE 2022-11",
        says=("当选：E1。", "另行选举：E2、E3，选 1 名。"),
    ),
    System(
        "Y31", "培训班",
        {"units": """
            code | name           | kind   | region | established_on
            Q1   | 工会干部培训班 | 培训班 | 东岭区 | 2022-11-03
        """, "activities": """
            id | kind   | held_on    | title    | organisers | objects | heads
            A1 | 培训班 | 2022-11-03 | 开班     | D1         | Q1      | 50
            A2 | 培训班 | 2022-11-04 | 现场教学 | D1         | Q1      | 45
        """, "posts": """
            person | unit | role | since      | until      | certificate
            R3     | Q1   | 学员 | 2022-11-03 | 2022-11-04 | JY2022-001
            R5     | Q1   | 学员 | 2022-11-03 |            |
        """},
        ("activities", """
            id | kind   | held_on    | title      | organisers
            A9 | 培训班 | 2022-11-05 | 工会干部班 | D1
        """),
        "没有填参加人次",
        Figure("training_heads", 95),
        does="collate 培训 --of 工会干部培训班 2022-11",
        says=("假二甲  样本二局  2022-11-03  2022-11-04  JY2022-001", "学员 2 人，结业发证 1 人"),
    ),
    System(
        "Y32", "劳模疗休养",
        {"contests": """
            code | series   | title      | year | level | nature   | basis
            XL   | 劳动模范 | 省劳动模范 | 2015 | 省    | 外部评选 | W03
        """, "entries": """
            id | contest | unit | person | state | award    | award_document | awarded_on
            E1 | XL      | D1   | R1     | 授奖  | 劳动模范 | W03            | 2015-05-01
            E2 | XL      | D2   | R3     | 授奖  | 劳动模范 | W03            | 2015-05-01
            E3 | XL      | D3   | R5     | 授奖  | 劳动模范 | W03            | 2015-05-01
        """, "care": """
            id | kind   | on         | unit | person | amount_fen | fund | approved_on | paid_on    | receipt
            G1 | 疗休养 | 2022-08-01 | D1   | R1     | 300000     | 工会 | 2022-07-20  | 2022-08-01 | S1
            G2 | 疗休养 | 2017-08-01 | D3   | R5     | 300000     | 工会 | 2017-07-20  | 2017-08-01 | S2
        """},
        ("care", """
            id | kind   | on         | unit | person | amount_fen | fund | approved_on | paid_on    | receipt
            G8 | 疗休养 | 2022-08-02 | D2   | R3     | 300000     | 工会 | 2022-07-20  | 2022-08-01 | S2
            G9 | 疗休养 | 2023-08-02 | D2   | R3     | 300000     | 工会 | 2023-07-20  | 2023-08-01 | S3
        """),
        "不满 3 年",
        does="place 疗休养 2022-11 --places 1 --as 甲",
        says=("安排 1 人，候补 1 人", "先后：没有去过的在前"),
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
        does="figure relief_paid 2022-11",
        says=("12500",),
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
        does="collate 进展 --of 群团建设 2022-11",
        says=("职工之家",),
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
        does="collate 荣誉 2022-11",
        says=("省 1 项",),
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
        does="collate 活动 --of 特色 2022-11",
        says=("共 3 次",),
    ),
    System(
        "Y37", "运动会",
        {"contests": """
            code | series         | title  | session | year | level | nature   | basis | criteria | judges_least
            XM9  | 市直机关运动会 | 第九届 | 9       | 2021 | 内部  | 内部评选 | W02   |          |
            XM10 | 市直机关运动会 | 第十届 | 10      | 2022 | 内部  | 内部评选 | W02   | 名次:99  | 1
        """, "entries": """
            id | contest | unit | group | state
            E1 | XM10    | D1   | 百米  | 参赛
            E2 | XM10    | D2   | 百米  | 参赛
            E3 | XM10    | D3   | 百米  | 异议
            E4 | XM10    | O1   | 百米  | 参赛
            E5 | XM10    | D1   | 接力  | 参赛
            E6 | XM10    | D2   | 接力  | 参赛
            E7 | XM10    | D3   | 接力  | 参赛
        """, "scores": """
            entry | judge | criterion | round | value
            E1    | R8    | 名次      | 决赛  | 1
            E2    | R8    | 名次      | 决赛  | 1
            E3    | R8    | 名次      | 决赛  | 3
            E4    | R8    | 名次      | 决赛  | 0
            E5    | R8    | 名次      | 决赛  | 1
            E6    | R8    | 名次      | 决赛  | 2
            E7    | R8    | 名次      | 决赛  | 3
        """},
        ("contests", """
            code | series         | title    | session | year | level | nature   | basis
            XM12 | 市直机关运动会 | 第十二届 | 12      | 2023 | 内部  | 内部评选 | W02
        """),
        "上一届是第 10 届",
        does="contest XM10 2022-11",
        says=("1 样本一局 26", "2 样本二局 22", "3 样本三办 6"),
    ),
    System(
        "Y38", "青年文明号集体复核",
        {"units": """
            code | name   | kind | region | established_on | abolished_on
            D8   | 旧局甲 | 部门 | 东岭区 | 2019-01-01     | 2022-03-01
            D9   | 旧局乙 | 部门 | 东岭区 | 2019-01-01     | 2022-03-01
        """, "successions": """
            old | new | on         | kind
            D8  | D1  | 2022-03-01 | 合并
            D9  |     | 2022-03-01 | 撤销
        """, "contests": """
            code | series     | title      | year | level | nature | basis
            XQ   | 青年文明号 | 青年文明号 | 2020 | 市    | 经批准 | W03
        """, "entries": """
            id | contest | unit | state | award      | award_document | awarded_on | valid_until
            E1 | XQ      | O1   | 授奖  | 青年文明号 | W03            | 2022-02-01 | 2024-02-01
            E2 | XQ      | D8   | 授奖  | 青年文明号 | W03            | 2021-12-01 | 2023-12-01
            E3 | XQ      | D9   | 授奖  | 青年文明号 | W03            | 2021-12-01 | 2023-12-01
        """},
        ("entries", """
            id | contest | unit | state | award      | award_document | awarded_on | checked_on | check_result
            E9 | XQ      | D9   | 授奖  | 青年文明号 | W03            | 2020-03-01 | 2022-06-01 | 通过
        """),
        "持有的单位“D9”已于 2022-03-01 撤销",
        Figure("titles_live", 3, by="series", part="青年文明号"),
        does="recheck 青年文明号 2022-11",
        says=("在册 3 个，本年应复核 1 个，因沿革终止 1 个",),
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
        does="review organs 2022-11",
        says=("青年奖章",),
    ),
    System(
        "Y40", "返家乡实践岗位",
        {"listings": """
            id | kind | unit | category | text     | quantity | measure | subject | person | since
            N1 | 岗位 | D1   | 返家乡   | 文秘实习 | 2        | 人      | 中文    |        | 2022-06-01
            N2 | 岗位 | D2   | 返家乡   | 数据实习 | 1        | 人      | 统计    |        | 2022-06-01
            N3 | 申请 | D1   | 返家乡   | 暑期实践 | 1        | 人      | 中文    | R11    | 2022-07-01
            N4 | 申请 | D3   | 返家乡   | 暑期实践 | 1        | 人      | 法学    | R13    | 2022-07-01
        """},
        ("listings", """
            id | kind | unit | category | text     | quantity | measure | person | since
            N9 | 申请 | D1   | 返家乡   | 暑期实践 | 1        | 人      | R12    | 2022-07-01
        """),
        "只有 17 岁，不满 18 岁",
        Figure("places_offered", 3),
        does="place 岗位 2022-11",
        says=("岗位 2 条，可接收 3 人", "申请 2 人，安排 1 人，未安排 1 人"),
    ),
)  # fmt: skip
