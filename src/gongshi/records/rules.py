"""Rules between the columns of a row, computed over whole columns (行内校验).

A register writes `c.settled_on < c.happened_at`; here `c` is a `Row` over Arrow arrays. A
day and a moment are compared by the day, as a clerk would: what was settled on the day of
the violation was not settled before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa


class Row:
    """The columns of a row as expressions; it notes which ones a rule looks at (行)."""

    def __init__(self, columns: Mapping[str, pa.Array]) -> None:
        self._columns = columns
        self.seen: set[str] = set()

    def __getattr__(self, name: str) -> Expr:
        if name.startswith("_") or name not in self._columns:
            raise AttributeError(name)
        self.seen.add(name)
        return Expr(self._columns[name])


class Expr:
    """A column of values or of answers; null means unknown (表达式)."""

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, values: Any) -> None:
        self.values = values

    def __eq__(self, other: object) -> Expr:  # type: ignore[override]
        return self._with("equal", other)

    def __ne__(self, other: object) -> Expr:  # type: ignore[override]
        return self._with("not_equal", other)

    def __lt__(self, other: object) -> Expr:
        return self._with("less", other)

    def __le__(self, other: object) -> Expr:
        return self._with("less_equal", other)

    def __gt__(self, other: object) -> Expr:
        return self._with("greater", other)

    def __ge__(self, other: object) -> Expr:
        return self._with("greater_equal", other)

    def __add__(self, other: object) -> Expr:
        return self._with("add", other)

    def __sub__(self, other: object) -> Expr:
        return self._with("subtract", other)

    def __and__(self, other: Expr) -> Expr:
        return self._with("and_kleene", other)

    def __or__(self, other: Expr) -> Expr:
        return self._with("or_kleene", other)

    def __invert__(self) -> Expr:
        import pyarrow.compute as pc

        return Expr(pc.invert(self.values))

    def is_null(self) -> Expr:
        """Whether the cell is empty."""
        import pyarrow.compute as pc

        return Expr(pc.is_null(self.values))

    def is_valid(self) -> Expr:
        """Whether the cell is filled."""
        import pyarrow.compute as pc

        return Expr(pc.is_valid(self.values))

    def isin(self, words: Iterable[object]) -> Expr:
        """Whether the value is one of these; unknown for an empty cell."""
        import pyarrow as pa
        import pyarrow.compute as pc

        inside = pc.is_in(self.values, value_set=pa.array(list(words)).cast(self.values.type))
        return Expr(pc.if_else(pc.is_valid(self.values), inside, None))

    def years_since(self, other: Expr) -> Expr:
        """Whole years from the day in `other` to this day, as an age is counted."""
        import pyarrow.compute as pc

        return Expr(
            pc.floor(pc.divide(pc.cast(pc.subtract(_number(self.values), _number(other.values)), "float64"), 10_000))
        )

    def days_since(self, other: Expr) -> Expr:
        """Days from the day or moment in `other` to this one."""
        import pyarrow as pa
        import pyarrow.compute as pc

        ends = [pc.cast(pc.cast(v, pa.date32(), safe=False), pa.int32()) for v in (self.values, other.values)]
        return Expr(pc.subtract(*ends))

    def _with(self, function: str, other: object) -> Expr:
        import pyarrow.compute as pc

        left, right = _by_day(self.values, other.values if isinstance(other, Expr) else other)
        return Expr(pc.call_function(function, [left, right]))


def _number(days: Any) -> Any:
    """A day as year, month and day in one number, in which anniversaries compare."""
    import pyarrow.compute as pc

    year_month = pc.add(pc.multiply(pc.year(days), 10_000), pc.multiply(pc.month(days), 100))
    return pc.add(year_month, pc.day(days))


def _by_day(left: Any, right: Any) -> tuple[Any, Any]:
    import pyarrow as pa
    import pyarrow.compute as pc

    right = right if isinstance(right, pa.Array | pa.ChunkedArray) else pa.scalar(right)
    left = left if isinstance(left, pa.Array | pa.ChunkedArray) else pa.scalar(left)
    if pa.types.is_date(left.type) and pa.types.is_timestamp(right.type):
        return left, pc.cast(right, pa.date32(), safe=False)
    if pa.types.is_timestamp(left.type) and pa.types.is_date(right.type):
        return pc.cast(left, pa.date32(), safe=False), right
    return left, right


def broken_rows(rule: Callable[[Any], Any], columns: Mapping[str, pa.Array]) -> tuple[list[int], set[str]]:
    """The indices of the rows that break a rule, and the columns that it looked at."""
    import numpy as np

    row = Row(columns)
    answer = rule(row).values
    if not answer.true_count:
        return [], row.seen
    return np.flatnonzero(answer.fill_null(False).to_numpy(zero_copy_only=False)).tolist(), row.seen
