"""A desk that really runs, with its worker, and people who log in to it with a browser."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

GONGSHI = (sys.executable, "-m", "gongshi")
PATIENCE = 480_000  # milliseconds: a count on a busy machine


def gongshi(*words: str, environment: dict[str, str] | None = None) -> str:
    """What the command line says."""
    done = subprocess.run([*GONGSHI, *words], capture_output=True, text=True, env={**os.environ, **(environment or {})})
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


def a_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


@dataclass
class Desk:
    """A running desk: its workspace, its address, its demo accounts, and who has logged in."""

    root: Path
    address: str
    passwords: dict[str, str]
    browser: Any
    size: tuple[int, int] = (1280, 720)
    pages: dict[str, Any] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def as_(self, username: str) -> Any:
        """The page of this person, logged in with password and code."""
        if username not in self.pages:
            self.pages[username] = self._log_in(username)
        return self.pages[username]

    def _log_in(self, username: str) -> Any:
        page = self.new_page()
        page.goto(self.address + "/login/")
        page.fill("input[name=login]", username)
        page.fill("input[name=password]", self.passwords[username])
        page.click("main button[type=submit], main .button.primary")
        page.wait_for_selector("input[name=code]")
        page.fill("input[name=code]", self.code(username))
        page.click("main button[type=submit], main .button.primary")
        page.wait_for_selector("h1:has-text('您好')")
        return page

    def new_page(self) -> Any:
        context = self.browser.new_context(
            viewport={"width": self.size[0], "height": self.size[1]}, locale="zh-CN", accept_downloads=True
        )
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", lambda m: self.faults.append(m.text) if "Content Security" in m.text else None)
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        return page

    def code(self, username: str) -> str:
        """The six digits that his authenticator shows."""
        said = gongshi("desk", "--demo-code", username, "--at", str(self.root))
        return next(word for word in said.split() if word.isdecimal() and len(word) == 6)

    def go(self, username: str, path: str) -> Any:
        """His page, at this address."""
        page = self.as_(username)
        page.goto(self.address + path)
        return page


def counted(page: Any) -> Any:
    """The page once the month is counted: what waits for the count opens by itself."""
    page.wait_for_selector("h1:not(:has-text('正在统计'))")
    return page


def current(page: Any) -> Any:
    """The page of the month as it stands now: what came in meanwhile is counted, and the page opened again."""
    counted(page)
    if page.locator("text=正在重新统计").count():
        page.wait_for_selector("text=已经重新统计好")
        page.reload()
    return page


def settled(page: Any) -> Any:
    """The page of a job once it is over; the job must not have failed."""
    page.wait_for_selector("#job .badge.good, #job .badge.bad")
    assert page.locator("#job .badge.bad").count() == 0, page.inner_text("#job")
    return page


@contextmanager
def running(root: Path, browser: Any, **more: Any) -> Iterator[Desk]:
    """The desk of the workspace at `root`, stopped at the end."""
    accounts = json.loads(gongshi("desk", "--demo-accounts", "--at", str(root), "--json"))["accounts"]
    address = f"127.0.0.1:{a_port()}"
    process = subprocess.Popen([*GONGSHI, "desk", "--at", str(root), "--address", address])
    try:
        _wait(address)
        yield Desk(root, f"http://{address}", accounts, browser, **more)
    finally:
        process.terminate()
        process.wait(30)


def _wait(address: str) -> None:
    host, _, port = address.partition(":")
    for _ in range(1500):
        with socket.socket() as door:
            if door.connect_ex((host, int(port))) == 0:
                return
        time.sleep(0.2)
    raise AssertionError("the desk does not answer")
