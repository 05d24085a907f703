"""The chain of everything the vault took in or erased, in order (链).

`chain.jsonl` has a line for each manifest: number, kind, id, its hash and the hash before.
The file only grows: a process that read and checked it reads what came since, once it has
compared the bytes before with those it checked. A line is the moment at which a delivery counts: it is written when all files are on the
disk, and before they move to their place. So a folder in its place without a line was cut
from the chain, and a half line without a folder is an interrupted delivery.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from gongshi.errors import Broken
from gongshi.i18n import tr
from gongshi.kept import Kept
from gongshi.records.disk import Disk

DELIVERY, ERASURE = "delivery", "erasure"


class ChainBroken(Broken):
    """The chain, or a manifest it names, was changed, cut or lost (链已损坏)."""

    def __init__(self, what: str, *, where: str) -> None:
        super().__init__(what, where=where, mend=tr("请停止报送，从备份恢复台账库，再运行校验；不要手工修改库内文件。"))


@dataclass(frozen=True)
class Link:
    """One line of the chain (链节)."""

    number: int
    kind: str
    id: str
    previous: str
    hash: str

    def line(self) -> bytes:
        """The line's bytes, its end included."""
        return (json.dumps(asdict(self), ensure_ascii=False) + "\n").encode()


@dataclass(frozen=True)
class Chain:
    """The append-only file of links; `genesis` is what the first one follows (链)."""

    path: Path
    genesis: str
    disk: Disk = field(default_factory=Disk)

    def links(self) -> tuple[Link, ...]:
        """All links, oldest first. Raises ChainBroken at the first that does not follow.

        A last line without its end is an append in progress or interrupted, and no link yet.
        """
        content = self._content()
        whole = content[: content.rfind(b"\n") + 1]
        before = _read_before(self, whole)
        links = list(before.links)
        for line in whole[len(before.content) :].splitlines(keepends=True):
            links.append(self._next(line, links))
        if len(whole) == len(before.content):
            return before.links
        return _read_already.keep(self, Read(whole, tuple(links))).links

    def _next(self, line: bytes, before: Sequence[Link]) -> Link:
        """The link on this line. Raises ChainBroken unless it follows those before."""
        link, previous = _read(line), before[-1].hash if before else self.genesis
        if link is None or link.number != len(before) + 1 or link.previous != previous:
            number = len(before) + 1
            raise ChainBroken(
                tr("链的第 {number} 行被改动或前面缺行。", number=number), where=tr("文件 {path}", path=self.path)
            )
        return link

    def head(self) -> str:
        """The hash of the last link; anchored elsewhere, it shows a chain that was cut (链头)."""
        links = self.links()
        return links[-1].hash if links else self.genesis

    def append(self, link: Link) -> None:
        """Add the link, safely on the disk."""
        self.disk.append(self.path, link.line())

    def torn(self) -> int | None:
        """Where a last line without its end begins, or None when all lines are whole."""
        content = self._content()
        return None if content.endswith(b"\n") or not content else content.rfind(b"\n") + 1

    def _content(self) -> bytes:
        return self.path.read_bytes() if self.path.exists() else b""


@dataclass(frozen=True)
class Read:
    """The bytes of a chain that were found to hold, and their links (已核验的部分)."""

    content: bytes = b""
    links: tuple[Link, ...] = ()


_read_already = Kept[Chain, Read](most=8)


def _read_before(chain: Chain, whole: bytes) -> Read:
    """What this process read and checked already, when the file still begins with those very bytes."""
    found = _read_already.get(chain)
    return found if found and whole.startswith(found.content) else Read()


def _read(line: bytes) -> Link | None:
    """The link on this line, or None unless it is written to the byte as we write it."""
    try:
        link = Link(**json.loads(line))
    except (ValueError, TypeError):
        return None
    return link if link.line() == line else None
