"""Store one checked delivery: staged whole, linked, then moved to its place (存入).

Nothing counts before its link is in the chain, and the link is written when every byte of
the delivery is on the disk. Killed anywhere, the vault is as before or has the delivery.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from gongshi.errors import BadInput, Refused
from gongshi.i18n import tr
from gongshi.records.arrow import ROW, SHEET, ArrowTable, arrow_schema
from gongshi.records.chain import DELIVERY, Link
from gongshi.records.checked import Checked
from gongshi.records.delivery import Delivery, Kept, Mode
from gongshi.records.disk import hash_file
from gongshi.records.opening import parquet_pieces, seal_of, unsealed_pieces
from gongshi.records.parquet import same_rows, write_parquet
from gongshi.records.register import Register
from gongshi.records.repair import settle
from gongshi.records.sealed import Sealing
from gongshi.records.shelves import MANIFEST, ORIGINAL, ROWS, SEALED, Shelves

PIECE = 1 << 20


class BadKnownAt(Refused):
    """A delivery would be known before the last one of its register, or in the future (知悉时间不成立)."""


class KeyIsSealed(Refused):
    """A register's key column has level 3 or 4: rows could not be found without opening them (主键列不得密封)."""


class NotTheRegistersRows(BadInput):
    """The rows do not have the register's columns and types (行与台账结构不符)."""


class OriginalChanged(BadInput):
    """The original file changed while it was being stored (原文件正在被改动)."""


@dataclass
class Writing:
    """One delivery in the making, in its staging folder (存入中的报送)."""

    shelves: Shelves
    draft: Delivery
    made_keys: list[str] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        """Its staging folder."""
        return Path(self.shelves.staging / self.draft.id)

    def write(self, checked: Checked) -> Delivery:
        """All parts and the manifest on the disk; the delivery as it will be."""
        disk = self.shelves.disk
        disk.folder(self.folder)
        self._put(rows_hash=self._rows(checked))
        if checked.register.sealed_columns():
            self._sealed(checked)
        self._original(checked.original)
        manifest = self.draft.manifest()
        self._put(hash=disk.write(self.folder / MANIFEST, manifest))
        disk.sync_folder(self.folder)
        return self.draft

    def _rows(self, checked: Checked) -> str:
        with self.shelves.disk.writing(self.folder / ROWS) as file:
            write_parquet(open_part(checked), file)
        return file.hash

    def _sealed(self, checked: Checked) -> None:
        with self._sealing(SEALED) as (sealing, name, file):
            write_parquet(sealed_part(checked), sealing)
        print_ = self.shelves.keys.fingerprint(name)
        self._put(sealed_hash=file.hash, sealed_key=name, sealed_key_print=print_)

    def _original(self, original: Path) -> None:
        import hashlib

        seen = hashlib.sha256()
        with self._sealing(ORIGINAL) as (sealing, name, file), original.open("rb") as source:
            while piece := source.read(PIECE):
                seen.update(piece)
                sealing.write(piece)
        if seen.hexdigest() != self.draft.original_hash:
            raise OriginalChanged(
                tr("原文件在存入过程中被改动。"),
                where=tr("文件 {path}", path=original),
                mend=tr("请关闭正在编辑该文件的程序，再报送一次。"),
            )
        print_ = self.shelves.keys.fingerprint(name)
        self._put(original_sealed_hash=file.hash, original_key=name, original_key_print=print_)

    @contextmanager
    def _sealing(self, part: str) -> Iterator[tuple[Sealing, str, Any]]:
        name = new_key(self.shelves, self.draft.id)
        self.made_keys.append(name)
        with self.shelves.disk.writing(self.folder / part) as file:
            sealing = Sealing(file, self.shelves.keys.key(name), f"{self.draft.id}/{part}")
            yield sealing, name, file
            sealing.close()

    def _put(self, **fields: str) -> None:
        self.draft = replace(self.draft, **fields)  # type: ignore[arg-type]


def new_key(shelves: Shelves, delivery: str) -> str:
    """The name of a new key for a part of this delivery."""
    return shelves.keys.new(f"{shelves.vault_id}-{delivery}")


def store(
    shelves: Shelves, checked: Checked, *, mode: Mode, sender: str, now: datetime, known_at: datetime | None, note: str
) -> Delivery:
    """The delivery, stored now or found stored already (存入). The caller holds the lock."""
    check_rows(checked)
    original_hash = hash_file(checked.original)
    before = [d for d in shelves.deliveries() if d.register == checked.register.name]
    same = [d for d in before if (d.original_hash, d.mode) == (original_hash, mode)]
    for found in reversed(same):
        if holds_the_same(shelves, found, checked):
            return found
    draft = _draft(shelves, checked, mode, sender, original_hash, note)
    writing = Writing(shelves, _at(draft, before, now, known_at, checked.register.label))
    shelves.raise_format([mode])
    try:
        delivery = writing.write(checked)
        link = Link(delivery.number, DELIVERY, delivery.id, delivery.previous, delivery.hash)
        shelves.chain.append(link)
    except BaseException:
        if all(found.id != writing.draft.id for found in shelves.chain.links()):
            _undo(writing)
        raise
    settle(shelves, link)
    return delivery


def check_rows(checked: Checked) -> None:
    """Nothing, when the rows are the register's and its keys are open. Raises in words."""
    register = checked.register
    sealed_keys = [c.label for c in register.key if c.level.is_sealed]
    if sealed_keys:
        raise KeyIsSealed(
            tr(
                "台账“{register}”的主键列“{columns}”定为密封。", register=register.label, columns="、".join(sealed_keys)
            ),
            where=tr("台账“{register}”的定义", register=register.label),
            mend=tr("请改用不含个人信息的内部编号作主键，密封列不作主键。"),
        )
    if not checked.good.schema.equals(arrow_schema(register)):
        raise NotTheRegistersRows(
            tr("交来的行与台账“{register}”的列或类型不符。", register=register.label),
            where=tr("文件 {path}", path=checked.original_name),
            mend=tr("请用本程序的读取与校验步骤产生这些行后再存入。"),
        )


def holds_the_same(shelves: Shelves, found: Delivery, checked: Checked) -> bool:
    """Whether the stored delivery has these very rows: a corrected heading map gives others.

    Sealed values that were erased by law do not come back with the same file.
    """
    if found.rows != checked.good.num_rows or found.columns != _kept(checked.register):
        return False
    if not same_rows(parquet_pieces(shelves.path(found, ROWS)), open_part(checked)):
        return False
    if not found.has_sealed or seal_of(shelves, found).erased:
        return True
    return same_rows(unsealed_pieces(shelves, found), sealed_part(checked))


def open_part(checked: Checked) -> Iterator[ArrowTable]:
    """The columns of level 0 to 2, with `_row` and `_sheet`, piece by piece (公开部分)."""
    return checked.good.pieces([*(c.name for c in checked.register.open_columns()), ROW, SHEET])


def sealed_part(checked: Checked) -> Iterator[ArrowTable]:
    """The columns of level 3 and 4, row by row as in the open part (密封部分)."""
    return checked.good.pieces([c.name for c in checked.register.sealed_columns()])


def _draft(shelves: Shelves, checked: Checked, mode: Mode, sender: str, original_hash: str, note: str) -> Delivery:
    """The delivery as far as it is known before anything is written."""
    number = len(shelves.chain.links()) + 1
    nobody_yet = datetime.min
    return Delivery(
        id=f"{number:06d}-{original_hash[:8]}", number=number, register=checked.register.name, mode=mode,
        sender=sender, delivered_at=nobody_yet, known_at=nobody_yet, stated=False, rows=checked.good.num_rows,
        original_name=checked.original_name, original_hash=original_hash, rows_hash="", sealed_hash="",
        previous=shelves.chain.head(), hash="", note=note, columns=_kept(checked.register),
    )  # fmt: skip


def _kept(register: Register) -> tuple[Kept, ...]:
    return tuple(Kept(c.name, c.type.name, c.level.is_sealed) for c in register.columns)


def _at(draft: Delivery, before: list[Delivery], now: datetime, known_at: datetime | None, called: str) -> Delivery:
    """The draft with its two moments. Raises BadKnownAt, which names the register `called`, against the order of knowing."""
    known, last = known_at or now, before[-1].known_at if before else datetime.min
    if known < last or known > now:
        raise BadKnownAt(
            tr(
                "知悉时间 {known} 不成立：应不早于上一次报送（{last}），不晚于现在（{now}）。",
                known=known,
                last=last,
                now=now,
            )
            if before
            else tr("知悉时间 {known} 不成立：不得晚于现在（{now}）。", known=known, now=now),
            where=tr("台账“{register}”的报送“{name}”", register=called, name=draft.original_name),
            mend=tr("请改正补录的时间；若没有补录，请核对本机时钟。"),
        )
    return replace(draft, delivered_at=now, known_at=known, stated=known_at is not None)


def _undo(writing: Writing) -> None:
    """Clear a delivery that was never linked; a process that dies here leaves it to `repair`."""
    shutil.rmtree(writing.folder, ignore_errors=True)
    for name in writing.made_keys:
        writing.shelves.keys.forget(name)
