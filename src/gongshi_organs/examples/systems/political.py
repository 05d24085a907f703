"""Political building (政治建设): Y00 to Y07."""

from gongshi_organs.examples.systems.system import Figure, System

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
        does="render organs 2022-11 --draft",
        says=("新闻发布词",),
    ),
    System(
        "Y01", "第一议题制度",
        {"activities": """
            id | kind     | held_on    | title    | organisers | document | is_first
            A1 | 第一议题 | 2022-11-01 | 学习会   | D1         | W01      | 是
            A2 | 第一议题 | 2022-11-02 | 学习会   | D2         | W01      | 是
            A3 | 党组会   | 2022-11-09 | 党组会   | D2         |          |
        """, "issues": """
            id | kind     | unit | found_on   | text     | measure  | owner | due        | closed_on  | verified_by
            I1 | 议定事项 | D1   | 2022-11-01 | 议定一项 | 开展自查 | R1    | 2022-11-10 | 2022-11-09 | R3
            I2 | 议定事项 | D2   | 2022-11-09 | 议定二项 | 建立清单 | R3    | 2022-11-15 |            |
        """},
        ("activities", """
            id | kind     | held_on    | title    | organisers | document | is_first
            A9 | 第一议题 | 2022-10-15 | 学习会   | D1         | W01      | 是
        """),
        "2022-10-16 才成文",
        Figure("first_topics", 2),
        does="collate 第一议题 2022-11",
        says=("3 个里有 2 个（66.7%）设了第一议题", "建立清单  2022-11-15    逾期", "逾期 1 个"),
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
        does="place 列席 2022-11 --of K1",
        says=("1 个小组、2 个部门，回避本单位 0 处", "本年已列席的 1 个部门不再排"),
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
        ("activities", """
            id | kind     | held_on    | title | organisers | items
            A9 | 主题党日 | 2021-12-30 | 党日  | D2         | PH/1
        """),
        "2021-12-30 不在期内",
        Figure("activities_held", 1),
        does="collate 进展 --of 红色工程 2022-11",
        says=("红色教育", "各单位进展"),
    ),
    System(
        "Y04", "报告会、座谈会、专栏",
        {"activities": """
            id | kind   | held_on    | title      | organisers | heads
            A1 | 报告会 | 2022-11-08 | 联合报告会 | D1、D2     | 200
        """},
        ("activities", """
            id | kind | held_on    | title | organisers | serial | heads
            A9 | 专栏 | 2022-11-08 | 文章  | D1         | 1      | 3000
        """),
        "不记读者、点击和时长",
        Figure("meetings_held", 1, by="activity_kind", part="报告会"),
        does="collate 活动 --of 报告会 2022-11",
        says=("共 1 次、200 人次；联合举办的只列一行",),
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
        does="collate 每日一学 2022-11",
        says=("缺号：102。",),
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
        does="contest X1 2022-11",
        says=("1 E1 88.6667 一等奖", "2 E2 81.6667"),
    ),
    System(
        "Y07", "百姓宣讲团",
        {"posts": """
            person | unit | role   | since
            R2     | T2   | 宣讲员 | 2022-03-01
            R4     | T2   | 宣讲员 | 2022-03-01
        """, "activities": """
            id | kind | held_on    | title  | organisers | objects | heads | speaker
            A1 | 宣讲 | 2022-11-09 | 第一讲 | T2         | D3      | 80    | R2
        """},
        ("activities", """
            id | kind | held_on    | title  | organisers | speaker
            A9 | 宣讲 | 2022-11-10 | 第二讲 | T2         | R5
        """),
        "不是在任宣讲员",
        Figure("lecturers", 2),
        does="collate 名册 --of 百姓宣讲团 2022-11",
        says=("在任 2 人。", "宣讲 1 场。"),
    ),
)  # fmt: skip
