"""Traffic counts of a table, every fault at once (读取交通量文件)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from gongshi import BadInput, tr
from gongshi_traffic.registers.places import traffic_counts as REGISTER
from gongshi_traffic.segments.crash_file import metres_of
from gongshi_traffic.segments.traffic import ANY_YEAR, Count

KEYS = tuple(c.name for c in REGISTER.columns)
_SHOWN = 8
_WHOLE_ROAD = 10_000_000  # metres


class BadTrafficFile(BadInput):
    """A file of traffic counts lacks a column, or has cells it cannot read (交通量文件有误)."""


def read_traffic(path: Path, columns: Mapping[str, str]) -> tuple[Count, ...]:
    """The counts of a CSV or Excel file (交通量).

    `columns` says which of the file's columns holds each of KEYS; our own headings need no telling.
    Without chainages a count is of its whole road, without a year of all years. Raises BadTrafficFile.
    """
    from gongshi.records.reading.detect import open_source

    rows = [cells for _, cells in open_source(path).sheets[0].rows()]
    headings = [str(c).strip() for c in rows[0]] if rows else []
    at = _named(headings, columns)
    faults = _column_faults(headings, columns, at)
    read = (
        []
        if faults
        else [_count(n, dict(zip(headings, cells, strict=False)), at, faults) for n, cells in enumerate(rows[1:], 1)]
    )
    counts = [c for c in read if c is not None]
    faults += _overlaps(counts)
    if faults:
        more = [tr("……共{n}处。", n=len(faults))] if len(faults) > _SHOWN else []
        raise BadTrafficFile(
            "\n".join([*faults[:_SHOWN], *more]), where=tr("文件 {path}", path=path),
            mend=tr("每行一个路段一年：道路、起点桩号、止点桩号、年份、日均交通量；列名不同的写 --traffic-column 项=列名，可用的项：{keys}。", keys="、".join(KEYS)),
        )  # fmt: skip
    return tuple(counts)


def _named(headings: Sequence[str], columns: Mapping[str, str]) -> Mapping[str, str]:
    ours = {c.label: c.name for c in REGISTER.columns} | {c.name: c.name for c in REGISTER.columns} | {"道路": "road"}
    return {**{ours[h]: h for h in headings if h in ours}, **columns}


def _column_faults(headings: Sequence[str], columns: Mapping[str, str], at: Mapping[str, str]) -> list[str]:
    faults = [tr("没有“{key}”这一项。", key=key) for key in columns if key not in KEYS]
    faults += [tr("文件里没有“{name}”这一列。", name=name) for name in columns.values() if name not in headings]
    faults += [
        tr("没有指明哪一列是{label}（{key}）。", label=REGISTER.column(key).label, key=key)
        for key in ("road", "daily_traffic")
        if key not in at
    ]
    return faults


def _count(n: int, record: Mapping[str, Any], at: Mapping[str, str], faults: list[str]) -> Count | None:
    """One count; what cannot be read of it goes to `faults`."""
    before = len(faults)

    def read(key: str, reader: Callable[[Any], Any], default: Any) -> Any:
        value = record.get(at[key]) if key in at else None
        if value is None or value == "" or value != value:
            return default
        try:
            return reader(value)
        except ValueError:
            faults.append(tr("第{n}条的“{column}”写的是“{value}”", n=n, column=at[key], value=value))
            return default

    road, daily = read("road", lambda v: str(v).strip(), ""), read("daily_traffic", _daily, 0.0)
    low, high = read("from_m", metres_of, 0), read("to_m", metres_of, _WHOLE_ROAD)
    year = read("year", _year, ANY_YEAR)
    if len(faults) == before and not (road and daily):
        faults.append(tr("第{n}条没有道路或日均交通量", n=n))
    if high <= low:
        faults.append(tr("第{n}条的止点桩号不大于起点桩号", n=n))
    return Count(road, low, high, daily, year) if len(faults) == before else None


def _daily(value: Any) -> float:
    found = float(value)
    if not 0 < found < float("inf"):
        raise ValueError(value)
    return found


def _year(value: Any) -> int:
    found = int(float(value))
    if found != float(value) or not 1950 <= found <= 2200:
        raise ValueError(value)
    return found


def _overlaps(counts: Sequence[Count]) -> list[str]:
    """Counts of one road and year that share ground."""
    faults = []
    ones = sorted(counts, key=lambda c: (c.road, c.year, c.from_m, c.to_m))
    for one, other in pairwise(ones):
        if (one.road, one.year) == (other.road, other.year) and other.from_m < one.to_m:
            faults.append(
                tr(
                    "{road}同一年的观测路段重叠：自{a}米、自{b}米",
                    road=one.road,
                    a=f"{one.from_m:g}",
                    b=f"{other.from_m:g}",
                )
            )
    return faults
