"""Pieces of road are shaded on the map in four steps; they are no places and stand in no list or index."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from gongshi.site.build import build
from gongshi.site.model import Layer, Place

from .a_site import a_site, layers

SHADED = Layer(
    "shade", "夜间暗度",
    (Place("假设路", ((113.01, 35.01), (113.02, 35.01)), step=1), Place("假设路", ((113.02, 35.01), (113.03, 35.02)), step=4)),
    meaning="由浅到深为全市平均的2、5、10、20倍以上。",
)  # fmt: skip


@pytest.fixture(scope="module")
def shaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shaded")
    return build(replace(a_site(folder), layers=(*layers(), SHADED)), folder / "站").folder


def test_pieces_lie_between_the_ground_and_the_numbered_places(shaded: Path):
    drawing = (shaded / "map.html").read_text(encoding="utf-8")
    road, pale, deep, disc = (drawing.index(s) for s in ('class="road"', "shade step1", "shade step4", 'class="disc"'))
    assert road < pale < deep < disc


def test_what_the_steps_mean_stands_beside_the_map(shaded: Path):
    page = (shaded / "map.html").read_text(encoding="utf-8")
    assert "夜间暗度" in page and SHADED.meaning in page
    assert page.count('class="swatch') == 4


def test_the_script_has_pieces_with_their_step_apart_from_places(shaded: Path):
    places, shade, _ = (shaded / "map/data.js").read_text(encoding="utf-8").split("\n")
    pieces = json.loads(shade.removeprefix("window.gongshiShade = ").removesuffix(";"))["features"]
    assert [p["properties"] for p in pieces] == [{"step": 1}, {"step": 4}]
    assert '"step"' not in places


def test_pieces_are_in_no_list_beneath_the_map_and_in_no_index(shaded: Path):
    page = (shaded / "map.html").read_text(encoding="utf-8")
    assert "layer-shade" not in page
    assert all("夜间暗度" not in f.read_text(encoding="utf-8") for f in (shaded / "search").rglob("*") if f.is_file())


def test_shade_alone_is_no_map(tmp_path: Path):
    folder = build(replace(a_site(tmp_path), layers=(SHADED,)), tmp_path / "站").folder
    assert not (folder / "map.html").exists()
