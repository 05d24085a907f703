"""Tables of the site as files: CSV, Parquet, JSON with a data dictionary (下载文件).

This is where bundles are written, so this is where privacy is enforced: a column above public
level is refused, whoever hands it over, and no caller can ask otherwise.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

import pyarrow as pa
import pyarrow.parquet as pq

from gongshi.errors import Refused
from gongshi.i18n import tr
from gongshi.site.figures import Cell, Column, Rows
from gongshi.site.piece import Content, Files

Writer = Callable[["Table", IO[bytes]], None]

PUBLIC = 0
_SMALL = 500  # rows
LONG = 20_000  # rows
PIECE = 8192  # rows
ARROW = {
    "整数": pa.int64(), "小数": pa.decimal128(38, 10), "日期": pa.date32(), "时间": pa.timestamp("us"),
}  # fmt: skip


class AbovePublic(Refused):
    """A column above public level was handed over for a public file (非公开的列)."""


@dataclass(frozen=True)
class Table:
    """A table to be written: its title, what is known about it, columns; `rows` gives its `count` rows, each time anew (数据表)."""

    title: str
    about: Mapping[str, str]
    columns: tuple[Column, ...]
    rows: Callable[[], Rows]
    count: int

    @property
    def is_long(self) -> bool:
        """Whether it has too many rows to be in memory."""
        return self.count > LONG


@dataclass(frozen=True)
class Offered:
    """A link to a file: where it is, what it is called when saved, its kind (下载链接)."""

    href: str
    saved: str
    label: str
    ending: str
    size: int = 0


def files_of(table: Table, stem: str) -> Files:
    """The table as `stem`.csv, .parquet and .json; a long one in files that wait to be moved. Raises AbovePublic."""
    refuse_above_public(table)
    return {f"{stem}.{kind}": _written(table, write) for kind, write in WRITERS.items()}


def _written(table: Table, write: Writer) -> Content:
    if not table.is_long:
        out = io.BytesIO()
        write(table, out)
        return out.getvalue()
    with NamedTemporaryFile(prefix="gongshi-", delete=False) as file:
        write(table, file)
    return Path(file.name)


def offers(stem: str, saved: str, files: Files) -> tuple[Offered, ...]:
    """The links to those three files."""
    labels = {"csv": "表格", "parquet": "分析用", "json": "含数据字典"}
    return tuple(
        Offered(f"{stem}.{kind}", f"{saved}.{kind}", label, kind.upper(), _size(files[f"{stem}.{kind}"]))
        for kind, label in labels.items()
    )


def _size(content: Content) -> int:
    return len(content) if isinstance(content, bytes) else content.stat().st_size


def refuse_above_public(table: Table) -> None:
    """Nothing, when every column is public. Raises AbovePublic, naming all that are not."""
    above = [c for c in table.columns if c.level > PUBLIC]
    if above:
        raise AbovePublic(
            tr("不能公开的列：{columns}。", columns="、".join(c.label for c in above)),
            where=tr("下载文件“{title}”", title=table.title),
            mend=tr("请不要交出这些列；列的密级在台账定义里，改它须有依据。"),
        )


def write_csv(table: Table, out: IO[bytes]) -> None:
    """With a byte-order mark, for Excel opens it then as it should; Chinese headings."""
    out.write(b"\xef\xbb\xbf")
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([c.label for c in table.columns])
    for piece in batched(table.rows(), PIECE):
        writer.writerows([_safe(cell) for cell in row] for row in piece)
        out.write(text.getvalue().encode())
        text.seek(0)
        text.truncate()
    out.write(text.getvalue().encode())


def write_json(table: Table, out: IO[bytes]) -> None:
    """The data dictionary first, then one object for each row by English name."""
    names = [c.name for c in table.columns]
    said = {
        "title": table.title, **table.about,
        "columns": [
            {"name": c.name, "label": c.label, "type": c.type, "unit": c.unit, "note": c.note} for c in table.columns
        ],
    }  # fmt: skip
    head = json.dumps(said, ensure_ascii=False, indent=1).removesuffix("\n}")
    out.write(f'{head},\n "rows": [\n'.encode())
    between = ""
    for piece in batched(table.rows(), PIECE):
        lines = ",\n".join(_compact(dict(zip(names, map(_plain, row), strict=True))) for row in piece)
        out.write(f"{between}{lines}".encode())
        between = ",\n"
    out.write(b"\n ]\n}\n")


def write_parquet(table: Table, out: IO[bytes]) -> None:
    """Typed columns by English name; label and unit stand in each field's metadata.

    A long table's types are those its columns say; a short one's are seen in its values.
    """
    if table.is_long:
        schema = _schema(table, [ARROW.get(c.type, pa.string()) for c in table.columns])
        with pq.ParquetWriter(out, schema, compression="zstd") as writer:
            for piece in batched(table.rows(), PIECE):
                arrays = [_typed(values, f.type) for values, f in zip(zip(*piece, strict=True), schema, strict=True)]
                writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
        return
    rows = list(table.rows())
    arrays = [_array([row[i] for row in rows]) for i in range(len(table.columns))]
    made = pa.Table.from_arrays(arrays, schema=_schema(table, [a.type for a in arrays]))
    small = len(rows) < _SMALL  # most are; there zstd and dictionaries cost more time than they save bytes
    pq.write_table(made, out, compression="snappy" if small else "zstd", use_dictionary=not small)


WRITERS: Mapping[str, Writer] = {"csv": write_csv, "parquet": write_parquet, "json": write_json}


def batched(rows: Rows, n: int) -> Iterator[list[tuple[Cell, ...]]]:
    """The rows, n at a time."""
    found = iter(rows)
    while piece := list(islice(found, n)):
        yield piece


def _schema(table: Table, types: Sequence[pa.DataType]) -> pa.Schema:
    fields = [
        pa.field(c.name, kind, metadata={"label": c.label, "unit": c.unit})
        for c, kind in zip(table.columns, types, strict=True)
    ]
    return pa.schema(fields, metadata={"title": table.title, **table.about})


def _typed(values: Sequence[Cell], kind: pa.DataType) -> pa.Array:
    """The values as this type; what does not fit a text column is written out."""
    if pa.types.is_string(kind):
        return pa.array([None if v is None else str(_plain(v)) for v in values], kind)
    return pa.array(values, kind)


def _array(values: Sequence[Cell]) -> pa.Array:
    """One type for the column; what is mixed becomes text."""
    kinds = {type(v) for v in values if v is not None}
    if kinds <= {int, Decimal, float} and len(kinds) > 1:
        return pa.array([None if v is None else float(str(v)) for v in values], pa.float64())
    if len(kinds) > 1:
        return pa.array([None if v is None else str(_plain(v)) for v in values], pa.string())
    return pa.array(values) if kinds else pa.array(values, pa.string())


_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode  # a line for each row


def _plain(cell: Cell) -> object:
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return cell.isoformat() if isinstance(cell, date | datetime) else cell


def _safe(cell: Cell) -> object:
    """A text that a spreadsheet would run as a formula is led by an apostrophe."""
    if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t"):
        return "'" + cell
    return "" if cell is None else cell
