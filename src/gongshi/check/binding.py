"""Which entry, list or figure a claim speaks of (对号).

By what stands in the text: an entry's name in the same line or row; names of a list or its label
in the sentence; a figure's label or other wording in the clause, with its unit. What fits several
with different values is not bound: it cannot be told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise

from gongshi.check.cells import Cells
from gongshi.check.claim import Claim
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft, is_counted
from gongshi.check.known import Known, KnownEntry, KnownList, Records
from gongshi.check.once import once
from gongshi.papers.paper import Part

_ENDS = re.compile(r"(?:起数|次数|人数|辆数|家数|处数|总数|数量|数)$")
_PLACE = re.compile(r"[一-鿿]{2,4}?[县区市镇乡](?=[一-鿿])")
_LEAST = 2  # pairs of characters by which a name is known
_OWN = 5  # 造成12人死亡、40人受伤: of two wordings as long the one in the number's own subject counts
_SAME = {"人": "人", "名": "人", "位": "人", "起": "起", "件": "起"}
_OTHER_TIME = re.compile(r"近[0-9一二三四五六七八九十两]+|去年|上年|上月|同期|以来|累计|[0-9]{4}年以来|此前|上期")


@dataclass(frozen=True)
class Anchor:
    """An entry met in the text: where its name ends, and the entry with its list."""

    end: int
    entry: KnownEntry
    of: KnownList


@dataclass
class Binder:
    """Finds, for the claims of one draft, what of the records they speak of (对号)."""

    draft: Draft
    records: Records
    _figures: dict[int, list[Known]] = field(default_factory=dict, init=False)

    @cached_property
    def cells(self) -> Cells:
        """The tables of the draft's paper."""
        return Cells(self.draft)

    @cached_property
    def anchors(self) -> dict[int, list[Anchor]]:
        """The entries named in each line of the flat text; all cells of a row share those of the row."""
        found: dict[int, list[Anchor]] = {}
        for match in self._names.finditer(self.draft.plain) if self._known else ():
            line = self.cells.row_of(self.draft.line_of(match.start()))
            found.setdefault(line, []).extend(Anchor(match.end(), e, of) for e, of in self._known[match[0]])
        return found

    @cached_property
    def _known(self) -> dict[str, list[tuple[KnownEntry, KnownList]]]:
        known: dict[str, list[tuple[KnownEntry, KnownList]]] = {}
        for of in self.records.lists:
            for entry in of.entries:
                for anchor in entry.anchors:
                    known.setdefault(anchor, []).append((entry, of))
        return known

    @cached_property
    def _names(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, sorted(self._known, key=len, reverse=True))))

    def entries_for(self, claim: Claim) -> list[Anchor]:
        """The entries that the claim's line or row speaks of, the nearest named first."""
        line = self.draft.line_of(claim.start)
        here = self.anchors.get(self.cells.row_of(line), [])
        if self.cells.at(line) is not None:
            return here
        before = [a for a in here if a.end <= claim.start]
        if not before and not here:
            headed = self.draft.parts[line - 1][0] in (Part.HEADING, Part.ITEM)
            return self.anchors.get(line - 1, []) if headed else []
        return sorted(before, key=lambda a: -a.end) or here

    def list_for(self, claim: Claim) -> KnownList | None:
        """The list whose length the claim may state: named by its entries or by its label in the sentence."""
        if not is_counted(claim):
            return None
        same = [of for of in self.records.lists if same_unit(of.unit, claim.unit)]
        if self.draft.is_cell(claim.start):
            return next((of for of in same if of.label in self.cells.labels(claim)), None)
        named = self._lists_named(claim)
        chosen = [of for of in same if of.name in named]
        if len(chosen) == 1:
            return chosen[0]
        scored = sorted(((_kinship(self._said(claim), of.label), of.name, of) for of in same), key=lambda s: -s[0])
        if not scored or scored[0][0] < _LEAST or (len(scored) > 1 and scored[0][0] == scored[1][0]):
            return None
        return scored[0][2]

    def _lists_named(self, claim: Claim) -> set[str]:
        """Names of lists with an entry named directly before the claim, in its clause or enumeration."""
        start = self.draft.clause_start(claim.outer_start)
        names = self._names.findall(self.draft.plain, start, claim.start) if self._known else []
        return {of.name for name in names for _, of in self._known[name]}

    def _said(self, claim: Claim) -> str:
        """The words around the claim that may name a list: its clause and its subject."""
        return f"{self._clause(claim)} {claim.subject}"

    def _clause(self, claim: Claim) -> str:
        """The clause around the claim; of a headline only the piece between spaces."""
        before, behind = self.draft.clause_before(claim.outer_start), self.draft.tail(claim)
        if self.draft.part_of(claim.start) is not Part.TITLE:
            return before + behind
        return re.split(r"[ 　]", before)[-1] + re.split(r"[ 　]", behind)[0]

    def list_of_length(self, claim: Claim) -> KnownList | None:
        """The only list of the claim's unit that is as long as it says and shares a word with it (标题里的简称)."""
        fits = [of for of in self.records.lists if _one(of.unit) == _one(claim.unit) and len(of.entries) == claim.value]
        near = [of for of in fits if _kinship(self._said(claim), of.label)]
        return near[0] if len(near) == 1 else None

    def figure_for(self, claim: Claim) -> list[Known]:
        """The figures that the claim may be said of, the best fitting first; empty when none is named."""
        if claim.start not in self._figures:
            self._figures[claim.start] = self._best_fitting(claim)
        return self._figures[claim.start]

    def _best_fitting(self, claim: Claim) -> list[Known]:
        if _OTHER_TIME.search(_words(self.draft, claim)) or has("elsewhen", claim.period) or self._is_over_years(claim):
            return []
        if _OTHER_TIME.search(self.cells.head(claim)):
            return []
        scored = [(self._score(claim, known), known) for known in self._of_unit.get(_one(claim.unit), ())]
        best = max((score for score, _ in scored), default=0)
        return [known for score, known in scored if score == best] if best >= _LEAST else []

    def _is_over_years(self, claim: Claim) -> bool:
        """Whether the sentence itself says that the number is of another time: 近5年来，查处酒驾85起."""
        return bool(_OTHER_TIME.search(claim.period)) and claim.period in self.draft.sentence(claim.start)

    @cached_property
    def _of_unit(self) -> dict[str, list[Known]]:
        units: dict[str, list[Known]] = {}
        for known in self.records.values:
            units.setdefault(_one(known.unit), []).append(known)
        return units

    def parts_equal(self, claim: Claim) -> list[Known]:
        """Values of a part that is all that stands before the claim: 甲县 2起 in a drawing without its title."""
        lead = self.draft.lead(claim).strip(" ：，；")
        same = [k for k in self.records.values if k.part and k.part == lead and _one(k.unit) == _one(claim.unit)]
        return [k for k in same if k.value == claim.value]

    def _score(self, claim: Claim, known: Known) -> int:
        if self.draft.is_cell(claim.start):
            return _in_row(known, self.cells.labels(claim))
        said = _words(self.draft, claim) if not known.loose else self.draft.sentence(claim.start)
        own = _subject(self.draft, claim) if not known.loose else ""
        fit = max((10 * len(name) + (name in own) * _OWN for name in _wordings(known.names) if name in said), default=0)
        if not fit:
            return 0
        if not known.part:
            return 0 if self._is_of_a_part(claim, known) else fit
        if known.part in _words(self.draft, claim):
            return fit + len(known.part)
        return int(known.part in self.draft.line_around(claim.start))

    def _is_of_a_part(self, claim: Claim, known: Known) -> bool:
        """Whether the words before the claim, but for the figure's own name, name a part: 甲县2起 is not the city's.

        Where deaths are known as a part of the casualties too, 死亡9人 is the figure called 死亡 itself.
        """
        lead = self.draft.lead(claim)
        for name in _wordings(known.names):
            lead = lead.replace(name, " ")
        return any(part in lead for part in self._parts)

    @cached_property
    def _parts(self) -> frozenset[str]:
        """The parts that the records know, and the place that each begins with: 甲县分局, 甲县."""
        parts = {k.part for k in self.records.values if k.part}
        return frozenset(parts | {m[0] for m in map(_PLACE.match, parts) if m})


def _in_row(known: Known, labels: Sequence[str]) -> int:
    """How well a figure fits a row whose cells say these words: only a cell that is its name counts."""
    return (
        max((10 * len(name) for name in _wordings(known.names) if name in labels), default=0) if not known.part else 0
    )


@once
def _words(draft: Draft, claim: Claim) -> str:
    """The words that may say what the number is of: beside it, its subject, and in a picture the lines around."""
    own = f"{draft.lead(claim)} {draft.tail(claim)} {_subject(draft, claim)}"
    line = draft.line_of(claim.start)
    if draft.parts[line][0] is not Part.PICTURE:
        return own
    beside = (n for n in (line - 1, line + 1) if 0 <= n < len(draft.line_starts))
    return " ".join([own, *(draft.line(n)[:40] for n in beside)])


@once
def _subject(draft: Draft, claim: Claim) -> str:
    """What the number is of, as it stands written; empty where a deed narrows what was named before.

    交通违法8436起，已处理7536起: 处理交通违法 are some of them, and stand nowhere in the text.
    """
    return claim.subject if claim.subject in draft.plain else ""


@lru_cache(4096)
def _wordings(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names and what they are without 数 or 起数, the longest first."""
    bare = (_ENDS.sub("", name) for name in names)
    return tuple(sorted((*names, *(name for name in bare if len(name) > 1)), key=len, reverse=True))


def same_unit(a: str, b: str) -> bool:
    """Whether two units count the same sort of thing: 名 and 人, 件 and 起."""
    return _one(a) == _one(b)


def _one(unit: str) -> str:
    return _SAME.get(unit, unit)


def _kinship(said: str, label: str) -> int:
    """How many pairs of neighbouring characters of the label stand in the words."""
    return sum(1 for a, b in pairwise(label) if a + b in said)
