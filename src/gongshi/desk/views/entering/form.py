"""Fill in a form, keep it as a draft, deliver it (填报一条)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from gongshi.desk.asking import asking
from gongshi.desk.entering.fields import Field, elsewhere, fields_for
from gongshi.desk.entering.listing import lines_of
from gongshi.desk.entering.scope import Scope, register_for, scope_of
from gongshi.desk.entering.sheet import Sheet, new_sheet, posted_sheet, sheet_of_draft, sheet_of_row
from gongshi.desk.may import Action, asks
from gongshi.desk.store.draft import Draft
from gongshi.desk.views.entering.home import this_month
from gongshi.errors import NotFound
from gongshi.i18n import tr
from gongshi.office.asked import asked_of
from gongshi.office.entering import Outcome, enter

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from gongshi.records.register import Register


class NoSuchRow(NotFound):
    """The row is not there, or is not the reader's (没有这一行)."""


@require_http_methods(["GET", "POST"])
@asks(Action.ENTER)
def form(request: HttpRequest, name: str) -> HttpResponse:
    """An empty form, a draft, or a row to change; sent, it is delivered or comes back with its faults."""
    scope = scope_of(request)
    register = register_for(scope, name, change=True)
    if request.method == "POST":
        return _sent(request, posted_sheet(scope, register, request.POST))
    return _page(request, _opened(request, scope, register))


@require_POST
@asks(Action.ENTER)
def draft(request: HttpRequest, name: str) -> HttpResponse:
    """The form, kept while it is being filled in; says when."""
    scope = scope_of(request)
    sheet = posted_sheet(scope, register_for(scope, name, change=True), request.POST)
    _keep(request, sheet)
    return JsonResponse({"said": tr("草稿已保存 {at}", at=f"{timezone.localtime():%H:%M}")})


@require_POST
@asks(Action.ENTER)
def discard(request: HttpRequest, token: str) -> HttpResponse:
    """The draft, thrown away."""
    Draft.objects.filter(owner=asking(request), token=token).delete()
    messages.success(request, tr("草稿已删去。"))
    return redirect("entering-home")


def _opened(request: HttpRequest, scope: Scope, register: Register) -> Sheet:
    if token := request.GET.get("draft"):
        return sheet_of_draft(scope, register, get_object_or_404(Draft, owner=asking(request), token=token))
    if key := tuple(request.GET.getlist("k")):
        sheet = sheet_of_row(scope, register, key)
        if sheet is None:
            raise NoSuchRow(
                tr("没有编号为“{key}”的行，或不是本单位的。", key="，".join(key)),
                where=tr("台账“{register}”", register=register.label),
                mend=tr("请从台账的表里打开要改的行。"),
            )
        return sheet
    return new_sheet(scope, register, joint=bool(request.GET.get("joint")))


def _sent(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    if request.POST.get("do") == "draft":
        _keep(request, sheet)
        messages.success(request, tr("草稿已保存，没有报出；可在“填报”首页接着填。"))
        return redirect("entering-home")
    accepted = bool(request.POST.get("accept"))
    outcome = enter(sheet.scope.workspace, sheet.entry(), sheet.scope.handover, despite_warnings=accepted)
    if not outcome.is_stored:
        return _page(request, sheet, outcome)
    Draft.objects.filter(owner=asking(request), token=sheet.token).delete()
    said = tr("此前已报出，没有重复收入。") if outcome.again else tr("已报出：{label}。", label=sheet.register.label)
    messages.success(request, said)
    return redirect("entering-home")


def _keep(request: HttpRequest, sheet: Sheet) -> None:
    """The draft, without sealed columns: those are typed again. Raises Http404 for the token of another's draft."""
    if Draft.objects.filter(token=sheet.token).exclude(owner=asking(request)).exists():
        raise Http404
    open_ = {c.name for c in sheet.register.open_columns()}
    values = {name: text for name, text in sheet.values.items() if name in open_}
    Draft.objects.update_or_create(
        token=sheet.token, owner=asking(request),
        defaults={
            "register": sheet.register.name, "joint": sheet.joint, "key": list(sheet.key), "seen": sheet.seen,
            "values": values,
        },
    )  # fmt: skip


def _page(request: HttpRequest, sheet: Sheet, outcome: Outcome | None = None) -> HttpResponse:
    faults = outcome.faults if outcome else ()
    warnings = outcome.warnings if outcome and not faults else ()
    values = sheet.shown_values()
    asked = fields_for(sheet.scope, sheet.asked, values, faults, warnings, unseen=sheet.unseen)
    more = fields_for(sheet.scope, sheet.more, values, faults, warnings, unseen=sheet.unseen)
    page = {
        "sheet": sheet, "asked": asked, "more": more, "more_open": _needs_a_look(more),
        "faults": faults, "warnings": warnings,
        "elsewhere": elsewhere(sheet.register, [*asked, *more], [*faults, *warnings]), "beside": _beside(sheet),
    }  # fmt: skip
    return render(request, "desk/entering/form.html", page, status=422 if faults else 200)


def _needs_a_look(more: list[Field]) -> bool:
    """Whether the further columns should be open: one is faulty, filled in or needed."""
    return any(f.faults or f.warnings or f.value or f.column.is_needed for f in more)


def _beside(sheet: Sheet) -> list[object]:
    """What the unit reported in this register this month already."""
    if sheet.scope.unit is None:
        return []
    asked = asked_of(sheet.scope.workspace, sheet.scope.unit.code, this_month(sheet.scope))
    rows = [row for a in asked if a.register.name == sheet.register.name for row in a.rows[:8]]
    return list(lines_of(sheet.scope, sheet.register, rows))
