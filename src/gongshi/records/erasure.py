"""An erasure: which sealed values were deleted by law, and on which basis (依法删除).

It holds ids and row numbers only, never a name or a key of the register, and is a link of
the chain like a delivery: the chain says that something is gone, and why.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from gongshi.records.delivery import as_json, hash_of


@dataclass(frozen=True)
class ErasedPart:
    """What an erasure did to one delivery (删除的部分).

    `rows` are positions in rows.parquet, from 0. The sealed part was written again without
    them under the key `sealed_key`; the keys in `destroyed` exist no more, and with them the
    old sealed part and the original file.
    """

    delivery: str
    rows: tuple[int, ...]
    sealed_hash: str
    sealed_key: str
    sealed_key_print: str
    destroyed: tuple[str, ...]


@dataclass(frozen=True)
class Erasure:
    """One erasure in the vault (依法删除). `by` is a person's id, `basis` the document or request."""

    id: str
    number: int
    register: str
    by: str
    basis: str
    erased_at: datetime
    parts: tuple[ErasedPart, ...]
    previous: str
    hash: str

    @property
    def rows(self) -> int:
        """How many rows lost their sealed values, counted in each delivery that held them."""
        return sum(len(part.rows) for part in self.parts)

    def manifest(self) -> bytes:
        """The manifest's bytes: all of it but its own hash."""
        fields = {"kind": "erasure", **asdict(self)}
        del fields["hash"]
        return as_json(fields)

    @classmethod
    def read(cls, content: bytes) -> Erasure:
        """The erasure that these manifest bytes describe."""
        fields = json.loads(content)
        del fields["kind"]
        parts = [
            ErasedPart(**{**p, "rows": tuple(p["rows"]), "destroyed": tuple(p["destroyed"])}) for p in fields["parts"]
        ]
        fields |= {"parts": tuple(parts), "erased_at": datetime.fromisoformat(fields["erased_at"])}
        return cls(**fields, hash=hash_of(content))
