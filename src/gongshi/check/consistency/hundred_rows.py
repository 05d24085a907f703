"""Rows of shares that stand directly beside each other: 城市、农村分别占39%、61% (并列的占比).

A sentence may hold several rows, each of its own 100. A row must reach it where its two names leave nothing out
between them, where another row of as many shares in the sentence does, or where the sentence divides something and
one slip of the pen is all that is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from gongshi.check.claim import Claim, Kind, Looseness
from gongshi.check.consistency.groups.heads import are_pair
from gongshi.check.consistency.rule import as_printed, is_exchange, is_slip
from gongshi.check.consistency.share_parts import part_in_turn
from gongshi.check.draft import Draft, kin, number

DIVIDED = re.compile(r"[分按从][^，。；]{1,10}(?:看|分|划分|来看|统计|分类|区分)，")
_BESIDE = re.compile(r"(?:、|和|及|与|以及)[^，。；：、0-9%]{0,8}")
_SHARES = re.compile(r"占|比例|比重|比为|比则?为|之比|构成")
_NOT_SHARES = re.compile(r"率|增|升|降|减|涨|同比|环比|完成|达标|超过")
_NAMES = re.compile(r"([一-鿿]{1,4})[与和、及]([一-鿿]{1,12}?)(?:分别|各)?(?:占|的?比例|的?比重|之?比)")
_SEVERAL = re.compile(r"占[^，。；]{0,12}(?:总数|总量|总额|人数|起数)[和与、及][^，。；]{0,12}的?$|同类|各自|同期")
_REST = re.compile("其余|其他|其它|剩余|余下|另有")
_NEAR = 15


def rows(draft: Draft) -> Iterator[list[Claim]]:
    """Each run of shares in one clause with nothing but 、 and a name between."""
    row: list[Claim] = []
    for claim in draft.claims:
        if row and not (_is_share(claim) and _BESIDE.fullmatch(draft.plain, row[-1].outer_end, claim.outer_start)):
            yield from [row] if len(row) > 1 and _are_shares(draft, row) else ()
            row = []
        if _is_share(claim):
            row.append(claim)
    yield from [row] if len(row) > 1 and _are_shares(draft, row) else ()


def _is_share(claim: Claim) -> bool:
    is_exact = claim.qualifier is Looseness.EXACT and isinstance(claim.value, Decimal)
    return claim.kind is Kind.PERCENT and claim.unit in ("%", "％") and is_exact


def _are_shares(draft: Draft, row: Sequence[Claim]) -> bool:
    lead = draft.plain[draft.clause_starts[draft.clause_of(row[0].start)] : row[0].start]
    return _SHARES.search(lead) is not None and _NOT_SHARES.search(lead) is None


def are_of_several(draft: Draft, row: Sequence[Claim]) -> bool:
    """肇事542起，死亡137人，分别占总数的50%和46.6%: shares of as many wholes, told by their units or by two names."""
    parts = [part_in_turn(draft, share) for share in row]
    lead = draft.plain[draft.clause_starts[draft.clause_of(row[0].start)] : row[0].start]
    units = {kin(part.unit) for part in parts if part is not None}
    return len(units) > 1 or _SEVERAL.search(lead) is not None


def missed(draft: Draft) -> Iterator[list[Claim]]:
    """The rows that should reach 100 and do not."""
    by_sentence: dict[int, list[list[Claim]]] = {}
    for row in rows(draft):
        by_sentence.setdefault(draft.sentence_of(row[0].start), []).append(row)
    for together in by_sentence.values():
        whole = {len(row) for row in together if gap(row) <= room(row)}
        for row in together:
            if (
                gap(row) > room(row)
                and not are_of_several(draft, row)
                and (_are_both(draft, row) or _is_short_of(draft, row, len(row) in whole))
            ):
                yield row


def gap(row: Sequence[Claim]) -> Decimal:
    """How far the shares together lie from 100."""
    return abs(sum(map(number, row), Decimal(0)) - 100)


def room(row: Sequence[Claim]) -> Decimal:
    """How far rounding may keep them from it."""
    return sum((c.step for c in row), Decimal(0)) / 2


def _are_both(draft: Draft, row: Sequence[Claim]) -> bool:
    """Whether the two of a row are called by names that leave nothing out: 城市39%、农村61%."""
    if len(row) != 2 or not _is_mistaken(row):
        return False
    if _REST.search(draft.plain, row[-1].outer_end, draft.sentence_end(row[-1].start)):
        return False
    clause = draft.plain[draft.clause_starts[draft.clause_of(row[0].start)] : row[0].start]
    told = _NAMES.search(clause)
    names = [draft.lead(c).strip("、和及与") for c in row]
    return are_pair(names) or (told is not None and are_pair([told[1], told[2]]))


def _is_short_of(draft: Draft, row: Sequence[Claim], like: bool) -> bool:
    """Whether a like row reaches 100 and this one nearly, or the sentence divides something and figures are exchanged."""
    if like and len(row) > 2:
        return _is_mistaken(row)
    start = draft.sentence_starts[draft.sentence_of(row[0].start)]
    return len(row) > 2 and DIVIDED.match(draft.plain, start) is not None and _is_exchanged(row)


def _is_mistaken(row: Sequence[Claim]) -> bool:
    """Whether one slip of the pen in one share is all that keeps them from 100."""
    return _is_exchanged(row) or (gap(row) <= _NEAR and any(is_slip(_long(a), _long(b)) for a, b in _mends(row)))


def _mends(row: Sequence[Claim]) -> list[tuple[str, str]]:
    """Each share as written, with what it should be for the row to reach 100."""
    over = sum(map(number, row), Decimal(0)) - 100
    return [as_printed(c, number(c) - over) for c in row if number(c) > over]


def _long(figures: str) -> str:
    return figures if "." in figures else f"{figures}.0"


def _is_exchanged(row: Sequence[Claim]) -> bool:
    """Whether two figures exchanged in one share are all that keeps them from 100, rounding aside."""
    return any(is_exchange(f"{a}.0", f"{b}.0") for a, b in _mends(row))
