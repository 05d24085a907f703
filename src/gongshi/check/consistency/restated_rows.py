"""A number of the text, against the cell of a table that tells the same: 南山县65起 … 南山县 | 56 (文与表).

The row is known by its name, which the text says right before the number; the column by the unit in its head. That both tell the same
is sure where other numbers of the paragraph stand in that column too: its total, or the cell of another name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.called import shared
from gongshi.check.consistency.exact import gives, shown
from gongshi.check.consistency.grids import Field, Row, is_total, tables_of
from gongshi.check.consistency.kinship import is_besides
from gongshi.check.consistency.restated_alike import is_of_another_time
from gongshi.check.consistency.slips import is_slip
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft, kin, number

_UNIT = re.compile(r"[（(](?:单位[:：])?([万亿]?)([一-鿿]{1,3})[)）]$")
_COUNTED = re.compile(r"([起件户人次家个名辆处例宗])数$")
_LONGEST = 12
_NAME = re.compile(rf"[一-鿿]{{2,{_LONGEST}}}")
_THEN = re.compile(r"上年|去年|同期|上期|上月|环比|同比|增|累计|占|比")
_SAID = "仅|则|也|又|还|均|共|累计|合计|发生|查处|办理|受理|完成|接报|[计有为达到（，：]"
_IDLE = re.compile(rf"^(?:{_SAID})+|(?:{_SAID})+$")
_SIZES = {"": Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000)}
_LEAST = 2  # characters that tell of what a column is


class Told(NamedTuple):
    """A number of the text and the cell that tells the same: whether they agree, whether that is sure, and whether the cell is the wrong one."""

    claim: Claim
    name: str
    cell: Field
    same: bool
    sure: bool
    in_table: bool = False


@dataclass(frozen=True)
class Column:
    """The numbers of a table under one head by the names of their rows, in the unit of the head."""

    head: str
    unit: str
    size: Decimal
    cells: dict[str, Field]
    total: Field | None

    def gives(self, claim: Claim, cell: Field) -> bool:
        """Whether the claim says what the cell does, as exactly as either is written."""
        value, step = cell.number * self.size, cell.step * self.size
        return gives(claim, value) or abs(number(claim) - value) < step / 2

    def would_add_up(self, name: str, value: Decimal) -> bool:
        """Whether the column, which does not add up, does with another number in the row."""
        if self.total is None:
            return False
        added = sum((c.number for c in self.cells.values()), Decimal(0))
        return added != self.total.number == added - self.cells[name].number + value / self.size


def of_rows(draft: Draft) -> Iterator[Told]:
    """Each number behind the name of a row, with the cell of its column."""
    columns = [column for rows in tables_of(draft) for column in _columns(rows)]
    names = {name for column in columns for name in column.cells}
    if not names:
        return
    told: dict[int, list[tuple[Claim, str, str]]] = {}
    for claim in draft.counted:
        named = _named(draft, claim, names)
        if named is not None:
            told.setdefault(draft.line_of(claim.start), []).append((claim, *named))
    for row in told.values():
        for claim, name, rest in row:
            may_be = [c for c in columns if name in c.cells and c.unit == kin(claim.unit)]
            if len(may_be) > 1:
                may_be = [c for c in may_be if shared(c.head, rest) >= _LEAST]
            if len(may_be) == 1:
                beside = [(c, n) for c, n, _ in row if c is not claim]
                yield from _held(draft, may_be[0], claim, rest, name, beside)


def _columns(rows: Sequence[Row]) -> Iterator[Column]:
    """The columns of numbers of now whose heads say their unit; the rows have names of their own."""
    head, *body = rows
    named = {row[0].text: row for row in body if len(row) == len(head) and _NAME.fullmatch(row[0].text)}
    total = named.pop(next((row[0].text for row in body if is_total(row)), ""), None)
    if any(is_total(row) for row in named.values()) or len(named) < len(body) - (total is not None):
        return
    for n, field in enumerate(head[1:], 1):
        unit = _UNIT.search(field.text)
        counted = unit or _COUNTED.search(field.text)
        cells = {name: row[n] for name, row in named.items()}
        if counted and not _THEN.search(field.text) and all(c.value is not None for c in cells.values()):
            size = _SIZES[unit[1]] if unit else Decimal(1)
            summed = total[n] if total is not None and total[n].value is not None else None
            yield Column(field.text, kin(counted[2] if unit else counted[1]), size, cells, summed)


def _named(draft: Draft, claim: Claim, names: Set[str]) -> tuple[str, str] | None:
    """The name before the number, and what it says that is counted there; None where the words say another time, or more."""
    if draft.is_tabular(claim.start) or claim.kind is Kind.AVERAGE:
        return None
    if is_of_another_time(draft, claim) or is_besides(draft, claim) or has("planned", draft.lead(claim)):
        return None
    lead = draft.lead(claim)
    found = [(name, at) for at in range(len(lead)) if (name := _name_at(lead, at, names))]
    if len(found) == 1:
        name, at = found[0]
        return name, _IDLE.sub("", lead[at + len(name) :])
    own = _name_at(claim.subject, 0, names)
    return (own, _IDLE.sub("", claim.subject.removeprefix(own))) if own else None


def _name_at(words: str, at: int, names: Set[str]) -> str:
    """The longest name that stands at the place, empty where none does."""
    return next((words[at : at + n] for n in range(_LONGEST, 1, -1) if words[at : at + n] in names), "")


def _held(
    draft: Draft, column: Column, claim: Claim, rest: str, name: str, beside: Sequence[tuple[Claim, str]]
) -> Iterator[Told]:
    """The claim with its cell, where other numbers of its paragraph stand in the column, and it counts no less than they do."""
    anchors = [c for c, n in beside if n != name and n in column.cells and column.gives(c, column.cells[n])]
    before = draft.counted_between(draft.line_start(claim.start), claim.start)
    anchors += [c for c in before if column.total is not None and column.gives(c, column.total)]
    anchors = [c for c in anchors if c.unit == claim.unit and c.period == claim.period]
    if not any(rest in column.head or rest in c.subject for c in anchors):
        return
    cell = column.cells[name]
    if column.gives(claim, cell):
        yield Told(claim, name, cell, same=True, sure=True)
        return
    slip = is_slip(shown(number(claim) / column.size), shown(cell.number), least=2)
    yield Told(claim, name, cell, same=False, sure=slip, in_table=column.would_add_up(name, number(claim)))
