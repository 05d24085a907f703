"""What a sealed edition says, as plain values, so that a draft can be held against it (对照公开版)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from gongshi.check.known import Known, KnownEntry, KnownList, Printed, Records
from gongshi.i18n import tr
from gongshi.notices.edition import DOCUMENTS, Edition
from gongshi.notices.edition_parts import SealedEntry, SealedList
from gongshi.notices.edition_read import read_edition
from gongshi.office.opens import Opens
from gongshi.papers.read import read_paper
from gongshi.period import Period
from gongshi.wording.dates import write_date, write_span

_MINUTES = len("2022-11-23T08:00")
_SPAN = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})")


def records_of_edition(folder: Path) -> Records:
    """The values, lists and dates of the edition in `folder` (公开版所载).

    An edition keeps no earlier values, so 同比 and 环比 are not judged against it. Raises what
    read_edition raises.
    """
    edition = read_edition(folder)
    released = date.fromisoformat(edition.released)
    opens = _opens(edition)
    return Records(
        label=tr("{label}（公开版 {id}）", label=edition.title or edition.pack_label, id=edition.id),
        released=released,
        dates=tuple(_dates(edition, released)),
        values=tuple(_values(edition, opens)),
        lists=tuple(_list(sealed, opens.rolls()) for sealed in edition.lists),
        printed=tuple(_printed(folder, opens)),
    )


def _opens(edition: Edition) -> Opens:
    """The commands that open the same records as were sealed; of a corrected edition the lists as they were reviewed."""
    figures = {answer.figure: answer.label for answer in edition.answers}
    lists = {sealed.name: sealed.label for sealed in edition.lists}
    counted, reviewed = (
        f" --as-of {known[:_MINUTES]} --released {edition.released}"
        for known in (edition.known, edition.lists_known or edition.known)
    )
    return Opens(edition.pack, edition.period, figures, lists, counted, reviewed)


def _printed(folder: Path, opens: Opens) -> Iterator[Printed]:
    """The lines of the edition's own documents, and who answers for what their slots are filled with.

    A document that was taken away prints nothing.
    """
    for document in sorted((folder / DOCUMENTS).glob("*.html")):
        for paragraph in read_paper(document).paragraphs:
            if paragraph.cell is None and paragraph.text.strip():
                yield Printed(paragraph.text, tuple(opens.behind(m.start, m.end, m.name) for m in paragraph.marks))


def _dates(edition: Edition, released: date) -> Iterator[str]:
    yield from (write_date(released), write_date(released, year=False))
    period = Period.parse(edition.period)
    yield from (period.label, f"{period.first.month}月份")
    counted = _SPAN.fullmatch(edition.counted)
    if counted:
        first, last = map(date.fromisoformat, counted.groups())
        yield from (write_span(first, last), write_span(first, last, year=False))


def _values(edition: Edition, opens: Opens) -> Iterator[Known]:
    for answer in edition.answers:
        if answer.number is not None:
            yield Known(
                answer.figure, (answer.label,), answer.unit, answer.number, part=answer.part,
                opens=opens.figure(answer.label), about=answer.population,
            )  # fmt: skip


def _list(sealed: SealedList, opens: str) -> KnownList:
    labels = {column.name: column.label for column in sealed.columns}
    named = tuple(e for e in sealed.entries if e.is_named)
    return KnownList(sealed.name, sealed.label, sealed.unit, tuple(_entry(e, labels) for e in named), opens=opens)


def _entry(entry: SealedEntry, labels: dict[str, str]) -> KnownEntry:
    facts = tuple((labels.get(name, ""), f"{value}") for name, value in entry.facts.items())
    return KnownEntry(entry.name, (entry.name,), (*facts, *(("", reason) for reason in entry.reasons)))
