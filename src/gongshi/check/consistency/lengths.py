"""A length of time between two times that the text says it lies between (起止与时长).

Days count with either end or without, months and years likewise; clock times count exactly, and where the length has whole hours only, within
half an hour. A length that any two times of the text give is let stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from heapq import nsmallest
from itertools import combinations
from typing import NamedTuple

from gongshi.check.claim import Claim, Kind, Looseness
from gongshi.check.consistency.exact import may_be_meant, shown
from gongshi.check.consistency.lengths_said import Said, said_of, size_of
from gongshi.check.consistency.lengths_workdays import workdays_told
from gongshi.check.consistency.rule import Rule, contradicts, silent, stands
from gongshi.check.consistency.timeline import DAY, HOUR, MONTH, YEAR, Point, calendars, moments_of, spans
from gongshi.check.draft import Draft, number
from gongshi.check.finding import Finding
from gongshi.i18n import tr

_BOTH_ENDS = re.compile(r"(?:^|[，）])共计?$|(?:假期|放假|长假|休假)[为共计]{0,2}$")
_HALF_HOUR = 30
_DAYS_OF_YEAR = 365
_MOST = 60  # dates of a long text that are looked at


class Apart(NamedTuple):
    """Two points of the text and what lies between them, in the length's unit."""

    first: Point
    last: Point
    apart: Decimal


def judge(draft: Draft) -> Iterator[Finding]:
    """Every length that is said of two times, and every span in working days.

    Two times whose distance one length says are not held against another: 赛期6天 beside 其中篮球比赛历时3天.
    """
    for length, dates, fits, working in workdays_told(draft):
        yield _finding(fits, length, [dates], tr("{dates}有工作日 {n} 天", dates=dates.text, n=working))
    told = [(length, *result) for length in draft.claims if (result := _judged(draft, length)) is not None]
    settled = {(apart.first, apart.last) for _, fits, apart in told if fits}
    for length, fits, apart in told:
        if fits or (apart.first, apart.last) not in settled:
            yield _found(fits, length, apart)


def _judged(draft: Draft, length: Claim) -> tuple[bool, Apart] | None:
    """Whether the length fits, and the two times that it is said of or that come nearest; None where nothing is sure."""
    size = size_of(length)
    if size is None or length.qualifier is not Looseness.EXACT or not isinstance(length.value, Decimal):
        return None
    said = said_of(draft, length, size)
    told = list(_apart(draft, said.dates, length, size)) if said is not None else []
    if said is None or not told:
        return None
    both = size == DAY and said.span and _counts_both_ends(draft, length, said.dates)
    right = next((t for t in told if _fits(length, t, size, both=both)), None)
    if right is not None:
        return True, right
    near = min(told, key=lambda t: abs(t.apart - number(length)))
    sure = may_be_meant(number(length), near.apart) and not _is_half_dated(near, size)
    shorter = said.shorter and number(length) < near.apart
    return (False, near) if sure and not shorter and not _is_given_elsewhere(draft, length, said, size) else None


def _is_given_elsewhere(draft: Draft, length: Claim, said: Said, size: int) -> bool:
    """Whether any two times of the text give the length; beside a span written as one only the other spans do."""
    one = len(said.dates) == 1
    others = spans(draft, 0, len(draft.plain)) if one else [_near(draft, length)]
    return any(_fits(length, t, size, both=one) for dates in others for t in _apart(draft, dates, length, size))


def _near(draft: Draft, length: Claim) -> list[Claim]:
    """The dates of the text, of a long one those near the length."""
    dates = [c for c in draft.claims if c.kind is Kind.DATE]
    return sorted(nsmallest(_MOST, dates, key=lambda c: abs(c.start - length.start)), key=lambda c: c.start)


def _apart(draft: Draft, dates: list[Claim], length: Claim, size: int) -> Iterator[Apart]:
    """Every two of the dates that are written as fine as the length, with what lies between in its unit."""
    moved = length.kind is Kind.CHANGE
    for points in calendars(draft, dates):
        fine = [p for p in points if p.level <= max(size, HOUR)]
        for a, b in combinations(fine, 2):
            n = _in_unit(a, b, size)
            if moved:
                n = min(abs(n), abs(n - _DAYS_OF_YEAR))  # of a plan and what came of it either may be told first
            if n >= 0:
                yield Apart(a, b, n)


def _in_unit(a: Point, b: Point, size: int) -> Decimal:
    if size >= MONTH:
        months = Decimal((b.at.year - a.at.year) * 12 + b.at.month - a.at.month) + Decimal(b.at.day - a.at.day) / 30
        return months if size == MONTH else months / 12
    if size == DAY:
        return Decimal((b.at.date() - a.at.date()).days)
    return Decimal(int((b.at - a.at).total_seconds()) // 60) / size


def _fits(length: Claim, told: Apart, size: int, *, both: bool) -> bool:
    """Whether the length is what lies between; of `both` ends counted one day more, of months and years nearly full or all that are touched."""
    said, real = number(length), told.apart
    level = max(told.first.level, told.last.level)
    if level == YEAR:
        return abs(said - real) <= 1
    if size >= MONTH:
        least = Decimal("0.6") if level <= DAY else Decimal("1.2")
        return said - least <= real <= said + Decimal("0.2")
    if length.kind is Kind.CHANGE:
        return abs(said - real) <= 1
    if size == DAY:
        return said == real + 1 or (said == real and not both)
    whole = size == HOUR and said == said.to_integral_value()
    return abs(said - real) * size <= (_HALF_HOUR if whole else 1)


def _counts_both_ends(draft: Draft, length: Claim, dates: list[Claim]) -> bool:
    """A holiday counts both its ends, and so does 9月28日至10月8日共11天."""
    leads = (draft.lead(c).rstrip("（") for c in (length, dates[0]))
    hours = any("时" in draft.words_of(c) for c in dates)
    return not hours and any(_BOTH_ENDS.search(lead) for lead in leads)


def _is_half_dated(told: Apart, size: int) -> bool:
    """5月10日签订协议，为期2年，至2025年5月9日止: nobody says of which year the first day is."""
    years = {any(m.year for m in moments_of(p.claim)) for p in (told.first, told.last)}
    return size >= MONTH and len(years) > 1


def _found(fits: bool, length: Claim, told: Apart) -> Finding:
    first, last = told.first.claim, told.last.claim
    dates = [first] if first is last else [first, last]
    if length.kind is Kind.DURATION and size_of(length) == DAY:
        real = tr("相隔 {n} 天，含首尾 {m} 天", n=shown(told.apart), m=shown(told.apart + 1))
    else:
        real = tr("相隔 {n}", n=f"{shown(told.apart)}{length.unit}")
    return _finding(fits, length, dates, tr("{said}：{real}", said="—".join(c.text for c in dates), real=real))


def _finding(fits: bool, length: Claim, dates: list[Claim], sum_: str) -> Finding:
    wrong = tr("“{length}”与起止日期不符", length=length.said)
    return RULE.judged(fits, tr("时长与起止日期相符"), wrong, length, *dates, sum=sum_)


RULE = Rule(
    "length",
    "起止与时长",
    "为期几天、几年应与所写的起止日期相符，含首尾或不含都可以。",
    judge,
    (
        stands("公示时间为2023年5月8日至12日，公示期5天。"),
        contradicts("公示时间为2023年5月8日至12日，公示期7天。"),
        contradicts("9月28日至10月8日共10天。"),
        contradicts("4月3日至7日，连续6天降雨。"),
        stands("交通管制時間為10月1日0時至10月7日24時，共7天。"),
        silent("3月1日至31日，共11天优良天气。"),
        contradicts("该桥1998年建成，至2024年已使用36年。"),
        contradicts("公示期7个工作日，自2024年3月11日至3月15日。"),
        stands("公示期9个工作日，自2024年6月3日至6月14日。"),
        contradicts("会议从9时持续到11时40分，历时1小时40分。"),
        stands("12月14日20时至15日14时降雪，持续18小时。"),
        contradicts("11月12日通车，较计划的11月30日提前28天。"),
        contradicts("该车自2023年3月1日起逾期未检验，至2023年11月8日已逾期225天。"),
        contradicts("10月9日至10月20日，检查组用10天时间逐一检查。"),
        silent("10月9日至10月20日期间，专案组用3天时间走访。"),
        silent("报名时间为6月10日至6月19日，公示5天。"),
        silent("8时30分发车，途中休息20分钟，11时到达。"),
        silent("9月1日开学，军训7天，9月10日正式上课。"),
        silent("5月8日至12日，连续3天降雨。"),
        silent("判决生效之日起十日内偿还，并支付1月16日起至7月15日止的利息。"),
        stands("2024年春运，节后17天（2月18日至3月5日）发送95万人次。"),
        stands("5月18日14时26分相撞，14时31分接警，20时05分恢复通行，中断5小时39分。"),
        silent("某路口3月1日封闭，6月30日恢复通行，原计划工期150天。"),
        silent("7月20日8时至21日8时，累计降雨时间16小时。"),
    ),
)
