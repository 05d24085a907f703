"""What an old bulletin published: figures, listed names, and numbers nobody could place (旧通报所载).

Nothing here is certain; a clerk confirms every line before it is delivered.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property, partial
from itertools import pairwise

from gongshi.check.binding import Binder
from gongshi.check.claim import Claim, Kind, Range
from gongshi.check.consistency.dates import signed_on
from gongshi.check.draft import Draft, is_counted, number
from gongshi.check.known import Known, Records
from gongshi.check.published_tables import Annex, NameSaid, annexes, list_named, names_in
from gongshi.check.report import Report
from gongshi.papers.paper import Part
from gongshi.wording.moment import Moment


@dataclass(frozen=True)
class FigureSaid:
    """A figure's value as the bulletin has it: figure, value, unit, place, and the words around it."""

    figure: str
    value: Decimal
    unit: str
    place: str
    words: str


@dataclass(frozen=True)
class Published:
    """All that one old bulletin says, as far as it was understood (旧通报所载).

    `period` is a code like 2022-10, empty when no period was found; `tables` are its annex tables, each with
    its title and rows; `left` the counted numbers that no figure's name fits.
    """

    period: str
    published_on: date | None
    figures: tuple[FigureSaid, ...]
    names: tuple[NameSaid, ...]
    tables: tuple[Annex, ...]
    left: tuple[FigureSaid, ...]


def published_in(report: Report, figures: Sequence[Known], lists: Sequence[str]) -> Published:
    """What the document of the report published.

    `figures` are the figures' names and units, their values ignored; `lists` labels of lists.
    """
    draft = Draft(report.paper.text, report.claims, report.paper)
    tables = tuple(annexes(report.paper))
    names = tuple(names_in(tables, lists))
    said, left = _figures(draft, figures, _OfLists(draft, lists, names))
    return Published(_period(draft), signed_on(draft), said, names, tables, left)


@dataclass
class _OfLists:
    """Which numbers speak of a list or of one of its lines, and of no figure of the whole (名单里的数)."""

    draft: Draft
    lists: Sequence[str]
    names: Sequence[NameSaid]

    @cached_property
    def _sections(self) -> list[str]:
        """For each line the list that its nearest numbered heading names."""
        found, label = [], ""
        for place, (kind, _) in enumerate(self.draft.parts):
            line = self.draft.line(place)
            if kind is Part.HEADING and _SECTION.match(line):
                label = list_named(line, self.lists)
            found.append(label)
        return found

    @cached_property
    def _shown(self) -> re.Pattern[str] | None:
        shown = sorted({name.shown for name in self.names}, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, shown))) if shown else None

    def hold(self, claim: Claim, name: str) -> bool:
        """Whether the number, though the figure `name` fits it, stands in a line of a list or in its section."""
        line = self.draft.paragraph_of(claim.start)
        if self._shown is not None and self._shown.search(self.draft.line(line)):
            return True
        clause = self.draft.lead(claim) + self.draft.tail(claim) + claim.subject
        if any(label in clause and name_in(label, name) for label in self.lists):
            return True
        section = self._sections[line]
        return bool(section) and sum(a + b in section for a, b in pairwise(name)) < _KIN


def name_in(label: str, name: str) -> bool:
    """Whether a list's label is longer than what the figure counts and ends with it: 高危风险运输企业, 运输企业数."""
    bare = name.removesuffix("数")
    return len(label) > len(bare) and label.endswith(bare)


_SECTION = re.compile(r"[一二三四五六七八九十]+、|第[一二三四五六七八九十]+部分")
_KIN = 2


def _figures(
    draft: Draft, figures: Sequence[Known], of_lists: _OfLists
) -> tuple[tuple[FigureSaid, ...], tuple[FigureSaid, ...]]:
    """The first number said of each figure; every other counted number outside tables is left over."""
    binder = Binder(draft, Records("", values=tuple(figures)))
    first: dict[str, FigureSaid] = {}
    left: list[FigureSaid] = []
    for claim in filter(partial(_may_be_figure, draft), draft.claims):
        names = list(dict.fromkeys(k.names[0] for k in binder.figure_for(claim)))
        if len(names) == 1 and names[0] not in first and not of_lists.hold(claim, names[0]):
            first[names[0]] = _said(draft, claim, names[0])
        else:
            left.append(_said(draft, claim, "、".join(names)))
    return tuple(first.values()), tuple(left)


def _may_be_figure(draft: Draft, claim: Claim) -> bool:
    counts = is_counted(claim) or claim.kind is Kind.PERCENT
    return counts and isinstance(claim.value, Decimal) and not draft.is_cell(claim.start)


def _said(draft: Draft, claim: Claim, figure: str) -> FigureSaid:
    place = draft.paper.place_of(claim.start) if draft.paper else ""
    words = draft.plain[max(0, claim.start - 16) : claim.end + 10].replace("\n", " ")
    return FigureSaid(figure, number(claim), claim.unit, place, words)


def _period(draft: Draft) -> str:
    """The month, or the year, that the first lines name; the year is the signature's where none is written."""
    signed = signed_on(draft)
    for claim in draft.claims:
        moment = claim.value.low if isinstance(claim.value, Range) else claim.value
        if claim.kind is Kind.DATE and isinstance(moment, Moment) and draft.paragraph_of(claim.start) < 10:
            year = moment.year or (signed.year if signed else None)
            if moment.month is not None and year is not None and (moment.day is None or isinstance(claim.value, Range)):
                return f"{year:04d}-{moment.month:02d}"
    return ""
