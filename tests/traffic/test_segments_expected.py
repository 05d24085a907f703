"""Expected counts put a place forward only where it is far above its kind and that is nearly certain."""

from datetime import date

import numpy as np
import pytest

from gongshi_traffic.segments.expected import places_by_expectation
from gongshi_traffic.segments.naming import Network
from gongshi_traffic.segments.place import Located
from gongshi_traffic.segments.schemes import SCHEMES
from gongshi_traffic.segments.standards import Method, Standards

DAY = date(2022, 10, 5)
STANDARDS = Standards(SCHEMES["zhejiang_2019"])


def network(junctions=0):
    roads = {f"S{i}": {"code": f"S{i}", "name": f"S{i}", "grade": "省道", "length_m": 20000} for i in range(10)}
    at = {
        f"J{i}": {
            "code": f"J{i}",
            "name": f"路口{i}",
            "road": f"S{i % 10}",
            "at_m": 500 + i,
            "village": "",
            "other_road": "",
        }
        for i in range(junctions)
    }
    return Network(roads, at, (), {})


def scattered(n=150, seed=1):
    random = np.random.default_rng(seed)
    return [Located(f"c{k}", f"S{random.integers(10)}", int(random.integers(20000)), DAY, "伤人") for k in range(n)]


def gathered(n, road="S2", at=7000, junction="", tag="h"):
    return [Located(f"{tag}{k}", road, at + 10 * k, DAY, "伤人", junction=junction) for k in range(n)]


def test_a_gathering_far_above_its_kind_is_found_with_its_numbers():
    (found,), sites = places_by_expectation(scattered() + gathered(14), network(), STANDARDS)
    assert (found.road, found.findings[0].method) == ("S2", Method.EXPECTED.value)
    assert found.from_m <= 7000 and found.to_m >= 7130
    text = found.findings[0].text
    assert "同类省道预计" in text and "高于同类2倍的把握" in text and "安全服务水平Ⅳ" in text
    assert sites.sites == 200 and "省道每公里" in sites.said


def test_chance_alone_puts_hardly_any_place_forward():
    found = [len(places_by_expectation(scattered(seed=s), network(), STANDARDS)[0]) for s in range(40)]
    assert sum(found) <= 2  # of 200 kilometres forty times over


def test_a_junction_is_judged_among_junctions():
    at = [c for i in range(40) for c in gathered(i % 2, "S1", 500, f"J{i}", f"j{i}-")]
    found, _ = places_by_expectation(scattered() + at + gathered(12, "S7", 507, "J7", "many"), network(40), STANDARDS)
    assert [p.junction for p in found] == ["J7"]
    assert "同类路口预计" in found[0].findings[0].text


def test_of_overlapping_windows_the_worst_is_kept_and_a_crash_speaks_once():
    found, _ = places_by_expectation(scattered() + gathered(14) + gathered(14, at=13000, tag="g"), network(), STANDARDS)
    assert len(found) == 2
    numbers = [n for p in found for n in p.findings[0].crashes]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("crashes", [gathered(14), scattered(19)])
def test_too_few_crashes_or_sites_say_nothing(crashes):
    assert places_by_expectation(crashes, network(), STANDARDS) == ((), None)
