"""The diary handed to somebody else: its lines as they are, checked without the workspace (日记导出).

The lines hold ids, hashes, keys and signatures, and no name; salt and typed texts stay behind.
So a file by itself proves order, completeness up to its last line, and who signed what.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gongshi.errors import NotFound
from gongshi.i18n import tr
from gongshi.lists.beside import write_whole
from gongshi.lists.chain import Chain, DiaryFault
from gongshi.lists.diary import Diary


class NoDiaryFile(NotFound):
    """The file holds no line of a diary (不是日记文件)."""


@dataclass(frozen=True)
class Exported:
    """An exported diary as far as it holds (导出的日记): lines that hold, the hash of the last, the first fault."""

    lines: int
    head: str
    fault: DiaryFault | None = None


def export_diary(diary: Diary, path: Path) -> Exported:
    """The diary's lines, written to `path`. Raises DiaryBroken."""
    events = diary.events()
    write_whole(path, b"".join(event.line() + b"\n" for event in events))
    return read_exported(path)


def read_exported(path: Path) -> Exported:
    """The chain, the signatures and the rights of an exported diary, checked. Raises NoDiaryFile."""
    data = path.read_bytes() if path.exists() else b""
    if not data.strip():
        raise NoDiaryFile(
            tr("文件里没有日记的记录。"),
            where=tr("文件 {path}", path=path),
            mend=tr("请给出 gongshi diary export 导出的文件。"),
        )
    chain = Chain()
    for line in data.split(b"\n")[: data.count(b"\n")]:
        fault = chain.add(line, lambda event: "")
        if fault:
            return Exported(len(chain), chain.head, fault)
    whole = data.endswith(b"\n")
    torn = None if whole else DiaryFault(len(chain) + 1, tr("末行不完整。"))
    return Exported(len(chain), chain.head, torn)
