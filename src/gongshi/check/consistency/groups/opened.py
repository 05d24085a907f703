"""Parts behind a word or a mark that opens them: 其中, 包括, a colon, a bracket (有引词的分项)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.groups.group import (
    Group,
    added,
    in_bracket,
    is_difference,
    is_held_by_last,
    is_total,
    may_be_part,
    may_be_whole,
    room,
)
from gongshi.check.consistency.words import has, pattern
from gongshi.check.draft import Draft, by_unit, kin, may_add, number

_BRACKET = re.compile("[（）]")
_TURNS = re.compile(r"，(?:现|已|尚|还|剩|目前|正在|均|全部)")
_ASIDE = re.compile(
    r"[，；](?:另|还|同时|并)(?:查|发现|处|抓|缴|检|暂扣|扣|收|劝|清)"
)  # another matter, not one more part
_AMONG_ITEMS = re.compile(r"；[^，。；、0-9]{2,12}中，")
_OF_THESE = re.compile(r"(?:[^，。；：、\n0-9（]|（[^（）]{0,12}）){0,12}?中，")

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
_SOON = 6  # characters behind a mark that say of what time the list is
_TWO = 2
# 剩余16个…。其中更换124个、加固119个: what is so many times less than the parts is no whole of theirs
_FAR_OFF = 2
FAR = 260  # characters before an opener within which its whole stands


def opened(draft: Draft) -> Iterator[Group]:
    for found in pattern("openers").finditer(draft.plain):
        yield from _after(draft, found.start(), found.end(), found[0])
    for whole in draft.counted:
        mark = _MARKED.match(draft.plain, whole.outer_end)
        if mark and not has("elsewhen", draft.plain[mark.end() : mark.end() + _SOON]):
            yield from _after(draft, mark.start(1), mark.end(), mark[1])
        told = _TOLD_ALIKE.match(draft.plain, whole.outer_end)
        if told:
            yield from _after(draft, told.end() - 1, told.end(), "（")
        made = _MADE_OF.match(draft.plain, whole.outer_end)
        if made:
            yield from _after(draft, made.end() - 1, made.end(), "：")
        among = _OF_THESE.match(draft.plain, whole.outer_end)
        if among:
            yield from _after(draft, whole.outer_end, among.end(), "其中")


def _after(draft: Draft, start: int, end: int, opener: str) -> Iterator[Group]:
    told = [c for a, b in _stretches(draft, start, end, opener) for c in draft.between(a, b)]
    following = [c for c in told if may_be_part(draft, c, end) and not is_held_by_last(draft, c)]
    for _, same in by_unit(following):
        first = one_list(draft, same)
        if opener != "：" and "；" in draft.plain[end : first[0].start]:
            continue  # 分别是全市平均的1.65倍、1.41倍；最低的是甲业…: the opener led to others
        for parts in (*columns(draft, first), *(later_lists(draft, same[len(first) :]) if len(first) > 1 else ())):
            whole = _whole_before(draft, start, parts)
            opener = "分别" if opener == "其中" and _is_in_turn(draft, parts) else opener
            parts = parts if whole is None else _no_larger(parts, whole)
            if whole is not None and len(parts) > 1 and not _follow_it(draft, whole, start, opener):
                yield Group(whole, tuple(parts), draft.plain[whole.outer_end : parts[-1].outer_end + 6], opener)


def _follow_it(draft: Draft, whole: Claim, at: int, opener: str) -> bool:
    """电气最多，达136起；其次是用火、吸烟，分别为92起、69起: the number before is one more of the row, or of a row of its own in turn."""
    before = draft.before(whole)
    in_turn = before is not None and _JOINED.fullmatch(draft.plain, before.outer_end, whole.outer_start) is not None
    return opener.startswith("分别") and (in_turn or _IN_ORDER.search(draft.plain, whole.outer_end, at) is not None)


def _no_larger(parts: Sequence[Claim], whole: Claim) -> list[Claim]:
    """The parts up to one that is far more than the whole."""
    return list(takewhile(lambda part: number(part) <= number(whole) * _TOO_MUCH, parts))


def one_list(draft: Draft, parts: list[Claim]) -> list[Claim]:
    """A list that began with 、 or ， ends at the semicolon, one with 、 also where a new verb begins: what follows is another matter."""
    sums = [is_total(draft, p) for p in parts]
    total = sums.index(True) if True in sums and not any(sums[:2]) else None
    if total is not None:
        parts = parts[:total]  # 火电280、风电96、光伏136，新能源合计232: some of them once more
    aside = next((n for n, (a, b) in enumerate(pairwise(parts)) if _ASIDE.match(draft.plain, a.outer_end)), None)
    if aside is not None:
        parts = parts[: aside + 1]
    in_turn = next((n for n, p in enumerate(parts) if n > 1 and _is_in_turn(draft, [p])), None)
    if in_turn is not None:
        parts = parts[:in_turn]  # 重伤4人，轻伤10人，分别在甲院收治9人、乙院收治5人: divided once more
    turned = next((n for n, (a, b) in enumerate(pairwise(parts)) if n and _TURNS.match(draft.plain, a.outer_end)), None)
    if turned is not None and "、" in draft.plain[parts[0].end : parts[1].start]:
        parts = parts[: turned + 1]
    parts = [p for p in parts if p.unit.endswith("次") == parts[0].unit.endswith("次")]  # 检举1983件次，立案684件
    marks = [draft.plain[a.outer_end : b.outer_start] for a, b in pairwise(parts)]
    among = next((n for n, m in enumerate(marks) if _AMONG_ITEMS.search(m)), None)
    if among is not None:
        return parts[: among + 1]  # 阳性63份；阳性标本中，甲型51份、乙型12份: another whole begins
    if len(marks) > 1 and "；" in marks[0] and [m for m in marks if "占" in m.partition("；")[0]] == marks[:1]:
        return parts[
            :1
        ]  # 移动用户612万户，其中5G386万户，占63%；固定电话58万户；宽带243万户: only the first is a share
    if len(marks) > 1 and "；" in marks[0] and all("、" in m and "；" not in m for m in marks[1:]):
        return parts[:1]  # 电气361起，其中电动自行车58起；用火不慎214起、吸烟97起: the semicolon ends what 其中 led to
    if len(parts) > 1 and "；" not in draft.plain[parts[0].end : parts[1].start] and not _is_even(draft, parts):
        first = draft.plain.find("；", parts[0].end)
        return [p for p in parts if first < 0 or p.start < first]
    return parts


def _is_in_turn(draft: Draft, parts: Sequence[Claim]) -> bool:
    """Whether 分别 or 依次 begins the clause of the first part."""
    return draft.lead(parts[0]).lstrip("，；").startswith(("分别", "依次"))


def later_lists(draft: Draft, rest: Sequence[Claim]) -> Iterator[list[Claim]]:
    """其中制造业15家、服务业9家；东演区10家、西演区8家: behind a semicolon the same whole is divided once more."""
    lists: dict[int, list[Claim]] = {}
    for part in rest:
        lists.setdefault(draft.plain.count("；", rest[0].start, part.start), []).append(part)
    yield from (one for one in lists.values() if _are_list(draft, one))


def _is_even(draft: Draft, parts: list[Claim]) -> bool:
    """Two numbers in every item between semicolons, a comma between them: 抽检412批次，不合格5批次；…"""
    counts: dict[int, int] = {}
    for part in parts:
        item = draft.plain.count("；", parts[0].start, part.start)
        counts[item] = counts.get(item, 0) + 1
    comma = "，" in draft.plain[parts[0].end : parts[1].start]
    return comma and len(counts) > 1 and set(counts.values()) == {2}


def columns(draft: Draft, parts: list[Claim]) -> list[list[Claim]]:
    """Numbers of one unit that come two by two between semicolons are two lists: 抽检412批次，不合格5批次；…"""
    items: dict[int, list[Claim]] = {}
    for part in parts:
        items.setdefault(draft.plain.count("；", parts[0].start, part.start), []).append(part)
    rows = list(items.values())
    if len(rows) < 2 or all(len(row) == 1 for row in rows) or _are_list(draft, rows[0]):
        return [parts]
    if len({len(row) for row in rows}) > 1 and any(_are_list(draft, row) for row in rows):
        return [[p for row in rows for p in (row if _are_list(draft, row) else row[:1])]]
    if len(set(map(len, rows))) > 1 and not _are_alike(draft, [row[0] for row in rows]):
        return [row for row in rows if len(row) > 1]  # 县区242人，开发区142人；45岁及以下192人
    return [list(column) for column in zip(*rows, strict=False)][: min(map(len, rows))]


def _are_alike(draft: Draft, firsts: Sequence[Claim]) -> bool:
    """Whether the first numbers of all items are called by words that end alike: 甲县查处12起, 乙县查处9起."""
    return len({draft.lead(c)[-2:] for c in firsts}) == 1


def _are_list(draft: Draft, row: list[Claim]) -> bool:
    """甲3起、乙2起 within one item are parts of one list, not two measures of one thing."""
    return len(row) > 1 and all("、" in draft.plain[a.end : b.start] for a, b in pairwise(row))


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


def _is_planned_at_once(draft: Draft, whole: Claim, at: int) -> bool:
    """预计总产74.56万吨，其中玉米…; 计划支出12.8万元：…: what is divided at once is divided as it was planned."""
    lead = draft.lead(whole)
    at_once = draft.plain[whole.outer_end : at] in ("，", "")
    return at_once and has("planned", lead) and has("then", lead) and not is_difference(draft, whole)


def _is_opened_at_once(draft: Draft, whole: Claim, at: int) -> bool:
    """昨日接警312起，其中纠纷268起: what is divided at once is of the same time as its parts, whatever time that is."""
    return (
        draft.plain[whole.outer_end : at] in ("，", "：", "")
        and whole.role is not Role.EACH
        and has("then", draft.lead(whole))
        and not has("planned", draft.lead(whole))
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
    exact = exact or [c for c in before if len(parts) > _TWO and abs(number(c) - added(parts)) <= room(c, parts)]
    plain = [
        c
        for c in before
        if may_be_whole(draft, c, parts) or _is_opened_at_once(draft, c, at) or _is_planned_at_once(draft, c, at)
    ]
    plain = [c for c in plain if not in_bracket(draft.plain, c.start) or in_bracket(draft.plain, at)] or plain
    beside = [c for c in plain if draft.plain[at : at + 1] == "（" and c.outer_end == at]
    chosen = exact or beside or [c for c in plain if c.role is not Role.PART] or plain
    fits = [c for c in chosen if number(c) * _FAR_OFF >= added(parts)]
    return (fits or chosen)[-1] if chosen else None
