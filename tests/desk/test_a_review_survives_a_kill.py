"""The desk killed at steps of a reviewer's decision: it stands once or not at all, and can be sent again."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from gongshi.lists.diary import Act
from gongshi.office.people import diary, people, signer
from gongshi.office.reviews import put_all_forward
from gongshi.office.runs import clocks
from gongshi.office.workspace import Workspace
from gongshi.period import Period

from .conftest import _run_once
from .entering import killed
from .workers import python

SCRIPT = Path(killed.__file__)
PATIENCE = 180


def steps_of(office: Workspace, *words: str) -> int:
    """How many steps the request took in a process of its own; -1 where it killed itself before its end."""
    process = python(office.root, str(SCRIPT), str(office.root), *words)
    said, _ = process.communicate(timeout=PATIENCE)
    if process.returncode == -signal.SIGKILL:
        return -1
    assert process.returncode == 0, said
    return int(said or 0)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="a process kills itself by SIGKILL")
def test_a_decision_that_was_killed_stands_once_when_it_is_sent_again(office: Workspace):
    at = clocks(office, Period.parse("2022-11"))
    rolls = put_all_forward(office, _run_once(office, office.pack("traffic"), at).rolls, by=signer(office, "nigao"))
    waiting = [e.id for roll in rolls.values() for e in roll.reviewable]
    steps_of(office, "prepare-review")
    steps = steps_of(office, "review", waiting[0], "0")
    assert steps >= 3
    for step, entry in zip(sorted({1, steps // 2 + 1, steps}), waiting[1:], strict=False):
        assert steps_of(office, "review", entry, str(step)) == -1
        stood = [e.entry for e in diary(office).events() if e.act is Act.PASS and e.entry == entry]
        if not stood:
            assert steps_of(office, "review", entry, "0") > 0
        passed = [e.entry for e in diary(office).events() if e.act is Act.PASS and e.entry == entry]
        assert passed == [entry]
    assert diary(office).verify(people(office)) == ()
