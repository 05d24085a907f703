"""What a pack asks its units in a period, and what it fills in for them (填报表).

Only what no register knows is asked. A row's number, its unit and whatever else is known is
filled in; what was already reported stands beside; who has nothing new sends nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongshi.grid import Cell

if TYPE_CHECKING:
    from gongshi.engines.expression import Table
    from gongshi.period import Period


@dataclass(frozen=True)
class Form:
    """One register's part of a unit's workbook (填报表的一张).

    `asks` are the columns a clerk types. `given(unit, period, n)` fills the other columns of
    the n-th row, from 1. `owner` is the column that names the reporting units, several with 、,
    and `dated` the column by which a row belongs to the period; both say what is shown as
    already reported. `rows` is how many rows are prepared.
    """

    register: str
    asks: tuple[str, ...]
    given: Callable[[str, Period, int], Mapping[str, Cell]]
    owner: str
    dated: str
    rows: int = 15


@dataclass(frozen=True)
class Forms:
    """All that a pack asks (填报表): `units` makes of registers and `at` a table of code and name."""

    units: Callable[..., Table]
    forms: tuple[Form, ...]
