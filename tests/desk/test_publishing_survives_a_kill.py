"""A worker killed while it publishes: the release is public once, sealed once, and the diary is whole."""

from __future__ import annotations

import time
from collections import Counter

import pytest

from gongshi.lists.diary import Act
from gongshi.office.approval import attach_approval
from gongshi.office.editions import editions
from gongshi.office.people import diary, people, signer
from gongshi.office.rendering import render
from gongshi.office.reviews import pass_clear, put_all_forward
from gongshi.office.runs import clocks, run
from gongshi.office.workspace import Workspace
from gongshi.period import Period

from .workers import asked, script, until, worker

pytestmark = pytest.mark.database

START = """
make_tables()
from gongshi.desk.role import DeskRole
from gongshi.desk.store.user import DeskUser
from gongshi.desk.work.jobs import start
by = DeskUser.objects.add("press", password=None, name="发布庚", role=DeskRole.PRESS, person="fabu")
print(start("publish", by=by, pack="traffic", period="2022-11", number="11").pk)
"""


def approve(office: Workspace, scan) -> set[str]:
    """The release reviewed by two, rendered, its signed approval attached; the ids of what will be public."""
    done = run(office, office.pack("traffic"), clocks(office, Period.parse("2022-11")))
    rolls = put_all_forward(office, done.rolls, by=signer(office, "nigao"))
    for reviewer in ("chushen", "fuhe"):
        rolls = pass_clear(office, rolls, by=signer(office, reviewer))
    render(office, done.with_rolls(rolls), number="11")
    scan.write_bytes(b"%PDF-1.4 signed")
    attach_approval(office, "traffic", "2022-11", scan, by=signer(office, "shenpi"))
    return {e.id for roll in rolls.values() for e in roll.approved}


@pytest.mark.slow
@pytest.mark.parametrize("moment", [0.2, 2.0, 3.5])
def test_a_release_whose_publishing_was_killed_is_public_once(office, tmp_path, moment):
    wanted = approve(office, tmp_path / "审批单.pdf")
    number = int(script(office.root, START))

    def state() -> str:
        return asked(office.root, f"select state from desk_job where id = {number}")[0][0]

    first = worker(office.root)
    until(lambda: state() != "WAITING")
    time.sleep(moment)
    first.kill()
    first.wait()
    second = worker(office.root)
    try:
        until(lambda: state() in ("DONE", "FAILED"))
    finally:
        second.terminate()
        second.wait()
    said = asked(office.root, f"select state, fault_what from desk_job where id = {number}")
    assert said == [("DONE", "")]
    published = Counter(e.entry for e in diary(office).events() if e.act is Act.PUBLISH)
    assert published == Counter(wanted)
    assert len(editions(office)) == 1
    assert diary(office).verify(people(office)) == ()
