"""Objections against entries: put on record, answered (异议)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongshi.desk.asking import asking
from gongshi.desk.may import Action, asks, demand, reader_level
from gongshi.desk.signing import signer_for
from gongshi.desk.views.month.forms import AnswerForm, ObjectionForm
from gongshi.desk.views.month.place import place
from gongshi.desk.views.month.review import names_of, overtaken
from gongshi.i18n import tr
from gongshi.lists.actions.act import ActedMeanwhile
from gongshi.lists.states import State
from gongshi.office.faces import face
from gongshi.office.objecting import object_to, turn_down, uphold
from gongshi.records.register import Level

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from gongshi.desk.views.month.place import Place


@require_safe
@asks(Action.SEE_MONTH)
def objections(request: HttpRequest, pack: str, period: str) -> HttpResponse:
    """Every objection of the release, open ones first."""
    return _page(request, place(request, pack, period))


def _page(request: HttpRequest, at: Place, *, wrong: AnswerForm | None = None, status: int = 200) -> HttpResponse:
    level = min(reader_level(asking(request)), Level.OFFICE)
    found = [
        (entry, face(entry, level), objection)
        for roll in at.run.rolls.values() for entry in roll.entries for objection in entry.objections
    ]  # fmt: skip
    found.sort(key=lambda one: (not one[2].is_open, one[2].raised_on, one[2].id))
    context = {"place": at, "found": found, "wrong": wrong, "names": names_of(at)}
    return render(request, "desk/month/objections.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@asks(Action.OBJECT)
def raise_one(request: HttpRequest, pack: str, period: str, id_: str) -> HttpResponse:
    """Put an objection on record."""
    at = place(request, pack, period)
    found = at.entry(id_)
    form = ObjectionForm(request.POST) if request.method == "POST" else ObjectionForm()
    if form.is_bound and form.is_valid():
        demand(asking(request), Action.OBJECT, found.state)
        moved = object_to(
            at.workspace, at.run, found, text=form.cleaned_data["text"], by=signer_for(request),
            is_request=form.cleaned_data["is_request"],
        )  # fmt: skip
        due, is_public = moved.open_objections[-1].due_on, moved.state is State.PUBLIC
        answered = tr("已登记异议，须在 {day} 前答复。", day=due)
        held = tr("已登记异议，须在 {day} 前答复；办结前不能公开。", day=due)
        messages.success(request, answered if is_public else held)
        return redirect(at.url("month-objections"))
    context = {"place": at, "entry": found, "form": form}
    return render(request, "desk/month/object.html", context, status=422 if form.is_bound else 200)


@require_POST
@asks(Action.ANSWER)
def answer(request: HttpRequest, pack: str, period: str, id_: str) -> HttpResponse:
    """Turn an objection down or uphold it, with the reason."""
    at = place(request, pack, period)
    found, form = at.entry(id_), AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, at, wrong=form, status=422)
    said, by = form.cleaned_data, signer_for(request)
    try:
        if said["decision"] == "uphold":
            demand(asking(request), Action.ACCEPT, found.state)
            moved = uphold(at.workspace, at.run, found, answer=said["answer"], by=by, objection=said["objection"])
            by_day = tr("已采纳：由另一人在 {day} 前撤下，撤下后可打印回执。", day=moved.withdraw_by)
            messages.success(request, by_day if moved.withdraw_by else tr("已采纳：这一条已退回，不会公开。"))
        else:
            demand(asking(request), Action.ANSWER, found.state)
            turn_down(at.workspace, found, answer=said["answer"], by=by, objection=said["objection"])
            messages.success(request, tr("已驳回并记入理由。"))
    except ActedMeanwhile as fault:
        return overtaken(request, at, found, fault)
    return redirect(at.url("month-objections"))
