"""Every act that changes the disk, one step at a time (写盘).

A file of its own so that a test can stand between any two steps: end the process there, or
say that the disk is full. What the vault and the key ring promise is tested at each step.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from gongshi.errors import Unfit
from gongshi.i18n import tr


class CannotWrite(Unfit):
    """The disk refuses: full, read-only, or taken by another program (无法写入)."""


def _nothing(step: str, path: Path) -> None:
    """What stands between two steps outside of tests."""


@dataclass(frozen=True)
class Disk:
    """Writes, syncs, renames and removes; `before` is told of each step first (写盘)."""

    before: Callable[[str, Path], None] = _nothing

    def folder(self, path: Path) -> None:
        """Make the folder and those above it."""
        self.before("folder", path)
        path.mkdir(parents=True, exist_ok=True)

    @contextmanager
    def writing(self, path: Path) -> Iterator[HashingFile]:
        """A new file that hashes what it is given; on leaving, the bytes are on the disk."""
        self.before("create", path)
        with path.open("wb") as file:
            hashing = HashingFile(file, self, path)
            yield hashing
            file.flush()
            self.before("sync", path)
            os.fsync(file.fileno())

    def write(self, path: Path, content: bytes) -> str:
        """Write a small file through; its SHA-256."""
        with self.writing(path) as file:
            file.write(content)
        return file.hash

    def append(self, path: Path, content: bytes) -> None:
        """Add bytes at the end and sync; where that fails, the file is cut to what it was."""
        length = path.stat().st_size if path.exists() else 0
        try:
            with path.open("ab") as file:
                self._halves(file, path, content)
                file.flush()
                self.before("sync", path)
                os.fsync(file.fileno())
        except OSError:
            if path.exists():
                os.truncate(path, length)
            raise

    def cut(self, path: Path, length: int) -> None:
        """Shorten the file to `length` bytes."""
        self.before("cut", path)
        os.truncate(path, length)

    def blank(self, path: Path) -> None:
        """Overwrite the file's bytes where they lie, with zeros, and sync."""
        self.before("blank", path)
        with path.open("r+b") as file:
            file.write(bytes(path.stat().st_size))
            file.flush()
            os.fsync(file.fileno())

    def replace(self, source: Path, target: Path) -> None:
        """Put `source` in the place of `target`, at once, and sync the folder."""
        self.before("replace", target)
        source.replace(target)
        self.sync_folder(target.parent)

    def remove(self, path: Path) -> None:
        """Remove a file or a folder; nothing when it is not there."""
        self.before("remove", path)
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)

    def sync_folder(self, folder: Path) -> None:
        """Make the folder's entries durable, where the system can (not on Windows)."""
        if os.name != "nt":
            self.before("sync folder", folder)
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

    def _halves(self, file: IO[bytes], path: Path, content: bytes | memoryview) -> None:
        """Write in two parts, so that a test may stop between them."""
        middle = len(content) // 2 if self.before is not _nothing else 0
        self.before("write", path)
        file.write(content[:middle])
        if middle:
            file.flush()
            self.before("write on", path)
        file.write(content[middle:])


class HashingFile:
    """A file that knows the SHA-256 and the length of what was written to it (写入并求散列)."""

    def __init__(self, file: IO[bytes], disk: Disk, path: Path) -> None:
        self._file, self._disk, self._path = file, disk, path
        self._hash = hashlib.sha256()
        self.closed = False

    def write(self, content: bytes | memoryview) -> int:
        """Write all of it; how many bytes."""
        self._disk._halves(self._file, self._path, content)
        self._hash.update(content)
        return len(content)

    def flush(self) -> None:
        """Part of being a file; syncing comes when the file is left."""

    def close(self) -> None:
        """Part of being a file; the owner closes it."""

    @property
    def hash(self) -> str:
        """The SHA-256 of everything written so far, in hex."""
        return self._hash.hexdigest()


def hash_file(path: Path) -> str:
    """The SHA-256 of the file, in hex (文件散列)."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


_SAID = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.ENOSPC: "磁盘已满",
    errno.EACCES: "没有写入权限",
    errno.EPERM: "没有写入权限",
    errno.EROFS: "所在磁盘只读",
}


@contextmanager
def saying_why(folder: Path) -> Iterator[None]:
    """Turns the system's refusals inside the block into words. Raises CannotWrite."""
    try:
        yield
    except TimeoutError:  # a lock that was not given, which its owner words
        raise
    except OSError as fault:
        why = tr(_SAID[fault.errno]) if fault.errno in _SAID else str(fault.strerror or fault)
        raise CannotWrite(
            tr("写入失败：{why}。此前存入的内容未受影响。", why=why),
            where=tr("文件夹 {folder}", folder=folder),
            mend=tr("请核对文件夹是否存在、能否写入，腾出空间或关闭占用文件的程序，再运行一次。"),
        ) from fault
