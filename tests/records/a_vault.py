"""A small vault of invented drivers, for tests of keeping and of reading what is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pyarrow as pa

from gongshi.records.arrow import arrow_schema
from gongshi.records.checked import Checked, refused_schema
from gongshi.records.delivery import Delivery, Mode
from gongshi.records.disk import Disk
from gongshi.records.keys import KeyRing
from gongshi.records.opening import Look
from gongshi.records.pieces import Pieces
from gongshi.records.register import Column, Date, Integer, Level, Number, Register, Text, Timestamp
from gongshi.records.vault import Vault

DRIVERS = Register(
    "drivers",
    "驾驶员台账",
    (
        Column("number", Text, "编号", key=True),
        Column("points", Integer, "记分", level=Level.PUBLIC),
        Column("name", Text, "姓名", level=Level.RESTRICTED),
        Column("born_on", Date, "出生日期", level=Level.SEALED),
        Column("fines", Number, "罚款"),
        Column("seen_at", Timestamp, "登记时间"),
    ),
)
REGISTERS = {"drivers": DRIVERS}
START = datetime(2022, 11, 1, 8, 0)


@dataclass
class Clock:
    """A clock that tests set; each reading is a minute later."""

    now: datetime = START

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


def drivers(rows: Iterable[tuple[str, int, str]]) -> pa.Table:
    """Checked rows of drivers: number, points and name are given, the rest follows."""
    full = [
        (number, points, name, datetime(1980, 1, 1).date(), Decimal(points), START, row, "Sheet1")
        for row, (number, points, name) in enumerate(rows, start=2)
    ]
    schema = arrow_schema(DRIVERS)
    columns = list(zip(*full, strict=True)) or [()] * len(schema)
    return pa.table([pa.array(c, f.type) for c, f in zip(columns, schema, strict=True)], schema=schema)


def checked(rows: Iterable[tuple[str, int, str]], original: Path, register: Register = DRIVERS) -> Checked:
    """These rows as a checked delivery; its original says them in words."""
    rows = list(rows)
    original.write_text("\n".join(f"{n},{p},{name}" for n, p, name in rows), encoding="utf-8")
    return Checked(
        register, Pieces.of(drivers(rows)), (), (), Pieces(refused_schema(register)), original, original.name
    )


@dataclass
class Desk:
    """A vault beside its keys in one folder, its clock, and the looks that were noted."""

    folder: Path
    clock: Clock = field(default_factory=Clock)
    looks: list[Look] = field(default_factory=list)
    before: Callable[[str, Path], None] | None = None

    @property
    def disk(self) -> Disk:
        return Disk(self.before) if self.before else Disk()

    @property
    def keys(self) -> KeyRing:
        return KeyRing(self.folder / "密钥", self.disk)

    def create(self) -> Vault:
        return Vault.create(
            self.folder / "台账库", self.keys, looked=self.looks.append, clock=self.clock, disk=self.disk
        )

    def open(self) -> Vault:
        return Vault.open(
            self.folder / "台账库", self.keys, looked=self.looks.append, clock=self.clock, disk=self.disk, patience=0.2
        )

    def deliver(
        self,
        rows: Iterable[tuple[str, int, str]],
        *,
        mode: Mode = Mode.WHOLE,
        file: str = "一月.csv",
        known_at: datetime | None = None,
    ) -> Delivery:
        vault = self.open()
        return vault.store(checked(rows, self.folder / file), mode=mode, sender="示例大队", known_at=known_at)


def a_desk(folder: Path, rows: Iterable[tuple[str, int, str]] = ()) -> Desk:
    """A new vault in `folder`, with one whole delivery of `rows` if any are given."""
    desk = Desk(folder)
    desk.create()
    rows = list(rows)
    if rows:
        desk.deliver(rows)
    return desk


FIRST = [("JS1", 3, "假某"), ("JS2", 0, "虚构甲"), ("JS3", 12, "虚构乙")]
