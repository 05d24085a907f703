"""Worked examples: lengths of lists (算例：名单长度)."""

from decimal import Decimal

from gongshi import State
from gongshi.figures.example import example
from gongshi_traffic.figures import lists as f

_FOUR = "code | name | closed_on\n" + "\n".join(f"91000000DEMO00000{i} | 示例市虚构{i}公司 |" for i in range(1, 5))

EXAMPLES = (
    example(f.bans_listed, title="名单有三人", period="2022-11", rolls={"lifetime_bans": 3}, gives=3),
    example(f.bans_listed, title="本月无新增，为零", period="2022-11", rolls={"lifetime_bans": 0}, gives=0),
    example(f.bans_listed, title="名单尚未生成，不写作零", period="2022-11", gives=State.UNKNOWN),
    example(f.segments_listed, title="名单有四处", period="2022-11", rolls={"crash_prone_segments": 4}, gives=4),
    example(f.carriers_listed, title="名单有五十一家", period="2022-11", rolls={"high_risk_carriers": 51}, gives=51),
    example(f.red_listed, title="红榜有两家", period="2022-11", rolls={"red_list_carriers": 2}, gives=2),
    example(f.vehicles_listed, title="名单有七辆", period="2022-11", rolls={"unsettled_vehicles": 7}, gives=7),
    example(f.zone_vehicles_listed, title="名单有两辆", period="2022-11", rolls={"zone_vehicles": 2}, gives=2),
    example(f.cases_listed, title="公布两起", period="2022-11", rolls={"typical_cases": 2}, gives=2),
    example(f.carriers_listed_share, title="四家中列出一家", period="2022-11", carriers=_FOUR,
            rolls={"high_risk_carriers": 1}, gives=Decimal(25)),
    example(f.carriers_listed_share, title="没有企业就没有占比", period="2022-11", carriers="code | name",
            rolls={"high_risk_carriers": 0}, gives=State.NONE),
)  # fmt: skip
