"""A register held for pages answers the same question once, and anew when something came in."""

from __future__ import annotations

from datetime import datetime

import pytest

from gongshi.engines import conditions
from gongshi.engines.conditions import Condition, Order
from gongshi.engines.held import Held
from gongshi.engines.remembered import Remembered
from gongshi.office.deliveries import Handover
from gongshi.records.delivery import Mode

from .small_city import deliver_rows


@pytest.fixture
def crashes(city):
    return city.registers["crashes"]


def ids(held, crashes, **more):
    return [row["id"] for row in held.rows(crashes, order=Order(crashes.column("id")), **more)]


def test_pages_of_one_order_are_slices_of_one_sorting(city, crashes):
    held = Held(city.vault())
    everything = ids(held, crashes)
    pages = [ids(held, crashes, limit=2, offset=n) for n in range(0, len(everything), 2)]
    assert [id_ for page in pages for id_ in page] == everything
    asked = held._orders._kept[crashes.name]
    assert len(asked) == 1


def test_rows_without_an_order_come_as_they_were_delivered_page_by_page(city, crashes):
    held = Held(city.vault())
    pages = [held.rows(crashes, limit=1, offset=n)[0]["id"] for n in range(held.count(crashes))]
    assert pages == [row["id"] for row in held.rows(crashes)]


def test_what_comes_in_is_in_the_next_answer(city, crashes):
    held = Held(city.vault())
    before = held.count(crashes)
    assert held.count(crashes) == before
    new = {"id": "SG9", "happened_at": datetime(2022, 11, 9, 8), "severity": "伤人", "brigade": "01"}
    deliver_rows(city, "crashes", [new], Handover(mode=Mode.CHANGES))
    assert held.count(crashes) == before + 1
    assert "SG9" in ids(held, crashes, limit=50)


def test_who_changes_an_answer_changes_his_own_only(city, crashes):
    held = Held(city.vault())
    held.rows(crashes)[0]["id"] = "被改过"
    assert held.rows(crashes)[0]["id"] != "被改过"


def test_the_oldest_answer_gives_way_and_one_longer_than_the_room_is_not_kept():
    kept, asked = Remembered(most=2, room=3), []

    def find(answer):
        asked.append(answer)
        return answer

    for text in ("a", "b", "a", "c", "b", "long", "long", "b"):
        kept.of("r", text, lambda text=text: find(text))
    assert asked == ["a", "b", "c", "b", "long", "long", "b"]


def test_a_code_that_is_listed_but_not_first_is_found(city, crashes):
    held = Held(city.vault())
    first = held.rows(crashes)[0]
    value = str(first["brigade"])
    assert held.count(crashes, [Condition((crashes.column("brigade"),), conditions.Test.AMONG, value)]) > 0
    assert held.count(crashes, [Condition((crashes.column("brigade"),), conditions.Test.AFTER_FIRST, value)]) == 0
