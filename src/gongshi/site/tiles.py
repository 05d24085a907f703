"""Lines as vector tiles in one PMTiles archive: the map's ground without any outside server (矢量瓦片).

Written here and not by a library, for it is little: Mapbox Vector Tile 2.1 needs one layer of
lines, PMTiles 3 a header and one directory. The browser side is the usual pmtiles.js.
"""

from __future__ import annotations

import gzip
import json
import math
import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from shapely import LineString, box

from gongshi.site.model import Place

LEAST_ZOOM, MOST_ZOOM, EXTENT = 6, 13, 4096
LAYER = "ground"
_BUFFER = 64 / EXTENT

Tile = tuple[int, int, int]
Line = Sequence[tuple[float, float]]


def archive(places: Sequence[Place]) -> bytes:
    """The lines of `places` from zoom 6 to 13, as the bytes of one .pmtiles file."""
    lines = [(place.label, _mercator(place.shape)) for place in places if len(place.shape) > 1]
    tiles = {tile_id(tile): gzip.compress(_tile(found), mtime=0) for tile, found in _cut(lines).items()}
    return _archived(dict(sorted(tiles.items())), _bounds(places))


def tile_id(tile: Tile) -> int:
    """The tile's number in PMTiles: all zooms before it, then its place on the Hilbert curve."""
    zoom, x, y = tile
    number, side = ((1 << 2 * zoom) - 1) // 3, 1 << zoom
    half = side // 2
    while half:
        right, low = int(bool(x & half)), int(bool(y & half))
        number += half * half * ((3 * right) ^ low)
        if low == 0:
            if right:
                x, y = half - 1 - (x & (half - 1)), half - 1 - (y & (half - 1))
            x, y = y, x
        half //= 2
    return number


def _mercator(shape: Line) -> list[tuple[float, float]]:
    """Longitude and latitude on the square from 0 to 1, y downwards."""
    return [((x + 180) / 360, (1 - math.asinh(math.tan(math.radians(y))) / math.pi) / 2) for x, y in shape]


def _cut(lines: Iterable[tuple[str, Line]]) -> Mapping[Tile, list[tuple[str, list[list[tuple[int, int]]]]]]:
    tiles: dict[Tile, list[tuple[str, list[list[tuple[int, int]]]]]] = defaultdict(list)
    for label, line in lines:
        whole = LineString(line)
        for zoom in range(LEAST_ZOOM, MOST_ZOOM + 1):
            for x, y in _crossed(whole, zoom):
                parts = _within(whole, zoom, x, y)
                if parts:
                    tiles[(zoom, x, y)].append((label, parts))
    return tiles


def _crossed(line: LineString, zoom: int) -> Iterator[tuple[int, int]]:
    side = 1 << zoom
    left, top, right, bottom = (int(v * side) for v in line.bounds)
    return ((x, y) for x in range(left, right + 1) for y in range(top, bottom + 1))


def _within(line: LineString, zoom: int, x: int, y: int) -> list[list[tuple[int, int]]]:
    """The pieces of a line inside a tile and a little around it, in the tile's own units."""
    side = 1 << zoom
    edge = box((x - _BUFFER) / side, (y - _BUFFER) / side, (x + 1 + _BUFFER) / side, (y + 1 + _BUFFER) / side)
    inside = line.intersection(edge)
    parts = [g for g in getattr(inside, "geoms", [inside]) if g.geom_type == "LineString"]
    found = [
        [(round((u * side - x) * EXTENT), round((v * side - y) * EXTENT)) for u, v in part.coords] for part in parts
    ]
    return [_distinct(part) for part in found if len(_distinct(part)) > 1]


def _distinct(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]


def _tile(found: Sequence[tuple[str, list[list[tuple[int, int]]]]]) -> bytes:
    """One layer of lines with the attribute `label`."""
    labels = sorted({label for label, _ in found})
    features = b"".join(_field(2, _feature(labels.index(label), parts)) for label, parts in found)
    values = b"".join(_field(4, _field(1, label.encode())) for label in labels)
    layer = _number(15, 2) + _field(1, LAYER.encode()) + features + _field(3, b"label") + values + _number(5, EXTENT)
    return _field(3, layer)


def _feature(value: int, parts: Sequence[Sequence[tuple[int, int]]]) -> bytes:
    """Tags, the type LINESTRING, and the commands move-to and line-to with their steps."""
    commands, at = b"", (0, 0)
    for part in parts:
        for i, point in enumerate(part):
            if i < 2:
                commands += _varint((2 | (len(part) - 1) << 3) if i else 9)
            commands += _varint(_zigzag(point[0] - at[0])) + _varint(_zigzag(point[1] - at[1]))
            at = point
    return _field(2, _varint(0) + _varint(value)) + _number(3, 2) + _field(4, commands)


def _archived(tiles: Mapping[int, bytes], bounds: tuple[float, float, float, float]) -> bytes:
    directory, data = gzip.compress(_directory(tiles), mtime=0), b"".join(tiles.values())
    told = {"name": LAYER, "type": "overlay", "vector_layers": [{"id": LAYER, "fields": {"label": "String"}}]}
    metadata = gzip.compress(json.dumps(told).encode(), mtime=0)
    root, about = 127, 127 + len(directory)
    leaves = start = about + len(metadata)
    n = len(tiles)
    left, low, right, high = (round(v * 1e7) for v in bounds)
    header = b"PMTiles\x03" + struct.pack(
        "<11Q6B4iB2i", root, len(directory), about, len(metadata), leaves, 0, start, len(data), n, n, n,
        1, 2, 2, 1, LEAST_ZOOM, MOST_ZOOM, left, low, right, high, 10, (left + right) // 2, (low + high) // 2,
    )  # fmt: skip
    return header + directory + metadata + data


def _directory(tiles: Mapping[int, bytes]) -> bytes:
    """Numbers as steps, run lengths, sizes, offsets (0: right after the one before)."""
    numbers = list(tiles)
    steps = [n - before for before, n in zip([0, *numbers], numbers, strict=False)]
    runs, sizes = [1] * len(numbers), [len(t) for t in tiles.values()]
    offsets = [1 if i == 0 else 0 for i in range(len(numbers))]
    return b"".join(map(_varint, (len(numbers), *steps, *runs, *sizes, *offsets)))


def _bounds(places: Sequence[Place]) -> tuple[float, float, float, float]:
    points = [p for place in places for p in place.shape] or [(0.0, 0.0)]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def _field(number: int, content: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(content)) + content


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _zigzag(n: int) -> int:
    return n << 1 if n >= 0 else (-n << 1) - 1


def _varint(n: int) -> bytes:
    out = b""
    while n > 127:
        out += bytes([n & 127 | 128])
        n >>= 7
    return out + bytes([n])
