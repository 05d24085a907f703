"""Delete a person's sealed values and the originals that hold them, as law asks (依法删除).

The sealed part of each delivery with these rows is written again without them, under a new
key; then the old keys and the originals' keys are destroyed. The columns of level 0 to 2
stay: so a key column must be a pseudonym, never an identity number. Rows that were refused
at delivery lie in the original alone; they are reached by the rows accepted beside them.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from gongshi.errors import NotFound
from gongshi.i18n import tr
from gongshi.records.arrow import ArrowTable
from gongshi.records.chain import ERASURE, Link
from gongshi.records.delivery import Delivery, hash_of
from gongshi.records.erasure import ErasedPart, Erasure
from gongshi.records.opening import NoReason, parquet_pieces, seal_of, unsealed_pieces
from gongshi.records.parquet import write_parquet
from gongshi.records.register import Register, Type
from gongshi.records.repair import settle
from gongshi.records.sealed import Sealing
from gongshi.records.shelves import MANIFEST, ROWS, SEALED, Shelves
from gongshi.records.store import new_key

Key = tuple[object, ...]


class NothingToErase(NotFound):
    """No delivery of the register holds a row with one of these keys (没有可删除的行)."""


@dataclass
class Erasing:
    """One erasure in the making (进行中的删除)."""

    shelves: Shelves
    id: str
    made_keys: list[str] = field(default_factory=list)

    def part(self, delivery: Delivery, rows: tuple[int, ...]) -> ErasedPart:
        """What happens to one delivery; its new sealed part waits in staging."""
        seal = seal_of(self.shelves, delivery)
        first = () if seal.erased else (delivery.original_key,)
        if not delivery.has_sealed:
            return ErasedPart(delivery.id, rows, "", "", "", first)
        name = new_key(self.shelves, delivery.id)
        self.made_keys.append(name)
        sealed_hash = self._seal(without(unsealed_pieces(self.shelves, delivery), rows), name, delivery)
        return ErasedPart(delivery.id, rows, sealed_hash, name, self.shelves.keys.fingerprint(name), (*first, seal.key))

    def _seal(self, rows: Iterator[ArrowTable], key: str, delivery: Delivery) -> str:
        shelves = self.shelves
        with shelves.disk.writing(shelves.staging / self.id / f"{delivery.id}.bin") as file:
            sealing = Sealing(file, shelves.keys.key(key), f"{delivery.id}/{SEALED}")
            write_parquet(rows, sealing)
            sealing.close()
        return file.hash


def erase(
    shelves: Shelves, register: Register, keys: Iterable[object], *, by: str, basis: str, now: datetime
) -> Erasure:
    """The erasure of the sealed values of these rows, in every delivery (依法删除).

    Rows that are erased already stay as they are; where all are, the erasure that did it is
    given again. The caller holds the lock. Raises NothingToErase, NoReason.
    """
    wanted = {_typed(register, k if isinstance(k, tuple) else (k,)) for k in keys}
    _check_basis(register, by, basis)
    held = [(d, rows) for d in _of(shelves, register) if (rows := positions(shelves, d, register, wanted))]
    if not held:
        raise NothingToErase(
            tr("台账“{register}”没有这些编号的行。", register=register.label),
            where=tr("台账“{register}”的全部报送", register=register.label),
            mend=tr("请核对编号；编号是台账的主键，不是姓名或证件号。"),
        )
    left = [(delivery, rows) for delivery, rows in held if not set(rows) <= _erased(shelves, delivery)]
    if not left:
        return seal_of(shelves, held[-1][0]).erased[-1][0]
    number = len(shelves.chain.links()) + 1
    erasing = Erasing(shelves, f"{number:06d}-{secrets.token_hex(4)}")
    try:
        erasure = _write(erasing, left, register, by, basis, now)
        link = Link(erasure.number, ERASURE, erasure.id, erasure.previous, erasure.hash)
        shelves.chain.append(link)
    except BaseException:
        if all(found.id != erasing.id for found in shelves.chain.links()):
            _undo(erasing)
        raise
    settle(shelves, link)
    return erasure


def _write(
    erasing: Erasing, held: Sequence[tuple[Delivery, tuple[int, ...]]], register: Register, by: str, basis: str,
    now: datetime,
) -> Erasure:  # fmt: skip
    """All new sealed parts and the manifest, in staging."""
    shelves = erasing.shelves
    waiting = shelves.staging / erasing.id
    shelves.disk.folder(waiting)
    parts = tuple(erasing.part(delivery, rows) for delivery, rows in held)
    chain = shelves.chain
    fields: dict[str, Any] = {"number": len(chain.links()) + 1, "previous": chain.head(), "erased_at": now}
    draft = Erasure(erasing.id, register=register.name, by=by, basis=basis, parts=parts, hash="", **fields)
    manifest = draft.manifest()
    shelves.disk.write(waiting / MANIFEST, manifest)
    shelves.disk.sync_folder(waiting)
    assert hash_of(manifest) == Erasure.read(manifest).hash
    return Erasure.read(manifest)


def without(sealed: Iterable[ArrowTable], rows: Sequence[int]) -> Iterator[ArrowTable]:
    """The sealed pieces, every value of these rows (positions in all of them) empty."""
    import pyarrow as pa

    first = 0
    for piece in sealed:
        gone = _mask(first, piece.num_rows, rows)
        columns = [pa.compute.if_else(gone, pa.scalar(None, c.type), c) for c in _combined(piece)]
        yield pa.table(columns, schema=piece.schema)
        first += piece.num_rows


def positions(shelves: Shelves, delivery: Delivery, register: Register, wanted: set[Key]) -> tuple[int, ...]:
    """Where rows with these keys stand in the delivery, from 0."""
    names = [c.name for c in register.key]
    pieces = parquet_pieces(shelves.path(delivery, ROWS), names)
    keys = (key for piece in pieces for key in zip(*(piece[n].to_pylist() for n in names), strict=True))
    return tuple(i for i, key in enumerate(keys) if key in wanted)


def _typed(register: Register, key: Key) -> Key:
    """The key with whole numbers as numbers: a command line gives text."""
    columns = register.key
    if len(columns) != len(key):
        return key
    return tuple(
        int(v) if c.type is Type.INTEGER and isinstance(v, str) and v.strip().isdecimal() else v
        for c, v in zip(columns, key, strict=True)
    )


def _mask(first: int, length: int, rows: Sequence[int]) -> Any:
    import numpy as np
    import pyarrow as pa

    gone = np.zeros(length, dtype=bool)
    gone[[row - first for row in rows if first <= row < first + length]] = True
    return pa.array(gone)


def _combined(table: ArrowTable) -> list[Any]:
    return [column.combine_chunks() for column in table.columns]


def _erased(shelves: Shelves, delivery: Delivery) -> set[int]:
    return {row for _, part in seal_of(shelves, delivery).erased for row in part.rows}


def _of(shelves: Shelves, register: Register) -> list[Delivery]:
    return [d for d in shelves.deliveries() if d.register == register.name]


def _check_basis(register: Register, by: str, basis: str) -> None:
    if not by.strip() or not basis.strip():
        raise NoReason(
            tr("依法删除要写明由谁、依据什么。"),
            where=tr("台账“{register}”", register=register.label),
            mend=tr("请补上人员编号和依据，例如“个人信息保护法第四十七条，申请第 3 号”。"),
        )


def _undo(erasing: Erasing) -> None:
    shutil.rmtree(erasing.shelves.staging / erasing.id, ignore_errors=True)
    for name in erasing.made_keys:
        erasing.shelves.keys.forget(name)
