"""Age less years licensed is 18 or more (年龄与驾龄)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gongshi.check.claim import Claim, Kind, Looseness, Role
from gongshi.check.consistency.ages_told import SOMEBODY_ELSE, ages_of_birth, served_too_long
from gongshi.check.consistency.rule import Rule, contradicts, shown, silent, stands
from gongshi.check.draft import Draft, number, span
from gongshi.check.finding import Finding, Span, Verdict
from gongshi.i18n import tr
from gongshi.wording.moment import Moment

_YOUNGEST = 18  # 机动车驾驶证申领和使用规定: from 18 on; mopeds from 18, buses later
_LICENSED = re.compile(r"(?:驾龄|取得(?:机动车)?驾驶证|驾驶年限|领证|持[A-Z][0-9]?(?:驾驶)?证)[为已达满]{0,2}$")
_OF_DRIVING = re.compile(r"[一-鿿]{0,4}(?:驾龄|驾驶经验|驾驶经历)")
_GOT = re.compile(r"(?:初次)?(?:取得|领取|考取|申领|领到)[^，。；]{0,10}?(?:驾驶证|驾照)|初次领证")
_WORKED = re.compile(r"(工作|从业|从教|从警|行医)了?$")
_BEGAN = re.compile(r"(参加工作|从业|从教|从警|行医)")
_STEPS = (
    (re.compile(r"[^，。；]{0,4}(?:加入中国共产党|入党)"), 17),
    (re.compile(r"[^，。；]{0,4}(?:参加工作|入伍|参军)"), 14),
)
_THEN = re.compile(r"(?:时年|时|年仅|年满|殁年|终年|享年|卒年)$")
_DIED = re.compile(r"(?:殁年|终年|享年|卒年)$")
_OLD_COUNT = re.compile(r"(?:享年|终年|卒年)$")
_BY_OLD_COUNT = 2
_BORN = re.compile(r"出?生")


def judge(draft: Draft) -> Iterator[Finding]:
    """Each person whose age and years licensed stand in one sentence, nobody else's age between."""
    for licensed in draft.claims:
        if (
            isinstance(licensed.value, Decimal)
            and licensed.unit == "年"
            and licensed.qualifier is Looseness.EXACT
            and (_LICENSED.search(draft.lead(licensed)) or _OF_DRIVING.match(draft.tail(licensed)))
        ):
            age = _age_before(draft, licensed)
            if age is not None:
                yield _judged(age, licensed)
    yield from _by_years(draft)
    yield from _at_work(draft)
    told = list(_at_that_time(draft))
    yield from told
    yield from _of_birth(draft, {finding.spans[0] for finding in told})
    yield from _of_service(draft)


def _of_birth(draft: Draft, known: set[Span]) -> Iterator[Finding]:
    """Ages and years licensed that no year of the text gives."""
    for told in ages_of_birth(draft):
        if span(told.claim) in known:
            continue
        verdict = Verdict.STANDS if told.fits else Verdict.CONTRADICTS
        why = tr("年龄与所写年份相符") if told.fits else tr("按所写年份，年龄不符")
        yield RULE.finding(verdict, why, told.claim, told.other, sum=told.sum)


def _of_service(draft: Draft) -> Iterator[Finding]:
    for told, what, least in served_too_long(draft):
        if told.fits:
            yield RULE.finding(Verdict.STANDS, tr("年龄与年限相符"), told.claim, told.other, sum=told.sum)
        else:
            why = tr("按所写年龄和{what}，起始时不满{n}周岁", what=what, n=least)
            yield RULE.finding(Verdict.CONTRADICTS, why, told.claim, told.other, sum=told.sum)


def _at_that_time(draft: Draft) -> Iterator[Finding]:
    """1971年5月出生，2023年11月事发时52岁: the years between, or one less before the birthday; 享年 may count one or two more."""
    for age in draft.claims:
        if age.kind is not Kind.AGE or not isinstance(age.value, Decimal) or age.qualifier is not Looseness.EXACT:
            continue
        told = [c for c in draft.in_sentence(age.start) if _year_of(c)]
        born = [c for c in told if c.start < age.start and _BORN.match(draft.tail(c))]
        then = [c for c in told if c not in born and _is_then(draft, c, age)]
        if len(born) != 1 or len(then) != 1 or then[0].start < born[0].start:
            continue
        years = Decimal((_year_of(then[0]) or 0) - (_year_of(born[0]) or 0))
        most = years + (_BY_OLD_COUNT if _OLD_COUNT.search(draft.lead(age)) else 0)
        fits = years - 1 <= number(age) <= most
        sum_ = f"{_year_of(then[0])}-{_year_of(born[0])}={shown(years)}"
        verdict = Verdict.STANDS if fits else Verdict.CONTRADICTS
        why = tr("年龄与所写年份相符") if fits else tr("按所写年份，年龄不符")
        yield RULE.finding(verdict, why, age, born[0], then[0], sum=sum_)


def _is_then(draft: Draft, claim: Claim, age: Claim) -> bool:
    """Whether the year is that of the age: 时年 and its like stand before the age, and no number of years between."""
    between = draft.plain[min(claim.end, age.end) : max(claim.start, age.start)]
    if claim.start < age.start:
        return _THEN.search(draft.lead(age)) is not None and "；" not in between
    return _DIED.search(draft.lead(age)) is not None and "；" not in between


def _by_years(draft: Draft) -> Iterator[Finding]:
    """1990年5月出生，2001年取得驾驶证: the years apart; a year less than the least is let pass, for days are unknown."""
    for got in draft.claims:
        year, least = _year_of(got), _least_at(draft, got)
        if year is None or least is None:
            continue
        same = [
            c
            for c in draft.in_sentence(got.start)
            if c.start < got.start and "；" not in draft.plain[c.end : got.start]
        ]
        born = next((c for c in reversed(same) if _year_of(c) and _BORN.match(draft.tail(c))), None)
        age = Decimal(year - (_year_of(born) or 0)) if born is not None else None
        if born is not None and age is not None and age < least:
            why = tr("按所写年龄和驾龄，取得驾驶证时不满18周岁")
            if least != _YOUNGEST:
                why = tr("按所写年份，当时不满{n}周岁", n=least)
            yield RULE.finding(Verdict.CONTRADICTS, why, got, born, sum=f"{year}-{_year_of(born)}={age}<{least}")


def _least_at(draft: Draft, claim: Claim) -> int | None:
    """The age that what happened on the day asks for: a licence, the party, the army, work."""
    words = draft.tail(claim)
    if _GOT.match(words) or "初次领证" in draft.lead(claim):
        return _YOUNGEST
    return next((least for form, least in _STEPS if form.match(words)), None)


def _at_work(draft: Draft) -> Iterator[Finding]:
    """32岁，16岁参加工作，至今已工作16年: as many years as lie between the two ages, or one more or less."""
    for years in draft.claims:
        if years.unit != "年" or not isinstance(years.value, Decimal) or not _WORKED.search(draft.lead(years)):
            continue
        told = [c for c in draft.in_sentence(years.start) if c.start < years.start and c.kind is Kind.AGE]
        exact = [c for c in told if isinstance(c.value, Decimal) and c.qualifier is Looseness.EXACT]
        if len(told) == len(exact) == 2 and _is_of_one_trade(draft.tail(exact[1]), draft.lead(years)):
            apart = number(exact[0]) - number(exact[1])
            if abs(apart - number(years)) > 1:
                sum_ = f"{shown(number(exact[0]))}-{shown(number(exact[1]))}={shown(apart)}≠{shown(number(years))}"
                yield RULE.finding(Verdict.CONTRADICTS, tr("按所写年龄，年数不符"), years, *exact, sum=sum_)


def _is_of_one_trade(began: str, since: str) -> bool:
    """参加工作 and 工作, 从教 and 从教: the years are of what began at that age."""
    first, worked = _BEGAN.match(began), _WORKED.search(since)
    return first is not None and worked is not None and worked[1] in first[1]


def _year_of(claim: Claim) -> int | None:
    return claim.value.year if isinstance(claim.value, Moment) else None


def _age_before(draft: Draft, licensed: Claim) -> Claim | None:
    same = [c for c in draft.in_sentence(licensed.start) if c.start < licensed.start]
    for claim in reversed(same):
        if claim.kind is Kind.AGE:
            apart = SOMEBODY_ELSE.search(draft.plain, claim.end, licensed.start) or claim.role is Role.EXTREME
            return claim if isinstance(claim.value, Decimal) and not apart else None
        if _LICENSED.search(draft.lead(claim)):
            return None
    return None


def _judged(age: Claim, licensed: Claim) -> Finding:
    left = number(age) - number(licensed)
    sum_ = f"{shown(number(age))}-{shown(number(licensed))}={shown(left)}{'≥' if left >= _YOUNGEST else '<'}{_YOUNGEST}"
    if left >= _YOUNGEST:
        return RULE.finding(Verdict.STANDS, tr("取得驾驶证时已满18周岁"), age, licensed, sum=sum_)
    why = tr("按所写年龄和驾龄，取得驾驶证时不满18周岁")
    return RULE.finding(Verdict.CONTRADICTS, why, age, licensed, sum=sum_, at=licensed)


RULE = Rule(
    "age",
    "年龄与驾龄",
    "年龄减去驾龄应不小于18。",
    judge,
    (
        stands("假某强，男，41岁，准驾车型C1，驾龄21年。"),
        contradicts("假某强，男，41岁，准驾车型C1，驾龄24年。"),
        contradicts("假某强，1990年5月出生，2001年取得驾驶证。"),
        contradicts("假某强，男，36岁，持A2证19年。"),
        contradicts("裴某，32岁，16岁参加工作，至今已工作26年。"),
        contradicts("裴某，1958年3月出生，1980年8月参加工作，时年32岁。"),
        contradicts("死者佟某（男，1979年5月生，殁年54岁）于2024年8月遇害。"),
        stands("驾驶人刘某，1971年5月出生，2023年11月事发时52岁。"),
        contradicts("2026年6月，裴某（男，1985年4月出生，51岁）被查获。"),
        contradicts("裴某，1985年4月生，1983年9月参加工作。"),
        contradicts("教龄48年的裴老师今年58岁。"),
        silent("裴某1985年4月生，妻子41岁，2026年6月报警。"),
        silent("裴某，32岁，16岁参加工作，至今已工作16年。"),
        silent("3人中年龄最小的38岁。驾龄最长的34年。"),
    ),
)
