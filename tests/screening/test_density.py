"""Densities agree with hand values, with the reference files and with recursion on any small network."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongshi_traffic.screening import (
    Kernel,
    Method,
    density,
    even_lixels,
    events_on,
    graph_of_edges,
    lixels_at,
    read_roads,
    road_graph,
)

from . import by_hand
from .town import CROSS, graph

EXAMPLE = Path(__file__).parents[2] / "examples" / "montreal"


def long_cross():
    """Four legs of a kilometre, so that no dead end lies within 300 m."""
    return graph(*[[(0, 0), (1000 * x, 1000 * y)] for x, y in ((-1, 0), (1, 0), (0, 1), (0, -1))])


@pytest.mark.parametrize(
    ("d", "height"),
    [(0, 0.003125), (50, 0.00295380015), (100, 0.00246913580), (150, 0.0017578125), (200, 0.000964506173)],
)
def test_the_quartic_kernel_has_the_published_heights(d: float, height: float):
    town = long_cross()
    lixels, row = lixels_at(town, np.array([0]), np.array([500.0 + d]))
    found = density(town, lixels, events_on(town, (np.array([0]), np.array([500.0]))), bandwidth_m=300)
    assert found.value[row[0]] == pytest.approx(height, rel=1e-8)


@pytest.mark.parametrize(
    ("method", "beyond", "before"),
    [
        ("simple", 0.0017578125, 0.00295380015),
        ("discontinuous", 0.0005859375, 0.00295380015),
        ("continuous", 0.00087890625, 0.002074893904),
    ],
)
def test_a_crash_before_a_crossroads_is_shared_out_as_published(method: str, beyond: float, before: float):
    """100 m before a node of four legs; 50 m past it, and 50 m before it on the crash's own leg."""
    town = long_cross()
    lixels, row = lixels_at(town, np.array([1, 0]), np.array([50.0, 50.0]))
    found = density(town, lixels, events_on(town, (np.array([0]), np.array([100.0]))), bandwidth_m=300, method=method)
    assert found.value[row] == pytest.approx([beyond, before], rel=1e-8)


@pytest.fixture(scope="module")
def montreal():
    made = road_graph(read_roads(EXAMPLE / "source" / "mtl_network.gpkg"))
    with gzip.open(EXAMPLE / "reference" / "lixels.csv.gz", "rt") as file:
        lixels = pd.read_csv(file)
    with gzip.open(EXAMPLE / "reference" / "crashes.csv.gz", "rt") as file:
        crashes = pd.read_csv(file)
    return made, lixels, crashes


@pytest.mark.parametrize("where", ["interior", "node"])
@pytest.mark.parametrize("method", list(Method))
def test_montreal_agrees_with_the_reference_to_its_rounding(montreal, where: str, method: Method):
    """Reference by walk enumeration in plain Python; junction crashes were moved onto their node by it."""
    town, lixels, crashes = montreal
    edge = crashes[f"{where}_line"].to_numpy() - 1
    offset = np.minimum(crashes[f"{where}_offset_m"].to_numpy(), town.length_m[edge])
    rows, row = lixels_at(
        town, lixels["line"].to_numpy() - 1, np.minimum(lixels["at_m"].to_numpy(), town.length_m[lixels["line"] - 1])
    )
    events = events_on(town, (edge, offset), junction_m=0.01 if where == "node" else 0)
    found = density(town, rows, events, bandwidth_m=300, method=method, cutoff=0)
    column = {"simple": "simple", "discontinuous": "esd", "continuous": "esc"}[method]
    assert np.abs(found.value[row] - lixels[f"{where}_{column}"]).max() < 5e-8


@pytest.mark.parametrize("method", ["discontinuous", "continuous"])
def test_what_the_cut_off_leaves_out_of_montreal_is_within_what_is_said(montreal, method: str):
    town, _, crashes = montreal
    events = events_on(
        town, (crashes["interior_line"].to_numpy() - 1, crashes["interior_offset_m"].to_numpy()), junction_m=0
    )
    lixels = even_lixels(town, 5)
    whole = density(town, lixels, events, bandwidth_m=300, method=method, cutoff=0)
    for cutoff in (1e-6, 1e-4, 1e-2):
        cut = density(town, lixels, events, bandwidth_m=300, method=method, cutoff=cutoff)
        missing = np.abs(cut.value - whole.value) @ lixels.length_m
        assert 0 < cut.left_out < 347
        if method == "discontinuous":
            assert missing == pytest.approx(cut.left_out, rel=0.03, abs=1e-3)


@st.composite
def small_networks(draw):
    """Up to seven edges between up to five nodes: loops, double edges and dead ends come by themselves."""
    n = draw(st.integers(1, 6))
    ends = draw(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=n, max_size=n))
    lengths = draw(st.lists(st.floats(20, 120), min_size=n, max_size=n))
    made = graph_of_edges(
        *np.array(ends).T, np.array(lengths), node_xy=np.arange(10.0).reshape(5, 2)[: np.max(ends) + 1]
    )
    spots = draw(
        st.lists(
            st.tuples(st.integers(0, n - 1), st.one_of(st.sampled_from([0.0, 1.0]), st.floats(0, 1))),
            min_size=1,
            max_size=4,
        )
    )
    edge = np.array([e for e, _ in spots])
    return made, edge, np.array([share for _, share in spots]) * made.length_m[edge]


@settings(max_examples=120, deadline=None)
@given(small_networks(), st.sampled_from(list(Kernel)), st.booleans())
def test_equal_split_densities_are_those_of_recursion(network, kernel: Kernel, continuous: bool):
    town, edge, offset = network
    events, lixels = events_on(town, (edge, offset), junction_m=1e-6), even_lixels(town, 20)
    method = "continuous" if continuous else "discontinuous"
    found = density(town, lixels, events, bandwidth_m=60, method=method, kernel=kernel, cutoff=0)
    assert found.value == pytest.approx(
        by_hand.equal_split(town, lixels, events, 60, kernel.name, continuous), rel=1e-9, abs=1e-11
    )


@settings(max_examples=60, deadline=None)
@given(small_networks(), st.sampled_from(list(Kernel)))
def test_simple_densities_are_those_of_all_shortest_paths(network, kernel: Kernel):
    town, edge, offset = network
    events, lixels = events_on(town, (edge, offset), junction_m=1e-6), even_lixels(town, 20)
    found = density(town, lixels, events, bandwidth_m=150, method="simple", kernel=kernel)
    assert found.value == pytest.approx(by_hand.simple(town, lixels, events, 150, kernel.name), rel=1e-9, abs=1e-11)


@settings(max_examples=60, deadline=None)
@given(small_networks(), st.sampled_from(list(Kernel)))
def test_continuous_spreading_keeps_every_crash_whole(network, kernel: Kernel):
    town, edge, offset = network
    lixels = even_lixels(town, 0.5)
    found = density(town, lixels, events_on(town, (edge, offset)), bandwidth_m=50, kernel=kernel, cutoff=0)
    assert found.crashes_on(lixels) == pytest.approx(len(edge), rel=0.01)


@settings(max_examples=60, deadline=None)
@given(small_networks())
def test_discontinuous_spreading_loses_exactly_what_dead_ends_swallow(network):
    town, edge, offset = network
    lixels = even_lixels(town, 0.5)
    found = density(town, lixels, events_on(town, (edge, offset)), bandwidth_m=60, method="discontinuous", cutoff=0)
    assert found.crashes_on(lixels) + found.at_ends == pytest.approx(len(edge), rel=0.01)


@pytest.mark.parametrize("method", list(Method))
def test_a_node_that_only_splits_an_edge_changes_nothing(method: Method):
    whole, split = graph(*CROSS), graph([(0, 0), (40, 0)], [(40, 0), (100, 0)], *CROSS[1:])
    at = np.array([10.0, 70.0])
    a, row_a = lixels_at(whole, np.array([0, 0]), at)
    b, row_b = lixels_at(split, np.array([0, 1]), at - [0, 40])
    one = density(
        whole, a, events_on(whole, (np.array([0, 1]), np.array([55.0, 20.0]))), bandwidth_m=150, method=method
    )
    two = density(
        split, b, events_on(split, (np.array([1, 2]), np.array([15.0, 20.0]))), bandwidth_m=150, method=method
    )
    assert one.value[row_a] == pytest.approx(two.value[row_b], rel=1e-12)


def test_weights_and_their_sum_go_through():
    town = graph(*CROSS)
    lixels = even_lixels(town, 5)
    one = events_on(town, (np.array([0, 2]), np.array([30.0, 60.0])))
    both = density(town, lixels, one.weighted(np.array([2.0, 5.0])), bandwidth_m=80).value
    apart = [density(town, lixels, one.picked(np.array([i])), bandwidth_m=80).value for i in (0, 1)]
    assert both == pytest.approx(2 * apart[0] + 5 * apart[1])


def test_a_bandwidth_for_each_crash_is_used_for_that_crash():
    town = graph(*CROSS)
    lixels = even_lixels(town, 5)
    events = events_on(town, (np.array([0, 2]), np.array([30.0, 60.0])))
    both = density(town, lixels, events, bandwidth_m=np.array([50.0, 90.0])).value
    apart = [density(town, lixels, events.picked(np.array([i])), bandwidth_m=b).value for i, b in ((0, 50), (1, 90))]
    assert both == pytest.approx(apart[0] + apart[1])


def test_no_crash_gives_zero_everywhere():
    town = graph(*CROSS)
    none = events_on(town, (np.zeros(0, int), np.zeros(0)))
    assert density(town, even_lixels(town, 50), none, bandwidth_m=80).value.tolist() == [0] * 8
