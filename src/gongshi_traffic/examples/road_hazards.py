"""Worked examples: hazards of the roads (算例：道路隐患)."""

from decimal import Decimal

from gongshi import State
from gongshi.figures.example import example
from gongshi_traffic.figures import road_hazards as f

_HAZARDS = """
    id | road | from_m | to_m  | defect     | reported_on | measure    | owner    | due        | fixed_on
    H1 | S951 | 12100  | 12500 | 村庄路口多 | 2022-09-20  | 归并村口   | 公路一站 | 2022-11-22 |
    H2 | S951 | 20000  | 20100 | 无信号灯   | 2022-11-01  | 增设信号灯 | 公路一站 | 2022-11-23 | 2022-11-23
    H3 | X953 | 3000   | 3100  | 视线不良   |             |            |          |            | 2022-11-24
    H4 | X953 | 3200   | 3300  | 视线不良   | 2022-11-24  |            |          | 2022-11-20 |
    H5 | X953 | 4000   | 4100  | 无照明     | 2022-11-30  | 安装路灯   | 公路二站 | 2022-11-23 |
    H6 | G999 | 1000   | 1100  | 路面损坏   | 2022-10-31  | 修补路面   | 公路二站 | 2022-11-10 | 2022-11-11
"""
_NONE = "id | road"
_BARE = "id | road | from_m | to_m | defect\nH1 | S951 | 100 | 200 | 无照明"
_ON = "2022-11-23"

EXAMPLES = (
    example(f.road_hazards_open, title="当日治理完成的不计；次日才通报的不计；尚未通报的计入", period="2022-11", on=_ON,
            hazards=_HAZARDS, gives=2),
    example(f.road_hazards_open, title="按责任单位分项，没有填的列为不详", period="2022-11", on=_ON, hazards=_HAZARDS,
            by="owner", gives={"公路一站": 1, "不详": 1}),
    example(f.road_hazards_fixed, title="按治理完成日期计，晚于统计日的也在本期", period="2022-11", on=_ON, hazards=_HAZARDS, gives=3),
    example(f.road_hazards_fixed, title="没有隐患，为零", period="2022-11", on=_ON, hazards=_NONE, gives=0),
    example(f.road_hazards_reported, title="按通报日期计，首末两日都在内，治理没治理都计", period="2022-11", on=_ON,
            hazards=_HAZARDS, gives=3),
    example(f.road_hazards_reported, title="从不填通报日期的，不详", period="2022-11", on=_ON, hazards=_BARE, gives=State.UNKNOWN),
    example(f.road_hazards_overdue, title="到期当日不算逾期；没有时限的、当日还没有通报的不计", period="2022-11", on=_ON,
            hazards=_HAZARDS, gives=1),
    example(f.road_hazards_overdue, title="到期次日未治理的算逾期", period="2022-11", on="2022-11-30", hazards=_HAZARDS, gives=3),
    example(f.road_hazards_overdue, title="从不填完成时限的，不详", period="2022-11", on=_ON, hazards=_BARE, gives=State.UNKNOWN),
    example(f.road_hazards_unplanned, title="没有措施的计入，治理完成的不计", period="2022-11", on="2022-11-30", hazards=_HAZARDS, gives=1),
    example(f.road_hazards_unplanned, title="从不填治理措施的，不详", period="2022-11", on=_ON, hazards=_BARE, gives=State.UNKNOWN),
    example(f.road_hazards_fixed_in_time, title="到期当日完成是按时；没有时限的不计", period="2022-11", on=_ON, hazards=_HAZARDS, gives=1),
    example(f.road_hazards_fixed_with_a_day, title="按时的、逾期的都计", period="2022-11", on=_ON, hazards=_HAZARDS, gives=2),
    example(f.road_hazards_fixed_in_time_share, title="两处中一处按时", period="2022-11", on=_ON, hazards=_HAZARDS, gives=Decimal(50)),
    example(f.road_hazards_fixed_in_time_share, title="没有治理完成的就没有占比", period="2022-12", on="2022-12-23",
            hazards=_HAZARDS, gives=State.NONE),
    example(f.roads_with_open_hazards, title="一条路上几处隐患计一条", period="2022-11", on="2022-11-30", hazards=_HAZARDS, gives=2),
    example(f.roads_with_open_hazards, title="没有隐患，为零", period="2022-11", on=_ON, hazards=_NONE, gives=0),
)  # fmt: skip
