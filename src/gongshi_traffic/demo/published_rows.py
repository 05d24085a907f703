"""October's bulletin as a document: figures and names that stood in it (十月通报).

The figures are what was known when it came out on 24 October, so they differ from what the
registers say of October today: a comparison must say which of the two it takes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time

from gongshi_traffic.demo.clock import LAST_RELEASE
from gongshi_traffic.demo.count import Counted
from gongshi_traffic.demo.planted import Case
from gongshi_traffic.demo.rows import City, Row

DOCUMENT = "示例市2022年10月份五大曝光通报（虚构）"
LABELS = {
    "lifetime_bans": "终身禁驾人员", "crash_prone_segments": "事故多发路段", "high_risk_carriers": "高危风险运输企业",
    "unsettled_vehicles": "逾期未处理违法突出车辆", "zone_vehicles": "闯禁区突出车辆", "typical_cases": "典型事故案例",
}  # fmt: skip


def add_published(city: City, cases: Iterable[Case]) -> None:
    """Put October's published figures and names into the city."""
    city.rows["published_figures"] = _figures(city)
    found = [c for c in cases if c.published]
    positions: dict[str, int] = {}
    rows: list[Row] = []
    for case in found:
        positions[case.list] = positions.get(case.list, 0) + 1
        rows.append({
            "period": case.published, "list": LABELS[case.list], "subject": case.subject, "shown": case.shown,
            "position": positions[case.list], "document": DOCUMENT, "place": f"附件{list(LABELS).index(case.list) + 1}",
            "published_on": LAST_RELEASE,
        })  # fmt: skip
    city.rows["published_names"] = rows


def _figures(city: City) -> list[Row]:
    then = Counted(city.rows, "2022-10", before=datetime.combine(LAST_RELEASE, time()))
    values = (
        ("交通事故起数", then.crashes(), "起"), ("事故死亡人数", then.deaths(), "人"),
        ("事故受伤人数", then.injuries(), "人"), ("交通违法起数", then.violations(), "起"),
        ("酒驾起数", then.drink_driving(), "起"),
    )  # fmt: skip
    return [
        {
            "period": "2022-10", "figure": label, "part": "", "value": value, "unit": unit, "document": DOCUMENT,
            "place": f"第{n}段", "published_on": LAST_RELEASE,
        }
        for n, (label, value, unit) in enumerate(values, 2)
    ]  # fmt: skip
