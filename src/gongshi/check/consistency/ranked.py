"""Numbers of which the text says who leads: 物业类最多，达412件；其次是停车类，286件; 98.6%，居第一；97.2%，居第二 (名次与数).

Behind 最多 none of the row may be more, behind 最少 none less; where places alone are told, three of them must run one way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from gongshi.check.claim import Claim, Kind, Looseness
from gongshi.check.consistency.extremes import words_before
from gongshi.check.draft import Draft, number

_TOP = re.compile(r"(?:最[多高大长]|最?突出|首位)(?:，|的|为|是|达|$|[一-鿿]{0,2}[为是达])")
_BOTTOM = re.compile(r"最[少低小短](?:，|的|为|是|仅|$|[一-鿿]{0,2}[为是仅])")
_PLACED = re.compile(
    r"(?:居|列|排名?|位[居列]|名列|分列)(?:全[市县区省国])?(?:第([一二三四五六七八九十]|[0-9]{1,2})|(首位?|榜首)|(末位?))"
)
_NEXT = re.compile(r"其次|再次|随后|之后|(?:居|列|排|位[居列])(?:全[市县区省国])?(?:第[二三四五六七八九十]|末)")
_BY_OTHER = re.compile(r"(?:增[幅速长加]|[降涨]幅|[金总]额|面积|损失|密度|[比率])[^，。；]{0,4}最")  # 增幅最大的，96件
_OTHER = re.compile(r"比|较|共|合计|总|平均|人均|相差|其中|占|增|降|升|同期|去年|上[年月周]|最")
_FIRST, _LAST = 1, 999
_FIGURES = "一二三四五六七八九十"


def rows(draft: Draft) -> Iterator[tuple[list[Claim], Claim | None]]:
    """Every such row, and the number in it that breaks its order, or None."""
    for start in draft.sentence_starts:
        sentence = draft.sentence(start)
        if "最" in sentence:
            yield from _led(draft, start, start + len(sentence))
    for line in range(len(draft.paragraph_starts)):
        if len(_PLACED.findall(draft.line(line))) > 1:
            yield from _placed(draft, draft.paragraph_starts[line], draft.line_end(line))


def _led(draft: Draft, start: int, end: int) -> Iterator[tuple[list[Claim], Claim | None]]:
    """The first is said to be the most or the least; each other follows with 其次, or with a name that ends alike."""
    own = [c for c in draft.between(start, end) if _is_value(c)]
    if len(own) < 2:
        return
    words = words_before(draft, own[0])
    top, bottom = _TOP.search(words), _BOTTOM.search(words)
    if bool(top) is bool(bottom) or (own[0].kind is Kind.COUNT and _BY_OTHER.search(words)):
        return
    row = [own[0]]
    for claim in own[1:]:
        if claim.unit != row[0].unit or not _goes_on(draft, row, claim):
            break
        row.append(claim)
    if len(row) > 1:
        sign = 1 if top else -1
        yield row, next((c for c in row[1:] if sign * number(c) > sign * number(row[0])), None)


def _goes_on(draft: Draft, row: list[Claim], claim: Claim) -> bool:
    """Whether the claim is another of the row: told with 其次 or its place, or by a name that ends as the first one does."""
    between = draft.plain[row[-1].outer_end : claim.outer_start]
    words = between + draft.tail(claim)
    if _OTHER.search(between):
        return False
    name = re.search(r"(?:是|为)?([一-鿿]{2,8})，?[为达是]?$", words_before(draft, row[0]))
    own = re.fullmatch(r"[，；、和]?([一-鿿]{2,8}?)，?[为达是]?", between)
    alike = name is not None and own is not None and name[1].rstrip("为达是，")[-1:] == own[1][-1:]
    return _NEXT.search(words) is not None or alike


def _placed(draft: Draft, start: int, end: int) -> Iterator[tuple[list[Claim], Claim | None]]:
    """98.6%，居第一；97.2%，居第二；96.4%，居末位: three or more in the order of their places run one way."""
    row: list[tuple[int, Claim]] = []
    for claim in draft.between(start, end):
        told = (
            _PLACED.search(draft.plain, claim.outer_end, min(end, claim.outer_end + 12)) if _is_value(claim) else None
        )
        if told is not None and told.start() - claim.outer_end <= 1 and (not row or claim.unit == row[0][1].unit):
            row.append((_place(told), claim))
    row.sort(key=lambda r: r[0])
    claims = [c for _, c in row]
    if len(row) < 3 or len({place for place, _ in row}) < len(row):
        return
    falls = [number(a) >= number(b) for a, b in pairwise(claims)]
    rises = [number(a) <= number(b) for a, b in pairwise(claims)]
    if all(falls) or all(rises):
        yield claims, None
    elif min(falls.count(False), rises.count(False)) == 1:
        ways = falls if falls.count(False) <= rises.count(False) else rises
        yield claims, claims[ways.index(False) + 1]


def _place(told: re.Match[str]) -> int:
    if told[1]:
        return int(told[1]) if told[1].isdecimal() else _FIGURES.find(told[1]) + 1
    return _FIRST if told[2] else _LAST


def _is_value(claim: Claim) -> bool:
    exact = isinstance(claim.value, Decimal) and claim.qualifier is Looseness.EXACT
    return exact and claim.kind not in (Kind.CHANGE, Kind.RANK, Kind.ORDINAL, Kind.DATE, Kind.DURATION)
