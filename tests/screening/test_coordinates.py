"""Chinese coordinate systems are converted, told apart as far as possible, and the error is said."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongshi_traffic.screening import Coordinates, UnfitPlaces, converted, error_m, road_graph, roads_of, told_apart

W, C, G, B = Coordinates.WGS84, Coordinates.CGCS2000, Coordinates.GCJ02, Coordinates.BD09
in_china = st.tuples(st.floats(75, 134), st.floats(18, 53))


def test_the_shift_is_the_one_in_general_use():
    lon, lat = converted(np.array([116.404]), np.array([39.915]), W, G)
    assert (lon[0], lat[0]) == (pytest.approx(116.410244, abs=1e-6), pytest.approx(39.916404, abs=1e-6))
    lon, lat = converted(np.array([116.404]), np.array([39.915]), G, B)
    assert (lon[0], lat[0]) == (pytest.approx(116.410369, abs=1e-6), pytest.approx(39.921336, abs=1e-6))


@settings(max_examples=200, deadline=None)
@given(in_china, st.sampled_from([(W, G), (W, B), (C, B), (G, B)]))
def test_there_and_back_is_the_same_place_to_a_tenth_of_a_millimetre(place, pair):
    there = converted(np.array([place[0]]), np.array([place[1]]), *pair)
    back = converted(*there, pair[1], pair[0])
    assert np.hypot(back[0][0] - place[0], back[1][0] - place[1]) < 1e-9


def test_outside_china_nothing_is_shifted():
    lon, lat = converted(np.array([-1.5]), np.array([53.8]), W, G)
    assert (lon[0], lat[0]) == (-1.5, 53.8)


def test_the_error_is_stated_for_every_pair():
    assert error_m(W, W) == 0
    assert error_m(W, C) == 1
    assert error_m(G, B) == 2
    assert error_m(B, W) > error_m(G, W) > error_m(W, C)


def test_swapped_longitude_and_latitude_are_named():
    with pytest.raises(UnfitPlaces, match="对调"):
        converted(np.array([39.9]), np.array([116.4]), W, G)


def test_metres_given_as_degrees_are_refused():
    with pytest.raises(UnfitPlaces, match="不是米"):
        converted(np.array([500000.0]), np.array([4000000.0]), W, G)


@pytest.fixture(scope="module")
def streets():
    """A small grid of invented streets at 117° E, 33° N, in metres."""
    lines, start = [], [0]
    for i in range(12):
        for line in ([(0, i * 900), (9900, i * 900)], [(i * 900, 0), (i * 900, 9900)]):
            lines += [(500000 + x, 3650000 + y) for x, y in line]
            start.append(len(lines))
    return road_graph(roads_of(np.array(lines), np.array(start), crs=4548))


def crashes_on(streets, system: Coordinates) -> tuple[np.ndarray, np.ndarray]:
    from pyproj import Transformer

    rng = np.random.default_rng(4)
    edge = rng.integers(0, streets.edges, 60)
    at = streets.points_at(edge, rng.uniform(0, 1, 60) * streets.length_m[edge]) + rng.normal(0, 3, (60, 2))
    lon, lat = Transformer.from_crs(4548, 4490, always_xy=True).transform(*at.T)
    return converted(lon, lat, C, system)


@pytest.mark.parametrize("system", [W, G, B])
def test_points_that_should_lie_on_roads_tell_their_system(streets, system: Coordinates):
    found, far = told_apart(*crashes_on(streets, system), streets)
    assert found is system and far[system] < 5


def test_points_that_fit_no_system_better_are_not_guessed(streets):
    rng = np.random.default_rng(5)
    found, _ = told_apart(rng.uniform(117.0, 117.1, 60), rng.uniform(32.98, 33.06, 60), streets)
    assert found is None


def test_an_unknown_system_and_one_in_degrees_are_refused():
    from gongshi_traffic.screening import UnknownSystem
    from gongshi_traffic.screening.systems import projected

    with pytest.raises(UnknownSystem, match="不认识"):
        projected(np.zeros((1, 2)), "EPSG:没有", 4547)
    with pytest.raises(UnknownSystem, match="不以米为单位"):
        projected(np.zeros((1, 2)), 4547, 4326)
