"""Clocks that run are shown together with the names for which they run; a term's last day belongs to the term."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace

from gongshi.lists.due import Due, Task
from gongshi.office import due_groups as groups
from gongshi.office.clocks import Deadline

TERM = date(2022, 12, 23)


def a_due(task: Task, entry: str = "a1", period: str = "2022-11") -> Due:
    return Due(task, TERM, "sample_list", period, entry, "依据", "判决已改判" if task is Task.ANSWER else "")


def test_a_term_presses_from_the_day_after_its_last_and_everything_else_on_its_day():
    over = a_due(Task.EXPIRE)
    assert not over.is_pressing(TERM) and over.is_pressing(TERM + timedelta(days=1))
    assert a_due(Task.WITHDRAW).is_pressing(TERM) and not a_due(Task.WITHDRAW).is_pressing(TERM - timedelta(days=1))


def test_deadlines_of_one_list_period_task_and_day_come_together_with_the_names_that_were_published(monkeypatch):
    sealed = SimpleNamespace(lists=[SimpleNamespace(entries=[SimpleNamespace(id="a1", name="虚构某")])])
    monkeypatch.setattr(groups, "editions", lambda workspace: ())
    monkeypatch.setattr(groups, "current", lambda found: (sealed,))
    rule = SimpleNamespace(name="sample_list")
    workspace = SimpleNamespace(
        packs=[SimpleNamespace(name="traffic", lists=[rule])],
        now=lambda: SimpleNamespace(date=lambda: TERM + timedelta(days=1)),
    )
    run = SimpleNamespace(
        rolls={"sample_list": SimpleNamespace(entries=[SimpleNamespace(id="b2", shown_name="浙A15001")])}
    )
    found = [
        a_due(Task.EXPIRE, "a1"),
        a_due(Task.EXPIRE, "b2"),
        a_due(Task.EXPIRE, "c3", "2022-10"),
        a_due(Task.ANSWER),
    ]
    shown = groups.due_groups(workspace, [Deadline(one, "样本名单", -1) for one in found], run)
    said = [(g.like.due.task, g.period.code, [e.name for e in g.entries]) for g in shown]
    assert said == [
        (Task.EXPIRE, "2022-11", ["虚构某", "浙A15001"]),
        (Task.EXPIRE, "2022-10", [""]),
        (Task.ANSWER, "2022-11", ["虚构某"]),
    ]
    assert shown[2].entries[0].text == "判决已改判" and all(g.pack == "traffic" and g.is_late for g in shown)
