"""Worked examples: programmes, items, outside numbers (算例：工作、条目、外部数据)."""

from gongshi.figures.example import example
from gongshi_organs.figures import programmes as f

_PROGRAMMES = """
    code | title      | kind | since      | until      | number_word
    N    | 模范机关+N | 工程 | 2022-01-01 |            | 3
    M    | 若干措施   | 措施 | 2022-03-01 |            |
    X    | 已结束工作 | 行动 | 2021-01-01 | 2021-12-31 |
"""
_ITEMS = """
    programme | path | title    | since      | until
    N         | 1    | 政治建设 | 2022-01-01 |
    N         | 2    | 中心任务 | 2022-01-01 |
    N         | 3    | 新增一项 | 2023-01-01 |
    M         | 1    | 政治激励 | 2022-03-01 |
    M         | 1.1  | 措施甲   | 2022-03-01 |
    M         | 1.2  | 措施乙   | 2022-03-01 | 2022-11-21
    M         | 1.10 | 措施丙   | 2022-03-01 |
"""
_VALUES = """
    document | measure        | value | unit | place  | as_of      | chosen
    W1       | 全国参评案例数 | 103   | 个   | 第2页  | 2022-09-22 | 是
    W2       | 全国参评案例数 | 105   | 个   | 第1页  | 2022-09-20 | 否
    W1       | 全省联建村数   | 32    | 个   | 附件   | 2022-05-01 |
    W3       | 全省评选总数   | 40    | 个   | 第3页  |            | 是
"""
_DOCUMENTS = """
    code | title | issuer | issued_on
    W1   | 通报  | 外部   | 2022-09-22
    W2   | 报道  | 外部   | 2022-09-23
    W3   | 决定  | 外部   | 2022-11-22
"""
_ON = {"period": "2022-11", "on": "2022-11-21"}

EXAMPLES = (
    example(f.programmes_running, title="已结束的工作不计", programmes=_PROGRAMMES, gives=2, **_ON),
    example(f.items_of_level_one, title="以后新增的条目不改变旧数", items=_ITEMS, programmes=_PROGRAMMES, by="programme",
            gives={"模范机关+N": 2, "若干措施": 1}, **_ON),
    example(f.items_of_level_one, title="没有条目，为零", items="programme | path | title | since", programmes=_PROGRAMMES, gives=0, **_ON),
    example(f.items_of_level_two, title="二级条目按序号的点数，取消的不计", items=_ITEMS, programmes=_PROGRAMMES, by="programme",
            gives={"若干措施": 2}, **_ON),
    example(f.outside_values, title="两个来源只用采用的一个，尚未成文的不用", document_values=_VALUES, documents=_DOCUMENTS, by="measure",
            gives={"全国参评案例数": 103, "全省联建村数": 32}, **_ON),
)  # fmt: skip
