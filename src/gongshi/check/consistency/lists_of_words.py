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
    r"([一-鿿](?:、[一-鿿]{2,8}){1,12})([两三四五六七八九十](?:个?部门|县|市|区|镇|乡|村|省|局|校|院|地|款(?:车型|车|产品|机型|软件|应用)|大(?:流域|片区|领域|行业|产业|板块|品类|类|系统|品种|水系|灌区)))(?![一-鿿]?[一二两三四五六七八九十]|[级委所])"
)
_LEVEL = r"(?:国家|中央|全国|省|市|州|盟|地|县|区|旗|乡|镇|乡镇|街道|镇街|街|村|社区|组|网格|部|厅|局|处|科|所|站|班|校|院|系)(?:（[^（）]{1,8}）)?"
_N_LEVELS = re.compile(rf"({_LEVEL}(?:、{_LEVEL}){{1,6}})([两三四五六七])级(?!以上|以下|[一-鿿]?医院)")
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
    yield from _levels(draft)
    for place in _N_PLACES.finditer(draft.plain):
        *others, last = place[1].split("、")
        if draft.plain[place.start() - 1 : place.start()].isdigit():
            others = others[1:]  # 甲省209人、乙和丙两省均为117人: an item that has a number of its own
        named, said = len(others) + len(re.split(r"[和与及]", last)), _value(place[2])
        if not _MORE.search(last) and abs(named - said) <= 1:
            yield place.span(2), place[2], said, named


def _levels(draft: Draft) -> Iterator[tuple[Span, str, int, int]]:
    """州、县（市）、乡镇、村四级: the levels that are named right before their number."""
    for found in _N_LEVELS.finditer(draft.plain):
        named, said = found[1].count("、") + 1, _value(found[2])
        if abs(named - said) <= 1:
            yield found.span(2), f"{found[2]}级", said, named


def _value(word: str) -> int:
    return NUMBERS.find(word[0].replace("两", "二")) + 1
