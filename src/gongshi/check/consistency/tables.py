"""The row of totals of a table against the rows above it (表内合计)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongshi.check.consistency.rule import Rule, contradicts, shown, silent, stands
from gongshi.check.draft import Draft
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr
from gongshi.wording.numerals import read_number

_TOTAL = re.compile(r"\s*(?:合\s*计|总\s*计|共\s*计|小\s*计|全[市县区省]合?计?)\s*")
_PIECE = re.compile(r"[^\s　|]+")
_NOT_ADDED = re.compile(r"率|比|占|%|％|均|增|降|名次|排名|序号|年龄|得分|指数|同比|环比|±")
_NUMBER = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?")
_LEAST = 2


@dataclass(frozen=True)
class Field:
    """The text of one cell and where it stands."""

    text: str
    start: int

    @property
    def value(self) -> Decimal | None:
        """Its number, where it is nothing else."""
        return read_number(self.text.strip()) if _NUMBER.fullmatch(self.text.strip()) else None


Row = list[Field]


def judge(draft: Draft) -> Iterator[Finding]:
    """Every column of every table that has a row of totals."""
    for rows in (*_of_cells(draft), *_of_lines(draft)):
        for n, row in enumerate(rows):
            if row and _TOTAL.fullmatch(row[0].text) and n > _LEAST:
                yield from _columns(rows[0], rows[1:n], row)


def _columns(head: Row, body: Sequence[Row], total: Row) -> Iterator[Finding]:
    for k in range(1, len(total)):
        title = head[k].text if k < len(head) else ""
        cells = [row[k] for row in body if len(row) == len(total) and not _TOTAL.fullmatch(row[0].text)]
        values = [cell.value for cell in cells]
        said = total[k].value
        if said is not None and len(values) > 1 and len(cells) == len(body) and not _NOT_ADDED.search(title):
            known = [v for v in values if v is not None]
            if len(known) == len(values):
                yield _judged(total[k], cells, known, said)


def _judged(total: Field, cells: Sequence[Field], values: Sequence[Decimal], said: Decimal) -> Finding:
    added = sum(values, Decimal(0))
    fits = added == said
    sum_ = f"{'+'.join(shown(v) for v in values[:12])}{'…' if len(values) > 12 else ''}={shown(added)}{'' if fits else f'，≠{shown(said)}'}"
    places = tuple((f.start, f.start + len(f.text)) for f in (total, *cells))
    if fits:
        return Finding(Verdict.STANDS, RULE.name, tr("合计等于各行之和"), places, sum_)
    return Finding(Verdict.CONTRADICTS, RULE.name, tr("合计与各行之和不符"), places, sum_)


def _of_cells(draft: Draft) -> Iterator[list[Row]]:
    """The tables of a paper, cell by cell."""
    if draft.paper is None:
        return
    tables: dict[int, dict[int, Row]] = {}
    for start, paragraph in zip(draft.paper.starts, draft.paper.paragraphs, strict=True):
        cell = paragraph.cell
        if cell is not None:
            tables.setdefault(cell.table, {}).setdefault(cell.row, []).append(Field(paragraph.text, start))
    yield from (list(rows.values()) for rows in tables.values())


def _of_lines(draft: Draft) -> Iterator[list[Row]]:
    """Tables of bare text: neighbouring lines of as many pieces each, no sentence among them."""
    rows: list[Row] = []
    for n, start in enumerate([*draft.paragraph_starts, len(draft.plain)]):
        line = draft.line(n) if n < len(draft.paragraph_starts) and not draft.is_cell(start) else ""
        row = (
            [Field(m[0], start + m.start()) for m in _PIECE.finditer(line)]
            if len(line) < 200 and "。" not in line
            else []
        )
        if len(row) > 1 and (not rows or len(row) == len(rows[0])):
            rows.append(row)
            continue
        if len(rows) > _LEAST:
            yield rows
        rows = [row] if len(row) > 1 else []


RULE = Rule(
    "table",
    "表内合计",
    "表中“合计”一行应等于各行之和；比率、平均数、名次各列不核。",
    judge,
    (
        stands("村名　户数\n假山村　12\n虚水村　8\n演田村　15\n合计　35"),
        contradicts("村名　户数\n假山村　12\n虚水村　8\n演田村　15\n合计　37"),
        silent("村名　增长率\n假山村　12\n虚水村　8\n演田村　15\n合计　37"),
    ),
)
