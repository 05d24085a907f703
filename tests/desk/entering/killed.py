"""One request to the desk in a process of its own that kills itself at its n-th step on the disk.

    python killed.py ROOT prepare                 the tables and a clerk of O1
    python killed.py ROOT upload|form FILE N      N = 0 counts the steps and prints them
    python killed.py ROOT prepare-review          the tables and a first reviewer
    python killed.py ROOT review ENTRY N          he passes the entry

A step is whatever opens a file for writing, makes, moves or removes one, or touches the database.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

MONTH = "/month/traffic/2022-11/"
PATIENCE = 120
STEPS = {"os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.truncate", "sqlite3.connect", "shutil.rmtree"}


class Killer:
    """Counts steps, and at the n-th there is no more process."""

    def __init__(self, at: int) -> None:
        self.at, self.seen = at, 0
        sys.addaudithook(self.hook)

    def hook(self, event: str, args: tuple[object, ...]) -> None:
        writes = event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if event in STEPS or writes:
            self.seen += 1
            if self.seen == self.at:
                os.kill(os.getpid(), signal.SIGKILL)


def read_before(client: object, page: str) -> None:
    """The page that the request is sent from, once it was counted: what counting writes is no step of the request."""
    end = time.monotonic() + PATIENCE
    while "正在统计" in client.get(page).content.decode():
        assert time.monotonic() < end, "counted in vain"
        time.sleep(0.1)


def main(root: str, what: str, file: str = "", at: str = "0") -> None:
    from gongshi.desk.project.ready import make_ready, make_tables

    make_ready(Path(root))
    from django.conf import settings
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.test import Client

    from gongshi.desk.role import DeskRole
    from gongshi.desk.sessions import SECOND
    from gongshi.desk.store.user import DeskUser

    settings.ALLOWED_HOSTS = ["testserver"]
    if what == "prepare":
        make_tables()
        DeskUser.objects.add("clerk", password=None, name="虚构填报员", role=DeskRole.UNIT_CLERK, unit="O1")
        return
    if what == "prepare-review":
        make_tables()
        DeskUser.objects.add("first", password=None, name="虚构初审", role=DeskRole.FIRST_REVIEW, person="chushen")
        return
    client = Client()
    client.force_login(DeskUser.objects.get())
    session = client.session
    session[SECOND] = True
    session.save()
    read_before(client, f"{MONTH}entries/{file}/" if what == "review" else "/registers/activities/")
    killer = Killer(int(at))
    if what == "review":
        answer = client.post(f"{MONTH}entries/{file}/decide/", {"decision": "pass", "seen": "1"})
    elif what == "upload":
        upload = SimpleUploadedFile("活动台账.xlsx", Path(file).read_bytes())
        answer = client.post("/registers/activities/deliver/", {"file": upload})
    else:
        row = {"kind": "主题党日", "held_on": "2022-11-11", "title": "主题党日", "heads": "35", "token": "a" * 32}
        answer = client.post("/enter/activities/", {**row, "accept": "1"})
    assert answer.status_code == 302, answer.content.decode()
    print(killer.seen)


if __name__ == "__main__":
    main(*sys.argv[1:])
