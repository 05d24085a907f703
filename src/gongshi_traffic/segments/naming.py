"""What a stretch is called, whose it is, and since when it has been listed (路段的名称与归属)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gongshi import At, Period, Row, tr
from gongshi_traffic.segments.lines import lines_of_register
from gongshi_traffic.segments.place import Located, Stretch, ground
from gongshi_traffic.segments.traffic import Count, counts_of_register

if TYPE_CHECKING:
    from gongshi_traffic.screening.roads import Roads


@dataclass(frozen=True)
class Network:
    """Roads, junctions, sections and brigades, by code where they have one (路网).

    `lines` are those of the roads that have one, named by code, with their chainage; `counts` what
    traffic was counted on sections of them.
    """

    roads: Mapping[str, Row]
    junctions: Mapping[str, Row]
    sections: Sequence[Row]
    brigades: Mapping[str, Row]
    lines: Roads | None = None
    counts: Sequence[Count] = ()

    @classmethod
    def of(cls, rows: Mapping[str, Sequence[Row]]) -> Network:
        """The network in the rows of a selection."""
        by_code = {name: {r["code"]: r for r in rows[name]} for name in ("roads", "junctions", "brigades")}
        lines = lines_of_register(rows["roads"])
        counts = counts_of_register(rows["traffic"])
        return cls(by_code["roads"], by_code["junctions"], rows["sections"], by_code["brigades"], lines, counts)

    @property
    def grades(self) -> Mapping[str, str]:
        """The grade of each road, by code."""
        return {code: row["grade"] for code, row in self.roads.items()}

    def road_name(self, road: str) -> str:
        """The road's name, or its code when the register does not have it."""
        return str(self.roads[road]["name"]) if road in self.roads else road

    def settled(self, stretch: Stretch) -> Stretch:
        """The stretch, a junction's at the junction's own place."""
        found = self.junctions.get(stretch.junction)
        if found is None:
            return stretch
        arms = stretch.arms if stretch.road == found["road"] else stretch.ground
        at_m = found["at_m"]
        return replace(
            stretch, road=found["road"], from_m=at_m, to_m=at_m, arms=tuple(a for a in arms if a[0] != found["road"])
        )

    def nearest(self, stretch: Stretch, within_m: int) -> Row | None:
        """The junction on the stretch or nearest to it, at most `within_m` metres away."""
        if stretch.junction in self.junctions:
            return self.junctions[stretch.junction]
        near = [
            (max(stretch.from_m - at_m, at_m - stretch.to_m, 0), at_m, j["code"], j)
            for j in self.junctions.values()
            for road, at_m in ((j["road"], j["at_m"]), (j["other_road"], j.get("other_at_m")))
            if road == stretch.road and at_m is not None
        ]
        found = min(near, key=lambda n: n[:3], default=None)
        return found[3] if found and found[0] <= within_m else None

    def name(self, stretch: Stretch, within_m: int) -> str:
        """Road, chainage, and the junction or village by which people know the place (路段写法)."""
        near = self.nearest(stretch, within_m)
        if stretch.junction and near:
            return str(near["name"])
        road = self.road_name(stretch.road)
        road += " " if road[-1:].isascii() else ""  # Staplers Road K1+706, but 951省道K1+706
        where = ground(stretch.from_m, stretch.to_m)
        is_point = stretch.from_m == stretch.to_m
        place = (
            tr("{road}{ground}处", road=road, ground=where)
            if is_point
            else tr("{road}{ground}路段", road=road, ground=where)
        )
        known = near and (near["village"] or near["name"])
        beside = [tr("{known}附近", known=known)] if known else []
        side = side_of(stretch.crashes)
        beside += [tr("{side}方向", side=side)] if side else []
        return place + (f"（{'，'.join(beside)}）" if beside else "")

    def brigades_of(self, stretch: Stretch) -> tuple[str, ...]:
        """The brigades whose sections the stretch lies in, by code; two or more on a border.

        Where the sections say nothing, the brigade that handled most of its crashes.
        """
        codes = {s["brigade"] for s in self.sections if s["road"] == stretch.road and _shares(s, stretch)}
        if codes:
            return tuple(sorted(codes))
        handled = [c.brigade for c in stretch.crashes if c.brigade]
        return (min(set(handled), key=lambda b: (-handled.count(b), b)),) if handled else ()

    def brigade_names(self, codes: Iterable[str]) -> tuple[str, ...]:
        """The public names of these brigades."""
        return tuple(self.brigades[code]["name"] if code in self.brigades else code for code in codes)


def side_of(crashes: Sequence[Located]) -> str:
    """The side of the road that at least three crashes and three quarters of those with a known one are on (上下行).

    Empty where the crashes lie on both sides, or few say.
    """
    known = [c.direction for c in crashes if c.direction]
    side = max(sorted(set(known)), key=known.count, default="")
    return side if known.count(side) >= max(3, 0.75 * len(known)) else ""


def subject_of(stretch: Stretch) -> str:
    """The stable key of a place on the list: its junction, or road and first metre (对象编号)."""
    return stretch.junction or f"{stretch.road}:{stretch.from_m}"


def months_listed(stretch: Stretch, published: Mapping[str, frozenset[Period]], window_m: int, at: At) -> int:
    """How many issues in a row have named this place, this one included (在榜月数).

    A place moves a little from month to month: an earlier one within `window_m` of it on the
    same road is the same place.
    """
    periods = {p for subject, ps in published.items() if _is_same(subject, stretch, window_m) for p in ps}
    count, before = 1, at.period.previous()
    while before in periods:
        count, before = count + 1, before.previous()
    return count


def _shares(section: Row, stretch: Stretch) -> bool:
    """Whether section and stretch share ground; a common end point alone does not count."""
    if stretch.from_m == stretch.to_m:
        return bool(section["from_m"] <= stretch.from_m < section["to_m"])
    return bool(section["from_m"] < stretch.to_m and stretch.from_m < section["to_m"])


def _is_same(subject: str, stretch: Stretch, window_m: int) -> bool:
    if subject == subject_of(stretch):
        return True
    road, _, metre = subject.rpartition(":")
    if road != stretch.road or not metre.isdigit():
        return False
    return stretch.from_m - window_m <= int(metre) <= stretch.to_m + window_m
