"""What the last build wrote, so that the next one writes only what has changed (上次的构件).

The record lies beside the site, not in it. A file that is not as it was recorded (edited, lost,
another time) is made again; so a record that is wrong costs time and never a wrong page.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

Stamp = tuple[int, int]  # bytes, nanoseconds


@dataclass
class Kept:
    """Marks of pieces and stamps of their files, by the piece's key (构件记录)."""

    marks: dict[str, str] = field(default_factory=dict)
    files: dict[str, dict[str, Stamp]] = field(default_factory=dict)

    @classmethod
    def read(cls, target: Path) -> Kept:
        """The record of the site at `target`; empty when there is none that can be read."""
        try:
            found = json.loads(record_of(target).read_text(encoding="utf-8"))
            return cls(found["marks"], {k: {p: (s[0], s[1]) for p, s in v.items()} for k, v in found["files"].items()})
        except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
            return cls()  # a whole build follows

    def write(self, target: Path) -> None:
        """Keep the record of the site at `target`."""
        path = record_of(target)
        beside = path.with_name(path.name + ".tmp")
        beside.write_text(json.dumps({"marks": self.marks, "files": self.files}), encoding="utf-8")
        beside.replace(path)

    def holds(self, key: str, mark: str, target: Path) -> bool:
        """Whether the piece's files lie in `target` as they were made from the same things."""
        if self.marks.get(key) != mark:
            return False
        return all(_stamp(target / path) == stamp for path, stamp in self.files[key].items())

    def note(self, key: str, mark: str, folder: Path, paths: Mapping[str, object]) -> None:
        """The piece's files as they lie in `folder` now."""
        self.marks[key] = mark
        self.files[key] = {path: found for path in paths if (found := _stamp(folder / path))}


def record_of(target: Path) -> Path:
    """Where the record of a site lies: beside it, hidden."""
    return target.with_name(f".{target.name}.build.json")


def carry(path: str, source: Path, target: Path) -> None:
    """The file at `path` of `source` in `target` too: the same one where links work, else a copy."""
    to = target / path
    to.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source / path, to)
    except OSError:
        shutil.copy2(source / path, to)


def _stamp(path: Path) -> Stamp | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns
