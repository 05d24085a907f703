"""What must happen by when is read from the diary alone, in working days."""

from __future__ import annotations

from datetime import date

import pytest

from gongshi.lists.actions.object import answer_objection, raise_objection
from gongshi.lists.actions.publish import publish
from gongshi.lists.actions.withdraw import annul, withdraw
from gongshi.lists.due import Task, due
from gongshi.lists.sheet import objection_text, review_grid
from gongshi.lists.standing import fold
from gongshi.workdays import Calendar


def tasks(world, at):
    return [(d.task, d.by) for d in due(world.diary.events(), at)]


def test_a_written_request_has_twenty_working_days_and_an_objection_three(world, an_at):
    entry = raise_objection(world.entry(), text="请更正", at=an_at(), is_request=True, **world.how("writer"))
    raise_objection(entry, text="不是我", at=an_at(), **world.how("writer"))
    assert tasks(world, an_at()) == [(Task.ANSWER, date(2022, 11, 28)), (Task.REPLY, date(2022, 12, 21))]
    assert [o.is_request for o in fold(world.entry().history).objections] == [True, False]


def test_what_two_people_passed_is_published_within_twenty_working_days(world, an_at):
    world.approved()
    assert tasks(world, an_at()) == [(Task.PUBLISH, date(2022, 12, 21))]


def test_a_public_name_has_its_term_and_when_annulled_the_day_it_must_be_down(world, an_at):
    entry = publish(world.approved(), at=an_at(), **world.how("press"))
    assert tasks(world, an_at()) == [(Task.EXPIRE, date(2022, 12, 23))]
    entry = annul(entry, decided_on=date(2022, 11, 24), reason="撤销", at=an_at(), **world.how("legal"))
    found = due(world.diary.events(), an_at())
    assert [d.task for d in found] == [Task.WITHDRAW, Task.EXPIRE]
    assert "行政处罚法" in found[0].basis and (found[0].list, found[0].period) == ("sample_list", "2022-11")
    withdraw(entry, reason="撤销", **world.how("press"))
    assert due(world.diary.events(), an_at()) == ()


def test_an_answered_objection_is_no_longer_due(world, an_at):
    entry = raise_objection(world.entry(), text="不是我", at=an_at(), **world.how("writer"))
    answer_objection(entry, entry.objections[0], answer="已核实", **world.how("legal"))
    assert due(world.diary.events(), an_at()) == ()


@pytest.mark.parametrize(
    ("today", "left"),
    [
        (date(2022, 11, 23), 3),
        (date(2022, 11, 26), 1),  # a Saturday
        (date(2022, 11, 28), 0),
        (date(2022, 12, 5), -5),
    ],
)
def test_what_is_left_is_counted_in_working_days(world, an_at, today, left):
    raise_objection(world.entry(), text="不是我", at=an_at(), **world.how("writer"))
    one = due(world.diary.events(), an_at())[0]
    assert one.working_days(today, Calendar()) == left
    assert one.is_late(today) == (left < 0)


def test_a_shifted_weekend_is_a_working_day(world, an_at):
    world.now = world.now.replace(month=9, day=29)
    raise_objection(world.entry(), text="不是我", at=an_at(), **world.how("writer"))
    one = due(world.diary.events(), an_at())[0]
    assert one.by == date(2022, 10, 9)  # 8 and 9 October are worked, the week before is not
    assert one.working_days(date(2022, 10, 7), Calendar()) == 2


def test_a_day_beyond_the_calendar_has_no_count(world, an_at):
    entry = publish(world.approved(), at=an_at(lists={"sample_list": {"term_days": 40_000}}), **world.how("press"))
    one = due(entry.history, an_at())[0]
    assert one.task is Task.EXPIRE and one.working_days(date(2022, 11, 23), Calendar()) is None


def test_reviewers_see_an_open_objection_with_its_clock(world, a_candidate, an_at):
    entry = raise_objection(world.proposed(), text="不是我", at=an_at(), is_request=True, **world.how("writer"))
    said = objection_text(entry.open_objections[0])
    assert "不是我" in said and "2022-12-21" in said and said.startswith("书面申请")
    grid = review_grid(world.roll(entry.candidate))
    assert said in grid.rows[0]
