"""Points of a meet and votes of an election are computed from what happened, never typed."""

from __future__ import annotations

from fractions import Fraction

import pytest

from gongshi_organs.contests import Ballot, Finish, MeetRules, elect, team_table
from gongshi_organs.contests.elections import ElectionVoid


def event(name: str, places: dict[str, int | str | None], *, relay: bool = False) -> list[Finish]:
    return [Finish(name, tuple(units.split("、")), place, relay) for units, place in places.items()]


def points(finishes: list[Finish]) -> dict[str, Fraction]:
    return {team.unit: team.points for team in team_table(finishes)}


def test_an_event_with_few_entries_places_one_fewer_than_it_has():
    assert points(event("百米", {"甲": 1, "乙": 2, "丙": 3})) == {"甲": 9, "乙": 7, "丙": 0}


def test_an_event_with_fewer_than_three_entries_is_dropped():
    assert points(event("铅球", {"甲": 1, "乙": 2})) == {}


def test_a_dead_heat_shares_the_points_of_its_places():
    found = points(event("百米", {"甲": 1, "乙": 1, "丙": 3, "丁": 4}))
    assert found == {"甲": 8, "乙": 8, "丙": 6, "丁": 0}


def test_a_relay_counts_double_and_a_mixed_team_shares():
    found = points(event("接力", {"甲、乙": 1, "丙": 2, "丁": 3}, relay=True))
    assert found == {"甲": 9, "乙": 9, "丙": 14, "丁": 0}


def test_who_does_not_come_costs_the_team_two_points():
    assert points(event("百米", {"甲": 1, "乙": 2, "丙": "未到"}))["丙"] == -2


def test_equal_teams_are_parted_by_more_firsts():
    rules = MeetRules(points=(4, 3, 2, 1))
    finishes = [
        *event("一", {"甲": 1, "乙": 2, "丙": 3, "丁": 4, "戊": 5}),
        *event("二", {"丙": 1, "甲": 4, "乙": 3, "丁": 2, "戊": 5}),
    ]
    table = {t.unit: (t.points, t.place) for t in team_table(finishes, rules)}
    assert (table["丙"], table["甲"], table["乙"]) == ((6, 1), (5, 2), (5, 3))


def test_a_protest_upheld_moves_the_table_by_itself():
    before = event("百米", {"甲": 1, "乙": 2, "丙": 3, "丁": 4})
    after = event("百米", {"甲": None, "乙": 1, "丙": 2, "丁": 3})
    assert team_table(before)[0].unit == "甲"
    assert team_table(after)[0].unit == "乙"


def ballot(votes: dict[str, int], **changed: int) -> Ballot:
    counts = {"seats": 2, "electors": 60, "present": 55, "issued": 55, "returned": 55, "void": 0, **changed}
    return Ballot(votes=votes, **counts)


def test_elected_is_who_has_more_than_half_of_those_entitled():
    found = elect(ballot({"甲": 31, "乙": 30, "丙": 20}))
    assert found.elected == ("甲",)
    assert (found.run_off, found.seats_left) == (("乙", "丙"), 1)
    assert elect(ballot({"甲": 31, "乙": 30, "丙": 20}), half_of_present=True).elected == ("甲", "乙")


def test_a_tie_at_the_last_seat_goes_to_a_run_off_of_the_tied():
    found = elect(ballot({"甲": 50, "乙": 31, "丙": 31}, seats=2, present=60, issued=60, returned=60))
    assert (found.elected, found.run_off, found.seats_left) == (("甲",), ("丙", "乙"), 1)


def test_an_election_says_every_reason_why_it_is_void():
    with pytest.raises(ElectionVoid) as caught:
        elect(ballot({"甲": 100}, present=39, issued=40, returned=41))
    for part in ("不足应到 60 人的三分之二", "多于实到 39 人", "多于发出 40 张", "得票合计 100"):
        assert part in caught.value.what
