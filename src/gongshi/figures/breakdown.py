"""A breakdown: the column a figure may be divided by, and all its categories (分项).

A file of its own because figures declare them and `ask` carries them out. Categories that no
record falls into are kept, with the value 0: they come from the column's code list, from a
register (the brigades), or from the months of the period. Records whose column is empty
stand under 不详. So parts add to the whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from gongshi.errors import NotFound
from gongshi.i18n import tr
from gongshi.period import Period

if TYPE_CHECKING:
    from gongshi.engines.expression import Table, Tables, Value
    from gongshi.figures.figure import Figure
    from gongshi.records.register import Codes

UNSTATED = "不详"


class NoSuchBreakdown(NotFound):
    """None of the figures asked for can be divided by this column (没有这种分项)."""


@dataclass(frozen=True)
class Lookup:
    """A column found in another register by its key (查表取列), as a brigade's district or a plate's vehicle kind.

    `on` pairs columns of the selection with the key of `register`, whole, so that a record finds
    one row at most; those that find none have no category.
    """

    register: str
    on: tuple[tuple[str, str], ...]
    column: str


@dataclass(frozen=True)
class Breakdown:
    """One way to divide a figure (分项); `name` is what callers ask for and answers carry.

    `codes` gives the categories, or `register` with its columns `code` and `word`; with
    `month_of` the category is the month of that date or time column. `column` is the column
    of the selection, the name itself when empty. With none of these only the categories
    found in the records are given. With a `lookup` the category stands in another register.
    """

    name: str
    label: str
    column: str = ""
    codes: Codes | None = None
    register: str = ""
    code: str = ""
    word: str = ""
    month_of: str = ""
    lookup: Lookup | None = None

    def looked_up(self, selection: Table, tables: Tables) -> Table:
        """The selection with the column that `key` reads; the same one without a lookup."""
        if self.lookup is None:
            return selection
        names = {f"_{self.name}_{theirs}": (ours, theirs) for ours, theirs in self.lookup.on}
        keys = {name: theirs for name, (_, theirs) in names.items()}
        found = tables(self.lookup.register).select(**keys, **{f"_{self.name}": self.lookup.column})
        joined = selection.left_join(found, [selection[ours] == found[name] for name, (ours, _) in names.items()])
        return joined.drop(*names)

    def key(self, selection: Table) -> Value:
        """The category of each record, as text; empty where the column is empty."""
        if self.month_of:
            moment = selection[self.month_of]
            return (moment.year() * 100 + moment.month()).cast("string")
        column = f"_{self.name}" if self.lookup else self.column or self.name
        return selection[column].cast("string")

    def known(self, period: Period) -> dict[str, str]:
        """The categories known beforehand, code → word, in order."""
        if self.month_of:
            return {code: f"{code[:4]}年{int(code[4:])}月" for code in _months(period)}
        return dict(self.codes.words) if self.codes else {}


def breakdowns_named(figures: tuple[Figure, ...], names: tuple[str, ...]) -> None:
    """Nothing, when each name is a breakdown of some figure. Raises NoSuchBreakdown."""
    offered = {b.name: b.label for f in figures for b in breakdowns_of(f)}
    wrong = [n for n in names if n not in offered]
    if wrong:
        raise NoSuchBreakdown(
            tr("所问的指标都不能按“{wrong}”分项。", wrong="、".join(wrong)),
            where=tr("指标：{labels}", labels="、".join(f.label for f in figures)),
            mend=tr("可用的分项：{offered}。", offered="、".join(f"{v}（{k}）" for k, v in offered.items()) or "无"),
        )


def breakdowns_of(figure: Figure) -> tuple[Breakdown, ...]:
    """The breakdowns of a figure; of a derived one those that all its parts share."""
    from gongshi.figures.figure import Derived, Selected

    if isinstance(figure, Selected):
        return figure.breakdowns
    if not isinstance(figure, Derived) or not figure.parts:
        return ()
    shared = [breakdowns_of(part) for _, part in figure.parts]
    return tuple(b for b in shared[0] if all(b in others for others in shared))


def _months(period: Period) -> list[str]:
    first, last = period.first, period.last
    span = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [date(m // 12, m % 12 + 1, 1).strftime("%Y%m") for m in span]
