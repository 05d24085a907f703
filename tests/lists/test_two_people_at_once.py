"""Two people act on one entry at once: one wins, the other is told what was done."""

from __future__ import annotations

from threading import Barrier, Thread

import pytest

from gongshi.lists.actions.act import ActedMeanwhile
from gongshi.lists.actions.object import raise_objection
from gongshi.lists.actions.review import Decision, decide, pass_entry, return_entry
from gongshi.lists.diary import Act
from gongshi.lists.journal import FileDiary
from gongshi.lists.states import State


def test_who_decides_on_what_he_saw_before_another_act_is_told_of_it(world, three_parts):
    seen = world.proposed()
    return_entry(seen, **world.how("first"), reason="证据不足")
    with pytest.raises(ActedMeanwhile) as caught:
        pass_entry(seen, **world.how("first"))
    three_parts(caught.value)
    assert caught.value.event.act is Act.RETURN and "退回" in caught.value.what


def test_nothing_is_written_for_who_came_second(world):
    seen = world.proposed()
    pass_entry(seen, **world.how("first"))
    before = len(world.diary.events())
    with pytest.raises(ActedMeanwhile):
        decide([Decision(seen, False, "晚了")], **world.how("first"))
    assert len(world.diary.events()) == before


def test_an_objection_raised_meanwhile_stops_a_decision_too(world, an_at):
    seen = world.proposed()
    raise_objection(seen, text="不是他", at=an_at(), **world.how("press"))
    with pytest.raises(ActedMeanwhile):
        pass_entry(seen, **world.how("first"))


def test_of_many_at_the_same_moment_exactly_one_wins(world):
    seen, start, told = world.proposed(), Barrier(6), []
    how = world.how("first")

    def decide_now() -> None:
        own = FileDiary(world.diary.path)
        start.wait()
        try:
            told.append(pass_entry(seen, **{**how, "diary": own}).state.name)
        except ActedMeanwhile:
            told.append("told")

    threads = [Thread(target=decide_now) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == [State.FIRST_PASSED.name, *["told"] * 5]
    assert sum(e.act is Act.PASS for e in FileDiary(world.diary.path).events()) == 1
