"""What carriers' lists need of the registers, one small table for each question (企业风险取数).

Everything about vehicles and violations is counted in the engine; one row for each carrier,
each fatal crash and each drink-driving case reaches Python. A vehicle counts for the carrier
that it belonged to at that moment, so a lorry sold last week takes its new violations along.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import ibis

from gongshi import At, Period, Table, Value
from gongshi_traffic.figures.common import died_in_time, in_fleet, not_struck, unsettled
from gongshi_traffic.lists import thresholds as t
from gongshi_traffic.lists.published import earlier_names

HAZMAT = "危化品运输"


def window(at: At, months: int) -> Period:
    """The months that risk is counted over, to the day of release at most (统计时段)."""
    whole = at.period.months_back(months)
    return Period(whole.first, max(whole.first, min(whole.last, at.released)))


def registered(carriers: Table, at: At) -> Table:
    """Carriers not struck off by the release (在册企业)."""
    return carriers.filter(carriers.closed_on.isnull() | (carriers.closed_on > at.released))


def fleets(vehicles: Table, span: Period, at: At) -> Table:
    """Each carrier's vehicles on the day, what is overdue, and vehicle-days within the span (车队)."""
    held = vehicles.filter(vehicles.carrier.notnull())
    day = _day(at.released)
    is_now = _is_now(held, at)
    uninspected = is_now & (held.inspection_due < day)
    unscrapped = is_now & (held.scrap_due < day)
    return held.group_by("carrier").agg(
        fleet=is_now.sum(),
        uninspected=uninspected.sum(),
        unscrapped=unscrapped.sum(),
        hazmat_overdue=((uninspected | unscrapped) & (held.use == HAZMAT)).sum(),
        days=_days_within(held, span).sum(),
    )


def crews(drivers: Table, at: At) -> Table:
    """Each carrier's drivers, and those with an overdue licence or audit (驾驶人)."""
    held = drivers.filter(drivers.carrier.notnull())
    day = _day(at.released)
    overdue = ((held.licence_due < day) | (held.audit_due < day)).fill_null(False)
    return held.group_by("carrier").agg(drivers=held.count(), drivers_overdue=overdue.sum())


def of_carriers(violations: Table, vehicles: Table) -> Table:
    """Violations with the carrier that the vehicle belonged to when it happened (企业车辆违法)."""
    held = vehicles.filter(vehicles.carrier.notnull())
    held = held.select("plate", "plate_kind", "carrier", "joined_on", "left_on", "use")
    joined = violations.join(held, ["plate", "plate_kind"])
    on = joined.happened_at.date()
    return joined.filter(
        joined.joined_on.isnull() | (on >= joined.joined_on), joined.left_on.isnull() | (on < joined.left_on)
    )


def unsettled_of_carriers(violations: Table, vehicles: Table, span: Period, at: At) -> Table:
    """Unsettled violations of the span that belong to a carrier (企业车辆逾期未处理违法)."""
    due = unsettled(violations, at)
    due = due.filter(span.contains(due.happened_at)).select("id", "happened_at", "plate", "plate_kind")
    return of_carriers(due, vehicles)


def unsettled_by_carrier(due: Table, least: int) -> Table:
    """By carrier: unsettled violations, and vehicles that have at least `least` of them."""
    by_vehicle = due.group_by("carrier", "plate", "plate_kind").agg(n=due.count())
    return by_vehicle.group_by("carrier").agg(events=by_vehicle.n.sum(), vehicles_many=(by_vehicle.n >= least).sum())


def behind_high_rates(due: Table, fleet: Table, carriers: Table, times: int) -> Table:
    """Ids of unsettled violations of carriers whose raw rate is `times` that of their kind.

    The list itself is decided on shrunk rates; this only keeps millions of ids from travelling.
    """
    raw = due.group_by("carrier").agg(events=due.count())
    raw = raw.join(fleet.select("carrier", "days"), "carrier")
    raw = raw.join(carriers.select("code", "kind"), raw.carrier == carriers.code)
    kinds = raw.group_by("kind").agg(kind_events=raw.events.sum(), kind_days=raw.days.sum())
    high = raw.join(kinds, "kind")
    high = high.filter(high.events * high.kind_days >= high.kind_events * high.days * times)
    return due.semi_join(high, "carrier").select("carrier", "id")


def fatal_crashes(crashes: Table, parties: Table, span: Period, at: At) -> Table:
    """Fatal crashes of the span by carrier, where it bears enough liability (企业死亡事故)."""
    inside = crashes.filter(span.contains(crashes.happened_at)).select("id", "happened_at")
    all_parties = parties.join(inside, parties.crash == inside.id)
    dead = all_parties.filter(died_in_time(all_parties, at))
    deaths = dead.group_by("crash").agg(deaths=dead.count())
    liable = all_parties.filter(
        all_parties.carrier.notnull(), all_parties.liability.isin(at.words(t.CARRIER_LIABILITY))
    )
    liable = liable.group_by("carrier", "crash", "happened_at").agg(liability=liable.liability.min())
    return liable.join(deaths, "crash")


def drink_cases(violations: Table, vehicles: Table, span: Period, at: At) -> Table:
    """Drink-driving cases of the span in a carrier's vehicle (企业车辆酒驾)."""
    # the span comes last: both lists of carriers then rest on one selection, which a release makes once
    drunk = violations.filter(violations.category.isin(at.words(t.DRINKING)), not_struck(violations))
    found = drunk.filter(span.contains(drunk.happened_at))
    found = found.select("id", "happened_at", "plate", "plate_kind", "category")
    return of_carriers(found, vehicles).select("carrier", "id", "happened_at", "category", "plate")


def risk_tables(
    carriers: Table, vehicles: Table, drivers: Table, crashes: Table, parties: Table, violations: Table,
    published_names: Table, at: At, *names: str,
) -> Mapping[str, Table]:  # fmt: skip
    """All tables that `measured` reads (企业风险各表)."""
    span = window(at, at.number(t.CARRIER_MONTHS))
    fleet = fleets(vehicles, span, at)
    due = unsettled_of_carriers(violations, vehicles, span, at)
    live = registered(carriers, at)
    return {
        "rows": live,
        "fleets": fleet,
        "crews": crews(drivers, at),
        "unsettled": unsettled_by_carrier(due, at.number(t.CARRIER_VEHICLE_UNSETTLED)),
        "behind": behind_high_rates(due, fleet, live, at.number(t.CARRIER_RATE_TIMES)),
        "hazmat": hazmat_overdue(vehicles, at),
        "crashes": fatal_crashes(crashes, parties, span, at),
        "drinks": drink_cases(violations, vehicles, span, at),
        "published": earlier_names(published_names, *names),
    }


def hazmat_overdue(vehicles: Table, at: At) -> Table:
    """Vehicles for dangerous goods past inspection or scrapping (逾期危化品运输车)."""
    day = _day(at.released)
    held = in_fleet(vehicles, at).filter(lambda v: v.use == HAZMAT)
    held = held.mutate(
        uninspected=(held.inspection_due < day).fill_null(False), unscrapped=(held.scrap_due < day).fill_null(False)
    )
    found = held.filter(held.uninspected | held.unscrapped)
    return found.select("carrier", "plate", "plate_kind", "uninspected", "unscrapped")


def _is_now(held: Table, at: At) -> Value:
    """Whether the vehicle belongs to its carrier on the day of release."""
    day = _day(at.released)
    return (
        (_start(held).isnull() | (_start(held) <= day))
        & (held.left_on.isnull() | (held.left_on > day))
        & (held.scrapped_on.isnull() | (held.scrapped_on > day))
    ).fill_null(False)


def _start(held: Table) -> Value:
    return ibis.coalesce(held.joined_on, held.registered_on)


def _days_within(held: Table, span: Period) -> Value:
    """Days within the span on which the vehicle belonged to the carrier, never below zero."""
    first, after = _day(span.first), _day(span.last + timedelta(days=1))
    begins = ibis.greatest(ibis.coalesce(_start(held), first), first)
    ends = ibis.least(ibis.coalesce(held.left_on, after), ibis.coalesce(held.scrapped_on, after), after)
    days = ends.epoch_days() - begins.epoch_days()
    return ibis.greatest(days, 0)


def _day(day: date) -> Value:
    return ibis.date(day.isoformat())
