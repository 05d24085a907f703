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
from gongshi.check.consistency.kinship import context, is_besides
from gongshi.check.consistency.rule import gives, is_dropped, is_exchange, shown
from gongshi.check.consistency.words import has, words
from gongshi.check.draft import Draft, kin, number
from gongshi.check.once import once
from gongshi.papers.paper import Part

_KINDS = (Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.AVERAGE, Kind.PERCENT, Kind.CHANGE)
_MEDALS = {"金": "枚", "银": "枚", "铜": "枚"}
_TIMES_OF = {"册次": "册", "辆次": "辆", "张次": "张", "件次": "件", "台次": "台"}
_MONTHLY = re.compile(r"环比|上月|上周|上季|上期")
_OF_THEN = re.compile(r"当[月季年日周]|单月")
_MOST_OF = 0.7  # of the characters of what the headline says changes
_MOST = 400  # numbers of the text that are looked at
_RUN = 9  # numbers that may add up to the headline's, and one
_NEAR = 2  # lines of the text in which two figures are enough to tell
_FEW, _APART = 20, 3  # numbers up to the first are told apart by up to the second
_HEADLINES = 20
_COUNTED_AS = re.compile(r"(?:[总数量额人]|[共有为达计约升降]|[升降增减]至)+$")
_MOST_TOLD = 20  # numbers of a sentence of which some may make up the headline's
_SURE = 2  # pairs of characters in common that tell one thing where the number has few figures
_LITTLE = 10
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
    return _MEDALS.get(claim.unit, kin(_TIMES_OF.get(claim.unit, claim.unit)))


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


@once
def adds_up(draft: Draft, title: Claim) -> bool:
    """Whether numbers of its unit beside each other in a sentence make up the headline's or are apart by it, or all of one thing in the text, one a line."""
    below = [c for c in _numbers_below(draft) if _alike(title, c)]
    below = [c for c in below if c.role not in (Role.TOTAL, Role.EACH, Role.EXTREME)]
    by_sentence: dict[object, list[Claim]] = {}
    by_subject: dict[object, list[Claim]] = {}
    for claim in below:
        by_sentence.setdefault(draft.sentence_of(claim.start), []).append(claim)
        by_subject.setdefault(claim.subject, []).append(claim)
    if any(_is_run(draft, told, number(title)) for told in by_sentence.values()):
        return True
    if number(title) <= _RUN:  # of fewer things, others add up to as many by chance
        return False
    sums = [parts for parts in by_subject.values() if len(parts) in range(2, _RUN) and added(parts) == number(title)]
    return any(len({draft.paragraph_of(c.start) for c in parts}) in (1, len(parts)) for parts in sums)


def _is_run(draft: Draft, told: Sequence[Claim], whole: Decimal) -> bool:
    """Whether all of them add up to the number, or some in a row; of many things, also two that are apart by it."""
    if len(told) in range(2, _RUN) and added(told) == whole:
        return True
    told = told[:_MOST_TOLD]
    parts = sum(c.role is Role.PART for c in told)
    runs = (told[i:j] for i in range(len(told)) for j in range(i + 2, min(i + _RUN, len(told)) + 1))
    runs = (run for run in runs if sum(c.role is Role.PART for c in run) in (0, parts))
    if any(added(run) == whole and (whole > _RUN or _are_in_a_row(draft, run)) for run in runs):
        return True
    return whole > _RUN and any(number(a) - number(b) == whole for a, b in pairwise(told))


def _are_in_a_row(draft: Draft, run: Sequence[Claim]) -> bool:
    return all("，" not in draft.plain[a.end : b.start] for a, b in pairwise(run))


def _is_meant(draft: Draft, title: Claim, claim: Claim) -> bool:
    """Whether it counts the same as the headline and is a slip for it: the fewer figures, the more words they have in common."""
    start = draft.sentence_starts[draft.sentence_of(claim.start)]
    if _OF_THEN.search(draft.plain[start : claim.start].rpartition("；")[2]) and not _OF_THEN.search(
        _before(draft, title)
    ):
        return False
    if claim.role in (Role.PART, Role.EACH, Role.EXTREME) or draft.is_tabular(claim.start):
        return False
    if claim.kind is Kind.CHANGE and not is_same_change(draft, title, claim):
        return False
    if claim.kind is not Kind.CHANGE and _is_of_then(draft, claim):
        return False
    shared = _runs(draft, title) & _runs(draft, claim)
    telling = {run for run in shared if run not in words("common") and run not in words("idle")}
    early = draft.paragraph_of(claim.start) - draft.paragraph_of(_end_of_titles(draft)) < _NEAR
    if not is_slip_for(title, claim):
        return len(telling) >= _SURE and _is_close(title, claim, early=early) and not is_besides(draft, claim)
    figures = len(shown(number(title)).replace(".", ""))
    if figures > _SURE and (_is_turned(shown(number(title)), shown(number(claim))) or _is_of_size(title, claim)):
        return True
    return bool(telling or (shared and early)) and (figures > _SURE or early or len(telling) >= _SURE)


def _is_of_then(draft: Draft, claim: Claim) -> bool:
    """Whether its clause names another time or a plan; what is 占计划的 is of now."""
    before = _before(draft, claim)
    return has("then", before) and not (claim.kind is Kind.PERCENT and before.startswith("占"))


def _is_turned(one: str, other: str) -> bool:
    """Whether two figures beside each other are exchanged: so unlikely by chance that the words need not be alike."""
    a, b = one.replace(".", ""), other.replace(".", "")
    wrong = [n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y]
    return is_exchange(one, other) and wrong[1] - wrong[0] == 1


def _is_of_size(a: Claim, b: Claim) -> bool:
    """Whether the figures are the same and only the size is not: 1.37亿元 and 1.37万元."""
    return is_misplaced(number(a), number(b)) and a.kind is Kind.MONEY


def _is_close(title: Claim, claim: Claim, *, early: bool) -> bool:
    """Whether few things are one or two apart, or shares in the first lines a little: no slip, but in the same words."""
    one, two = number(title), number(claim)
    if claim.kind is Kind.PERCENT:
        return early and abs(one - two) <= max(one, two) / _LITTLE
    return claim.kind is Kind.COUNT and max(one, two) <= _FEW and abs(one - two) < _APART


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
