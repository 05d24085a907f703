"""The desk served: the web server and the worker, started and stopped together (启动与停止)."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from gongshi.desk.project.configuration import ROOT_VARIABLE
from gongshi.errors import BadInput, Refused
from gongshi.i18n import tr
from gongshi.packs.command import Outcome

if TYPE_CHECKING:
    from gongshi.office.workspace import Workspace

ADDRESS = "127.0.0.1:8800"
_LOOPBACK = ("127.0.0.1", "localhost", "::1", "[::1]")
_PATIENCE = 15


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
    sys.stdout.write(tr("办公台已启动：http://{host}:{port}/ ，停止请按 Ctrl+C。", host=host, port=port) + "\n")
    sys.stdout.flush()
    with running([web_command(host, port), worker_command()], environment) as children:
        wait(children)
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
    """The words that start granian; one process, several threads, so that counts in memory are one."""
    options = ["--interface", "wsgi", "--host", host.strip("[]"), "--port", str(port), "--workers", "1"]
    more = ["--blocking-threads", "4", "--no-ws", "--log-level", "warning"]
    return [sys.executable, "-m", "granian", *options, *more, "gongshi.desk.project.wsgi:application"]


def worker_command() -> list[str]:
    """The words that start the worker of background jobs."""
    return [sys.executable, "-m", "gongshi.desk.work"]


@contextmanager
def running(commands: Sequence[Sequence[str]], environment: dict[str, str]) -> Iterator[list[subprocess.Popen[bytes]]]:
    """The commands as processes while the block lasts; all of them ended after it."""
    children = [subprocess.Popen(command, env=environment) for command in commands]
    try:
        yield children
    finally:
        for child in children:
            child.terminate()
        for child in children:
            try:
                child.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()


def wait(children: Sequence[subprocess.Popen[bytes]]) -> None:
    """Return when a child ended or somebody asked to stop."""
    asked: list[int] = []
    for kind in (signal.SIGINT, signal.SIGTERM):
        signal.signal(kind, lambda number, frame: asked.append(number))
    while not asked and all(child.poll() is None for child in children):
        time.sleep(0.2)
