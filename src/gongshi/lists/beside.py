"""What lies beside a diary: the salt of its ids, and the texts people typed (日记附件).

Both could identify somebody, so neither is in the chain. A text is a file named by its
salted hash; destroying the file forgets the text and leaves the chain whole.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` beside `path` and swap it in: after a kill, all of it or none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(path.name + ".new")
    with new.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


def fresh_salt() -> bytes:
    """A new salt, as it stands in its file."""
    return secrets.token_hex(32).encode("ascii")


class NoteChanged(ValueError):
    """The text does not have the hash it is named by."""


class Notes:
    """Typed texts by salted hash, in a folder (文字附件)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, text: str) -> str:
        """The salted hash of `text`, which is on the disk when this returns."""
        salt = secrets.token_hex(16)
        hash_ = _hash(salt, text)
        data = json.dumps({"salt": salt, "text": text}, ensure_ascii=False)
        write_whole(self._path(hash_), data.encode("utf-8"))
        return hash_

    def read(self, hash_: str) -> str:
        """The text, empty when it has been erased. Raises NoteChanged."""
        path = self._path(hash_)
        if not hash_ or not path.exists():
            return ""
        try:
            kept = json.loads(path.read_text(encoding="utf-8"))
            salt, text = str(kept["salt"]), str(kept["text"])
        except (ValueError, KeyError, TypeError) as fault:
            raise NoteChanged(hash_) from fault
        if _hash(salt, text) != hash_:
            raise NoteChanged(hash_)
        return text

    def erase(self, hash_: str) -> None:
        """Forget the text."""
        if hash_:
            self._path(hash_).unlink(missing_ok=True)

    def _path(self, hash_: str) -> Path:
        return self.folder / f"{hash_}.json"


def _hash(salt: str, text: str) -> str:
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()
