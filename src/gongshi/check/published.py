"""What an old bulletin published: figures, listed names, and numbers nobody could place (旧通报所载).

Nothing here is certain; a clerk confirms every line before it is delivered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial

from gongshi.check.binding import Binder
from gongshi.check.claim import Claim, Kind, Range
from gongshi.check.consistency.dates_of_document import signed_on
from gongshi.check.draft import Draft, is_counted, number
from gongshi.check.known import Known, Records
from gongshi.check.of_its_field import is_of_its_field
from gongshi.check.published_lists import OfLists
from gongshi.check.published_tables import Annex, NameSaid, annexes, names_in
from gongshi.check.report import Report
from gongshi.check.said_of_all import is_said_of_all
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


def published_in(report: Report, figures: Sequence[Known], lists: Mapping[str, Known | None]) -> Published:
    """What the document of the report published.

    `figures` are the figures' names and units, their values ignored; `lists` labels of lists, each with the
    figure that is its length, None where there is none.
    """
    draft = Draft(report.paper.text, report.claims, report.paper)
    tables = tuple(annexes(report.paper))
    names = tuple(names_in(tables, tuple(lists)))
    said, left = _figures(draft, figures, OfLists(draft, lists, names))
    return Published(_period(draft), signed_on(draft), said, names, tables, left)


def _figures(
    draft: Draft, figures: Sequence[Known], of_lists: OfLists
) -> tuple[tuple[FigureSaid, ...], tuple[FigureSaid, ...]]:
    """The first number said of each figure; every other counted number outside tables is left over."""
    binder = Binder(draft, Records("", values=tuple(figures)))
    first: dict[str, FigureSaid] = {}
    left: list[FigureSaid] = []
    for claim in filter(partial(_may_be_figure, draft), draft.claims):
        length = of_lists.length(claim)
        fits = {k.names[0]: k for k in binder.figure_for(claim)}
        names = [length] if length else list(fits)
        if len(names) == 1 and names[0] not in first and (length or _is_meant(draft, claim, fits[names[0]], of_lists)):
            first[names[0]] = _said(draft, claim, names[0])
        else:
            left.append(_said(draft, claim, "、".join(names)))
    return tuple(first.values()), tuple(left)


def _is_meant(draft: Draft, claim: Claim, known: Known, of_lists: OfLists) -> bool:
    """Whether the number is said of all that the figure counts and of its field, and of no line of a list."""
    if of_lists.hold(claim, known.names[0]):
        return False
    return is_of_its_field(draft, claim, known) and is_said_of_all(draft, claim, known, tuple(_spans(draft)))


def _spans(draft: Draft) -> Iterator[str]:
    """The spans of days that a month's bulletin may count: those from the first of a month, 11月1日至22日."""
    for claim in draft.claims:
        first = claim.value.low if isinstance(claim.value, Range) else None
        if claim.kind is Kind.DATE and isinstance(first, Moment) and first.day == 1:
            yield claim.text


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
        if claim.kind is Kind.DATE and isinstance(moment, Moment) and draft.line_of(claim.start) < 10:
            year = moment.year or (signed.year if signed else None)
            if moment.month is not None and year is not None and (moment.day is None or isinstance(claim.value, Range)):
                return f"{year:04d}-{moment.month:02d}"
    return ""
