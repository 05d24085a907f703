"""A figure with all that it means, opened onto its records (指标页)."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongshi.desk.asking import asking
from gongshi.desk.looking import Reading, reading
from gongshi.desk.may import Action, asks, may, reader_level
from gongshi.desk.views.month.place import Place, place
from gongshi.figures.breakdown import breakdowns_of
from gongshi.figures.figure import Listed
from gongshi.figures.open import NotOpened
from gongshi.i18n import explained
from gongshi.office.figure_lines import figure_line
from gongshi.office.opening import answer_of, find_figure, records_behind
from gongshi.office.sealed_parts import shown
from gongshi.office.standing import text_of
from gongshi.records.register import Level
from gongshi.records.workbook import write_workbook

if TYPE_CHECKING:
    from django.http import HttpRequest

    from gongshi.figures.answer import Answer
    from gongshi.figures.figure import Figure
    from gongshi.figures.open import Records

PER_PAGE = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@asks(Action.SEE_MONTH)
def figure(request: HttpRequest, pack: str, period: str, name: str) -> HttpResponse:
    """Value, definition, older values, a breakdown when asked for, and the records."""
    at = place(request, pack, period)
    found = _figure(at, name)
    answer = at.run.answers.of(found.name)
    reads = _reading(request)
    records, closed = _records(at, answer, reads)
    start = _start(request)
    parts = [(b, _parts(at, found, b.name) if b.name == request.GET.get("by") else ()) for b in breakdowns_of(found)]
    return render(request, "desk/month/figure.html", {
        "place": at, "figure": found, "answer": answer, "line": figure_line(at.run, answer), "parts": parts,
        "doc": explained(found.doc), "thresholds": [(t, at.run.at.dated(t)) for t in answer.thresholds],
        "closed": closed, "tables": list(_tables(records, start)) if records else [], "start": start,
        "end": start + PER_PAGE, "level": reads.level, "levels": [one for one in Level if one <= reading(request).level],
        "query": f"level={int(reads.level)}", "may_look": _may_look(request), "most": int(reader_level(asking(request))),
        "listed": found.list_name if isinstance(found, Listed) else "", "used_in": found.population,
    })  # fmt: skip


@require_safe
@asks(Action.SEE_MONTH)
def download(request: HttpRequest, pack: str, period: str, name: str) -> HttpResponse:
    """The records behind the figure as a workbook, at the reader's level."""
    at = place(request, pack, period)
    found = _figure(at, name)
    reads, answer = _reading(request), at.run.answers.of(found.name)
    records = records_behind(at.workspace, answer, level=reads.level, reader=reads.reader, why=reads.why)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "records.xlsx"
        write_workbook(path, [one.grid() for _, one in _flat(records)])
        response = HttpResponse(path.read_bytes(), content_type=XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="{found.name}-{at.code.replace("..", "_")}.xlsx"'
    return response


def _figure(at: Place, name: str) -> Figure:
    return find_figure(at.workspace, name)[1]


def _reading(request: HttpRequest) -> Reading:
    """How the page reads: at the level that was asked for, sealed ones only then, never above what he may see now."""
    found, asked = reading(request), request.GET.get("level", "")
    wanted = Level(int(asked)) if asked in tuple("01234") else Level.OFFICE
    return replace(found, level=min(wanted, found.level))


def _may_look(request: HttpRequest) -> bool:
    """Whether the reader would see more after he has written down why."""
    user = asking(request)
    return may(user, Action.LOOK) and reading(request).level < reader_level(user)


def _records(at: Place, answer: Answer, reads: Reading) -> tuple[Records | None, NotOpened | None]:
    """The records, or why a suppressed number is not opened."""
    try:
        return records_behind(at.workspace, answer, level=reads.level, reader=reads.reader, why=reads.why), None
    except NotOpened as fault:
        return None, fault


def _flat(records: Records) -> list[tuple[str, Records]]:
    """A figure's own records, or those of its parts by their label."""
    if not records.parts:
        return [(records.answer.figure.label, records)]
    return [pair for _, part in records.parts for pair in _flat(part)]


def _tables(records: Records, start: int) -> list[dict[str, object]]:
    """Each table of records, its rows from `start` on, columns that are empty throughout left out."""
    return [_table(label, one, start) for label, one in _flat(records)]


def _table(label: str, found: Records, start: int) -> dict[str, object]:
    filled = [i for i in range(len(found.columns)) if any(row[i] not in (None, "") for row in found.rows)]
    rows = [
        ([text_of(row[i]) for i in filled], f"{origin.delivery} {origin.sheet} {origin.row or ''}".strip())
        for row, origin in zip(found.rows[start : start + PER_PAGE], found.origins[start : start + PER_PAGE], strict=True)
    ]  # fmt: skip
    return {
        "label": label, "shown": shown(found.answer), "labels": [found.labels[i] for i in filled], "rows": rows,
        "records": found, "more": start + PER_PAGE < len(found.rows),
    }  # fmt: skip


def _start(request: HttpRequest) -> int:
    asked = request.GET.get("start", "0")
    return int(asked) // PER_PAGE * PER_PAGE if asked.isdecimal() and len(asked) < 7 else 0


def _parts(at: Place, found: Figure, by: str) -> tuple[tuple[str, str], ...]:
    answers = answer_of(at.workspace, at.pack, found, at.run.answers.of(found.name).at, by=by)
    return tuple((a.part, shown(a)) for a in answers if a.part)
