"""Layers of a GeoPackage come as sheets, and other databases are refused in words."""

from __future__ import annotations

import sqlite3
import struct
from datetime import date, datetime
from pathlib import Path

import pytest
from shapely import LineString, Point, to_wkb
from shapely.geometry.base import BaseGeometry

from gongshi.records.reading.detect import open_source
from gongshi.records.reading.source import Odd, Unreadable


def blob(shape: BaseGeometry, *, envelope: bool = False) -> bytes:
    """The shape as a GeoPackage keeps it."""
    bounds = struct.pack("<4d", *(shape.bounds[i] for i in (0, 2, 1, 3))) if envelope else b""
    return b"GP" + bytes([0, 3 if envelope else 1]) + struct.pack("<i", 0) + bounds + to_wkb(shape)


def package(path: Path, shape: object) -> Path:
    """A file with one layer of one feature and one table without geometry."""
    with sqlite3.connect(path) as database:
        database.executescript(
            """
            create table gpkg_contents (table_name text, data_type text);
            create table gpkg_geometry_columns (table_name text, column_name text);
            create table sites (fid integer primary key, geom POINT, "site ""no"" x" TEXT, seen DATE, at DATETIME, ok BOOLEAN);
            create table remarks (fid integer primary key, words TEXT, scan BLOB);
            insert into gpkg_contents values ('sites', 'features'), ('remarks', 'attributes'), ('tiles', 'tiles');
            insert into gpkg_geometry_columns values ('sites', 'geom');
            insert into remarks values (1, '已查', x'00ff');
            """
        )
        row = (1, shape, "甲1", "2018-03-01", "2018-03-01T07:45:00Z", 1)
        database.execute("insert into sites values (?, ?, ?, ?, ?, ?)", row)
    database.close()
    return path


def rows_of(path: Path, layer: int = 0) -> list[tuple[int, list[object]]]:
    return [(n, list(cells)) for n, cells in open_source(path).sheets[layer].rows()]


def test_a_point_gives_its_words_and_its_two_coordinates(tmp_path: Path):
    (first, names), (second, cells) = rows_of(package(tmp_path / "点.gpkg", blob(Point(433640, 86368.5))))
    assert (first, second) == (1, 2)
    found = dict(zip(names, cells, strict=True))
    assert (found["geom"], found["geom_x"], found["geom_y"]) == ("POINT (433640 86368.5)", 433640, 86368.5)
    assert found['site "no" x'] == "甲1"


def test_days_and_moments_come_as_written_without_their_zone(tmp_path: Path):
    names, cells = (r for _, r in rows_of(package(tmp_path / "a.gpkg", None)))
    found = dict(zip(names, cells, strict=True))
    assert (found["seen"], found["at"], found["ok"]) == (date(2018, 3, 1), datetime(2018, 3, 1, 7, 45), True)
    assert (found["geom"], found["geom_x"]) == (None, None)


@pytest.mark.parametrize("envelope", [False, True])
def test_a_line_is_read_behind_either_kind_of_header(tmp_path: Path, envelope: bool):
    line = LineString([(0, 0), (10, 5)])
    cells = rows_of(package(tmp_path / "a.gpkg", blob(line, envelope=envelope)))[1][1]
    assert cells[1] == "LINESTRING (0 0, 10 5)"
    assert cells[-2:] == [None, None]


@pytest.mark.parametrize("shape", [b"", b"GP", b"XX" + bytes(30), b"GP\x00\x0f" + bytes(40), b"GP\x00\x01" + bytes(9)])
def test_bytes_that_are_no_shape_are_marked(tmp_path: Path, shape: bytes):
    assert isinstance(rows_of(package(tmp_path / "a.gpkg", shape))[1][1][1], Odd)


def test_a_table_without_geometry_is_a_sheet_and_its_bytes_are_left_out(tmp_path: Path):
    path = package(tmp_path / "a.gpkg", None)
    assert [s.name for s in open_source(path).sheets] == ["sites", "remarks"]
    assert rows_of(path, 1) == [(1, ["fid", "words"]), (2, [1, "已查"])]


def test_another_database_is_refused_with_a_way_out(tmp_path: Path):
    with sqlite3.connect(tmp_path / "x.gpkg") as database:
        database.execute("create table t (a)")
    database.close()
    with pytest.raises(Unreadable) as fault:
        open_source(tmp_path / "x.gpkg")
    assert "GeoPackage" in fault.value.what and "x.gpkg" in fault.value.where and "csv" in fault.value.mend


def test_a_damaged_file_is_refused_in_words(tmp_path: Path):
    whole = package(tmp_path / "a.gpkg", None).read_bytes()
    (tmp_path / "half.gpkg").write_bytes(whole[:5000])
    with pytest.raises(Unreadable):
        open_source(tmp_path / "half.gpkg")
        rows_of(tmp_path / "half.gpkg")
