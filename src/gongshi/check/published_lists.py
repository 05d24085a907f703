"""Numbers of an old bulletin that speak of its lists: a length, or one line, and no figure of the whole (名单里的数)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from gongshi.check.binding import same_unit
from gongshi.check.claim import Claim
from gongshi.check.draft import Draft
from gongshi.check.known import Known
from gongshi.check.published_tables import NameSaid, list_named
from gongshi.papers.paper import Part

_SECTION = re.compile(r"[一二三四五六七八九十]+、|第[一二三四五六七八九十]+部分")
_KIN = 2


@dataclass
class OfLists:
    """What the lists of a bulletin say of its numbers.

    `lists` are their labels, each with the figure that is its length; `names` the lines found.
    """

    draft: Draft
    lists: Mapping[str, Known | None]
    names: Sequence[NameSaid]

    def length(self, claim: Claim) -> str:
        """The figure that is the length of the list which the claim says it of; empty when it is no list's length."""
        said = self._clause(claim) + self._sections[self.draft.line_of(claim.start)]
        lengths = Counter(name.list_name for name in self.names)
        known = ((self.lists[label], label) for label, count in lengths.items() if count == claim.value)
        fits = [k for k, label in known if k and same_unit(k.unit, claim.unit) and _kinship(label, said) >= _KIN]
        return fits[0].names[0] if len(fits) == 1 and not self._names_one(claim, alone=True) else ""

    def hold(self, claim: Claim, name: str) -> bool:
        """Whether the number, though the figure `name` fits it, stands in a line of a list or in its section."""
        if self._names_one(claim):
            return True
        if any(label in self._clause(claim) and _narrows(label, name) for label in self.lists):
            return True
        section = self._sections[self.draft.line_of(claim.start)]
        return bool(section) and _kinship(name, section) < _KIN

    def _clause(self, claim: Claim) -> str:
        return self.draft.lead(claim) + self.draft.tail(claim) + claim.subject

    def _names_one(self, claim: Claim, *, alone: bool = False) -> bool:
        """Whether the claim's line names a line of a list; with `alone` only one that nothing is said to be left out of."""
        line = self.draft.line_around(claim.start)
        named = self._shown is not None and self._shown.search(line)
        return bool(named) and not (alone and "等" in line)

    @cached_property
    def _sections(self) -> list[str]:
        """For each line the list that its nearest numbered heading names."""
        found, label = [], ""
        for place, (kind, _) in enumerate(self.draft.parts):
            line = self.draft.line(place)
            if kind is Part.HEADING and _SECTION.match(line):
                label = list_named(line, tuple(self.lists))
            found.append(label)
        return found

    @cached_property
    def _shown(self) -> re.Pattern[str] | None:
        shown = sorted({name.shown for name in self.names}, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, shown))) if shown else None


def _narrows(label: str, name: str) -> bool:
    """Whether a list's label is longer than what the figure counts and ends with it: 高危风险运输企业, 运输企业数."""
    bare = name.removesuffix("数")
    return len(label) > len(bare) and label.endswith(bare)


def _kinship(label: str, said: str) -> int:
    return sum(a + b in said for a, b in pairwise(label))
