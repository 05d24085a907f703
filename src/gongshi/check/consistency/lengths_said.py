"""Between which times of the text a length is said to lie (时长所指的时点).

The span of its line, or else the points of its sentence where words call one of them an end. The words by the length say that it is as long as
they are apart; where a noun stands behind it (连续3天降雨) it may be shorter and never longer.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.timeline import DAY, HOUR, MONTH, YEAR, calendars, dates_between, spans
from gongshi.check.consistency.words import words
from gongshi.check.draft import Draft

_SIZES = {
    **dict.fromkeys(("分钟", "分"), 1),
    **dict.fromkeys(("小时", "个小时"), HOUR),
    **dict.fromkeys(("天", "日"), DAY),
    **dict.fromkeys(("个月", "月"), MONTH),
    "年": YEAR,
}
_LASTS = re.compile(
    r"(?:历时|[仅只共办费耗]?用时?|期|任职|前后|先后|期限|全程|时长|时间|间隔|相隔|距[^，。；0-9]{1,8}|[假长]假|放假|已[^，。；0-9]{0,3}(?:使用|工作|运行|服役|服务|通车|运营)|连续|持续|影响[^，。；0-9]{0,4}|延误|共|开放|中断[^，。；0-9]{0,4}|封闭|停[产业工水电气运]|进行|运行|行驶|展出|施工|营业|拘留|每[天日])(?:[共约为达了计]|仅|长达|已|时[长间])*$"
)
_IN_ALL = re.compile(r"[里间来]|时间|期间|共")
_NOUN = re.compile(r"[^，。；：（）、的\s]")
_LIMIT = re.compile(
    r"计划|原定|延长|累计|最[长短]|单次|不超|(?:审理|审查|办理|处理|法定|规定|承诺|答复|整改)(?:期限|时限|周期)|起$|(?<!前)后$"
)
_BRACKET = re.compile(r"[一-鿿]{0,8}（")
_SINCE = re.compile(r"[^。；]{0,12}?(?:[，、：]?(?:自|从|即|时间为)|（)")
_LESS = re.compile(r"（[^（）]{0,12}(?:除外|闭|休|停|不含|扣除|放假|工作日)")
_STILL_TO_COME = re.compile("预计|目前")
_UP_TO = re.compile(r"\s*[至到—－~～-]{1,2}\s*")
_MOVED = re.compile(r"(?:提前|推迟|延[后迟期]|[逾超]期|[晚早]于?)了?$")
_PLANNED = re.compile(
    r"计划|原[定计]|预[定计期]|合同|约定|应[当于在]?|期限|到期|[届截][期满至止]|规定|[日号之以]前|最迟|要求|通知"
)
_NAME = re.compile(r"(公示|公告|报名|展出|征集|培训|施工|停[水电气]|试运行)(?:期|时间)?[为共]*$")
_NAMED_SPAN = re.compile(r"([一-鿿]{2,4})(?:时间|期限|日期|期)(?:为|是|：|自|从|定于)*$")
_WITHIN = re.compile("期间|其中|分[两三四五0-9]")
_BACK = 2  # sentences back in which the points may stand


class Said(NamedTuple):
    """The dates between which a length is said to lie, whether they are a span, and whether the length may be shorter."""

    dates: list[Claim]
    span: bool
    shorter: bool


def size_of(length: Claim) -> int | None:
    """The minutes of its unit; None where it is no length of time."""
    return _SIZES.get(length.unit) if length.kind in (Kind.DURATION, Kind.CHANGE) else None


def said_of(draft: Draft, length: Claim, size: int) -> Said | None:
    """What the length is said of, where words say so."""
    if length.kind is Kind.CHANGE:
        return _against_a_plan(draft, length, size)
    lead, tail = draft.lead(length), draft.tail(length)
    bracket = _BRACKET.match(draft.plain, length.outer_end)
    said = (_LASTS.search(lead) or _IN_ALL.match(tail)) and not _LIMIT.search(lead)
    if not (said or bracket) or tail.startswith("内") or (size >= MONTH and tail.startswith("的")):
        return None  # 十日内偿还; 为期3个月的整治中，1至9月处罚2700起
    if length.role is Role.EACH and size >= DAY:
        return None  # 7月22日至8月2日，每期10天
    span = _span_of(draft, length, size)
    if bracket and span is not None and span[0].outer_start == bracket.end():
        return Said(span, True, False)
    if not said:
        return None
    noun = _NOUN.match(draft.plain, length.outer_end) is not None and not _IN_ALL.match(tail)
    shorter = noun or _LESS.match(draft.plain, length.outer_end) is not None
    if span is not None:
        within = _WITHIN.search(draft.plain, span[-1].outer_end, max(length.start, span[-1].outer_end))
        return Said(span, True, shorter or within is not None)
    ended = None if length.role is Role.EACH else _ended(draft, length, size)
    return None if ended is None else Said(ended, False, shorter)


def _span_of(draft: Draft, length: Claim, size: int) -> list[Claim] | None:
    """The last span of its line before it, or the first behind it; not one that has another name, nor one of several in a row."""
    line = draft.line_start(length.start)
    first = draft.sentence_start(length.start, back=_BACK)
    found = [s for s in spans(draft, max(line, first), draft.sentence_end(length.end)) if _is_level(draft, s, size)]
    if any(draft.plain[a[-1].outer_end : b[0].outer_start] in ("、", "和", "及", "，") for a, b in pairwise(found)):
        return None  # 3月2日至5日、3月9日至12日，共8天: together
    before = [s for s in found if s[-1].end <= length.start and "；" not in draft.plain[s[-1].end : length.start]]
    behind = [
        s for s in found if _SINCE.fullmatch(draft.plain, length.outer_end, max(s[0].outer_start, length.outer_end))
    ]
    span = next(iter((*before[-1:], *behind)), None)
    return None if span is None or _is_of_other(draft, length, span[0]) else span


def _is_of_other(draft: Draft, length: Claim, dates: Claim) -> bool:
    """报名时间为6月10日至6月19日，公示5天: the length has a name, and the span another."""
    own, other = _NAME.search(draft.lead(length)), _NAMED_SPAN.search(draft.lead(dates))
    return own is not None and other is not None and not set(own[1]) & set(other[1])


def _ended(draft: Draft, length: Claim, size: int) -> list[Claim] | None:
    """The dates of its sentence, or of those before it, one of which the words call an end."""
    line = draft.line_start(length.start)
    for back in range(_BACK + 1):
        first = max(draft.sentence_start(length.start, back=back), line)
        dates = [c for c in dates_between(draft, first, draft.sentence_end(length.end)) if _is_level(draft, [c], size)]
        dates = [c for c in dates if "；" not in draft.plain[length.end : c.start]]
        if len(dates) > 1:
            ended = any(_end().match(draft.plain, c.end) or _UP_TO.search(draft.lead(c)) for c in dates)
            first_told = dates[0].start < length.start or size < MONTH
            return dates if ended and first_told and not _STILL_TO_COME.search(draft.sentence(length.start)) else None
    return None


@cache
def _end() -> re.Pattern[str]:
    """Words behind a date that call it an end."""
    return re.compile(f"，?[^，。；]{{0,14}}?(?:{'|'.join(words('ended_by'))})")


def _against_a_plan(draft: Draft, length: Claim, size: int) -> Said | None:
    """较计划的11月30日提前18天: the last two days before it, one of them a plan's; 7月25日提前36天通车 tells no other."""
    first = draft.sentence_start(length.start)
    dates = [c for c in dates_between(draft, first, length.start) if _is_level(draft, [c], size)][-2:]
    words = draft.plain[first : draft.sentence_end(length.end)]
    told = size == DAY and len(dates) > 1 and _MOVED.search(draft.lead(length)) and _PLANNED.search(words)
    return Said(dates, False, False) if told else None


def _is_level(draft: Draft, dates: list[Claim], size: int) -> bool:
    """Whether each of the dates is written as fine as the length."""
    points = next(iter(calendars(draft, dates)), [])
    return bool(points) and all(p.level <= max(size, HOUR) for p in points)
