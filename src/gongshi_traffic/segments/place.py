"""A crash with its place, the stretch of road it makes, and the door for any kernel (路段).

Whatever finds the stretches (the official criteria, a statistical kernel) is given the same
located crashes and gives the same kind of stretch, so the list rule above never changes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from gongshi import At


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

    `casualties` are dead and hurt together, where the source gives no parties.
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
    """Why a stretch was found (认定理由): a whole sentence with its numbers, and the document."""

    code: str
    text: str
    basis: str
    crashes: tuple[str, ...] = ()
    weight: int = 0


@dataclass(frozen=True)
class Stretch:
    """A stretch of a road, or a junction, with every reason for it (一处路段)."""

    road: str
    from_m: int
    to_m: int
    findings: tuple[Finding, ...]
    junction: str = ""
    crashes: tuple[Located, ...] = ()

    def overlaps(self, other: Stretch) -> bool:
        """Whether both are one place: the same junction, or common ground on one road."""
        if self.junction and other.junction:
            return self.junction == other.junction
        return self.road == other.road and self.from_m <= other.to_m and other.from_m <= self.to_m


class Places(Protocol):
    """A kernel: located crashes and the roads' grades in, stretches out (路段识别方法)."""

    def __call__(self, crashes: Sequence[Located], grades: Mapping[str, str], at: At) -> Sequence[Stretch]:
        """The stretches, the weightiest first."""
        ...
