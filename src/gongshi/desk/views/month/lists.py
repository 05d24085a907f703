"""One list of a release: every candidate with its reasons and state (名单页)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from gongshi.desk.asking import asking
from gongshi.desk.may import Action, asks, demand, may
from gongshi.desk.signing import signer_for
from gongshi.desk.views.month.place import place
from gongshi.errors import NotFound
from gongshi.i18n import tr
from gongshi.lists.roll import WAITING
from gongshi.office.reviews import pass_clear

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from gongshi.desk.store.user import DeskUser
    from gongshi.desk.views.month.place import Place
    from gongshi.lists.entry import Entry
    from gongshi.lists.roll import Roll


class NoSuchList(NotFound):
    """The pack has no list of this name (没有这份名单)."""


@require_safe
@asks(Action.SEE_MONTH)
def one_list(request: HttpRequest, pack: str, period: str, rule: str) -> HttpResponse:
    """The candidates of one list in its order."""
    at = place(request, pack, period)
    roll = roll_of(at, rule)
    waiting = [e for e in roll.reviewable if may(asking(request), Action.PASS, e.state)]
    following = None if waiting else _following(at, asking(request))
    return render(request, "desk/month/list.html", {
        "place": at, "roll": roll, "waiting": waiting, "following": following, "undecided": WAITING,
    })  # fmt: skip


def _following(at: Place, user: DeskUser) -> Roll | None:
    """The first list in which something waits for this reviewer."""
    mine = queue(at, user)
    return at.run.rolls[mine[0].rule.name] if mine else None


def roll_of(at: Place, rule: str) -> Roll:
    """The list of this name. Raises NoSuchList."""
    found = at.run.rolls.get(rule)
    if found is None:
        raise NoSuchList(
            tr("没有名单“{rule}”。", rule=rule),
            where=tr("{label} {period}", label=at.pack.label, period=at.period.label),
            mend=tr("请从本期看板进入。"),
        )
    return found


@require_POST
@asks(Action.PASS)
def pass_all(request: HttpRequest, pack: str, period: str, rule: str) -> HttpResponse:
    """Pass every entry of the list that waits for this reviewer and for nothing else (清楚的一并通过)."""
    at = place(request, pack, period)
    roll = roll_of(at, rule)
    mine = queue(at, asking(request), only=rule)
    for entry in mine:
        demand(asking(request), Action.PASS, entry.state)
    one = roll.with_entries(())
    done = pass_clear(at.workspace, {rule: _only(one, mine)}, by=signer_for(request))
    messages.success(request, tr("已通过 {n} 条。", n=len(mine) if done else 0))
    return redirect(at.url("month-list", rule))


def _only(roll: Roll, entries: tuple[Entry, ...]) -> Roll:
    from dataclasses import replace

    return replace(roll, entries=entries)


def queue(at: Place, user: DeskUser, *, only: str = "") -> tuple[Entry, ...]:
    """The entries that wait for this reviewer, in the order of the lists."""
    return tuple(
        e for name, roll in at.run.rolls.items() if only in ("", name)
        for e in roll.reviewable if may(user, Action.PASS, e.state)
    )  # fmt: skip
