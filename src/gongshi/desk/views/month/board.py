"""The board of a release, with the reader's next step on top (本期看板)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from gongshi.desk.asking import asking
from gongshi.desk.may import Action, asks
from gongshi.desk.signing import signer_for
from gongshi.desk.views.month.place import Place, place, usual_period
from gongshi.desk.workspace import served
from gongshi.i18n import tr
from gongshi.lists.person import Role
from gongshi.office.figure_groups import figure_groups, is_missing, moved_most
from gongshi.office.next_step import Work, first_for, holding, next_steps
from gongshi.office.release_board import release_board, together
from gongshi.office.reviews import put_all_forward
from gongshi.period import Period

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from gongshi.office.next_step import Next

BACK = 4  # how many periods before this one the first page offers


@require_safe
@asks(Action.SEE_MONTH)
def months(request: HttpRequest) -> HttpResponse:
    """The packs and their last periods; straight to the board when there is one pack."""
    workspace = served()
    now = workspace.now()
    periods = [Period.month(now.year, now.month)]
    for _ in range(BACK):
        periods.append(periods[-1].previous())
    if len(workspace.packs) == 1 and "all" not in request.GET:
        return redirect("month", workspace.packs[0].name, usual_period(workspace))
    return render(request, "desk/month/months.html", {"packs": workspace.packs, "periods": periods})


@require_safe
@asks(Action.SEE_MONTH)
def board(request: HttpRequest, pack: str, period: str) -> HttpResponse:
    """What this release needs."""
    at = place(request, pack, period, current=True)
    found = release_board(at.workspace, at.run)
    steps = next_steps(found)
    role = asking(request).desk_role.diary_role
    return render(request, "desk/month/board.html", {
        "place": at, "board": found, "mine": _mine(at, steps, role), "holding": holding(steps),
        "waits": next((s for s in steps if s.work is not Work.WITHDRAW), steps[0] if steps else None), "due_today": together(found.due_today),
        "figures": [(tr("报不出的数"), [f for f in found.figures if is_missing(f)]), (tr("与上期相比变动最大的"), moved_most(found.figures))],
        "groups": figure_groups(found.figures, at.workspace.registers),
        "missing_label": tr("还缺的台账"), "arrived_label": tr("不缺的台账"), "soon": len(found.due) - len(found.due_today),
        "fresh": sum(line.picked for line in found.lists), "today": at.workspace.now().date(),
    })  # fmt: skip


def _mine(at: Place, steps: tuple[Next, ...], role: Role | None) -> tuple[Next, str] | None:
    step = first_for(steps, role)
    return (step, where(at, step)) if step else None


def where(at: Place, step: Next) -> str:
    """The page on which a step is done."""
    match step.work:
        case Work.WITHDRAW:
            return at.url("month-due")
        case Work.ANSWER:
            return at.url("month-objections")
        case Work.DELIVER:
            return f"{at.url('month')}#deliveries"
        case Work.PROPOSE:
            return f"{at.url('month')}#lists"
        case Work.FIRST | Work.SECOND:
            return at.url("month-review")
        case Work.RENDER:
            return at.url("month-notices")
        case Work.APPROVE | Work.PUBLISH:
            return at.url("month-publish")


@require_POST
@asks(Action.PROPOSE)
def propose(request: HttpRequest, pack: str, period: str) -> HttpResponse:
    """Every fresh candidate of what has been delivered by now put forward, then the board again."""
    from django.contrib import messages

    at = place(request, pack, period, current=True)
    fresh = sum(line.picked for line in release_board(at.workspace, at.run).lists)
    put_all_forward(at.workspace, at.run.rolls, by=signer_for(request))
    messages.success(request, tr("已提请 {n} 条，等待初审。", n=fresh))
    return redirect(at.url("month"))
