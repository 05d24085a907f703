"""Every look into a sealed part is noted before it happens (启封记录).

A line of JSON for each look: when, which part of which delivery, by whom, why. It holds no
name of anybody in the registers. Each line holds the hash of the one before and its own; a
publication anchors the last one in the diary, so that no look can be taken out afterwards.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.errors import Broken
from gongshi.i18n import tr
from gongshi.lists.diary import START

if TYPE_CHECKING:
    from gongshi.records.opening import Look

_LONGEST = 1 << 14


class LooksBroken(Broken):
    """The last look into a sealed part is no line of the record (启封记录被改动)."""


@dataclass(frozen=True)
class LookBook:
    """The file of looks; called with a look, it is on the disk before the seal opens."""

    path: Path

    def __call__(self, look: Look) -> None:
        """Note one look."""
        from filelock import FileLock

        told = {
            "at": look.at.isoformat(), "register": look.register, "delivery": look.delivery,
            "part": look.part, "by": look.by, "why": look.why,
        }  # fmt: skip
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(self.path.with_name(self.path.name + ".lock"), timeout=60):
            self._cut_torn_tail()
            with self.path.open("ab") as file:
                file.write(_line({**told, "previous": self.head}))
                file.flush()
                os.fsync(file.fileno())

    @property
    def head(self) -> str:
        """The hash of the last look. Raises LooksBroken at a line that is none, as very old workspaces have."""
        if not self.path.exists():
            return START
        with self.path.open("rb") as file:
            file.seek(max(self.path.stat().st_size - _LONGEST, 0))
            lines = file.read().splitlines()
        return _hash_of(lines[-1], self.path) if lines else START

    def looks(self) -> tuple[Look, ...]:
        """Every look, oldest first; only whole lines, which `broken_at` judges."""
        from gongshi.records.opening import Look

        told = (json.loads(line) for line in self._lines() if line.endswith(b"\n"))
        return tuple(
            Look(t["register"], t["delivery"], t["part"], t["by"], t["why"], datetime.fromisoformat(t["at"]))
            for t in told
        )

    def hashes(self) -> Iterator[str]:
        """The hash of every look, oldest first; ends before the first that was changed or lost."""
        previous = START
        for line in self._lines():
            try:
                told = json.loads(line)
                digest = told.pop("hash")
                if told.get("previous") != previous or _line(told) != line:
                    return
            except (ValueError, AttributeError, KeyError, TypeError):
                return
            previous = digest
            yield digest

    def broken_at(self) -> int:
        """The number of the first look that was changed, or 0 when all hold."""
        good, there = len(list(self.hashes())), len(self._lines())
        return 0 if good == there else good + 1

    def _lines(self) -> list[bytes]:
        return self.path.read_bytes().splitlines(keepends=True) if self.path.exists() else []

    def _cut_torn_tail(self) -> None:
        """A line without its end never was a look: the seal was not opened."""
        content = self.path.read_bytes() if self.path.exists() else b""
        if content and not content.endswith(b"\n"):
            os.truncate(self.path, content.rfind(b"\n") + 1)


def _hash_of(line: bytes, path: Path) -> str:
    try:
        return str(json.loads(line)["hash"])
    except (ValueError, KeyError, TypeError) as fault:
        raise LooksBroken(
            tr("启封记录的末行没有校验值：被手工改动，或由很早的版本写成。"),
            where=tr("文件 {path}", path=path),
            mend=tr("请把该文件改名另存（例如“looks-旧.jsonl”），妥存备查；之后的启封会另起一份记录。"),
        ) from fault


def _line(told: dict[str, str]) -> bytes:
    digest = hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
    return json.dumps({**told, "hash": digest}, ensure_ascii=False, sort_keys=True).encode() + b"\n"
