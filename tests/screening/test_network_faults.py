"""What is wrong in a network is named, and mended only when asked."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from gongshi_traffic.screening import FaultKind, Roads, network_faults, repaired, road_graph

from .town import CROSS, roads

OVER = roads([(0, 0), (100, 0)], [(50, -50), (50, 50)])
SHORT_OF = roads([(0, 0), (100, 0)], [(50, 4), (50, 80)])
APART = roads([(0, 0), (100, 0)], [(0, 500), (30, 500)])


def kinds(lines: Roads) -> Counter[str]:
    return Counter(fault.kind.value for fault in network_faults(lines))


def test_a_sound_network_has_no_fault():
    assert kinds(roads(*CROSS)) == {}


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (OVER, "crossing"),
        (SHORT_OF, "dangling"),
        (APART, "unconnected"),
        (roads([(0, 0), (100, 0)], [(0, 0), (100, 0)]), "duplicate"),
        (roads([(0, 0), (100, 0)], [(100, 0), (0, 0)]), "duplicate"),
        (roads([(0, 0), (100, 0)], [(20, 0), (60, 0), (60, 40)], [(0, 0), (20, 0)]), "overlap"),
        (roads([(0, 0), (100, 0)], [(50, 0), (50, 50)], [(0, 0), (50, 50)]), "touch"),
        (roads([(0, 0), (100, 0), (100, 50), (50, 50), (50, -50)]), "self_crossing"),
        (roads([(0, 0), (100, 0), (100, 50), (50, 50), (50, -50)], [(100, 50), (200, 50)]), "self_crossing"),
        (roads([(0, 0), (100, 0)], [(5, 5), (5, 5)]), "no_length"),
        (roads([(0, 0), (100, 0)], [(5, 5), (float("nan"), 5)]), "not_a_number"),
    ],
)
def test_each_kind_of_fault_is_named(lines: Roads, kind: str):
    assert kind in kinds(lines)


def test_a_bridge_is_told_once_with_both_lines_and_its_place():
    (fault,) = [f for f in network_faults(OVER) if f.kind is FaultKind.CROSSING]
    assert (fault.kind, fault.lines, fault.x, fault.y) == (FaultKind.CROSSING, (0, 1), 50, 0)
    assert "相交处没有节点：线 1、2，坐标 (50.0, 0.0)" in str(fault)


def test_the_gap_before_a_dangling_end_is_measured():
    fault = next(f for f in network_faults(SHORT_OF) if f.kind is FaultKind.DANGLING)
    assert (fault.lines, fault.metres) == ((1,), 4.0)


def test_an_end_that_nothing_is_near_is_a_dead_end_and_no_fault():
    assert kinds(roads([(0, 0), (100, 0)], [(100, 0), (100, 300)])) == {}


def test_the_shorter_part_is_the_unconnected_one():
    (fault,) = [f for f in network_faults(APART) if f.kind is FaultKind.UNCONNECTED]
    assert (fault.lines, fault.metres) == ((1,), 30.0)


def test_a_fault_behind_a_bad_line_keeps_its_own_row():
    lines = roads([(0, 0), (float("nan"), 0)], [(0, 0), (100, 0)], [(50, -50), (50, 50)])
    assert [f.lines for f in network_faults(lines)][:2] == [(0,), (1, 2)]


def test_nothing_is_mended_that_was_not_asked_for():
    same, mended = repaired(OVER, {FaultKind.DUPLICATE})
    assert np.array_equal(same.xy, OVER.xy) and mended == []


def test_a_crossing_becomes_a_node_on_request():
    better, mended = repaired(OVER, {FaultKind.CROSSING})
    assert sorted(road_graph(better).degree) == [1, 1, 1, 1, 4] and len(mended) == 1


def test_an_end_that_stops_short_is_led_on_to_the_road():
    better, _ = repaired(SHORT_OF, {FaultKind.DANGLING, FaultKind.UNCONNECTED})
    made = road_graph(repaired(SHORT_OF, {FaultKind.DANGLING})[0])
    assert sorted(made.degree) == [1, 1, 1, 3]
    assert made.length_m.sum() == pytest.approx(180)
    assert len(better) <= 2


def test_mending_everything_leaves_no_fault_but_overlaps():
    lines = roads(
        [(0, 0), (100, 0)], [(100, 0), (0, 0)], [(50, -50), (50, 50)], [(80, 3), (80, 60)], [(0, 500), (30, 500)],
        [(5, 5), (5, 5)], [(20, 0), (20, 90)],
    )  # fmt: skip
    better, _ = repaired(lines, set(FaultKind))
    assert kinds(better) == {}


def test_two_crossings_on_one_straight_piece_come_in_order():
    lines = roads([(0, 0), (100, 0)], [(80, -10), (80, 10)], [(30, -10), (30, 10)])
    better, _ = repaired(lines, {FaultKind.CROSSING})
    assert better.xy[:4, 0].tolist() == [0, 30, 80, 100]
