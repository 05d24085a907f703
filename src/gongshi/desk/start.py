"""The desk served: the web server and the worker, started and stopped together (启动与停止)."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gongshi.desk.project.configuration import ROOT_VARIABLE
from gongshi.desk.project.door import THREADS
from gongshi.errors import BadInput, Refused
from gongshi.i18n import tr
from gongshi.packs.command import Outcome

if TYPE_CHECKING:
    from gongshi.office.workspace import Workspace

ADDRESS = "127.0.0.1:8800"
_LOOPBACK = ("127.0.0.1", "localhost", "::1", "[::1]")
_PATIENCE, _START = 15, 60


class NotEncrypted(Refused):
    """The desk would be open to the network without encryption (未加密不得对外)."""


class BadAddress(BadInput):
    """The address to serve at cannot be read (地址写法有误)."""


def serve(workspace: Workspace, *, address: str = "") -> Outcome:
    """Serve until stopped; what was said when it ended. Raises BadAddress, NotEncrypted."""
    from gongshi.desk.project.ready import make_ready, make_tables

    said: str = address or workspace.settings.get("desk.address", ADDRESS)
    host, port = read_address(said)
    refuse_open_network(workspace, host)
    make_ready(workspace.root)
    make_tables()
    environment = {**os.environ, ROOT_VARIABLE: str(workspace.root)}
    web, worker = Child(web_command(host, port), environment), Child(worker_command(), environment)
    say_when_ready(host, port, web)
    serve_until_stopped(web, worker)
    return Outcome((tr("办公台已停止。"),))


def read_address(text: str) -> tuple[str, int]:
    """Host and port.

    >>> read_address("127.0.0.1:8800")
    ('127.0.0.1', 8800)
    """
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65535:
        raise BadAddress(
            tr("“{text}”不是可用的地址。", text=text),
            where=tr("选项 --address 或设置 desk.address"),
            mend=tr("请写作 127.0.0.1:8800。"),
        )
    return host, int(port)


def refuse_open_network(workspace: Workspace, host: str) -> None:
    """Nothing, for this machine alone or behind encryption. Raises NotEncrypted."""
    if host in _LOOPBACK or workspace.settings.get("desk.https", False):
        return
    raise NotEncrypted(
        tr("地址“{host}”对网络开放，但没有加密：口令会在网络上明文传送。", host=host),
        where=tr("选项 --address 或设置 desk.address"),
        mend=tr("请在前面放一台带证书的反向代理，并写 desk.https = true；只在本机用的，地址写 127.0.0.1。"),
    )


def web_command(host: str, port: int) -> list[str]:
    """The words that start granian; one process, so that counts in memory are one, its threads behind `Door` (of whose number it would warn)."""
    options = ["--interface", "wsgi", "--host", host.strip("[]"), "--port", str(port), "--workers", "1"]
    more = ["--blocking-threads", str(THREADS), "--no-ws", "--log-level", "error"]
    return [sys.executable, "-m", "granian", *options, *more, "gongshi.desk.project.wsgi:application"]


def worker_command() -> list[str]:
    """The words that start the worker of background jobs."""
    return [sys.executable, "-m", "gongshi.desk.work"]


@dataclass
class Child:
    """A process of the desk (子进程), started again with the same words when it has died."""

    words: Sequence[str]
    environment: Mapping[str, str]
    process: subprocess.Popen[bytes] = field(init=False)

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Start it, or start it again."""
        self.process = subprocess.Popen(self.words, env=dict(self.environment))

    @property
    def is_alive(self) -> bool:
        """Whether it still runs."""
        return self.process.poll() is None

    def stop(self) -> None:
        """End it; by force when it does not end by itself."""
        self.process.terminate()
        try:
            self.process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def serve_until_stopped(web: Child, worker: Child) -> None:
    """Return when the web server ended or somebody asked to stop; a worker that died is started again."""
    asked: list[int] = []
    for kind in (signal.SIGINT, signal.SIGTERM):
        signal.signal(kind, lambda number, frame: asked.append(number))
    try:
        while not asked and web.is_alive:
            if not worker.is_alive:
                worker.start()
            time.sleep(0.5)
    finally:
        web.stop()
        worker.stop()


def say_when_ready(host: str, port: int, web: Child) -> None:
    """Say the address once it answers; nothing when the server ended before. Granian says why."""
    end = time.monotonic() + _START
    while web.is_alive and time.monotonic() < end:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as door:
            door.settimeout(1)
            if door.connect_ex((host.strip("[]"), port)) == 0:
                break
        time.sleep(0.1)
    sys.stdout.write(tr("办公台已启动：http://{host}:{port}/ ，停止请按 Ctrl+C。", host=host, port=port) + "\n")
    sys.stdout.flush()
