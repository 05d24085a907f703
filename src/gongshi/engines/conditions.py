"""What a reader asks of a register's rows, as words and as SQL with bound values (筛选条件)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from gongshi.i18n import tr

if TYPE_CHECKING:
    from gongshi.records.register import Column, Register


class Test(Enum):
    """How a column is held against a value (比较方式)."""

    IS = "等于"
    CONTAINS = "含"
    BEGINS = "起头为"
    FROM = "不小于"
    TO = "不大于"
    AMONG = "列有"
    AFTER_FIRST = "列有而非第一"
    EMPTY = "为空"

    @property
    def label(self) -> str:
        """The Chinese word for it."""
        return tr(self.value)


_SQL = {
    Test.IS: "CAST({c} AS VARCHAR) = ?",
    Test.CONTAINS: "contains(lower(CAST({c} AS VARCHAR)), lower(?))",
    Test.FROM: "{c} >= TRY_CAST(? AS {t})",
    Test.TO: "CAST({c} AS {day}) <= TRY_CAST(? AS {t})",
    Test.BEGINS: "starts_with(CAST({c} AS VARCHAR), ?)",
    # that the text is in it at all is found much sooner than that it is one of the list
    Test.AMONG: "contains({c}, ?) AND list_contains(string_split({c}, '、'), ?)",
    Test.AFTER_FIRST: "contains({c}, '、' || ?) AND list_contains(string_split({c}, '、')[2:], ?)",
}


@dataclass(frozen=True)
class Condition:
    """A column, a test and a value as text (筛选条件). Several values of one condition: any of them.

    Values that cannot be read as the column's type meet nothing. `columns` names more columns,
    any of which may meet it.
    """

    columns: tuple[Column, ...]
    test: Test
    value: str = ""

    @property
    def says(self) -> str:
        """The condition in words."""
        labels = "、".join(c.label for c in self.columns)
        return tr("“{label}”{test}{value}", label=labels, test=self.test.label, value=self.value)

    def sql(self) -> tuple[str, list[object]]:
        """Its SQL and the values bound in it."""
        if self.test is Test.EMPTY:
            return " OR ".join(f"coalesce(CAST(\"{c.name}\" AS VARCHAR), '') = ''" for c in self.columns), []
        sql = " OR ".join(f"({_one(c, self.test)})" for c in self.columns)
        return sql, [self.value] * sql.count("?")

    def passes_by(self, rows: Sequence[Mapping[str, object]]) -> bool:
        """Whether none of these rows can meet it; False where that takes more than a look at the codes that they list."""
        if self.test not in (Test.AMONG, Test.AFTER_FIRST):
            return False
        return not any(self.value in str(row[c.name] or "").split("、") for row in rows for c in self.columns)


@dataclass(frozen=True)
class Order:
    """Rows by a column, upwards or downwards (排序)."""

    column: Column
    descending: bool = False


def where(conditions: Sequence[Condition]) -> tuple[str, list[object]]:
    """The WHERE of all conditions together, and its values; empty without any."""
    parts = [c.sql() for c in conditions]
    if not parts:
        return "", []
    return " WHERE " + " AND ".join(f"({sql})" for sql, _ in parts), [v for _, values in parts for v in values]


def order_by(register: Register, order: Order | None) -> str:
    """The ORDER BY; rows equal in the column follow by key, so that pages do not overlap."""
    if order is None:
        return ""
    keys = ", ".join(f'"{c.name}"' for c in register.key)
    way = "DESC" if order.descending else "ASC"
    return f' ORDER BY "{order.column.name}" {way} NULLS LAST' + (f", {keys}" if keys else "")


def _one(column: Column, test: Test) -> str:
    from gongshi.engines.shown import DUCK
    from gongshi.records.register import Type

    kind = DUCK[Type.DATE] if column.type is Type.TIMESTAMP else DUCK[column.type]
    return _SQL[test].format(c=f'"{column.name}"', t=kind, day=kind)
