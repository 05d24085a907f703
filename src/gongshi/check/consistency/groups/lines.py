"""A whole over the numbered lines above it: 上述四处共发生火灾24起 (逐条合计)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongshi.check.claim import Claim, Role
from gongshi.check.consistency.groups.group import Group
from gongshi.check.draft import Draft, added, is_counted, kin, number
from gongshi.check.finding import Span
from gongshi.wording.numerals import whole_number

_ITEM = re.compile(
    r"\s*(?:(?P<dot>[0-9]{1,3}[.．、](?![0-9]))|(?P<round>[（(][0-9]{1,3}[）)])|(?P<named>[（(][一二三四五六七八九十]{1,3}[）)])"
    r"|(?P<ring>[①-⑳])|(?P<head>[一二三四五六七八九十]{1,3}、)|(?P<case>案例[一二三四五六七八九十0-9]{1,3}[：、]))"
)
_ABOVE = re.compile(r"以上|上述|这些|前([两二三四五六七八九十0-9]{1,2})[家处个起辆项名]")
_VERBS = re.compile(r"(?:共计|共有|共|计|有|为|达|发生|造成)+$")
_MOST = 60  # lines above that are looked at
_LEFT_OUT = re.compile(r"略(?:[。\n]|$)|省略|…")
_LONGEST_BODY = 6  # lines that belong to one item


def of_lines(draft: Draft) -> Iterator[Group]:
    """Each number that sums up the items above, with the one number of its thing in each item."""
    for whole in draft.counted:
        start = draft.sentence_start(whole.start)
        said = _ABOVE.search(draft.plain, start, whole.outer_start)
        if said is None or not (whole.role is Role.TOTAL or "共" in draft.plain[said.end() : whole.outer_start]):
            continue
        items = items_above(draft, draft.line_of(whole.start))
        items = items[: whole_number(said[1])] if said[1] else items
        parts = [part for part in (_of_thing(draft, line, whole) for line in items) if part is not None]
        full = len(parts) == len(items)
        if len(parts) > 1 and (full or (not said[1] and added(parts) >= number(whole))):
            yield Group(whole, tuple(parts), "", "成列")


def items_above(draft: Draft, line: int) -> list[Span]:
    """Where each item above the line stands, numbered in one way and in order, with the lines that belong to it; none where other text stands between."""
    items = [(draft.line_starts[n], draft.line_end(n)) for n in _numbered_above(draft, line)]
    return items or _sections_above(draft, line)


def _numbered_above(draft: Draft, line: int) -> list[int]:
    """The lines directly above that are numbered in one way."""
    items: list[int] = []
    way = None
    for n in range(line - 1, max(-1, line - _MOST), -1):
        item = _ITEM.match(draft.line(n))
        if item and way in (None, item.lastgroup):
            way = item.lastgroup
            items.insert(0, n)
        elif draft.line(n).strip():
            break
    return items


def _sections_above(draft: Draft, line: int) -> list[Span]:
    """一、某某案, with lines of its own, and so on: from the heading numbered one to the line, no heading left out."""
    heads: list[int] = []
    way, stop = None, line
    for n in range(line - 1, max(-1, line - _MOST), -1):
        item = _ITEM.match(draft.line(n))
        if item and way in (None, item.lastgroup):
            way = item.lastgroup
            heads.insert(0, n)
            stop = n
            if _ordinal(item[0]) == 1:
                break
        elif stop - n > _LONGEST_BODY:
            return []
    ordinals = [_ordinal(found[0]) if (found := _ITEM.match(draft.line(n))) else 0 for n in heads]
    if len(heads) < 2 or ordinals != list(range(1, len(heads) + 1)):
        return []
    if _LEFT_OUT.search(draft.plain, draft.line_starts[heads[0]], draft.line_starts[line]):
        return []
    ends = [*heads[1:], line]
    return [(draft.line_starts[n], draft.line_starts[end] - 1) for n, end in zip(heads, ends, strict=True)]


def _ordinal(begins: str) -> int:
    """The number that an item begins with; 0 where it is none."""
    found = re.search("[0-9]+|[一二三四五六七八九十]+|[①-⑳]", begins)
    if found is None:
        return 0
    if "①" <= found[0] <= "⑳":
        return ord(found[0]) - ord("①") + 1
    return whole_number(found[0])


def _of_thing(draft: Draft, item: Span, whole: Claim) -> Claim | None:
    """The number in the item that counts what the whole counts: the one of its words, or the only one of its unit."""
    own = [
        c
        for c in draft.between(*item)
        if is_counted(c) and kin(c.unit) == kin(whole.unit) and number(c) <= number(whole) * 2
    ]
    head = _VERBS.sub("", re.split("[，、]", draft.lead(whole))[-1])[-2:] or draft.tail(whole)[:2]
    named = [c for c in own if head and head in draft.lead(c) + draft.tail(c)[:4]]
    beside = [c for c in draft.in_sentence(whole.start) if is_counted(c) and kin(c.unit) == kin(whole.unit)]
    chosen = named or (own if len(own) == 1 and len(beside) == 1 else [])  # 2人死亡、5人受伤: each has its own
    return chosen[0] if chosen else None
