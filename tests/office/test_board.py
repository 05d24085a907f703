"""The board says which registers are still missing, as of a moment (看板)."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from gongshi.figures.answer import State
from gongshi.office.board import Expected, expected
from gongshi.office.deliveries import Handover
from gongshi.office.runs import clocks, run
from gongshi.office.workspace import Workspace
from gongshi.period import Period

from .small_city import CLOCK, ROWS, deliver_rows

NOVEMBER = Period.parse("2022-11")
NOW = datetime.fromisoformat(CLOCK)


def board(workspace: Workspace, period: Period = NOVEMBER, known: datetime = NOW) -> dict[str, Expected]:
    return {line.register.name: line for line in expected(workspace, period, known)}


def test_of_an_empty_workspace_everything_is_missing_but_what_nobody_waits_for(workspace: Workspace):
    lines = board(workspace)
    assert {name for name, line in lines.items() if not line.missing} >= {"published_figures", "published_names"}
    assert lines["crashes"].missing and lines["brigades"].missing
    assert lines["crashes"].says == "尚未报送"


def test_a_monthly_register_is_wanted_again_next_month_and_a_standing_one_is_not(workspace: Workspace):
    for name in ("crashes", "brigades"):
        deliver_rows(workspace, name, ROWS[name])
    assert not board(workspace)["crashes"].missing
    later = board(workspace, Period.parse("2022-12"), datetime(2022, 12, 23))
    assert later["crashes"].missing and later["crashes"].says == "本期尚未报送"
    assert not later["brigades"].missing


def test_a_month_of_which_nothing_came_is_not_reported_and_never_zero(city: Workspace):
    """没有报送的不写 0: November's rows say nothing of December, neither a figure nor an empty list."""
    at = clocks(city, Period.parse("2022-12"), known=datetime(2022, 12, 23))
    found = run(city, city.packs[0], at)
    crashes = [a for a in found.answers if "crashes" in getattr(a.figure, "registers", ())]
    assert crashes and {a.state for a in crashes} == {State.NOT_REPORTED}
    assert all(a.value is None for a in crashes)
    rest_on_crashes = [n for n, roll in found.rolls.items() if "crashes" in roll.rule.rests_on]
    assert all(city.registers["crashes"].label in found.rolls[n].not_reported for n in rest_on_crashes)
    november = run(city, city.packs[0], clocks(city, NOVEMBER)).answers
    assert State.NOT_REPORTED not in {a.state for a in november if getattr(a.figure, "registers", ()) == ("crashes",)}


def test_a_delivery_after_the_moment_is_not_seen(workspace: Workspace):
    deliver_rows(workspace, "crashes", ROWS["crashes"])
    assert board(workspace, known=datetime(2022, 11, 22))["crashes"].last is None


@pytest.mark.parametrize(("known_at", "missing"), [("2022-10-31T23:59:59", True), ("2022-11-01T00:00:00", False)])
def test_a_delivery_counts_from_the_first_moment_of_the_period(workspace: Workspace, known_at: str, missing: bool):
    deliver_rows(workspace, "crashes", ROWS["crashes"], Handover(known_at=datetime.fromisoformat(known_at)))
    assert board(workspace)["crashes"].missing is missing


def test_the_clocks_of_a_release_are_now_unless_they_are_said(workspace: Workspace):
    at = clocks(workspace, NOVEMBER)
    assert (at.known, at.on, at.released) == (NOW, NOW.date(), NOW.date())


def test_a_release_later_than_its_data_is_judged_on_the_day_of_release(workspace: Workspace):
    at = clocks(workspace, NOVEMBER, known=datetime(2022, 11, 22, 18), released=date(2022, 11, 23))
    assert at.known == datetime(2022, 11, 22, 18)
    assert at.on == at.released == date(2022, 11, 23)
