"""Parts behind a word or a mark that opens them: 其中, 包括, a colon, a bracket (有引词的分项)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.groups.group import (
    Group,
    in_bracket,
    is_difference,
    is_held_by_last,
    make_up,
    may_be_part,
    may_be_whole,
)
from gongshi.check.consistency.groups.one_list import columns, is_in_turn, later_lists, one_list
from gongshi.check.consistency.words import has, pattern
from gongshi.check.draft import Draft, added, by_unit, kin, may_add, number

_BRACKET = re.compile("[（）]")
# 1613个断面中，甲类占5.0%: what follows is of them
OF_THESE = re.compile(r"(?:[^，。；：\n0-9（]|（[^（）]{0,12}）){0,16}?中，")
_TOLD_ALIKE = re.compile(
    r"(?:，?(?:均|都|全部|全都|皆|悉数)[为是系由][^，。；：0-9（）]{1,16}|由[^，。；：0-9（）]{2,12}(?:转|变)[^，。；：0-9（）]{1,10})（"
)  # 15例，均为输入病例（甲六例，乙四例，…）

_IN_ORDER = re.compile(
    r"其次|再次|次之|居次|紧随|紧接|接下来|随后|接着|排在?第?[二三]|第[二三](?:多|位)|[二三]是|此外|另外|还有"
)  # what is told next in a row has the number before beside it, not above it
_JOINED = re.compile("[、和及与]")  # 捕41人、55人、49人，诉54人、73人、78人
_MADE_OF = re.compile(r"[一-鿿]{0,6}(?:组成|构成)：")
# 考点21个，其中市区12个、各县9个，考场812个: what is so many times the whole counts something else
_TOO_MUCH = 10
_MARKED = re.compile(r"[一-鿿]{0,4}([：（])")  # 86个村（平原41个、丘陵45个）
_DIVIDE = ("分成", "分为")
_SOON = 6  # characters behind a mark that say of what time the list is
# 剩余16个…。其中更换124个、加固119个: what is so many times less than the parts is no whole of theirs
_FAR_OFF = 2
FAR = 260  # characters before an opener within which its whole stands


def opened(draft: Draft) -> Iterator[Group]:
    """Each list behind an opener, with the number before it that it divides."""
    for found in pattern("openers").finditer(draft.plain):
        yield from _after(draft, found.start(), found.end(), found[0])
    for whole in draft.counted:
        for start, end, opener in _openers_at(draft, whole.outer_end):
            yield from _after(draft, start, end, opener)


def _openers_at(draft: Draft, at: int) -> Iterator[tuple[int, int, str]]:
    """What right behind a number opens a list as 其中 does: where it begins and ends, and which opener it is like."""
    mark = _MARKED.match(draft.plain, at)
    if mark and not has("elsewhen", draft.plain[mark.end() : mark.end() + _SOON]):
        yield mark.start(1), mark.end(), mark[1]
    for words in (_TOLD_ALIKE, _MADE_OF):
        told = words.match(draft.plain, at)
        if told:
            yield told.end() - 1, told.end(), told[0][-1]
    among = OF_THESE.match(draft.plain, at)
    if among:
        yield at, among.end(), "其中"


def _after(draft: Draft, start: int, end: int, opener: str) -> Iterator[Group]:
    told = [c for a, b in _stretches(draft, start, end, opener) for c in draft.between(a, b)]
    following = [c for c in told if may_be_part(draft, c, end) and not is_held_by_last(draft, c)]
    if opener in _DIVIDE:
        following = list(takewhile(lambda c: not _is_divided_evenly(draft, end, c), following))
    for _, same in by_unit(following):
        first = one_list(draft, same)
        if opener != "：" and "；" in draft.plain[end : first[0].start]:
            continue  # 分别是全市平均的1.65倍、1.41倍；最低的是甲业…: the opener led to others
        for parts in (*columns(draft, first), *(later_lists(draft, same[len(first) :]) if len(first) > 1 else ())):
            whole = _whole_before(draft, start, parts)
            opener = "分别" if opener == "其中" and is_in_turn(draft, parts) else opener
            parts = parts if whole is None else _no_larger(parts, whole)
            if whole is not None and len(parts) > 1 and not _follow_it(draft, whole, start, opener):
                yield Group(whole, tuple(parts), draft.plain[whole.outer_end : parts[-1].outer_end + 6], opener)


def _is_divided_evenly(draft: Draft, start: int, claim: Claim) -> bool:
    """32人分成8个小组，每组4人，拘传214人: whether what each has was told before, so that the number is of another matter."""
    return any(c.role is Role.EACH and kin(c.unit) == kin(claim.unit) for c in draft.between(start, claim.start))


def _follow_it(draft: Draft, whole: Claim, at: int, opener: str) -> bool:
    """电气最多，达136起；其次是用火、吸烟，分别为92起、69起: the number before is one more of the row, or of a row of its own in turn."""
    before = draft.before(whole)
    in_turn = before is not None and _JOINED.fullmatch(draft.plain, before.outer_end, whole.outer_start) is not None
    return opener.startswith("分别") and (in_turn or _IN_ORDER.search(draft.plain, whole.outer_end, at) is not None)


def _no_larger(parts: Sequence[Claim], whole: Claim) -> list[Claim]:
    """The parts up to one that is far more than the whole."""
    return list(takewhile(lambda part: number(part) <= number(whole) * _TOO_MUCH, parts))


def _end_of_list(draft: Draft, start: int, end: int, opener: str) -> int:
    """To the end of the sentence, of the bracket around it, or to the next opener."""
    stop = draft.sentence_end(end)
    depth = 1 if opener == "（" else 0
    inside = opener == "（" or in_bracket(draft.plain, start)
    for mark in _BRACKET.finditer(draft.plain, end, stop) if inside else ():
        depth += mark[0] == "（"
        if mark[0] == "）" and depth == (opener == "（"):
            return mark.start()
        depth -= mark[0] == "）" and depth > 0
    return stop


def _stretches(draft: Draft, start: int, end: int, opener: str) -> Iterator[tuple[int, int]]:
    """Where items of the list stand: up to the next 其中, and in a bracket behind the semicolon that ends what it leads to."""
    stop = _end_of_list(draft, start, end, opener)
    for inner in pattern("openers").finditer(draft.plain, end, stop):
        if inner[0] != "其中" or inner.start() < end or _is_aside(draft, end, inner):
            continue
        yield end, inner.start()
        goes_on = opener == "（" and "；" in draft.plain[end : inner.start()]
        behind = draft.plain.find("；", inner.end(), stop) if goes_on else -1
        if behind < 0:
            return
        end = behind
    yield end, stop


def _is_aside(draft: Draft, start: int, opener: re.Match[str]) -> bool:
    """河南18例（其中甲市16例、乙市2例）；河北8例: what a bracket opens and closes again does not end the list around it."""
    between = draft.plain[start : opener.start()]
    return between.count("（") > between.count("）")


def _exact_in_line(draft: Draft, at: int, parts: Sequence[Claim]) -> list[Claim]:
    """共有14人获奖。9人为…，5人为…。其中男性13人，女性1人: a number of the line that they make up, sentences before."""
    line = draft.between(draft.line_start(at), at)
    return [c for c in line if may_add(c) and kin(c.unit) == kin(parts[0].unit) and number(c) == added(parts)][-1:]


def _is_divided_at_once(draft: Draft, whole: Claim, at: int) -> bool:
    """昨日接警312起，其中纠纷268起; 预计总产74.56万吨，其中玉米…: what is divided at once is of the same time as its parts, or was planned like them."""
    return (
        draft.plain[whole.outer_end : at] in ("，", "：", "")
        and has("then", draft.lead(whole))
        and whole.role is not Role.EACH
        and whole.kind is not Kind.AVERAGE
        and not is_difference(draft, whole)
    )


def _whole_before(draft: Draft, at: int, parts: Sequence[Claim]) -> Claim | None:
    """The number that the parts make up, or else the nearest of their unit before the opener, what has its share aside."""
    n = draft.sentence_of(max(at - 1, 0))
    opens = at - draft.sentence_starts[n] < 3 and n > 0
    first = draft.sentence_starts[n - 1 if opens else n]
    before = [c for c in draft.between(max(first, at - FAR), at) if may_add(c) and kin(c.unit) == kin(parts[0].unit)]
    exact = [c for c in before if number(c) == added(parts)] or _exact_in_line(draft, at, parts)
    exact = exact or [c for c in before if len(parts) > 2 and make_up(parts, c)]
    plain = [c for c in before if may_be_whole(draft, c, parts) or _is_divided_at_once(draft, c, at)]
    plain = [c for c in plain if not in_bracket(draft.plain, c.start) or in_bracket(draft.plain, at)] or plain
    beside = [c for c in plain if draft.plain[at : at + 1] == "（" and c.outer_end == at]
    chosen = exact or beside or [c for c in plain if c.role is not Role.PART] or plain
    fits = [c for c in chosen if number(c) * _FAR_OFF >= added(parts)]
    return (fits or chosen)[-1] if chosen else None
