"""One kind of collation, and what all of them need of rows (汇编).

A collation is made of rows alone: nothing is typed into it, and it is made again from the
registers each time. What it reads is written beside it, column by column, for the load meter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from gongshi import At, Grid, NotFound, tr, write_date
from gongshi.records.across import listed_codes
from gongshi_organs.views.rows import Row, Rows

Made: TypeAlias = "Callable[[Rows, At, str], list[Grid]]"


@dataclass(frozen=True)
class Collation:
    """One kind of collation (汇编): its name, the title of its document, how it is made.

    `of` says what `--of` names, empty where there is nothing to choose. `reads` are the columns
    of each register. `sealed` are the registers whose columns of level 3 and 4 it opens: it is
    made for a named reader only, each look is noted, and what it shows stays within the organ.
    """

    name: str
    title: str
    made: Made
    reads: Mapping[str, str]
    of: str = ""
    sealed: tuple[str, ...] = ()

    @property
    def columns(self) -> dict[str, tuple[str, ...]]:
        """The columns read, by register."""
        return {register: tuple(sorted(names.split())) for register, names in self.reads.items()}


@dataclass(frozen=True)
class Named:
    """Names of units and people by code, as a document shows them (名称)."""

    by_code: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Rows) -> Named:
        """Names of all units in the rows."""
        return cls({r["code"]: r["name"] for r in rows["units"]})

    def __call__(self, codes: str | None) -> str:
        """The names of one code or several, written one after another; a code without a name as it is."""
        return "、".join(self.by_code.get(code, code) for code in listed_codes(codes))


class NotChosen(NotFound):
    """A collation was asked of something that is not in the registers (没有写明汇编哪一个)."""


def chosen(rows: Sequence[Row], wanted: str, what: str, *columns: str) -> Row:
    """The row whose code or name is `wanted`. Raises NotChosen with those that can be asked."""
    for row in rows:
        if wanted and wanted in tuple(row[c] for c in columns):
            return row
    have = [str(row[columns[-1]]) for row in rows]
    raise NotChosen(
        tr("没有名为“{wanted}”的{what}。", wanted=wanted, what=what)
        if wanted
        else tr("没有写明是哪个{what}。", what=what),
        where=tr("汇编"),
        mend=tr("请用 --of 写明；可用的：{names}。", names="、".join(have[:12]) or tr("无")),
    )


def is_past(row: Row, on: date, column: str = "held_on") -> bool:
    """Whether what the row tells had happened by a day."""
    return row[column] is not None and row[column] <= on


def in_year(row: Row, on: date, column: str = "held_on") -> bool:
    """Whether it happened in the year of a day, up to that day."""
    return is_past(row, on, column) and row[column].year == on.year


def acts_of(rows: Rows, *kinds: str) -> list[Row]:
    """Activities of these kinds, by day and number."""
    return sorted((r for r in rows["activities"] if r["kind"] in kinds), key=lambda r: (r["held_on"], r["id"]))


def until(at: At) -> str:
    """The line that says up to which day."""
    return f"截至{write_date(min(at.on, at.period.last))}"


def share(part: int, whole: int) -> str:
    """A share with both counts: nobody is given a percentage alone."""
    if not whole:
        return "没有可计的"
    return f"{whole} 个里有 {part} 个（{_percent(part, whole)}%）"


def _percent(part: int, whole: int) -> str:
    tenths = (part * 2000 + whole) // (2 * whole)  # half up, one decimal
    return f"{tenths // 10}.{tenths % 10}" if tenths % 10 else str(tenths // 10)
