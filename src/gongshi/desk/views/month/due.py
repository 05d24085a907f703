"""Clocks that run, and names that come down (期限、撤下)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongshi.desk.asking import asking
from gongshi.desk.may import Action, asks, demand
from gongshi.desk.signing import passphrase_of, signer_for
from gongshi.desk.views.month.forms import AmendsForm, AnnulForm, ReasonForm
from gongshi.desk.views.month.place import place
from gongshi.desk.work.jobs import start
from gongshi.i18n import tr
from gongshi.lists.actions.correct import Amends
from gongshi.lists.actions.withdraw import check_grounds
from gongshi.lists.due import Task
from gongshi.office.clocks import deadlines
from gongshi.office.due_groups import due_groups
from gongshi.office.publication import basis_gone, to_correct

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from gongshi.desk.views.month.place import Place
    from gongshi.lists.entry import Entry

FORMS = {"withdraw": ReasonForm, "annul": AnnulForm, "amend": AmendsForm}
ACTIONS = {"withdraw": Action.WITHDRAW, "annul": Action.ANNUL, "amend": Action.CORRECT}


@require_safe
@asks(Action.SEE_MONTH)
def due(request: HttpRequest, pack: str, period: str) -> HttpResponse:
    """Every clock of every list and period, the earliest first."""
    at = place(request, pack, period)
    today = at.workspace.now().date()
    found = due_groups(at.workspace, deadlines(at.workspace, today), at.run)
    parts = (
        (tr("今天要办的"), [g for g in found if g.is_pressing]),
        (tr("以后到期的"), [g for g in found if not g.is_pressing]),
    )
    over = {(g.pack, g.period.code): g.period.label for g in found if g.like.due.task is Task.EXPIRE and g.is_pressing}
    context = {"place": at, "parts": parts, "any": bool(found), "today": today, "over": over.items()}
    return render(request, "desk/month/due.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@asks(Action.ANNUL)
def take_down(request: HttpRequest, pack: str, period: str, id_: str, what: str) -> HttpResponse:
    """Withdraw a public entry, put on record that its basis changed, or correct it in the next issue."""
    at = place(request, pack, period)
    found, form = at.entry(id_), FORMS[what](request.POST if request.method == "POST" else None)
    demand(asking(request), ACTIONS[what], found.state)
    if form.is_bound and form.is_valid():
        return _done(request, at, found, what, form.cleaned_data)
    context = {"place": at, "entry": found, "form": form, "what": what}
    return render(request, "desk/month/take_down.html", context, status=422 if form.is_bound else 200)


def _done(request: HttpRequest, at: Place, found: Entry, what: str, said: dict[str, str]) -> HttpResponse:
    by = signer_for(request)
    if what == "withdraw":
        check_grounds(found, by)
        job = start(
            "withdraw", by=asking(request), passphrase=passphrase_of(request), pack=at.pack.name, period=at.code,
            entry=found.id, reason=said["reason"],
        )  # fmt: skip
        return redirect("job", job.pk)
    if what == "annul":
        moved = basis_gone(
            at.workspace, at.run, found, decided_on=said["decided_on"], reason=said["reason"], by=by  # type: ignore[arg-type]
        )  # fmt: skip
        messages.success(request, tr("已登记。须在 {day} 前撤下。", day=moved.withdraw_by))
    else:
        to_correct(at.workspace, found, Amends(said["was"], said["now"], said["why"]), by=by)
        messages.success(request, tr("已登记，下期更正。"))
    return redirect(at.url("month-entry", found.id))


@require_POST
@asks(Action.EXPIRE)
def expire(request: HttpRequest, pack: str, period: str) -> HttpResponse:
    """Take down every name of the release whose term is over."""
    job = start("expire", by=asking(request), passphrase=_ready(request), pack=pack, period=period)
    return redirect("job", job.pk)


def _ready(request: HttpRequest) -> str:
    """The passphrase of this session, once it is known that the reader can sign."""
    signer_for(request)
    return passphrase_of(request)
