"""Political building (政治建设): Y00 to Y07."""

from gongshi_organs.contests import drawn_order
from gongshi_organs.duties import missing_serials
from gongshi_organs.examples.systems.system import Figure, Made, System
from gongshi_organs.views.contests import contest_of, results_in
from gongshi_organs.views.duties import calendar_of

POLITICAL = (
    System(
        "Y00", "新闻发布会",
        {"activities": """
            id | kind       | held_on    | title          | organisers
            A1 | 新闻发布会 | 2022-11-21 | 市直机关党建工作发布会 | D1
        """},
        ("documents", """
            code | title  | issuer | issuer_level | issued_on  | kind | secrecy
            W99  | 某材料 | 某机关 | 市级         | 2022-11-01 | 其他 | 秘密
        """),
        "密级",
        Made("文本", "发布词的题目", lambda rows, at: rows["notice"][0]["title"], "市直机关党建工作新闻发布词"),
    ),
    System(
        "Y01", "第一议题制度",
        {"activities": """
            id | kind     | held_on    | title    | organisers | document | is_first
            A1 | 第一议题 | 2022-11-01 | 学习会   | D1         | W01      | 是
            A2 | 第一议题 | 2022-11-02 | 学习会   | D2         | W01      | 是
        """},
        ("activities", """
            id | kind     | held_on    | title    | organisers | document | is_first
            A9 | 第一议题 | 2022-10-15 | 学习会   | D1         | W01      | 是
        """),
        "2022-10-16 才成文",
        Figure("first_topics", 2),
    ),
    System(
        "Y02", "中心组学习列席旁听",
        {"programmes": """
            code | title          | kind | basis | since
            PG   | 列席旁听制度   | 制度 | W02   | 2022-01-01
        """, "duties": """
            code | programme | title    | article | who  | what     | rhythm | times | trigger  | days | day_kind | since
            YB1  | PG        | 反馈意见 | 第三条  | 部门 | 座谈会   | 事件后 | 1     | 列席旁听 | 10   | 工作日   | 2022-01-01
        """, "activities": """
            id | kind     | held_on    | title | organisers | objects
            A1 | 列席旁听 | 2022-11-07 | 旁听  | K1         | D1
        """},
        ("activities", """
            id | kind     | held_on    | title | organisers | objects
            A9 | 列席旁听 | 2022-11-07 | 旁听  | D1         | D1
        """),
        "列席旁听了本单位",
        Made("日历", "反馈的期限（工作日）", lambda rows, at: [(d.unit, str(d.due_on), d.state.label) for d in calendar_of(rows, at)],
             [("D1", "2022-11-21", "未到期")]),
    ),
    System(
        "Y03", "红色工程",
        {"programmes": """
            code | title    | kind | basis | since
            PH   | 红色工程 | 工程 | W02   | 2022-01-01
        """, "items": """
            programme | path | title    | since
            PH        | 1    | 红色教育 | 2022-01-01
            PH        | 2    | 红色寻访 | 2022-01-01
        """, "activities": """
            id | kind     | held_on    | title | organisers | items
            A1 | 主题党日 | 2022-11-05 | 党日  | D1         | PH/1、PH/2
        """},
        ("items", """
            programme | path | title    | since
            PX        | 1    | 无此工作 | 2022-01-01
        """),
        "不在台账里",
        Figure("activities_held", 1),
    ),
    System(
        "Y04", "报告会、座谈会、专栏",
        {"activities": """
            id | kind   | held_on    | title      | organisers | heads
            A1 | 报告会 | 2022-11-08 | 联合报告会 | D1、D2     | 200
        """},
        ("activities", """
            id | kind   | held_on    | title  | organisers | heads
            A9 | 报告会 | 2022-11-08 | 报告会 | D1         | 200人
        """),
        "应为整数",
        Figure("meetings_held", 1, by="activity_kind", part="报告会"),
    ),
    System(
        "Y05", "每日一学",
        {"activities": """
            id | kind     | held_on    | title | organisers | serial | document
            A1 | 每日一学 | 2022-11-01 | 一期  | D1         | 101    | W01
            A2 | 每日一学 | 2022-11-03 | 三期  | D1         | 103    | W01
        """},
        ("activities", """
            id | kind     | held_on    | title | organisers | document
            A9 | 每日一学 | 2022-11-04 | 无号  | D1         | W01
        """),
        "没有填期号",
        Made("日历", "缺号", lambda rows, at: missing_serials(r["serial"] for r in rows["activities"]), [102]),
    ),
    System(
        "Y06", "百姓宣讲比赛",
        {"contests": """
            code | series       | title        | year | level | nature   | basis | unit_quota | judges_least | trimmed | criteria         | awards   | tie_rule | notice_days
            X1   | 百姓宣讲比赛 | 百姓宣讲比赛 | 2022 | 内部  | 内部评选 | W02   | 1          | 3            | 是      | 内容:60、表达:40 | 一等奖:1 | 并列都取 | 5
        """, "entries": """
            id | contest | unit | person | title | state
            E1 | X1      | D1   | R2     | 故事甲 | 参赛
            E2 | X1      | D2   | R4     | 故事乙 | 参赛
            E3 | X1      | D3   | R5     | 故事丙 | 退出
        """, "scores": """
            entry | judge | criterion | round | value
            E1    | R8    | 内容      | 决赛  | 55
            E1    | R8    | 表达      | 决赛  | 35
            E1    | R9    | 内容      | 决赛  | 50
            E1    | R9    | 表达      | 决赛  | 38
            E1    | R10   | 内容      | 决赛  | 52
            E1    | R10   | 表达      | 决赛  | 36
            E2    | R8    | 内容      | 决赛  | 58
            E2    | R8    | 表达      | 决赛  | 39
            E2    | R9    | 内容      | 决赛  | 40
            E2    | R9    | 表达      | 决赛  | 30
            E2    | R10   | 内容      | 决赛  | 45
            E2    | R10   | 表达      | 决赛  | 33
        """},
        ("scores", """
            entry | judge | criterion | round | value
            E1    | R8    | 内容      | 初赛  | 61
            E1    | R9    | 内容      | 初赛  | 50
            E1    | R10   | 内容      | 初赛  | 50
        """),
        "满分是 60",
        Made("方案", "成绩和抽签次序", lambda rows, at: (
            [(r.entry, str(r.score)) for r in results_in(rows, contest_of(rows, "X1"))], drawn_order(["E1", "E2"], "示例")),
            ([("E1", "266/3"), ("E2", "245/3")], ["E1", "E2"])),
    ),
    System(
        "Y07", "百姓宣讲团",
        {"posts": """
            person | unit | role   | since
            R2     | T2   | 宣讲员 | 2022-03-01
            R4     | T2   | 宣讲员 | 2022-03-01
        """},
        ("posts", """
            person | unit | role   | since
            R2     | T2   | 宣讲员 | 2022-03-01
            R2     | T2   | 宣讲员 | 2022-06-01
        """),
        "又任同一职务",
        Figure("lecturers", 2),
    ),
)  # fmt: skip
