"""A workbook is looked through before it is unpacked (解包前检查).

A parser that fills memory from one far cell, or from a megabyte that unpacks to a hundred
gigabytes, cannot be stopped once it runs. So sizes, the outermost cells, and the formulas
without a result are found first, in a stream of bounded memory.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gongshi.i18n import tr
from gongshi.records.reading.source import MOST_CELLS, MOST_COLUMNS, Oddity, too_large, unreadable

_MOST_PARTS = 5_000
_MOST_BYTES = 3 << 30
_SUSPECT_BYTES = 64 << 20
_MOST_RATIO = 300
_CHUNK = 1 << 20
_TAIL = 1 << 16
_OVERLAP = 4096
_MOST_ODD = 10_000

_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Z]*)([0-9]+)["']""")
_ERROR = re.compile(rb'<(?:\w+:)?c(?=\s[^>]*\bt="e")[^>]*?\br="([A-Z]+[0-9]+)"[^>]*>')
_UNCOMPUTED = re.compile(
    rb'<(?:\w+:)?c(?![^>]*\bt="str")\s[^>]*?\br="([A-Z]+[0-9]+)"[^>]*>\s*<(?:\w+:)?f\b[^>]*?(?:/>|>[^<]*</(?:\w+:)?f>)'
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)


@dataclass(frozen=True)
class Looked:
    """What a look through a workbook found: odd cells by sheet part, keyed by A1 address."""

    odd: Mapping[str, Mapping[str, Oddity]] = field(default_factory=dict)


def look_through(path: Path) -> Looked:
    """The odd cells of an xlsx file. Raises TooLarge or Unreadable before anything is unpacked whole."""
    try:
        with zipfile.ZipFile(path) as packed:
            _refuse_bombs(path, packed)
            return Looked({name: odd for name in packed.namelist() if (odd := _look_at(path, packed, name))})
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError) as fault:
        raise unreadable(path, tr("文件已损坏，压缩包无法读取（{fault}）。", fault=fault)) from fault


def _refuse_bombs(path: Path, packed: zipfile.ZipFile) -> None:
    parts = packed.infolist()
    size = sum(p.file_size for p in parts)
    ratio = max((p.file_size / max(1, p.compress_size) for p in parts if p.file_size > _SUSPECT_BYTES), default=0)
    if len(parts) > _MOST_PARTS or size > _MOST_BYTES or ratio > _MOST_RATIO:
        raise too_large(path, tr("文件解开后有 {size} MB，超出常理，没有读入。", size=size >> 20))


def _look_at(path: Path, packed: zipfile.ZipFile, name: str) -> dict[str, Oddity]:
    columns: set[bytes] = set()
    rows = 0
    odd: dict[str, Oddity] = {}
    for chunk in _chunks(packed, name):
        places = _PLACE.findall(chunk)
        columns.update({letters for letters, _ in places})
        rows = max([rows, *(int(digits[:8]) for digits in {digits for _, digits in places})])
        if len(odd) < _MOST_ODD:
            odd.update(_odd_cells(chunk))
    widest = max((_number(c) for c in columns), default=0)
    if widest > MOST_COLUMNS or rows * widest > MOST_CELLS:
        raise too_large(path, tr("表的范围有 {rows} 行、{columns} 列，没有读入。", rows=rows, columns=widest))
    return odd


def _odd_cells(chunk: bytes) -> dict[str, Oddity]:
    """The odd cells of a chunk; most chunks have neither mark and are not searched."""
    odd: dict[str, Oddity] = {}
    if b't="e"' in chunk:
        odd.update((a.decode(), Oddity.ERROR) for a in _ERROR.findall(chunk))
    if b"<f" in chunk or b":f" in chunk:
        odd.update((a.decode(), Oddity.UNCOMPUTED) for a in _UNCOMPUTED.findall(chunk))
    return odd


def _chunks(packed: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    rest = b""
    with packed.open(name) as part:
        while data := part.read(_CHUNK):
            data = rest + data
            cut = max(data.rfind(b"<c ", len(data) - _TAIL), data.rfind(b"<row ", len(data) - _TAIL))
            yield data
            rest = data[cut:] if cut > 0 else data[-_OVERLAP:]
    yield rest


def _number(letters: bytes) -> int:
    n = 0
    for letter in letters[:8]:
        n = n * 26 + letter - 64
    return n
