"""What a reader asks of a table, out of the address: words, filters, order, page (查询条件)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from gongshi.desk.entering.choices import Choice, as_codes, choices_for
from gongshi.desk.entering.fields import MOST_OPTIONS
from gongshi.engines.conditions import Condition, Order, Test
from gongshi.records.register import Type

if TYPE_CHECKING:
    from django.http import QueryDict

    from gongshi.desk.entering.scope import Scope
    from gongshi.records.register import Column, Register

PAGE = 50


@dataclass(frozen=True)
class Filter:
    """One filter of a table (一项筛选): a choice, a text, or a span of days or numbers."""

    column: Column
    kind: str
    value: str = ""
    upto: str = ""
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Query:
    """What is asked of a table (查询). `page` counts from 1."""

    scope: Scope
    register: Register
    asked: QueryDict

    @property
    def words(self) -> str:
        """Words to look for in every column of text."""
        return self.asked.get("q", "").strip()

    @property
    def page(self) -> int:
        """The page that is asked for."""
        text = self.asked.get("page", "1")
        return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 7 else 1

    @property
    def filters(self) -> tuple[Filter, ...]:
        """The filters that the table offers: closed lists, references, days."""
        columns = self.scope.columns(self.register)
        return tuple(f for c in columns if (f := self._filter(c)) is not None)

    @property
    def order(self) -> Order | None:
        """The order that is asked for; by the latest day where none is."""
        name = self.asked.get("sort", "")
        columns = {c.name: c for c in self.scope.columns(self.register)}
        if column := columns.get(name.removeprefix("-")):
            return Order(column, name.startswith("-"))
        dated = next((c for c in columns.values() if c.type in (Type.DATE, Type.TIMESTAMP)), None)
        return Order(dated, descending=True) if dated else None

    @property
    def conditions(self) -> list[Condition]:
        """All conditions: whose rows, the words, the filters."""
        found = self.scope.conditions(self.register)
        texts = tuple(c for c in self.scope.columns(self.register) if c.type is Type.TEXT)
        if self.words and texts:
            found.append(Condition(texts, Test.CONTAINS, self.words))
        return found + [c for f in self.filters for c in _conditions(f)]

    @property
    def is_narrowed(self) -> bool:
        """Whether the reader asked for less than all."""
        return bool(self.words) or any(f.value or f.upto for f in self.filters)

    def at(self, **changed: object) -> str:
        """This query's address with some of it changed; other things go back to page 1."""
        kept = {k: v for k, v in self.asked.items() if v and k != "page"}
        return "?" + urlencode({**kept, **{k: str(v) for k, v in changed.items()}})

    def sort_link(self, column: Column) -> str:
        """The address that sorts by this column, the other way when it does so now."""
        now = self.order
        down = now is not None and now.column == column and not now.descending
        return self.at(sort=f"-{column.name}" if down else column.name)

    def sorted_by(self, column: Column) -> str:
        """How the table is sorted by this column, for its heading."""
        now = self.order
        if now is None or now.column != column:
            return ""
        return "descending" if now.descending else "ascending"

    def _filter(self, column: Column) -> Filter | None:
        if column.type in (Type.DATE, Type.TIMESTAMP):
            name = column.name
            return Filter(column, "days", self.asked.get(f"from_{name}", ""), self.asked.get(f"to_{name}", ""))
        choices = choices_for(self.scope, column)
        if not choices or column.key:
            return None
        value = as_codes(self.scope, column, self.asked.get(f"is_{column.name}", ""))
        return Filter(column, "choice", value, choices=choices[:MOST_OPTIONS])


def _conditions(filter_: Filter) -> Sequence[Condition]:
    columns = (filter_.column,)
    if filter_.kind == "choice":
        test = Test.AMONG if filter_.column.many else Test.IS
        return [Condition(columns, test, filter_.value)] if filter_.value else []
    ends = ((Test.FROM, filter_.value), (Test.TO, filter_.upto))
    return [Condition(columns, test, value) for test, value in ends if value]
