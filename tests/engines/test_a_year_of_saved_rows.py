"""A desk delivers every saved row by itself: many small deliveries mean what they mean one by one, and cost no square."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from gongshi.engines import asof, bringers, together
from gongshi.engines.asof import as_of, snapshot_path
from gongshi.engines.duckdb import DuckEngine
from gongshi.engines.held import Held
from gongshi.records.delivery import Delivery, Mode
from gongshi.records.register import Integer

from ..records.a_vault import DRIVERS, FIRST, Desk, a_desk

SAVED = 60


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A whole delivery, and sixty saved rows after it, some of them taken out again."""
    made, chance = a_desk(tmp_path, FIRST), random.Random(7)
    for nth in range(SAVED):
        number = f"JS{chance.randint(0, 9)}"
        mode = Mode.REMOVALS if nth % 5 == 4 else Mode.CHANGES
        made.deliver([(number, nth, "虚构")], mode=mode, file=f"{nth}.csv")
    return made


def rows_in(desk: Desk, select: str) -> list[dict[str, object]]:
    from gongshi.engines.plain import plain_rows
    from gongshi.engines.session import connect

    with connect() as connection:
        return sorted(plain_rows(connection.execute(select).to_arrow_table()), key=lambda row: str(row["number"]))


def test_read_together_they_are_what_they_are_one_by_one(desk, monkeypatch):
    vault = desk.open()
    stack = vault.stack("drivers", desk.clock())
    together_ = rows_in(desk, asof.merge_of(vault, DRIVERS, stack))
    monkeypatch.setattr(asof, "FEW", 10**6)
    assert rows_in(desk, asof.merge_of(vault, DRIVERS, stack)) == together_
    assert {row["_delivery"] for row in together_} <= {delivery.id for delivery in stack}


def test_deliveries_of_other_columns_are_read_among_them(desk):
    """A column came later: older files lack it, newer ones have it, and both are in one statement."""
    wider = replace(DRIVERS, columns=(*DRIVERS.columns, replace(DRIVERS.column("points"), name="more", required=False)))
    vault = desk.open()
    stack = list(vault.stack("drivers", desk.clock()))
    other = tuple(replace(kept, type=Integer.name if kept.name == "points" else kept.type) for kept in stack[3].columns)
    stack[3] = replace(stack[3], columns=other[:-1])
    select = together.read_together(vault, wider, stack[1:])
    assert select.count("read_parquet") == 2
    found = rows_in(desk, select)
    assert sorted(row["_nth"] for row in found) == list(range(1, len(stack)))
    assert all(row["more"] is None and row["_delivery"] == stack[row["_nth"]].id for row in found)


def test_a_snapshot_grows_from_the_last_one_and_is_found_without_trying_every_length(desk, monkeypatch):
    vault = desk.open()
    stack = vault.stack("drivers", desk.clock())
    as_of(vault, DRIVERS, stack[:40])
    tried = []
    monkeypatch.setattr(asof, "_is_whole", lambda path: tried.append(path) or path.exists())
    select = asof.merge_of(vault, DRIVERS, stack)
    assert str(snapshot_path(vault, DRIVERS, stack[:40])) in select
    assert len(tried) == 1


def test_a_desk_just_started_lays_the_register_out_from_the_last_snapshot(desk, monkeypatch):
    vault = desk.open()
    stack = vault.stack("drivers", desk.clock())
    whole = Held(vault).rows(DRIVERS)
    as_of(vault, DRIVERS, stack[:40])
    read: list[Delivery] = []
    together_ = asof.read_together
    monkeypatch.setattr(asof, "read_together", lambda v, r, some: read.extend(some) or together_(v, r, some))
    assert sorted(map(str, Held(desk.open()).rows(DRIVERS))) == sorted(map(str, whole))
    assert len(read) == len(stack) - 40


def test_a_row_s_history_opens_the_files_that_brought_it_and_no_others(desk, monkeypatch):
    held, opened = Held(desk.open()), []
    held.versions(DRIVERS, ("JS1",))
    monkeypatch.setattr(bringers, "files_of", lambda *_: pytest.fail("all files read again"))
    files_of = together.files_of
    monkeypatch.setattr("gongshi.engines.held.files_of", lambda v, some: opened.extend(some) or files_of(v, some))
    found = held.versions(DRIVERS, ("JS1",))
    assert set(found) == {d.id for d in opened} and 0 < len(opened) < SAVED / 3
    assert held.versions(DRIVERS, ("JS77",)) == {}


def test_a_history_knows_what_came_since(desk):
    held = Held(desk.open())
    before = held.versions(DRIVERS, ("JS2",))
    desk.deliver([("JS2", 99, "虚构")], mode=Mode.CHANGES, file="后来.csv")
    after = held.versions(DRIVERS, ("JS2",))
    assert len(after) == len(before) + 1
    assert after[desk.open().deliveries()[-1].id]["points"] == 99


def test_an_engine_reads_the_same_rows(desk):
    vault, now = desk.open(), desk.clock()
    engine = DuckEngine(vault, {"drivers": DRIVERS}, now)
    found = {row["number"]: row["points"] for row in engine.rows(engine.tables("drivers"))}
    assert found == {row["number"]: row["points"] for row in Held(vault).rows(DRIVERS)}
