"""Vehicles with many violations left unsettled after notice (逾期未处理违法突出车辆)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from gongshi import At, Candidate, Reason, Row, Subject, Table, list_rule, tr, write_date
from gongshi_traffic.codes import LARGE_KINDS
from gongshi_traffic.figures.common import unsettled
from gongshi_traffic.lists import thresholds as t
from gongshi_traffic.lists.vehicles import COLUMNS, MASKS, mask_for, on_the_road, top_with_ties

BASIS = "道路交通安全违法行为处理程序规定 第五十四条"


def judge(rows: Mapping[str, Sequence[Row]], at: At) -> Sequence[Candidate]:
    """One candidate for each vehicle, with the violations behind it; many first, then the oldest."""
    vehicles: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows["rows"]:
        vehicles[row["plate"], row["plate_kind"]].append(row)
    return [_candidate(found, at) for found in vehicles.values()]


def _candidate(found: Sequence[Row], at: At) -> Candidate:
    row, oldest = found[0], min(one["happened_at"] for one in found).date()
    records = tuple(sorted(("violations", one["id"]) for one in found))
    text = tr(
        "有{n}起违法告知满{days}日仍未处理，最早一起发生于{oldest}",
        n=row["count"],
        days=at.number(t.UNSETTLED_DAYS),
        oldest=write_date(oldest),
    )
    facts = {
        "plate": row["plate"],
        "plate_kind": row["plate_kind"],
        "kind": row["kind"],
        "count": row["count"],
        "oldest": oldest,
        "district": row["district"],
        "owner_kind": row["owner_kind"],
        "carrier": row["carrier"],
        "is_large": row["kind"] in LARGE_KINDS,
    }
    return Candidate(
        subject=f"{row['plate']}:{row['plate_kind']}",
        name=row["plate"],
        reasons=(Reason("unsettled", text, at.dated(t.UNSETTLED_LEAST).basis, records),),
        facts=facts,
        sealed=frozenset({"owner_kind", "carrier", "plate_kind"}),
        group=row["district"] or "",
        order=(-row["count"], oldest),
        mask=mask_for(row),
    )


@list_rule(
    judge,
    label="逾期未处理违法突出车辆",
    subject=Subject.PLATE,
    unit="辆",
    basis=BASIS,
    columns=COLUMNS,
    thresholds=t.UNSETTLED,
    masks=MASKS,
    fresh=(("violations", t.FRESH_DAYS), ("vehicles", t.FRESH_DAYS)),
)
def unsettled_vehicles(violations: Table, vehicles: Table, at: At) -> Table:
    """Large vehicles with so many violations that stay unsettled a month after notice.

    The count is that of the figure of the same name on the release morning: what was known to be settled, struck out or
    extended by then drops out, and a vehicle with it. The day of notice does not count; all
    of the days after it must have passed. Vehicles not in the register, scrapped or of other
    kinds are left out. A natural person's plate is masked whatever the office's policy is.
    """
    due = unsettled(violations, at).select("id", "happened_at", "plate", "plate_kind")
    many = due.group_by("plate", "plate_kind").agg(count=due.count())
    many = many.filter(many["count"] >= at.number(t.UNSETTLED_LEAST))
    fleet = on_the_road(vehicles, at.words(t.UNSETTLED_KINDS), at)
    listed = top_with_ties(many.join(fleet, ["plate", "plate_kind"]), at.number(t.UNSETTLED_TOP))
    # the violations come with the vehicles, of one scan: a second statement would read all of them again
    return due.join(listed, ["plate", "plate_kind"])
