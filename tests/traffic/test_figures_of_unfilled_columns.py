"""A column that nobody ever filled makes a figure unknown, never nought."""

from collections.abc import Iterator

import pyarrow as pa
import pytest

from gongshi import State
from gongshi.engines.tables import engine_over
from gongshi.figures.ask import ask
from gongshi.figures.example import Example
from gongshi.figures.texttable import parse
from gongshi_traffic.examples import EXAMPLES
from gongshi_traffic.registers import REGISTERS

BY_NAME = {r.name: r for r in REGISTERS}
# Filled only where something came to pass: empty throughout, it says that nothing did.
OF_EVENTS = {"findings.case_title", "parties.died_on", "hazards.fixed_on", "violations.settled_on"}


def counting() -> list[Example]:
    return [e for e in EXAMPLES if not isinstance(e.gives, dict | State) and e.gives > 0]


def emptied(example: Example) -> Iterator[tuple[str, dict[str, pa.Table]]]:
    """The example's tables, each time with another column empty that senders may leave out."""
    tables = {name: parse(text, BY_NAME[name], example.title) for name, text in example.tables.items()}
    for name, table in tables.items():
        for column in BY_NAME[name].columns:
            k = table.schema.get_field_index(column.name)
            if not column.is_needed and k >= 0 and table[k].null_count < len(table):
                empty = table.set_column(k, column.name, pa.nulls(len(table), table.schema.field(k).type))
                yield f"{name}.{column.name}", {**tables, name: empty}


@pytest.mark.parametrize("example", counting(), ids=lambda e: f"{e.figure.name}: {e.title}")
def test_no_figure_takes_a_column_never_filled_for_nought(example: Example) -> None:
    for column, tables in emptied(example):
        engine = engine_over(tables, BY_NAME)
        answer = ask([example.figure], example.at, engine, rolls=example.rolls).of(example.figure.name)
        assert answer.value != 0 or column in OF_EVENTS, f"{example.figure.name} without {column}"
