"""Model organs (模范机关): Y08 to Y12."""

from gongshi_organs.examples.systems.system import Figure, Names, System

_N = """
    code | title      | kind | basis | since      | number_word
    PN   | 模范机关+N | 工程 | W02   | 2022-01-01 | 2
"""
_ITEMS = """
    programme | path | title    | since
    PN        | 1    | 政治建设 | 2022-01-01
    PN        | 2    | 中心任务 | 2022-01-01
"""

MODEL = (
    System(
        "Y08", "模范机关+N",
        {"programmes": _N, "items": _ITEMS, "activities": """
            id | kind     | held_on    | title | organisers | items
            A1 | 主题党日 | 2022-11-05 | 党日  | D1         | PN/1
        """},
        ("items", """
            programme | path | title  | since
            PN        | 3    | 多一项 | 2022-01-01
        """),
        "写明 2 项，现行一级条目是 3 项",
        does="collate 进展 --of 模范机关+N 2022-11",
        says=("名称里写明 2 项，现行 2 项。", "样本一局  1  无新增"),
    ),
    System(
        "Y09", "三级联动试点",
        {"links": """
            id | kind         | a  | grp    | since      | until
            L1 | 三级联动试点 | D1 | 第一批 | 2022-01-01 |
            L2 | 三级联动试点 | D2 | 第一批 | 2022-01-01 | 2022-06-30
        """},
        ("links", """
            id | kind         | a  | grp    | since
            L9 | 三级联动试点 | D1 | 第一批 | 2022-06-01
        """),
        "在“第一批”已是试点（L1）",
        Figure("pilots", 1),
        does="collate 试点 2022-11",
        says=("现有试点单位 1 家。",),
    ),
    System(
        "Y10", "推荐上级表彰",
        {"contests": """
            code | series           | title        | year | level | nature   | basis
            XA   | 先进基层组织推荐 | 本级推荐     | 2022 | 内部  | 内部评选 | W02
            XB   | 先进基层组织推荐 | 全国先进评选 | 2022 | 全国  | 外部评选 | W03
        """, "entries": """
            id | contest | unit | state | award        | award_document | awarded_on | sent_from
            E1 | XA      | O1   | 入围  |              |                |            |
            E2 | XB      | O1   | 授奖  | 先进基层组织 | W04            | 2022-11-15 | E1
        """},
        ("entries", """
            id | contest | unit | state | award
            E9 | XB      | O2   | 授奖  | 先进基层组织
        """),
        "授奖文件没有填",
        Figure("higher_awards", 1),
        does="collate 荣誉 2022-11",
        says=("全国 1 项；已撤销的不计",),
    ),
    System(
        "Y11", "联系点与沉浸式调研",
        {"links": """
            id | kind   | a  | b  | grp    | since
            L1 | 联系点 | K1 | D1 | 第一组 | 2022-02-01
            L2 | 联系点 | K1 | D2 | 第二组 | 2022-02-01
        """, "activities": """
            id | kind       | held_on    | title | organisers | objects
            A1 | 沉浸式调研 | 2022-03-10 | 调研  | K1         | D1、D2
        """, "issues": """
            id | kind     | unit | found_on   | text     | owner | closed_on  | verified_by
            I1 | 调研问题 | D1   | 2022-03-10 | 流程偏长 | R1    | 2022-09-01 | R3
        """},
        ("issues", """
            id | kind     | unit | found_on   | text     | owner | closed_on  | verified_by
            I9 | 调研问题 | D1   | 2022-03-10 | 流程偏长 | R1    | 2022-09-01 | R1
        """),
        "核验人与责任人都是",
        Figure("units_visited", 2),
        does="collate 调研 2022-11",
        says=("2 个里有 2 个（100%）已走访", "1 个里有 1 个（100%）已销号"),
    ),
    System(
        "Y12", "典型选树",
        {"contests": """
            code | series   | title    | year | level | nature   | basis | notice_days
            XD   | 典型选树 | 典型选树 | 2022 | 内部  | 内部评选 | W02   | 5
        """, "entries": """
            id | contest | unit | title      | state | award | award_document | awarded_on | notice_from
            E1 | XD      | O1   | 样本经验甲 | 授奖  | 典型  | W04            | 2022-11-15 | 2022-11-01
            E2 | XD      | O2   | 样本经验乙 | 异议  | 典型  | W04            | 2022-11-15 | 2022-11-01
        """},
        ("entries", """
            id | contest | unit | title      | state | award | award_document | awarded_on | notice_from
            E9 | XD      | O3   | 样本经验丙 | 授奖  | 典型  | W04            | 2022-11-08 | 2022-11-01
        """),
        "公示 5 个工作日应到 2022-11-08 期满",
        Names("awarded_works", ("样本经验甲",)),
        does="review organs 2022-11",
        says=("样本经验甲",),
    ),
)  # fmt: skip
