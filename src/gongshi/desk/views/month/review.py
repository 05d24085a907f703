"""One candidate with everything beside it that a reviewer needs, and his decision (审核页)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from gongshi.desk.asking import asking
from gongshi.desk.looking import reading
from gongshi.desk.may import Action, asks, demand, may, reader_level
from gongshi.desk.signing import signer_for
from gongshi.desk.views.month.forms import ReasonForm
from gongshi.desk.views.month.lists import queue
from gongshi.desk.views.month.place import Place, place
from gongshi.desk.views.month.printed import printed_of
from gongshi.i18n import tr
from gongshi.lists.actions.act import ActedMeanwhile
from gongshi.lists.roll import WAITING
from gongshi.office.behind import records_beside
from gongshi.office.faces import face, opens_seal
from gongshi.office.people import people
from gongshi.office.reviews import decide_as_seen
from gongshi.office.standing import text_of
from gongshi.office.withdrawal_receipt import has_receipt

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from gongshi.desk.store.user import DeskUser
    from gongshi.lists.entry import Entry
    from gongshi.office.behind import Beside


@require_safe
@asks(Action.PASS)
def review(request: HttpRequest, pack: str, period: str) -> HttpResponse:
    """The first entry that waits for this reviewer; the board when none does."""
    at = place(request, pack, period)
    mine = queue(at, asking(request))
    if mine:
        return redirect(at.url("month-entry", mine[0].id))
    messages.success(request, tr("没有等您审核的条目了。"))
    return redirect(at.url("month"))


@require_safe
@asks(Action.SEE_MONTH)
def entry(request: HttpRequest, pack: str, period: str, id_: str) -> HttpResponse:
    """The candidate with its records, reasons, gates and printed text."""
    at = place(request, pack, period)
    return _page(request, at, at.entry(id_), ReasonForm())


def _page(request: HttpRequest, at: Place, found: Entry, form: ReasonForm, status: int = 200) -> HttpResponse:
    user = asking(request)
    reads = reading(request, duty=_duty(user, found))
    level, why = reads.level, reads.why
    seen = face(found, level)
    before, after = _neighbours(at, found)
    return render(request, "desk/month/entry.html", {
        "place": at, "entry": found, "face": seen, "facts": _facts(found, seen.facts), "form": form,
        "beside": [
            (one, *_as_text(one))
            for one in records_beside(at.workspace, at.run, found, level=level, reader=reads.reader, why=why)
        ],
        "printed": printed_of(at, found), "before": before, "after": after, "left": len(queue(at, user)),
        "can_decide": may(user, Action.PASS, found.state), "can_return": may(user, Action.RETURN, found.state),
        "looked": why if opens_seal(found, level) else "", "history": [(e, names_of(at).get(e.by, e.by)) for e in found.history],
        "undecided": WAITING, "receipt": has_receipt(found), "may_look": level < reader_level(user) and may(user, Action.LOOK),
    }, status=status)  # fmt: skip


def _as_text(one: Beside) -> tuple[list[tuple[str, str]], list[list[str]]]:
    """One record as pairs of label and text; several as rows of texts."""
    rows = [[text_of(cell) for cell in row] for row in one.rows]
    return (list(zip(one.labels, rows[0], strict=True)) if len(rows) == 1 else []), rows


def _duty(user: DeskUser, found: Entry) -> str:
    """The reason of who has to decide on the entry; empty for everybody else, who gives one first."""
    return tr("{role} {id}", role=user.desk_role.label, id=found.id[:10]) if may(user, Action.PASS, found.state) else ""


def _facts(found: Entry, facts: object) -> list[tuple[str, object]]:
    given = dict(facts)  # type: ignore[call-overload]
    present = [(c.label, given[c.fact]) for c in found.rule.columns if given.get(c.fact) not in (None, "", ())]
    return [(label, "、".join(map(str, fact)) if isinstance(fact, tuple) else fact) for label, fact in present]


def _neighbours(at: Place, found: Entry) -> tuple[Entry | None, Entry | None]:
    entries = at.run.rolls[found.rule.name].entries
    here = next((n for n, e in enumerate(entries) if e.id == found.id), None)
    if here is None:
        return None, None
    return (entries[here - 1] if here else None), (entries[here + 1] if here + 1 < len(entries) else None)


def names_of(at: Place) -> dict[str, str]:
    """The names of those who acted, by their ids in the diary."""
    return {p.id: p.name for p in people(at.workspace)}


@require_POST
@asks(Action.PASS)
def decide(request: HttpRequest, pack: str, period: str, id_: str) -> HttpResponse:
    """Pass or return as seen; then the next entry that waits."""
    at = place(request, pack, period)
    found, passes = at.entry(id_), request.POST.get("decision") == "pass"
    form = ReasonForm(request.POST) if not passes else ReasonForm({"reason": "—", "seen": request.POST.get("seen")})
    if not form.is_valid():
        return _page(request, at, found, form, status=422)
    try:
        if len(found.history) == form.cleaned_data["seen"]:
            demand(asking(request), Action.PASS if passes else Action.RETURN, found.state)
        decide_as_seen(
            at.workspace, found, seen=form.cleaned_data["seen"], passes=passes,
            reason="" if passes else form.cleaned_data["reason"], by=signer_for(request),
        )  # fmt: skip
    except ActedMeanwhile as fault:
        return overtaken(request, at, found, fault)
    said = tr("已通过：{name}") if passes else tr("已退回：{name}")
    messages.success(request, said.format(name=found.shown_name))
    return redirect(_next(request, at, found))


def overtaken(request: HttpRequest, at: Place, found: Entry, fault: ActedMeanwhile) -> HttpResponse:
    """The page that tells the second of two what the first decided."""
    name = names_of(at).get(fault.event.by, fault.event.by)
    told = {"place": at, "entry": found, "event": fault.event, "fault": fault, "name": name}
    return render(request, "desk/month/overtaken.html", told, status=409)


def _next(request: HttpRequest, at: Place, done: Entry) -> str:
    """The next entry that waits for him, of the same list first; else the board."""
    after = place(request, at.pack.name, at.code)
    mine = [e for e in queue(after, asking(request)) if e.id != done.id]
    same = [e for e in mine if e.rule.name == done.rule.name]
    later = [e for e in same if e.position > done.position]
    follows = next(iter((*later, *same, *mine)), None)
    return at.url("month-entry", follows.id) if follows else at.url("month")
