"""A sheet as plain values, before anybody writes it (表).

Figure sheets, annex tables, review lists and templates are all grids; `records` alone knows
how to write one as a workbook. So no other room needs openpyxl.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

Cell = str | int | Decimal | float | bool | date | datetime | None


@dataclass(frozen=True)
class Grid:
    """One sheet: `title`, column headings, rows of plain values, and notes below.

    `comments` and `marked` are keyed by (row, column), both from 0 and without the heading
    row; `choices` by column. `widths` are characters. `lead` are lines above the headings,
    `locked` the columns that the reader should leave alone.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...] = ()
    notes: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()
    choices: Mapping[int, Sequence[str]] = field(default_factory=dict)
    heading_comments: Mapping[int, str] = field(default_factory=dict)
    comments: Mapping[tuple[int, int], str] = field(default_factory=dict)
    marked: frozenset[tuple[int, int]] = frozenset()
    landscape: bool = False
    locked: frozenset[int] = frozenset()
