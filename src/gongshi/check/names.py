"""Names in a draft held against the lists: not on it, taken down, mask too thin (名单上的名字)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongshi.check.binding import Binder
from gongshi.check.consistency.list_items import hidden, items_of
from gongshi.check.finding import Finding, Verdict
from gongshi.check.known import KnownList
from gongshi.check.told import NAMES
from gongshi.i18n import tr
from gongshi.papers.paper import Paragraph, Part

_PERSON = re.compile(r"([一-鿿·]{2,6}?)，(?:男|女)，")


def names_on_lists(binder: Binder) -> Iterator[Finding]:
    """Every name that stands where a list's names stand and is not one of its public names."""
    yield from _hidden(binder)
    yield from _in_tables(binder)
    yield from _in_enumerations(binder)
    yield from _in_stories(binder)


def _hidden(binder: Binder) -> Iterator[Finding]:
    """Names that the mask hides, printed bare; a shown name that holds them does not count."""
    text = binder.draft.plain
    for of in binder.records.lists:
        shown = {entry.shown for entry in of.entries}
        for bare in of.bare:
            for found in re.finditer(re.escape(bare), text) if bare and bare not in shown else ():
                why = tr("“{label}”规定遮盖姓名或号牌，此处没有遮盖", label=of.label)
                yield Finding(Verdict.CONTRADICTS, NAMES, why, (found.span(),), opens=of.opens)


def _in_tables(binder: Binder) -> Iterator[Finding]:
    """Rows of an annex whose name column holds the list's names."""
    paper = binder.draft.paper
    if paper is None:
        return
    tables: dict[int, list[tuple[int, Paragraph]]] = {}
    for start, paragraph in zip(paper.starts, paper.paragraphs, strict=True):
        if paragraph.cell is not None:
            tables.setdefault(paragraph.cell.table, []).append((start, paragraph))
    for cells in tables.values():
        yield from _in_table(binder, cells)


def _in_table(binder: Binder, cells: list[tuple[int, Paragraph]]) -> Iterator[Finding]:
    """The column in which most cells are names of one list; its other cells are foreign."""
    columns: dict[int, list[tuple[int, str]]] = {}
    for start, paragraph in cells:
        assert paragraph.cell is not None
        if paragraph.cell.row > 1 and paragraph.text.strip():
            columns.setdefault(paragraph.cell.column, []).append((start, paragraph.text))
    for of in binder.records.lists:
        known = {entry.shown for entry in of.entries}
        for column in columns.values():
            strange = [(at, text) for at, text in column if text.strip() not in known]
            if len(strange) <= len(column) / 2 and len(strange) < len(column):
                yield from (_foreign(of, at, text) for at, text in strange)


def _in_enumerations(binder: Binder) -> Iterator[Finding]:
    """甲、乙等51家: what is named before the length of a list, where one of the names is on it."""
    draft = binder.draft
    for claim in draft.claims:
        before = draft.clause_before(claim.outer_start)
        listed = re.search(r"(?:等|共)$", before)
        of = binder.list_for(claim) if listed else None
        if of is None or listed is None:
            continue
        found = items_of(hidden(before[: listed.start()]))
        items = found.names if found is not None else ()
        known = {entry.shown for entry in of.entries}
        shares = [item for item in items if any(item.endswith(name) for name in known)]
        for item in items if shares else ():
            if item not in shares:
                at = draft.plain.rfind(item, 0, claim.outer_start)
                yield _foreign(of, at, item)


def _in_stories(binder: Binder) -> Iterator[Finding]:
    """某某，男，44岁: a paragraph about a person, below the heading of a list of persons."""
    of: KnownList | None = None
    for number, start in enumerate(binder.draft.line_starts):
        line = binder.draft.line(number)
        if binder.draft.parts[number][0] is Part.HEADING:
            of = next((k for k in binder.records.lists if k.label in line), None)
        found = _PERSON.match(line)
        if found and of is not None and found[1] not in {entry.shown for entry in of.entries}:
            yield _foreign(of, start, found[1])


def _foreign(of: KnownList, at: int, text: str) -> Finding:
    name = text.strip()
    if name in of.withdrawn:
        why = tr("“{name}”已从“{label}”撤下", name=name, label=of.label)
    else:
        why = tr("“{name}”不在“{label}”上", name=name, label=of.label)
    at += len(text) - len(text.lstrip())
    return Finding(Verdict.CONTRADICTS, NAMES, why, ((at, at + len(name)),), opens=of.opens)
