"""What the background does and did (后台任务页)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.shortcuts import render

from gongshi.desk.asking import asking
from gongshi.desk.may import Action, asks, demand
from gongshi.desk.store.job import Job
from gongshi.errors import NotFound
from gongshi.i18n import tr

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PER_PAGE = 50


class NoSuchJob(NotFound):
    """No background job has this number (没有这个后台任务)."""


@asks(Action.SEE_JOBS)
def jobs(request: HttpRequest) -> HttpResponse:
    """All jobs, the newest first."""
    page = Paginator(Job.objects.select_related("by"), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/jobs/all.html", {"page": page})


@asks(Action.SEE_HELP)
def job(request: HttpRequest, number: int) -> HttpResponse:
    """One job, for who started it and for who may see all; asked by htmx, only its part of the page."""
    found = Job.objects.select_related("by").filter(pk=number).first()
    if found is None:
        raise NoSuchJob(
            tr("没有第 {n} 号后台任务。", n=number),
            where=tr("地址 {path}", path=request.path),
            mend=tr("请在“后台任务”页查看全部任务。"),
        )
    if found.by != asking(request):
        demand(asking(request), Action.SEE_JOBS)
    template = "desk/jobs/part.html" if request.headers.get("HX-Request") else "desk/jobs/one.html"
    return render(request, template, {"job": found})
