"""What every list must hold and what a dozen figures must be (真值).

The lists come from the planted cases, which people wrote; the figures from a count in plain
Python. Nothing here asks the product.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from gongshi_traffic.demo import count
from gongshi_traffic.demo.clock import KNOWN, RELEASE, YEAR_AGO
from gongshi_traffic.demo.count import Counted
from gongshi_traffic.demo.planted import Case
from gongshi_traffic.demo.rows import BY_NAME, City

FILE = "truth.json"
Figure = int | str | Mapping[str, int] | tuple[str, ...] | None


@dataclass(frozen=True)
class ListTruth:
    """One list: the subjects it must hold and those it must not, each with the reason (一张名单).

    `methods` say of crash-prone places which methods must find each.
    """

    members: Mapping[str, str]
    kept_out: Mapping[str, str]
    groups: Mapping[str, int] = field(default_factory=dict)
    methods: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Truth:
    """All that is known of the demo city's November (示例市十一月的真值)."""

    month: str
    released: str
    known: str
    lists: Mapping[str, ListTruth]
    figures: Mapping[str, Figure]

    def write(self, folder: Path) -> Path:
        """The file truth.json in the folder."""
        path = folder / FILE
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1)
        path.write_text(text + "\n", encoding="utf-8", newline="\n")
        return path


def truth_of(city: City, cases: Iterable[Case]) -> Truth:
    """The truth of a finished city."""
    by_list: dict[str, list[Case]] = {}
    for case in cases:
        by_list.setdefault(case.list, []).append(case)
    lists = {name: _list_truth(found) for name, found in by_list.items()}
    return Truth("2022-11", RELEASE.isoformat(), KNOWN.isoformat(), lists, _figures(city))


def _list_truth(cases: list[Case]) -> ListTruth:
    groups: dict[str, int] = {}
    for case in cases:
        if case.on_list:
            groups[case.group] = groups.get(case.group, 0) + 1
    kept_out = {c.subject: c.reason for c in cases if not c.on_list}
    methods = {c.subject: c.methods for c in cases if c.methods}
    return ListTruth({c.subject: c.reason for c in cases if c.on_list}, kept_out, groups, methods)


def _figures(city: City) -> dict[str, Figure]:
    rows = {name: city.known(name) for name in BY_NAME}
    now, before, year_ago = (Counted(rows, m) for m in ("2022-11", "2022-10", YEAR_AGO))
    month_so_far, year_so_far = (
        Counted(rows, "2022-10", datetime(2022, 10, 23)),
        Counted(rows, YEAR_AGO, datetime(2021, 11, 23)),
    )
    return {
        **_on_paper(city, {"crashes_recorded": now.crashes(), "deaths": now.deaths()}),
        "crashes_recorded 2022-11": now.crashes(),
        "crashes_recorded 2022-10": before.crashes(),
        "crashes_recorded 2021-11": year_ago.crashes(),
        "crashes_recorded 2022-11 同比 %": change(now.crashes(), year_ago.crashes()),
        "crashes_recorded 2022-11 环比 %": change(now.crashes(), before.crashes()),
        "crashes_recorded so far 同比 %": change(now.crashes(), year_so_far.crashes()),
        "crashes_recorded so far 环比 %": change(now.crashes(), month_so_far.crashes()),
        "deaths so far 同比 %": change(now.deaths(), year_so_far.deaths()),
        "deaths so far 环比 %": change(now.deaths(), month_so_far.deaths()),
        "crashes_recorded 2022-11 by brigade": now.crashes_by_brigade(),
        "deaths 2022-11": now.deaths(),
        "deaths 2022-10": before.deaths(),
        "deaths 2021-11": year_ago.deaths(),
        "deaths 2022-11 同比 %": change(now.deaths(), year_ago.deaths()),
        "deaths 2022-11 环比 %": change(now.deaths(), before.deaths()),
        "deaths 2022-11 by brigade": now.deaths_by_brigade(),
        "injuries 2022-11": now.injuries(),
        "injuries 2021-11": year_ago.injuries(),
        "violations_recorded 2022-11": now.violations(),
        "violations_recorded 2022-10": before.violations(),
        "violations_recorded 2021-11": year_ago.violations(),
        "all_drink_driving 2022-11": now.drink_driving(),
        "all_drink_driving 2021-11": year_ago.drink_driving(),
        "unsettled_violations": len(count.unsettled_violations(rows)),
        "vehicles_unsettled": count.unsettled_vehicles(rows),
        "inspections_overdue": count.inspections_overdue(rows),
        "red_list_carriers on the list": tuple(sorted(count.red_carriers(rows))),
        "checked vehicles 2022-11 by category": now.checked(),
    }


def _on_paper(city: City, now: Mapping[str, int]) -> dict[str, Figure]:
    """October's values as its bulletin printed them, and November's change on those."""
    labels = {"crashes_recorded": "交通事故起数", "deaths": "事故死亡人数"}
    printed = {str(r["figure"]): int(str(r["value"])) for r in city.rows["published_figures"]}
    found: dict[str, Figure] = {}
    for name, label in labels.items():
        found[f"{name} 2022-10 as published"] = printed[label]
        found[f"{name} 2022-11 环比 % on what was published"] = change(now[name], printed[label])
    return found


def change(now: int, before: int) -> str | None:
    """The change in percent to one decimal, half up, with its sign; None from zero.

    >>> change(35, 37), change(2, 2), change(1, 0)
    ('-5.4', '0.0', None)
    """
    if before == 0:
        return None
    share = Decimal(100 * (now - before)) / Decimal(before)
    return str(share.quantize(Decimal("0.1"), ROUND_HALF_UP))
