"""Open data of a real year are published by the public commands: the two examples, end to end (真实数据)."""

from __future__ import annotations

import csv
import importlib.util
import json
import re
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import date, datetime
from io import StringIO
from itertools import combinations
from math import dist
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from shapely import from_wkb, get_coordinates

from gongshi.cli import main
from gongshi.figures.at import At
from gongshi.lists.candidate import Candidate
from gongshi.office.runs import all_rolls, engine
from gongshi.office.workspace import Workspace
from gongshi.period import Period

pytestmark = pytest.mark.slow
EXAMPLES = Path(__file__).parents[2] / "examples"
ISLE, STATS = EXAMPLES / "isle-of-wight", EXAMPLES / "stats19"
TOLERANCE_M, WINDOW_M, LEAST = 30, 500, 3  # as the how-to says


@dataclass(frozen=True)
class Published:
    """What the commands of one example left behind."""

    at: Path
    folder: Path
    said: dict[str, object]

    def figure(self, name: str) -> dict[str, object]:
        found = [f for f in self.said["figures"] if f["name"] == name and not f["part"]]
        assert len(found) == 1, name
        return found[0]

    def parts(self, name: str, by: str) -> dict[str, int]:
        """A figure by a breakdown, as `gongshi figure` answers it; parts that are zero left out."""
        said = typed(["figure", name, "2018", "--by", by, "--as-of", "2019-01-15", "--at", str(self.at), "--json"])
        return {p["part"]: p["value"] for p in json.loads(said)["parts"] if p["value"]}

    def text(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")


def loaded(folder: Path, name: str) -> ModuleType:
    """The example's script as a module, its own neighbours found."""
    spec = importlib.util.spec_from_file_location(f"{folder.name}-{name}".replace("-", "_"), folder / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    sys.path.insert(0, str(folder))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(folder))
    return module


def typed(arguments: list[str]) -> str:
    """What a command says; it must end well."""
    said = StringIO()
    with redirect_stdout(said), pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 0, said.getvalue()
    return said.getvalue()


def published(at: Path, commands: Callable[[], list[list[str]]]) -> Published:
    *first, run = commands()
    for arguments in first:
        typed(arguments)
    said = json.loads(typed([*run, "--json"]))
    return Published(at, Path(said["folder"]), said)


@pytest.fixture(scope="module")
def isle(tmp_path_factory: pytest.TempPathFactory) -> Published:
    at = tmp_path_factory.mktemp("怀特岛") / "工作区"
    prepared = at.with_name(at.name + "-prepared")
    loaded(ISLE, "prepare").prepare(prepared)
    return published(at, lambda: loaded(ISLE, "run").commands(at, prepared))


@pytest.fixture(scope="module")
def stats19(tmp_path_factory: pytest.TempPathFactory) -> Published:
    at = tmp_path_factory.mktemp("STATS19") / "工作区"
    return published(at, lambda: loaded(STATS, "run").commands(at))


@pytest.fixture(scope="module")
def raw_crashes() -> list[dict[str, object]]:
    """The crashes straight from the file's own table, not through any code of ours."""
    with sqlite3.connect(ISLE / "source" / "car_crashes_2018_iow.gpkg") as database:
        database.row_factory = sqlite3.Row
        rows = [dict(r) for r in database.execute("select * from car_crashes_2018_iow")]
    database.close()
    points = get_coordinates(from_wkb([r["geom"][8:] for r in rows]))
    return [{**r, "x": x, "y": y} for r, (x, y) in zip(rows, points.tolist(), strict=True)]


@pytest.fixture(scope="module")
def raw_stats19() -> list[dict[str, str]]:
    path = next((STATS / "source").glob("*.csv"))
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def places(isle: Published) -> list[Candidate]:
    """The crash-prone places as the list has them."""
    workspace = Workspace.open(isle.at)
    known, released = datetime(2019, 1, 15, 23, 59, 59), date(2019, 1, 15)
    at = At(Period.parse("2018"), on=released, known=known, released=released, settings=workspace.settings)
    rolls = all_rolls(workspace, workspace.pack("traffic"), at, engine(workspace, known, why="核对"))
    return [e.candidate for e in rolls["crash_prone_segments"].entries]


@pytest.fixture(scope="module")
def placed_crashes(isle: Published) -> list[dict[str, str]]:
    with (isle.at.with_name(isle.at.name + "-prepared") / "crashes.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_years_crashes_by_severity_are_those_of_the_file(isle: Published, raw_crashes: list[dict[str, object]]):
    severities = Counter(r["accident_severity"] for r in raw_crashes)
    assert isle.figure("crashes_recorded")["value"] == len(raw_crashes)
    assert isle.figure("fatal_crashes")["value"] == severities["Fatal"]
    assert isle.figure("injury_crashes")["value"] == severities["Serious"] + severities["Slight"]


def test_casualties_by_severity_of_crash_are_those_of_the_file(isle: Published, raw_crashes: list[dict[str, object]]):
    hurt: Counter[str] = Counter()
    for row in raw_crashes:
        hurt["死亡" if row["accident_severity"] == "Fatal" else "伤人"] += row["number_of_casualties"]
    assert isle.figure("casualties_stated")["value"] == sum(hurt.values())
    assert isle.parts("事故伤亡人数（来源合计）", "severity") == dict(hurt)


def test_the_bulletin_prints_them_and_says_that_deaths_are_not_reported(
    isle: Published, raw_crashes: list[dict[str, object]]
):
    fatal = [r["number_of_casualties"] for r in raw_crashes if r["accident_severity"] == "Fatal"]
    others = [r["number_of_casualties"] for r in raw_crashes if r["accident_severity"] != "Fatal"]
    text = re.sub(r"<[^>]+>|\s", "", isle.text("曝光通报.html"))
    assert f"死亡事故{len(fatal)}起，伤亡{sum(fatal)}人；伤人事故{len(others)}起，伤亡{sum(others)}人" in text
    assert "死亡、受伤人数未报送" in text


def test_the_months_of_the_year_are_those_of_the_file(isle: Published, raw_crashes: list[dict[str, object]]):
    months = Counter(f"2018年{int(str(r['date'])[5:7])}月" for r in raw_crashes)
    assert isle.parts("交通事故起数", "month") == dict(months)


@pytest.mark.parametrize("name", ["deaths", "injuries", "vehicles_damaged", "violations_recorded", "electric_crashes"])
def test_what_the_open_data_do_not_say_is_not_reported(isle: Published, stats19: Published, name: str):
    for example in (isle, stats19):
        found = example.figure(name)
        assert (found["value"], found["state"]) == (None, "NOT_REPORTED")


def test_the_bulletin_prints_no_number_of_dead_or_injured(isle: Published, stats19: Published):
    for example in (isle, stats19):
        text = example.text("曝光通报.html")
        assert "人死亡" not in text and "人受伤" not in text


def test_a_list_without_its_register_is_not_reported_and_never_nothing_new(isle: Published, stats19: Published):
    assert isle.figure("bans_listed")["value"] is None
    assert stats19.figure("segments_listed")["value"] is None
    for example in (isle, stats19):
        for name in ("曝光通报.html", "新闻通稿.html", "典型事故案例.html", "发布审批单.html"):
            assert "无新增" not in example.text(name)
            assert "未报送" in example.text(name)


def test_a_year_that_the_register_does_not_hold_is_not_compared_with_as_zero(isle: Published, stats19: Published):
    for example in (isle, stats19):
        text = example.text("曝光通报.html")
        assert "同期" not in text and "上期" not in text and "环比" not in text


def test_crashes_off_the_main_roads_are_counted_and_said(isle: Published, raw_crashes: list[dict[str, object]]):
    away = sum(nearest_road_m(r["x"], r["y"]) > TOLERANCE_M for r in raw_crashes)
    assert away > 0
    assert f"另有{away}起事故没有道路桩号或路口" in isle.text("制作说明.txt")
    assert isle.figure("crashes_recorded")["value"] == len(raw_crashes)


def test_each_place_holds_the_crashes_it_claims(places: list[Candidate], placed_crashes: list[dict[str, str]]):
    assert places
    for place in places:
        facts = place.facts
        inside = [
            c for c in placed_crashes
            if c["road"] == facts["road_code"] and facts["from_m"] <= int(c["at_m"]) <= facts["to_m"]
        ]  # fmt: skip
        assert facts["to_m"] - facts["from_m"] <= WINDOW_M
        assert len(inside) == facts["crashes"] >= LEAST
        assert f"事故{facts['crashes']}起" in facts["why"]
        assert {number for r in place.reasons for _, number in r.records} <= {c["accident_index"] for c in inside}


def test_the_crashes_of_a_place_lie_close_together_on_the_ground(
    places: list[Candidate], raw_crashes: list[dict[str, object]]
):
    at = {r["accident_index"]: (r["x"], r["y"]) for r in raw_crashes}
    for place in places:
        spots = [at[number] for r in place.reasons for _, number in r.records]
        assert len(spots) >= LEAST
        assert all(dist(a, b) <= WINDOW_M + 2 * TOLERANCE_M for a, b in combinations(spots, 2))


def test_a_road_in_foreign_letters_stands_apart_from_its_chainage(places: list[Candidate]):
    assert not [p.name for p in places if re.search(r"[A-Za-z]K\d", p.name)]


def test_no_stretch_that_qualifies_was_overlooked(places: list[Candidate], placed_crashes: list[dict[str, str]]):
    taken = {number for place in places for r in place.reasons for _, number in r.records}
    left: dict[str, list[int]] = {}
    for crash in placed_crashes:
        if crash["road"] and crash["accident_index"] not in taken:
            left.setdefault(crash["road"], []).append(int(crash["at_m"]))
    spans = {(p.facts["road_code"], p.facts["from_m"], p.facts["to_m"]) for p in places}
    for road, points in left.items():
        for start in points:
            near = [m for m in points if start <= m <= start + WINDOW_M]
            cut = any(r == road and min(near) < a and b < max(near) for r, a, b in spans)
            assert len(near) < LEAST or cut, (road, near)


def test_the_places_are_drawn_on_a_map_of_the_real_roads(isle: Published):
    text = isle.text("曝光通报.html")
    assert "<svg" in text
    assert "A3054" in text


def test_a_file_is_delivered_with_nothing_but_a_map(stats19: Published, raw_stats19: list[dict[str, str]]):
    severities = Counter(r["accident_severity"] for r in raw_stats19)
    assert stats19.figure("crashes_recorded")["value"] == len(raw_stats19)
    assert stats19.figure("fatal_crashes")["value"] == severities["1"]
    assert stats19.figure("injury_crashes")["value"] == severities["2"] + severities["3"]
    assert stats19.figure("casualties_stated")["value"] == sum(int(r["number_of_casualties"]) for r in raw_stats19)


def test_days_before_months_are_read_as_the_sender_means_them(stats19: Published, raw_stats19: list[dict[str, str]]):
    in_january = sum(datetime.strptime(r["date"], "%d/%m/%Y").month == 1 for r in raw_stats19)
    assert stats19.said["period"] == "2022-01"
    assert stats19.figure("crashes_recorded")["value"] == in_january


def test_each_example_names_its_sources_and_licences():
    for folder, licences in ((ISLE, ("Open Government Licence", "ODbL")), (STATS, ("Open Government Licence",))):
        text = (folder / "LICENCES.md").read_text(encoding="utf-8")
        assert all(licence in text for licence in licences)
        assert all(path.name in text for path in (folder / "source").iterdir())


def nearest_road_m(x: object, y: object) -> float:
    """Metres to the nearest of the map's own lines, by every one of their pieces."""
    ends = _pieces()
    a, b = ends[:, :2], ends[:, 2:]
    along = b - a
    spot = np.array([x, y], dtype=float)
    t = np.clip(((spot - a) * along).sum(1) / np.maximum((along**2).sum(1), 1e-12), 0, 1)
    return float(np.sqrt(((a + along * t[:, None] - spot) ** 2).sum(1)).min())


def _pieces(kept: list[np.ndarray] = []) -> np.ndarray:  # noqa: B006
    """Each straight piece of each line as x, y, x, y; read once."""
    if not kept:
        with sqlite3.connect(ISLE / "source" / "iow_main_highways.gpkg") as database:
            blobs = [r[0][8 + 32 :] for r in database.execute("select geom from iow_main_highways")]
        database.close()
        lines = [get_coordinates(line) for line in from_wkb(blobs)]
        kept.append(np.vstack([np.hstack([line[:-1], line[1:]]) for line in lines]))
    return kept[0]
