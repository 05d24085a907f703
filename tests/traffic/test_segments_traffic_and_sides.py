"""Where traffic is counted crashes are compared by it; a place says on which side its crashes are."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from gongshi import Period
from gongshi_traffic.segments.clusters import cluster_rows
from gongshi_traffic.segments.density import layer_of, places_by_density
from gongshi_traffic.segments.expected import places_by_expectation
from gongshi_traffic.segments.exposure import cut_where_traffic_changes, exposure_of
from gongshi_traffic.segments.lines import lines_of_register
from gongshi_traffic.segments.naming import Network, side_of
from gongshi_traffic.segments.place import Finding, Located, Stretch
from gongshi_traffic.segments.schemes import SCHEMES
from gongshi_traffic.segments.standards import Standards
from gongshi_traffic.segments.traffic import Count, Traffic, traffic_in

DAY = date(2022, 10, 5)
YEAR = Period.parse("2022")


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


def traffic(*daily: int | None) -> Traffic:
    return traffic_in(network(*daily), YEAR)


def test_a_road_s_factor_is_its_traffic_beside_the_mean_of_its_class_by_length():
    some, none = traffic(30000, 10000, None), traffic(None, None)
    assert [some.factor(f"S{n}", 0, 10) for n in range(3)] == [1.5, 0.5, 1.0]
    assert [none.factor(f"S{n}", 0, 10) for n in range(2)] == [1.0, 1.0]


def test_without_counts_exposure_is_length():
    from gongshi_traffic.screening import road_graph

    graph = road_graph(network(30000, 10000).lines)
    assert exposure_of(graph, traffic(None, None)) is None
    assert exposure_of(graph, traffic(30000, 10000)).tolist() == [15000, 5000]


def halves(first: float, second: float) -> Network:
    """One road of ten kilometres, its two halves counted apart; another beside it."""
    made = roads(None, first + second)
    counts = (Count("S0", 0, 5000, first, 2022), Count("S0", 5000, 10000, second, 2022))
    return Network(made, {}, (), {}, lines_of_register(made.values()), counts)


def test_one_road_of_two_counts_is_two_exposures_and_no_density_changes_by_it():
    from gongshi_traffic.screening import road_graph

    town = halves(30000, 10000)
    known = traffic_in(town, YEAR)
    lines = cut_where_traffic_changes(town.lines, known)
    graph = road_graph(lines)
    assert lines.name.tolist() == ["S0", "S0", "S1"]
    assert exposure_of(graph, known) == pytest.approx(
        [5000 * 30000 / 30000, 5000 * 10000 / 30000, 10000 * 40000 / 30000]
    )
    spots = [Located(f"c{m}", "S0", m, DAY, "伤人") for m in (4800, 4950, 5000, 5020, 7000)]
    whole, cut = (places_by_density(spots, t, standards(), k)[1] for t, k in ((network(None, None), traffic(None, None)), (town, known)))  # fmt: skip
    assert cut.density == pytest.approx(whole.density, abs=1e-12)


def test_density_stands_out_on_the_quiet_half_of_a_road_sooner_than_on_the_busy_one():
    town, at = halves(38000, 2000), (1000, 3500, 6000, 8500)
    ones = [Located(f"c{m}-{n}", "S0", m + n, DAY, "伤人") for m in at for n in range(2)]
    layer = places_by_density(ones, town, standards(), traffic_in(town, YEAR))[1]
    busy, quiet = (layer.p[(layer.road == "S0") & half & (layer.density > 0)] for half in (layer.to_m <= 5000, layer.from_m >= 5000))  # fmt: skip
    assert quiet.mean() < 0.03 < 0.05 < busy.mean()


def test_expected_counts_go_by_the_section_that_a_window_lies_on():
    rng = np.random.default_rng(3)
    back = [Located(f"a{n}", f"S{n % 6}", int(rng.integers(10000)), DAY, "伤人") for n in range(30)]
    near = [Located(f"b{n}", "S0", m + 60 * n, DAY, "伤人") for m in (1000, 8000) for n in range(6)]
    made = roads(*[3000] * 6)
    counts = (Count("S0", 0, 5000, 60000, 2022), Count("S0", 5000, 10000, 3000, 2022))
    town = Network(made, {}, (), {}, None, counts)
    ones = [Located(f"{c.id}-{c.at_m}", c.road, c.at_m, c.happened_on, c.severity) for c in (*back, *near)]
    found, _ = places_by_expectation(ones, town, standards(least=3), traffic_in(town, YEAR))
    assert found and all(place.from_m > 5000 for place in found if place.road == "S0")


def test_a_scan_asks_for_the_traffic_too():
    town = halves(38000, 2000)
    ones = [Located(f"c{m}", "S0", m, DAY, "伤人") for m in (*range(500, 5000, 150), *range(8000, 8200, 50))]
    layer = places_by_density(ones, town, standards(), traffic_in(town, YEAR))[1]
    strongest = next(iter(cluster_rows(layer, ones, town, standards())))
    assert strongest[0] == "扫描统计" and strongest[1].startswith(("0号路 K7", "0号路 K8"))


def test_a_busy_road_explains_its_crashes_and_a_quiet_one_does_not():
    """Eight of ten crashes on one road: beyond chance by length, nothing where it bears four fifths of the traffic."""
    from gongshi_traffic.screening import road_graph

    graph = road_graph(network(None, None).lines)
    edge = np.array([0] * 16 + [1] * 4)
    offset = np.concatenate([np.linspace(300, 9700, 16), np.linspace(1000, 9000, 4)])
    by_length = layer_of(graph, edge, offset, standards())
    busy = exposure_of(graph, traffic(40000, 10000))
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
    plain, _ = places_by_expectation(crashes, network(*[None] * 6), few, traffic(*[None] * 6))
    busy, _ = places_by_expectation(crashes, network(90000, *[3000] * 5), few, traffic(90000, *[3000] * 5))
    assert [p.road for p in plain] == ["S0"]
    assert busy == []


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
