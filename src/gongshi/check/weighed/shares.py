"""Percentages of two numbers near them (可能的占比、比率)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.share_names import is_sibling
from gongshi.check.consistency.share_parts import part_in_turn
from gongshi.check.consistency.share_ratio import GROSS
from gongshi.check.draft import Draft, number
from gongshi.check.weighed.candidate import Candidate
from gongshi.check.weighed.near import counted_near, inside, is_first, is_one, is_rate, of_unit, rank, side
from gongshi.check.weighed.where import alike, apart, is_then, said, words

_RATE = re.compile(r"([一-鿿]{1,6})率(?:为|达|达到|约)?$")
_OF = re.compile(r"占([^，。；：0-9]{1,14}?)的?(?:比重|比例)?(?:为|达|近|约)?$")
_FRACTION = re.compile(r"分之|一半|成")


def shares(draft: Draft) -> Iterator[Candidate]:
    """Each percentage with the pairs of counted numbers that it may be of, the smaller first."""
    for share in draft.claims:
        if not (is_one(share) and _may_be_share(draft, share)):
            continue
        in_turn, name = part_in_turn(draft, share), draft.lead(share).partition("占")[0].lstrip("，、；")
        near = counted_near(draft, share, 4, 1) if in_turn is None else [in_turn]
        for part in (p for p in near if not is_sibling(draft, p, name)):
            for whole in of_unit(draft, part):
                if whole is not part and number(whole) >= number(part) > 0:
                    yield Candidate("share", share, (part, whole), ("share", share.start))


def _may_be_share(draft: Draft, share: Claim) -> bool:
    said = share.unit in ("%", "‰") or _FRACTION.search(share.text) is not None
    return said and share.kind is not Kind.CHANGE and not re.search(GROSS, draft.lead(share))


def marks(draft: Draft, candidate: Candidate) -> Iterator[str]:
    """How share, part and whole stand, and which words they share."""
    share, (part, whole) = candidate.target, candidate.operands
    yield from _places(draft, share, part, whole)
    yield from said(draft, share, "share", ("of", "rate", "rest", "most"))
    yield from said(draft, part, "part", ("rest", "part", "total", "most", "left"))
    yield from said(draft, whole, "whole", ("rest", "part", "total", "most", "apart"))
    yield from _names(draft, share, part, whole)
    if is_then(draft, part) != is_then(draft, whole):
        yield "then:differs"
    if is_first(draft, whole):
        yield "whole:first"
    for name, term in (("part", part), ("whole", whole)):
        after = draft.after(term)
        if after is not share and is_rate(after):
            yield f"{name}:own%"
    yield f"kind:{part.kind.value}"
    yield f"unit:{share.unit}"


def _places(draft: Draft, share: Claim, part: Claim, whole: Claim) -> Iterator[str]:
    between = inside(draft, share, part)
    yield f"part:{side(share, part)}:{apart(draft, share, part)}"
    yield f"part:{side(share, part)}:gap{min(3, len(between))}"
    if any(c.unit == "%" for c in between):
        yield "part:%between"
    yield f"whole:{side(part, whole)}:{apart(draft, part, whole)}"
    yield f"whole:{side(part, whole)}:rank{min(4, rank(draft, part, whole))}"


def _names(draft: Draft, share: Claim, part: Claim, whole: Claim) -> Iterator[str]:
    lead, of_part, of_whole = draft.lead(share), words(draft, part), words(draft, whole)
    yield f"share~part:{alike(lead, of_part)}"
    yield f"share~whole:{alike(lead, of_whole)}"
    rate, of = _RATE.search(lead), _OF.search(lead)
    if rate:
        stem = set(rate[1][-3:])
        yield f"stem:{len(stem & set(of_part))}:{len(stem & set(of_whole))}"
    if of:
        yield f"of~whole:{alike(of[1], of_whole)}"
    name = lead.partition("占")[0] if "占" in lead else ""
    if len(name) > 2:
        yield f"name~part:{alike(name, of_part)}"
