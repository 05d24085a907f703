"""Tiles, threads and order change no bit; many short streets do not explode."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
import pytest

from gongshi_traffic.screening import Method, density, even_lixels, events_on, graph_of_edges, road_graph, tiles

from . import by_hand
from .town import graph, roads


def a_grid(n: int, step: float = 100.0, jitter: float = 20.0, seed: int = 3):
    """A grid of n × n crossings, shaken, with a fifth of the links left out."""
    rng = np.random.default_rng(seed)
    at = np.stack(np.meshgrid(np.arange(n), np.arange(n), indexing="ij"), axis=-1) * step + rng.uniform(
        -jitter, jitter, (n, n, 2)
    )
    lines = [[at[i, j], at[i, j + 1]] for i in range(n) for j in range(n - 1)]
    lines += [[at[i, j], at[i + 1, j]] for i in range(n - 1) for j in range(n)]
    return road_graph(roads(*[line for line in lines if rng.random() < 0.8]))


def some_crashes(town, n: int, seed: int = 5):
    rng = np.random.default_rng(seed)
    edge = rng.integers(0, town.edges, n)
    return events_on(town, (edge, rng.random(n) * town.length_m[edge]), junction_m=5)


GRID = a_grid(24)
CRASHES = some_crashes(GRID, 1500)
LIXELS = even_lixels(GRID, 50)


@pytest.mark.parametrize("method", list(Method))
def test_the_number_of_threads_changes_no_bit(method: Method):
    one, three, five = (density(GRID, LIXELS, CRASHES, bandwidth_m=300, method=method, threads=n) for n in (1, 3, 5))
    assert np.array_equal(one.value, three.value) and np.array_equal(one.value, five.value)
    assert (one.left_out, one.at_ends) == (three.left_out, three.at_ends)


LADDER = graph(
    *[[(5.0 * i, y), (5.0 * i + 5, y)] for i in range(160) for y in (0.0, 5.3)],
    *[[(5.0 * i, 0.0), (5.0 * i, 5.3)] for i in range(161)],
)


@pytest.mark.parametrize("method", list(Method))
@pytest.mark.parametrize(
    ("town", "reach", "side", "crashes"),
    [(GRID, 200, 700, 300), (LADDER, 100, 60, 8)],
    ids=["blocks", "a ladder whose ways are merged"],
)
def test_tiles_are_the_whole_to_the_last_bit(town, reach: float, side: float, crashes: int, method: Method):
    events, lixels = some_crashes(town, crashes), even_lixels(town, 20)
    whole = density(town, lixels, events, bandwidth_m=reach, method=method)
    put_together = np.full(len(lixels), np.nan)
    parts = list(tiles(town, side, bandwidth_m=reach))
    for tile in parts:
        here, rows, owned = tile.lixels_of(lixels)
        found = density(tile.graph, here, tile.events_of(events), bandwidth_m=reach, method=method)
        put_together[rows[owned]] = found.value[owned]
    assert len(parts) > 8 and max(len(t.edges) for t in parts) < town.edges
    assert np.array_equal(put_together, whole.value)


def test_a_road_drawn_the_other_way_gives_the_same_densities():
    """A crash by the end of a line and one by its beginning are moved onto the junction alike."""
    lines = [[(0, 0), (100, 0)], [(100, 0), (200, 0)], [(100, 0), (100, 90)], [(200, 0), (200, 80)]]
    there, back = graph(*lines), graph(*[line[::-1] for line in lines])
    edge, offset = np.array([0, 1, 2, 3, 0]), np.array([99.5, 0.5, 45.0, 79.6, 50.0])
    for method in Method:
        one = density(there, even_lixels(there, 10), events_on(there, (edge, offset)), bandwidth_m=150, method=method)
        two = density(
            back,
            even_lixels(back, 10),
            events_on(back, (edge, there.length_m[edge] - offset)),
            bandwidth_m=150,
            method=method,
        )
        start = even_lixels(back, 10).start
        flipped = np.concatenate([two.value[start[e] : start[e + 1]][::-1] for e in range(back.edges)])
        assert one.value == pytest.approx(flipped, rel=1e-12)


def test_a_crash_half_way_along_a_tiny_street_goes_to_the_same_end_whichever_way_it_is_drawn():
    a, b = graph([(0, 0), (1, 0)]), graph([(1, 0), (0, 0)])
    ends = [g.node_xy[events_on(g, (np.array([0]), np.array([0.5])), junction_m=2).node[0]].tolist() for g in (a, b)]
    assert ends == [[0, 0], [0, 0]]


@pytest.mark.parametrize("method", ["discontinuous", "continuous"])
def test_a_knot_of_streets_of_a_metre_is_spread_whole_and_soon(method: str):
    """30 streets of 1 m between two long roads: 10⁵⁰ ways within 100 m, of which a cut-off alone would lose most."""
    knot = [[(i, j), (i + 1, j)] for i in range(3) for j in range(4)] + [
        [(i, j), (i, j + 1)] for i in range(4) for j in range(3)
    ]
    town = graph(*knot, [(0, 0), (-400, 0)], [(3, 0), (400, 0)])
    lixels = even_lixels(town, 0.5)
    crash = events_on(town, (np.array([0]), np.array([0.4])), junction_m=0)
    density(town, lixels, crash, bandwidth_m=4, method=method)
    began = time.process_time()
    found = density(town, lixels, crash, bandwidth_m=100, method=method)
    assert time.process_time() - began < 2
    assert found.left_out < 0.01
    assert found.crashes_on(lixels) == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize("continuous", [False, True])
def test_ways_that_are_merged_give_what_recursion_gives(continuous: bool):
    town = graph_of_edges(
        np.array([0, 1, 2, 0, 1, 3]), np.array([1, 2, 0, 3, 3, 3]), np.array([11.0, 13.7, 9.1, 30.0, 17.3, 8.2])
    )
    lixels, crash = even_lixels(town, 4), events_on(town, (np.array([0, 4]), np.array([4.0, 3.0])), junction_m=0)
    from gongshi_traffic.screening.kernel_density import NO_SKIP, network
    from gongshi_traffic.screening.spreading import spread

    rows = (lixels.start, lixels.at_m, np.zeros(town.edges, np.int16))
    arrays = (crash.edge, crash.offset_m, crash.node, crash.weight, np.full(2, 70.0))
    out, gone, lost = np.zeros(len(lixels)), np.zeros(2), np.zeros(2)
    spread(network(town), rows, 0, arrays, 0, continuous, 0.0, NO_SKIP, out, gone, lost, 0)
    by_recursion = by_hand.equal_split(town, lixels, crash, 70, "QUARTIC", continuous)
    assert np.abs(out - by_recursion).max() < 1e-6 * by_recursion.max()


def test_work_grows_in_proportion_to_crashes():
    few, many = (replace(CRASHES.picked(np.arange(n))) for n in (300, 1500))
    one, five = (density(GRID, LIXELS, c, bandwidth_m=300, method="discontinuous").value.sum() for c in (few, many))
    assert 4.5 < five / one < 5.5
