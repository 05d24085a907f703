"""Roads and junctions made of a map's ways (由地图线段连成道路和路口).

A map cuts a road into many ways. Ways of one number or name are joined, at each point the
straightest pair first, into roads that have a chainage; where three or more arms of different
roads meet there is a junction. Nothing is drawn that the map does not have.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from shapely import LineString, Point, STRtree

Spot = tuple[float, float]
End = tuple[int, int]  # a way, and 0 for its first point or 1 for its last

GRADES = ("Primary", "Secondary", "Tertiary")
STRAIGHT = math.radians(60)  # two arms that bend more are not one road
CLUSTER_M = 40.0  # the arms of one roundabout or divided crossing are one junction


@dataclass(frozen=True)
class Way:
    """One line of the map: its road number, its street name, its class, its points."""

    ref: str
    name: str
    grade: str
    points: tuple[Spot, ...]
    id: str

    @property
    def group(self) -> str:
        """What it must share with a way to be one road with it: number, else name, else nothing."""
        return self.ref or self.name or f"osm {self.id}"


@dataclass(frozen=True)
class Road:
    """A road with a chainage (道路): `line` runs from metre 0."""

    code: str
    name: str
    grade: str
    group: str
    line: LineString

    @property
    def rank(self) -> tuple[int, float, str]:
        """The more important road sorts first: class, then length."""
        return GRADES.index(self.grade), -self.line.length, self.code


@dataclass(frozen=True)
class Junction:
    """A place where roads meet (路口); `road` is the most important of them."""

    code: str
    point: Point
    road: Road
    other: Road

    @property
    def name(self) -> str:
        """The names of its two most important roads."""
        return f"{self.road.name}与{self.other.name}交叉口"


def roads_of(ways: Sequence[Way]) -> list[Road]:
    """The ways joined into roads, numbered by length within a number or name (道路)."""
    groups: dict[str, list[Way]] = defaultdict(list)
    for way in ways:
        groups[way.group].append(way)
    found = [road for group in sorted(groups) for road in _of_group(group, groups[group])]
    return _told_apart(found)


def junctions_of(roads: Sequence[Road]) -> list[Junction]:
    """The places where at least three arms of at least two roads meet (路口)."""
    arms: dict[Spot, list[Road]] = defaultdict(list)
    for road in roads:
        points = list(road.line.coords)
        for i, point in enumerate(points):
            arms[_rounded(point)] += [road] * (1 if i in (0, len(points) - 1) else 2)
    spots = sorted(s for s, met in arms.items() if len(met) > 2 and len({r.group for r in met}) > 1)
    made = []
    for n, cluster in enumerate(_clusters(spots), 1):
        made.append(_junction(f"J{n:04d}", {s: arms[s] for s in cluster}))
    return made


def _of_group(group: str, ways: Sequence[Way]) -> Iterator[Road]:
    chains = [_chain(ways, part) for part in _parts(ways)]
    chains.sort(key=lambda c: (-c[0].length, c[0].wkt))
    for n, (line, members) in enumerate(chains, 1):
        grade = min((w.grade for w in members), key=GRADES.index)
        code = group if n == 1 else f"{group}-{n}"
        yield Road(code, _name(members) or f"未命名道路（{group}）", grade, group, line)


def _name(ways: Iterable[Way]) -> str:
    """The number, and the street name that covers most of the road: A3020（Shanklin Road）."""
    lengths: dict[str, float] = defaultdict(float)
    refs = set()
    for way in ways:
        refs.add(way.ref)
        lengths[way.name] += LineString(way.points).length
    named = {n: m for n, m in lengths.items() if n}
    street = max(sorted(named), key=lambda n: named[n]) if named else ""
    ref = " ".join(sorted(refs - {""}))
    return f"{ref}（{street}）" if ref and street else ref or street


def _told_apart(roads: Sequence[Road]) -> list[Road]:
    """The roads, those of equal name with a number behind it."""
    seen: dict[str, int] = defaultdict(int)
    told = []
    for road in sorted(roads, key=lambda r: (r.name, -r.line.length, r.code)):
        seen[road.name] += 1
        n = seen[road.name]
        name = road.name if n == 1 else f"{road.name}第{n}段"
        told.append(Road(road.code, name, road.grade, road.group, road.line))
    return sorted(told, key=lambda r: r.code)


def _parts(ways: Sequence[Way]) -> list[list[End]]:
    """The ways in chains; each way with the end at which the chain enters it."""
    next_to = _links(ways)
    parts, used = [], set()
    starts = [(i, e) for i in range(len(ways)) for e in (0, 1) if (i, e) not in next_to]
    for start in [*starts, *((i, 0) for i in range(len(ways)))]:
        chain = []
        at: End | None = start
        while at is not None and at[0] not in used:
            used.add(at[0])
            chain.append(at)
            at = next_to.get((at[0], 1 - at[1]))
        if chain:
            parts.append(chain)
    return parts


def _links(ways: Sequence[Way]) -> dict[End, End]:
    """Which end goes on into which: at each point the straightest pair first."""
    meeting: dict[Spot, list[End]] = defaultdict(list)
    for i, way in enumerate(ways):
        meeting[_rounded(way.points[0])].append((i, 0))
        meeting[_rounded(way.points[-1])].append((i, 1))
    linked: dict[End, End] = {}
    for ends in meeting.values():
        pairs = sorted((_bend(ways, a, b), a, b) for a, b in combinations(ends, 2) if a[0] != b[0])
        for bend, a, b in pairs:
            if bend < STRAIGHT and a not in linked and b not in linked:
                linked[a], linked[b] = b, a
    return linked


def _bend(ways: Sequence[Way], a: End, b: End) -> float:
    """How far the road turns from one way into the other; 0 is straight on."""
    turn = abs(_heading(ways[a[0]], a[1]) - _heading(ways[b[0]], b[1])) % (2 * math.pi)
    return abs(math.pi - turn)


def _heading(way: Way, end: int) -> float:
    here, there = (way.points[0], way.points[1]) if end == 0 else (way.points[-1], way.points[-2])
    return math.atan2(there[1] - here[1], there[0] - here[0])


def _chain(ways: Sequence[Way], part: Sequence[End]) -> tuple[LineString, list[Way]]:
    points: list[Spot] = []
    for i, end in part:
        own = ways[i].points if end == 0 else ways[i].points[::-1]
        points += own[1:] if points else own
    return LineString(points), [ways[i] for i, _ in part]


def _rounded(point: Sequence[float]) -> Spot:
    return round(point[0], 2), round(point[1], 2)


def _clusters(spots: Sequence[Spot]) -> Iterator[list[Spot]]:
    """Spots nearer than CLUSTER_M to one of their cluster, together."""
    tree = STRtree([Point(s) for s in spots])
    left = set(range(len(spots)))
    for first in range(len(spots)):
        if first not in left:
            continue
        cluster, edge = [], [first]
        left.discard(first)
        while edge:
            i = edge.pop()
            cluster.append(i)
            near = {int(k) for k in tree.query(Point(spots[i]), predicate="dwithin", distance=CLUSTER_M)} & left
            left -= near
            edge += sorted(near)
        yield [spots[i] for i in sorted(cluster)]


def _junction(code: str, arms: dict[Spot, list[Road]]) -> Junction:
    """The junction of a cluster: its two most important roads, named ones first."""
    roads = sorted({r.code: r for met in arms.values() for r in met}.values(), key=_importance)
    main = roads[0]
    other = next(r for r in roads if r.group != main.group)
    spot = min((s for s, met in arms.items() if main in met), key=lambda s: (-len(arms[s]), s))
    return Junction(code, Point(spot), main, other)


def _importance(road: Road) -> tuple[bool, tuple[int, float, str]]:
    return road.name.startswith("未命名"), road.rank
