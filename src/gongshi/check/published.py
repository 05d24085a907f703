"""What an old bulletin published: figures, listed names, and numbers nobody could place (旧通报所载).

Nothing here is certain; a clerk confirms every line before it is delivered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gongshi.check.binding import Binder
from gongshi.check.claim import Claim, Kind, Range
from gongshi.check.consistency.dates import signed_on
from gongshi.check.draft import Draft, is_counted, number
from gongshi.check.known import Known, Records
from gongshi.check.report import Report
from gongshi.papers.paper import Paragraph, Part
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
class NameSaid:
    """A line of a list in the bulletin: list, shown name, position, place."""

    list_name: str
    shown: str
    position: int
    place: str


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
    tables: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
    left: tuple[FigureSaid, ...]


def published_in(report: Report, figures: Sequence[Known], lists: Sequence[str]) -> Published:
    """What the document of the report published.

    `figures` are the figures' names and units, their values ignored; `lists` labels of lists.
    """
    draft = Draft(report.paper.text, report.claims, report.paper)
    tables = tuple(_tables(draft))
    said, left = _figures(draft, figures)
    return Published(
        _period(draft), signed_on(draft), said, tuple(_names(tables, lists)), tuple((t, r) for t, r, _ in tables), left
    )


def _figures(draft: Draft, figures: Sequence[Known]) -> tuple[tuple[FigureSaid, ...], tuple[FigureSaid, ...]]:
    """The first number said of each figure; every other counted number outside tables is left over."""
    binder = Binder(draft, Records("", values=tuple(figures)))
    first: dict[str, FigureSaid] = {}
    left: list[FigureSaid] = []
    for claim in draft.claims:
        if (
            (not is_counted(claim) and claim.kind is not Kind.PERCENT)
            or not isinstance(claim.value, Decimal)
            or draft.is_cell(claim.start)
        ):
            continue
        known = {k.figure: k for k in binder.figure_for(claim)}
        if len(known) == 1 and next(iter(known.values())).names[0] not in first:
            name = next(iter(known.values())).names[0]
            first[name] = _said(draft, claim, name)
        else:
            left.append(_said(draft, claim, "、".join(k.names[0] for k in known.values())))
    return tuple(first.values()), tuple(left)


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


def _tables(draft: Draft) -> Iterator[tuple[str, tuple[tuple[str, ...], ...], str]]:
    """Every table with the title above it, its rows of texts, and its place."""
    if draft.paper is None:
        return
    title, number_, place = "", 0, ""
    rows: dict[int, dict[int, str]] = {}
    for paragraph in (*draft.paper.paragraphs, Paragraph("", Part.BODY, "")):
        cell = paragraph.cell
        if cell is None or cell.table != number_:
            if rows:
                yield title, tuple(tuple(row.values()) for row in rows.values()), place
            rows, number_ = {}, cell.table if cell is not None else 0
            place = paragraph.place
        if cell is not None:
            rows.setdefault(cell.row, {})[cell.column] = paragraph.text
        elif paragraph.text.strip() and not re.fullmatch(r"附[件表]\s*\d*", paragraph.text.strip()):
            title = paragraph.text.strip()


def _names(tables: Sequence[tuple[str, tuple[tuple[str, ...], ...], str]], lists: Sequence[str]) -> Iterator[NameSaid]:
    """The rows of tables whose title names a list: 序号 in front, the name behind it."""
    for title, rows, place in tables:
        label = next((label for label in lists if label in title), "")
        numbered = [row for row in rows[1:] if len(row) > 1 and row[0].strip().isdigit()]
        if label and len(numbered) == len(rows) - 1:
            for row in numbered:
                yield NameSaid(label, row[1].strip(), int(row[0]), place)
