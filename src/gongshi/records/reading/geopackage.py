"""The layers of a GeoPackage, the map file of QGIS and of open data (地理数据包).

A layer becomes a sheet whose first row is its column names, so that a map file reaches a
register by the same heading map as a workbook does. Geometry is written as WKT in the
layer's own coordinates; nothing is projected.
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from gongshi.i18n import tr
from gongshi.records.reading.source import MOST_CELLS, Odd, Oddity, RawCell, Row, Sheet, too_large, unreadable

MAGIC = b"SQLite format 3\0"
_ENVELOPES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}  # bytes before the WKB, by the kind in the flags
_LAYERS = """
    select c.table_name, g.column_name from gpkg_contents c
    left join gpkg_geometry_columns g on g.table_name = c.table_name
    where c.data_type in ('features', 'attributes') order by c.rowid
"""
_PLAIN_LAYERS = "select table_name, null from gpkg_contents where data_type = 'attributes' order by rowid"


@dataclass(frozen=True)
class Layer:
    """One table of the file (图层): its columns with their declared types, and which is the geometry."""

    name: str
    columns: tuple[tuple[str, str], ...]
    geometry: str = ""

    @property
    def headings(self) -> tuple[str, ...]:
        """The column names, and after a geometry `geom` also `geom_x` and `geom_y` for its points."""
        names = [n for n, _ in self.columns]
        return (*names, f"{self.geometry}_x", f"{self.geometry}_y") if self.geometry else tuple(names)


def geopackage_sheets(path: Path) -> tuple[Sheet, ...]:
    """Each layer of the file as a sheet: row 1 its columns, then its features in the file's order.

    Columns of bytes that are no geometry are left out. A moment is taken as it is written,
    without its zone. Raises Unreadable when the file is another database or damaged, TooLarge.
    """
    try:
        with closing(_connect(path)) as database:
            layers = tuple(_layers(database))
            for layer in layers:
                _refuse_too_large(path, database, layer)
    except sqlite3.Error as fault:
        raise unreadable(
            path,
            tr("文件是数据库，但不是完整的 GeoPackage（{fault}）。", fault=fault),
            tr("请在 QGIS 等软件中另存为 GeoPackage（.gpkg）或 csv 后重新报送。"),
        ) from fault
    return tuple(_sheet(path, layer) for layer in layers)


def _sheet(path: Path, layer: Layer) -> Sheet:
    return Sheet(layer.name, lambda: _rows(path, layer))


def _connect(path: Path) -> sqlite3.Connection:
    """The file opened for reading only, with none of its own code believed."""
    database = sqlite3.connect(path.resolve().as_uri() + "?mode=ro&immutable=1", uri=True)
    database.execute("pragma trusted_schema = off")
    database.execute("pragma query_only = on")
    return database


def _layers(database: sqlite3.Connection) -> Iterator[Layer]:
    has_geometry = database.execute("select 1 from sqlite_master where name = 'gpkg_geometry_columns'").fetchone()
    for name, geometry in database.execute(_LAYERS if has_geometry else _PLAIN_LAYERS).fetchall():
        declared = [(str(c[1]), str(c[2]).upper()) for c in database.execute(f"pragma table_info({_quoted(name)})")]
        kept = tuple((n, t) for n, t in declared if n == geometry or not t.startswith("BLOB"))
        yield Layer(str(name), kept, str(geometry or ""))


def _refuse_too_large(path: Path, database: sqlite3.Connection, layer: Layer) -> None:
    rows = int(database.execute(f"select count(*) from {_quoted(layer.name)}").fetchone()[0])
    if rows * len(layer.headings) > MOST_CELLS:
        raise too_large(path, tr("图层“{layer}”有 {rows} 行，没有读入。", layer=layer.name, rows=rows))


def _rows(path: Path, layer: Layer) -> Iterator[Row]:
    yield 1, layer.headings
    columns = ", ".join(_quoted(n) for n, _ in layer.columns)
    try:
        with closing(_connect(path)) as database:
            found = database.execute(f"select {columns} from {_quoted(layer.name)}")
            for number, row in enumerate(found, 2):
                yield number, _cells(layer, row)
    except sqlite3.Error as fault:
        raise unreadable(path, tr("图层“{layer}”读到一半出错（{fault}）。", layer=layer.name, fault=fault)) from fault


def _cells(layer: Layer, row: tuple[object, ...]) -> list[RawCell]:
    cells: list[RawCell] = []
    point: tuple[RawCell, RawCell] = (None, None)
    for (name, kind), value in zip(layer.columns, row, strict=True):
        if name == layer.geometry:
            text, point = geometry_cells(value)
            cells.append(text)
        else:
            cells.append(_plain(kind, value))
    return [*cells, *point] if layer.geometry else cells


def geometry_cells(blob: object) -> tuple[RawCell, tuple[RawCell, RawCell]]:
    """A geometry as WKT, and the two coordinates of a point (None for other shapes).

    An empty or missing geometry gives nothing; bytes that are none give a marked cell.
    """
    if blob is None:
        return None, (None, None)
    found = _wkb(blob)
    if found is None:
        return Odd(Oddity.ERROR, tr("图形无法识别")), (None, None)
    from shapely import from_wkb, get_type_id, get_x, get_y
    from shapely.errors import ShapelyError

    try:
        shape = from_wkb(found)
    except ShapelyError:
        return Odd(Oddity.ERROR, tr("图形无法识别")), (None, None)
    if shape.is_empty:
        return None, (None, None)
    is_point = int(get_type_id(shape)) == 0
    return str(shape.wkt), (float(get_x(shape)), float(get_y(shape))) if is_point else (None, None)


def _wkb(blob: object) -> bytes | None:
    """The well-known binary behind the GeoPackage header; None when there is none."""
    if not isinstance(blob, bytes) or len(blob) < 8 or blob[:2] != b"GP":
        return None
    flags = struct.unpack("B", blob[3:4])[0]
    if flags >> 1 & 7 not in _ENVELOPES:
        return None
    return blob[8 + _ENVELOPES[flags >> 1 & 7] :]


def _plain(kind: str, value: object) -> RawCell:
    if isinstance(value, str) and kind in ("DATE", "DATETIME"):
        return _moment(value)
    if kind == "BOOLEAN" and value in (0, 1):
        return bool(value)
    return value if isinstance(value, str | int | float) else None


def _moment(text: str) -> RawCell:
    """A day or a moment as the file writes it, its zone left out; other text stays text."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return text
    return date.fromisoformat(text) if len(text) == 10 else found.replace(tzinfo=None)


def _quoted(name: object) -> str:
    return '"' + str(name).replace('"', '""') + '"'
