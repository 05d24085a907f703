"""Why each pair stands, what changed, and what stays unmet (理由卡、变动、未满足)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gongshi import tr
from gongshi_organs.pairing.problem import Pairing
from gongshi_organs.pairing.solve import Plan, worth

NOBODY, ELSEWHERE = "全市没有这项能力", "有能力的组织配到了别处"


@dataclass(frozen=True)
class Card:
    """One pair's reasons (理由卡): the needs it meets with their weight, distance, kept or not."""

    organisation: str
    community: str
    meets: Mapping[str, int]
    distance: int
    kept: bool
    fixed: bool

    @property
    def says(self) -> str:
        """The reasons in one sentence."""
        met = "、".join(self.meets) or tr("没有对应的需求")
        parts = [tr("可满足：{met}", met=met), tr("距离 {d} 档", d=self.distance)]
        parts += [tr("沿用上期")] if self.kept else []
        parts += [tr("指定不变")] if self.fixed else []
        return "，".join(parts) + "。"


@dataclass(frozen=True)
class Move:
    """An organisation that goes elsewhere than before (变动), and what the whole plan gains by it.

    `gain` is this plan's worth less that of the same plan with this one organisation left
    where it was; negative only where a ceiling or a first organisation made it move.
    """

    organisation: str
    before: str
    now: str
    gain: int


@dataclass(frozen=True)
class Unmet:
    """A need that nobody meets (未满足的需求), and why."""

    community: str
    category: str
    weight: int
    why: str


def cards(problem: Pairing, plan: Plan) -> list[Card]:
    """A card for each pair of the plan, in its order."""
    return [
        Card(
            o,
            c,
            problem.meets(o, c),
            problem.distance.get((o, c), 0),
            problem.previous.get(o) == c,
            (o, c) in problem.fixed,
        )
        for o, c in plan.pairs
    ]


def moves(problem: Pairing, plan: Plan) -> list[Move]:
    """Who moved, the greatest gain first. Who had no place before, or lost it, is new and not moved."""
    found = []
    for organisation, now in plan.pairs:
        before = problem.previous.get(organisation)
        if before is None or before == now or before not in problem.most:
            continue
        stayed = tuple((o, before if o == organisation else c) for o, c in plan.pairs)
        found.append(Move(organisation, before, now, plan.value - worth(problem, stayed)))
    return sorted(found, key=lambda move: (-move.gain, move.organisation))


def unmet(problem: Pairing, plan: Plan) -> list[Unmet]:
    """Needs that the plan leaves open, the heaviest first."""
    anywhere = {k for able in problem.able.values() for k in able}
    met: dict[str, set[str]] = {}
    for organisation, community in plan.pairs:
        met.setdefault(community, set()).update(problem.able[organisation])
    open_needs = [
        Unmet(c, k, w, ELSEWHERE if k in anywhere else NOBODY)
        for c in problem.communities
        for k, w in sorted(problem.need.get(c, {}).items())
        if w and k not in met.get(c, set())
    ]
    return sorted(open_needs, key=lambda need: (-need.weight, need.community, need.category))
