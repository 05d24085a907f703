"""The ground as PMTiles, written and read back; the drawing; nothing when nothing has a place."""

from __future__ import annotations

import gzip
import struct
from dataclasses import replace
from pathlib import Path

import pytest

from gongshi.site.build import build
from gongshi.site.model import Place
from gongshi.site.tiles import LEAST_ZOOM, MOST_ZOOM, archive, tile_id

from .a_site import a_site


@pytest.mark.parametrize(("tile", "number"), [((0, 0, 0), 0), ((1, 0, 0), 1), ((1, 0, 1), 2), ((1, 1, 1), 3), ((1, 1, 0), 4),
                                              ((2, 0, 0), 5), ((12, 3423, 1763), 19078479)])  # fmt: skip
def test_tiles_are_numbered_as_the_format_says(tile: tuple[int, int, int], number: int):
    """The examples of the PMTiles specification and of its reference reader."""
    assert tile_id(tile) == number


def test_the_archive_says_where_everything_is():
    made = archive([Place("假设路", ((113.0, 35.0), (113.2, 35.1)))])
    root, root_size, meta, meta_size, _, _, data, data_size, tiles, *_ = struct.unpack("<11Q", made[8:96])
    assert made[:8] == b"PMTiles\x03"
    assert (made[100], made[101]) == (LEAST_ZOOM, MOST_ZOOM)
    assert len(made) == data + data_size
    assert b"vector_layers" in gzip.decompress(made[meta : meta + meta_size])
    directory = gzip.decompress(made[root : root + root_size])
    assert tiles > MOST_ZOOM - LEAST_ZOOM and directory
    first = gzip.decompress(made[data:][: made[data:].find(b"\x1f\x8b", 2)] if tiles > 1 else made[data:])
    assert "假设路".encode() in first


def test_without_places_there_is_no_map_and_no_program_for_it(tmp_path: Path):
    folder = build(replace(a_site(tmp_path), layers=()), tmp_path / "站").folder
    assert not (folder / "map.html").exists() and not (folder / "static/vendor").exists()
    assert "地图" not in (folder / "index.html").read_text(encoding="utf-8")


def test_the_drawing_shows_each_spot_with_its_number(built: Path):
    page = (built / "map.html").read_text(encoding="utf-8")
    assert page.count('class="disc"') == 3 and page.count('class="road"') == 2
