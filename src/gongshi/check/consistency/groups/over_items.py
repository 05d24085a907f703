"""A total of what the items before it count: …案件76件，到位318万元；…11件，到位127万元。三类案件110件，共到位486万元 (隔句合计).

The items are the pieces between semicolons and stops. How many are meant is said (两项, 三类), or all
of the line are; of an item its first number of the unit counts, what follows is about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.groups.group import Group, added, is_slip_of, may_be_part, mended
from gongshi.check.consistency.groups.held import is_one_figure
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft, kin, number

_SO_MANY = re.compile(
    r"(?:以上|上述|这|前)?([两三四五六七八九十]|[0-9]{1,2})(?=[项类种者批大块部方笔期]|个?(?:方面|月|季度|单位|地区|渠道|环节|部分))"
)
_TOTAL = re.compile(r"合计|总计|共计|总共|累计|总[量数额人]|(?<![公中])共(?![建同享产育管治商])")
_NUMERALS = {n: k for k, n in enumerate("零一二三四五六七八九十")} | {"两": 2}
_PIECE = re.compile("[^。；！？\n]+")
_REACH = 400  # characters before the total in which its items stand
_MOST = 6


def over_items(draft: Draft) -> Iterator[Group]:
    """Each total that has no number of its unit before it in its sentence, with the items it sums up."""
    for whole in draft.counted:
        start = draft.sentence_starts[draft.sentence_of(whole.start)]
        said = draft.plain[start : whole.outer_start]
        if not _sums_up(draft, whole, said) or draft.is_tabular(whole.start):
            continue
        many = _said(said)
        firsts = _firsts(draft, whole, start)
        parts = _parts(firsts, whole, many)
        if len(parts) > 1:
            yield Group(whole, tuple(parts), draft.plain[parts[0].start : whole.outer_end], "合计")


def _sums_up(draft: Draft, whole: Claim, said: str) -> bool:
    """Whether the words before the whole, which name no other number of its unit, sum something up."""
    if len(said) > 60 or not _TOTAL.search(said) or whole.kind is Kind.AVERAGE or has("elsewhen", draft.lead(whole)):
        return False
    start = whole.outer_start - len(said)
    return not any(kin(c.unit) == kin(whole.unit) for c in draft.between(start, whole.start))


def _said(said: str) -> int:
    """3 of 三类案件110件，共到位; 0 where no number is said."""
    found = _SO_MANY.match(said) or next(iter(_SO_MANY.finditer(said)), None)
    if found is None:
        return 0
    return int(found[1]) if found[1].isdigit() else _NUMERALS[found[1]]


def _firsts(draft: Draft, whole: Claim, end: int) -> list[Claim]:
    """The first number of the unit in each of the pieces before."""
    line = draft.paragraph_starts[draft.paragraph_of(end)]
    start = max(line if line < end else draft.paragraph_starts[max(0, draft.paragraph_of(end) - 1)], end - _REACH)
    firsts: list[Claim] = []
    for piece in _PIECE.finditer(draft.plain, start, end):
        own = [c for c in draft.between(piece.start(), piece.end()) if kin(c.unit) == kin(whole.unit)]
        if own and may_be_part(draft, own[0], piece.start()) and own[0].kind is not Kind.AVERAGE:
            firsts.append(own[0])
    return firsts


def _parts(firsts: Sequence[Claim], whole: Claim, many: int) -> Sequence[Claim]:
    """As many of the last as are said, or as make up the whole; else all, where there are but a few and a slip mends them."""
    if 1 < many <= len(firsts):
        own = firsts[-many:]
        return own if _fits(own, whole) or _is_mended(own, whole) else ()
    exact = next((firsts[-k:] for k in range(2, min(len(firsts), _MOST) + 1) if _fits(firsts[-k:], whole)), ())
    few = 1 < len(firsts) < 4 and not many
    told = is_slip_of(number(whole), [number(p) for p in firsts], exchanged=True)
    return exact or (firsts if few and told else ())


def _fits(parts: Sequence[Claim], whole: Claim) -> bool:
    return added(parts) == number(whole)


def _is_mended(parts: Sequence[Claim], whole: Claim) -> bool:
    values = [number(p) for p in parts]
    slips = (is_one_figure(a, b) for a, b in mended(number(whole), values))
    return is_slip_of(number(whole), values) or any(slips)
