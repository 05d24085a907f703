"""Road and chainage lead to a place and back."""

from __future__ import annotations

import numpy as np
import pytest

from gongshi_traffic.screening import (
    UnfitPlaces,
    chainage_of,
    places_at,
    read_chainage,
    road_graph,
    with_chainage,
    write_chainage,
)

from .town import graph, roads

MARKED = graph(
    [(0, 0), (100, 0), (200, 0)], [(300, 0), (200, 0)], [(100, 0), (100, 50)], name=["G327", "G327", "村道"],
    from_m=np.array([12000, 12300, np.nan]), to_m=np.array([12200, 12200, np.nan]),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "metres"),
    [("K12+300", 12300), ("k12+300.5", 12300.5), ("12+5", 12005), ("K7", 7000), ("ZK3+020", 3020), ("K12＋300", 12300)],
)
def test_a_chainage_is_read_as_people_write_it(text: str, metres: float):
    assert read_chainage(text) == metres


@pytest.mark.parametrize("text", ["", "K12+3000", "十二公里", "K+300", "-3"])
def test_what_is_no_chainage_is_refused(text: str):
    with pytest.raises(UnfitPlaces, match="桩号"):
        read_chainage(text)


@pytest.mark.parametrize("metres", [0, 5, 999, 1000, 12300, 123456])
def test_writing_and_reading_a_chainage_are_inverse(metres: int):
    assert read_chainage(write_chainage(metres)) == metres


def test_a_line_drawn_against_its_chainage_counts_down():
    names, metres = chainage_of(MARKED, np.array([2]), np.array([40.0]))
    assert (names[0], metres[0]) == ("G327", 12260)


def test_every_place_of_a_marked_road_is_found_again_by_its_chainage():
    for edge in (0, 1, 2):
        for offset in (10.0, 55.5, 99.0):
            name, metres = chainage_of(MARKED, np.array([edge]), np.array([offset]))
            ((e, o),) = places_at(MARKED, name[0], metres[0])
            assert (e, o) == (edge, pytest.approx(offset))


def test_where_two_lines_meet_there_is_one_place():
    assert len(places_at(MARKED, "G327", 12200)) == 1


def test_two_carriageways_give_two_places():
    twin = graph([(0, 0), (100, 0)], [(0, 9), (100, 9)], name=["S1", "S1"], from_m=[0, 0], to_m=[100, 100])
    assert len(places_at(twin, "S1", 50)) == 2


@pytest.mark.parametrize(
    ("road", "says"), [("G9", "没有名为“G9”"), ("G327", "K12[+]000 至 K12[+]300"), ("村道", "没有桩号")]
)
def test_a_place_that_does_not_exist_says_what_does(road: str, says: str):
    with pytest.raises(UnfitPlaces) as error:
        places_at(MARKED, road, 99000)
    import re

    assert re.search(says, str(error.value))


def test_a_road_without_marks_is_measured_from_its_southwestern_end_over_all_its_lines():
    lines = roads([(200, 0), (100, 0)], [(0, 0), (100, 0)], [(200, 0), (260, 5)], name=["甲", "甲", "甲"])
    measured = with_chainage(lines)
    assert [*zip(measured.from_m.round(), measured.to_m.round(), strict=True)] == [(200, 100), (0, 100), (200, 260)]


def test_a_second_stretch_of_the_same_name_is_a_road_of_its_own():
    lines = roads([(0, 0), (500, 0)], [(900, 900), (950, 900)], name=["甲", "甲"])
    measured = with_chainage(lines)
    assert measured.name.tolist() == ["甲", "甲 2"]
    assert len(places_at(road_graph(measured), "甲", 20)) == 1


def test_marks_that_were_delivered_are_left_alone():
    lines = roads([(0, 0), (500, 0)], name=["甲"], from_m=[7000], to_m=[7500])
    assert with_chainage(lines).from_m.tolist() == [7000]


def test_a_ring_of_one_name_is_measured_once_round():
    lines = roads([(0, 0), (100, 0)], [(100, 0), (100, 80)], [(100, 80), (0, 0)], name=["环路"] * 3)
    measured = with_chainage(lines)
    assert np.nanmax([measured.from_m, measured.to_m]) <= lines.length_m.sum() + 1e-9
    assert np.isfinite(measured.from_m).all()
