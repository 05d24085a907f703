"""How likely an arithmetic is meant by how it stands, from weights.toml (标记的分量).

`tools/weigh.py` writes the weights: those under which the open labelled texts, all of them sound, are likeliest.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from gongshi.check.draft import Draft
from gongshi.check.weighed.candidate import Candidate
from gongshi.check.weighed.shapes import marks

PAGE = Path(__file__).parent / "weights.toml"
ALWAYS = "always"  # the weight that every candidate of a shape has


@cache
def _written() -> Mapping[str, Mapping[str, float]]:
    return tomllib.loads(PAGE.read_text(encoding="utf-8"))


def at_most(draft: Draft, candidate: Candidate) -> float:
    """How likely the candidate would be meant were it alone in its slot."""
    weight = math.exp(_weight(_written()[candidate.shape], marks(draft, candidate)))
    return weight / (1 + weight)


def shares_of(draft: Draft, slot: Sequence[Candidate]) -> list[float]:
    """How likely each candidate of a slot is the one that is meant; what is missing to 1 is that none is."""
    weights = [math.exp(_weight(_written()[c.shape], marks(draft, c))) for c in slot]
    return [weight / (1 + sum(weights)) for weight in weights]


def _weight(weights: Mapping[str, float], marks_: Iterable[str]) -> float:
    return weights[ALWAYS] + sum(weights.get(mark, 0.0) for mark in marks_)
