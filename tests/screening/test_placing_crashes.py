"""A crash goes to its nearest road within the tolerance; one that does not is kept with the reason."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from gongshi_traffic.screening import UnfitPlaces, Unplaced, place_on_roads

from .town import CROSS, graph

TOWN = graph(*CROSS, name=["东路", "东路", "北路", "南路"])
spots = st.tuples(st.floats(-60, 260), st.floats(-160, 160))


def place(*points: tuple[float, float], **options: object):
    return place_on_roads(TOWN, np.array(points, float), **{"tolerance_m": 20, **options})


def test_a_crash_lies_at_the_foot_on_its_nearest_road():
    placed = place((30, 5))
    assert (placed.edge[0], placed.offset_m[0], placed.distance_m[0]) == (0, 30, 5)


@settings(max_examples=60, deadline=None)
@given(st.lists(spots, min_size=1, max_size=20))
def test_the_nearest_road_is_the_one_that_a_search_of_all_roads_finds(points: list[tuple[float, float]]):
    lines = [shapely.LineString(line) for line in CROSS]
    placed = place_on_roads(TOWN, np.array(points), tolerance_m=40)
    for i, point in enumerate(points):
        nearest = min(line.distance(shapely.Point(point)) for line in lines)
        if nearest < 40 - 1e-9:
            assert placed.distance_m[i] == pytest.approx(nearest, abs=1e-9)
        elif nearest > 40 + 1e-9:
            assert placed.edge[i] == -1


def test_where_two_roads_run_side_by_side_the_second_is_told():
    twin = graph([(0, 0), (100, 0)], [(0, 12), (100, 12)])
    assert place_on_roads(twin, np.array([[50.0, 5.0]]), tolerance_m=20).runner_up_m[0] == 7


def test_a_named_road_wins_over_a_nearer_one():
    assert place((98, 12)).edge[0] == 2
    assert place((98, 12), road=["东路"]).edge[0] == 0


@pytest.mark.parametrize(
    ("point", "road", "reason"),
    [
        ((float("nan"), 0), "", Unplaced.NO_POSITION),
        ((9000, 9000), "", Unplaced.OUTSIDE),
        ((50, 60), "", Unplaced.TOO_FAR),
        ((50, 2), "西路", Unplaced.UNKNOWN_ROAD),
        ((30, 2), "北路", Unplaced.ROAD_TOO_FAR),
        ((-90, 190), "", Unplaced.SWAPPED),
    ],
)
def test_a_crash_that_is_not_placed_says_why(point: tuple[float, float], road: str, reason: Unplaced):
    placed = place(point, road=[road])
    assert placed.unplaced == [(0, reason)] and reason.label


def test_a_road_the_map_does_not_have_may_be_passed_over_on_request():
    assert place((50, 2), road=["西路"], unknown_road="nearest").edge[0] == 0


def test_no_crash_is_dropped():
    placed = place((30, 5), (9000, 9000), (float("nan"), 1), (50, 60))
    assert len(placed.edge) == 4 and placed.is_placed.sum() + len(placed.unplaced) == 4


def test_a_frame_of_points_in_another_system_is_carried_over():
    from gongshi_traffic.screening import road_graph, roads_of

    town = road_graph(roads_of(np.array([[500000.0, 4e6], [500100, 4e6]]), np.array([0, 2]), crs=4547))
    frame = gpd.GeoDataFrame(geometry=[shapely.Point(500030, 4000004)], crs=4547).to_crs(4490)
    placed = place_on_roads(town, frame, tolerance_m=10)
    assert placed.offset_m[0] == pytest.approx(30, abs=1e-3)


def test_the_number_of_threads_changes_nothing():
    points = np.random.default_rng(1).uniform(-20, 220, (9000, 2))
    one, two = (place_on_roads(TOWN, points, tolerance_m=20, threads=n) for n in (1, 4))
    for column in ("edge", "offset_m", "distance_m", "runner_up_m", "reason"):
        assert np.array_equal(getattr(one, column), getattr(two, column), equal_nan=True)


@pytest.mark.parametrize("tolerance", [0, -1, float("nan"), float("inf")])
def test_a_tolerance_that_makes_no_sense_is_refused(tolerance: float):
    with pytest.raises(UnfitPlaces, match="容差"):
        place((0, 0), tolerance_m=tolerance)


def test_one_line_with_wild_coordinates_does_not_slow_the_search_or_change_it():
    wild = graph(*CROSS, [(3.9e6, 5e5), (3.9e6 + 50, 5e5)])
    points = np.random.default_rng(2).uniform(0, 200, (3000, 2))
    a, b = (place_on_roads(g, points, tolerance_m=20) for g in (TOWN, wild))
    assert np.array_equal(a.edge, b.edge)
