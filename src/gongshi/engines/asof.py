"""The file that holds a register as it was known at a moment (截至时点的台账).

One whole delivery is its own file. A whole delivery with changes after it is merged once,
into a snapshot that is found again by the ids of its deliveries: a filter for the last
version of each row at query time took a hundred times a plain scan (20 M rows: 4.0 s and
1.5 GB against 0.04 s). Snapshots are derived: deleted ones are made again, and two programs
may make the same one at once.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Container, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gongshi.engines.session import as_literal, connect, quoted
from gongshi.engines.shown import DUCK, Shown, shown_of, stored_columns
from gongshi.engines.together import NTH, read_together
from gongshi.errors import Unfit
from gongshi.i18n import tr
from gongshi.records.delivery import Delivery, Mode
from gongshi.records.register import Register
from gongshi.records.vault import Vault

ROW_GROUP = 1 << 20
# Up to so many deliveries are merged by comparing each with all later ones, which is quicker for large ones.
FEW = 16


class SnapshotFailed(Unfit):
    """A register with changes could not be merged: disk or memory (台账合并失败)."""


@dataclass(frozen=True)
class Stored:
    """A Parquet file and how the register's columns are read from it (存储文件)."""

    path: Path
    columns: tuple[Shown, ...]

    def select(self) -> str:
        """The SELECT that reads it on DuckDB."""
        columns = ", ".join(c.sql(DUCK, '"') for c in self.columns)
        return f"SELECT {columns} FROM read_parquet('{as_literal(self.path)}')"


def as_of(vault: Vault, register: Register, stack: Sequence[Delivery]) -> Stored:
    """The file with the register's open columns as this stack of deliveries makes them (截至文件)."""
    if len(stack) == 1:
        return Stored(vault.rows_path(stack[0]), shown_of(register, stack[0]))
    path = snapshot_path(vault, register, stack)
    if not _is_whole(path):
        _make(path, merge_of(vault, register, stack))
    return Stored(path, stored_columns(register))


def snapshot_path(vault: Vault, register: Register, stack: Sequence[Delivery]) -> Path:
    """Where the snapshot of this stack lies, made or not; other columns make another snapshot."""
    return vault.snapshots / _names(register, stack)[-1]


def _names(register: Register, stack: Sequence[Delivery]) -> list[str]:
    """The names of the snapshots of the stack's first delivery, first two, and so on."""
    told = [*(f"{c.name} {c.type}" for c in register.open_columns()), *(f"key {c.name}" for c in register.key)]
    columns, so_far, found = " ".join(told).encode(), hashlib.sha256(), []
    for delivery in stack:
        so_far.update(f"{delivery.hash} ".encode())
        whole = so_far.copy()
        whole.update(columns)
        found.append(f"{register.name}-{whole.hexdigest()[:24]}.parquet")
    return found


def merged(sources: Sequence[str], register: Register, gone: Container[int] = ()) -> str:
    """One SELECT over these, oldest first: a row goes when a later one has its key.

    `gone` are the places of sources that only take rows away (撤行). The order of the first is
    kept, rows of the later ones come after it. A register without key keeps all rows.
    """
    keys = [f'"{c.name}"' for c in register.key]
    if keys and len(sources) > FEW:
        later = (f"SELECT {n} AS {NTH}, * FROM ({source})" for n, source in enumerate(sources[1:], 1))
        return _ranked(sources[0], " UNION ALL BY NAME ".join(later), keys, gone, len(sources) - 1)
    parts = [f"({source})" for source in sources]
    kept = [_without_later(part, parts[n + 1 :], keys) for n, part in enumerate(parts) if n not in gone]
    return " UNION ALL ".join(kept)


def _without_later(part: str, later: Sequence[str], keys: Sequence[str]) -> str:
    if not later or not keys:
        return f"SELECT * FROM {part}"
    columns = ", ".join(keys)
    replaced = " UNION ALL ".join(f"SELECT {columns} FROM {p}" for p in later)
    same = " AND ".join(f"replaced.{k} = held.{k}" for k in keys)
    return f"SELECT * FROM {part} AS held WHERE NOT EXISTS (SELECT 1 FROM ({replaced}) AS replaced WHERE {same})"


def _ranked(base: str, numbered: str, keys: Sequence[str], gone: Container[int], length: int) -> str:
    """The same for many small changes, as a desk makes them: the statement grows with their number, not its square."""
    taken = ", ".join(str(n) for n in range(1, length + 1) if n in gone) or "0"
    same = " AND ".join(f"later.{k} = held.{k}" for k in keys)
    return (
        f"WITH later AS MATERIALIZED (SELECT * FROM ({numbered}) "
        f"QUALIFY row_number() OVER (PARTITION BY {', '.join(keys)} ORDER BY {NTH} DESC) = 1) "
        f"SELECT * FROM ({base}) AS held WHERE NOT EXISTS (SELECT 1 FROM later WHERE {same}) "
        f"UNION ALL BY NAME SELECT * EXCLUDE ({NTH}) "
        f"FROM (SELECT * FROM later WHERE {NTH} NOT IN ({taken}) ORDER BY {NTH}, _row)"
    )


def removals(stack: Sequence[Delivery]) -> frozenset[int]:
    """The places in the stack of what only takes rows away."""
    return frozenset(n for n, delivery in enumerate(stack) if delivery.mode is Mode.REMOVALS)


def merge_of(vault: Vault, register: Register, stack: Sequence[Delivery]) -> str:
    """The SELECT of the register as this stack makes it: its longest earlier snapshot, and what came after that."""
    base, rest = _beginning(vault, register, stack)
    gone, keys = {n + 1 for n in removals(rest)}, [f'"{c.name}"' for c in register.key]
    if keys and len(rest) >= FEW:
        return _ranked(base, read_together(vault, register, rest), keys, gone, len(rest))
    return merged([base, *(_own(vault, register, d) for d in rest)], register, gone)


def _beginning(vault: Vault, register: Register, stack: Sequence[Delivery]) -> tuple[str, Sequence[Delivery]]:
    """The SELECT of the longest snapshot of the stack's beginning, or of its first delivery; and the rest."""
    there = {path.name for path in vault.snapshots.glob(f"{register.name}-*.parquet")}
    names = _names(register, stack)
    for length in range(len(stack) - 1, 1, -1):
        earlier = vault.snapshots / names[length - 1]
        if earlier.name in there and _is_whole(earlier):
            return Stored(earlier, stored_columns(register)).select(), stack[length:]
    return _own(vault, register, stack[0]), stack[1:]


def _own(vault: Vault, register: Register, delivery: Delivery) -> str:
    return Stored(vault.rows_path(delivery), shown_of(register, delivery)).select()


def _make(path: Path, select: str) -> None:
    """Write the snapshot beside its place and put it there at once."""
    import duckdb

    waiting = path.with_name(f"{path.stem}.{os.getpid()}-{secrets.token_hex(4)}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with connect() as connection:
            connection.execute(
                f"COPY ({select}) TO '{quoted(waiting)}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROW_GROUP})"
            )
        _put(waiting, path)
    except (OSError, duckdb.Error) as fault:
        raise SnapshotFailed(
            tr("台账的全量与增量合并失败：{fault}", fault=str(fault).splitlines()[0]),
            where=tr("文件夹 {folder}", folder=path.parent),
            mend=tr("请腾出磁盘空间、检查写入权限后再运行；该文件夹里的内容可随时删去。"),
        ) from fault
    finally:
        with suppress(OSError):  # where the folder itself is the fault, that is what is said
            waiting.unlink(missing_ok=True)


def _put(waiting: Path, path: Path) -> None:
    """Into place; where another program holds an equal one open (Windows), that one serves."""
    try:
        waiting.replace(path)
    except PermissionError:
        if not _is_whole(path):
            raise


def _is_whole(path: Path) -> bool:
    """Whether there is a readable Parquet file at `path`."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        pq.read_metadata(path)
    except (OSError, pa.ArrowInvalid):
        return False
    return True


def merged_in_memory(tables: Sequence[Any], register: Register, gone: Container[int] = ()) -> Any:
    """The same merge over Arrow tables, for what must not reach the disk (内存合并)."""
    if len(tables) == 1:
        return tables[0]
    with connect() as connection:
        for number, table in enumerate(tables):
            connection.register(f"t{number}", table)
        select = merged([f"SELECT * FROM t{n}" for n in range(len(tables))], register, gone)
        return connection.execute(select).to_arrow_table()
