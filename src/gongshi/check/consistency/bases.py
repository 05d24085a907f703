"""The two numbers of a change, found by what they count (增减两端的对应).

Where the sentence does not give both, the number now is the one the change is said of, and the
number then is the one of an earlier time that counts the same: by its unit and by the words before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from operator import attrgetter

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.compared import number_now, way_of
from gongshi.check.consistency.earlier import earlier, is_earlier
from gongshi.check.consistency.ends import BEFORE, YEAR, Ends, is_planned, is_then
from gongshi.check.consistency.in_turn import new_in_turn
from gongshi.check.draft import Draft, is_counted, kin
from gongshi.check.once import once

_DRESS = re.compile(
    r"[0-9.]+[万亿]?余?[件起宗例次人名户家辆]|同比|环比|分别|共计|共有|月份|(?:春节|清明|五一|端午|中秋|国庆|元旦)(?:假期)?|小长假|长假|假期|“[^”]{1,6}”|[共有为达约近了其中]|(?:去年|上年|上月|上周|上期)(?:同期|底|末)?|同期|今年|[0-9.%年月至—，、；：。（）\s]|(?:增长|下降|上升|减少|增加|提高|降低).*"
)
_STRETCH = re.compile(
    r"(?:19|20)[0-9]{2}年(?:(?P<part>[上下]半年|前?[一二三四1-4]个?季度|[0-9]{1,2}月?[-—至~～到][0-9]{1,2}月|[0-9]{1,2}月)|(?![末底初前以至—-]))"
)
_THAN_YEAR, _YEAR_TOLD = re.compile("[比较与]([0-9]{4})年"), re.compile("([0-9]{4})年")
_COUNTED_BY = re.compile(r"([起人例件宗户家辆])数?$")
_PLACE = re.compile(r"[一-鿿]{1,6}?(?:街道|[大中支]队|[县区市镇乡州局所])")
_MOST = 12
_start = attrgetter("start")


def likely_ends(draft: Draft, change: Claim) -> list[Ends]:
    """Every pair of a number now and a number then that the change may be of, the likeliest first."""
    found: list[Ends] = []
    for new in _news(draft, change):
        olds = [c for c in earlier(draft, new.unit) if c is not new and _is_kin(draft, new, c)]
        olds = [c for c in olds if way_of(draft, change) is not YEAR or not _is_of_last_month(draft, c)]
        olds = [c for c in olds if not _is_of_another_year(draft, change, c)]
        olds.sort(key=lambda c: abs(c.start - change.start))
        found += [
            Ends(new, old, draft.sentence_of(old.start) == draft.sentence_of(change.start)) for old in olds[:_MOST]
        ]
    return found


def _is_of_another_year(draft: Draft, change: Claim, old: Claim) -> bool:
    """比2012年各升3.2%、1.6%: a number of 2014 is no base of it."""
    than = _THAN_YEAR.findall(draft.clause(change.start))
    told = _YEAR_TOLD.findall(draft.segment_before(old.outer_start))
    return bool(than and told) and than[-1] != told[-1]


def _is_of_last_month(draft: Draft, old: Claim) -> bool:
    """同比增长6.7%，环比下降5.6%；9月受理89315件: a month without a year is what 环比 compares with, not 同比."""
    said = draft.segment_before(old.outer_start)
    if YEAR.search(said) or re.search(r"[0-9]{4}年", said):
        return False
    return BEFORE.search(said) is not None or re.search(r"(?<![年至—-])[0-9]{1,2}月(?![至—-])", said) is not None


def _news(draft: Draft, change: Claim) -> list[Claim]:
    """The numbers that the change may be said of: in turn behind 分别, the nearest, or the one of its words."""
    turn = new_in_turn(draft, change)
    if turn is not None:
        return [turn]
    now = number_now(draft, change)
    first = _first(draft, change)
    before = [c for c in draft.in_sentence(change.start) if c.start < change.start and is_counted(c)]
    now_ = [c for c in reversed(before) if not is_then(draft, c) and not is_earlier(draft, c)]
    near = [c for c in now_ if not is_planned(draft, c)][:1]
    if change.unit not in ("%", "％"):
        near = [c for c in ([now] if now is not None and now.unit == change.unit else near) if c.unit == change.unit]
        bare = [c for c in now_ if c.unit == change.unit][-1:] if not _head(draft, change) else []
        return near or list(_by_words(draft, change)) or bare
    whole = [c for c in now_ if not _is_rate(draft, c)][:1] if now is not None and _is_rate(draft, now) else []
    told = [c for c in (now, first, *whole) if c is not None] or near
    own = now is None or draft.clause_of(now.start) != draft.clause_of(change.start)
    return [*told, *(_by_words(draft, change) if own or not told else ())]


def _is_rate(draft: Draft, claim: Claim) -> bool:
    """日均13.68万人次, 每千诊次48.6例: said beside the number that the change is of."""
    return claim.kind is Kind.AVERAGE or re.search(r"每[一-鿿]{1,6}$", draft.lead(claim)) is not None


def _first(draft: Draft, change: Claim) -> Claim | None:
    """查处酒驾67起，其中饮酒58起、醉酒9起，环比下降36.2%（1月份105起）: the number that 其中 divides; the change is of it."""
    start = draft.sentence_start(change.start)
    head = [c for c in draft.between(start, change.start) if c.kind is not Kind.DATE][:1]
    divided = "其中" in draft.plain[start : change.start] and "；" not in draft.plain[start : change.start]
    return head[0] if head and divided and is_counted(head[0]) and not is_then(draft, head[0]) else None


def _by_words(draft: Draft, change: Claim) -> Iterator[Claim]:
    """火灾起数下降7.4% in the sentence after 火灾612起: the last number now of the same words in the line."""
    head = _head(draft, change)
    line = draft.line_start(change.start)
    same = [c for c in draft.between(line, change.start) if is_counted(c) and not is_earlier(draft, c)]
    if change.unit not in ("%", "％"):
        same = [c for c in same if c.unit == change.unit]
    counted = _COUNTED_BY.search(head)
    told = [c for c in same if _alike(head, _head(draft, c) or c.subject)]
    told = _of_its_place(draft, head, same) or told
    yield from reversed(told[-2:])
    yield from [c for c in same if counted and kin(c.unit) == kin(counted[1])][:1]


def _of_its_place(draft: Draft, head: str, same: list[Claim]) -> list[Claim]:
    """白塘县死亡人数 of 汀泽县97起、死亡19人；白塘县109起、死亡24人: those in the segment of the place that the head begins with, called so."""
    place = _PLACE.match(head)
    what = _bare(head[place.end() :]) if place is not None else ""
    if place is None or not what:
        return []
    told = (c for c in same if place[0] in draft.segment_before(c.outer_start))
    return [c for c in told if what[-2:] in _head(draft, c) + c.subject]


@once
def _head(draft: Draft, claim: Claim) -> str:
    """The bare words before the number in its item."""
    return _DRESS.sub("", draft.item_before(claim.outer_start))


def _opens_line(draft: Draft, new: Claim, old: Claim) -> bool:
    """全市接报火灾684起，…。去年同期为600起: the first number of the paragraph or before 其中, the other in the sentence behind or the same."""
    line = draft.line_start(old.start)
    start = draft.sentence_start(old.start)
    apart = draft.sentence_of(old.start) - draft.sentence_of(new.start)
    first = next((c for c in draft.between(line if apart else start, old.start) if c.unit == old.unit), None)
    return first is new and (apart == 1 or (not apart and "其中" in draft.plain[new.end : old.start]))


def is_firm(draft: Draft, change: Claim, ends: Ends) -> bool:
    """Whether both numbers are called the very same, and no other earlier number is: 伤9人, 去年同期…伤8人 (两端名称相同)."""
    name = _bare(_head(draft, ends.new))
    if not name or name != _bare(_head(draft, ends.old)):
        return False
    way = way_of(draft, change) or _way_said(draft, change)
    span = _is_cumulative(draft.segment_before(change.outer_start))
    same = [c for c in earlier(draft, ends.new.unit) if _bare(_head(draft, c)) == name]
    same = [
        c
        for c in same
        if way is not None
        and _is_of_way(draft.segment_before(c.outer_start), way)
        and _is_cumulative(draft.segment_before(c.outer_start)) is span
    ]
    if ends.old not in same:
        return False
    return len({c.value for c in same}) == 1


def _way_said(draft: Draft, change: Claim) -> re.Pattern[str] | None:
    """与去年同期相比，火灾起数下降7.4%，伤人数增加1人: what its sentence compares with further up."""
    start = draft.sentence_start(change.start)
    said = re.findall(r"与([^，。；]{2,8})相比", draft.plain[start : change.start])
    return next((way for way in (YEAR, BEFORE) if said and way.search(said[-1])), None)


def is_of_other_way(draft: Draft, change: Claim, old: Claim) -> bool:
    """84276件，同比增长6.7%，环比下降5.6%；9月受理89315件: whether the number then is of the month before and the change 同比, or the other way round."""
    way, words = way_of(draft, change), draft.segment_before(old.outer_start)
    if way is YEAR:
        return not YEAR.search(words) and (BEFORE.search(words) is not None or _is_of_way(words, BEFORE))
    return way is BEFORE and re.search("同[期月比]", words) is not None and not BEFORE.search(words)


def _is_of_way(words: str, way: re.Pattern[str]) -> bool:
    """Whether the number is of the time that 同比 or 环比 compares with; a month told by its number is the one before."""
    if way.search(words):
        return True
    return way is BEFORE and not YEAR.search(words) and re.search(r"[0-9]{1,2}月(?!日)", words) is not None


def _is_cumulative(words: str) -> bool:
    return re.search(r"[至—-][0-9]{1,2}月|累计", words) is not None


def _is_of_other_length(draft: Draft, old: Claim, new: Claim) -> bool:
    """2023年，…判处219人。2024年1至5月，…判处96人，同比增长12.1%: a whole year is not what five months are held against."""
    then, now = (draft.sentence_before(c.outer_start) for c in (old, new))
    told = [list(_STRETCH.finditer(words))[-1:] for words in (then, now)]
    if "同期" in then or not all(told):
        return False
    return bool(told[0][0]["part"]) is not bool(told[1][0]["part"])


@lru_cache(4096)
def _bare(head: str) -> str:
    return re.sub(r"(?:人数|起数|数量|总数|数|量)$", "", head)


def _alike(a: str, b: str) -> bool:
    """Whether two heads name the same: one holds the other, or they begin alike."""
    a, b = _bare(a), _bare(b)
    if not a or not b:
        return False
    return a in b or b in a or (len(a) > 1 and a[:2] == b[:2])


def _last_before(draft: Draft, new: Claim, old: Claim) -> Claim | None:
    """The last number before the old one in its unit that is of now and no rate; nothing further back is looked at."""
    alike = draft.of_unit.get(old.unit, ())
    back = (alike[n] for n in range(bisect_left(alike, old.start, key=_start) - 1, -1, -1))
    return next((c for c in back if (c is new or not _is_rate(draft, c)) and not is_earlier(draft, c)), None)


def _is_kin(draft: Draft, new: Claim, old: Claim) -> bool:
    """Whether the old number counts what the new one does: alike in words, or with none of its own beside it."""
    head, own = _head(draft, old), _head(draft, new)
    then = draft.segment_before(old.outer_start)
    if (
        "同期" not in then
        and "月" in then
        and _is_cumulative(then) is not _is_cumulative(draft.segment_before(new.outer_start))
    ):
        return False
    if (old.kind is Kind.AVERAGE) is not (new.kind is Kind.AVERAGE) or _is_of_other_length(draft, old, new):
        return False
    if not head:
        before = _last_before(draft, new, old)
        return before is not None and (before is new or _opens_line(draft, new, old))
    if _is_called_closer(draft, head, own or new.subject, new):
        return False
    return _alike(head, own) or _alike(head, new.subject) or bool(old.subject and old.subject == new.subject)


def _is_called_closer(draft: Draft, head: str, own: str, new: Claim) -> bool:
    """去年同期进出口335.8亿元 is of 进出口总值368.4亿元, not of 出口271.8亿元: whether the whole of the longer name is another number's."""
    if not own or own == head or own not in head:
        return False
    first = draft.of_unit.get(new.unit, ())[:_MOST]
    return any(c is not new and c.subject != new.subject and head in c.subject for c in first)
