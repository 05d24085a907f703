"""A register as a table: filter, sort, page, change several rows at once, take rows out (台账的表)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from gongshi.desk.asking import asking
from gongshi.desk.entering.choices import as_codes
from gongshi.desk.entering.fields import fields_for
from gongshi.desk.entering.listing import lines_of
from gongshi.desk.entering.query import PAGE, Query
from gongshi.desk.entering.scope import Scope, register_for, scope_of
from gongshi.desk.entering.sheet import token_in
from gongshi.desk.may import Action, asks, may
from gongshi.errors import BadInput
from gongshi.i18n import tr
from gongshi.office.entering import Entry, enter, remove
from gongshi.office.standing import standing_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from gongshi.engines.held import Key
    from gongshi.records.register import Column, Register

MOST_COLUMNS = 8


class NothingChosen(BadInput):
    """No row was ticked, or no column was named (没有选中)."""


@require_GET
@asks(Action.SEE_REGISTERS)
def registers(request: HttpRequest) -> HttpResponse:
    """The registers that the reader may see, with how many rows of his and the last delivery."""
    scope = scope_of(request)
    standing = standing_of(scope.workspace)
    found = [
        (pack, [_summary(scope, r, standing.deliveries(r.name)) for r in pack.registers if scope.may_see(r)])
        for pack in scope.workspace.packs
    ]
    return render(request, "desk/entering/registers.html", {"packs": found, "scope": scope})


@require_GET
@asks(Action.SEE_REGISTERS)
def table(request: HttpRequest, name: str) -> HttpResponse:
    """One page of the register's rows."""
    scope = scope_of(request)
    register = register_for(scope, name)
    query, standing = Query(scope, register, request.GET), standing_of(scope.workspace)
    columns = _columns(scope, register, whole=bool(request.GET.get("all")))
    offset = (query.page - 1) * PAGE
    rows, count = standing.page(register, query.conditions, query.order, limit=PAGE, offset=offset)
    page = {
        "scope": scope, "register": register, "query": query, "columns": [_head(query, c) for c in columns],
        "lines": lines_of(scope, register, rows, columns), "count": count, "pages": -(-count // PAGE) or 1,
        "before": query.at(page=query.page - 1), "after": query.at(page=query.page + 1),
        "hidden": len(scope.columns(register)) - len(columns), "may_change": scope.may_change(register),
        "can_tick": may(asking(request), Action.EDIT_REGISTERS) and scope.may_change(register), "editable": [c for c in scope.columns(register) if not c.key], "whole": query.at(all=1),
        "days": query.filters, "out": query.at(page=1),
    }  # fmt: skip
    return render(request, "desk/entering/table.html", page)


@require_POST
@asks(Action.EDIT_REGISTERS)
def bulk(request: HttpRequest, name: str) -> HttpResponse:
    """One value into one column of all ticked rows, as one delivery; or the ticked rows with why not."""
    scope = scope_of(request)
    register = register_for(scope, name, change=True)
    keys = _ticked(request.POST.getlist("row"))
    column = next((c for c in scope.columns(register) if c.name == request.POST.get("column") and not c.key), None)
    if not keys or column is None:
        raise NothingChosen(
            tr("没有选中要改的行，或没有选要改的列。"),
            where=tr("台账“{register}”", register=register.label),
            mend=tr("请返回，在表的第一栏勾选要改的行，再选列、填新值。"),
        )
    value = as_codes(scope, column, "、".join(request.POST.getlist("value")))
    outcome = enter(
        scope.workspace, _change(request, scope, register, keys, column, value), scope.handover,
        despite_warnings=bool(request.POST.get("accept")),
    )  # fmt: skip
    if outcome.is_stored:
        messages.success(request, tr("已改 {n} 行的“{column}”。", n=len(keys), column=column.label))
        return redirect("entering-table", name=register.name)
    page = {
        "register": register, "column": column, "outcome": outcome, "rows": request.POST.getlist("row"), "n": len(keys),
        "field": fields_for(scope, [column], {column.name: value})[0], "token": request.POST.get("token", ""),
    }  # fmt: skip
    return render(request, "desk/entering/bulk.html", page, status=422 if outcome.faults else 200)


@require_POST
@asks(Action.ENTER)
def take_out(request: HttpRequest, name: str) -> HttpResponse:
    """The named row, out of the register."""
    scope = scope_of(request)
    register = register_for(scope, name, change=True)
    key, seen = tuple(request.POST.getlist("k")), request.POST.get("seen", "")
    token = f"remove-{seen}-{'-'.join(key)}"
    remove(scope.workspace, register, {key: seen}, scope.handover, by=scope.by, token=token)
    messages.success(request, tr("已撤去这一行；它的来历仍可查。"))
    return redirect(reverse("entering-table", args=[register.name]))


def _change(
    request: HttpRequest, scope: Scope, register: Register, keys: Mapping[Key, str], column: Column, value: str
) -> Entry:
    names = [c.name for c in register.key]
    rows = tuple({**dict(zip(names, key, strict=True)), column.name: value} for key in keys)
    return Entry(register, rows, token_in(request.POST), scope.by, keys)


def _ticked(marks: Sequence[str]) -> dict[Key, str]:
    found = [parse_qs(mark, keep_blank_values=True) for mark in marks]
    return {tuple(m.get("k", [])): m.get("seen", [""])[0] for m in found}


def _columns(scope: Scope, register: Register, *, whole: bool) -> tuple[Column, ...]:
    """The columns of the table: what a row is called first; a few, or all."""
    columns = scope.columns(register)
    named = tuple(c for c in columns if c.name == register.named_by)
    rest = tuple(c for c in columns if c not in named)
    found = (*named, *rest)
    return found if whole else found[:MOST_COLUMNS]


def _head(query: Query, column: Column) -> dict[str, object]:
    return {"column": column, "link": query.sort_link(column), "sorted": query.sorted_by(column)}


def _summary(scope: Scope, register: Register, deliveries: Sequence[object]) -> dict[str, object]:
    count = standing_of(scope.workspace).count(register, scope.conditions(register))
    return {"register": register, "count": count, "last": deliveries[-1] if deliveries else None,
            "may_change": scope.may_change(register)}  # fmt: skip
