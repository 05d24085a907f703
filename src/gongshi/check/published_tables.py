"""The annex tables of an old bulletin, and the listed names in them (旧通报的附表).

Offices write them by hand: the list's title stands above the table or in a merged first row, 序号 may be
missing, cells are merged, a table goes on over the page with its heading again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from gongshi.papers.paper import Paper, Paragraph, Part

_ANNEX = re.compile(r"附[件表录]\s*[0-9一二三四五六七八九十]*\s*[：:]?")
_NUMBERS = re.compile(r"序号|编号|名次|位次|排名|№|No\.?", re.IGNORECASE)
_NAMES = re.compile(r"姓名|名称|号牌|车牌|牌号|路段|路口|点段|当事人|集体|单位|企业|个人")
_SUMS = re.compile(r"[合小总共]\s*计")
_ENOUGH = 0.5  # of a list's neighbouring characters stand in the title


@dataclass(frozen=True)
class Annex:
    """A table as it stood (附表): its title, its rows of texts made equally wide, and the place of each row."""

    title: str
    rows: tuple[tuple[str, ...], ...]
    places: tuple[str, ...]


@dataclass(frozen=True)
class NameSaid:
    """A line of a list in the bulletin: list, shown name, position, place."""

    list_name: str
    shown: str
    position: int
    place: str


@dataclass
class _Reading:
    """A table on its way: what stands above it, and cells by row and column."""

    title: str = ""
    number: int = 0
    cells: dict[int, dict[int, str]] = field(default_factory=dict)
    places: dict[int, str] = field(default_factory=dict)


def annexes(paper: Paper) -> Iterator[Annex]:
    """Every table with the title above it (附表)."""
    reading, last = _Reading(), Annex("", ((),), ())
    for paragraph in (*paper.paragraphs, Paragraph("", Part.BODY, "")):
        cell = paragraph.cell
        if (cell is None or cell.table != reading.number) and reading.cells:
            last = _goes_on(_annex(reading), last)
            yield last
            reading = _Reading()
        if cell is not None:
            reading.number = cell.table
            row = reading.cells.setdefault(cell.row, {})
            row[cell.column] = row.get(cell.column, "") + paragraph.text.strip()
            reading.places.setdefault(cell.row, f"表{cell.table}第{cell.row}行")
        elif paragraph.text.strip():
            reading.title = paragraph.text.strip()


def _goes_on(table: Annex, before: Annex) -> Annex:
    """A table without a title of its own and with the heading of the one before it goes on with that."""
    untitled = not _ANNEX.sub("", table.title, count=1)
    return replace(table, title=before.title) if untitled and table.rows[0] == before.rows[0] else table


def _annex(reading: _Reading) -> Annex:
    """The table; rows of one merged cell above the heading belong to the title."""
    width = max(column for row in reading.cells.values() for column in row)
    numbers = sorted(reading.cells)
    title = reading.title
    while len(numbers) > 1 and width > 1 and _is_merged(reading.cells[numbers[0]]):
        merged = "".join(dict.fromkeys(reading.cells[numbers.pop(0)].values()))
        bare = _ANNEX.sub("", title, count=1).strip()
        title = merged if bare in merged else title if merged in title else f"{title} {merged}"
    rows = tuple(tuple(reading.cells[n].get(c, "") for c in range(1, width + 1)) for n in numbers)
    return Annex(title, rows, tuple(reading.places[n] for n in numbers))


def _is_merged(row: dict[int, str]) -> bool:
    return len({text for text in row.values() if text}) < 2


def names_in(tables: Sequence[Annex], lists: Sequence[str]) -> Iterator[NameSaid]:
    """The lines of the tables whose title names one of the `lists`, in their order (名单各行)."""
    for table in tables:
        label = list_named(table.title, lists)
        if label and len(table.rows) > 1:
            yield from _names(table, label)


def list_named(title: str, lists: Sequence[str]) -> str:
    """The label that the title names in full, else the one it shares most with; empty when none or two do.

    >>> list_named("附件1：2022年10月份突出车辆名单", ["闯禁区突出车辆", "运输企业红榜"])
    '闯禁区突出车辆'
    """
    whole = [label for label in lists if label in title]
    if whole:
        return max(whole, key=len)
    scored = sorted(((_shared(title, label), label) for label in lists), reverse=True)
    if not scored or scored[0][0] < _ENOUGH or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return ""
    return scored[0][1]


def _shared(title: str, label: str) -> float:
    """How much of the label's neighbouring characters stand in the title; 终生 is another word for 终身."""
    pairs = [a + b for a, b in pairwise(label)]
    said = title.replace("终生", "终身")
    return sum(pair in said for pair in pairs) / len(pairs) if pairs else 0.0


def _names(table: Annex, label: str) -> Iterator[NameSaid]:
    head = table.rows[0]
    numbers = next((n for n, text in enumerate(head) if _NUMBERS.search(text)), None)
    named = next((n for n, text in enumerate(head) if n != numbers and _NAMES.search(text)), None)
    column = named if named is not None else 0 if numbers is None else numbers + 1
    position = 0
    for row, place in zip(table.rows[1:], table.places[1:], strict=True):
        if row == head or column >= len(row) or not row[column] or any(map(_SUMS.fullmatch, row[:2])):
            continue
        said = row[numbers] if numbers is not None else ""
        position = int(said) if said.isascii() and said.isdigit() and 0 < len(said) < 6 else position + 1
        yield NameSaid(label, row[column], position, place)
