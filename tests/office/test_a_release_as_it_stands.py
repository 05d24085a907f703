"""A release is counted once; what people decide shows at once, what comes in is counted anew."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from threading import Event

import pytest

from gongshi.office import counted as room
from gongshi.office.counted import standing, standing_soon
from gongshi.office.deliveries import Handover
from gongshi.office.reviews import find_entry, pass_clear, put_all_forward
from gongshi.office.runs import clocks, run
from gongshi.period import Period
from gongshi.records.delivery import Mode

from .a_release import Release
from .small_city import PERIOD, deliver_rows

LATE = {"id": "SG9", "happened_at": datetime(2022, 11, 9, 8), "severity": "伤人", "brigade": "01"}


@pytest.fixture
def office(city) -> Release:
    return Release.begun(city)


def stands(office: Release, **options):
    return standing(office.workspace, office.workspace.pack("traffic"), PERIOD, **options)


def test_it_says_what_a_fresh_count_says_after_every_act(office):
    stands(office)
    rolls = put_all_forward(office.workspace, office.run().rolls, by=office.staff["nigao"])
    pass_clear(office.workspace, rolls, by=office.staff["chushen"])
    entry = stands(office).run.rolls["zone_vehicles"].entries[0]
    assert entry.state.name == "FIRST_PASSED"
    fresh = run(office.workspace, office.workspace.pack("traffic"), clocks(office.workspace, Period.parse(PERIOD)))
    found = stands(office).run
    assert [(a.figure.name, a.part, a.value, a.state) for a in found.answers] == [
        (a.figure.name, a.part, a.value, a.state) for a in fresh.answers
    ]
    assert found.rolls == fresh.rolls


def test_looking_again_counts_nothing(office, monkeypatch):
    stands(office)
    monkeypatch.setattr(room, "run", lambda *a, **k: pytest.fail("counted again"))
    assert stands(office).is_current


def test_a_delivery_is_counted_or_said_to_be_missing(office):
    before = stands(office).run.answers.of("crashes_recorded").value
    deliver_rows(office.workspace, "crashes", [LATE], Handover(mode=Mode.CHANGES))
    old = stands(office, current=False)
    assert not old.is_current and old.run.answers.of("crashes_recorded").value == before
    new = stands(office)
    assert new.is_current and new.run.answers.of("crashes_recorded").value == before + 1


def test_two_workspaces_are_never_mixed_up(office, made, tmp_path):
    import shutil

    from gongshi.office.workspace import Workspace

    shutil.copytree(made, tmp_path / "别处")
    other = Workspace.open(tmp_path / "别处" / "工作区")
    assert stands(office).run.rolls["zone_vehicles"].entries
    assert not standing(other, other.pack("traffic"), PERIOD).run.rolls["zone_vehicles"].entries


def test_an_entry_is_found_in_it_by_its_id(office):
    found = stands(office).run
    entry = found.rolls["zone_vehicles"].entries[1]
    assert find_entry(found.rolls, entry.id[:10]) == entry


def soon(office: Release, patience: float, **options):
    return standing_soon(
        office.workspace, office.workspace.pack("traffic"), PERIOD, patience=patience, **options
    )  # fmt: skip


@pytest.fixture
def held_count(monkeypatch) -> Iterator[Event]:
    """Counts wait until this is set."""
    let, counts = Event(), room.run
    monkeypatch.setattr(room, "run", lambda *a, **k: (let.wait(60), counts(*a, **k))[1])
    yield let
    let.set()


def test_a_page_does_not_wait_for_a_count_that_goes_on_behind_it(office, held_count):
    pack = office.workspace.pack("traffic")
    assert soon(office, 0) is None
    assert room.is_counting(office.workspace, pack, PERIOD)
    assert soon(office, 0) is None  # asked again it is not begun again
    held_count.set()
    found = soon(office, 60)
    assert found is not None and found.is_current
    assert not room.is_counting(office.workspace, pack, PERIOD)


def test_the_count_before_stays_on_the_page_while_the_next_goes_on(office, held_count):
    held_count.set()
    before = stands(office).run.answers.of("crashes_recorded").value
    held_count.clear()
    deliver_rows(office.workspace, "crashes", [LATE], Handover(mode=Mode.CHANGES))
    old = soon(office, 0)
    assert old is not None and not old.is_current
    assert old.run.answers.of("crashes_recorded").value == before
    held_count.set()
    new = soon(office, 60)
    assert new is not None and new.is_current
    assert new.run.answers.of("crashes_recorded").value == before + 1


def test_a_count_that_fails_is_told_to_the_next_who_asks_and_then_tried_again(office, monkeypatch):
    class Broke(Exception):
        pass

    def fails(*_a, **_k):
        raise Broke

    with monkeypatch.context() as while_broken:
        while_broken.setattr(room, "run", fails)
        with pytest.raises(Broke):
            soon(office, 60)
    assert soon(office, 60) is not None


def test_the_diary_is_laid_over_the_count_only_when_it_has_grown(office):
    first = stands(office)
    assert stands(office) is first
    made = []
    assert first.once("x", lambda: made.append(1) or "y") == stands(office).once("x", lambda: made.append(1)) == "y"
    assert made == [1]
    put_all_forward(office.workspace, office.run().rolls, by=office.staff["nigao"])
    assert stands(office) is not first
    assert "x" not in stands(office).made
