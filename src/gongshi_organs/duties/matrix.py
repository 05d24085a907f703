"""Units by items of a programme: done, none, not yet, not asked (进展矩阵)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from gongshi import Period
from gongshi_organs.duties.calendar import Activity, State, Unit


@dataclass(frozen=True)
class Item:
    """One item of a programme with its dates (条目); `code` is programme/path."""

    code: str
    title: str
    since: date
    until: date | None = None


@dataclass(frozen=True)
class Cell:
    """One unit and one item in a period (格): how many activities, and the state."""

    unit: str
    item: str
    count: int
    state: State


def matrix(
    units: Sequence[Unit], items: Sequence[Item], activities: Sequence[Activity], period: Period, on: date,
    heard_of: Collection[str] = (),
) -> list[Cell]:  # fmt: skip
    """A cell for each unit and item.

    An activity counts once in every cell whose tag it carries, and the programme's total is
    still of distinct activities. Without any, a period that is over, or a unit that was
    `heard_of` in it, gives 无新增; one that runs gives 未到期. An item that does not hold, or a
    unit that does not live in the whole period, is not asked.
    """
    return [_cell(unit, item, activities, period, on, unit.code in heard_of) for unit in units for item in items]


def _cell(unit: Unit, item: Item, activities: Sequence[Activity], period: Period, on: date, heard: bool) -> Cell:
    last = min(period.last, on)
    holds = item.since <= period.last and (item.until is None or item.until > period.first)
    if not holds or not unit.lives(last):
        return Cell(unit.code, item.code, 0, State.NOT_ASKED)
    n = len(
        {a.id for a in activities if unit.code in a.units and item.code in a.items and period.first <= a.on <= last}
    )
    if n:
        return Cell(unit.code, item.code, n, State.DONE)
    return Cell(unit.code, item.code, 0, State.NONE if heard or on > period.last else State.NOT_YET)
