"""A page never counts a release: it says that it is being counted, and opens when that is done."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event
from time import monotonic, sleep

import pytest

from gongshi.desk.role import DeskRole
from gongshi.desk.views.month.place import usual_period
from gongshi.office import counted as room

MONTH = "/month/traffic/{}/"


@pytest.fixture
def held_count(monkeypatch, settings) -> Iterator[Event]:
    """Counts wait until this is set, and pages wait for no count."""
    let, counts = Event(), room.run
    monkeypatch.setattr(room, "run", lambda *a, **k: (let.wait(600), counts(*a, **k))[1])
    settings.GONGSHI_PATIENCE = 0.0
    yield let
    let.set()


def wait_till_counted(office) -> None:
    """The count is kept a moment before it is called done."""
    end = monotonic() + 60
    while room.is_counting(office, office.pack("traffic"), usual_period(office)):
        assert monotonic() < end
        sleep(0.01)


def test_the_first_page_says_that_it_is_counted_and_opens_by_itself_when_it_is(office, client_of, held_count):
    client, address = client_of(DeskRole.OFFICE), MONTH.format(usual_period(office))
    page = client.get(address)
    assert page.status_code == 202
    text = page.content.decode()
    assert "正在统计" in text and f'hx-get="{address}counted/?waits=1"' in text and "<noscript>" in text
    assert client.get(f"{address}counted/").status_code == 204
    held_count.set()
    room.standing_soon(office, office.pack("traffic"), usual_period(office), patience=600)
    wait_till_counted(office)
    told = client.get(f"{address}counted/?waits=1")
    assert (told.status_code, told.headers["HX-Refresh"]) == (200, "true")
    assert client.get(address).status_code == 200
    beside = client.get(f"{address}counted/")
    assert "HX-Refresh" not in beside.headers and "刷新这一页" in beside.content.decode()


def test_who_may_not_see_the_month_is_not_told_whether_it_is_counted(office, client_of):
    assert client_of(DeskRole.UNIT_CLERK).get(MONTH.format(usual_period(office)) + "counted/").status_code == 403


def test_this_month_is_counted_while_the_desk_starts(office, held_count):
    from gongshi.desk.warming import count_this_month

    count_this_month()
    assert room.is_counting(office, office.pack("traffic"), usual_period(office))
