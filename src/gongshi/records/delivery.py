"""A delivery: one immutable hand-over of rows, and the manifest that says what it is (报送).

The manifest is a file that a person can read; its SHA-256 is the delivery's hash, and it
holds the hash of the link before, so that no delivery can be changed or taken out unseen.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import Enum
from typing import Any


class Mode(Enum):
    """What a delivery's rows are to the register (报送方式)."""

    WHOLE = "全量"
    CHANGES = "增量"
    REMOVALS = "撤行"  # rows of these keys leave the register; its past keeps them

    @property
    def label(self) -> str:
        """The Chinese word for it."""
        return self.value


@dataclass(frozen=True)
class Kept:
    """A column as it was delivered: its type's name, and whether it was sealed (已存列)."""

    name: str
    type: str
    sealed: bool


@dataclass(frozen=True)
class Delivery:
    """One delivery in the vault (报送).

    `number` counts the links of the chain, erasures included. `delivered_at` is when it came,
    `known_at` from when it counts as known; `stated` marks a `known_at` given by hand (补录).
    `rows_hash` and `sealed_hash` are of the files as stored, `original_hash` of the file as it
    came. `hash` is the manifest's.
    """

    id: str
    number: int
    register: str
    mode: Mode
    sender: str
    delivered_at: datetime
    known_at: datetime
    stated: bool
    rows: int
    original_name: str
    original_hash: str
    rows_hash: str
    sealed_hash: str
    previous: str
    hash: str
    note: str = ""
    columns: tuple[Kept, ...] = ()
    original_sealed_hash: str = ""
    sealed_key: str = ""
    sealed_key_print: str = ""
    original_key: str = ""
    original_key_print: str = ""

    @property
    def has_sealed(self) -> bool:
        """Whether any of its columns were sealed."""
        return bool(self.sealed_hash)

    def manifest(self) -> bytes:
        """The manifest's bytes: all of it but its own hash."""
        fields: dict[str, Any] = {"kind": "delivery", **asdict(self)}
        del fields["hash"]
        fields |= {"mode": self.mode.name, "delivered_at": self.delivered_at, "known_at": self.known_at}
        return as_json(fields)

    @classmethod
    def read(cls, content: bytes) -> Delivery:
        """The delivery that these manifest bytes describe."""
        fields = json.loads(content)
        del fields["kind"]
        fields |= {
            "mode": Mode[fields["mode"]],
            "delivered_at": datetime.fromisoformat(fields["delivered_at"]),
            "known_at": datetime.fromisoformat(fields["known_at"]),
            "columns": tuple(Kept(**c) for c in fields["columns"]),
            "hash": hash_of(content),
        }
        return cls(**fields)


def as_json(fields: Mapping[str, object]) -> bytes:
    """The one way in which a manifest is written: a line for each field, moments in ISO form."""
    return (json.dumps(fields, ensure_ascii=False, indent=1, default=_moment) + "\n").encode()


def hash_of(content: bytes) -> str:
    """The SHA-256 of the bytes, in hex (散列)."""
    return hashlib.sha256(content).hexdigest()


def _moment(value: object) -> str:
    assert isinstance(value, datetime), value
    return value.isoformat()
