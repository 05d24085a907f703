"""A person's age against the years of his birth, his licence and his service (年龄、出生与年限).

Of which year an age is, a notice seldom says: any year that the text names lets it stand. Years of driving, in the party or at work begin at an
age that the law or the custom sets; of those who joined before 1949 many were younger.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gongshi.check.claim import Claim, Kind, Looseness, Role
from gongshi.check.consistency.exact import shown
from gongshi.check.consistency.rule import Rule, contradicts, silent, stands
from gongshi.check.draft import Draft, number
from gongshi.check.finding import Finding, Verdict
from gongshi.check.once import once
from gongshi.i18n import tr
from gongshi.wording.moment import Moment

_DRIVING = re.compile(r"(?:驾龄|取得(?:机动车)?驾驶证|驾驶年限|领证|持[A-Z][0-9]?(?:驾驶)?证)[为已达满]{0,2}$")
_OF_DRIVING = re.compile(r"[一-鿿]{0,4}(?:驾龄|驾驶经验|驾驶经历)")
_SERVING = re.compile(
    r"(党龄|教龄|工龄|军龄|警龄|从教|执教|行医|从医|从警|从事[^，。；0-9]{1,8}工作)(?:已?(?:经)?[为达有满]{0,2})$"
)
_LEAST = {"驾龄": 18, "党龄": 18, "警龄": 17, "从警": 17}  # 机动车驾驶证申领和使用规定; 中国共产党章程
_LEAST_AT_WORK, _LEAST_OF_OLD, _OLD = 15, 14, 85
_GOT = re.compile(r"(?:初次)?(?:取得|领取|考取|申领|领到)[^，。；]{0,10}?(?:驾驶证|驾照)|初次领证")
_STEPS = (
    (_GOT, 18),
    (re.compile(r"[^，。；]{0,4}(?:加入中国共产党|入党)"), 17),
    (re.compile(r"[^，。；]{0,4}(?:参加工作|入伍|参军)"), 14),
)
_BORN = re.compile(r"出?生(?!效|产)")
_BORN_ON = re.compile(r"(?:出生日期|生日|(?<!发)生于)(?:为|是|：)?$")
_OLD_COUNT, _BY_OLD_COUNT = re.compile(r"(?:殁年|终年|享年|卒年|虚岁)$"), 2
_SOMEBODY_ELSE = re.compile(r"[妻夫父母兄弟姐妹孙]|女儿|儿子|[之其]子|家属|[与和；。]")
_ALONE = re.compile(r"[，。；）、（的男女\n]|驾驶|$")  # 25岁入党: an age at another time
_NEAR = 40


def judge(draft: Draft) -> Iterator[Finding]:
    """Each person's age with his years of service, and both with the years in which they began."""
    for claim in draft.claims:
        if claim.kind is Kind.DATE:
            yield from _too_young(draft, claim)
        elif (
            isinstance(claim.value, Decimal)
            and claim.qualifier is Looseness.EXACT
            and claim.role is not Role.EXTREME
            and (claim.kind is Kind.AGE or claim.unit == "年")
        ):
            yield from _served(draft, claim)
            yield from _since(draft, claim)


def _served(draft: Draft, years: Claim) -> Iterator[Finding]:
    """58岁, 教龄35年: the age at which he began is none at which one may."""
    what = _service(draft, years)
    age = _age_by(draft, years) if what else None
    if what is None or age is None:
        return
    least = _LEAST.get(what, _LEAST_AT_WORK)
    if number(age) >= _OLD:
        least = min(least, _LEAST_OF_OLD)
    left = number(age) - number(years)
    sum_ = f"{shown(number(age))}-{shown(number(years))}={shown(left)}{'≥' if left >= least else '<'}{least}"
    if left >= least:
        yield RULE.finding(Verdict.STANDS, tr("年龄与年限相符"), age, years, sum=sum_)
    else:
        why = tr("按所写年龄和{what}，起始时不满{n}周岁", what=what, n=least)
        yield RULE.finding(Verdict.CONTRADICTS, why, age, years, sum=sum_, at=years)


def _service(draft: Draft, years: Claim) -> str | None:
    """What the years are said of, where one begins it at an age that is known."""
    lead = draft.lead(years)
    if years.unit != "年":
        return None
    if _DRIVING.search(lead) or _OF_DRIVING.match(draft.tail(years)):
        return "驾龄"
    served = _SERVING.search(lead)
    return served[1] if served else None


def _age_by(draft: Draft, years: Claim) -> Claim | None:
    """The age of the same person: the last before in its sentence, or the first behind; nobody else between, and no years of another."""
    same = draft.in_sentence(years.start)
    ages = [c for c in same if c.kind is Kind.AGE]
    before = [c for c in ages if c.start < years.start]
    age = next(iter((*before[-1:], *ages)), None)
    exact = age is not None and isinstance(age.value, Decimal) and age.qualifier is Looseness.EXACT
    if age is None or not exact or age.role is Role.EXTREME or not _ALONE.match(draft.plain, age.end):
        return None
    low, high = sorted((age, years), key=lambda c: c.start)
    others = any(low.start < c.start < high.start and _service(draft, c) for c in same)
    return None if others or _SOMEBODY_ELSE.search(draft.plain, low.end, high.start) else age


def _too_young(draft: Draft, got: Claim) -> Iterator[Finding]:
    """1990年5月出生，2001年取得驾驶证: the years apart; a year less than the least is let pass, for days are unknown."""
    year, least = _year_of(got), _least_at(draft, got)
    born = _beside(draft, got, _BORN, _BORN_ON) if year and least else None
    if year and least and born is not None and (age := year - (_year_of(born) or 0)) < least:
        why = tr("按所写年份，当时不满{n}周岁", n=least)
        yield RULE.finding(Verdict.CONTRADICTS, why, got, born, sum=f"{year}-{_year_of(born)}={age}<{least}")


def _least_at(draft: Draft, date: Claim) -> int | None:
    """The age that what happened on the day asks for: a licence, the party, the army, work."""
    words = "初次领证" if "初次领证" in draft.lead(date) else draft.tail(date)
    return next((least for form, least in _STEPS if form.match(words)), None)


def _since(draft: Draft, claim: Claim) -> Iterator[Finding]:
    """王某（1985年4月出生，41岁）, 驾龄11年 beside 2015年3月初次领证: any year of the text that gives the number lets it stand."""
    began = None
    if claim.kind is Kind.AGE and (_ALONE.match(draft.plain, claim.end) or draft.lead(claim).endswith("年满")):
        began = _beside(draft, claim, _BORN, _BORN_ON)
    elif claim.kind is not Kind.AGE and _service(draft, claim) == "驾龄":
        began = _beside(draft, claim, _GOT, _GOT)
    year = _year_of(began) if began is not None else None
    told = [y - year for y in _years(draft) if y >= year] if year else []
    if began is None or not told:
        return
    more = _BY_OLD_COUNT if _OLD_COUNT.search(draft.lead(claim)) else 0
    fits = any(n - 1 <= number(claim) <= n + more for n in told)
    sum_ = f"{max(told) + (year or 0)}-{year}={max(told)}"
    yield RULE.judged(fits, tr("年龄与所写年份相符"), tr("按所写年份，年龄不符"), claim, began, sum=sum_)


def _beside(draft: Draft, claim: Claim, behind: re.Pattern[str], before: re.Pattern[str]) -> Claim | None:
    """The one date of its sentence that the words behind it or before it call so, nobody else and no other number of the kind between."""
    same = draft.in_sentence(claim.start)
    dates = [c for c in same if _year_of(c) and (behind.match(draft.tail(c)) or before.search(draft.lead(c)))]
    if len(dates) != 1:
        return None
    low, high = sorted((claim, dates[0]), key=lambda c: c.start)
    between = draft.plain[low.end : high.start]
    others = any(low.start < c.start < high.start and c.kind is claim.kind is not Kind.DATE for c in same)
    return None if len(between) > _NEAR or _SOMEBODY_ELSE.search(between) or others else dates[0]


@once
def _years(draft: Draft) -> frozenset[int]:
    """The years that the text names, those of births and licences left out."""
    return frozenset(year for c in draft.claims if (year := _year_of(c)) and not _begins(draft, c))


def _begins(draft: Draft, date: Claim) -> bool:
    lead, tail = draft.lead(date), draft.tail(date)
    return bool(_BORN.match(tail) or _GOT.match(tail) or _BORN_ON.search(lead) or _GOT.search(lead))


def _year_of(claim: Claim) -> int | None:
    return claim.value.year if isinstance(claim.value, Moment) else None


RULE = Rule(
    "age",
    "年龄与年限",
    "年龄应与所写的出生年份相符；减去驾龄、工龄、党龄后，不应小于法定或通常的起始年龄。",
    judge,
    (
        stands("假某强，男，41岁，准驾车型C1，驾龄21年。"),
        contradicts("假某强，男，41岁，准驾车型C1，驾龄24年。"),
        contradicts("假某强，1990年5月出生，2001年取得驾驶证。"),
        contradicts("假某强，男，36岁，持A2证19年。"),
        contradicts("裴某，1958年3月出生，1980年8月参加工作，时年32岁。"),
        contradicts("死者佟某（男，1979年5月生，殁年54岁）于2024年8月遇害。"),
        stands("驾驶人刘某，1971年5月出生，2023年11月事发时52岁。"),
        contradicts("2026年6月，裴某（男，1985年4月出生，51岁）被查获。"),
        contradicts("裴某，1985年4月生，1983年9月参加工作。"),
        contradicts("教龄48年的裴老师今年58岁。"),
        silent("裴某1985年4月生，妻子41岁，2026年6月报警。"),
        silent("3人中年龄最小的38岁。驾龄最长的34年。"),
    ),
)
