"""A release is counted once; what people decide shows at once, what comes in is counted anew."""

from __future__ import annotations

from datetime import datetime

import pytest

from gongshi.office import counted as room
from gongshi.office.counted import standing
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
