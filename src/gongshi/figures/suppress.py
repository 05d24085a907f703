"""Small counts in sensitive matters are not shown, and cannot be found by subtraction (小数隐去).

A count of one to four persons can tell who they are. What is hidden could be found from what
is shown: a part from its whole, a part from another figure that counts the rest, a whole from
a table beside it. So further cells are hidden until, by everything that a release prints, a
small count could still be large. The range a reader can compute is found by integer
programming over all sums of the release, knowing that hidden cells are not nought.

Source: complementary cell suppression, Hundepool and others, Statistical Disclosure Control,
2012, chapter 4. Cells are added one by one, the smallest first, which is not always least.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from gongshi.figures.answer import Answer, State
from gongshi.figures.threshold import Threshold
from gongshi.i18n import tr

if TYPE_CHECKING:
    from gongshi.figures.at import At

Cell: TypeAlias = tuple[str, str, str]  # figure, breakdown, category's code; the last two empty for a whole

SMALLEST_SHOWN = Threshold.of(
    "gongshi.smallest_shown",
    5,
    label="敏感人数公开下限",
    unit="人",
    basis="个人信息保护法 第五十一条（安全措施）；下限为统计公布的通行做法，各地可在设置中另定",
    since="2000-01-01",
)


@dataclass(frozen=True)
class Sum:
    """Cells that are printed in one release and of which `parts` add to `whole` (勾稽关系)."""

    whole: Cell
    parts: tuple[Cell, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All of its cells, parts first."""
        return (*self.parts, self.whole)


def hidden_cells(
    values: Mapping[Cell, int], sums: Sequence[Sum], least: int, *, sensitive: Collection[str]
) -> frozenset[Cell]:
    """The cells that must not be shown: small ones of `sensitive` figures, and what would give them away (隐去的格).

    `values` are persons or records by cell. A sum that does not hold in these values, as where
    one object falls into several parts, tells nothing exact and is passed over.
    """
    small = sorted(c for c, v in values.items() if c[0] in sensitive and 0 < v < least)
    holding = [s for s in sums if _holds(s, values)]
    hidden = set(small)
    for cell in small:
        while largest(cell, hidden, values, holding) < least:
            more = _next(cell, hidden, values, holding, sensitive)
            if more is None:
                break
            hidden.add(more)
    return frozenset(hidden)


def largest(cell: Cell, hidden: Collection[Cell], values: Mapping[Cell, int], sums: Sequence[Sum]) -> float:
    """The largest number a reader must think possible for a hidden cell; infinite when nothing bounds it (可推上界)."""
    touching = _connected(cell, hidden, sums)
    if not touching:
        return float("inf")
    return _maximum(cell, sorted({c for s in touching for c in s.cells if c in hidden}), touching, values)


def _maximum(cell: Cell, unknown: Sequence[Cell], sums: Sequence[Sum], values: Mapping[Cell, int]) -> float:
    import numpy as np
    from scipy.optimize import linprog

    place = {c: i for i, c in enumerate(unknown)}
    left, right = np.zeros((len(sums), len(unknown))), np.zeros(len(sums))
    for row, one in enumerate(sums):
        for other, sign in (*((p, 1) for p in one.parts), (one.whole, -1)):
            if other in place:
                left[row, place[other]] += sign
            else:
                right[row] -= sign * values[other]
    aim = np.zeros(len(unknown))
    aim[place[cell]] = -1
    found = linprog(aim, A_eq=left, b_eq=right, bounds=(1, None), integrality=np.ones(len(unknown)))
    return round(-found.fun) if found.status == 0 else float("inf")


def _connected(cell: Cell, hidden: Collection[Cell], sums: Sequence[Sum]) -> list[Sum]:
    """The sums that bear on the cell: it or a hidden cell of such a sum is in them."""
    reached, found = {cell}, [s for s in sums if cell in s.cells]
    while True:
        reached |= {c for s in found for c in s.cells if c in hidden}
        more = [s for s in sums if s not in found and reached & set(s.cells)]
        if not more:
            return found
        found += more


def _next(
    cell: Cell, hidden: Collection[Cell], values: Mapping[Cell, int], sums: Sequence[Sum], sensitive: Collection[str]
) -> Cell | None:
    """The next cell to hide: in a sum with the cell before others, sensitive, a part, and small."""

    def cost(found: Cell) -> tuple[object, ...]:
        beside = any(cell in s.cells and found in s.cells for s in sums)
        return (not beside, found[0] not in sensitive, not found[1], values[found], found)

    shown = {c for s in _connected(cell, hidden, sums) for c in s.cells if c not in hidden and values[c]}
    return min(shown, key=cost, default=None)


def _holds(one: Sum, values: Mapping[Cell, int]) -> bool:
    known = all(c in values for c in one.cells)
    return known and sum(values[p] for p in one.parts) == values[one.whole]


def pairs(wholes: Mapping[str, tuple[object, frozenset[object]]], values: Mapping[Cell, int]) -> Iterator[Sum]:
    """Sums between whole figures of one base: two that are the same, and two that make a third (指标间的勾稽关系).

    `wholes` gives for each figure its base and its conditions. Two parts of the same base make
    the third when its conditions are among theirs and the numbers add: a reader may know that
    they share nobody, so it is taken for certain. Three parts and more are not looked for.
    """
    cells = {name: (name, "", "") for name in wholes if (name, "", "") in values}
    for first in cells:
        for second in (n for n in cells if n > first and wholes[n][0] == wholes[first][0]):
            if wholes[first][1] == wholes[second][1]:
                yield Sum(cells[first], (cells[second],))
                continue
            for third in (n for n in cells if n not in (first, second) and wholes[n][0] == wholes[first][0]):
                if wholes[third][1] <= wholes[first][1] & wholes[second][1]:
                    yield Sum(cells[third], (cells[first], cells[second]))


def without_value(answer: Answer, at: At) -> Answer:
    """The answer with its number taken out and a sentence that says so (隐去后的答数)."""
    least = at.number(SMALLEST_SHOWN)
    note = tr("涉及个人敏感事项，少于{least}{unit}的数不公布。", least=least, unit=answer.figure.unit)
    return replace(answer, value=None, state=State.SUPPRESSED, rows=0, empty=0, note=note, statement=lambda: "")
