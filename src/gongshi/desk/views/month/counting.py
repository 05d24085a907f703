"""The page shown while a release is counted for the first time, and what asks whether it is done (正在统计)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongshi.desk.may import Action, asks
from gongshi.desk.workspace import served
from gongshi.office.counted import is_counting

if TYPE_CHECKING:
    from django.http import HttpRequest

    from gongshi.desk.views.month.place import BeingCounted

STILL_COUNTING = 204


def counting_page(request: HttpRequest, told: BeingCounted) -> HttpResponse:
    """The page that waits for the count and then opens what was asked for; never kept, answered with 202."""
    return render(request, "desk/month/counting.html", {"pack": told.pack, "period": told.period}, status=202)


@require_safe
@asks(Action.SEE_MONTH)
def counted(request: HttpRequest, pack: str, period: str) -> HttpResponse:
    """Nothing while the release is being counted; then a word to open the page again.

    The page that only waits opens by itself; one on which somebody may be writing is left alone.
    """
    workspace = served()
    if is_counting(workspace, workspace.pack(pack), period):
        return HttpResponse(status=STILL_COUNTING)
    if "waits" in request.GET:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "desk/month/counted.html")
