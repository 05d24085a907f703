"""Which cells of one question must be hidden: its numbers and its sums, put to `suppress` (隐去哪些格)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from gongshi.figures.breakdown import UNSTATED
from gongshi.figures.figure import How
from gongshi.figures.suppress import Cell, Sum, hidden_cells, pairs
from gongshi.figures.tally import Line, tally
from gongshi.figures.together import Within

if TYPE_CHECKING:
    from gongshi.figures.plan import Plan


def hidden_in(
    plans: Mapping[str, Plan], lines: Mapping[tuple[str, str], Sequence[Line]], least: int
) -> frozenset[Cell]:
    """The cells of whole figures and breakdowns that are not shown (隐去的格); none where nothing is sensitive."""
    sensitive = {name for name, planned in plans.items() if planned.figure.sensitive}
    if not sensitive:
        return frozenset()
    values = _persons(plans, lines)
    sums = [*_breakdowns(values), *pairs(_bases(plans, sensitive), values)]
    return hidden_cells(values, sums, least, sensitive=sensitive)


def _persons(plans: Mapping[str, Plan], lines: Mapping[tuple[str, str], Sequence[Line]]) -> dict[Cell, int]:
    """How many stand behind each cell: the count itself; of a sum the records that it adds."""
    behind: dict[Cell, list[Line]] = defaultdict(list)
    for (name, breakdown), found in lines.items():
        for line in found if name in plans else ():
            code = (UNSTATED if line.part is None else line.part) if breakdown else ""
            behind[name, breakdown, code].append(line)
    return {cell: _counted(plans[cell[0]].figure.reduction.how, found) for cell, found in behind.items()}


def _counted(how: How, lines: Sequence[Line]) -> int:
    found = tally(how, lines)
    return int(found.value or 0) if how in (How.COUNTS, How.COUNTS_DISTINCT) else found.rows - found.empty


def _breakdowns(values: Mapping[Cell, int]) -> list[Sum]:
    parts: dict[tuple[str, str], list[Cell]] = defaultdict(list)
    for name, breakdown, code in values:
        if breakdown:
            parts[name, breakdown].append((name, breakdown, code))
    return [Sum((name, "", ""), tuple(cells)) for (name, _), cells in parts.items()]


def _bases(plans: Mapping[str, Plan], sensitive: set[str]) -> dict[str, tuple[object, frozenset[object]]]:
    """Each figure's base and conditions, of those that share a base with a sensitive one."""
    found = {name: (Within.of(planned.selection), planned.figure.reduction) for name, planned in plans.items()}
    near = {(found[name][0].base, found[name][1]) for name in sensitive}
    return {
        name: ((within.base, reduction), frozenset(within.conditions))
        for name, (within, reduction) in found.items() if (within.base, reduction) in near
    }  # fmt: skip
