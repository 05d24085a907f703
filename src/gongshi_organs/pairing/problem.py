"""What a pairing is asked to do (匹配问题)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field


@dataclass(frozen=True)
class Weights:
    """What a plan is worth (目标的权重), all whole numbers.

    `need` for each unit of a community's need that somebody can meet, less `distance` for each
    band of distance, plus `kept` for a pair that stays from the last plan.
    """

    need: int = 4
    distance: int = 1
    kept: int = 2


@dataclass(frozen=True)
class Pairing:
    """Organisations, communities, what they can and need, and what binds them (匹配输入).

    `able` are the service categories of each organisation, `need` the open need of each
    community by category, weighted by urgency (whole, not negative). `most` is how many
    organisations a community takes; every community gets one at least and every organisation
    goes to exactly one. `distance` is a band by pair, 0 where not given. `members` with `band`
    keep the members sent to a community between two numbers. `forbidden` and `fixed` are pairs.
    `names` are what a refusal calls them by; they are no part of the input's hash.
    """

    able: Mapping[str, frozenset[str]]
    need: Mapping[str, Mapping[str, int]]
    most: Mapping[str, int]
    distance: Mapping[tuple[str, str], int] = field(default_factory=dict)
    previous: Mapping[str, str] = field(default_factory=dict)
    forbidden: frozenset[tuple[str, str]] = frozenset()
    fixed: frozenset[tuple[str, str]] = frozenset()
    members: Mapping[str, int] = field(default_factory=dict)
    band: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    weights: Weights = field(default_factory=Weights)
    names: Mapping[str, str] = field(default_factory=dict)

    def called(self, codes: Iterable[str]) -> list[str]:
        """The names of these, in the same order; the code of one that has none."""
        return [self.names.get(code, code) for code in codes]

    @property
    def organisations(self) -> list[str]:
        """Who is placed, in order of name."""
        return sorted(self.able)

    @property
    def communities(self) -> list[str]:
        """Where they are placed, in order of name."""
        return sorted(self.most)

    def allows(self, organisation: str, community: str) -> bool:
        """Whether nothing forbids the pair: neither a forbidden pair nor another fixed one."""
        if (organisation, community) in self.forbidden:
            return False
        return all(c == community for o, c in self.fixed if o == organisation)

    def meets(self, organisation: str, community: str) -> dict[str, int]:
        """The community's needs, by category, that the organisation can meet."""
        needs = self.need.get(community, {})
        return {k: needs[k] for k in sorted(needs) if needs[k] and k in self.able[organisation]}

    @property
    def hash(self) -> str:
        """A SHA-256 of the whole input: equal inputs, equal plans."""
        plain = asdict(self)
        del plain["names"]
        plain["able"] = {o: sorted(k) for o, k in self.able.items()}
        for name in ("forbidden", "fixed"):
            plain[name] = sorted(map(list, plain[name]))
        plain["distance"] = sorted([*pair, band] for pair, band in self.distance.items())
        return hashlib.sha256(json.dumps(plain, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
