"""Lixels cover each edge once, in even pieces."""

from __future__ import annotations

import numpy as np
import pytest

from gongshi_traffic.screening import UnfitSetting, even_lixels, lixels_at

from .town import CROSS, graph

ROAD = graph([(0, 0), (130, 0)], [(130, 0), (140, 0)])


def test_pieces_are_even_and_as_near_to_the_asked_length_as_can_be():
    made = even_lixels(ROAD, 50)
    assert made.length_m.tolist() == pytest.approx([130 / 3] * 3 + [10])
    assert made.edge.tolist() == [0, 0, 0, 1] and made.start.tolist() == [0, 3, 4]


@pytest.mark.parametrize("length", [1, 7.3, 50, 1e6])
def test_pieces_add_up_to_the_network(length: float):
    town = graph(*CROSS)
    made = even_lixels(town, length)
    assert made.length_m.sum() == pytest.approx(town.length_m.sum())
    assert (made.length_m > 0).all()


@pytest.mark.parametrize("length", [0, -50, float("nan"), float("inf")])
def test_a_length_that_makes_no_sense_is_refused(length: float):
    with pytest.raises(UnfitSetting, match="单元长度"):
        even_lixels(ROAD, length)


def test_chosen_points_are_told_where_they_went():
    made, row = lixels_at(ROAD, np.array([1, 0, 0]), np.array([5.0, 90.0, 20.0]))
    assert made.at_m[row].tolist() == [5, 90, 20] and made.at_m.tolist() == [20, 90, 5]


@pytest.mark.parametrize(("edge", "at"), [(2, 0), (-1, 0), (0, -1), (0, 130.5), (0, float("nan"))])
def test_a_point_off_the_network_is_refused(edge: int, at: float):
    with pytest.raises(UnfitSetting, match="不在"):
        lixels_at(ROAD, np.array([edge]), np.array([at]))
