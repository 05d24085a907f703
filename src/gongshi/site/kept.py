"""What the last build wrote, so that the next one writes only what has changed (上次的构件).

The record lies beside the site, not in it. A file that is not as it was recorded (edited, lost,
another time) is made again; so a record that is wrong costs time and never a wrong page.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

Stamp = tuple[int, int]  # bytes, nanoseconds


@dataclass
class Kept:
    """Marks of pieces and stamps of their files, by the piece's key (构件记录).

    `gone` stands for the names that were looked for in them.
    """

    marks: dict[str, str] = field(default_factory=dict)
    files: dict[str, dict[str, Stamp]] = field(default_factory=dict)
    gone: str = ""

    @classmethod
    def read(cls, target: Path) -> Kept:
        """The record of the site at `target`; empty when there is none that can be read."""
        try:
            found = json.loads(record_of(target).read_text(encoding="utf-8"))
            files = {k: {p: (s[0], s[1]) for p, s in v.items()} for k, v in found["files"].items()}
            return cls(found["marks"], files, str(found["gone"]))
        except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
            return cls()  # a whole build follows

    def write(self, target: Path) -> None:
        """Keep the record of the site at `target`."""
        path = record_of(target)
        beside = path.with_name(path.name + ".tmp")
        beside.write_text(json.dumps({"marks": self.marks, "files": self.files, "gone": self.gone}), encoding="utf-8")
        beside.replace(path)

    def holds(self, key: str, mark: str, there: Mapping[str, Stamp]) -> bool:
        """Whether the piece was made from the same things and its files are `there` as they were."""
        if self.marks.get(key) != mark:
            return False
        return all(there.get(path) == stamp for path, stamp in self.files[key].items())

    def note(self, key: str, mark: str, files: Mapping[str, Stamp]) -> None:
        """The piece and its files as they lie there now."""
        self.marks[key], self.files[key] = mark, dict(files)


def record_of(target: Path) -> Path:
    """Where the record of a site lies: beside it, hidden."""
    return target.with_name(f".{target.name}.build.json")


def digest_of(names: frozenset[str]) -> str:
    """What stands for these names in the record."""
    return blake2b("\n".join(sorted(names)).encode(), digest_size=16).hexdigest()


def carry(path: str, source: Path, target: Path) -> None:
    """The file at `path` of `source` in `target` too: the same one where links work, else a copy."""
    try:
        os.link(f"{source}/{path}", f"{target}/{path}")
    except OSError:
        shutil.copy2(source / path, target / path)


def stamps(folder: Path) -> dict[str, Stamp]:
    """Every file below `folder` by its path in it; nothing when there is no folder."""
    return dict(_stamps(str(folder), "")) if folder.is_dir() else {}


def stamp(path: Path) -> Stamp:
    """The stamp of one file."""
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def _stamps(folder: str, prefix: str) -> Iterator[tuple[str, Stamp]]:
    """By the folder, not file by file: a large site has eighty thousand."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _stamps(entry.path, f"{prefix}{entry.name}/")
            else:
                found = entry.stat()
                yield f"{prefix}{entry.name}", (found.st_size, found.st_mtime_ns)
