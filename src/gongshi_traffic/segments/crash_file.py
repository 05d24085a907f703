"""Crashes of any file as rows with our names, every fault at once (读取事故文件).

A map file (GeoPackage, GeoJSON, Shapefile) says where its points are and in which system; a table
(CSV, Excel) has columns for them, or a road and a chainage. Columns with our own headings need no
telling.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np

from gongshi import BadInput, tr
from gongshi_traffic.registers.crashes import crashes as REGISTER

TABLES = (".csv", ".txt", ".tsv", ".xlsx", ".xls")
KEYS = (
    "id", "happened_at", "time", "severity", "deaths", "injured", "casualties", "cause", "road", "at_m", "direction", "junction",
    "brigade", "procedure", "road_factor", "x", "y",
)  # fmt: skip
SEVERITIES = ("死亡", "伤人", "财产损失")
DIRECTIONS = ("上行", "下行")
_NUMBERS = ("deaths", "injured", "casualties")
_SHOWN = 8
Record = dict[str, Any]


class BadCrashFile(BadInput):
    """A file of crashes lacks what the screening needs, or has cells it cannot read (事故文件有误)."""


@dataclass(frozen=True)
class CrashFile:
    """Crashes as delivered (事故文件): rows with our names, points (NaN without), their reference system."""

    rows: tuple[Mapping[str, Any], ...]
    xy: np.ndarray  # type: ignore[type-arg]
    crs: Any
    has_severity: bool


def read_crashes(
    path: Path, *, columns: Mapping[str, str], words: Mapping[str, str], date_format: str = "", layer: str | None = None
) -> CrashFile:
    """The crashes of a file (事故).

    `columns` says which of the file's columns holds each of KEYS, `words` what its severities mean in
    ours; `date_format` is strptime's, where days are not written year first. Raises BadCrashFile.
    """
    headings, records, points, crs = _table(path) if path.suffix.lower() in TABLES else _map(path, layer)
    named = _named(headings, columns)
    _refuse_columns(path, headings, columns, named, points is not None)
    faults: list[str] = []
    rows = [_row(n, record, named, words, date_format, faults) for n, record in enumerate(records, 1)]
    _refuse_cells(path, faults, rows)
    xy = points if points is not None else _points(rows, named)
    return CrashFile(tuple(rows), xy, crs, "severity" in named)


def _table(path: Path) -> tuple[Sequence[str], list[Record], None, None]:
    from gongshi.records.reading.detect import open_source

    rows = open_source(path).sheets[0].rows()
    _, first = next(rows)
    headings = [str(c).strip() for c in first]
    return headings, [dict(zip(headings, cells, strict=False)) for _, cells in rows], None, None


def _map(path: Path, layer: str | None) -> tuple[Sequence[str], list[Record], np.ndarray, Any]:  # type: ignore[type-arg]
    import pyogrio

    try:
        frame = pyogrio.read_dataframe(path, layer=layer)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, UnicodeDecodeError) as fault:
        raise BadCrashFile(
            tr("读不出事故文件：{fault}", fault=fault), where=tr("文件 {path}", path=path),
            mend=tr("请用 QGIS 等工具另存为 GeoPackage；表格请存为 CSV 或 Excel。"),
        ) from fault  # fmt: skip
    geometry = frame.geometry
    wrong = geometry.notna() & (geometry.geom_type != "Point")
    if wrong.any():
        raise BadCrashFile(
            tr("有{n}个事故不是点，第一个在第{row}条。", n=int(wrong.sum()), row=int(np.argmax(wrong)) + 1),
            where=tr("文件 {path}", path=path), mend=tr("请选点图层；多点的请先拆成单点。"),
        )  # fmt: skip
    # a missing point has no coordinates to ask for
    x, y = (np.where(geometry.notna() & ~geometry.is_empty, getattr(geometry, k), np.nan) for k in ("x", "y"))
    plain = frame.drop(columns=geometry.name)
    return list(plain.columns), plain.to_dict("records"), np.column_stack([x, y]).astype(float), frame.crs


def _named(headings: Sequence[str], columns: Mapping[str, str]) -> Mapping[str, str]:
    """Which heading holds each key: as told, else by our own names and headings."""
    ours = {c.label: c.name for c in REGISTER.columns} | {c.name: c.name for c in REGISTER.columns}
    ours |= {"死亡人数": "deaths", "受伤人数": "injured"}  # facts of parties in the register, of crashes in files
    found = {ours[h]: h for h in headings if h in ours}
    return {k: h for k, h in {**found, **columns}.items() if k in KEYS}


def _refuse_columns(
    path: Path, headings: Sequence[str], columns: Mapping[str, str], named: Mapping[str, str], has_points: bool
) -> None:  # fmt: skip
    faults = [tr("没有“{key}”这一项。", key=key) for key in columns if key not in KEYS]
    faults += [tr("文件里没有“{name}”这一列。", name=name) for name in columns.values() if name not in headings]
    if "happened_at" not in named:
        faults.append(tr("没有指明哪一列是发生时间（happened_at）。"))
    if not has_points and not {"x", "y"} <= named.keys() and not {"road", "at_m"} <= named.keys():
        faults.append(tr("没有坐标（x、y），也没有道路和桩号（road、at_m），事故无法定位。"))
    if faults:
        raise BadCrashFile(
            "\n".join(faults), where=tr("文件 {path}", path=path),
            mend=tr("请写 --crash-column 项=列名；可用的项：{keys}；文件的列：{headings}。", keys="、".join(KEYS), headings="、".join(headings)),
        )  # fmt: skip


def _row(
    n: int, record: Record, named: Mapping[str, str], words: Mapping[str, str], date_format: str, faults: list[str]
) -> Record:  # fmt: skip
    """One crash; what cannot be read of it goes to `faults`."""

    def read(key: str, reader: Callable[[Any], Any], default: Any = "") -> Any:
        value = record.get(named[key]) if key in named else None
        if value is None or value == "" or value != value:
            return default
        try:
            return reader(value)
        except (ValueError, KeyError, TypeError):
            faults.append(tr("第{n}条的“{column}”写的是“{value}”", n=n, column=named[key], value=value))
            return default

    row: Record = {
        key: read(key, _text) for key in ("id", "cause", "road", "junction", "brigade", "procedure", "road_factor")
    }
    row["id"] = row["id"] or f"{n}"
    when = read("happened_at", lambda v: _moment(v, date_format), None)
    if when is None and not (faults and faults[-1].startswith(tr("第{n}条", n=n))):
        faults.append(tr("第{n}条没有发生时间", n=n))
    clock = read("time", _clock, None)
    row["happened_at"] = when.replace(hour=clock[0], minute=clock[1]) if when and clock else when
    row["severity"] = read("severity", lambda v: _one_of(SEVERITIES, _text(v), words), "")
    row["direction"] = read("direction", lambda v: _one_of(DIRECTIONS, _text(v), words), "")
    row |= {key: read(key, _count, 0) for key in _NUMBERS}
    row |= {key: read(key, float, float("nan")) for key in ("x", "y")}
    row["at_m"] = read("at_m", metres_of, None)
    return row


def _refuse_cells(path: Path, faults: Sequence[str], rows: Sequence[Record]) -> None:
    seen: dict[str, int] = {}
    doubles = [tr("编号“{id}”出现了不止一次", id=r["id"]) for r in rows if _again(seen, r["id"])]
    every = [*faults, *doubles]
    if not rows:
        every = [tr("文件里没有事故。")]
    if every:
        more = tr("……共{n}处。", n=len(every)) if len(every) > _SHOWN else ""
        raise BadCrashFile(
            "\n".join([*every[:_SHOWN], *([more] if more else [])]), where=tr("文件 {path}", path=path),
            mend=tr("日期写作 2022-11-03 或用 --date-format 说明；事故类别须是{words}，或用 --word 死亡=来源写法 对应，行驶方向（上行、下行）同样；桩号写作 K12+300 或米数。", words="、".join(SEVERITIES)),
        )  # fmt: skip


def _again(seen: dict[str, int], number: str) -> bool:
    seen[number] = seen.get(number, 0) + 1
    return seen[number] == 2


def _points(rows: Sequence[Record], named: Mapping[str, str]) -> np.ndarray:  # type: ignore[type-arg]
    if not {"x", "y"} <= named.keys():
        return np.full((len(rows), 2), np.nan)
    return np.array([(r["x"], r["y"]) for r in rows], float).reshape(-1, 2)


def _text(value: Any) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def _moment(value: Any, date_format: str) -> datetime:
    if hasattr(value, "to_pydatetime"):
        value = value.to_pydatetime()
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    text = _text(value)
    return datetime.strptime(text, date_format) if date_format else datetime.fromisoformat(text.replace("/", "-"))


def _clock(value: Any) -> tuple[int, int]:
    hour, minute = str(value).strip().split(":")[:2]
    found = datetime(2000, 1, 1, int(hour), int(minute))
    return found.hour, found.minute


def _one_of(ours: Sequence[str], word: str, words: Mapping[str, str]) -> str:
    """The word if it is one of ours, else what the source's word means. Raises KeyError."""
    found = word if word in ours and word not in words else words[word]
    if found not in ours:
        raise KeyError(word)
    return found


def _count(value: Any) -> int:
    number = float(value)
    if number < 0 or number != int(number):
        raise ValueError(value)
    return int(number)


def metres_of(value: Any) -> int:
    """Metres of a chainage as a cell has it, K12+300 or a number (桩号). Raises ValueError."""
    from gongshi_traffic.screening.chainage import read_chainage
    from gongshi_traffic.screening.snapping import UnfitPlaces

    try:
        found = round(float(value))
    except ValueError:
        try:
            found = round(read_chainage(str(value)))
        except UnfitPlaces as fault:
            raise ValueError(fault.what) from fault
    if found < 0:
        raise ValueError(value)
    return found


def pairs(texts: Sequence[str], option: str) -> Iterator[tuple[str, str]]:
    """What `项=列名` says, as pairs (成对选项). Raises BadCrashFile with every one that has no =."""
    wrong = [t for t in texts if "=" not in t]
    if wrong:
        raise BadCrashFile(
            tr("“{texts}”不是“甲=乙”的写法。", texts="、".join(wrong)), where=tr("命令行 --{option}", option=option),
            mend=tr("例如 --{option} id=事故编号。", option=option),
        )  # fmt: skip
    for text in texts:
        left, _, right = text.partition("=")
        yield left.strip(), right.strip()
