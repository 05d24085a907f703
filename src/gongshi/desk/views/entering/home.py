"""A unit clerk's home: what is asked of the unit this month, what waits for its yes, what came back (本单位填报)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from gongshi.desk.asking import asking
from gongshi.desk.entering.listing import Line, lines_of
from gongshi.desk.entering.scope import Scope, register_for, scope_of, unit_of
from gongshi.desk.may import Action, asks
from gongshi.desk.store.draft import Draft
from gongshi.desk.store.upload import Upload
from gongshi.i18n import tr
from gongshi.office.asked import asked_of, form_for, nothing_new
from gongshi.office.joint import entered_twice, waiting_for
from gongshi.period import Period

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from gongshi.office.joint import Pair
    from gongshi.packs.form import Form


@asks(Action.ENTER)
def home(request: HttpRequest) -> HttpResponse:
    """What is asked of the reader's unit; for the office, where it may enter."""
    scope, user = scope_of(request), asking(request)
    page: dict[str, object] = {
        "scope": scope, "uploads": Upload.objects.filter(owner=user)[:5],
        "drafts": [_draft(scope, d) for d in Draft.objects.filter(owner=user)[:10]],
    }  # fmt: skip
    if scope.unit is None:
        registers = [r for r in scope.workspace.registers.values() if scope.may_change(r)]
        return render(request, "desk/entering/office.html", {**page, "registers": registers, "pairs": _pairs(scope)})
    period = this_month(scope)
    asked = asked_of(scope.workspace, scope.unit.code, period)
    page |= {
        "period": period,
        "asked": [(a, lines_of(scope, a.register, a.rows[:5])) for a in asked],
        "left": sum(not a.is_done for a in asked),
        "waiting": [pair for form in _joint_forms(scope) for pair in _waiting(scope, form)],
        "pairs": _pairs(scope),
    }
    return render(request, "desk/entering/home.html", page)


@require_POST
@asks(Action.ENTER)
def nothing(request: HttpRequest, name: str) -> HttpResponse:
    """The unit says that it has nothing new this month."""
    scope = scope_of(request)
    unit, register = unit_of(scope), register_for(scope, name, change=True)
    nothing_new(scope.workspace, register, unit.code, this_month(scope), scope.handover, by=scope.by)
    messages.success(request, tr("“{label}”本月无新增，已经报出。", label=register.label))
    return redirect("entering-home")


def this_month(scope: Scope) -> Period:
    """The month that is asked for now."""
    return Period.parse(f"{scope.workspace.now():%Y-%m}")


def _joint_forms(scope: Scope) -> list[Form]:
    forms = (form_for(scope.workspace, r) for r in scope.workspace.registers.values() if scope.may_change(r))
    return [form for form in forms if form.joint]


def _waiting(scope: Scope, form: Form) -> list[tuple[str, Line]]:
    register = scope.workspace.registers[form.register]
    rows = waiting_for(scope.workspace, form, unit_of(scope).code)
    return [(register.name, line) for line in lines_of(scope, register, rows)]


def _pairs(scope: Scope) -> list[tuple[str, Line, Line]]:
    code = scope.unit.code if scope.unit else ""
    return [
        _shown(scope, form, pair) for form in _joint_forms(scope) for pair in entered_twice(scope.workspace, form, code)
    ]


def _shown(scope: Scope, form: Form, pair: Pair) -> tuple[str, Line, Line]:
    register = scope.workspace.registers[form.register]
    kept, other = lines_of(scope, register, [pair.kept, pair.other])
    return register.name, kept, other


def _draft(scope: Scope, draft: Draft) -> dict[str, object]:
    register = scope.workspace.registers.get(draft.register)
    named = draft.values.get(register.named_by, "") if register else ""
    return {"draft": draft, "label": register.label if register else "", "named": named or tr("（未填名称）")}
