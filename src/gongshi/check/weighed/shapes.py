"""The arithmetic that may be meant in a text, and how each stands (可能的算式)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from gongshi.check.draft import Draft
from gongshi.check.weighed import changes, differences, means, rows, shares, sums
from gongshi.check.weighed.candidate import Candidate

_ALL: tuple[Callable[[Draft], Iterable[Candidate]], ...] = (
    sums.sums,
    shares.shares,
    changes.changes,
    differences.differences,
    means.means,
)
_MARKS: Mapping[str, Callable[[Draft, Candidate], Iterator[str]]] = {
    "sum": rows.marks,
    "share": shares.marks,
    "change": changes.marks,
    "difference": differences.marks,
    "points": differences.marks,
    "mean": means.marks,
}
SHAPES = tuple(_MARKS)


def slots(draft: Draft) -> dict[tuple[object, ...], list[Candidate]]:
    """All candidates of the text by the place that only one of them fills."""
    found = defaultdict[tuple[object, ...], list[Candidate]](list)
    for candidates in _ALL:
        for candidate in candidates(draft):
            found[candidate.slot].append(candidate)
    return found


def marks(draft: Draft, candidate: Candidate) -> frozenset[str]:
    """How the candidate stands, in the words of weights.toml."""
    return frozenset(_MARKS[candidate.shape](draft, candidate))
