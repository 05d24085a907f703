"""Study and care (学习与关怀): Y41 to Y46."""

from gongshi_organs.examples.systems.system import Figure, System

STUDY = (
    System(
        "Y41", "青年理论学习小组",
        {"links": """
            id | kind     | a  | b  | since
            L1 | 联合组建 | G1 | D2 | 2022-06-01
        """, "posts": """
            person | unit | role | since
            R2     | G1   | 组长 | 2022-06-01
            R4     | G1   | 成员 | 2022-06-01
        """},
        ("posts", """
            person | unit | role | since
            R1     | G1   | 成员 | 2022-06-01
        """),
        "加入时 52 岁，超过 40 岁",
        Figure("departments_with_groups", 2),
        does="collate 小组 2022-11",
        says=("小组 1 个，分布在 2 个部门", "本季没有活动的 1 个"),
    ),
    System(
        "Y42", "青年学堂",
        {"activities": """
            id | kind     | held_on    | title  | organisers | heads
            A1 | 学堂课程 | 2022-11-02 | 第一讲 | X1         | 60
            A2 | 学堂课程 | 2022-11-16 | 第二讲 | X1         | 55
        """},
        ("activities", """
            id | kind     | held_on    | title  | organisers
            A9 | 学堂课程 | 2022-11-16 | 第三讲 | D1
        """),
        "里没有学堂",
        does="collate 课表 2022-11",
        says=("1  2022-11-02  第一讲  青年学堂  已讲  60",),
    ),
    System(
        "Y43", "激励关怀帮扶措施",
        {"programmes": """
            code | title            | kind | basis | since
            PC   | 激励关怀帮扶措施 | 措施 | W02   | 2022-03-01
        """, "items": """
            programme | path | title    | since      | until
            PC        | 1    | 政治激励 | 2022-03-01 |
            PC        | 1.1  | 谈心谈话 | 2022-03-01 |
            PC        | 1.2  | 政治生日 | 2022-03-01 |
            PC        | 2    | 困难帮扶 | 2022-03-01 |
            PC        | 2.1  | 走访慰问 | 2022-03-01 | 2022-10-01
        """},
        ("care", """
            id | kind     | on         | unit | person | item
            G9 | 谈心谈话 | 2022-11-01 | D1   | R1     | PC/9.9
        """),
        "不在工作条目台账里",
        Figure("items_of_level_two", 2, by="programme", part="激励关怀帮扶措施"),
        does="collate 措施 --of 激励关怀帮扶措施 2022-11",
        says=("2 个方面 2 条。", "从未用过的：谈心谈话、政治生日。"),
    ),
    System(
        "Y44", "一对一联系离退休老干部",
        {"links": """
            id | kind   | a  | b  | since
            L1 | 一对一 | R1 | R6 | 2022-01-01
        """},
        ("links", """
            id | kind   | a  | b  | since
            L9 | 一对一 | R3 | R6 | 2022-01-01
        """),
        "有 2 名联系人",
        Figure("links_live", 1, by="link_kind", part="一对一"),
        does="collate 一对一 2022-11 --as 甲",
        says=("联系 1 位，本季待走访 1 位",),
    ),
    System(
        "Y45", "谈心谈话、家访、政治生日、荣退、慰问",
        {"care": """
            id | kind     | on         | unit | person
            G1 | 谈心谈话 | 2022-11-05 | D1   | R1
            G2 | 走访慰问 | 2022-11-06 | D1   | R6
        """},
        ("care", """
            id | kind     | on         | unit | person | amount_fen
            G9 | 谈心谈话 | 2022-11-05 | D1   | R1     | 100
        """),
        "填了金额",
        does="collate 关怀 2022-11 --as 甲",
        says=("2022-11-25  政治生日  假二乙  样本二局  2 年", "政治生日 1 人"),
    ),
    System(
        "Y46", "模范机关走在前、我与机关共成长（7+N）",
        {"programmes": """
            code | title          | kind     | basis | since      | number_word
            P7   | 我与机关共成长 | 主题活动 | W02   | 2022-01-01 | 2
        """, "items": """
            programme | path | title        | since      | uncounted
            P7        | 1    | 主题党日     | 2022-01-01 | 否
            P7        | 2    | 先进集体评选 | 2022-01-01 | 是
        """, "activities": """
            id | kind     | held_on    | title | organisers | items
            A1 | 主题党日 | 2022-11-05 | 党日  | D1、D2     | P7/1
        """},
        ("items", """
            programme | path | title      | since
            P7        | 3    | 教育片制作 | 2022-01-01
        """),
        "写明 2 项，现行一级条目是 3 项",
        does="collate 进展 --of 我与机关共成长 2022-11",
        says=("名称里写明 2 项，现行 2 项。",),
    ),
)  # fmt: skip
