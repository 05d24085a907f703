"""A breakdown whose category stands in another register: answered, opened, and not guessed."""

from __future__ import annotations

import pytest

from gongshi import State
from gongshi.engines.tables import engine_over
from gongshi.figures.ask import ask
from gongshi.figures.open import open_answer
from gongshi.figures.texttable import parse
from gongshi.records.register import Level
from gongshi_traffic.examples.violations import _BRIGADES, _MONTH, _VEHICLES
from gongshi_traffic.figures.violations import violations_recorded
from tests.traffic.picked import ALL, at


def runs(engine: str = "duckdb", **tables: str):
    return engine_over({n: parse(t, ALL[n], "测试") for n, t in tables.items()}, ALL, engine)


def parts(engine, by: str):
    return {a.part: a for a in ask([violations_recorded], at(), engine, by=by) if a.part}


@pytest.mark.parametrize("engine", ["duckdb", "spark"])
def test_both_engines_look_up_the_same(engine: str) -> None:
    found = parts(runs(engine, violations=_MONTH, brigades=_BRIGADES), "district")
    assert {part: a.value for part, a in found.items()} == {"东岭区": 2, "西川区": 1}


def test_a_register_that_nobody_delivered_leaves_the_parts_not_reported_and_the_whole_known() -> None:
    answers = ask([violations_recorded], at(), runs(violations=_MONTH), by="vehicle_kind")
    assert answers.of("violations_recorded").value == 3
    assert {a.state for a in answers if a.part} == {State.NOT_REPORTED}
    assert {a.missing for a in answers if a.part} == {("vehicles",)}


def test_a_part_opens_onto_its_own_records() -> None:
    engine = runs(violations=_MONTH, vehicles=_VEHICLES)
    found = parts(engine, "vehicle_kind")["摩托车"]
    opened = open_answer(found, engine, level=Level.OFFICE)
    assert [row[opened.columns.index("id")] for row in opened.rows] == ["W3"]
    assert not any(name.startswith("_") for name in opened.columns)


def test_the_statement_of_a_part_gives_the_same_number() -> None:
    engine = runs(violations=_MONTH, vehicles=_VEHICLES)
    statement = parts(engine, "vehicle_kind")["重型货车"].sql
    found = engine.session.lanes.connections[0].execute(statement).fetchall()
    assert any("重型货车" in map(str, row) and 2 in row for row in found)
