"""The commands of the how-to on screening run as they are printed, on both open data sets."""

from __future__ import annotations

import json
import re
import shlex
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pyogrio
import pytest

from gongshi.cli.brought import click_command
from gongshi_traffic.command import SCREEN

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "how-to" / "screening.md"
COMMANDS = re.findall(r"```sh\ngongshi screen (.+?)\n```", PAGE.read_text(encoding="utf-8"))


def screened(command: str, out: Path) -> dict[str, object]:
    """What the printed command tells a machine, with fewer simulations and another folder."""
    arguments = [*shlex.split(command), "--out", str(out), "--set", "segment_simulations=99", "--json"]
    said = StringIO()
    with redirect_stdout(said), pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        click_command(SCREEN).main(args=arguments, standalone_mode=False)
    found: dict[str, object] = json.loads(said.getvalue())
    return found


def test_the_page_prints_a_command_for_each_example():
    assert [("isle-of-wight" in c, "montreal" in c) for c in COMMANDS] == [(True, False), (False, True)]


def test_the_isle_of_wight_gives_places_by_the_example_s_criteria(tmp_path: Path):
    found = screened(COMMANDS[0], tmp_path)
    assert found["places"] and all("标准" in p["methods"] for p in found["places"])
    assert found["unplaced"] == 35 and 289 - found["unplaced"] == 254
    for place in found["places"]:
        assert place["to_m"] - place["from_m"] <= 500 and place["crashes"] >= 3
        assert re.search(r"K\d+\+\d{3}|交叉口", place["name"])
    pieces = pyogrio.read_dataframe(tmp_path / "排查.gpkg", layer="路段单元")
    assert pieces.geometry.length.sum() == pytest.approx(376_000, rel=0.01)


def test_montreal_gives_places_that_stand_out_on_the_network(tmp_path: Path):
    found = screened(COMMANDS[1], tmp_path)
    assert any(p["methods"] != ["标准"] for p in found["places"])
    pieces = pyogrio.read_dataframe(tmp_path / "排查.gpkg", layer="路段单元")
    assert pieces.geometry.length.sum() == pytest.approx(318_669, rel=0.001)
    assert (pieces.per_km / 1000 * pieces.geometry.length).sum() == pytest.approx(343, rel=0.02)
