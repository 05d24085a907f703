"""The diary, the looks and the desk's own events, and whether they still hold (审计页)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.shortcuts import render

from gongshi.desk.may import Action, asks
from gongshi.desk.store.event import DeskEvent
from gongshi.desk.workspace import served
from gongshi.office.people import diary, people

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PER_PAGE = 100


@asks(Action.SEE_AUDIT)
def diary_page(request: HttpRequest) -> HttpResponse:
    """The diary, the newest first, with the first bad line when there is one."""
    workspace = served()
    kept = diary(workspace)
    faults = kept.verify(people(workspace))
    events = () if faults else kept.events()[::-1]
    page = Paginator(events, PER_PAGE).get_page(request.GET.get("page"))
    known = {"page": page, "faults": faults, "count": len(events)}
    return render(request, "desk/audit/diary.html", known)


@asks(Action.SEE_AUDIT)
def looks_page(request: HttpRequest) -> HttpResponse:
    """Every look into a sealed part, the newest first."""
    book = served().looks
    looks = book.looks()[::-1]
    page = Paginator(looks, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/audit/looks.html", {"page": page, "count": len(looks), "broken": book.broken_at()})


@asks(Action.SEE_AUDIT)
def events_page(request: HttpRequest) -> HttpResponse:
    """Log-ins, accounts, reasons given: the desk's own events."""
    page = Paginator(DeskEvent.objects.select_related("by"), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/audit/desk.html", {"page": page})
