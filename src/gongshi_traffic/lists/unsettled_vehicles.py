"""Vehicles with many violations left unsettled after notice (逾期未处理违法突出车辆)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from gongshi import (
    At,
    Calendar,
    Candidate,
    GateResult,
    Reason,
    Row,
    Subject,
    Table,
    after_days,
    after_working_days,
    list_rule,
    tr,
    write_date,
)
from gongshi_traffic.figures.common import NOTIFIED, PLATES, unsettled
from gongshi_traffic.lists import thresholds as t
from gongshi_traffic.lists.vehicles import COLUMNS, MASKS, on_the_road, top_with_ties, vehicle_candidate

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
    reason = Reason("unsettled", text, at.dated(t.UNSETTLED_LEAST).basis, records)
    return vehicle_candidate(row, reason, oldest, plate_kind=row["plate_kind"], gates=tuple(_gates(found, at)))


def _gates(found: Sequence[Row], at: At) -> Iterator[GateResult]:
    """Told a second time and then announced, each term over, for as many violations as the list asks."""
    told = _since(found, "second_notice_on", at)
    yield after_days("second_notice", tr("再次通知期满"), told, at.number(t.SECOND_NOTICE_DAYS), at.released, BASIS)
    announced, days = _since(found, "announced_on", at), at.number(t.ANNOUNCED_DAYS)
    yield after_working_days(
        "announced", tr("公告期满"), announced, days, at.released, BASIS, Calendar.read(at.settings)
    )


def _since(found: Sequence[Row], column: str, at: At) -> date | None:
    """The day by which enough of the vehicle's violations had it; None while too few have."""
    days, least = sorted(row[column] for row in found if row[column]), at.number(t.UNSETTLED_LEAST)
    return days[least - 1] if len(days) >= least else None


@list_rule(
    judge,
    label="逾期未处理违法突出车辆",
    subject=Subject.PLATE,
    unit="辆",
    basis=BASIS,
    columns=COLUMNS,
    thresholds=t.UNSETTLED,
    masks=MASKS,
    told_by=(*PLATES, *NOTIFIED, "violations.second_notice_on", "violations.announced_on"),
    fresh=(("violations", t.FRESH_DAYS), ("vehicles", t.FRESH_DAYS)),
)
def unsettled_vehicles(violations: Table, vehicles: Table, at: At) -> Table:
    """Large vehicles with so many violations that stay unsettled a month after notice.

    Counted as the figure `unsettled_violations` on the release morning: what was known to be
    settled, struck out or extended by then drops out, and a vehicle with it. The day of notice
    does not count; all of the days after it must have passed. Nobody is published before a
    second notice and a public announcement of their own terms. Vehicles not in the register,
    scrapped or of other kinds are left out. A natural person's plate is masked whatever the
    office's policy is.
    """
    due = unsettled(violations, at)
    due = due.select("id", "happened_at", "plate", "plate_kind", "second_notice_on", "announced_on")
    many = due.group_by("plate", "plate_kind").agg(count=due.count())
    many = many.filter(many["count"] >= at.number(t.UNSETTLED_LEAST))
    fleet = on_the_road(vehicles, at.words(t.UNSETTLED_KINDS), at)
    listed = top_with_ties(many.join(fleet, ["plate", "plate_kind"]), at.number(t.UNSETTLED_TOP))
    # the violations come with the vehicles, of one scan: a second statement would read all of them again
    return due.join(listed, ["plate", "plate_kind"])
