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
class Joint:
    """What two units or more do together, entered by one and confirmed by another (联合办的).

    `asks` are the columns that are typed, in that order; `partners`, one of them or the form's
    owner, lists the units, the one that enters first. `confirmed` is the date on which another of
    them said yes. `twice` is the code of the rule between rows that finds one event entered twice.
    """

    asks: tuple[str, ...]
    partners: str
    confirmed: str
    twice: str


@dataclass(frozen=True)
class Form:
    """One register's part of a unit's workbook (填报表的一张).

    `asks` are the columns a clerk types. `given(unit, period, n)` fills the other columns of
    the n-th row, from 1. `owner` is the column that names the reporting units, several with 、,
    and `dated` the column by which a row belongs to the period; both say what is shown as
    already reported. `rows` is how many rows are prepared. `joint` is the same for what units do
    together; `recorded` is the column of the day on which the row is entered.
    """

    register: str
    asks: tuple[str, ...]
    given: Callable[[str, Period, int], Mapping[str, Cell]]
    owner: str
    dated: str
    rows: int = 15
    joint: Joint | None = None
    recorded: str = ""


@dataclass(frozen=True)
class Forms:
    """All that a pack asks (填报表): `units` makes of registers and `at` a table of code and name."""

    units: Callable[..., Table]
    forms: tuple[Form, ...]
