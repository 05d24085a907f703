"""The vault: every delivery, immutable and whole, and nothing that is not one (台账库).

The one door to the shelves. Reading asks nobody; storing and erasing take the lock, finish
what an interrupted writer left, and then do their own work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import dropwhile
from pathlib import Path
from zoneinfo import ZoneInfo

from gongshi.errors import NotFound, Unfit
from gongshi.i18n import tr
from gongshi.records.arrow import ArrowTable
from gongshi.records.checked import Checked
from gongshi.records.delivery import Delivery, Mode
from gongshi.records.disk import Disk, saying_why
from gongshi.records.erase import erase
from gongshi.records.erasure import Erasure
from gongshi.records.keys import KeyRing
from gongshi.records.opening import Look, check_reason, original_chunks, seal_of, unsealed_table
from gongshi.records.register import Register
from gongshi.records.repair import is_interrupted, repair
from gongshi.records.shelves import ROWS, Shelves, create_shelves, open_shelves
from gongshi.records.store import store
from gongshi.records.verify import VaultFault, verify

HERE = ZoneInfo("Asia/Shanghai")
PATIENCE = 60.0


class VaultBusy(Unfit):
    """Another program is writing to the vault (台账库正被占用)."""


class NoSuchDelivery(NotFound):
    """The vault has no delivery of this id (没有这次报送)."""


class NobodyLooked(Unfit):
    """The vault was opened without a place to note who opens sealed parts (未设启封记录)."""


def now_here() -> datetime:
    """This moment in Asia/Shanghai, without zone, to the second (当前时间)."""
    return datetime.now(HERE).replace(tzinfo=None, microsecond=0)


def _nowhere(look: Look) -> None:
    raise NobodyLooked(
        tr("打开台账库时没有指定启封记录写到哪里，不能启封。"),
        where=tr("报送 {id}", id=look.delivery),
        mend=tr("请用命令行打开，或在 Vault.open 中给出 looked。"),
    )


@dataclass(frozen=True)
class Vault:
    """All deliveries of a workspace (台账库). Use `create` or `open`; `until` is set by `up_to`."""

    shelves: Shelves
    looked: Callable[[Look], None] = _nowhere
    clock: Callable[[], datetime] = now_here
    patience: float = PATIENCE
    until: int | None = None

    @classmethod
    def create(
        cls, folder: Path, keys: KeyRing, *, looked: Callable[[Look], None] = _nowhere,
        clock: Callable[[], datetime] = now_here, disk: Disk | None = None, patience: float = PATIENCE,
    ) -> Vault:  # fmt: skip
        """A new, empty vault. Raises VaultExists, KeysInsideVault, CannotWrite."""
        return cls(create_shelves(folder, keys, disk or Disk()), looked, clock, patience)

    @classmethod
    def open(
        cls, folder: Path, keys: KeyRing, *, looked: Callable[[Look], None] = _nowhere,
        clock: Callable[[], datetime] = now_here, disk: Disk | None = None, patience: float = PATIENCE,
    ) -> Vault:  # fmt: skip
        """The vault in `folder`, an interrupted delivery completed or cleared away.

        Sealed parts open only where `looked` says where each look is noted. Raises NoVault,
        VaultTooNew, KeysInsideVault.
        """
        vault = cls(open_shelves(folder, keys, disk or Disk()), looked, clock, patience)
        if is_interrupted(vault.shelves):
            vault._try_repair()
        return vault

    @property
    def folder(self) -> Path:
        """The vault's folder."""
        return self.shelves.folder

    @property
    def snapshots(self) -> Path:
        """Where engines keep derived tables; may be deleted at any time."""
        folder: Path = self.shelves.snapshots
        return folder

    @property
    def head(self) -> str:
        """The hash of the chain's last link, to be noted outside the vault (链头)."""
        return self.shelves.chain.head()

    def store(
        self, checked: Checked, *, mode: Mode, sender: str, known_at: datetime | None = None, note: str = ""
    ) -> Delivery:
        """The delivery, kept from now on; the same file delivered twice is one delivery (存入).

        `known_at` is for what was known earlier (补录): not before the register's last delivery.
        Raises BadKnownAt, NotTheRegistersRows, KeyIsSealed, VaultBusy, CannotWrite.
        """
        with self._writing() as shelves:
            return store(
                shelves, checked, mode=mode, sender=sender, now=self.clock(), known_at=_local(known_at), note=note
            )

    def erase(self, register: Register, keys: Iterable[object], *, by: str, basis: str) -> Erasure:
        """The erasure of these rows' sealed values and of the originals that hold them (依法删除).

        `keys` are values of the register's key, as tuples where it has several columns.
        """
        with self._writing() as shelves:
            return erase(shelves, register, keys, by=by, basis=basis, now=self.clock())

    def deliveries(self, register: str | None = None) -> tuple[Delivery, ...]:
        """All deliveries, of one register if named, oldest first. Raises ChainBroken."""
        found = (d for d in self.shelves.deliveries() if register in (None, d.register))
        return tuple(d for d in found if self.until is None or d.number <= self.until)

    def up_to(self, number: int) -> Vault:
        """The vault as its first `number` links made it: a delivery dated back later is not in it."""
        return replace(self, until=number)

    def delivery(self, id: str) -> Delivery:
        """The delivery with this id. Raises NoSuchDelivery."""
        for found in self.shelves.deliveries():
            if found.id == id:
                return found
        raise NoSuchDelivery(
            tr("没有编号为“{id}”的报送。", id=id),
            where=tr("台账库 {folder}", folder=self.folder),
            mend=tr("请用 gongshi status 查看已有的报送。"),
        )

    def erasures(self) -> tuple[Erasure, ...]:
        """All erasures by law, oldest first."""
        return self.shelves.erasures()

    def stack(self, register: str, known: datetime) -> tuple[Delivery, ...]:
        """What made the register as it was known then: the last whole delivery and the changes after it.

        A removal that nothing stands before takes nothing away, and is left out.
        """
        found = [d for d in self.deliveries(register) if d.known_at <= known]
        whole = [i for i, d in enumerate(found) if d.mode is Mode.WHOLE]
        return tuple(dropwhile(lambda d: d.mode is Mode.REMOVALS, found[whole[-1] if whole else 0 :]))

    def rows_path(self, delivery: Delivery) -> Path:
        """The Parquet file of the open columns, `_row` and `_sheet`."""
        return self.shelves.path(delivery, ROWS)

    def sealed_rows(self, delivery: Delivery, *, by: str, why: str) -> ArrowTable | None:
        """The columns of level 3 and 4, row by row as in the open part; None where there are none.

        Noted before anything is opened. Values erased by law are empty. Raises NoReason,
        KeyMissing, SealBroken.
        """
        if not delivery.has_sealed:
            return None
        self._note(delivery, "密封列", by, why)
        return unsealed_table(self.shelves, delivery)

    def original(self, delivery: Delivery, *, by: str, why: str) -> bytes:
        """The file as it came. Noted first. Raises ErasedByLaw, NoReason, KeyMissing, SealBroken."""
        return b"".join(self.original_chunks(delivery, by=by, why=why))

    def original_chunks(self, delivery: Delivery, *, by: str, why: str) -> Iterator[bytes]:
        """The file as it came, a megabyte at a time, for files that should not lie in memory."""
        self._note(delivery, "原文件", by, why)
        return original_chunks(self.shelves, delivery)

    def erased_rows(self, delivery: Delivery) -> frozenset[int]:
        """Positions of the delivery's rows whose sealed values were erased by law."""
        return frozenset(row for _, part in seal_of(self.shelves, delivery).erased for row in part.rows)

    def verify(self) -> tuple[VaultFault, ...]:
        """Everything that does not hold, and a line for each erasure by law (校验).

        Only those that say `is_broken` are faults. Reads every byte of the vault.
        """
        self._try_repair()
        return tuple(verify(self.shelves))

    def _note(self, delivery: Delivery, part: str, by: str, why: str) -> None:
        check_reason(delivery, by, why)
        self.looked(Look(delivery.register, delivery.id, part, by, why, self.clock()))

    @contextmanager
    def _writing(self) -> Iterator[Shelves]:
        """The shelves, locked and whole. Raises VaultBusy, CannotWrite."""
        from filelock import FileLock, Timeout

        try:
            with saying_why(self.folder), FileLock(self.folder / "vault.lock", timeout=self.patience):
                self.shelves.make_folders()
                repair(self.shelves)
                self.shelves.raise_format(
                    d.mode for d in self.shelves.deliveries()
                )  # removals came before their format did
                yield self.shelves
        except Timeout as fault:
            raise VaultBusy(
                tr("台账库正被另一个程序写入，等了 {seconds} 秒。", seconds=self.patience),
                where=tr("台账库 {folder}", folder=self.folder),
                mend=tr("请等那个程序做完再运行；中断的程序不会留下锁。"),
            ) from fault

    def _try_repair(self) -> None:
        """Repair where we may write and nobody else does; a reader goes on without."""
        from filelock import FileLock

        if not is_interrupted(self.shelves):
            return
        try:
            with FileLock(self.folder / "vault.lock", timeout=0):
                repair(self.shelves)
        except OSError:
            return  # a writer is at work (Timeout), or the folder is read-only: staging never counts


def _local(moment: datetime | None) -> datetime | None:
    """The moment as local time without zone."""
    return moment.astimezone(HERE).replace(tzinfo=None) if moment and moment.tzinfo else moment
