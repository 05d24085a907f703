"""Which of the numbers that follow each other are the parts of one list: up to where another matter begins (一列从哪到哪)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gongshi.check.claim import Claim
from gongshi.check.consistency.groups.group import is_total
from gongshi.check.draft import Draft

_TURNS = re.compile(r"，(?:现|已|尚|还|剩|目前|正在|均|全部)")
_REST = re.compile("、(?:其[他它余])")
_ASIDE = re.compile(
    r"[，；](?:另|还|同时|并)(?:查|发现|处|抓|缴|检|暂扣|扣|收|劝|清)"
)  # another matter, no further part
_AMONG_ITEMS = re.compile(r"；[^，。；、0-9]{2,12}中，")


def one_list(draft: Draft, parts: list[Claim]) -> list[Claim]:
    """A list that began with 、 or ， ends at the semicolon, one with 、 also where a new verb begins: what follows is another matter."""
    parts = parts[: _of_one_matter(draft, parts)]
    parts = [p for p in parts if p.unit.endswith("次") == parts[0].unit.endswith("次")]  # 检举1983件次，立案684件
    marks = [draft.plain[a.outer_end : b.outer_start] for a, b in pairwise(parts)]
    among = next((n for n, mark in enumerate(marks, 1) if _AMONG_ITEMS.search(mark)), None)
    if among is not None:
        return parts[:among]  # 阳性63份；阳性标本中，甲型51份、乙型12份: another whole begins
    if len(marks) > 1 and "；" in marks[0] and (_is_only_share(marks) or _go_on_beside(marks)):
        return parts[:1]
    if marks and "；" not in marks[0] and not _is_even(draft, parts):
        return _items(draft, parts)[0]
    return parts


def _of_one_matter(draft: Draft, parts: Sequence[Claim]) -> int:
    """How many of the parts come before a total, another deed, one more division, or what became of them."""
    summed = any(is_total(draft, p) for p in parts[:2])
    listed = len(parts) > 1 and "、" in draft.plain[parts[0].end : parts[1].start]
    for n, (last, part) in enumerate(pairwise(parts), 1):
        if _ASIDE.match(draft.plain, last.outer_end):
            return n
        if n > 1 and is_total(draft, part) and not summed:
            return n  # 火电280、风电96、光伏136，新能源合计232: some of them once more
        if n > 1 and is_in_turn(draft, [part]):
            return n  # 重伤4人，轻伤10人，分别在甲院收治9人、乙院收治5人: divided once more
        if n > 1 and listed and _is_past_rest(draft, last, part):
            return n  # 甲县3起、乙县2起，已整改4起; 证件186件、其他174件，归还失主487件
    return len(parts)


def _is_past_rest(draft: Draft, last: Claim, part: Claim) -> bool:
    """Whether a comma behind a list with 、 leads to what became of them, or to what can stand no longer in it, for the rest was told."""
    if _TURNS.match(draft.plain, last.outer_end):
        return True
    return _REST.match(draft.lead(last)) is not None and draft.plain.startswith("，", last.outer_end)


def _is_only_share(marks: Sequence[str]) -> bool:
    """移动用户612万户，其中5G386万户，占63%；固定电话58万户；宽带243万户: only the first is a share."""
    return [mark for mark in marks if "占" in mark.partition("；")[0]] == marks[:1]


def _go_on_beside(marks: Sequence[str]) -> bool:
    """电气361起，其中电动自行车58起；用火不慎214起、吸烟97起: the semicolon ends what 其中 led to."""
    return all("、" in mark and "；" not in mark for mark in marks[1:])


def is_in_turn(draft: Draft, parts: Sequence[Claim]) -> bool:
    """Whether 分别 or 依次 begins the clause of the first part."""
    return draft.lead(parts[0]).lstrip("，；").startswith(("分别", "依次"))


def _items(draft: Draft, parts: Sequence[Claim]) -> list[list[Claim]]:
    """The parts between one semicolon and the next."""
    items: dict[int, list[Claim]] = {}
    for part in parts:
        items.setdefault(draft.plain.count("；", parts[0].start, part.start), []).append(part)
    return list(items.values())


def _is_even(draft: Draft, parts: list[Claim]) -> bool:
    """Two numbers in every item between semicolons, a comma between them: 抽检412批次，不合格5批次；…"""
    items = _items(draft, parts)
    comma = "，" in draft.plain[parts[0].end : parts[1].start]
    return comma and len(items) > 1 and all(len(item) == 2 for item in items)


def later_lists(draft: Draft, rest: Sequence[Claim]) -> Iterator[list[Claim]]:
    """其中制造业15家、服务业9家；东演区10家、西演区8家: behind a semicolon the same whole is divided once more."""
    return (item for item in _items(draft, rest) if _are_list(draft, item))


def columns(draft: Draft, parts: list[Claim]) -> list[list[Claim]]:
    """Numbers of one unit that come two by two between semicolons are two lists: 抽检412批次，不合格5批次；…"""
    rows = _items(draft, parts)
    if len(rows) < 2 or all(len(row) == 1 for row in rows) or _are_list(draft, rows[0]):
        return [parts]
    uneven = len(set(map(len, rows))) > 1
    if uneven and any(_are_list(draft, row) for row in rows):
        return [[p for row in rows for p in (row if _are_list(draft, row) else row[:1])]]
    if uneven and not _are_alike(draft, [row[0] for row in rows]):
        return [row for row in rows if len(row) > 1]  # 县区242人，开发区142人；45岁及以下192人
    return [list(column) for column in zip(*rows, strict=False)]  # as many as the shortest row has


def _are_alike(draft: Draft, firsts: Sequence[Claim]) -> bool:
    """Whether the first numbers of all items are called by words that end alike: 甲县查处12起, 乙县查处9起."""
    return len({draft.lead(c)[-2:] for c in firsts}) == 1


def _are_list(draft: Draft, row: list[Claim]) -> bool:
    """甲3起、乙2起 within one item are parts of one list, not two measures of one thing."""
    return len(row) > 1 and all("、" in draft.plain[a.end : b.start] for a, b in pairwise(row))
