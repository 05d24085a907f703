"""Tables of the site as files: CSV, Parquet, JSON with a data dictionary (下载文件).

This is where bundles are written, so this is where privacy is enforced: a column above public
level is refused, whoever hands it over, and no caller can ask otherwise.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq

from gongshi.errors import Refused
from gongshi.i18n import tr
from gongshi.site.figures import Cell, Column, Rows

PUBLIC = 0
_SMALL = 500  # rows


class AbovePublic(Refused):
    """A column above public level was handed over for a public file (非公开的列)."""


@dataclass(frozen=True)
class Table:
    """A table to be written: its title, what is known about it, columns, rows (数据表)."""

    title: str
    about: Mapping[str, str]
    columns: tuple[Column, ...]
    rows: Rows


@dataclass(frozen=True)
class Offered:
    """A link to a file: where it is, what it is called when saved, its kind (下载链接)."""

    href: str
    saved: str
    label: str
    ending: str
    size: int = 0


def files_of(table: Table, stem: str) -> dict[str, bytes]:
    """The table as `stem`.csv, .parquet and .json. Raises AbovePublic."""
    refuse_above_public(table)
    return {f"{stem}.csv": as_csv(table), f"{stem}.parquet": as_parquet(table), f"{stem}.json": as_json(table)}


def offers(stem: str, saved: str, sizes: Mapping[str, bytes]) -> tuple[Offered, ...]:
    """The links to those three files."""
    labels = {"csv": "表格", "parquet": "分析用", "json": "含数据字典"}
    return tuple(
        Offered(f"{stem}.{kind}", f"{saved}.{kind}", label, kind.upper(), len(sizes[f"{stem}.{kind}"]))
        for kind, label in labels.items()
    )


def refuse_above_public(table: Table) -> None:
    """Nothing, when every column is public. Raises AbovePublic, naming all that are not."""
    above = [c for c in table.columns if c.level > PUBLIC]
    if above:
        raise AbovePublic(
            tr("不能公开的列：{columns}。", columns="、".join(c.label for c in above)),
            where=tr("下载文件“{title}”", title=table.title),
            mend=tr("请不要交出这些列；列的密级在台账定义里，改它须有依据。"),
        )


def as_csv(table: Table) -> bytes:
    """With a byte-order mark, for Excel opens it then as it should; Chinese headings."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([c.label for c in table.columns])
    writer.writerows([_safe(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def as_json(table: Table) -> bytes:
    """The data dictionary first, then one object for each row by English name."""
    names = [c.name for c in table.columns]
    said = {
        "title": table.title, **table.about,
        "columns": [
            {"name": c.name, "label": c.label, "type": c.type, "unit": c.unit, "note": c.note} for c in table.columns
        ],
    }  # fmt: skip
    head = json.dumps(said, ensure_ascii=False, indent=1).removesuffix("\n}")
    rows = ",\n".join(_compact(dict(zip(names, map(_plain, row), strict=True))) for row in table.rows)
    return f'{head},\n "rows": [\n{rows}\n ]\n}}\n'.encode()


def as_parquet(table: Table) -> bytes:
    """Typed columns by English name; label and unit stand in each field's metadata."""
    fields, arrays = [], []
    for i, column in enumerate(table.columns):
        values = [row[i] for row in table.rows]
        array = _array(values)
        arrays.append(array)
        fields.append(pa.field(column.name, array.type, metadata={"label": column.label, "unit": column.unit}))
    made = pa.Table.from_arrays(arrays, schema=pa.schema(fields, metadata={"title": table.title, **table.about}))
    out = io.BytesIO()
    small = len(table.rows) < _SMALL  # most are; there zstd and dictionaries cost more time than they save bytes
    pq.write_table(made, out, compression="snappy" if small else "zstd", use_dictionary=not small)
    return out.getvalue()


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
