"""Two who decide at once: one wins, the other is told, and the diary holds the act once."""

from __future__ import annotations

import threading
import time

import pytest

from gongshi.desk.faults import status_of
from gongshi.errors import GongshiError
from gongshi.lists.actions.act import ActedMeanwhile
from gongshi.lists.diary import Act
from gongshi.lists.person import Role
from gongshi.lists.states import WrongState
from gongshi.office.people import add_person, diary, people, signer
from gongshi.office.reviews import decide_on, put_all_forward
from gongshi.office.runs import clocks, run
from gongshi.office.workspace import Workspace
from gongshi.period import Period

from .workers import python, script

PACK, PERIOD = "traffic", "2022-11"


def a_run(workspace: Workspace):
    return run(workspace, workspace.pack(PACK), clocks(workspace, Period.parse(PERIOD)))


@pytest.fixture
def put_forward(office) -> str:
    """The id of an entry that waits for its first review."""
    add_person(office, "chushen2", "初审子", Role.FIRST_REVIEW, by=signer(office, "shencha"))
    rolls = put_all_forward(office, a_run(office).rolls, by=signer(office, "nigao"))
    return next(e.id for roll in rolls.values() for e in roll.reviewable)


def test_of_two_reviewers_with_the_same_page_open_one_wins_and_the_other_is_told(office, put_forward):
    seen = a_run(office).rolls
    outcomes: dict[str, GongshiError | None] = {}
    ready = threading.Barrier(2)

    def decide(who: str) -> None:
        ready.wait()
        try:
            decide_on(office, seen, [put_forward], {}, by=signer(office, who))
            outcomes[who] = None
        except GongshiError as fault:
            outcomes[who] = fault

    both = [threading.Thread(target=decide, args=(who,)) for who in ("chushen", "chushen2")]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    told = [fault for fault in outcomes.values() if fault is not None]
    passed = [e for e in diary(office).events() if e.act is Act.PASS and e.entry == put_forward]
    assert len(passed) == 1 and len(told) == 1
    assert isinstance(told[0], (ActedMeanwhile, WrongState)) and status_of(told[0]) == 409
    assert told[0].where and told[0].mend


WRITES = """
from gongshi.desk.workspace import served
from gongshi.lists.diary import Act
from gongshi.office.people import diary, signer
for n in range(40):
    diary(served()).write(Act.ANCHOR, "", signer(served(), "shencha"), served().now(), {"n": str(n)})
"""


@pytest.mark.slow
def test_processes_that_write_the_diary_at_once_lose_nothing(office):
    before = len(diary(office).events())
    first, second = (python(office.root, "-c", READY + WRITES) for _ in range(2))
    assert first.wait(60) == 0 and second.wait(60) == 0
    kept = diary(office)
    assert kept.verify(people(office)) == ()
    assert len(kept.events()) == before + 80


READY = "from gongshi.desk.project.ready import make_ready\nmake_ready()\n"


@pytest.mark.slow
@pytest.mark.parametrize("moment", [0.4, 0.9, 1.4])
def test_a_process_killed_while_it_writes_leaves_whole_acts_and_the_next_goes_on(office, moment):
    begun = python(office.root, "-c", READY + "print('ready', flush=True)\n" + WRITES)
    begun.stdout.readline()
    time.sleep(moment)
    begun.kill()
    begun.wait()
    script(office.root, WRITES)
    kept = diary(office)
    assert kept.verify(people(office)) == ()
    numbers = [e.fields["n"] for e in kept.events() if e.act is Act.ANCHOR]
    assert numbers[-40:] == [str(n) for n in range(40)]
    assert numbers[:-40] == [str(n) for n in range(len(numbers) - 40)]
