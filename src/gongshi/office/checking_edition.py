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
from gongshi.papers.read import read_paper
from gongshi.period import Period
from gongshi.wording.dates import write_date, write_span

_SPAN = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})")


def records_of_edition(folder: Path) -> Records:
    """The values, lists and dates of the edition in `folder` (公开版所载).

    An edition keeps no earlier values, so 同比 and 环比 are not judged against it. Raises what
    read_edition raises.
    """
    edition = read_edition(folder)
    released = date.fromisoformat(edition.released)
    return Records(
        label=tr("{label}（公开版 {id}）", label=edition.title or edition.pack_label, id=edition.id),
        released=released,
        dates=tuple(_dates(edition, released)),
        values=tuple(_values(edition)),
        lists=tuple(map(_list, edition.lists)),
        printed=tuple(_printed(folder)),
    )


def _printed(folder: Path) -> Iterator[Printed]:
    """The lines of the edition's own documents; a document that was taken away prints nothing."""
    for document in sorted((folder / DOCUMENTS).glob("*.html")):
        for paragraph in read_paper(document).paragraphs:
            if paragraph.cell is None and paragraph.text.strip():
                yield Printed(paragraph.text)


def _dates(edition: Edition, released: date) -> Iterator[str]:
    yield from (write_date(released), write_date(released, year=False))
    period = Period.parse(edition.period)
    yield from (period.label, f"{period.first.month}月份")
    counted = _SPAN.fullmatch(edition.counted)
    if counted:
        first, last = map(date.fromisoformat, counted.groups())
        yield from (write_span(first, last), write_span(first, last, year=False))


def _values(edition: Edition) -> Iterator[Known]:
    for answer in edition.answers:
        if answer.number is not None:
            yield Known(
                answer.figure, (answer.label,), answer.unit, answer.number, part=answer.part,
                opens=f"gongshi figure {answer.label} {edition.period} --open", about=answer.population,
            )  # fmt: skip


def _list(sealed: SealedList) -> KnownList:
    labels = {column.name: column.label for column in sealed.columns}
    named = tuple(e for e in sealed.entries if e.is_named)
    return KnownList(sealed.name, sealed.label, sealed.unit, tuple(_entry(e, labels) for e in named))


def _entry(entry: SealedEntry, labels: dict[str, str]) -> KnownEntry:
    facts = tuple((labels.get(name, ""), f"{value}") for name, value in entry.facts.items())
    return KnownEntry(entry.name, (entry.name,), (*facts, *(("", reason) for reason in entry.reasons)))
