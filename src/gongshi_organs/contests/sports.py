"""Points of a sports meet, recomputed from the finishes (运动会积分).

Points are never typed: a protest upheld changes a finish, and the table moves by itself.
These points belong to a meet; they rank nobody's work.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

NO_SHOW = "未到"


@dataclass(frozen=True)
class MeetRules:
    """The rules a meet states beforehand (竞赛规程).

    `points` for the first places; an event with fewer entries than `least` is dropped, one
    with no more entries than there are points places one fewer than it has. `relay` multiplies
    a relay's points, `no_show` is what a team loses for an entry that did not come.
    """

    points: tuple[int, ...] = (9, 7, 6, 5, 4, 3, 2, 1)
    least: int = 3
    relay: int = 2
    no_show: int = 2


@dataclass(frozen=True)
class Finish:
    """One entry's place in one event (名次); `place` None did not finish, NO_SHOW did not come.

    `units` share the points of a mixed team equally.
    """

    event: str
    units: tuple[str, ...]
    place: int | str | None
    is_relay: bool = False


@dataclass(frozen=True)
class Team:
    """One unit's line in the team table (团体成绩); `firsts` counts first places, seconds next."""

    unit: str
    points: Fraction
    firsts: tuple[int, ...]
    place: int


def team_table(finishes: Iterable[Finish], rules: MeetRules | None = None) -> list[Team]:
    """Teams by points, then by more firsts, then seconds, and so on; equal in all share a place.

    A dead heat shares the points of the places it takes.
    """
    rules = rules or MeetRules()
    points: dict[str, Fraction] = {}
    places: dict[str, list[int]] = {}
    for event in _events(finishes).values():
        for finish, share in _event_points(event, rules):
            for unit in finish.units:
                points[unit] = points.get(unit, Fraction(0)) + share / len(finish.units)
                if isinstance(finish.place, int):
                    places.setdefault(unit, []).append(finish.place)
    return _ranked(points, {u: _honours(places.get(u, []), len(rules.points)) for u in points})


def _events(finishes: Iterable[Finish]) -> dict[str, list[Finish]]:
    events: dict[str, list[Finish]] = {}
    for finish in finishes:
        events.setdefault(finish.event, []).append(finish)
    return events


def _event_points(event: Sequence[Finish], rules: MeetRules) -> list[tuple[Finish, Fraction]]:
    """Every finish of one event with its points; an event dropped gives nothing."""
    if len(event) < rules.least:
        return []
    paid = rules.points[: len(event) - 1] if len(event) <= len(rules.points) else rules.points
    factor = rules.relay if event[0].is_relay else 1
    return [(f, _points(f, event, paid) * factor if f.place != NO_SHOW else Fraction(-rules.no_show)) for f in event]


def _points(finish: Finish, event: Sequence[Finish], paid: Sequence[int]) -> Fraction:
    if not isinstance(finish.place, int):
        return Fraction(0)
    level = sum(f.place == finish.place for f in event)
    taken = paid[finish.place - 1 : finish.place - 1 + level]
    return Fraction(sum(taken), level)


def _honours(places: Sequence[int], n: int) -> tuple[int, ...]:
    return tuple(sum(p == k for p in places) for k in range(1, n + 1))


def _ranked(points: Mapping[str, Fraction], honours: Mapping[str, tuple[int, ...]]) -> list[Team]:
    def worth(unit: str) -> tuple[Fraction, tuple[int, ...]]:
        return points[unit], honours[unit]

    ordered = sorted(points, key=lambda u: (tuple(-x for x in (points[u], *honours[u])), u))
    return [Team(u, points[u], honours[u], 1 + sum(worth(o) > worth(u) for o in points)) for u in ordered]
