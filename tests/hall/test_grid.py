"""A grid is a sheet as plain values that nobody can change after it was made."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from datetime import date
from decimal import Decimal

import pytest

from gongshi.grid import Grid

GRID = Grid("指标表", ("指标", "数值"), (("甲", Decimal("1.5")), ("乙", None)), widths=(20, 8))


def test_a_grid_is_a_value() -> None:
    assert replace(GRID) == GRID
    with pytest.raises(FrozenInstanceError):
        GRID.title = "别的"  # type: ignore[misc]


def test_two_grids_share_no_defaults() -> None:
    first, second = Grid("甲", ()), Grid("乙", ())
    assert first.comments == second.comments == {}
    assert first.comments is not second.comments


def test_a_cell_keeps_the_kind_of_its_value() -> None:
    row = Grid("表", ("一", "二", "三"), ((3, date(2022, 11, 23), "3"),)).rows[0]
    assert [type(cell) for cell in row] == [int, date, str]
