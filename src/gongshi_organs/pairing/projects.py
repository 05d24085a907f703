"""Needs and resources within the pairs become projects (需求、资源、项目).

A transportation problem: totally unimodular, so the solution of the linear programme is
whole. Both sides confirm a proposed project; the community accepts it when it is done.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gongshi_organs.pairing.running import run_highs
from gongshi_organs.pairing.solve import SECONDS

NO_ABILITY, NOT_PAIRED, USED_UP, WINDOW = (
    "全市没有这类资源",
    "有这类资源，但不在结对单位",
    "结对单位的资源已用完",
    "时间对不上",
)


@dataclass(frozen=True)
class Need:
    """What a community asks for (需求); `urgency` from 1 to 5."""

    id: str
    unit: str
    category: str
    quantity: int
    urgency: int = 3
    since: date = date.min
    until: date = date.max


@dataclass(frozen=True)
class Offer:
    """What an organisation can give (资源)."""

    id: str
    unit: str
    category: str
    quantity: int
    since: date = date.min
    until: date = date.max


@dataclass(frozen=True)
class Project:
    """So much of a resource for a need (拟议项目)."""

    need: str
    offer: str
    quantity: int


def projects(
    needs: Sequence[Need], offers: Sequence[Offer], pairs: Sequence[tuple[str, str]]
) -> tuple[list[Project], list[tuple[Need, int, str]]]:
    """Proposed projects within the pairs (organisation, community), and each unmet need, how much, and why.

    The most urgent need first; of equal ones all are served as far as the quantities go.
    """
    linked = set(pairs)
    arcs = [(n, o) for n in needs for o in offers if _fits(n, o) and (o.unit, n.unit) in linked]
    amounts = _amounts(needs, offers, arcs) if arcs else []
    found = [Project(n.id, o.id, amount) for (n, o), amount in zip(arcs, amounts, strict=True) if amount]
    served = {n.id: sum(p.quantity for p in found if p.need == n.id) for n in needs}
    left = [(n, n.quantity - served[n.id], _why(n, offers, linked)) for n in needs if served[n.id] < n.quantity]
    return found, sorted(left, key=lambda item: (-item[0].urgency, item[0].id))


def _fits(need: Need, offer: Offer) -> bool:
    return need.category == offer.category and need.since <= offer.until and offer.since <= need.until


def _amounts(needs: Sequence[Need], offers: Sequence[Offer], arcs: Sequence[tuple[Need, Offer]]) -> list[int]:
    limits = {id(x): x.quantity for x in (*needs, *offers)}
    ends: dict[int, list[tuple[int, float]]] = {}
    for i, arc in enumerate(arcs):
        for end in arc:
            ends.setdefault(id(end), []).append((i, 1.0))
    rows = [(0.0, float(limits[end]), entries) for end, entries in ends.items()]
    upper = [float(min(n.quantity, o.quantity)) for n, o in arcs]
    solver, _ = run_highs([float(n.urgency) for n, _ in arcs], [0.0] * len(arcs), rows, 0, SECONDS, upper)
    return [round(v) for v in solver.getSolution().col_value]


def _why(need: Need, offers: Sequence[Offer], linked: set[tuple[str, str]]) -> str:
    same = [o for o in offers if o.category == need.category]
    if not same:
        return NO_ABILITY
    near = [o for o in same if (o.unit, need.unit) in linked]
    if not near:
        return NOT_PAIRED
    return USED_UP if any(_fits(need, o) for o in near) else WINDOW
