"""Hostile files through `gongshi screen`, as a stranger has them: an error in words or a named doubt, no wrong number."""

from __future__ import annotations

import csv
from pathlib import Path

import geopandas
import numpy as np
import pytest
import shapely
from pyproj import Transformer

from gongshi import GongshiError
from gongshi.cli.brought import click_command
from gongshi_traffic.command import SCREEN
from gongshi_traffic.screening import Coordinates, converted
from gongshi_traffic.segments.traffic_file import BadTrafficFile, read_traffic

CRS, EAST, NORTH = 32650, 500_000.0, 3_400_000.0
GRID = [[(1000.0 * i, 0.0), (1000.0 * i, 3000.0)] for i in range(4)] + [
    [(0.0, 1000.0 * j), (3000.0, 1000.0 * j)] for j in range(4)
]
HEADINGS = "事故编号,发生时间,事故类别,死亡人数,道路编号,桩号,横坐标,纵坐标"


def roads(folder: Path, *lines: object, crs: int | None = CRS, **columns: object) -> Path:
    """A file of roads 路0, 路1 … on a plane whose corner is EAST, NORTH."""
    made = [line if isinstance(line, shapely.Geometry) else moved(line) for line in lines]
    frame = geopandas.GeoDataFrame({"name": [f"路{i}" for i in range(len(made))], **columns}, geometry=made, crs=crs)
    frame.to_file(folder / "roads.gpkg")
    return folder / "roads.gpkg"


def moved(line: object) -> shapely.Geometry:
    return shapely.LineString(np.array(line) + np.array([EAST, NORTH]))


def crashes(folder: Path, *rows: str) -> Path:
    """A table of crashes; a row is number, road, chainage, x and y from the corner, deaths."""
    (folder / "crashes.csv").write_text("\n".join([HEADINGS, *rows]) + "\n", encoding="utf-8")
    return folder / "crashes.csv"


def near(n: int = 6) -> list[str]:
    """Crashes on 路0 within a hundred metres."""
    return [f"c{i},2022-05-03,伤人,,,,{EAST + 1},{NORTH + 500 + 20 * i}" for i in range(n)]


def screen(tmp_path: Path, road_file: Path, crash_file: Path, *more: str) -> str:
    """What it says, or the error's three parts."""
    from contextlib import redirect_stdout
    from io import StringIO

    options = ["--roads", str(road_file), "--road-column", "name=name", "--crashes", str(crash_file), "--sheets", "0"]
    said = StringIO()
    with redirect_stdout(said):
        click_command(SCREEN).main(
            args=[*options, "--set", "segment_simulations=19", "--out", str(tmp_path / "out"), *more],
            standalone_mode=False,
        )
    return said.getvalue()


def refused(tmp_path: Path, road_file: Path, crash_file: Path, *more: str) -> str:
    with pytest.raises(GongshiError) as caught:
        screen(tmp_path, road_file, crash_file, *more)
    assert caught.value.what and caught.value.where and caught.value.mend
    return caught.value.what


def unplaced(tmp_path: Path) -> dict[str, str]:
    with (tmp_path / "out" / "未落到路上的事故.csv").open(encoding="utf-8-sig") as file:
        return dict(list(csv.reader(file))[1:])


def test_roads_in_degrees_are_refused(tmp_path: Path):
    degrees = shapely.LineString([(113, 35), (113.01, 35.03)])
    assert "经纬度" in refused(tmp_path, roads(tmp_path, degrees, crs=4326), crashes(tmp_path, *near()))


@pytest.mark.parametrize(
    ("line", "said"),
    [([(0, 0), (0, 0)], "长度为零"), ([(0, 0), (float("nan"), 500)], "不是数")],
)
def test_a_line_without_length_or_with_nan_is_named(tmp_path: Path, line: list[tuple[float, float]], said: str):
    assert said in refused(tmp_path, roads(tmp_path, line, *GRID), crashes(tmp_path, *near()))


def test_a_road_that_crosses_itself_is_a_named_doubt_and_nothing_is_changed(tmp_path: Path):
    loop = [(0, -900), (900, -900), (900, -300), (500, -300), (500, -1500)]
    assert "自身相交1处" in screen(tmp_path, roads(tmp_path, *GRID, loop), crashes(tmp_path, *near()))
    assert "自身相交" in (tmp_path / "out" / "路网疑点.csv").read_text(encoding="utf-8-sig")


def test_forty_parts_are_taken_apart_and_the_unconnected_are_doubts(tmp_path: Path):
    parts = shapely.MultiLineString([moved([(100 * k, -500), (100 * k + 50, -500)]) for k in range(40)])
    # the forty, and four roads of the grid that share no point with the rest
    assert "与主网不相连44处" in screen(tmp_path, roads(tmp_path, *GRID, parts), crashes(tmp_path, *near()))


def test_crashes_in_the_sea_are_listed_with_the_reason_and_the_rest_counted(tmp_path: Path):
    rows = [*near(), f"sea,2022-05-03,伤人,,,,{EAST + 90000},{NORTH}", "swap,2022-05-03,伤人,,,,3400500,500001"]
    assert "2起事故没有落到路上" in screen(tmp_path, roads(tmp_path, *GRID), crashes(tmp_path, *rows))
    assert set(unplaced(tmp_path)) == {"sea", "swap"} and "写反" in unplaced(tmp_path)["swap"]


def test_swapped_coordinates_of_all_are_refused_as_such(tmp_path: Path):
    rows = [f"c{i},2022-05-03,伤人,,,,{NORTH + 500},{EAST + i}" for i in range(3)]
    assert "写反" in refused(tmp_path, roads(tmp_path, *GRID), crashes(tmp_path, *rows))


def test_a_chainage_beyond_its_road_is_no_place(tmp_path: Path):
    rows = [*near(), "far,2022-05-03,伤人,,路1,9999999,,", "none,2022-05-03,伤人,,无此路,300,,"]
    screen(tmp_path, roads(tmp_path, *GRID), crashes(tmp_path, *rows))
    assert unplaced(tmp_path) == {"far": "桩号不在该路上", "none": "路网里没有这条路"}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("a,2022-05-03,伤人,,路1,-300,,", "-300"), ("a,2022-05-03,伤人,-2,路1,300,,", "-2"),
        ("a,2022-05-03,伤人,,,,abc,1", "abc"), ("a,2022-15-03,伤人,,路1,300,,", "2022-15-03"),
    ],
)  # fmt: skip
def test_a_negative_number_and_a_cell_that_is_none_are_named(tmp_path: Path, row: str, said: str):
    assert said in refused(tmp_path, roads(tmp_path, *GRID), crashes(tmp_path, row))


def test_negative_chainages_of_roads_are_refused(tmp_path: Path):
    files = roads(tmp_path, *GRID, a=[0.0] * 8, b=[-3000.0] * 8), crashes(tmp_path, *near())
    assert "桩号小于零" in refused(tmp_path, *files, "--road-column", "from_m=a", "--road-column", "to_m=b")


def test_traffic_of_zero_or_less_is_refused_with_its_road(tmp_path: Path):
    files = roads(tmp_path, *GRID, flow=[100, -5, 1, 1, 1, 1, 1, 1]), crashes(tmp_path, *near())
    assert "路1：-5" in refused(tmp_path, *files, "--road-column", "daily_traffic=flow")


def traffic(folder: Path, *rows: str, heading: str = "道路,起点桩号,止点桩号,年份,日均交通量") -> list[str]:
    (folder / "traffic.csv").write_text("\n".join([heading, *rows]) + "\n", encoding="utf-8")
    return ["--traffic", str(folder / "traffic.csv")]


def test_traffic_of_sections_and_years_is_read_and_said(tmp_path: Path):
    rows = ["路0,0,K1+500,2021,5000", "路0,1500,3000,2021,9000", "路0,0,1500,2022,7000", "路1,,,,800"]
    files = roads(tmp_path, *GRID), crashes(tmp_path, *near())
    screen(tmp_path, *files, *traffic(tmp_path, *rows))
    said = (tmp_path / "out" / "说明.txt").read_text(encoding="utf-8")
    assert "2条道路有日均交通量，密度和期望按车流比较，其余6条按同等级平均。交通量有3个路段的观测，2021至2022年" in said


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("路0,0,1500,2022,-5", "第1条的“日均交通量”写的是“-5”"), ("路0,0,1500,22年,5", "22年"),
        ("路0,1500,0,2022,5", "止点桩号不大于起点桩号"), (",0,1500,2022,5", "第1条没有道路"),
        ("路0,0,1500,2022,nan", "nan"), ("路0,-5,1500,2022,9", "-5"), ("无此路,0,1500,2022,9", "无此路 0米起"),
        ("路0,3500,4000,2022,9", "路0 3500米起"), ("路0,0,1500,2022,9\n路0,1400,3000,2022,9", "路0同一年的观测路段重叠"),
    ],
)  # fmt: skip
def test_traffic_that_cannot_be_is_refused_by_its_row(tmp_path: Path, row: str, said: str):
    files = roads(tmp_path, *GRID), crashes(tmp_path, *near())
    assert said in refused(tmp_path, *files, *traffic(tmp_path, row))


def test_every_fault_of_a_table_of_traffic_is_said_at_once(tmp_path: Path):
    rows = [f"路{n % 4},0,10,2022,-{n}" for n in range(1, 11)]
    with pytest.raises(BadTrafficFile) as caught:
        read_traffic(Path(traffic(tmp_path, *rows)[1]), {})
    assert caught.value.what.count("日均交通量") == 8 and "共10处" in caught.value.what
    assert "traffic.csv" in caught.value.where and "--traffic-column" in caught.value.mend


def test_a_table_of_traffic_without_its_columns_is_refused_until_they_are_named(tmp_path: Path):
    files = roads(tmp_path, *GRID), crashes(tmp_path, *near())
    table = traffic(tmp_path, "路0,900", heading="road_name,AADT")
    assert "没有指明哪一列是道路编号（road）" in refused(tmp_path, *files, *table)
    named = ["--traffic-column", "road=road_name", "--traffic-column", "daily_traffic=AADT"]
    screen(tmp_path, *files, *table, *named)
    assert "1条道路有日均交通量" in (tmp_path / "out" / "说明.txt").read_text(encoding="utf-8")
    assert "没有“flow”这一项" in refused(tmp_path, *files, *table, *named, "--traffic-column", "flow=AADT")


@pytest.mark.parametrize(
    "wrong", ["segment_bandwidth_m=0", "segment_lixel_m=-5", "segment_simulations=3", "segment_level=2"]
)
def test_settings_without_sense_are_refused(tmp_path: Path, wrong: str):
    files = roads(tmp_path, *GRID), crashes(tmp_path, *near())
    assert refused(tmp_path, *files, "--set", wrong)


def test_a_clean_network_has_no_doubts(tmp_path: Path):
    cut = [[(0, 0), (0, 1000)], [(0, 1000), (0, 2000)], [(0, 1000), (1000, 1000)]]
    assert "路网有疑点" not in screen(tmp_path, roads(tmp_path, *cut), crashes(tmp_path, *near()))
    assert not (tmp_path / "out" / "路网疑点.csv").exists()


def shifted(folder: Path, system: Coordinates) -> Path:
    """Crashes on 路0 in degrees of this system."""
    metres = np.array([(EAST, NORTH + 200.0 * i) for i in range(12)])
    lon, lat = Transformer.from_crs(CRS, 4326, always_xy=True).transform(*metres.T)
    lon, lat = converted(lon, lat, Coordinates.WGS84, system)
    return crashes(
        folder, *(f"c{i},2022-05-03,伤人,,,,{x:.8f},{y:.8f}" for i, (x, y) in enumerate(zip(lon, lat, strict=True)))
    )


@pytest.mark.parametrize("system", [Coordinates.GCJ02, Coordinates.BD09])
@pytest.mark.parametrize("asked", ["named", "辨认"])
def test_shifted_coordinates_are_put_back_where_they_are_named_or_told_apart(
    tmp_path: Path, system: Coordinates, asked: str
):
    files = roads(tmp_path, *GRID), shifted(tmp_path, system)
    said = screen(tmp_path, *files, "--crash-crs", system.value if asked == "named" else asked, "--tolerance", "10")
    assert f"事故坐标按 {system.value} 换算，误差在" in said and "没有落到路上" not in said


def test_points_that_fit_no_system_are_not_guessed(tmp_path: Path):
    off = crashes(tmp_path, *(f"c{i},2022-05-03,伤人,,,,{100 + i},{20 + i}" for i in range(5)))
    assert "辨认不出" in refused(tmp_path, roads(tmp_path, *GRID), off, "--crash-crs", "辨认")
    assert "不能按“GCJ02”换算" in refused(
        tmp_path, roads(tmp_path, *GRID), crashes(tmp_path, *near()), "--crash-crs", "gcj-02"
    )
