"""A length of time between two points that its sentence tells of: 3月1日开工、4月29日完工，工期60天; 13时25分接报，14时10分赶到，距接报45分钟 (两个时点之间).

Days count with either end or without, months likewise; clock times count exactly, and where the length has whole hours only, within
half an hour. A length is held against points only where words say that it lies between them; any two that give it let it stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import combinations

from gongshi.check.claim import Claim, Kind, Looseness, Range, Role
from gongshi.check.consistency.lengths_spans import are_of_a_sort
from gongshi.check.draft import Draft, number
from gongshi.wording.moment import Moment

_LASTS = re.compile(
    r"(?:历时|用时|耗时|费时|工期|任期|聘期|任职|停[产业工]|租期|服务期|合同期|会期|展期|赛期|假期|刑期|周期|前后|先后|为期|期限|全程|时长|间隔|相隔|仅用|只用|共用|距[^，。；0-9]{1,8})(?:共|约|为|达|仅|长达|了)*$"
)
_GOES_ON = re.compile(
    r"(?:持续|影响[^，。；0-9]{0,4}|延误|共|共计|开放|中断[^，。；0-9]{0,4}|封闭|停[水电气运]|进行|运行|行驶|展出|施工|营业|时间)[^，。；0-9]{0,5}$"
)
_IN_ALL = re.compile(r"[里内间](?:[，共有平累最]|$)|时间(?:[里内]|共)")
_ENDS = re.compile(
    r"，?[^，。；]{0,14}?(?:结束|结业|完[工成毕]|竣工|截止|停止|止|闭幕|落幕|收官|出具|到达|赶到|抵达|到场|恢复|复[产工航]|解除|宣判|判决|通车|投用|扑灭|下山|离开|获救|返回|收车|关闭|闭馆|撤离|办结|发生|告破|抓获|归案|关门|散会)"
)
_UP_TO = re.compile(r"截[至止]$")
_MOVED = re.compile(r"(?:提前|推迟|延后|延迟|延期|逾期|超期|晚于?|早于?)了?$")
_PLANNED = re.compile(
    r"计划|原[定计]|预[定计期]|合同|约定|应[当于在]?|期限|到期|[届截][期满至止]|工期|规定|[日号之以]前|最迟|[比较]|要求|通知"
)
_DAYS, _HOURS, _MINUTES = ("天", "日"), ("小时", "个小时"), ("分钟", "分")
_MONTHS, _YEARS = ("个月", "月"), ("年",)
_LIMIT = re.compile(r"(?:审理|审查|办理|处理|法定|规定|承诺|答复|整改)(?:期限|时限|周期)|最[长短]|单次|每次|不超")
_BRACKET = re.compile(r"[一-鿿]{0,8}（")
_LESS = re.compile(r"（[^（）]{0,12}(?:除外|闭|休|停|不含|扣除|轮休|放假|工作日)")
_MOST = 6  # points of one kind that are looked at
_HALF_HOUR, _DAY, _MONTH = 30, 24 * 60, 30 * 24 * 60
_DAYS_OF_YEAR = 365
_ANY_YEAR = 2023
_BACK = 8  # sentences back in which the first of the points may stand


@dataclass(frozen=True)
class Between:
    """A length, the points that were looked at, and what lies between the two that come nearest to it."""

    length: Claim
    points: tuple[Claim, ...]
    fits: bool
    real: Decimal


@dataclass(frozen=True)
class _Point:
    claim: Claim
    at: datetime
    month: bool
    day: bool
    hour: bool


def _has_year(claim: Claim) -> bool:
    return isinstance(claim.value, Moment) and claim.value.year is not None


def told_between(draft: Draft, length: Claim) -> Iterator[Between]:
    """The length with its two points, where its words say that it lies between two."""
    size = _size_of(length)
    if size is None or length.qualifier is not Looseness.EXACT or not isinstance(length.value, Decimal):
        return
    if are_of_a_sort(draft, length) or _LESS.match(draft.plain, length.outer_end):
        return  # 7月1日至8月31日开放54天（周一闭馆）: some days in between do not count
    if length.unit in _MONTHS and number(length) % 1:
        return  # 去化周期16.6个月: a quotient, counted between no two dates
    windows = [w for w in _windows(draft, length, size) if len(w) > 1]
    if not windows or not _is_of_two(draft, length, windows[0]):
        return
    for points in windows:
        told = _pairs(points, size, length.kind is Kind.CHANGE)
        right = next(((a, b, n) for a, b, n in told if _is_meant(length, n, size, a.day and b.day)), None)
        if right is not None:
            yield Between(length, (right[0].claim, right[1].claim), True, right[2])
            return
    real = _pairs(windows[0], size, length.kind is Kind.CHANGE)
    if real and len(windows[-1]) <= _MOST:
        a, b, n = min(real, key=lambda told: abs(told[2] - number(length)))
        if length.unit in (*_YEARS, *_MONTHS) and len({_has_year(a.claim), _has_year(b.claim)}) > 1:
            return  # 5月10日签订协议，为期2年，至2025年5月9日止: nobody says of which year the first day is
        yield Between(length, (a.claim, b.claim), False, n)


def _pairs(points: Sequence[_Point], size: int, moved: bool) -> list[tuple[_Point, _Point, Decimal]]:
    """Every two of the points with what lies between; of a plan and what came of it either may be told first, in one year."""
    pairs = [(a, b, _apart(a, b, size)) for a, b in combinations(points[-_MOST:], 2) if b.at >= a.at]
    return [(a, b, abs(n - _DAYS_OF_YEAR) if moved and n > _DAYS_OF_YEAR / 2 else n) for a, b, n in pairs]


def _size_of(length: Claim) -> int | None:
    """The minutes of its unit, a month being thirty days; None where it is no length of time."""
    if length.kind is Kind.CHANGE:
        return _DAY if length.unit in _DAYS else None
    if length.kind is not Kind.DURATION:
        return None
    sizes = ((_MINUTES, 1), (_HOURS, 60), (_DAYS, _DAY), (_MONTHS, _MONTH), (_YEARS, 12 * _MONTH))
    return next((size for units, size in sizes if length.unit in units), None)


def _is_of_two(draft: Draft, length: Claim, points: Sequence[_Point]) -> bool:
    """Whether words say that the length lies between the points, and nothing else is said to last."""
    lead, tail = draft.lead(length), draft.tail(length)
    one_span = len({p.claim.start for p in points}) == 1
    if length.kind is Kind.CHANGE:
        return not one_span and _MOVED.search(lead) is not None and _is_against_a_plan(draft, length, points)
    if length.role is Role.EACH:
        return one_span and points[0].hour
    if one_span and points[0].claim.start > length.end:
        return _BRACKET.fullmatch(draft.plain[length.end : points[0].claim.outer_start]) is not None
    joined = one_span or any(re.search("[至到]", draft.lead(p.claim)) for p in points)
    ended = any(_ENDS.match(draft.plain, p.claim.end) or _UP_TO.search(draft.lead(p.claim)) for p in points)
    if (
        tail.startswith("的")
        or _is_limit(draft, length)
        or not (joined or length.unit not in _YEARS or (ended and points[0].claim.start < length.start))
    ):
        return False  # 为期3个月的整治中，1至9月处罚2700起
    if _LASTS.search(lead):
        return True
    return (one_span or ended) and bool(_GOES_ON.search(lead) or _IN_ALL.match(tail))


def _is_limit(draft: Draft, length: Claim) -> bool:
    """审理期限6个月, 最长持续6小时, 封闭30分钟、放行30分钟: a limit, the longest of several, or one of a row."""
    lead, around = draft.lead(length), (draft.before(length), draft.after(length))
    row = any(c is not None and c.kind is Kind.DURATION and c.unit == length.unit for c in around)
    apart = (
        lead.startswith("、")
        or draft.tail(length) == "、"
        or draft.plain[length.outer_end : length.outer_end + 1] == "、"
    )
    expected = "预计" in draft.plain[length.end : draft.sentence_end(length.end)]
    return _LIMIT.search(lead) is not None or (row and apart) or expected


def _is_against_a_plan(draft: Draft, length: Claim, points: Sequence[_Point]) -> bool:
    """3月1日封闭，7月25日提前36天通车: earlier than a day that nobody tells; 比原定5月1日提前36天 tells it."""
    first = draft.sentence_starts[draft.sentence_of(points[0].claim.start)]
    return _PLANNED.search(draft.plain[first : draft.sentence_end(length.end)]) is not None


def _windows(draft: Draft, length: Claim, size: int) -> Iterator[list[_Point]]:
    """The times told in its sentence, then with those of the sentences before it in its paragraph."""
    own = draft.sentence_of(length.start)
    top = draft.paragraph_starts[draft.paragraph_of(length.start)]
    for back in range(_BACK + 1):
        first = max(draft.sentence_starts[max(0, own - back)], top)
        dates = [c for c in draft.between(first, draft.sentence_end(length.end)) if c.kind is Kind.DATE]
        points = _filled(dates if back else _of_its_part(draft, dates, length))
        points = [p for p in points if _is_level(p, size)]
        if length.kind is Kind.CHANGE:
            points = [p for p in points if p.claim.end <= length.start][-2:]
        if len(points) > 1 and len({p.claim.start for p in points}) > 1:
            points = [p for p in points if "；" not in draft.plain[length.end : p.claim.start]]
        yield points
        if draft.sentence_starts[max(0, own - back)] <= top:
            return


def _is_level(point: _Point, size: int) -> bool:
    return point.hour if size < _DAY else point.day if size == _DAY else point.month


def _of_its_part(draft: Draft, dates: Sequence[Claim], length: Claim) -> list[Claim]:
    """Those between the semicolons around the length, where two stand there."""
    start = draft.plain.rfind("；", 0, length.start) + 1
    end = draft.plain.find("；", length.end)
    part = [c for c in dates if c.start >= start and (end < 0 or c.start < end)]
    both = len(part) > 1 or any(isinstance(c.value, Range) for c in part)
    return part if both else list(dates)


def _filled(dates: Sequence[Claim]) -> list[_Point]:
    points: list[_Point] = []
    year = _year_of(dates)
    for claim in dates:
        ends = (claim.value.low, claim.value.high) if isinstance(claim.value, Range) else (claim.value,)
        if all(isinstance(m, Moment) and m.month is m.day is m.hour is None for m in ends):
            continue  # 2024—2025年供暖季: a name
        for moment in ends:
            point = _point(claim, moment, points[-1] if points else None, year) if isinstance(moment, Moment) else None
            if point is not None:
                points.append(point)
    return points


def _year_of(dates: Sequence[Claim]) -> int:
    """The year that the first of them has: 11月15日 and 2025年3月15日 are a winter."""
    ends = [e for c in dates for e in ((c.value.low, c.value.high) if isinstance(c.value, Range) else (c.value,))]
    moments = [m for m in ends if isinstance(m, Moment)]
    dated = next((m for m in moments if m.year), None)
    if dated is None or dated.year is None:
        return _ANY_YEAR
    first = moments[0]
    return dated.year - ((first.month or 0, first.day or 0) > (dated.month or 12, dated.day or 31))


def _point(claim: Claim, moment: Moment, last: _Point | None, first_year: int) -> _Point | None:
    """The moment on a calendar; a time that lies before the last one is the next day's, a day the next month's or year's."""
    year = moment.year or (last.at.year if last else first_year)
    month = moment.month or (last.at.month if last else 1)
    day = moment.day or (last.at.day if last and moment.month is None else 1)
    try:
        at = datetime(year, month, day, (moment.hour or 0) % 24, moment.minute or 0)
    except ValueError:
        return None
    if last is not None and at < last.at:
        if moment.day is None and moment.month is None:
            at += timedelta(days=1)
        elif moment.month is not None and moment.year is None:
            at = at.replace(year=year + 1) if (month, day) != (2, 29) else at
    return _Point(claim, at, moment.month is not None, moment.day is not None, moment.hour is not None)


def _apart(a: _Point, b: _Point, size: int) -> Decimal:
    """What lies between, in the length's unit."""
    if size >= _MONTH:
        months = Decimal((b.at.year - a.at.year) * 12 + b.at.month - a.at.month) + Decimal(b.at.day - a.at.day) / 30
        return months if size == _MONTH else months / 12
    if size == _DAY:
        return Decimal((b.at.date() - a.at.date()).days)
    return Decimal(int((b.at - a.at).total_seconds()) // 60) / size


def _is_meant(length: Claim, real: Decimal, size: int, by_day: bool) -> bool:
    """Whether the length is what lies between; between two days a month or a year is nearly full, between two months it may count both."""
    said = number(length)
    if length.kind is Kind.CHANGE:
        return abs(said - real) <= 1
    if size >= _MONTH:
        least = Decimal("0.6") if by_day else Decimal("1.2")
        return said - least <= real <= said + Decimal("0.2")
    if size == _DAY:
        return real <= said <= real + 1
    whole = size > 1 and said == said.to_integral_value()
    return abs(said - real) * size <= (_HALF_HOUR if whole else 1)
