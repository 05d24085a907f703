"""Who goes where: organisations to communities, needs to resources, judges to entries (匹配).

A kernel of plain values, usable alone: it knows nothing of registers. Every plan comes with
its value, the bound that HiGHS proved and the gap between them; the same input gives the
same plan; what cannot be done is explained in words.
"""

from gongshi_organs.pairing.cards import Card, Move, Unmet, cards, moves, unmet
from gongshi_organs.pairing.placing import Placing, place
from gongshi_organs.pairing.problem import Pairing, Weights
from gongshi_organs.pairing.projects import Need, Offer, Project, projects
from gongshi_organs.pairing.refuse import CannotPair, why_not
from gongshi_organs.pairing.solve import NotSolved, Plan, pair

__all__ = [
    "CannotPair",
    "Card",
    "Move",
    "Need",
    "NotSolved",
    "Offer",
    "Pairing",
    "Placing",
    "Plan",
    "Project",
    "Unmet",
    "Weights",
    "cards",
    "moves",
    "pair",
    "place",
    "projects",
    "unmet",
    "why_not",
]
