"""One row: what stands, how it came to stand, what is attached; its sealed columns for a stated reason (一行)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_POST

from gongshi.desk.entering.listing import Line, cell, lines_of
from gongshi.desk.entering.scope import Scope, register_for, scope_of
from gongshi.desk.looking import demand_reason, reading
from gongshi.desk.may import Action, asks
from gongshi.desk.views.entering.form import NoSuchRow
from gongshi.i18n import tr
from gongshi.office.attachment_kinds import LARGEST, MAGIC
from gongshi.office.attachments import attach, attached, attachments
from gongshi.office.history import Version, history
from gongshi.office.looking import sealed_cells
from gongshi.office.standing import standing_of

if TYPE_CHECKING:
    from django.http import HttpRequest

    from gongshi.engines.held import Key
    from gongshi.records.register import Register


@require_GET
@asks(Action.SEE_REGISTERS)
def row(request: HttpRequest, name: str) -> HttpResponse:
    """The row's cells and its history."""
    scope = scope_of(request)
    register = register_for(scope, name)
    page = _page(scope, register, tuple(request.GET.getlist("k")))
    return render(request, "desk/entering/row.html", {**page, "has_reason": bool(reading(request).why)})


@require_POST
@asks(Action.LOOK)
def look(request: HttpRequest, name: str) -> HttpResponse:
    """The same with the sealed columns that the reader's level opens; he has written down why. Raises NeedsReason."""
    scope = scope_of(request)
    register, key = register_for(scope, name), tuple(request.POST.getlist("k"))
    page = _page(scope, register, key)
    reads = demand_reason(request)
    found = sealed_cells(scope.workspace, register, key, by=reads.reader, why=reads.why, level=reads.level)
    page["opened"] = [(column, cell(scope, column, value)) for column, value in found]
    return render(request, "desk/entering/row.html", page)


@require_POST
@asks(Action.ENTER)
def attach_file(request: HttpRequest, name: str) -> HttpResponse:
    """A file attached to a row of the reader's."""
    scope = scope_of(request)
    register, key = register_for(scope, name, change=True), tuple(request.POST.getlist("k"))
    line = _page(scope, register, key)["line"]
    assert isinstance(line, Line)
    file = request.FILES.get("file")
    content = file.read(LARGEST + 1) if file else b""
    attach(scope.workspace, register, key, content, (file.name or "") if file else "", by=scope.by)
    messages.success(request, tr("附件已收下。"))
    return redirect(reverse("entering-row", args=[register.name]) + f"?{line.query}")


@require_GET
@asks(Action.SEE_REGISTERS)
def attachment(request: HttpRequest, name: str, digest: str) -> HttpResponse:
    """A file of a row that the reader may see, as a download."""
    scope = scope_of(request)
    register, key = register_for(scope, name), tuple(request.GET.getlist("k"))
    _page(scope, register, key)
    found, content = attached(scope.workspace, register, key, digest)
    response = HttpResponse(content, content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, found.name) or "attachment"
    return response


def _page(scope: Scope, register: Register, key: Key) -> dict[str, object]:
    standing = standing_of(scope.workspace)
    versions = [v for v in history(standing, register, key) if scope.owns(register, v.values)]
    stands = standing.row(register, key)
    if not versions or (stands is not None and not scope.owns(register, stands)):
        raise NoSuchRow(
            tr("没有编号为“{key}”的行，或不是本单位的。", key="，".join(key)),
            where=tr("台账“{register}”", register=register.label),
            mend=tr("请从台账的表里打开。"),
        )
    last = stands or {**versions[-1].values, "_delivery": versions[-1].delivery.id}
    (line,) = lines_of(scope, register, [last])
    sealed = [c for c in register.sealed_columns() if c.level <= scope.level]
    cells = [(c, cell(scope, c, last.get(c.name))) for c in scope.columns(register) if last.get(c.name) is not None]
    return {
        "files": attachments(scope.workspace, register, key), "kinds": ",".join(MAGIC),
        "scope": scope, "register": register, "line": line, "cells": cells, "stands": stands is not None,
        "versions": [_version(scope, v) for v in reversed(versions)], "may_change": scope.may_change(register),
        "sealed": sealed, "sealed_labels": "、".join(c.label for c in sealed),
    }  # fmt: skip


def _version(scope: Scope, version: Version) -> dict[str, object]:
    seen = [c for c in version.changed if c.level <= scope.level]
    changed = [(c, cell(scope, c, version.values.get(c.name))) for c in seen]
    says = version.says if version.gone or not version.changed else tr("改动")
    return {"version": version, "delivery": version.delivery, "says": says, "changed": changed}
