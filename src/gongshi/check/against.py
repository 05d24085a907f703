"""Claims of a draft held against the records (与台账对照).

Equal, equal as rounded, cut off; a qualifier true or false; a value that differs, with both and
with the command that opens the records; a change whose sense is turned. What could not be bound
stays «cannot tell» and is counted.
"""

from __future__ import annotations

import re
from decimal import Decimal

from gongshi.check.against_dates import by_date
from gongshi.check.against_entries import by_entry
from gongshi.check.binding import Binder
from gongshi.check.claim import Claim, Direction, Kind
from gongshi.check.consistency.compared import changes, number_now
from gongshi.check.consistency.exact import gives, shown
from gongshi.check.consistency.moved import is_turned
from gongshi.check.draft import Draft, number, span
from gongshi.check.finding import Finding, Verdict
from gongshi.check.known import Known, KnownList, Records
from gongshi.check.names import names_on_lists
from gongshi.check.printed import PrintedSentences, Twin
from gongshi.check.said_of_all import is_said_of_all
from gongshi.check.told import RECORDS, SENSE, Told
from gongshi.check.way import in_words
from gongshi.i18n import tr
from gongshi.wording.qualifier import Qualifier, allows
from gongshi.wording.rounding import round_half_up

_REPLACED = re.compile(r"[^“”，。；\n]{0,30}”(?:应为|应改为|应更正为|更正为|改为)")


def against_records(draft: Draft, records: Records) -> Told:
    """Every claim of the draft that the records know, judged (与台账对照)."""
    told, binder, printed = Told(), Binder(draft, records), PrintedSentences(draft, records)
    moved = {c.start for c in changes(draft)}
    for claim in draft.claims:
        twin = printed.twin(claim)
        if twin is not None and twin.equals(claim):
            _as_printed(told, binder, claim, twin)
        elif _REPLACED.match(draft.plain, claim.outer_end):
            told.bind(claim, tr("更正前的写法"))
        elif claim.start not in moved and not _otherwise_printed(told, binder, claim, twin):
            _judge(told, binder, claim)
    for change in changes(draft):
        if change.start not in told.bound:
            _judge_change(told, binder, change)
        if change.start not in told.bound:
            _otherwise_printed(told, binder, change, printed.twin(change))
    told.findings += names_on_lists(binder)
    return told


def _as_printed(told: Told, binder: Binder, claim: Claim, twin: Twin) -> None:
    """The number stands as a document of the release prints it; the figure it is of is remembered for its changes."""
    equal = next((k for k in binder.figure_for(claim) if _agrees(claim, k)), None)
    if equal is not None:
        told.values[claim.start] = equal
    told.bind(claim, twin.by.label or tr("本期文书"))
    told.findings.append(Finding(Verdict.STANDS, RECORDS, tr("与本期文书一致"), (span(claim),), twin.by.label))


def _otherwise_printed(told: Told, binder: Binder, claim: Claim, twin: Twin | None) -> bool:
    """Whether the same sentence is printed with another number, which the figure does not give either; said if so."""
    if twin is None or any(_agrees(claim, k) for k in binder.figure_for(claim) if isinstance(claim.value, Decimal)):
        return False
    if twin.is_turned(claim):
        way = tr("上升") if twin.claim.direction is Direction.UP else tr("下降")
        sum_ = tr("本期文书写“{way}{right}”", way=way, right=twin.claim.said)
        told.findings.append(
            Finding(Verdict.CONTRADICTS, SENSE, tr("升降写反"), (span(claim),), sum_, opens=twin.by.opens)
        )
        told.bind(claim, twin.by.label or tr("本期文书"))
        return True
    told.differ(claim, twin.by.label or tr("本期文书"), twin.claim.said, twin.by.opens)
    return True


def _judge(told: Told, binder: Binder, claim: Claim) -> None:
    if by_entry(told, binder, claim) or _by_list(told, binder, claim):
        return
    if claim.kind is Kind.DATE:
        by_date(told, binder, claim)
    elif isinstance(claim.value, Decimal):
        _by_figure(told, binder, claim)


def _by_list(told: Told, binder: Binder, claim: Claim) -> bool:
    if not isinstance(claim.value, Decimal) or any(_agrees(claim, k) for k in binder.figure_for(claim)):
        return False
    of = binder.list_for(claim) or binder.list_of_length(claim)
    if of is None:
        return False
    if number(claim) == len(of.entries):
        told.bind(claim, of.label)
        told.findings.append(Finding(Verdict.STANDS, RECORDS, tr("与名单条数一致"), (span(claim),), of.label))
        return True
    if not _states_length(binder, claim, of):
        return False
    told.differ(claim, of.label, f"{len(of.entries)}{of.unit}", of.opens)
    return True


def _states_length(binder: Binder, claim: Claim, of: KnownList) -> bool:
    """Whether the number is the list's length for certain: its own words beside it, no share or part of it."""
    if any(c.value == len(of.entries) for c in binder.cells.beside(claim)):
        return False
    lead = binder.draft.lead(claim)
    return not re.search(r"其中|每|各|占|另|[对向把将]$", lead) and claim.kind is Kind.COUNT


def _by_figure(told: Told, binder: Binder, claim: Claim) -> None:
    known = binder.figure_for(claim)
    equal = [k for k in known if _agrees(claim, k)] or binder.parts_equal(claim)
    if equal:
        told.values[claim.start] = equal[0]
        told.bind(claim, equal[0].names[0] if equal[0].names else equal[0].figure)
        told.findings.append(_standing(claim, equal[0]))
    elif len({k.value for k in known}) == 1 and _is_meant(binder, claim, known[0]):
        told.values[claim.start] = known[0]
        _differ_from(told, claim, known[0])


def _is_meant(binder: Binder, claim: Claim, known: Known) -> bool:
    """Whether the number would be the figure's if it were right, and no other cell of its row says that one."""
    if known.loose or any(isinstance(c.value, Decimal) and _agrees(c, known) for c in binder.cells.beside(claim)):
        return False
    cell = binder.draft.is_cell(claim.start)
    return cell or is_said_of_all(binder.draft, claim, known, binder.records.dates)


def _agrees(claim: Claim, known: Known) -> bool:
    if claim.test is not Qualifier.EXACT:
        return allows(claim.test, number(claim), known.value, known.period_before)
    return gives(claim, known.value)


def _standing(claim: Claim, known: Known) -> Finding:
    value = known.value
    if claim.test is not Qualifier.EXACT:
        why = tr("限定词成立")
    elif value == number(claim):
        why = tr("与台账一致")
    elif round_half_up(value / claim.step) * claim.step == number(claim):
        why = tr("与台账四舍五入后一致")
    else:
        why = tr("与台账截去尾数后一致")
    return Finding(
        Verdict.STANDS,
        RECORDS,
        why,
        (span(claim),),
        f"{known.names[0] if known.names else ''} {shown(value)}{known.unit}",
    )


def _differ_from(told: Told, claim: Claim, known: Known) -> None:
    if claim.test is not Qualifier.EXACT:
        why = tr("“{claim}”的限定词不成立", claim=claim.said)
        sum_ = tr("台账为 {value}{unit}", value=shown(known.value), unit=known.unit)
        told.findings.append(Finding(Verdict.CONTRADICTS, RECORDS, why, (span(claim),), sum_, opens=known.opens))
        told.bind(claim, known.names[0])
        return
    told.differ(claim, known.names[0], f"{shown(known.value)}{known.unit}", known.opens)


def _judge_change(told: Told, binder: Binder, change: Claim) -> None:
    """同比 and 环比 of a number that is known, against the known earlier number."""
    if by_entry(told, binder, change):
        return
    new = number_now(binder.draft, change)
    known = told.values.get(new.start) if new is not None else None
    if known is None or not isinstance(change.value, Decimal):
        return
    before = _before(known, change.compared or binder.draft.lead(change))
    if before is None:
        return
    moved = known.value - before
    if change.unit not in ("%", "％"):
        _judge_against(told, change, known, before, moved)
    elif before:
        _judge_against(told, change, known, before, moved * 100 / before)


def _before(known: Known, compared: str) -> Decimal | None:
    """The number that the words compare with."""
    if re.search(r"同比|上年|去年", compared):
        return known.year_before
    return known.period_before if re.search(r"环比|上月|上期", compared) else None


def _judge_against(told: Told, change: Claim, known: Known, before: Decimal, exact: Decimal) -> None:
    should = in_words(exact, f"{shown(abs(exact))}{change.unit}", change.unit)
    sum_ = tr("本期 {now}，基期 {before}，应为{should}", now=shown(known.value), before=shown(before), should=should)
    turned = is_turned(change, exact)
    told.bind(change, f"{known.names[0]}·{change.compared or tr('增减')}")
    if gives(change, exact) and not turned:
        told.findings.append(Finding(Verdict.STANDS, RECORDS, tr("与台账一致"), (span(change),), sum_))
    elif turned and gives(change, exact):
        told.findings.append(
            Finding(Verdict.CONTRADICTS, SENSE, tr("升降写反"), (span(change),), sum_, opens=known.opens)
        )
    else:
        why = tr("{what}：文稿写“{claim}”，与台账不符", what=known.names[0], claim=change.said)
        told.findings.append(Finding(Verdict.CONTRADICTS, RECORDS, why, (span(change),), sum_, opens=known.opens))
