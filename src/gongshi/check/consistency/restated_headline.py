"""A number of the headline against the number of the text below that says the same (标题与正文的数).

Which one that is, the words around both tell, and where it stands: the first lines say again what the headline says. Where that number is
a slip for the headline's, and nothing else in the text explains the headline's, one of the two is mistaken. A breakdown behind it bears
the headline out: 查获38起 above 共查获83起，其中饮酒31起、醉酒7起.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.exact import may_be_meant
from gongshi.check.consistency.restated_alike import are_alike, is_of_then, may_be_meant_by, words_shared
from gongshi.check.consistency.restated_made import is_difference, lists_of, sums_to
from gongshi.check.consistency.restated_slips import are_figures_the_same, figures, is_near, is_one
from gongshi.check.draft import Draft, is_counted, number
from gongshi.check.once import once
from gongshi.papers.paper import Part
from gongshi.wording.qualifier import Qualifier

_KINDS = (Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.AVERAGE, Kind.PERCENT, Kind.CHANGE, Kind.DURATION)
_SHARES = (Kind.PERCENT, Kind.CHANGE)
_MARK = re.compile(r"\s*[●▲■◆★·•*◎▶①-⑩-]|.*\|")  # an item of a list or a row, which only looks like a headline
_EARLY = 2  # lines of the body that say again what the headline says
_HEADLINES, _MOST = 20, 400
_FEW = 9  # so many things are counted again by chance
_SURE, _SURELY = 2, 3  # of what is said of both: where it tells, and where it settles that one thing is meant
_ENOUGH = 4
_FIGURES = 3  # so many are hardly alike by chance


class Candidate(NamedTuple):
    """A number below that may be the headline's: how much of what is said of both is the same, and all that speaks for it."""

    claim: Claim
    shared: float
    weight: float


def of_headlines(draft: Draft) -> Iterator[tuple[Claim, Claim, bool]]:
    """Each number of a headline with the one below that says it again, and whether they are equal."""
    first = _first_line(draft)
    titles = [c for c in draft.between(0, draft.line_starts[first]) if _is_headline(draft, c)][:_HEADLINES]
    below = tuple(islice((c for c in draft.claims if c.start >= draft.line_starts[first] and _is_exact(c)), _MOST))
    for title in titles:
        alike = [c for c in below if are_alike(title, c)]
        again = [c for c in alike if is_one(title, c)]
        now = [c for c in again if not is_of_then(draft, c)]
        meant = _meant(draft, title, alike, now, swapped=len(again) > len(now) == 0)
        same = next((c for c in now if words_shared(draft, title, c)), None)
        if meant is not None:
            yield title, meant, False
        elif same is not None:
            yield title, same, True


@once
def _first_line(draft: Draft) -> int:
    """The first line that is no headline; 0 where there is none."""
    lines = (n for n, (kind, _) in enumerate(draft.parts) if kind is not Part.TITLE and draft.line(n).strip())
    return next(lines, 0)


def _is_exact(claim: Claim) -> bool:
    return claim.kind in _KINDS and isinstance(claim.value, Decimal) and claim.test is Qualifier.EXACT


def _is_headline(draft: Draft, claim: Claim) -> bool:
    if not _is_exact(claim) or claim.role is Role.EACH or draft.part_of(claim.start) is not Part.TITLE:
        return False
    return not _MARK.match(draft.line_around(claim.start)) and not is_of_then(draft, claim)


def _meant(draft: Draft, title: Claim, alike: Sequence[Claim], now: Sequence[Claim], *, swapped: bool) -> Claim | None:
    """The one that is meant and is not equal; `swapped` says that the headline's number is told of an earlier time alone."""
    if now and number(title) > _FEW and title.kind is not Kind.CHANGE:
        return None
    near = list(_candidates(draft, title, alike, swapped=swapped))
    best = max(near, key=lambda c: c.weight, default=None)
    if best is None or best.weight < _ENOUGH or len({number(c.claim) for c in near if c.weight == best.weight}) > 1:
        return None
    if title.kind not in _SHARES and any(c.start < best.claim.start for c in now):
        return None  # 五年综述 … 五年间 … 两年共计: it is borne out before
    if not best.shared and title.kind in _SHARES:
        return None
    if now and (best.shared <= max(words_shared(draft, title, c) for c in now) or not _is_early(draft, best.claim)):
        return None  # a small number comes again by chance
    return None if not swapped and _is_made_of_others(draft, title, best, alike) else best.claim


def _candidates(draft: Draft, title: Claim, alike: Sequence[Claim], *, swapped: bool) -> Iterator[Candidate]:
    """The numbers below that a slip keeps from being the headline's, each with what speaks for it."""
    told = [(c, words_shared(draft, title, c)) for c in alike if may_be_meant_by(draft, title, c)]
    first = told[0] if told else None
    near = [pair for pair in told if _is_slip(title, pair[0], free=swapped or (pair is first and pair[1] >= _SURELY))]
    only = len({number(c) for c, _ in told}) == 1 and any(shared for _, shared in told)
    alone = only or len({number(c) for c, _ in near if _is_early(draft, c)}) == 1
    for pair in near:
        claim, shared = pair
        place = _is_early(draft, claim) + (pair is first) + alone + 2 * only
        slip = 2 * are_figures_the_same(title, claim) + (figures(title) >= _FIGURES)
        yield Candidate(claim, shared, shared + place + slip)


def _is_slip(title: Claim, claim: Claim, *, free: bool) -> bool:
    """Whether the number is a slip for the headline's; `free` says that it may have been taken from another line."""
    near = is_near(title, claim) or (free and may_be_meant(number(title), number(claim)))
    return near and not is_one(title, claim)


def _is_early(draft: Draft, claim: Claim) -> bool:
    return draft.line_of(claim.start) - _first_line(draft) < _EARLY


def _is_made_of_others(draft: Draft, title: Claim, meant: Candidate, alike: Sequence[Claim]) -> bool:
    """Whether other numbers make the headline's up, or two are apart by it; what stands behind the one that is surely meant is its breakdown."""
    whole, at = number(title), meant.claim.start if meant.shared >= _SURE else draft.claims[-1].start
    told = [c for c in alike if c.role not in (Role.TOTAL, Role.EACH, Role.EXTREME)]
    mixed = [c for c in draft.in_sentence(meant.claim.start) if is_counted(c)]
    runs = (*sums_to(draft, whole, told), *lists_of(draft, whole, mixed))
    return is_difference(draft, whole, told) or any(run[0].start <= at for run in runs)
