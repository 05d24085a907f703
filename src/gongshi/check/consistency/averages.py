"""An average against its total and its number (平均数)."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.rule import Rule, contradicts, loosely, may_be_meant, shown, silent, stands
from gongshi.check.draft import Draft, is_counted, number
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr
from gongshi.wording.moment import Moment

_UNITS = (
    (re.compile(r"日均|平均每[天日]"), ("天", "日")),
    (re.compile(r"月均"), ("个月", "月")),
    (re.compile(r"年均"), ("年",)),
    (re.compile(r"人均"), ("人", "名", "位")),
    (re.compile(r"次均"), ("人次", "次")),
    (re.compile(r"([户笔车家件场校村])均"), ()),
)
_PER = re.compile(
    r"平均(?:每|一)(?:[个家户名位支座处条件起次场辆台所间栋]?)([一-鿿]{1,6}?)(?:发送|出动|有|约|为|达|组织|拥有|安排|覆盖|培训|接待)?[^一-鿿]*$"
)
_OF_EACH = re.compile(r"每(?:[个家户名位支座处条件起次场辆台所间栋]?)([一-鿿]{1,6}?)平均[一-鿿]{0,3}$")
_WEEK = re.compile(r"本周|一周|上周|周报")


def judge(draft: Draft) -> Iterator[Finding]:
    """Every average with the totals and numbers that stand before it in its line."""
    for average in draft.claims:
        if isinstance(average.value, Decimal) and not draft.is_cell(average.start):
            per = _per(draft, average)
            if per is not None:
                yield from _judged(draft, average, per)


def _per(draft: Draft, average: Claim) -> tuple[str, ...] | None:
    """What it is an average over: units, or the noun behind 平均每; None when it is no average."""
    clause = draft.plain[draft.clause_starts[draft.clause_of(average.start)] : average.outer_start]
    if re.search(r"增长|下降|增加|减少|提高", clause):
        return None
    day = _UNITS[0][0].search(clause)
    found = _PER.search(clause) or _OF_EACH.search(clause)
    if found and not day:
        return (found[1],)
    before = draft.before(average)
    joined = before is not None and re.fullmatch(
        r"[^，。；]{0,10}、", draft.plain[before.outer_end : average.outer_start]
    )
    if joined and before is not None and before.end > draft.clause_starts[draft.clause_of(average.start)]:
        return _per(draft, before)
    for form, units in _UNITS:
        said = form.search(clause)
        if said:
            return units or (said[1],)
    return None


def _judged(draft: Draft, average: Claim, per: tuple[str, ...]) -> Iterator[Finding]:
    line = draft.paragraph_starts[draft.paragraph_of(average.start)]
    before = [c for c in draft.between(line, average.start) if isinstance(c.value, Decimal)]
    totals = [c for c in before if c.unit == average.unit and is_counted(c) and c.kind is not Kind.AVERAGE]
    counts = [
        c
        for c in before
        if _counts(draft, c, per) and (c.unit != average.unit or (len(per) == 1 and per[0] in draft.tail(c)[:8]))
    ]
    totals = [t for t in totals if t not in counts]
    pairs = [(t, n) for t in reversed(totals) for n in reversed(counts) if number(n)]
    fit = next(((t, n) for t, n in pairs if loosely(average, number(t) / number(n))), None)
    if fit is not None:
        yield _finding(average, fit[0], number(fit[1]), fit[1:])
    elif per[0] == "天" and totals and not counts and _WEEK.search(draft.plain[:400]):
        yield from _over_days(average, totals, Decimal(7))
    elif (
        per[0] == "天"
        and totals
        and not counts
        and re.search(r"全年|20[0-9]{2}年，", draft.line(draft.paragraph_of(average.start)))
    ):
        yield from _over_days(average, totals[:1], Decimal(365))
    elif per[0] == "天" and totals and not counts and (days := _days_named(draft, average)):
        yield from _over_days(average, totals[-1:], days)
    elif len(counts) == 1:
        certain = _certain(draft, average, totals)
        if (
            certain is not None
            and number(counts[0])
            and may_be_meant(number(average), number(certain) / number(counts[0]))
        ):
            yield _finding(average, certain, number(counts[0]), counts)


def _days_named(draft: Draft, average: Claim) -> Decimal | None:
    """The days of the one month that the sentence names; February has none here."""
    start = draft.sentence_starts[draft.sentence_of(average.start)]
    months = {
        c.value.month
        for c in draft.between(start, average.start)
        if isinstance(c.value, Moment) and c.value.day is None
    }
    month = next(iter(months), None) if len(months) == 1 else None
    return Decimal(calendar.monthrange(2023, month)[1]) if month not in (None, 2) else None


def _over_days(average: Claim, totals: Sequence[Claim], days: Decimal) -> Iterator[Finding]:
    if any(loosely(average, number(t) / days) for t in totals) or len(totals) == 1:
        fit = next((t for t in totals if loosely(average, number(t) / days)), totals[-1])
        yield _finding(average, fit, days, ())


def _certain(draft: Draft, average: Claim, totals: Sequence[Claim]) -> Claim | None:
    """The total directly before, or the only one that says 共."""
    whole = [t for t in totals if t.role is Role.TOTAL]
    if len(whole) == 1:
        return whole[0]
    near = [t for t in totals if draft.sentence_of(t.start) == draft.sentence_of(average.start)]
    return near[0] if len(near) == 1 else None


def _counts(draft: Draft, claim: Claim, per: tuple[str, ...]) -> bool:
    if (
        claim.kind is Kind.AVERAGE
        or not (is_counted(claim) or claim.kind is Kind.DURATION)
        or re.search(r"每[一-鿿]?$", draft.lead(claim))
    ):
        return False
    noun = per[0] if len(per) == 1 else ""
    named = noun in (claim.unit + draft.tail(claim))[:10] or draft.lead(claim).endswith(noun)
    return claim.unit in per or bool(noun and named)


def _finding(average: Claim, total: Claim, count: Decimal, counted: Sequence[Claim]) -> Finding:
    exact = number(total) / count
    fits = loosely(average, exact)
    sum_ = f"{shown(number(total))}÷{shown(count)}={shown(exact)}{'≈' if fits else '≠'}{average.text}"
    if fits:
        return RULE.finding(Verdict.STANDS, tr("平均数与总数、个数相符"), average, total, *counted, sum=sum_)
    why = tr("“{average}”与总数、个数不符", average=average.text)
    return RULE.finding(Verdict.CONTRADICTS, why, average, total, *counted, sum=sum_)


RULE = Rule(
    "average",
    "平均数",
    "平均数应能由所写的总数和个数得出。",
    judge,
    (
        stands("假期7天，全市高速公路流量98.7万辆，日均14.1万辆。"),
        contradicts("假期7天，全市高速公路流量98.7万辆，日均15.6万辆。"),
        contradicts("据对36个样本村、180块样本田实测，平均每村6块。"),
        silent("日均投入警力1200人次，出动警车460辆次。"),
        silent("小区共18个单元，3家单位筹资，安装路灯36盏，平均每户2盏。"),
    ),
)
