"""Rows delivered as removals leave the register; what was known before keeps them (撤行)."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from gongshi.engines.duckdb import DuckEngine
from gongshi.records.delivery import Mode

from ..records.a_vault import FIRST, REGISTERS, Desk, a_desk


def numbers(desk: Desk, known: datetime = datetime(2040, 1, 1), *, sealed: bool = False) -> list[str]:
    engine = DuckEngine(desk.open(), REGISTERS, known, reader="测试", why="测试")
    return sorted(str(r["number"]) for r in engine.rows(engine.tables("drivers", sealed=sealed).select("number")))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return a_desk(tmp_path, FIRST)


@pytest.mark.parametrize("sealed", [False, True])
def test_a_removed_row_is_gone_from_open_and_sealed_reading(desk: Desk, sealed: bool):
    desk.deliver([("JS2", 0, "")], mode=Mode.REMOVALS, file="撤行.csv")
    assert numbers(desk, sealed=sealed) == ["JS1", "JS3"]


def test_a_moment_before_the_removal_still_shows_the_row(desk: Desk):
    first = desk.open().deliveries()[0]
    desk.deliver([("JS2", 0, "")], mode=Mode.REMOVALS, file="撤行.csv")
    assert numbers(desk, first.known_at) == ["JS1", "JS2", "JS3"]


def test_a_removed_row_that_is_delivered_again_stands_again(desk: Desk):
    desk.deliver([("JS2", 0, "")], mode=Mode.REMOVALS, file="撤行.csv")
    desk.deliver([("JS2", 5, "虚构乙")], mode=Mode.CHANGES, file="又报.csv")
    assert numbers(desk) == ["JS1", "JS2", "JS3"]


def test_many_small_changes_and_removals_give_what_a_dictionary_gives(desk: Desk):
    """Beyond a few deliveries another statement merges them; both must mean the same."""
    stands = {number: points for number, points, _ in FIRST}
    for n in range(40):
        number = f"JS{n % 7}"
        mode = Mode.REMOVALS if n % 3 == 2 else Mode.CHANGES
        desk.deliver([(number, n, "虚构丁")], mode=mode, file=f"{n}.csv")
        if mode is Mode.REMOVALS:
            stands.pop(number, None)
        else:
            stands[number] = n
    engine = DuckEngine(desk.open(), REGISTERS, datetime(2040, 1, 1))
    found = {r["number"]: r["points"] for r in engine.rows(engine.tables("drivers"))}
    assert found == stands


def test_a_snapshot_of_few_deliveries_grows_into_one_of_many(desk: Desk):
    for n in range(3):
        desk.deliver([(f"JT{n}", n, "虚构戊")], mode=Mode.CHANGES, file=f"{n}.csv")
    assert len(numbers(desk)) == 6
    for n in range(3, 30):
        desk.deliver([(f"JT{n % 5}", n, "虚构戊")], mode=Mode.CHANGES, file=f"{n}.csv")
    desk.deliver([("JS1", 0, "")], mode=Mode.REMOVALS, file="撤行.csv")
    assert numbers(desk) == ["JS2", "JS3", "JT0", "JT1", "JT2", "JT3", "JT4"]


def test_a_removal_before_anything_stands_takes_nothing_away_and_brings_nothing(tmp_path: Path):
    desk = a_desk(tmp_path, [])
    desk.deliver([("JS2", 0, "")], mode=Mode.REMOVALS, file="撤行.csv")
    assert numbers(desk) == []
