"""Planted cases first, then the background around them (示例市的数据)."""

from __future__ import annotations

from gongshi_traffic.demo.background_crashes import add_crashes
from gongshi_traffic.demo.background_fleets import add_checks, add_fleets, add_permits
from gongshi_traffic.demo.background_violations import add_violations
from gongshi_traffic.demo.fleet import Yard
from gongshi_traffic.demo.places import place_rows
from gongshi_traffic.demo.plant_carriers import plant_carriers
from gongshi_traffic.demo.plant_people import plant_bans, plant_cases
from gongshi_traffic.demo.plant_places import plant_edge_crashes, plant_segments
from gongshi_traffic.demo.plant_vehicles import plant_vehicles
from gongshi_traffic.demo.planted import Case
from gongshi_traffic.demo.published_rows import add_published
from gongshi_traffic.demo.rows import City
from gongshi_traffic.demo.violation_rows import Book


def make_city(*, size: int, seed: int) -> tuple[City, tuple[Case, ...]]:
    """All rows of the city and its planted cases."""
    from numpy.random import PCG64, Generator

    random = Generator(PCG64(seed))
    city, yard, book = City(), Yard(), Book()
    for register, rows in place_rows().items():
        city.add(register, rows)
    cases = (
        *plant_bans(city), *plant_segments(city), *plant_carriers(city, yard, book),
        *plant_vehicles(city, yard, book), *plant_cases(city),
    )  # fmt: skip
    plant_edge_crashes(city)
    add_crashes(city, random, size)
    add_fleets(city, random, size, yard)
    add_permits(city)
    add_violations(city, random, size)
    add_checks(city, random, size)
    for register, column in (("crashes", "happened_at"), ("violations", "happened_at"), ("zone_entries", "entered_at")):
        city.rows[register].sort(key=lambda r, c=column: (r[c], r["id"]))  # type: ignore[misc]
    add_published(city, cases)
    return city, cases
