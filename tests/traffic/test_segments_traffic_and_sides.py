"""Where traffic is counted crashes are compared by it; a place says on which side its crashes are."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from gongshi_traffic.segments.density import layer_of
from gongshi_traffic.segments.expected import places_by_expectation
from gongshi_traffic.segments.exposure import UnfitTraffic, exposure_of, traffic_factors, traffic_said
from gongshi_traffic.segments.lines import lines_of_register
from gongshi_traffic.segments.naming import Network, side_of
from gongshi_traffic.segments.place import Finding, Located, Stretch
from gongshi_traffic.segments.schemes import SCHEMES
from gongshi_traffic.segments.standards import Standards

DAY = date(2022, 10, 5)


def roads(*traffic: int | None):
    """Roads of ten kilometres side by side, of one class, with these counts."""
    return {
        f"S{n}": {
            "code": f"S{n}", "name": f"{n}号路", "grade": "省道", "length_m": 10000, "daily_traffic": count,
            "line": f"LINESTRING (0 {n * 5000}, 10000 {n * 5000})",
        }
        for n, count in enumerate(traffic)
    }  # fmt: skip


def network(*traffic: int | None) -> Network:
    made = roads(*traffic)
    return Network(made, {}, (), {}, lines_of_register(made.values()))


def standards(**more: object) -> Standards:
    scheme = next(iter(SCHEMES.values()))
    return Standards(scheme, **{"simulations": 99, **more})


def test_a_road_s_factor_is_its_traffic_beside_the_mean_of_its_class_by_length():
    assert traffic_factors(roads(30000, 10000, None)) == {"S0": 1.5, "S1": 0.5, "S2": 1.0}
    assert traffic_factors(roads(None, None)) == {"S0": 1.0, "S1": 1.0}


@pytest.mark.parametrize("wrong", [0, -5, float("nan"), float("inf")])
def test_a_count_that_cannot_be_one_is_refused_with_its_road(wrong: float):
    with pytest.raises(UnfitTraffic, match="S1"):
        traffic_factors(roads(100, wrong))


def test_without_counts_exposure_is_length():
    from gongshi_traffic.screening import road_graph

    plain, busy = network(None, None), network(30000, 10000)
    graph = road_graph(busy.lines)
    assert exposure_of(graph, traffic_factors(plain.roads)) is None
    assert exposure_of(graph, traffic_factors(busy.roads)).tolist() == [15000, 5000]


def test_a_busy_road_explains_its_crashes_and_a_quiet_one_does_not():
    """Eight of ten crashes on one road: beyond chance by length, nothing where it bears four fifths of the traffic."""
    from gongshi_traffic.screening import road_graph

    graph = road_graph(network(None, None).lines)
    edge = np.array([0] * 16 + [1] * 4)
    offset = np.concatenate([np.linspace(300, 9700, 16), np.linspace(1000, 9000, 4)])
    by_length = layer_of(graph, edge, offset, standards())
    busy = exposure_of(graph, traffic_factors(roads(40000, 10000)))
    by_traffic = layer_of(graph, edge, offset, standards(), busy)
    there = by_length.lixels.edge == 0
    assert by_traffic.p[there].mean() > by_length.p[there].mean()
    assert by_traffic.p[~there].mean() < by_length.p[~there].mean()


def test_expected_counts_go_with_traffic_where_it_is_counted():
    rng = np.random.default_rng(3)
    crashes = [
        Located(f"a{n}", f"S{n % 6}", int(rng.integers(10000)), DAY, "伤人") for n in range(30)
    ] + [Located(f"b{n}", "S0", 5000 + 60 * n, DAY, "伤人") for n in range(8)]  # fmt: skip
    few = standards(least=3)
    plain, _ = places_by_expectation(crashes, network(*[None] * 6), few)
    busy, _ = places_by_expectation(crashes, network(90000, *[3000] * 5), few)
    assert [p.road for p in plain] == ["S0"]
    assert busy == []


def test_what_was_compared_by_traffic_is_said():
    assert traffic_said(roads(None)) == ""
    assert traffic_said(roads(100, None)) == "1条道路有日均交通量，密度和期望按车流比较，其余1条按同等级平均。"


def crashes(*directions: str) -> list[Located]:
    return [Located(f"c{n}", "S0", 100 + n, DAY, "伤人", direction=d) for n, d in enumerate(directions)]


@pytest.mark.parametrize(
    ("directions", "side"),
    [
        (("上行", "上行", "上行"), "上行"), (("下行", "下行", "下行", "上行"), "下行"), (("上行", "上行"), ""),
        (("上行", "上行", "上行", "下行", "下行"), ""), (("", "", "上行", "上行", "上行"), "上行"), ((), ""),
    ],
)  # fmt: skip
def test_a_side_needs_three_crashes_and_three_quarters_of_those_known(directions: tuple[str, ...], side: str):
    assert side_of(crashes(*directions)) == side


def test_the_side_stands_behind_the_name_with_the_village():
    town = Network(
        roads(None), {"J1": {"code": "J1", "name": "样村口", "road": "S0", "at_m": 150, "other_road": "", "village": "样村"}}, (), {}
    )  # fmt: skip
    ones = tuple(crashes("上行", "上行", "上行"))
    place = Stretch("S0", 100, 300, (Finding("x", "", ""),), crashes=ones)
    assert town.name(place, 500) == "0号路K0+100至K0+300路段（样村附近，上行方向）"
    assert town.name(Stretch("S0", 5000, 5300, (), crashes=ones), 500) == "0号路K5+000至K5+300路段（上行方向）"
