"""Open a sealed part: rows of level 3 and 4, or the original file (启封).

A file of its own because who opens, and why, is reported before a byte is given out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from gongshi.errors import NotFound, Refused
from gongshi.i18n import tr
from gongshi.records.arrow import ArrowTable
from gongshi.records.delivery import Delivery
from gongshi.records.erasure import ErasedPart, Erasure
from gongshi.records.sealed import opened
from gongshi.records.shelves import ORIGINAL, SEALED, Shelves
from gongshi.records.unsealed import Unsealed

PIECE = 1 << 18
BUFFER = 1 << 20


class NoReason(Refused):
    """Somebody opens a sealed part without saying who he is and why (启封须写明人员与事由)."""


class ErasedByLaw(NotFound):
    """What is asked for was deleted, as law asked (依法删除)."""


@dataclass(frozen=True)
class Look:
    """One opening of a sealed part, for the diary (启封记录). `part` is 密封列 or 原文件."""

    register: str
    delivery: str
    part: str
    by: str
    why: str
    at: datetime


@dataclass(frozen=True)
class Seal:
    """What a delivery's sealed part is sealed with today, and the erasures it went through."""

    key: str
    key_print: str
    hash: str
    erased: tuple[tuple[Erasure, ErasedPart], ...]


def seal_of(shelves: Shelves, delivery: Delivery) -> Seal:
    """The seal of the delivery: its first one, or that of the last erasure (现行密封)."""
    done = tuple((e, p) for e in shelves.erasures() for p in e.parts if p.delivery == delivery.id)
    if done:
        last = done[-1][1]
        return Seal(last.sealed_key, last.sealed_key_print, last.sealed_hash, done)
    return Seal(delivery.sealed_key, delivery.sealed_key_print, delivery.sealed_hash, ())


def unsealed_table(shelves: Shelves, delivery: Delivery) -> ArrowTable:
    """The sealed columns, row by row as in rows.parquet; erased values are empty (密封列)."""
    import pyarrow.parquet as pq

    with _unsealed(shelves, delivery) as file:
        return pq.ParquetFile(file).read()  # read_table would import pandas


def unsealed_pieces(shelves: Shelves, delivery: Delivery) -> Iterator[ArrowTable]:
    """The same, some hundred thousand rows at a time."""
    with _unsealed(shelves, delivery) as file:
        yield from parquet_pieces(file)


def parquet_pieces(file: Any, columns: Sequence[str] | None = None) -> Iterator[ArrowTable]:
    """The rows of a Parquet file, some hundred thousand at a time; no table when it has none (分段读取)."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    with pq.ParquetFile(file, buffer_size=BUFFER) as parquet:
        for batch in parquet.iter_batches(PIECE, columns=columns):
            yield pa.Table.from_batches([batch])


def _unsealed(shelves: Shelves, delivery: Delivery) -> Unsealed:
    key = shelves.keys.key(seal_of(shelves, delivery).key)
    return Unsealed(shelves.path(delivery, SEALED), key, f"{delivery.id}/{SEALED}")


def original_chunks(shelves: Shelves, delivery: Delivery) -> Iterator[bytes]:
    """The bytes of the file as it came, chunk by chunk (原文件). Raises ErasedByLaw."""
    erased = seal_of(shelves, delivery).erased
    if erased:
        raise ErasedByLaw(
            tr("该次报送的原文件已依法删除，依据：{basis}。", basis=erased[0][0].basis),
            where=tr("报送 {id}", id=delivery.id),
            mend=tr("原文件不可恢复；未删除的行仍在台账中，可按台账查询。"),
        )
    key = shelves.keys.key(delivery.original_key)
    with shelves.path(delivery, ORIGINAL).open("rb") as file:
        yield from opened(file, key, f"{delivery.id}/{ORIGINAL}")


def check_reason(delivery: Delivery, by: str, why: str) -> None:
    """Nothing, when both are said. Raises NoReason."""
    if not by.strip() or not why.strip():
        raise NoReason(
            tr("启封要写明由谁、为何启封。"),
            where=tr("报送 {id}", id=delivery.id),
            mend=tr("请补上人员编号和事由，例如“核对名单”。"),
        )
