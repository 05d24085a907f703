"""The crashes of a place as it is printed (点段自己的事故).

Each reason counts its own crashes within its own length, which may reach beyond the ends that the
place is printed with. What is said of the place itself (how many, who, when, on which side) is
counted anew: every crash on the printed ground in the months looked back on, whatever its kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from gongshi import Period
from gongshi_traffic.segments.place import Located, Stretch


def with_own_crashes(
    places: Sequence[Stretch], crashes: Iterable[Located], period: Period, months: int
) -> list[Stretch]:  # fmt: skip
    """The places in their order, each with exactly the crashes on its ground (点段的事故).

    Looked back on are the most months of a place's reasons, `months` where no reason counts. A
    crash at a junction that is a place of its own belongs to it and to no stretch that passes by.
    """
    taken = {place.junction for place in places if place.junction}
    every = list(crashes)
    return [replace(p, crashes=tuple(_of(p, every, taken, period, months))) for p in places]


def months_of(place: Stretch, otherwise: int) -> int:
    """How many months the place is looked back on (统计月数)."""
    return max((f.months for f in place.findings if f.months), default=otherwise)


def _of(place: Stretch, crashes: Iterable[Located], taken: set[str], period: Period, months: int) -> Iterable[Located]:
    span = period.months_back(months_of(place, months))
    for crash in crashes:
        elsewhere = crash.junction in taken and crash.junction != place.junction
        if not elsewhere and span.contains(crash.happened_on) and place.overlaps(_spot(crash)):
            yield crash


def _spot(crash: Located) -> Stretch:
    return Stretch(crash.road, crash.at_m, crash.at_m, (), crash.junction)
