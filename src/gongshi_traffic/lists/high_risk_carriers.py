"""Carriers at high risk: direct triggers, and a rate that chance cannot make high (高危风险运输企业)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal

from gongshi import (
    At,
    Calendar,
    Candidate,
    Fact,
    FactColumn,
    GateResult,
    Reason,
    Row,
    Subject,
    Table,
    after_working_days,
    gate,
    list_rule,
    tr,
    write_date,
    write_moment,
)
from gongshi_traffic.figures.common import NOTIFIED, OF_CARRIERS, PLATES
from gongshi_traffic.lists import thresholds as t
from gongshi_traffic.lists.carrier_measures import Measures, measured
from gongshi_traffic.lists.carrier_sheet import MODEL, carrier_sheet
from gongshi_traffic.lists.carrier_tables import risk_tables
from gongshi_traffic.lists.published import periods_by_subject

LABEL = "高危风险运输企业"
NOTICE_LAW = "个人信息保护法 第三十五条、政府信息公开条例 第三十二条"
COLUMNS = (
    FactColumn("name", "企业名称", 30),
    FactColumn("kind", "企业类别", 10),
    FactColumn("district", "区县", 10),
    FactColumn("fleet", "车辆数", 8),
    FactColumn("why", "列入原因", 50),
)


def judge(rows: Mapping[str, Sequence[Row]], at: At) -> Sequence[Candidate]:
    """One candidate for each carrier with a reason: direct triggers first, then by certainty."""
    found = ((one, tuple(_reasons(one, at))) for one in measured(rows, at))
    return [_candidate(one, reasons, at) for one, reasons in found if reasons]


def notes(rows: Mapping[str, Sequence[Row]], at: At) -> Sequence[str]:
    """How many carriers of the last issue leave the list, their reasons gone."""
    before = {s for s, periods in periods_by_subject(rows["published"], at).items() if at.period.previous() in periods}
    if not before:
        return ()
    gone = before - {c.subject for c in judge(rows, at)}
    return (tr("上期列入的{n}家企业原因已消除，本期移出。", n=len(gone)),) if gone else ()


def _reasons(one: Measures, at: At) -> Iterator[Reason]:
    yield from _crash_reasons(one, at)
    yield from _hazmat_reasons(one, at)
    if one.drinks and len(one.drinks) >= at.number(t.CARRIER_DRINK):
        kinds = "、".join(sorted({row["category"] for row in one.drinks}))
        text = tr("近{months}个月本企业车辆的驾驶人因{kinds}被查获{n}起",
                  months=at.number(t.CARRIER_MONTHS), kinds=kinds, n=len(one.drinks))  # fmt: skip
        records = tuple(("violations", row["id"]) for row in one.drinks)
        yield Reason("drink", text, at.dated(t.CARRIER_DRINK).basis, records, statistical=False)
    if one.events and one.certainty >= at.share(t.CARRIER_CERTAINTY):
        yield _rate_reason(one, at)


def _crash_reasons(one: Measures, at: At) -> Iterator[Reason]:
    if not one.crashes:
        return
    for crash in one.crashes:
        if crash["deaths"] >= at.number(t.CARRIER_GRAVE_DEATHS):
            text = tr("{day}一起事故死亡{n}人，负{liability}责任",
                      day=write_date(crash["happened_at"].date()), n=crash["deaths"], liability=crash["liability"])  # fmt: skip
            basis = at.dated(t.CARRIER_GRAVE_DEATHS).basis
            yield Reason("grave_crash", text, basis, (("crashes", crash["crash"]),), statistical=False)
    if len(one.crashes) >= at.number(t.CARRIER_FATAL):
        text = tr("近{months}个月发生同等以上责任死亡事故{n}起，死亡{deaths}人", months=at.number(t.CARRIER_MONTHS),
                  n=len(one.crashes), deaths=sum(c["deaths"] for c in one.crashes))  # fmt: skip
        records = tuple(("crashes", crash["crash"]) for crash in one.crashes)
        yield Reason("fatal_crashes", text, at.dated(t.CARRIER_FATAL).basis, records, statistical=False)


def _hazmat_reasons(one: Measures, at: At) -> Iterator[Reason]:
    if not one.hazmat or len(one.hazmat) < at.number(t.CARRIER_HAZMAT_OVERDUE):
        return
    for flag, word in (("uninspected", tr("逾期未检验")), ("unscrapped", tr("逾期未报废"))):
        rows = [row for row in one.hazmat if row[flag]]
        if rows:
            records = tuple(("vehicles", f"{row['plate']}:{row['plate_kind']}") for row in rows)
            text = tr("危化品运输车{n}辆{word}", n=len(rows), word=word)
            basis = at.dated(t.CARRIER_HAZMAT_OVERDUE).basis
            yield Reason(f"hazmat_{flag}", text, basis, records, statistical=False)


def _rate_reason(one: Measures, at: At) -> Reason:
    text = tr(
        "近{months}个月逾期未处理违法{n}起，按车队规模修正后每百辆车每月{rate}起，高于{kind}企业平均数的{times}倍（把握{certainty}%）",
        months=at.number(t.CARRIER_MONTHS),
        n=one.events,
        rate=_hundredfold(one.rate),
        kind=one.prior.label.removesuffix("企业"),
        times=at.value(t.CARRIER_RATE_TIMES),
        certainty=_percent(one.certainty),
    )
    records = tuple(("violations", number) for number in one.behind) or (("carriers", one.code),)
    return Reason("rate", text, f"{at.dated(t.CARRIER_RATE_TIMES).basis}；{MODEL}", records)


def _hundredfold(rate: Decimal) -> Decimal:
    return (rate * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _percent(share: Decimal) -> Decimal:
    """As per cent with one decimal, rounded down: what is not certain never reads as 100."""
    return (min(share, Decimal("0.999")) * 100).quantize(Decimal("0.1"), "ROUND_DOWN")


def _candidate(one: Measures, reasons: tuple[Reason, ...], at: At) -> Candidate:
    direct = any(not reason.statistical for reason in reasons)
    return Candidate(
        subject=one.code,
        name=one.row["name"],
        reasons=reasons,
        gates=tuple(_gates(one.row, at)),
        facts=_facts(one, reasons),
        sealed=frozenset({"code", "certainty", "behind", "answered_on", "disputed", "notified_on"}),
        group=one.row["district"],
        order=(not direct, -one.certainty),
    )


def _facts(one: Measures, reasons: Sequence[Reason]) -> Mapping[str, Fact]:
    row = one.row
    return {
        "code": one.code,
        "kind": row["kind"],
        "district": row["district"],
        "brigade": row["brigade"],
        "parent": one.parent,
        "former_name": row["former_name"],
        "why": "；".join(reason.text for reason in reasons),
        "fleet": one.fleet,
        "exposure": one.exposure,
        "unsettled": one.events,
        "raw_rate": one.raw_rate,
        "rate": one.rate,
        "class_label": one.prior.label,
        "class_mean": one.prior.mean,
        "level": one.level,
        "certainty": one.certainty,
        "vehicles_many": one.vehicles_many,
        "uninspected": one.uninspected,
        "unscrapped": one.unscrapped,
        "hazmat_overdue": len(one.hazmat),
        "drivers": one.drivers,
        "drivers_overdue": one.drivers_overdue,
        "fatal_crashes": len(one.crashes),
        "deaths": sum(crash["deaths"] for crash in one.crashes),
        "drinks": len(one.drinks),
        "behind": tuple(_behind(one)),
        "notified_on": row["notified_on"],
        "answered_on": row["answered_on"],
        "disputed": row["disputed"],
    }


def _behind(one: Measures) -> Iterator[str]:
    """The vehicles and records behind direct triggers, by which a carrier can check them."""
    for row in one.hazmat:
        words = [tr("逾期未检验")] * row["uninspected"] + [tr("逾期未报废")] * row["unscrapped"]
        yield tr("{plate}：{why}", plate=row["plate"], why="、".join(words))
    for row in one.drinks:
        why = tr("{moment}因{kind}被查获", moment=write_moment(row["happened_at"]), kind=row["category"])
        yield tr("{plate}：{why}", plate=row["plate"], why=why)
    for row in one.crashes:
        yield tr("{day}事故{crash}：死亡{n}人，负{liability}责任", day=write_date(row["happened_at"].date()),
                 crash=row["crash"], n=row["deaths"], liability=row["liability"])  # fmt: skip


def _gates(row: Row, at: At) -> Iterator[GateResult]:
    """The carrier was told in time, has had its days to check, and disputes nothing."""
    told, oldest = row["notified_on"], at.released - timedelta(days=at.number(t.CARRIER_NOTICE_AGE))
    current = told is not None and oldest <= told <= at.released
    why = tr("{day} 送达核对表", day=told) if told else tr("没有送达核对表")
    yield gate("notified", tr("发布前送达核对表"), current, why, NOTICE_LAW)
    days, calendar = at.number(t.CARRIER_NOTICE_DAYS), Calendar.read(at.settings)
    yield after_working_days("answer_time", tr("核对期满"), told, days, at.released, NOTICE_LAW, calendar)
    disputed = row["disputed"]
    yield gate("no_dispute", tr("没有未答复的异议"), not disputed, disputed or tr("没有异议"), NOTICE_LAW)


@list_rule(
    judge,
    label=LABEL,
    subject=Subject.UNIT,
    unit="家",
    basis="道路交通安全法 第一百零二条；各地高风险运输企业通报办法",
    columns=COLUMNS,
    thresholds=t.CARRIERS,
    fresh=(("carriers", t.FRESH_DAYS), ("vehicles", t.FRESH_DAYS), ("violations", t.FRESH_DAYS)),
    notes=notes,
    sheet=carrier_sheet,
    told_by=("carriers.notified_on", *OF_CARRIERS, *PLATES, *NOTIFIED),
)
def high_risk_carriers(
    carriers: Table,
    vehicles: Table,
    drivers: Table,
    crashes: Table,
    parties: Table,
    violations: Table,
    published_names: Table,
    at: At,
) -> Mapping[str, Table]:
    """Carriers with a direct trigger in the last months, or a rate surely above their class.

    Direct: one crash with so many dead at enough liability; so many fatal crashes; a vehicle for
    dangerous goods past inspection or scrapping on the day of release; drink driving in the
    carrier's vehicle. The rate: unsettled violations by vehicle-month, drawn towards the
    carrier's class (Poisson counts, gamma rates, fitted by likelihood); listed when it is above
    a multiple of the class mean with the stated certainty, which chance denies small fleets. A
    vehicle counts only while it belonged to the carrier. Branch and parent are each judged by
    their own facts. Without a reason left, a carrier leaves the list.
    """
    return risk_tables(
        carriers, vehicles, drivers, crashes, parties, violations, published_names, at, "high_risk_carriers", LABEL
    )
