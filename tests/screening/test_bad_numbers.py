"""A number that makes no sense is refused by name, never turned into a density."""

from __future__ import annotations

import numpy as np
import pytest

from gongshi_traffic.screening import UnfitSetting, density, even_lixels, events_on, tiles

from .town import CROSS, graph

TOWN = graph(*CROSS)
LIXELS = even_lixels(TOWN, 50)
CRASH = events_on(TOWN, (np.array([0]), np.array([30.0])))


@pytest.mark.parametrize("bandwidth", [0, -1, float("nan"), float("inf"), np.array([0.0])])
def test_a_bandwidth_that_is_no_positive_number_is_refused(bandwidth: object):
    with pytest.raises(UnfitSetting, match="带宽"):
        density(TOWN, LIXELS, CRASH, bandwidth_m=bandwidth)


@pytest.mark.parametrize("weight", [[-1.0], [float("nan")], [1.0, 2.0]])
def test_weights_have_to_be_one_for_each_crash_and_not_negative(weight: list[float]):
    with pytest.raises(UnfitSetting, match="权重"):
        events_on(TOWN, (np.array([0]), np.array([30.0])), weight=np.array(weight))


@pytest.mark.parametrize(("edge", "offset"), [(4, 0.0), (-1, 0.0), (0, -1.0), (0, 101.0), (0, float("nan"))])
def test_a_crash_that_is_not_on_its_edge_is_refused(edge: int, offset: float):
    with pytest.raises(UnfitSetting, match="不在"):
        events_on(TOWN, (np.array([edge]), np.array([offset])))


@pytest.mark.parametrize("tolerance", [-1.0, float("nan"), float("inf")])
def test_a_junction_tolerance_below_zero_is_refused(tolerance: float):
    with pytest.raises(UnfitSetting, match="路口容差"):
        events_on(TOWN, (np.array([0]), np.array([30.0])), junction_m=tolerance)


def test_an_unknown_method_is_refused():
    with pytest.raises(UnfitSetting, match="扩散方式"):
        density(TOWN, LIXELS, CRASH, bandwidth_m=50, method="heat")


@pytest.mark.parametrize("cutoff", [-0.1, 1.0, float("nan")])
def test_a_cutoff_that_is_no_share_is_refused(cutoff: float):
    with pytest.raises(UnfitSetting, match="截断"):
        density(TOWN, LIXELS, CRASH, bandwidth_m=50, cutoff=cutoff)


def test_a_tile_without_a_side_is_refused():
    with pytest.raises(UnfitSetting, match="图块边长"):
        next(tiles(TOWN, 0, bandwidth_m=50))
