"""What a page is told of a register is what stands, whatever was remembered before (现行台账)."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest

from gongshi.engines import laid
from gongshi.engines.conditions import Condition, Order, Test
from gongshi.engines.held import Held
from gongshi.engines.laid import Row
from gongshi.records.delivery import Mode

from ..records.a_vault import DRIVERS, FIRST, Desk, a_desk

NUMBER, POINTS = DRIVERS.column("number"), DRIVERS.column("points")
UNITS = ("DW1", "DW2", "DW10")
ASKED: tuple[tuple[tuple[Condition, ...], Order | None], ...] = (
    ((), None),
    ((), Order(POINTS, descending=True)),
    ((Condition((POINTS,), Test.FROM, "5"),), Order(NUMBER)),
    ((Condition((NUMBER,), Test.BEGINS, "DW1"),), None),
    *(((Condition((NUMBER,), Test.AMONG, unit),), Order(POINTS)) for unit in UNITS),
    *(((Condition((NUMBER,), Test.AFTER_FIRST, unit),), None) for unit in UNITS),
    ((Condition((NUMBER,), Test.AMONG, "DW1"), Condition((POINTS,), Test.TO, "6")), None),
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return a_desk(tmp_path, FIRST)


def said(held: Held) -> list[object]:
    """Everything that is asked, whole and in pieces, with how many there are; without an order any will do."""
    return [_in_order(held.rows(DRIVERS, *asked), asked[1]) for asked in ASKED] + [
        (held.count(DRIVERS, asked[0]), asked[1] and held.page(DRIVERS, *asked, limit=2, offset=1)) for asked in ASKED
    ]


def _in_order(rows: list[Row], order: Order | None) -> list[Row]:
    return rows if order else sorted(rows, key=lambda row: str(row["number"]))


def some(chance: random.Random, nth: int) -> tuple[list[tuple[str, int, str]], Mode]:
    numbers = ["、".join(chance.sample(UNITS, chance.randint(1, 2))) for _ in range(chance.randint(1, 3))]
    mode = chance.choice([Mode.CHANGES, Mode.CHANGES, Mode.CHANGES, Mode.REMOVALS, Mode.WHOLE])
    return [(number, chance.randint(0, 9), "虚构") for number in dict.fromkeys(numbers)], mode


@pytest.mark.parametrize("most", [500_000, 2, 0])
def test_what_is_remembered_says_what_one_who_never_asked_before_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, most: int
):
    """With all rows in memory, with a register that outgrows it, and with rows fetched by DuckDB."""
    monkeypatch.setattr(laid, "MOST_LAID", most)
    chance, held = random.Random(most), Held(desk.open())
    for nth in range(8):
        rows, mode = some(chance, nth)
        desk.deliver(rows, mode=mode, file=f"{nth}.csv")
        assert said(held) == said(Held(desk.open()))


def test_a_row_of_one_unit_leaves_what_is_remembered_of_another(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    held = Held(desk.open())
    mine, others = ([Condition((NUMBER,), Test.AMONG, unit)] for unit in UNITS[:2])
    desk.deliver([("DW1、DW10", 1, "虚构")], mode=Mode.CHANGES, file="甲.csv")
    held.rows(DRIVERS, mine), held.rows(DRIVERS, others)
    desk.deliver([("DW2", 1, "虚构")], mode=Mode.CHANGES, file="乙.csv")
    held.count(DRIVERS, [])
    monkeypatch.setattr(laid.Laid, "places", lambda *_: pytest.fail("asked again"))
    assert [row["number"] for row in held.rows(DRIVERS, mine)] == ["DW1、DW10"]


def test_rows_beside_few_and_beside_many_are_the_same(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    held = Held(desk.open())
    desk.deliver([(f"JS{n}", n % 3, "虚构") for n in range(30)], mode=Mode.CHANGES, file="多.csv")
    near = pa.table({"number": ["JS1", None, "没有"], "points": [2, None, 77]})
    few = held.companions(DRIVERS, near, [["points"]])
    monkeypatch.setattr(laid, "_TYPED", 0)
    assert held.companions(DRIVERS, near, [["points"]]).equals(few)
    assert few.num_rows > 9


def test_a_register_with_another_column_is_laid_out_anew(desk: Desk):
    held = Held(desk.open())
    before = held.rows(DRIVERS)
    wider = replace(DRIVERS, columns=(*DRIVERS.columns, replace(POINTS, name="more", label="另加", required=False)))
    assert [{**row, "more": None} for row in before] == held.rows(wider)


def test_a_delivery_still_on_its_way_is_seen_when_it_has_arrived(desk: Desk):
    held = Held(desk.open())
    number = held.count(DRIVERS)
    desk.deliver([("JS9", 1, "虚构")], mode=Mode.CHANGES, file="在途.csv")
    delivery = desk.open().deliveries()[-1]
    shelves = held.vault.shelves
    place, waiting = shelves.deliveries_folder / delivery.id, shelves.staging / delivery.id
    place.rename(waiting)
    assert held.count(DRIVERS) == number
    waiting.rename(place)
    assert held.count(DRIVERS) == number + 1
