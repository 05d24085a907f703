"""An average against its total and its number (平均数).

Any total and number near by that give it let it stand. It is accused where both are certain: one
number of the very unit or noun, and the total directly before or the only one; or where one slip
of the pen is all that lies between.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.groups.governing import governing
from gongshi.check.consistency.listed import Listed, listed_of
from gongshi.check.consistency.per import Per, per_of
from gongshi.check.consistency.rule import (
    Rule,
    as_printed,
    contradicts,
    is_exchange,
    is_slip,
    loosely,
    may_be_meant,
    shown,
    silent,
    stands,
)
from gongshi.check.consistency.spread import of_quotient, spread
from gongshi.check.consistency.times_of import days_told, months_told
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft, is_counted, number
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr

_SCALES = {("公斤", "吨"): 1000, ("千克", "吨"): 1000, ("斤", "吨"): 2000, ("米", "公里"): 1000, ("分钟", "小时"): 60}
_PEOPLE = ("人", "名", "位")
_NEAREST = 6
_MOST = 40  # numbers of the text that may explain an average
_LOW, _HIGH = Decimal("0.4"), Decimal("2.5")


@dataclass(frozen=True)
class Mean:
    """A total, a number, and their quotient in the average's unit; `counted` is None for days and months."""

    total: Claim
    count: Decimal
    exact: Decimal
    counted: Claim | None = None

    @property
    def slack(self) -> Decimal:
        """How far the quotient may be off for the rounding of what it is made of."""
        if self.counted is not None:
            return of_quotient((self.total,), self.counted, self.exact)
        return self.exact * spread(self.total) / number(self.total) if number(self.total) else Decimal(0)


def judge(draft: Draft) -> Iterator[Finding]:
    """Every average with the totals and numbers that it may be of."""
    for average in draft.claims:
        if isinstance(average.value, Decimal) and not draft.is_cell(average.start):
            per = per_of(draft, average)
            if per is None or average.kind is Kind.AGE or average.unit in ("岁", "℃", "分"):
                yield from of_listed(draft, average)
            if per is not None:
                yield from _judged(draft, average, per)


def _judged(draft: Draft, average: Claim, per: Per) -> Iterator[Finding]:
    means = list(_means(draft, average, per))
    firm = _firm(draft, average, per, means)
    near = (m for m in (*means, *_far(draft, average, per)) if firm is None or _is_related(m, firm))
    fit = next((m for m in near if _fits(average, m)), None)
    wrong = firm or next((m for m in means if _is_slip(average, m.exact)), None)
    if fit is not None:
        yield _finding(average, fit)
    elif wrong is not None:
        yield _finding(average, wrong)


def of_listed(draft: Draft, average: Claim) -> Iterator[Finding]:
    """The average of numbers that the text lists one by one."""
    found = listed_of(draft, average)
    if found is not None:
        yield _finding_of_listed(average, found)


def _finding_of_listed(average: Claim, found: Listed) -> Finding:
    fits = loosely(average, found.exact)
    added = "+".join(shown(number(c)) for c in found.values)
    sum_ = f"({added})÷{len(found.values)}={shown(found.exact)}{'≈' if fits else '≠'}{average.text}"
    if fits:
        return RULE.finding(Verdict.STANDS, tr("平均数与总数、个数相符"), average, *found.values, sum=sum_)
    return RULE.finding(
        Verdict.CONTRADICTS, tr("“{average}”与总数、个数不符", average=average.text), average, *found.values, sum=sum_
    )


def _fits(average: Claim, mean: Mean) -> bool:
    """Whether the mean gives the average; the rounding of its ends is asked only where it could matter, for speed."""
    if loosely(average, mean.exact):
        return True
    near = may_be_meant(number(average), mean.exact)
    return near and loosely(average, mean.exact, mean.slack)


def _is_related(mean: Mean, firm: Mean) -> bool:
    """Whether it has its total or its number from the firm one: others agree with an average by chance."""
    return mean.total is firm.total or mean.count == firm.count or mean.counted is None


def _means(draft: Draft, average: Claim, per: Per) -> Iterator[Mean]:
    """Every total over every number, the nearest first."""
    totals = _totals(draft, average)
    if per.units[:1] in (("天",), ("个月",)):
        told = days_told if per.units[0] == "天" else months_told
        counts = list(dict.fromkeys(told(draft, average.start)))[:_NEAREST]
        yield from (Mean(t, Decimal(n), _scaled(average, t) / n) for t in totals for n in counts if n)
        return
    for total in totals:
        for counted in _counts(draft, average, per):
            if counted is not total and number(counted):
                yield Mean(total, number(counted), _scaled(average, total) * per.times / number(counted), counted)


def _scaled(average: Claim, total: Claim) -> Decimal:
    """The total in the unit of the average: tons in kilograms."""
    own = average.unit.partition("/")[0]
    return number(total) * _SCALES.get((own, total.unit), 1)


def _totals(draft: Draft, average: Claim) -> list[Claim]:
    """Numbers of the average's unit before it, no averages themselves; those that govern come after those of its line."""
    own = average.unit.partition("/")[0]
    units = [own, f"{own}次", *(big for (small, big) in _SCALES if small == own), *(_PEOPLE if own in _PEOPLE else ())]
    line = draft.paragraph_starts[draft.paragraph_of(average.start)]
    near = [c for c in draft.between(line, average.start) if c.unit in units and _is_total(draft, c)]
    far = [c for unit in units for c in governing(draft, line, unit)]
    return list({c.start: c for c in (*reversed(near[-_NEAREST:]), *near[:1], *far)}.values())


def _is_total(draft: Draft, claim: Claim) -> bool:
    lead = draft.lead(claim)
    return (
        is_counted(claim)
        and claim.kind is not Kind.AVERAGE
        and claim.role is not Role.EACH
        and not has("then", lead)
        and per_of(draft, claim) is None
    )


def _counts(draft: Draft, average: Claim, per: Per) -> list[Claim]:
    """What is counted by the unit or the noun of the average: of its line, its sentence's rest, and what governs."""
    line = draft.paragraph_starts[draft.paragraph_of(average.start)]
    end = min(draft.sentence_end(average.start), average.end + 40)
    near = [c for c in draft.between(line, end) if c is not average]
    far = [c for unit in per.units for c in governing(draft, average.start, unit)]
    near.sort(key=lambda c: abs(c.start - average.start))
    candidates = list({c.start: c for c in (*near, *far)}.values())
    named = [c for c in candidates if _is_count(draft, c, per)]
    bare = Per(per.units) if per.units and per.noun else None
    return (named or [c for c in candidates if bare and _is_count(draft, c, bare)])[:_NEAREST]


def _far(draft: Draft, average: Claim, per: Per) -> Iterator[Mean]:
    """What may explain the average besides: the totals over any number of the unit in the text."""
    totals = _totals(draft, average)[:_NEAREST]
    for unit in per.units if per.units[:1] not in (("天",), ("个月",)) else ():
        for counted in draft.of_unit.get(unit, [])[:_MOST]:
            for total in totals:
                if counted is not total and number(counted):
                    yield Mean(total, number(counted), _scaled(average, total) * per.times / number(counted), counted)


def _is_count(draft: Draft, claim: Claim, per: Per) -> bool:
    if not is_counted(claim) or claim.kind is Kind.AVERAGE or claim.role is Role.EACH:
        return False
    if has("then", draft.lead(claim)):
        return False
    if per.noun and len(per.noun) > 1:
        beside = draft.tail(claim)[:6] + claim.subject + draft.lead(claim)[-6:]
        named = any(per.noun[:n] in beside for n in range(min(4, len(per.noun)), 1, -1))
        return named and (not per.units or claim.unit.startswith(per.units[0][:1]) or claim.unit in _PEOPLE)
    if per.noun and not per.units:
        return (
            claim.unit.startswith(per.noun)
            or draft.tail(claim).startswith(per.noun)
            or claim.subject.endswith(per.noun)
        )
    return claim.unit in per.units


def _firm(draft: Draft, average: Claim, per: Per, means: list[Mean]) -> Mean | None:
    """The one whose total and number both stand in the average's own sentence, the nearest of each."""
    first, last = draft.sentence_starts[draft.sentence_of(average.start)], draft.sentence_end(average.start)
    own = [m for m in means if m.total.start >= first and (m.counted is None or first <= m.counted.start < last)]
    told = [m for m in own if m.total.role is Role.TOTAL] or [m for m in own if m.total.role is not Role.PART] or own
    firm = next((m for m in told if m.total is told[0].total), None)
    if firm is None:
        firm = _of_the_only_count(draft, average, per, means)
    return firm if firm is not None and _LOW <= firm.exact / (number(average) or 1) <= _HIGH else None


def _of_the_only_count(draft: Draft, average: Claim, per: Per, means: list[Mean]) -> Mean | None:
    """56个单位 in the lead, 指出问题168条，平均每个单位3条: the one number of the noun, or of the unit in the paragraph."""
    line, first = (
        draft.paragraph_starts[draft.paragraph_of(average.start)],
        draft.sentence_starts[draft.sentence_of(average.start)],
    )
    first = max(first, draft.plain.rfind("；", first, average.start))
    near = [m for m in means if m.total.start >= first and m.counted is not None]
    only = [m for m in near if m.total is near[0].total]
    if len({m.count for m in only}) != 1 or only[0].counted is None:
        return None
    return only[0] if len(per.noun) > 1 or only[0].counted.start >= line else None


def _is_slip(average: Claim, exact: Decimal) -> bool:
    printed, right = as_printed(average, exact)
    return is_slip(printed, right) or is_exchange(f"{printed}.0", f"{right}.0")


def _finding(average: Claim, mean: Mean) -> Finding:
    fits = _fits(average, mean)
    counted = (mean.counted,) if mean.counted is not None else ()
    sum_ = f"{shown(number(mean.total))}÷{shown(mean.count)}={shown(mean.exact)}{'≈' if fits else '≠'}{average.text}"
    if fits:
        return RULE.finding(Verdict.STANDS, tr("平均数与总数、个数相符"), average, mean.total, *counted, sum=sum_)
    why = tr("“{average}”与总数、个数不符", average=average.text)
    return RULE.finding(Verdict.CONTRADICTS, why, average, mean.total, *counted, sum=sum_)


RULE = Rule(
    "average",
    "平均数",
    "平均数应能由所写的总数和个数得出。",
    judge,
    (
        stands("假期7天，全市高速公路流量98.7万辆，日均14.1万辆。"),
        contradicts("假期7天，全市高速公路流量98.7万辆，日均15.6万辆。"),
        contradicts("据对36个样本村、180块样本田实测，平均每村6块。"),
        stands("粮食种植面积58.4万亩，粮食总产量24.53万吨，平均亩产420公斤。"),
        contradicts("清算案件9412件，赔偿总额7.06亿元，件均赔偿额5.7万元。"),
        contradicts("检查企业1268家次，排查隐患3170项，平均每家次查出隐患5.2项。"),
        silent("日均投入警力1200人次，出动警车460辆次。"),
        silent("小区共18个单元，3家单位筹资，安装路灯36盏，平均每户2盏。"),
    ),
)
