"""Crashes of an ordinary year, none of which can put a place on a list (背景事故).

Each hour of each day has a Poisson number of crashes for each class of road; the hour's
rate follows a profile with two rush hours, so the sum of the hours is again Poisson. To keep
a wide margin around the segments' rule, a crash on a numbered road takes a free slot: slots
lie 2 km apart, each holds one crash in its first 900 m, so a window of 1 km holds one
background crash and none lies within 2.5 km of a planted place. When slots run out, and on
city streets always, the crash has a street but no chainage and no junction. Background
crashes with deaths lie on city streets, and no background party belongs to a carrier.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from gongshi_traffic.codes import CRASH_CAUSE
from gongshi_traffic.demo.clock import FIRST_DAY, LAST_DAY
from gongshi_traffic.demo.crash_rows import city_streets, crash_row, numbers, party_rows, severity_of
from gongshi_traffic.demo.places import ROADS, brigade_at, length_of
from gongshi_traffic.demo.plant_places import planted_spans
from gongshi_traffic.demo.rows import City

if TYPE_CHECKING:
    from numpy.random import Generator

PER_YEAR = 400
HOURS = (1, 1, 1, 1, 1, 2, 4, 8, 7, 4, 4, 5, 5, 4, 4, 4, 5, 9, 10, 7, 5, 4, 3, 2)
CLASS_SHARE = {"国道": 0.10, "省道": 0.15, "县道": 0.08, "乡道": 0.04, "城市道路": 0.63}
SLOT, ROOM, GUARD = 2000, 900, 2500
OUTCOMES = ((1, 0), (0, 1), (0, 2), (0, 0))
OUTCOME_SHARE = (0.03, 0.47, 0.10, 0.40)
CAUSE_SHARE = (18, 10, 5, 4, 4, 3, 6, 8, 5, 6, 12, 2, 1, 1, 4, 9, 2)
WEATHER, WEATHER_SHARE = ("晴", "阴", "雨", "雾"), (0.6, 0.2, 0.15, 0.05)


def add_crashes(city: City, random: Generator, size: int) -> None:
    """Put the year's background crashes and their parties into the city."""
    slots = _free_slots(random)
    serial = numbers(1, 5)
    weights = [s / sum(CAUSE_SHARE) for s in CAUSE_SHARE]
    causes = list(CRASH_CAUSE.words)[: len(CAUSE_SHARE)]
    for n, (at, grade) in enumerate(_moments(random, size)):
        killed, hurt = OUTCOMES[int(random.choice(4, p=OUTCOME_SHARE))]
        slot = slots[grade].pop() if not killed and slots.get(grade) else None
        road, metre = slot or (str(random.choice(city_streets())), int(random.integers(0, 6000)))
        row = crash_row(
            next(serial), at, road, metre, brigade_at(road, metre),
            severity=severity_of(killed, hurt), cause=causes[int(random.choice(len(causes), p=weights))],
            procedure="一般程序" if killed or hurt else "简易程序", chainage=slot is not None,
            weather=str(random.choice(WEATHER, p=WEATHER_SHARE)),
        )  # fmt: skip
        city.add("crashes", [row])
        city.add("parties", party_rows(row, killed=killed, hurt=hurt, days=int(random.integers(0, 4)), seed=1000 + n))


def _moments(random: Generator, size: int) -> Iterator[tuple[datetime, str]]:
    """When and on what class of road, in order of time."""
    rates = [PER_YEAR * size / 365 * h / sum(HOURS) * s for h in HOURS for s in CLASS_SHARE.values()]
    grades = list(CLASS_SHARE)
    day = FIRST_DAY
    while day <= LAST_DAY:
        counts = random.poisson(rates)
        found = [
            (
                datetime(day.year, day.month, day.day, k // len(grades), int(random.integers(0, 60))),
                grades[k % len(grades)],
            )
            for k in counts.nonzero()[0].tolist()
            for _ in range(counts[k])
        ]
        yield from sorted(found)
        day += timedelta(days=1)


def _free_slots(random: Generator) -> dict[str, list[tuple[str, int]]]:
    """Places on numbered roads that may hold one crash each, by class of road, shuffled."""
    taken = list(planted_spans())
    slots: dict[str, list[tuple[str, int]]] = {}
    for road, (_, grade, _) in ROADS.items():
        if grade == "城市道路":
            continue
        for start in range(0, length_of(road) - ROOM, SLOT):
            near = any(r == road and a - GUARD < start + ROOM and start < b + GUARD for r, a, b in taken)
            if not near:
                slots.setdefault(grade, []).append((road, start + int(random.integers(0, ROOM))))
    for places in slots.values():
        random.shuffle(places)
    return slots
