"""Lists whose number is part of a word and no claim: “四查”, 三点要求, 四部门 (词里的数)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongshi.check.consistency.lists_told import NUMBERS, said_in_turn
from gongshi.check.draft import Draft
from gongshi.check.finding import Span

_N_VERBS = re.compile(r"[“‘]?([二两三四五六七八九十])([一-鿿])[”’]?(?:行动|工作法|机制|制度|活动)?[：，]")
_N_POINTS = re.compile(
    r"([两三四五六七八九十]点)(?:具体|工作)?(?:要求|意见|建议|希望|体会|感受|倡议|承诺|措施)(?=[：。，])"
)
_N_PLACES = re.compile(
    r"([一-鿿](?:、[一-鿿]{2,8}){1,12})([两三四五六七八九十](?:个?部门|县|市|区|镇|乡|村|省|局|校|院|地))(?![一-鿿]?[一二两三四五六七八九十]|[级委所])"
)
_MORE = re.compile(r"等$|以及|[一二两三四五六七八九十]|分别")


def words_counted(draft: Draft) -> Iterator[tuple[Span, str, int, int]]:
    """Where each such word stands, the word, the number in it, and how many items the text gives."""
    for found in _N_VERBS.finditer(draft.plain):
        rest = draft.plain[found.end() : draft.sentence_end(found.end())]
        told = 0
        while told < len(NUMBERS) and re.search(rf"{NUMBERS[told]}{found[2]}", rest):
            told += 1
        if told > 1 and _value(found[1]) > 1:
            yield found.span(1), found[1] + found[2], _value(found[1]), told
    for found in _N_POINTS.finditer(draft.plain):
        told = said_in_turn(draft.plain[found.end(1) : draft.line_end(draft.paragraph_of(found.start()))])
        if told > 1:
            yield found.span(1), found[1], _value(found[1]), told
    for place in _N_PLACES.finditer(draft.plain):
        *others, last = place[1].split("、")
        if draft.plain[place.start() - 1 : place.start()].isdigit():
            others = others[1:]  # 甲省209人、乙和丙两省均为117人: an item that has a number of its own
        named, said = len(others) + len(re.split(r"[和与及]", last)), _value(place[2])
        if not _MORE.search(last) and abs(named - said) <= 1:
            yield place.span(2), place[2], said, named


def _value(word: str) -> int:
    return NUMBERS.find(word[0].replace("两", "二")) + 1
