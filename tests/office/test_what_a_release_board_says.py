"""The board of a release: figures with older ones beside, how far lists are, what to do next and who."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest

from gongshi.figures.answer import Answer, State
from gongshi.figures.at import At
from gongshi.figures.compare import Against, compare
from gongshi.figures.figure import Selected
from gongshi.lists.person import Role
from gongshi.office.figure_lines import figure_line, silent_registers
from gongshi.office.next_step import Work, first_for, holding, next_steps
from gongshi.office.objecting import NoObjectionThere, object_to, turn_down, uphold
from gongshi.office.release_board import release_board
from gongshi.office.reviews import pass_clear, put_all_forward
from gongshi.period import Period
from gongshi.settings import Settings

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
    assert line.shown == "2起"
    assert [b.label for b in line.beside] == ["上年同期", "上期"]
    assert line.beside[1].shown == "" and line.beside[1].words == "上期没有相应记录"


def compared(name: str, then: str, rows: int, now: str = "9", unit: str = "起", registers=("crashes", "vehicles")):
    figure = Selected(name, name, unit, "全市", "台账", "说明", registers=registers)
    today = At(Period.parse("2022-12"), date(2022, 12, 23), datetime(2022, 12, 23), date(2022, 12, 23), Settings({}))
    new = Answer(figure, today, Decimal(now), State.KNOWN)
    base = today.shifted(Against.YEAR_ON_YEAR.base(today.period))
    old = Answer(figure, base, Decimal(then), State.KNOWN, rows=rows)
    return {(name, str(Against.YEAR_ON_YEAR)): compare(new, old)}


def test_a_year_ago_of_which_nothing_was_ever_delivered_is_no_zero():
    found = compared("a", "0", 0) | compared("b", "0", 0) | compared("c", "0", 0, registers=("zones",))
    assert silent_registers(found, Against.YEAR_ON_YEAR) == {"crashes", "zones"}
    assert silent_registers(found | compared("d", "3", 3), Against.YEAR_ON_YEAR) == {"zones"}
    clear = compared("carriers", "168", 168, registers=("carriers", "vehicles", "crashes"))
    run = SimpleNamespace(comparisons=found | clear)
    now = next(iter(clear.values())).now
    (beside,) = figure_line(run, now).beside
    assert beside.shown == "" and beside.words == "上年同期没有相应记录"


def test_the_three_columns_write_a_value_in_one_way():
    found = compared("a", "0.26", 3, now="0.3") | compared("b", "19.29", 3, now="38.6")
    lines = [figure_line(SimpleNamespace(comparisons=found), c.now) for c in found.values()]
    assert [(line.shown, line.beside[0].shown) for line in lines] == [("0.3起", "0.3起"), ("38.6起", "19.3起")]


def test_what_has_no_value_now_is_compared_with_nothing(office):
    waits = [f for f in board(office).figures if f.answer.value is None]
    assert waits and all(b.words in ("", f"{b.label}没有相应记录") for f in waits for b in f.beside)


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


def test_nothing_is_put_forward_of_lists_whose_registers_are_missing(office):
    done = office.run()
    missing = done.with_rolls({n: replace(r, not_reported=("违法记录台账",)) for n, r in done.rolls.items()})
    steps = next_steps(release_board(office.workspace, missing))
    works = [step.work for step in steps]
    assert Work.DELIVER in works and not {Work.PROPOSE, Work.FIRST, Work.RENDER, Work.PUBLISH} & set(works)
    assert [s.work for s in holding(steps)] == [Work.DELIVER] and missing.waiting == done.waiting
    rolls = put_all_forward(office.workspace, missing.rolls, by=office.staff["nigao"])
    assert [e.state for r in rolls.values() for e in r.entries] == [
        e.state for r in done.rolls.values() for e in r.entries
    ]

    name = next(n for n, roll in done.rolls.items() if roll.reviewable)
    late = done.with_rolls(
        {n: r if n == name else replace(r, not_reported=("别的台账",)) for n, r in done.rolls.items()}
    )
    assert late.waiting == len(done.rolls[name].reviewable)
    assert Work.PROPOSE in [step.work for step in next_steps(release_board(office.workspace, late))]


def test_what_comes_after_publication_holds_nothing_and_names_its_day(release, refused):
    from gongshi.office.correcting import NothingToCorrect, propose_correction
    from gongshi.office.publication import as_public

    public = as_public(release.workspace, release.workspace.pack("traffic"), "2022-11")
    entry = public.rolls["zone_vehicles"].public[0]
    fault = refused(
        NothingToCorrect, propose_correction, release.workspace, public.pack, "2022-11", reason="迟报",
        by=release.staff["fabu"],
    )  # fmt: skip
    assert "没有新的报送" in fault.what and "--correct" in fault.mend

    def steps():
        now = as_public(release.workspace, public.pack, "2022-11")
        return next_steps(release_board(release.workspace, now))

    objected = object_to(release.workspace, public, entry, text="不是我", by=release.staff["fabu"])
    (answer,) = [s for s in steps() if s.work is Work.ANSWER]
    assert not answer.holds and "不能公开" not in answer.says
    upheld = uphold(release.workspace, public, objected, answer="属实", by=release.staff["shenpi"])
    mine = first_for(steps(), Role.PRESS)
    assert mine.work is Work.WITHDRAW and str(upheld.withdraw_by) in mine.says and not mine.holds
