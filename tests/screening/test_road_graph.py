"""Lines become a graph in metres, cut where they share a point."""

from __future__ import annotations

import numpy as np
import pytest

from gongshi_traffic.screening import METRES, UnfitRoads, connected_parts, graph_of_edges, road_graph, roads_of

from .town import CROSS, graph, roads


def test_a_crossing_of_four_lines_is_one_node_of_four():
    made = graph(*CROSS)
    assert (made.nodes, made.edges, sorted(made.degree)) == (5, 4, [1, 1, 1, 1, 4])


def test_a_line_is_cut_where_it_shares_a_point_inside():
    made = graph([(0, 0), (100, 0), (250, 0)], [(100, 0), (100, 50)])
    assert made.length_m.tolist() == [100, 150, 50]
    assert made.start_m.tolist() == [0, 100, 0]
    assert made.line.tolist() == [0, 0, 1]


def test_lines_that_only_cross_on_paper_are_not_joined():
    assert graph([(0, 0), (100, 0)], [(50, -50), (50, 50)]).edges == 2


def test_with_nodes_at_ends_only_a_shared_point_inside_is_no_node():
    lines = roads([(0, 0), (50, 0), (100, 0)], [(50, -50), (50, 0), (50, 50)])
    assert road_graph(lines, nodes_at="ends").edges == 2
    assert road_graph(lines).edges == 4


def test_ends_a_fraction_of_a_millimetre_apart_are_one_node_in_either_order():
    near = [(0, 0), (100, 0)], [(100.0004, 0.0003), (200, 0)]
    assert graph(*near).nodes == graph(*near[::-1]).nodes == 3


def test_a_closed_road_is_a_loop_that_counts_twice_at_its_node():
    made = graph([(0, 0), (100, 0), (100, 100), (0, 0)])
    assert (made.nodes, made.edges, made.degree.tolist()) == (1, 1, [2])


def test_two_roads_between_the_same_nodes_stay_two():
    made = graph([(0, 0), (50, 30), (100, 0)], [(0, 0), (50, -30), (100, 0)])
    assert (made.nodes, made.edges) == (2, 2)


def test_a_point_given_twice_makes_no_edge():
    made = graph([(0, 0), (50, 0), (50, 0), (100, 0)])
    assert made.length_m.tolist() == [100]


def test_places_along_an_edge_follow_its_bends():
    made = graph([(0, 0), (100, 0), (100, 100)])
    at = made.points_at(np.array([0, 0, 0]), np.array([0.0, 130.0, 200.0]))
    assert at.tolist() == [[0, 0], [100, 30], [100, 100]]


def test_every_half_edge_leaves_exactly_one_node():
    made = graph(*CROSS)
    assert sorted(made.leaving) == list(range(8))
    for node in range(made.nodes):
        for half in made.leaving[made.node_start[node] : made.node_start[node + 1]]:
            assert (made.to_node if half % 2 else made.from_node)[half // 2] == node


def test_parts_that_do_not_meet_have_different_numbers():
    part = connected_parts(graph([(0, 0), (1, 0)], [(1, 0), (2, 0)], [(9, 9), (9, 8)]))
    assert len(set(part)) == 2


def test_a_network_in_degrees_is_refused():
    lines = roads_of(np.array([[116.3, 39.9], [116.4, 39.95]]), np.array([0, 2]))
    with pytest.raises(UnfitRoads, match="经纬度"):
        road_graph(lines)


def test_a_network_in_degrees_is_refused_by_its_system_too():
    lines = roads_of(np.array([[500.0, 39.9], [600.0, 39.95]]), np.array([0, 2]), crs=4326)
    with pytest.raises(UnfitRoads, match="不以米为单位"):
        road_graph(lines)


def test_every_line_that_cannot_be_measured_is_named_at_once():
    lines = roads([(0, 0), (float("nan"), 1)], [(5, 5), (5, 5)], [(0, 0), (9, 9)], id=["甲", "乙", "丙"])
    with pytest.raises(UnfitRoads) as error:
        road_graph(lines)
    assert "坐标缺失或不是数：甲" in error.value.what and "长度为零：乙" in error.value.what
    assert "丙" not in error.value.what


def test_no_line_at_all_is_refused():
    with pytest.raises(UnfitRoads, match="没有线"):
        road_graph(roads_of(np.zeros((0, 2)), np.array([0]), crs=METRES))


@pytest.mark.parametrize("length", [0.0, -5.0, float("nan"), float("inf")])
def test_a_plain_edge_without_a_positive_length_is_refused(length: float):
    with pytest.raises(UnfitRoads, match="正数"):
        graph_of_edges(np.array([0, 1]), np.array([1, 2]), np.array([10.0, length]))


def test_plain_edges_make_the_same_graph_as_lines():
    plain = graph_of_edges(np.array([0, 1]), np.array([1, 2]), np.array([3.0, 4.0]))
    assert (plain.nodes, plain.edges, plain.degree.tolist()) == (3, 2, [1, 2, 1])
