"""The other side's yes, and two rows made one (联合活动的确认与合并)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from gongshi.desk.entering.listing import cell, lines_of
from gongshi.desk.entering.scope import Scope, register_for, scope_of, unit_of
from gongshi.desk.may import Action, asks
from gongshi.i18n import tr
from gongshi.office.asked import form_for
from gongshi.office.joint import NotToConfirm, Pair, confirm, entered_twice, merge, merged
from gongshi.office.standing import key_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from gongshi.records.register import Register


@require_POST
@asks(Action.CONFIRM)
def confirm_row(request: HttpRequest, name: str) -> HttpResponse:
    """The joint row, confirmed by the reader's unit."""
    scope = scope_of(request)
    unit_of(scope)
    register = register_for(scope, name, change=True)
    key, seen = tuple(request.POST.getlist("k")), request.POST.get("seen", "")
    token = f"confirm-{seen}-{'-'.join(key)}"
    form = form_for(scope.workspace, register)
    confirm(scope.workspace, form, key, seen, scope.handover, by=scope.by, token=token)
    messages.success(request, tr("已确认。这项活动两边只算一次，不用再报。"))
    return redirect("entering-home")


@require_http_methods(["GET", "POST"])
@asks(Action.ENTER)
def merge_rows(request: HttpRequest, name: str) -> HttpResponse:
    """The two rows side by side with what they would become; sent, they are one."""
    scope = scope_of(request)
    register = register_for(scope, name, change=True)
    asked = request.POST if request.method == "POST" else request.GET
    pair = _pair(scope, register, tuple(asked.getlist("k")), tuple(asked.getlist("o")))
    if request.method == "GET":
        return render(request, "desk/entering/merge.html", _side_by_side(scope, register, pair))
    token = f"merge-{pair.kept['_delivery']}-{pair.other['_delivery']}"
    merge(scope.workspace, form_for(scope.workspace, register), pair, scope.handover, by=scope.by, token=token)
    messages.success(request, tr("两行已合为一行，另一行已撤去。"))
    return redirect("entering-home")


def _pair(scope: Scope, register: Register, kept: tuple[str, ...], other: tuple[str, ...]) -> Pair:
    """The pair of these keys, as the rule finds it now. Raises NotToConfirm when it finds none."""
    unit = scope.unit.code if scope.unit else ""
    for pair in entered_twice(scope.workspace, form_for(scope.workspace, register), unit):
        if {key_of(register, pair.kept), key_of(register, pair.other)} == {kept, other}:
            return pair
    raise NotToConfirm(
        tr("这两行现在不像是同一次活动，没有合并。"),
        where=tr("台账“{register}”，{keys}", register=register.label, keys="、".join([*kept, *other])),
        mend=tr("可能已经合并或改过；请回到首页看现在的情况。"),
    )


def _side_by_side(scope: Scope, register: Register, pair: Pair) -> dict[str, object]:
    kept, other = lines_of(scope, register, [pair.kept, pair.other])
    one = merged(register, pair)
    rows = [
        (c, cell(scope, c, pair.kept[c.name]), cell(scope, c, pair.other[c.name]), cell(scope, c, one[c.name]))
        for c in scope.columns(register)
        if pair.kept[c.name] is not None or pair.other[c.name] is not None
    ]
    return {"register": register, "kept": kept, "other": other, "rows": rows}
