"""`gongshi screen` on plain files: an invented grid of roads, crashes planted and scattered, everything said once."""

from __future__ import annotations

import csv
import json
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import geopandas
import numpy as np
import pyogrio
import pytest
from shapely import LineString, Point, Polygon

from gongshi.cli.brought import click_command
from gongshi.errors import GongshiError
from gongshi_traffic.command import SCREEN
from gongshi_traffic.segments.crash_file import BadCrashFile
from gongshi_traffic.segments.crash_points import CrashesElsewhere
from gongshi_traffic.segments.from_files import BadAreas
from gongshi_traffic.segments.road_file import BadRoadFile
from gongshi_traffic.segments.screen import BadScreenOption

CRS = "EPSG:4547"
X0, Y0, STEP, SIDE = 500_000.0, 3_600_000.0, 500.0, 8


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A grid of 9 by 9 streets of 4 km, 150 scattered crashes and 14 at 样本街 K1+200 to K1+304."""
    folder = tmp_path_factory.mktemp("网格城")
    roads, names = [], []
    for k in range(SIDE + 1):
        at = k * STEP
        roads += [
            LineString([(X0 + i * STEP, Y0 + at) for i in range(SIDE + 1)]),
            LineString([(X0 + at, Y0 + i * STEP) for i in range(SIDE + 1)]),
        ]
        names += ["样本街" if k == 4 else f"横{k}路", f"纵{k}路"]
    frame = geopandas.GeoDataFrame(
        {"编号": [f"{i}" for i in range(len(roads))], "路名": names, "等级": "城市道路"}, geometry=roads, crs=CRS
    )
    frame.to_file(folder / "道路.gpkg", driver="GPKG")
    random = np.random.default_rng(3)
    rows = []
    for n in range(150):
        x, y = random.uniform(0, SIDE * STEP), int(random.integers(SIDE + 1)) * STEP
        x, y = (x, y) if n % 2 else (y, x)
        rows.append(
            (f"S{n:03d}", "2022-10-05 08:30", "伤人", X0 + x + random.normal(0, 3), Y0 + y + random.normal(0, 3))
        )
    rows += [
        (f"H{n}", f"2022-1{n % 2}-09 20:15", "死亡" if 5 <= n < 8 else "伤人", X0 + 1200 + 8 * n, Y0 + 4 * STEP + 4)
        for n in range(14)
    ]
    rows.append(("远", "2022-10-05 08:30", "伤人", X0 + 250, Y0 + 250))
    with (folder / "事故.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([("事故编号", "发生时间", "事故类别", "横坐标", "纵坐标"), *rows])
    half = Polygon([(X0 - 100, Y0 - 100), (X0 + 1245, Y0 - 100), (X0 + 1245, Y0 + 5000), (X0 - 100, Y0 + 5000)])
    other = Polygon([(X0 + 1245, Y0 - 100), (X0 + 5000, Y0 - 100), (X0 + 5000, Y0 + 5000), (X0 + 1245, Y0 + 5000)])
    geopandas.GeoDataFrame({"大队": ["一大队", "二大队"]}, geometry=[half, other], crs=CRS).to_file(
        folder / "辖区.gpkg"
    )
    return folder


def screen(
    city: Path, *more: str, roads: str = "道路.gpkg", crashes: str = "事故.csv", out: Path | None = None
) -> dict[str, object]:
    """What the command tells a machine; errors come through."""
    arguments = [
        "--roads", str(city / roads), "--crashes", str(city / crashes), "--road-column", "name=路名", "--road-column", "road_class=等级",
        "--out", str(out or city / "结果"), "--sheets", "1", "--set", "segment_simulations=199", "--json", *more,
    ]  # fmt: skip
    said = StringIO()
    with redirect_stdout(said):
        click_command(SCREEN).main(args=arguments, standalone_mode=False)
    found: dict[str, object] = json.loads(said.getvalue())
    return found


@pytest.fixture(scope="module")
def done(city: Path) -> dict[str, object]:
    return screen(city, "--areas", str(city / "辖区.gpkg"), "--area-name", "大队")


def test_the_planted_gathering_is_first_on_the_list_by_every_method(done):
    first = done["places"][0]
    assert first["road"] == "样本街"
    assert first["methods"] == ["标准", "密度", "期望"]
    assert "近12个月在该路段发生死亡事故3起" in first["why"] and "伤人及死亡事故16起" in first["why"]


def test_it_says_of_itself_what_happened_between_its_printed_ends(done):
    first = done["places"][0]
    assert (first["crashes"], first["fatal_crashes"], first["months"]) == (3, 3, 12)
    assert first["profile"] == "时段：夜间3起"


def test_scan_and_kde_plus_find_the_planted_gathering_too(city, done):
    rows = list(csv.DictReader((city / "结果" / "聚集.csv").open(encoding="utf-8-sig")))
    strongest = next(r for r in rows if r["方法"] == "扫描统计")
    # windows are made of lixels: the first and the last of the fourteen lie just beyond two of them
    assert {f"H{n}" for n in range(1, 13)} <= set(strongest["事故编号"].split("、"))
    assert strongest["范围"] == "样本街 K1+200至K1+300" and float(strongest["概率（全图）"]) == 1 / 200
    between = min((r for r in rows if r["方法"] == "KDE+"), key=lambda r: float(r["概率（全图）"]))
    assert {f"H{n}" for n in range(14)} <= set(between["事故编号"].split("、"))
    assert between["范围"].startswith("样本街 K1+1") and float(between["概率（全图）"]) == 1 / 200


def test_a_place_across_two_areas_belongs_to_both(done):
    first = done["places"][0]
    assert first["brigades"] == ["一大队", "二大队"]
    assert first["border"] == "位于一大队、二大队辖区交界处"


def test_a_place_is_named_by_road_chainage_and_junction(done):
    name = done["places"][0]["name"]
    assert name.startswith("样本街K") and "交叉口" in name


def test_a_crash_that_finds_no_road_is_listed_with_its_reason(city, done):
    assert done["unplaced"] == 1
    rows = list(csv.reader((city / "结果" / "未落到路上的事故.csv").open(encoding="utf-8-sig")))
    assert rows[1] == ["远", "附近没有道路"]


def test_every_file_is_there_and_reads_back(city, done):
    folder = city / "结果"
    assert {
        "点段.csv",
        "点段.xlsx",
        "排查.gpkg",
        "点段.geojson",
        "点段.pmtiles",
        "路段单元.pmtiles",
        "密度图.png",
        "排查.html",
    } <= set(done["files"])
    assert all((folder / name).stat().st_size for name in done["files"])
    pieces = pyogrio.read_dataframe(folder / "排查.gpkg", layer="路段单元")
    length = pieces.geometry.length
    assert length.sum() == pytest.approx(18 * SIDE * STEP, rel=1e-6)
    assert (pieces.per_km / 1000 * length).sum() == pytest.approx(164, rel=0.12)  # what dead ends swallow is lost
    assert "样本街" in set(pieces[pieces.stands_out].road)
    places = pyogrio.read_dataframe(folder / "点段.geojson")
    assert places.crs.to_epsg() == 4326 and len(places) == len(done["places"]) + len(done["beside"])
    assert places.geometry.iloc[0].distance(Point(114.0, 32.5)) < 5
    assert pyogrio.read_info(folder / "点段.pmtiles", layer="点段")["driver"] == "PMTiles"


def test_the_table_has_a_row_for_each_place_with_reason_and_basis(city, done):
    rows = list(csv.DictReader((city / "结果" / "点段.csv").open(encoding="utf-8-sig")))
    assert len(rows) == len(done["places"]) + len(done["beside"])
    assert all(r["理由"] and r["依据"] and r["列入"] in ("是", "否") for r in rows)


def test_the_sheet_of_a_place_is_one_page(city, done):
    from pypdf import PdfReader

    sheet = PdfReader(city / "结果" / "点段登记表" / "01.pdf")
    assert len(sheet.pages) == 1
    text = sheet.pages[0].extract_text().replace("\n", "")
    assert "事故多发点段登记表" in text and "样本街" in text


def test_the_same_files_give_the_same_places(city, done, tmp_path):
    again = screen(city, "--areas", str(city / "辖区.gpkg"), "--area-name", "大队", out=tmp_path / "再一次")
    assert again["places"] == done["places"]


def test_places_of_other_methods_stand_beside_the_list_where_the_city_says_so(city, tmp_path):
    found = screen(
        city,
        "--set",
        "segment_methods=标准",
        "--set",
        "segment_fatal_least=9",
        "--set",
        "segment_injury_least=0",
        out=tmp_path / "o",
    )
    assert found["places"] == []
    assert "密度" in found["beside"][0]["methods"]
    assert any(note.startswith("未达列入标准、仅供内部研判：样本街") for note in found["notes"])


def test_without_severities_all_crashes_count_and_it_is_said(city, tmp_path):
    rows = list(csv.reader((city / "事故.csv").open(encoding="utf-8-sig")))
    (city / "无类别.csv").write_text("".join(",".join(r[:2] + r[3:]) + "\n" for r in rows), encoding="utf-8")
    found = screen(city, crashes="无类别.csv", out=tmp_path / "o")
    assert found["places"][0]["road"] == "样本街"
    assert any("没有事故类别" in note for note in found["notes"])


def refused(kind: type[GongshiError], *arguments, **more) -> GongshiError:
    with pytest.raises(kind) as caught:
        screen(*arguments, **more)
    assert caught.value.what and caught.value.where and caught.value.mend
    return caught.value


def test_everything_wrong_with_the_options_is_said_at_once(city):
    fault = refused(
        BadScreenOption,
        city,
        "--set",
        "segment_window=5",
        "--set",
        "segment_months=x",
        "--tolerance",
        "0",
        crashes="没有.csv",
    )
    for part in ("没有.csv", "segment_window=5", "segment_months=x", "--tolerance"):
        assert part in fault.what


def test_everything_wrong_with_the_crashes_is_said_at_once(city):
    bad = "事故编号,发生时间,事故类别,横坐标,纵坐标\n1,2022-13-01,伤人,500000,3600000\n1,2022-10-01,重伤,500000,3600000\n3,,伤人,东边,3600000\n"
    (city / "坏.csv").write_text(bad, encoding="utf-8")
    fault = refused(BadCrashFile, city, crashes="坏.csv")
    for part in ("2022-13-01", "重伤", "东边", "第3条没有发生时间", "编号“1”出现了不止一次"):
        assert part in fault.what


def test_columns_that_are_not_there_are_named_with_those_that_are(city):
    (city / "别的.csv").write_text("no,when\n1,2022-10-01\n", encoding="utf-8")
    fault = refused(
        BadCrashFile, city, "--crash-column", "severity=级别", "--crash-column", "colour=no", crashes="别的.csv"
    )
    for part in ("级别", "colour", "发生时间", "无法定位"):
        assert part in fault.what
    assert "when" in fault.mend
    fault = refused(BadRoadFile, city, "--road-column", "name=路名、街名", "--road-column", "grade=等级")
    assert "街名" in fault.what and "grade" in fault.what and "等级" in fault.mend


def test_crashes_in_degrees_or_swapped_are_refused_by_name(city):
    (city / "度.csv").write_text("事故编号,发生时间,横坐标,纵坐标\n1,2022-10-01,114.0,32.5\n", encoding="utf-8")
    assert "经纬度" in refused(CrashesElsewhere, city, crashes="度.csv").what
    (city / "反.csv").write_text(
        f"事故编号,发生时间,横坐标,纵坐标\n1,2022-10-01,{Y0 + 500},{X0 + 500}\n", encoding="utf-8"
    )
    assert "横纵坐标像是写反了" in refused(CrashesElsewhere, city, crashes="反.csv").what


def test_areas_without_the_named_column_or_without_polygons_are_refused(city):
    assert "没有“单位”" in refused(BadAreas, city, "--areas", str(city / "辖区.gpkg"), "--area-name", "单位").what
    assert "不是面" in refused(BadAreas, city, "--areas", str(city / "道路.gpkg"), "--area-name", "路名").what


def test_a_crash_file_of_lines_is_refused(city):
    assert "不是点" in refused(BadCrashFile, city, "--crash-column", "happened_at=路名", crashes="道路.gpkg").what


def test_the_page_has_no_column_that_says_nothing(city, done):
    head = (city / "结果" / "排查.html").read_text(encoding="utf-8").split("<thead>")[1].split("</thead>")[0]
    assert "名称" in head and "辖区" in head and "类别" not in head
