"""Worked examples: pairs and the three lists (算例：结对、清单)."""

from decimal import Decimal

from gongshi import State
from gongshi.figures.example import example
from gongshi_organs.figures import links as f

_LINKS = """
    id | kind         | a  | b  | since      | until
    L1 | 双报到       | O1 | S1 | 2022-04-01 |
    L2 | 双报到       | O2 | S1 | 2022-04-01 |
    L3 | 双报到       | O3 | S2 | 2022-04-01 | 2022-11-21
    L4 | 双报到       | O4 | S3 | 2022-12-01 |
    L5 | 双联共建     | O1 | V1 | 2022-05-01 |
    L6 | 双联共建     | O2 | V1 | 2022-05-01 |
    L7 | 三级联动试点 | D1 |    | 2022-01-01 |
    L8 | 三级联动试点 | D2 |    | 2022-01-01 | 2022-06-30
"""
_NO_LINK = "id | kind | a | b | since"
_LISTS = """
    id | kind | unit | category | text | quantity | measure | since      | accepted_on
    Q1 | 需求 | S1   | 助老     | 助餐 | 3        | 次      | 2022-05-01 |
    Q2 | 资源 | O1   | 助老     | 志愿 | 5        | 次      | 2022-05-01 |
    Q3 | 项目 | O1   | 助老     | 助餐 | 3        | 次      | 2022-06-01 | 2022-09-01
    Q4 | 项目 | O1   | 助老     | 助餐 | 2        | 次      | 2022-06-01 | 2022-11-22
    Q5 | 岗位 | D1   | 返家乡   | 实习 | 2        | 人      | 2022-06-01 |
    Q6 | 岗位 | D2   | 返家乡   | 实习 | 1        | 人      | 2022-06-01 |
    Q7 | 岗位 | D2   | 返家乡   | 实习 | 4        | 人      | 2021-06-01 |
    Q8 | 需求 | S2   | 助学     | 辅导 | 1        | 次      | 2022-12-01 |
"""
_NO_LIST = "id | kind | unit | category | text | quantity | measure"
_ON = {"period": "2022-11", "on": "2022-11-21"}

EXAMPLES = (
    example(f.links_live, title="按类别分项，结束之日起不计", links=_LINKS, by="link_kind",
            gives={"双报到": 2, "双联共建": 2, "三级联动试点": 1}, **_ON),
    example(f.links_live, title="没有结对，为零", links=_NO_LINK, gives=0, **_ON),
    example(f.pilots, title="退出的试点不计", links=_LINKS, gives=1, **_ON),
    example(f.paired_villages, title="两家结一村，计一个村", links=_LINKS, gives=1, **_ON),
    example(f.reporting_organisations, title="按党组织去重", links=_LINKS, gives=2, **_ON),
    example(f.reporting_communities, title="两家到一个社区，计一个", links=_LINKS, gives=1, **_ON),
    example(f.lists_kept, title="三张清单都有内容", listings=_LISTS, gives=3, **_ON),
    example(f.lists_kept, title="只有两张", gives=2, listings="""
        id | kind | unit | category | text | quantity | measure
        Q1 | 需求 | S1   | 助老     | 助餐 | 3        | 次
        Q2 | 资源 | O1   | 助老     | 志愿 | 5        | 次
    """, **_ON),
    example(f.listings_to_date, title="尚未开始的不计", listings=_LISTS, by="listing_kind",
            gives={"需求": 1, "资源": 1, "项目": 2, "岗位": 3}, **_ON),
    example(f.projects, title="两个项目", listings=_LISTS, gives=2, **_ON),
    example(f.projects_accepted, title="截至日之后验收的不计", listings=_LISTS, gives=1, **_ON),
    example(f.projects_accepted_share, title="两个里验收一个", listings=_LISTS, gives=Decimal(50), **_ON),
    example(f.projects_accepted_share, title="没有项目就没有比率", listings=_NO_LIST, gives=State.NONE, **_ON),
    example(f.places_offered, title="一岗两人算两人，去年的不计", listings=_LISTS, gives=3, **_ON),
    example(f.posts_offered, title="一岗两人算一岗", listings=_LISTS, gives=2, **_ON),
)  # fmt: skip
