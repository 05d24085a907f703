"""The rows behind a figure, a few at a time: for those who write all of them down (逐行取数).

Opening shows one reader the first rows; sealing and verifying go through every one, and a figure may
have a million.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongshi.figures.figure import Selected
from gongshi.figures.open import cell_of, columns_for, label_of
from gongshi.figures.plan import plan

if TYPE_CHECKING:
    from gongshi.engines.expression import Runs, Table
    from gongshi.figures.answer import Answer
    from gongshi.grid import Cell
    from gongshi.records.register import Level


@dataclass(frozen=True)
class Stream:
    """The rows behind one whole value at a reader's level (数字背后的逐行记录).

    `columns`, `labels` and `withheld` as in `open.Records`; `total` were selected. `rows` are gone
    through once, at most `limit` of them, ordered by what the reader sees: the order of the sender's
    file could tell more than he may know.
    """

    answer: Answer
    columns: tuple[str, ...]
    labels: tuple[str, ...]
    withheld: tuple[str, ...]
    total: int
    rows: Iterator[tuple[Cell, ...]]


def stream_behind(answer: Answer, engine: Runs, *, level: Level, limit: int) -> Stream | None:
    """The rows behind a selected figure's whole value, not counted again.

    None for other kinds, for a value that is not known, when the reader may see no column, and for a
    sensitive matter: its rows could be counted, and what was suppressed found.
    """
    figure = answer.figure
    if not isinstance(figure, Selected) or answer.value is None or answer.part or figure.sensitive:
        return None
    planned = plan(figure, answer.at, engine)
    seen, withheld = columns_for(planned, planned.selection, level, engine.registers)
    if not seen:
        return None
    registers = engine.registers
    selection = planned.selection.select(*seen)
    return Stream(
        answer, tuple(seen), tuple(label_of(planned, c, registers) for c in seen),
        tuple(label_of(planned, c, registers) for c in withheld), answer.rows,
        _rows(selection.order_by([selection[c] for c in seen]), engine, seen, limit),
    )  # fmt: skip


def _rows(selection: Table, engine: Runs, seen: list[str], limit: int) -> Iterator[tuple[Cell, ...]]:
    for piece in engine.pieces(selection.limit(limit)):
        for row in piece:
            yield tuple(cell_of(row[c]) for c in seen)
