"""Workbooks out and in: the template, the table as a workbook, a workbook sent up, its receipt (表格往来)."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from gongshi.desk.asking import asking
from gongshi.desk.entering.query import Query
from gongshi.desk.entering.scope import register_for, scope_of
from gongshi.desk.entering.uploads import take
from gongshi.desk.may import Action, asks
from gongshi.desk.store.upload import Upload
from gongshi.errors import BadInput
from gongshi.i18n import tr
from gongshi.office.standing import standing_of
from gongshi.records.template import write_filled, write_template

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest

    from gongshi.records.register import Register

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class BadMoment(BadInput):
    """The moment of a late report cannot be read (时间读不懂)."""


@require_GET
@asks(Action.DELIVER)
def template(request: HttpRequest, name: str) -> HttpResponse:
    """The empty workbook to fill in, as `gongshi template` writes it."""
    register = register_for(scope_of(request), name, change=True)
    return _sent(f"{register.label}模板.xlsx", lambda path: write_template(path, register))


@require_GET
@asks(Action.SEE_REGISTERS)
def out(request: HttpRequest, name: str) -> HttpResponse:
    """The rows that the address asks for, all pages, in the columns that the reader may see."""
    scope = scope_of(request)
    register = register_for(scope, name)
    query = Query(scope, register, request.GET)
    rows = standing_of(scope.workspace).rows(register, query.conditions, query.order)
    shown = replace(register, columns=scope.columns(register))
    return _sent(f"{register.label}.xlsx", lambda path: write_filled(path, shown, rows))  # type: ignore[arg-type]


@require_http_methods(["GET", "POST"])
@asks(Action.DELIVER)
def deliver(request: HttpRequest, name: str) -> HttpResponse:
    """The page to send a workbook up from; sent, it leads to its receipt."""
    scope = scope_of(request)
    register = register_for(scope, name, change=True)
    if request.method == "GET":
        page = {"register": register, "scope": scope, "uploads": _mine(request, register)[:10]}
        return render(request, "desk/entering/deliver.html", page)
    office = scope.unit is None
    upload = take(
        scope, asking(request), register, request.FILES.get("file"),
        whole=office and request.POST.get("mode") == "whole",
        known_at=_moment(request.POST.get("known_at", "")) if office else None,
        good_rows=bool(request.POST.get("good_rows")),
    )  # fmt: skip
    return redirect("entering-receipt", pk=upload.pk)


@require_GET
@asks(Action.DELIVER)
def receipt(request: HttpRequest, pk: int) -> HttpResponse:
    """What became of a file that the reader sent up."""
    upload = get_object_or_404(Upload, pk=pk, owner=asking(request))
    scope = scope_of(request)
    page = {"upload": upload, "register": scope.workspace.registers[upload.register]}
    return render(request, "desk/entering/receipt.html", page)


@require_GET
@asks(Action.DELIVER)
def returned(request: HttpRequest, pk: int) -> FileResponse:
    """The marked workbook of a faulty file."""
    upload = get_object_or_404(Upload.objects.exclude(returned=""), pk=pk, owner=asking(request))
    path = scope_of(request).workspace.root / upload.returned
    return FileResponse(path.open("rb"), as_attachment=True, filename=path.name, content_type=XLSX)


def _mine(request: HttpRequest, register: Register) -> list[Upload]:
    return list(Upload.objects.filter(owner=asking(request), register=register.name))


def _sent(name: str, write: object) -> HttpResponse:
    """The workbook that `write` makes, as a download."""
    assert callable(write)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "表.xlsx"
        write(path)
        content = path.read_bytes()
    response = HttpResponse(content, content_type=XLSX)
    from django.utils.http import content_disposition_header

    response["Content-Disposition"] = content_disposition_header(True, name) or ""
    return response


def _moment(text: str) -> datetime | None:
    from datetime import datetime

    if not text.strip():
        return None
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError as fault:
        raise BadMoment(
            tr("补录的时间“{text}”读不懂。", text=text),
            where=tr("“何时已知悉”一栏"),
            mend=tr("请写作 2022-11-22 17:00；不补录的留空。"),
        ) from fault
