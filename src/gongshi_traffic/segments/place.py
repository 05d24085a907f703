"""A crash with its place, and the stretch of road it makes (路段).

Whatever finds the stretches (the official criteria, a statistical kernel) is given the same
located crashes and gives the same kind of stretch, so the list rule above never changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


def chainage(metres: int) -> str:
    """A place on a road as the stones say it (桩号).

    >>> chainage(12300)
    'K12+300'
    """
    return f"K{metres // 1000}+{metres % 1000:03d}"


def ground(from_m: int, to_m: int) -> str:
    """A stretch by its ends, a single place by itself: K12+300至K12+900 (起止桩号)."""
    return chainage(from_m) if from_m == to_m else f"{chainage(from_m)}至{chainage(to_m)}"


@dataclass(frozen=True)
class Located:
    """One crash at a place on a road (已定位事故); `junction` is empty away from one.

    `casualties` are dead and hurt together, where the source gives no parties. `roles` are the
    kinds of party in it, each once; `hour` is None where the source gives no time of day;
    `direction` is 上行, the way that chainages grow, or 下行, empty where not known.
    """

    id: str
    road: str
    at_m: int
    happened_on: date
    severity: str
    junction: str = ""
    deaths: int = 0
    injured: int = 0
    casualties: int = 0
    is_general: bool = False
    road_factor: str = ""
    brigade: str = ""
    hour: int | None = None
    cause: str = ""
    roles: tuple[str, ...] = ()
    direction: str = ""

    @property
    def is_fatal(self) -> bool:
        """Whether somebody died by the count of its parties or by its severity (死亡事故)."""
        return self.deaths > 0 or self.severity == "死亡"

    @property
    def has_casualties(self) -> bool:
        """Whether somebody died or was hurt (伤人及死亡事故)."""
        return self.is_fatal or self.severity == "伤人"


@dataclass(frozen=True)
class Finding:
    """Why a stretch was found (认定理由): a whole sentence with its numbers, and the document.

    `method` is the word of `standards.Method` for what found it; `rank` the class that the document
    gives such a place; `months` how far back it counts, 0 where it counts nothing.
    """

    code: str
    text: str
    basis: str
    crashes: tuple[str, ...] = ()
    weight: int = 0
    rank: str = ""
    method: str = "标准"
    months: int = 0


@dataclass(frozen=True)
class Stretch:
    """A stretch of a road, or a junction, with every reason for it (一处路段).

    `arms` is its ground on other roads, (road, from, to), where it reaches around a junction.
    """

    road: str
    from_m: int
    to_m: int
    findings: tuple[Finding, ...]
    junction: str = ""
    crashes: tuple[Located, ...] = ()
    arms: tuple[tuple[str, int, int], ...] = ()

    @property
    def ground(self) -> tuple[tuple[str, int, int], ...]:
        """All its ground, its own road first (全部范围)."""
        return ((self.road, self.from_m, self.to_m), *self.arms)

    def overlaps(self, other: Stretch) -> bool:
        """Whether both are one place: the same junction, or common ground on one road."""
        if self.junction and other.junction:
            return self.junction == other.junction
        return any(a[0] == b[0] and a[1] <= b[2] and b[1] <= a[2] for a in self.ground for b in other.ground)
