"""The diary, the looks and the desk's own events, and whether they still hold (审计页)."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from gongshi.desk.may import Action, asks
from gongshi.desk.store.event import DeskEvent
from gongshi.desk.workspace import served
from gongshi.errors import BadInput
from gongshi.i18n import tr
from gongshi.lists.export import export_diary
from gongshi.office.people import diary, people
from gongshi.office.recompute import READER as CHECKING
from gongshi.period import Period

if TYPE_CHECKING:
    from django.http import HttpRequest

    from gongshi.records.opening import Look

PER_PAGE = 100
PROGRAM = "gongshi"


@asks(Action.SEE_AUDIT)
def diary_page(request: HttpRequest) -> HttpResponse:
    """The diary, the newest first, with the first bad line when there is one."""
    workspace = served()
    kept = diary(workspace)
    faults = kept.verify(people(workspace))
    events = () if faults else kept.events()[::-1]
    page = Paginator(events, PER_PAGE).get_page(request.GET.get("page"))
    known = {"page": page, "faults": faults, "count": len(events), "head": events[0].hash if events else ""}
    return render(request, "desk/audit/diary.html", known)


@require_safe
@asks(Action.SEE_AUDIT)
def diary_file(request: HttpRequest) -> HttpResponse:
    """The diary as a file that can be checked without the workspace: numbers, hashes, signatures. Raises DiaryBroken."""
    workspace = served()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "diary.jsonl"
        export_diary(diary(workspace), path)
        response = HttpResponse(path.read_bytes(), content_type="application/jsonl")
    name = tr("日记_{day}.jsonl", day=f"{workspace.now():%Y%m%d}")
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response


@asks(Action.SEE_AUDIT)
def looks_page(request: HttpRequest) -> HttpResponse:
    """Every look into a sealed part, the newest first."""
    book = served().looks
    looks = book.looks()[::-1]
    page = Paginator(looks, PER_PAGE).get_page(request.GET.get("page"))
    told = [_told(look) for look in page]
    known = {"page": page, "told": told, "count": len(looks), "broken": book.broken_at()}
    return render(request, "desk/audit/looks.html", known)


def _told(look: Look) -> tuple[Look, str, str, str]:
    """A look with its reader, reason and register in the words of the office: counts and checks read sealed rows too."""
    workspace = served()
    programs = {PROGRAM: tr("程序：统计"), CHECKING: tr("程序：核验")}
    register = workspace.registers.get(look.register)
    return look, programs.get(look.by, look.by), _release(look.why), register.label if register else look.register


def _release(why: str) -> str:
    """The reason; "traffic 2022-12" in words."""
    name, _, code = why.partition(" ")
    pack = next((pack for pack in served().packs if pack.name == name), None)
    if pack is None:
        return why
    try:
        return f"{pack.label} {Period.parse(code).label}"
    except BadInput:
        return why


@asks(Action.SEE_AUDIT)
def events_page(request: HttpRequest) -> HttpResponse:
    """Log-ins, accounts, reasons given: the desk's own events."""
    page = Paginator(DeskEvent.objects.select_related("by"), PER_PAGE).get_page(request.GET.get("page"))
    told = [(event, unquote(event.about)) for event in page]
    return render(request, "desk/audit/desk.html", {"page": page, "told": told})
