"""Roads come from the usual files as they are, in metres or refused."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from gongshi_traffic.screening import UnfitRoads, UnreadableRoads, read_roads, road_graph, roads_of_frame

HERE = Path(__file__).parent
OSM = HERE / "files" / "its-example.osm.pbf"
NAMED = {"name": "路名", "id": "编号"}


def a_frame(**more: object) -> gpd.GeoDataFrame:
    lines = [
        shapely.LineString([(500000, 4000000), (500100, 4000000)]),
        shapely.LineString([(500100, 4000000), (500100, 4000200)]),
    ]
    return gpd.GeoDataFrame({"路名": ["解放路", None], "编号": [7, 8]}, geometry=lines, crs=4547, **more)


@pytest.mark.parametrize("name", ["路网.gpkg", "路网.geojson", "路网.shp"])
def test_the_same_roads_come_from_every_format(tmp_path: Path, name: str):
    frame = a_frame()
    frame.to_file(tmp_path / name, encoding="UTF-8" if name.endswith("shp") else None)
    read = read_roads(tmp_path / name, columns=NAMED, crs=4547)
    assert read.name.tolist() == ["解放路", ""]
    assert read.id.tolist() == ["7", "8"]
    assert np.allclose(read.length_m, [100, 200], atol=1e-3)


def test_a_shapefile_in_gb18030_keeps_its_names(tmp_path: Path):
    a_frame().to_file(tmp_path / "r.shp", encoding="GB18030")
    assert read_roads(tmp_path / "r.shp", columns=NAMED, encoding="GB18030").name[0] == "解放路"


def test_a_frame_gives_the_same_as_its_file(tmp_path: Path):
    a_frame().to_file(tmp_path / "r.gpkg")
    file, frame = read_roads(tmp_path / "r.gpkg", columns=NAMED), roads_of_frame(a_frame(), columns=NAMED)
    assert np.array_equal(file.xy, frame.xy) and file.name.tolist() == frame.name.tolist()


def test_an_osm_extract_gives_ways_for_motor_vehicles_with_names_and_classes():
    read = read_roads(OSM, crs=27700)
    assert len(read) > 50
    assert "footway" not in set(read.road_class) and "residential" in set(read.road_class)
    assert road_graph(read).length_m.sum() > 5000


def test_an_osm_extract_without_a_system_in_metres_is_refused():
    with pytest.raises(UnfitRoads, match="度"):
        read_roads(OSM)


def test_degrees_without_a_declared_system_are_refused(tmp_path: Path):
    frame = a_frame().to_crs(4326)
    frame = frame.set_crs(None, allow_override=True)
    with pytest.raises(UnfitRoads, match="度"):
        roads_of_frame(frame)


def test_forty_parts_are_refused_by_row_and_split_on_request():
    many = shapely.MultiLineString([[(500000, 4000000 + i), (500100, 4000000 + i)] for i in range(40)])
    frame = gpd.GeoDataFrame(geometry=[shapely.LineString([(0, 500), (9, 500)]), many], crs=4547)
    with pytest.raises(UnfitRoads, match="第 2 条"):
        roads_of_frame(frame)
    split = roads_of_frame(frame, parts="split")
    assert len(split) == 41 and set(split.id[1:]) == {"2"}


def test_lines_with_heights_and_measures_are_read_flat():
    line = shapely.from_wkt("LINESTRING ZM (500000 10 7 1, 500100 10 8 2)")
    assert roads_of_frame(gpd.GeoDataFrame(geometry=[line], crs=4547)).xy.tolist() == [[500000, 10], [500100, 10]]


def test_big_endian_and_old_style_heights_are_understood():
    import pyarrow as pa

    from gongshi_traffic.screening.reading import lines_of_arrow

    line = shapely.from_wkt("LINESTRING Z (1 2 3, 4 5 6)")
    written = [shapely.to_wkb(line, byte_order=0, flavor="iso"), shapely.to_wkb(line, byte_order=1, flavor="extended")]
    xy, start, source = lines_of_arrow(pa.array([*written, None], pa.binary()), "")
    assert xy.tolist() == [[1, 2], [4, 5]] * 2 and start.tolist() == [0, 2, 4] and source.tolist() == [0, 1]


def test_points_among_the_lines_are_refused():
    frame = gpd.GeoDataFrame(geometry=[shapely.Point(500000, 1)], crs=4547)
    with pytest.raises(UnfitRoads, match="不是线"):
        roads_of_frame(frame)


def test_a_missing_file_and_a_missing_column_say_so(tmp_path: Path):
    with pytest.raises(UnreadableRoads, match="读不出"):
        read_roads(tmp_path / "没有.gpkg")
    a_frame().to_file(tmp_path / "r.gpkg")
    with pytest.raises(UnreadableRoads, match="道路名"):
        read_roads(tmp_path / "r.gpkg", columns={"name": "道路名"})
