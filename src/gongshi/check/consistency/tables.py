"""The row of totals of a table against the rows that it sums up (表内合计)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongshi.check.consistency.exact import shown
from gongshi.check.consistency.grids import Field, Row, is_subtotal, is_total, tables_of
from gongshi.check.consistency.groups.group import TELLING
from gongshi.check.consistency.rule import Example, Rule, contradicts, silent, stands
from gongshi.check.consistency.slips import is_slip_of_figures
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr

_LEAST = 2  # rows that a total sums up
_NEAR = (Decimal("0.5"), Decimal(2))


@dataclass(frozen=True)
class Column:
    """A number of the row of totals and the numbers above or below it that it should be the sum of."""

    total: Field
    cells: tuple[Field, ...]

    @property
    def added(self) -> Decimal:
        """The sum of the cells."""
        return sum((c.number for c in self.cells), Decimal(0))

    @property
    def fits(self) -> bool:
        """Whether they add up; numbers with decimals may have been rounded one by one."""
        steps = [f.step for f in (self.total, *self.cells)]
        room = Decimal(0) if all(step == 1 for step in steps) else sum(steps, Decimal(0)) / 2
        return abs(self.added - self.total.number) <= room


def judge(draft: Draft) -> Iterator[Finding]:
    """Every column of every table that has a row of totals, at its end or right under its head, and of its 小计."""
    for rows in tables_of(draft):
        first = 0 if _is_labelled(rows[0]) else 1
        open_ = first  # where the rows begin that no 小计 has summed up
        body: list[Row] = []
        for n, row in enumerate(rows[first:], first):
            if is_subtotal(row):
                yield from _told(_columns(rows[0], rows[open_:n], row), _is_slip)
                body = body[: len(body) - (n - open_)]
                open_ = n + 1
            elif is_total(row) and n > _LEAST:
                yield from _told(_columns(rows[0], body, row), _is_near)
            elif is_total(row) and n == 1 and not any(map(is_total, rows[2:])):
                yield from _told(_columns(rows[0], rows[2:], row), _is_slip)
            body.append(row)


def _is_labelled(row: Row) -> bool:
    """滨海所　发电车6台　用户1860户: a first row that is no head, for each number has its label beside it."""
    return len(row) > 1 and all(field.label for field in row[1:])


def _columns(head: Row, body: Sequence[Row], total: Row) -> list[Column]:
    """The columns whose cells all are numbers; a short row of totals stands under the last ones."""
    if len(body) < _LEAST:
        return []
    width = len(body[0])
    if any(len(row) != width or (is_total(row) and not is_subtotal(row)) for row in body) or len(total) > width:
        return []
    found = []
    for back in range(1, len(total)):
        title = head[-back].text if len(head) == width else ""
        cells = [row[-back] for row in body]
        alike = len({c.label for c in (total[-back], *cells)}) == 1
        numbers = total[-back].value is not None and all(c.value is not None for c in cells)
        if numbers and alike and not has("not_added", cells[0].label or title):
            found.append(Column(total[-back], tuple(cells)))
    return found[::-1]


def _told(columns: list[Column], may_be: Callable[[Column], bool]) -> Iterator[Finding]:
    """What stands; what does not is accused beside a column that adds up, or where a mistake is likely."""
    sure = any(c.fits and c.total.number >= TELLING for c in columns)
    yield from (_judged(c) for c in columns if c.fits or sure or may_be(c))


def _is_near(column: Column) -> bool:
    return bool(column.added) and _NEAR[0] <= column.total.number / column.added <= _NEAR[1]


def _is_slip(column: Column) -> bool:
    """One figure, or two exchanged, in the total or in one cell."""
    over = column.total.number - column.added
    pairs = [(column.total.number, column.added), *((c.number, c.number + over) for c in column.cells)]
    written = [(shown(a), shown(b)) for a, b in pairs if b > 0]
    return any(is_slip_of_figures(a, b) for a, b in written)


def _judged(column: Column) -> Finding:
    values = [shown(c.number) for c in column.cells]
    said = shown(column.total.number)
    sign = "" if column.fits else f"≠{said}"
    sum_ = f"{'+'.join(values[:12])}{'…' if len(values) > 12 else ''}={shown(column.added)}{sign}"
    places = tuple((f.start, f.start + len(f.text)) for f in (column.total, *column.cells))
    if column.fits:
        return Finding(Verdict.STANDS, RULE.name, tr("合计等于各行之和"), places, sum_)
    return Finding(Verdict.CONTRADICTS, RULE.name, tr("合计与各行之和不符"), places, sum_)


RULE = Rule(
    "table",
    "表内合计",
    "表中“合计”一行应等于各行之和；比率、平均数、名次各列不核。",
    judge,
    (
        stands("村名　户数\n假山村　12\n虚水村　8\n演田村　15\n合计　35"),
        contradicts("村名　户数\n假山村　12\n虚水村　8\n演田村　15\n合计　37"),
        contradicts("序号 | 村名 | 户数\n1 | 假山村 | 12\n2 | 虚水村 | 8\n3 | 演田村 | 15\n合计 | | 53"),
        Example(
            "水库　蓄水量\n青龙　2.36\n云溪　1.58\n石桥　0.98\n大型小计　4.92\n中型小计　1.92\n合计　6.84",
            (Verdict.STANDS, Verdict.STANDS),
        ),
        silent("村名　增长率\n假山村　12\n虚水村　8\n演田村　15\n合计　37"),
    ),
)
