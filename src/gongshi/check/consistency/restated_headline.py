"""A number of the headline that the text below has nowhere, and the one number that was meant (标题中的数无着落).

What a headline counts comes again in the text: equal, rounded, or as the sum of numbers beside each other. Where it does
not, and one number of its unit and its words differs from it by a slip of the pen, one of the two is mistaken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from gongshi.check.claim import Claim, Kind, Looseness, Role
from gongshi.check.consistency.groups.group import added
from gongshi.check.consistency.kinship import context
from gongshi.check.consistency.rule import gives, is_dropped, shown
from gongshi.check.consistency.words import has, words
from gongshi.check.draft import Draft, kin, number
from gongshi.papers.paper import Part

_KINDS = (Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.AVERAGE, Kind.PERCENT, Kind.CHANGE)
_MEDALS = {"金": "枚", "银": "枚", "铜": "枚"}
_IDLE = ("全市", "全省", "全县", "全区", "今年", "累计", "本月", "上半", "半年", "同比", "增长", "下降", "上升")
_MONTHLY = re.compile(r"环比|上月|上周|上季|上期")
_OF_THEN = re.compile(r"当[月季年日周]|单月")
_MOST_OF = 0.7  # of the characters of what the headline says changes
_MOST = 400  # numbers of the text that are looked at
_RUN = 9  # numbers that may add up to the headline's, and one
_NEAR = 2  # lines of the text in which two figures are enough to tell
_FEW, _APART = 20, 3  # numbers up to the first are told apart by up to the second
_HEADLINES = 20
_COUNTED_AS = re.compile(r"(?:[总数量额人]|[共有为达计约升降]|[升降增减]至)+$")
_TOLD = 2  # characters directly before two numbers that say the same


def orphans(draft: Draft) -> Iterator[tuple[Claim, Claim]]:
    """Each number of the headline that comes nowhere again, with the one that it is a slip for."""
    titles = [c for c in draft.between(0, _end_of_titles(draft)) if _is_asked(draft, c)][:_HEADLINES]
    for title in titles:
        below = [c for c in _numbers_below(draft) if _alike(title, c)]
        if any(_is_said(title, c) for c in _numbers_below(draft)) or adds_up(draft, title):
            continue
        meant = [c for c in below if _is_meant(draft, title, c) and not any(number(c) == number(t) for t in titles)]
        meant = [c for c in meant if _are_told_alike(draft, title, c)] or meant
        if meant and len({number(c) for c in meant}) == 1:
            yield title, meant[0]


def _are_told_alike(draft: Draft, title: Claim, claim: Claim) -> bool:
    """Whether the words directly before both end alike: 查出隐患 and 共查出隐患."""
    one, two = (_COUNTED_AS.sub("", draft.lead(c))[-_TOLD:] for c in (title, claim))
    return len(one) == len(two) == _TOLD and one == two


def _end_of_titles(draft: Draft) -> int:
    for n, (kind, _) in enumerate(draft.parts):
        if kind is not Part.TITLE and draft.line(n).strip():
            return draft.paragraph_starts[n]
    return 0


def _is_asked(draft: Draft, claim: Claim) -> bool:
    exact = claim.qualifier is Looseness.EXACT and isinstance(claim.value, Decimal) and claim.kind in _KINDS
    return exact and claim.role is not Role.EACH and draft.part_of(claim.start) is Part.TITLE


def _numbers_below(draft: Draft) -> Sequence[Claim]:
    known = draft.memo.get(_numbers_below)
    if known is None:
        first = _end_of_titles(draft)
        exact = (c for c in draft.claims if c.start >= first and isinstance(c.value, Decimal) and c.kind in _KINDS)
        known = draft.memo[_numbers_below] = tuple(c for c, _ in zip(exact, range(_MOST), strict=False))
    assert isinstance(known, tuple)
    return known


def _unit(claim: Claim) -> str:
    return _MEDALS.get(claim.unit, kin(claim.unit))


def _alike(title: Claim, claim: Claim) -> bool:
    """Whether both are of one unit and kind, and neither goes up where the other goes down."""
    if _unit(title) != _unit(claim) or claim.qualifier is not Looseness.EXACT:
        return False
    if (title.kind is Kind.CHANGE) is not (claim.kind is Kind.CHANGE):
        return False
    return title.direction is None or claim.direction is None or title.direction is claim.direction


def _is_said(title: Claim, claim: Claim) -> bool:
    """Whether the number comes again, as it is or rounded, of whatever kind and with whatever unit for the same things."""
    same = number(title) == number(claim)
    rounded = _unit(title) == _unit(claim) and (gives(title, number(claim)) or gives(claim, number(title)))
    return same or rounded


def adds_up(draft: Draft, title: Claim) -> bool:
    """Whether all numbers of its unit in one sentence make up the headline's, or all of one thing in the text, one a line."""
    below = [c for c in _numbers_below(draft) if _alike(title, c)]
    told: dict[object, list[Claim]] = {}
    for claim in (c for c in below if c.role not in (Role.TOTAL, Role.EACH, Role.EXTREME)):
        told.setdefault(draft.sentence_of(claim.start), []).append(claim)
        if number(title) > _RUN:  # of fewer things, others add up to as many by chance
            told.setdefault(claim.subject, []).append(claim)
    sums = [parts for parts in told.values() if len(parts) in range(2, _RUN) and added(parts) == number(title)]
    lines = [{draft.paragraph_of(c.start) for c in parts} for parts in sums]
    return any(len(of) in (1, len(parts)) for of, parts in zip(lines, sums, strict=True))


def _is_meant(draft: Draft, title: Claim, claim: Claim) -> bool:
    """A slip of the pen, and words in common: of a number of two figures in the first lines."""
    start = draft.sentence_starts[draft.sentence_of(claim.start)]
    if _OF_THEN.search(draft.plain[start : claim.start].rpartition("；")[2]) and not _OF_THEN.search(
        _before(draft, title)
    ):
        return False
    if claim.role in (Role.PART, Role.EACH, Role.EXTREME) or draft.is_tabular(claim.start):
        return False
    if claim.kind is Kind.CHANGE:
        if not is_same_change(draft, title, claim):
            return False
    elif has("then", _before(draft, claim)):
        return False
    if not is_slip_for(title, claim):
        return False
    shared = _runs(draft, title) & _runs(draft, claim)
    telling = {run for run in shared if run not in words("common") and run not in _IDLE}
    short = len(shown(number(title)).replace(".", "")) < 3
    early = draft.paragraph_of(claim.start) - draft.paragraph_of(_end_of_titles(draft)) < _NEAR
    return bool(telling or (shared and early)) and (not short or early)


def is_same_change(draft: Draft, title: Claim, claim: Claim) -> bool:
    """Whether the change is of the headline's thing and against the same time: nearly all its characters stand in the sentence before."""
    if _MONTHLY.search(_before(draft, title)) is None and _MONTHLY.search(_before(draft, claim)):
        return False
    start = draft.sentence_starts[draft.sentence_of(claim.start)]
    told = draft.plain[start : claim.start] + claim.subject
    asked = [c for c in title.subject if "一" <= c <= "鿿"]
    return bool(asked) and sum(c in told for c in asked) >= _MOST_OF * len(asked)


def _before(draft: Draft, claim: Claim) -> str:
    return draft.plain[draft.clause_starts[draft.clause_of(claim.outer_start)] : claim.outer_start]


def is_slip_for(a: Claim, b: Claim) -> bool:
    """Whether one of the numbers is a slip for the other, as written or in its size."""
    return is_pen_slip(shown(number(a)), shown(number(b))) or is_misplaced(number(a), number(b))


def is_near(a: Claim, b: Claim) -> bool:
    """Whether one number may have been written for the other: a slip of the pen, or small ones not far apart."""
    few = max(number(a), number(b)) <= _FEW and abs(number(a) - number(b)) <= _APART
    return few or is_slip_for(a, b) or is_dropped(shown(number(a)), shown(number(b)))


def is_pen_slip(one: str, other: str) -> bool:
    """Whether two written numbers of two figures or more differ by one figure or by two exchanged.

    >>> is_pen_slip("40", "41"), is_pen_slip("9.8", "8.9"), is_pen_slip("3", "4"), is_pen_slip("12", "164")
    (True, True, False, False)
    """
    a, b = one.replace(".", ""), other.replace(".", "")
    if one == other or len(one) != len(other) or len(a) != len(b) or len(a) < 2 or one.find(".") != other.find("."):
        return False
    wrong = [n for n, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    exchanged = len(wrong) == 2 and a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]]
    return len(wrong) == 1 or exchanged


def is_misplaced(one: Decimal, other: Decimal) -> bool:
    """Whether the figures are the same and the size is not: 3.42亿元 and 3.42万元.

    >>> is_misplaced(Decimal("342000000"), Decimal("34200")), is_misplaced(Decimal("20"), Decimal("200"))
    (True, False)
    """
    a, b = (x.normalize().as_tuple() for x in (one, other))
    return (
        one != other
        and a.digits == b.digits
        and len(a.digits) > 1
        and abs(int(a.exponent) - int(b.exponent)) in (3, 4, 8)
    )


def _runs(draft: Draft, claim: Claim) -> set[str]:
    """Pairs of characters of the words around the number and of its subject."""
    text = re.sub(r"[^一-鿿]", " ", f"{context(draft, claim)} {claim.subject}")
    return {a + b for a, b in pairwise(text) if a != " " != b}
