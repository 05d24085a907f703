"""A register: what one row is, its columns, codes, key and privacy (台账).

Type, unit, code list, privacy level and the notes that a template prints are said here,
once; reading, checking, storing, opening and documenting all follow from it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, IntEnum
from typing import Any

from gongshi.errors import NotFound
from gongshi.i18n import tr


class Type(Enum):
    """What a column holds. Moments are local time of Asia/Shanghai, without zone."""

    TEXT = "文本"
    INTEGER = "整数"
    NUMBER = "小数"  # exact, decimal(18, 4)
    BOOLEAN = "是否"
    DATE = "日期"
    TIMESTAMP = "时间"

    @property
    def label(self) -> str:
        """The Chinese word for it."""
        return self.value


Text, Integer, Number, Boolean, Date, Timestamp = Type


class Level(IntEnum):
    """Who may see a column (密级分层); 3 and 4 live in the sealed part of a delivery."""

    PUBLIC = 0
    UNITS = 1
    OFFICE = 2
    RESTRICTED = 3
    SEALED = 4

    @property
    def label(self) -> str:
        """The Chinese word for it."""
        return ("公开", "各单位", "本机关", "限定人员", "封存")[self]

    @property
    def is_sealed(self) -> bool:
        """Whether the column is kept encrypted, apart from the rest."""
        return self >= Level.RESTRICTED


@dataclass(frozen=True)
class Codes:
    """A code list: stored code → shown word; `also` maps other spellings to a code (代码表).

    Cells may hold the code, the word, or another spelling; the code is stored.
    """

    label: str
    words: Mapping[str, str]
    also: Mapping[str, str] = ()  # type: ignore[assignment]
    source: str = ""

    @classmethod
    def of(cls, label: str, *words: str, also: Mapping[str, str] | None = None, source: str = "") -> Codes:
        """A list whose codes are the words themselves."""
        return cls(label, {w: w for w in words}, also or {}, source)


@dataclass(frozen=True)
class Column:
    """One column (列). `level` is its privacy; `unit` a measure word or unit of measure.

    `codes` closes the set of values; `pattern` is a full-match regular expression for text;
    `at_least` and `at_most` bound numbers. `note` and `example` are printed in the template.
    `aliases` are headings that senders use for it. A key that `may_be_empty` stores empty
    text for an empty cell. `refers` names the register whose key the cell holds; `many` says
    that it may hold several, joined by 、.
    """

    name: str
    type: Type
    label: str
    key: bool = False
    required: bool = False
    may_be_empty: bool = False
    level: Level = Level.OFFICE
    unit: str = ""
    codes: Codes | None = None
    at_least: int | None = None
    at_most: int | None = None
    pattern: str = ""
    note: str = ""
    example: str | int | Decimal | bool | None = None
    aliases: tuple[str, ...] = ()
    refers: str = ""
    many: bool = False

    @property
    def is_needed(self) -> bool:
        """Whether an empty cell is a fault: keys and required columns."""
        return (self.key and not self.may_be_empty) or self.required


@dataclass(frozen=True)
class Check:
    """A rule between columns of one row (校验); `broken` is true of a row that breaks it.

    `broken` is given an object whose attributes are the row's columns as vectorised
    expressions (pyarrow.compute) and returns such an expression: comparisons, `&`, `|`,
    `~`, `.is_null()`, `.isin([...])`. A null result counts as kept. `says` is the fault's
    sentence and may name columns in braces, `{settled_on}`; `column` is the cell to mark. A
    check that is not `blocking` warns the sender and lets the row in.
    """

    code: str
    label: str
    column: str
    broken: Callable[[Any], Any]
    says: str
    mend: str
    blocking: bool = True
    source: str = ""


class NoSuchRegister(NotFound):
    """No register answers to this name (没有这个台账)."""


class NoSuchColumn(NotFound):
    """The register has no column of this name (没有这一列)."""


@dataclass(frozen=True)
class Register:
    """A typed table that senders deliver (台账).

    `name` is English and stable; `label` is what people call it. Rows are identified by
    their key columns. `expected` says, for the board of what is missing, how often a
    delivery is awaited: month, once, never. `usual` is what a file is when its sender does not
    say: `whole` (the register as it stands) or `changes` (rows added, or replaced by key).
    `named_by` is the column by which people know a row; `owners` are the columns that hold the
    codes of the units whose row it is: they may enter and change it.
    """

    name: str
    label: str
    columns: tuple[Column, ...]
    row: str = ""
    note: str = ""
    checks: tuple[Check, ...] = ()
    aliases: tuple[str, ...] = ()
    expected: str = "month"
    usual: str = "whole"
    named_by: str = ""
    owners: tuple[str, ...] = ()

    def still_awaits(self, last: date | None, first: date) -> bool:
        """Whether a period that begins on `first` still waits for this register, last delivered on `last`.

        A monthly register is silent on a period until something of it arrived in it or later.
        """
        if last is None:
            return self.expected in ("once", "month")
        return self.expected == "month" and last < first

    @property
    def key(self) -> tuple[Column, ...]:
        """The columns that identify a row, in order."""
        return tuple(c for c in self.columns if c.key)

    def open_columns(self) -> tuple[Column, ...]:
        """Columns of level 0 to 2, kept in the open part of a delivery."""
        return tuple(c for c in self.columns if not c.level.is_sealed)

    def sealed_columns(self) -> tuple[Column, ...]:
        """Columns of level 3 and 4, kept encrypted."""
        return tuple(c for c in self.columns if c.level.is_sealed)

    def column(self, name: str) -> Column:
        """The column with this name, label or alias. Raises NoSuchColumn."""
        for column in self.columns:
            if name in (column.name, column.label, *column.aliases):
                return column
        raise NoSuchColumn(
            tr("“{register}”没有“{name}”这一列。", register=self.label, name=name),
            where=tr("台账“{register}”", register=self.label),
            mend=tr("可用的列：{columns}。", columns="、".join(c.label for c in self.columns)),
        )


def find_register(registers: Mapping[str, Register], name: str) -> Register:
    """The register with this English or Chinese name or alias, 台账 or not. Raises NoSuchRegister."""
    for register in registers.values():
        if name in (register.name, register.label, register.label.removesuffix("台账"), *register.aliases):
            return register
    raise NoSuchRegister(
        tr("没有名为“{name}”的台账。", name=name),
        where=tr("本工作区的台账"),
        mend=tr("可用的台账：{labels}。", labels="、".join(r.label for r in registers.values())),
    )
