"""A document that is a table with words around it, made of a grid and not of a template (表式文书).

Timetables, archives, indexes: what stands in them are rows of registers, cell by cell, so every
cell is a slot and nothing is typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.errors import BadInput
from gongshi.i18n import tr
from gongshi.notices.docx import write_docx
from gongshi.notices.html import write_html
from gongshi.notices.layout import Look
from gongshi.notices.notice import Annex, AnnexNote, Block, Notice, Rows, Style, Text
from gongshi.notices.pdf import write_pdf
from gongshi.notices.room import upright
from gongshi.notices.slot import Fixed, Slot
from gongshi.wording.dates import write_date

if TYPE_CHECKING:
    from gongshi.grid import Cell, Grid
    from gongshi.settings import Settings

_BLANK = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[\d-])|(?<=\d) (?=[\u4e00-\u9fff])")
Writer = Callable[[Notice, Path, Look], tuple[str, ...]]
WRITERS: dict[str, Writer] = {".docx": write_docx, ".pdf": write_pdf, ".html": write_html}


class NoSuchEnding(BadInput):
    """A document is wanted in a form that is not written (不会写的文件格式)."""


def tabled(name: str, title: str, issuer: str, released: date, grids: Sequence[Grid]) -> Notice:
    """The notice with each grid's lines, its table and its notes, in order; `title` heads it.

    A table that lies across is an annex: only an annex has pages of its own that can be turned.
    """
    blocks: list[Block] = [Text(Style.TITLE, (Fixed(title),))]
    grids = [_upright(name, n, grid) for n, grid in enumerate(grids)]
    wide = [grid for grid in grids if grid.landscape and grid.rows]
    for n, grid in enumerate(grids):
        blocks += _of_grid(name, n, grid)
    if wide:
        blocks.append(AnnexNote(tuple((Fixed(grid.title),) for grid in wide)))
    annexes = tuple(
        Annex(i if len(wide) > 1 else 0, (Fixed(grid.title),), (_table(name, grids.index(grid), grid),))
        for i, grid in enumerate(wide, 1)
    )
    blocks += [
        Text(Style.SIGNER, (Fixed(issuer),)),
        Text(Style.DATE, (Slot("clock:released", "clock:released", released, write_date(released)),)),
    ]
    return Notice(name, title, "press", title, issuer, released, tuple(blocks), annexes)


def write_tabled(notice: Notice, path: Path, settings: Settings, made_at: datetime) -> Path:
    """The notice as DOCX, PDF or page, by the path's ending. Raises NoSuchEnding."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix not in WRITERS:
        raise NoSuchEnding(
            tr("不会写“{ending}”格式的文件。", ending=path.suffix or path.name),
            where=tr("文件 {path}", path=path),
            mend=tr("请以 {endings} 结尾。", endings="、".join((*WRITERS, ".xlsx"))),
        )
    WRITERS[path.suffix](notice, path, Look.of(settings, made_at, red_head=False))
    return path


def _upright(name: str, n: int, grid: Grid) -> Grid:
    """The grid, not turned when what it holds fits an upright page."""
    fitting = upright(_table(name, n, grid)) if grid.landscape and grid.rows else None
    return replace(grid, landscape=False, widths=fitting.widths) if fitting else grid


def _of_grid(name: str, n: int, grid: Grid) -> Iterator[Block]:
    yield from (Text(Style.SUBTITLE, (Fixed(close_up(line)),)) for line in grid.lead)
    if not grid.rows:
        yield Text(Style.CAPTION, (Fixed(grid.title),))
    elif not grid.landscape:
        yield _table(name, n, grid)
    yield from (Text(Style.BODY, (Fixed(close_up(note)),)) for note in grid.notes)


def close_up(line: str) -> str:
    """The line as a document sets it, with no blank between a Chinese character and a number (数字与汉字之间不空).

    >>> close_up("部门 88 个里有 2 个（2.3%）；Part 2")
    '部门88个里有2个（2.3%）；Part 2'
    """
    return _BLANK.sub("", line)


def _table(name: str, n: int, grid: Grid) -> Rows:
    cells = tuple(
        tuple((_slot(name, f"{n}.{r}.{c}", cell),) for c, cell in enumerate(row)) for r, row in enumerate(grid.rows)
    )
    widths = grid.widths or (1,) * len(grid.columns)
    caption = () if grid.landscape else (Fixed(grid.title),)
    return Rows(f"table:{name}.{n}", caption, grid.columns, widths, cells, landscape=grid.landscape)


def _slot(name: str, place: str, value: Cell) -> Slot:
    shown = "" if value is None else value.isoformat() if isinstance(value, (date, datetime)) else str(value)
    return Slot(f"row:{name}.{place}", f"row:{name}.{place}", shown, shown)
