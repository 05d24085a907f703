"""The desk killed at every step of a reviewer's decision: it stands once or not at all, and can be sent again."""

from __future__ import annotations

import os
import re
import signal

import pytest

from gongshi.desk.role import DeskRole
from gongshi.lists.diary import Act
from gongshi.office.people import diary, people, signer
from gongshi.office.reviews import put_all_forward
from gongshi.office.runs import clocks
from gongshi.period import Period

from .conftest import _run_once
from .entering.killed import Killer

pytestmark = pytest.mark.django_db
MONTH = "/month/traffic/2022-11/"


def decide(client, entry: str):
    return client.post(f"{MONTH}entries/{entry}/decide/", {"decision": "pass", "seen": "1"})


def in_a_child(act, at: int) -> int:
    """How many steps `act` took in a process that kills itself at step `at`; -1 when it was killed."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        killer = Killer(at)
        act()
        os.write(write, str(killer.seen).encode())
        os._exit(0)
    os.close(write)
    _, status = os.waitpid(child, 0)
    with os.fdopen(read, "rb") as told:
        said = told.read()
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return -1
    return int(said)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process can only be copied where there is fork")
def test_a_decision_that_was_killed_at_any_step_stands_once_when_it_is_sent_again(office, client_of):
    at = clocks(office, Period.parse("2022-11"))
    rolls = put_all_forward(office, _run_once(office, office.pack("traffic"), at).rolls, by=signer(office, "nigao"))
    waiting = [e.id for roll in rolls.values() for e in roll.reviewable]
    client = client_of(DeskRole.FIRST_REVIEW)
    assert re.search("审核|通过", client.get(f"{MONTH}entries/{waiting[0]}/").content.decode())
    steps = in_a_child(lambda: decide(client, waiting[0]), 0)
    assert steps >= 3
    for step, entry in enumerate(waiting[1 : steps + 1], 1):
        assert in_a_child(lambda entry=entry: decide(client, entry), step) == -1
        assert decide(client, entry).status_code in (302, 409)
    passed = [e.entry for e in diary(office).events() if e.act is Act.PASS]
    assert sorted(passed) == sorted(waiting[: len(passed)]) and len(passed) == min(steps + 1, len(waiting))
    assert diary(office).verify(people(office)) == ()
