"""The board of a release: figures with older ones beside, how far lists are, what to do next and who."""

from __future__ import annotations

import pytest

from gongshi.lists.person import Role
from gongshi.office.next_step import Work, first_for, holding, next_steps
from gongshi.office.objecting import NoObjectionThere, object_to, turn_down, uphold
from gongshi.office.release_board import release_board
from gongshi.office.reviews import pass_clear, put_all_forward

from .a_release import Release


@pytest.fixture
def office(city) -> Release:
    return Release.begun(city)


def board(office: Release):
    return release_board(office.workspace, office.run())


def works(office: Release) -> list[Work]:
    return [step.work for step in next_steps(board(office))]


def test_a_figure_stands_beside_last_year_and_last_month(office):
    line = next(f for f in board(office).figures if f.answer.figure.name == "crashes_recorded")
    assert line.shown == "两起"
    assert [b.label for b in line.beside] == ["上年同期", "上期"]
    assert line.beside[1].shown == "0起" and line.beside[1].words == "上期为零"


def test_the_next_step_goes_from_hand_to_hand(office):
    assert Work.PROPOSE in works(office)
    rolls = put_all_forward(office.workspace, office.run().rolls, by=office.staff["nigao"])
    assert Work.FIRST in works(office) and Work.PROPOSE not in works(office)
    rolls = pass_clear(office.workspace, rolls, by=office.staff["chushen"])
    assert Work.SECOND in works(office)
    pass_clear(office.workspace, rolls, by=office.staff["fuhe"])
    assert works(office)[-2:] == [Work.RENDER, Work.APPROVE]
    office.approve(office.run())
    assert works(office)[-1] is Work.PUBLISH and not holding(next_steps(board(office)))


def test_everybody_is_told_his_own_step_and_the_others_that_they_wait(office):
    put_all_forward(office.workspace, office.run().rolls, by=office.staff["nigao"])
    found = next_steps(board(office))
    step = first_for(found, Role.FIRST_REVIEW)
    assert step is not None and step.work is Work.FIRST and "两" not in step.says and "2" in step.says
    assert first_for(found, Role.SECOND_REVIEW) is None


def test_after_publication_nothing_is_left_to_do(release):
    assert works(release) == []
    assert board(release).edition is not None


def test_an_open_objection_comes_first_and_holds_publication(office):
    run = office.run()
    entry = run.rolls["zone_vehicles"].entries[0]
    object_to(office.workspace, run, entry, text="当日车辆在维修", by=office.staff["fabu"])
    first = next_steps(board(office))[0]
    assert first.work is Work.ANSWER and first.holds
    assert board(office).open_objections == 1


def test_an_entry_without_an_objection_has_none_to_answer(office, refused):
    entry = office.run().rolls["zone_vehicles"].entries[0]
    refused(NoObjectionThere, turn_down, office.workspace, entry, answer="无", by=office.staff["fabu"])
    refused(NoObjectionThere, uphold, office.workspace, office.run(), entry, answer="无", by=office.staff["fabu"])


def test_the_approval_and_the_edition_stand_on_the_board(office):
    assert board(office).approval == "" and board(office).edition is None
    done = office.reviewed()
    office.approve(done)
    assert len(board(office).approval) == 64
