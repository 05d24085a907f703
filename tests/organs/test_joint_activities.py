"""What two units do together is entered by one, confirmed by the other, and counted once (联合活动)."""

from __future__ import annotations

import pytest

from gongshi.office.asked import form_for
from gongshi.office.deliveries import Handover
from gongshi.office.entering import ChangedMeanwhile, Entry, NotYours, enter
from gongshi.office.joint import NotToConfirm, confirm, entered_twice, merge, waiting_for
from gongshi.office.standing import standing_of
from gongshi.office.workspace import Workspace
from gongshi.packs.form import Form

FIRST, OTHER, THIRD = (Handover(n, unit=u) for n, u in (("一局党组织", "O1"), ("东岭社区", "S1"), ("三办党组织", "O3")))


def form(city: Workspace) -> Form:
    return form_for(city, city.registers["activities"])


def report(city: Workspace, how: Handover, organisers: str, token: str, **more: str) -> str:
    cells = {
        "kind": "联学联建", "held_on": "2022-11-11", "title": "联合主题党日", "organisers": organisers,
        "recorded_on": "2022-11-12", **more,
    }  # fmt: skip
    entry = Entry(city.registers["activities"], (cells,), token, "clerk", numbers=f"HD-{how.unit}-W")
    outcome = enter(city, entry, how, despite_warnings=True)
    assert outcome.delivery, [str(f) for f in outcome.faults]
    return outcome.delivery.id


def keys(rows: list[dict[str, object]]) -> list[str]:
    return [str(row["id"]) for row in rows]


def test_the_other_side_sees_what_waits_for_it_and_nobody_else_does(city: Workspace):
    report(city, FIRST, "O1、S1", "t1")
    assert keys(waiting_for(city, form(city), "S1")) == ["HD-O1-W01"]
    assert waiting_for(city, form(city), "O1") == [] and waiting_for(city, form(city), "O3") == []


def test_one_action_confirms_and_the_row_waits_no_longer(city: Workspace):
    seen = report(city, FIRST, "O1、S1", "t1")
    outcome = confirm(city, form(city), ("HD-O1-W01",), seen, OTHER, by="clerk2", token="t2")
    assert outcome.is_stored and waiting_for(city, form(city), "S1") == []
    row = standing_of(city).row(city.registers["activities"], ("HD-O1-W01",))
    assert row and str(row["confirmed_on"]) == "2022-11-21" and row["title"] == "联合主题党日"


@pytest.mark.parametrize("who", [FIRST, THIRD])
def test_neither_who_entered_it_nor_a_third_unit_confirms(city: Workspace, who: Handover):
    seen = report(city, FIRST, "O1、S1", "t1")
    with pytest.raises(NotToConfirm):
        confirm(city, form(city), ("HD-O1-W01",), seen, who, by="clerk", token="t2")


def test_a_confirmation_of_what_was_changed_meanwhile_is_refused(city: Workspace):
    seen = report(city, FIRST, "O1、S1", "t1")
    cells = {"id": "HD-O1-W01", "heads": "99"}
    enter(city, Entry(city.registers["activities"], (cells,), "t5", "c", {("HD-O1-W01",): seen}), FIRST)
    with pytest.raises(ChangedMeanwhile):
        confirm(city, form(city), ("HD-O1-W01",), seen, OTHER, by="clerk2", token="t2")


def twice(city: Workspace) -> None:
    report(city, FIRST, "O1、S1", "t1", heads="30")
    report(city, OTHER, "S1、O1", "t2", title="联合主题党日。", items="", objects="V1")


def test_an_event_that_both_entered_is_found_for_either_and_for_the_office(city: Workspace):
    twice(city)
    report(city, THIRD, "O3", "t3")
    for unit in ("O1", "S1", ""):
        (pair,) = entered_twice(city, form(city), unit)
        assert (pair.kept["id"], pair.other["id"]) == ("HD-O1-W01", "HD-S1-W01")
    assert entered_twice(city, form(city), "O3") == []


def test_merged_it_is_one_row_with_both_units_and_what_either_said(city: Workspace):
    twice(city)
    (pair,) = entered_twice(city, form(city), "S1")
    assert merge(city, form(city), pair, OTHER, by="clerk2", token="m").is_stored
    (row,) = standing_of(city).rows(city.registers["activities"])
    assert (row["id"], row["organisers"], row["heads"], row["objects"]) == ("HD-O1-W01", "O1、S1", 30, "V1")
    assert entered_twice(city, form(city)) == []


def test_a_merge_cut_off_between_its_two_deliveries_is_finished_by_asking_again(city: Workspace, monkeypatch):
    twice(city)
    (pair,) = entered_twice(city, form(city), "S1")

    def cut_off(*_args: object, **_more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("gongshi.office.joint.remove", cut_off)
    with pytest.raises(KeyboardInterrupt):
        merge(city, form(city), pair, OTHER, by="clerk2", token="m")
    monkeypatch.undo()
    (again,) = entered_twice(city, form(city), "S1")
    merge(city, form(city), again, OTHER, by="clerk2", token="m2")
    assert len(standing_of(city).rows(city.registers["activities"])) == 1


def test_a_third_unit_merges_nothing(city: Workspace):
    twice(city)
    (pair,) = entered_twice(city, form(city))
    with pytest.raises(NotYours):
        merge(city, form(city), pair, THIRD, by="clerk", token="m")
    assert len(standing_of(city).rows(city.registers["activities"])) == 2
