"""Drawings where the page has room for them: the text after one goes before it (图随页走).

A drawing that does not fit below the text would leave the rest of its page blank. So the text
that follows fills that page, and the drawing opens the next one, as a newspaper sets it. Lines
are counted on the grid; a count that is off by a line leaves a line blank, no more.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from gongshi.notices.draw import inches_high
from gongshi.notices.layout import Profile
from gongshi.notices.notice import Block, Chart, Heading, Map, Picture, Style, Text
from gongshi.notices.slot import cells, plain
from gongshi.notices.titles import title_lines

_INCH = 72
_CAPTION, _LEGEND = 1.0, 0.65  # lines of the grid
_HEAD = {Style.MARK: 5.3, Style.NUMBER: 3.7, Style.SALUTATION: 2.0, Style.SUBTITLE: 1.0}
_FOLLOWS = (Style.BODY, Style.LEAD, Style.STORY)


def flowed(blocks: Sequence[Block], profile: Profile, *, safe: float = 0.4) -> tuple[int, ...]:
    """The order in which the blocks are set, as their places: only drawings move, and only on.

    `safe` is by how many lines the count may be off: a drawing that would only just fit waits.
    """
    order: list[int] = []
    waiting: list[int] = []
    line = 0.0
    for i, block in enumerate(blocks):
        if waiting and not _may_go_before(block):
            line = _set(order, waiting, blocks, profile, line)
        if isinstance(block, Chart | Map | Picture) and (
            waiting or _page_left(line, profile) < height(block, profile) + safe
        ):
            waiting.append(i)
            continue
        before = line
        order.append(i)
        line += height(block, profile)
        if waiting and int(line // profile.lines) > int(before // profile.lines):
            line = _set(order, waiting, blocks, profile, line)
    _set(order, waiting, blocks, profile, line)
    return tuple(order)


def height(block: Block, profile: Profile) -> float:
    """How many lines of the grid a block takes; tables and the like are taken for none."""
    match block:
        case Heading():
            return _paragraph(block.number + plain(block.spans), profile)
        case Text(style=Style.TITLE):
            return ceil((len(title_lines(block.spans)) * 35 + 8) / profile.pitch)
        case Text():
            return _HEAD.get(block.style) or _paragraph(plain(block.spans), profile)
        case Chart() | Map() | Picture():
            legend = len(block.spots) * _LEGEND if isinstance(block, Map) else 0
            return inches_high(block) * _INCH / profile.pitch + _CAPTION + legend
    return 0.0


def _paragraph(words: str, profile: Profile) -> float:
    return max(1, ceil((2 + cells(words)) / profile.columns))


def _page_left(line: float, profile: Profile) -> float:
    return profile.lines - line % profile.lines


def _may_go_before(block: Block) -> bool:
    """Whether a drawing may wait until after this block: text and headings, not the end of the notice."""
    return isinstance(block, Heading) or (isinstance(block, Text) and block.style in _FOLLOWS)


def _set(order: list[int], waiting: list[int], blocks: Sequence[Block], profile: Profile, line: float) -> float:
    """Set the drawings that wait, never between a heading and its text; the line after them."""
    at = len(order)
    while waiting and at and _leads(blocks[order[at - 1]]) and at - 1 > waiting[0] - 1:
        at -= 1
    order[at:at] = waiting
    line += sum(height(blocks[i], profile) for i in waiting)
    waiting.clear()
    return line


def _leads(block: Block) -> bool:
    return isinstance(block, Heading) or (isinstance(block, Text) and block.style is Style.STORY)
