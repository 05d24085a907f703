"""Signatures over the files of an edition (公开版的签名).

What is signed is the file's hash together with who signs, so that no part of a signature file
can be changed unseen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from gongshi.lists.signing import is_signed
from gongshi.notices.edition_parts import Removal, plain
from gongshi.notices.edition_text import hash_of, read_text, text_of

if TYPE_CHECKING:
    from gongshi.lists.signing import Signer


@dataclass(frozen=True)
class Seal:
    """Who signed a file, with which key and when (签名): `key` and `signature` in lower-case hex."""

    signed: str
    by: str
    role: str
    key: str
    at: str
    signature: str

    @classmethod
    def of(cls, content: bytes, by: Signer, when: datetime) -> Seal:
        """The signature of `by` over these bytes."""
        told = (hash_of(content), by.id, by.person.role.name, by.person.public_key, when.isoformat())
        return cls(*told, by.sign(_message(*told)))

    @classmethod
    def read(cls, content: bytes) -> Seal:
        """The signature that a .sig file holds. Raises ValueError."""
        found = cls(**read_text(content))
        if found.signature != found.signature.lower():
            raise ValueError("not in canonical form")
        return found

    def text(self) -> bytes:
        """The bytes of the .sig file."""
        return text_of(asdict(self))

    def holds(self, content: bytes) -> bool:
        """Whether exactly these bytes were signed with this key."""
        message = _message(self.signed, self.by, self.role, self.key, self.at)
        return self.signed == hash_of(content) and is_signed(self.key, message, self.signature)


def _message(*told: str) -> bytes:
    return b"gongshi edition\n" + text_of(told)


@dataclass(frozen=True)
class FileList:
    """The hash of every file of an edition but its own two (文件清单), and what was taken out since.

    `turn` counts from 0, one more each time something is taken out.
    """

    edition: str
    turn: int
    files: Mapping[str, str]
    removals: tuple[Removal, ...] = ()

    @classmethod
    def read(cls, content: bytes) -> FileList:
        """The list that files.json holds. Raises ValueError, KeyError, TypeError."""
        d: dict[str, Any] = read_text(content)
        return cls(d["edition"], d["turn"], d["files"], tuple(Removal(**r) for r in d["removals"]))

    def text(self) -> bytes:
        """The bytes of files.json."""
        told = {"edition": self.edition, "turn": self.turn, "files": dict(self.files), "removals": plain(self.removals)}
        return text_of(told)
