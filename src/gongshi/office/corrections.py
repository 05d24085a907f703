"""Corrections that the next issue must print (本期更正).

A correction of a name on an earlier list stands in the diary. The first issue of a later
period that is published after it prints it, and so does that issue when it is drawn again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gongshi.i18n import speaking
from gongshi.lists.actions.correct import Amends
from gongshi.lists.diary import Act, Event
from gongshi.notices.facts import Correction
from gongshi.office.issues import issue_name
from gongshi.office.people import diary
from gongshi.period import Period

if TYPE_CHECKING:
    from gongshi.office.runs import Run
    from gongshi.office.workspace import Workspace


def corrections_of(workspace: Workspace, run: Run) -> tuple[Correction, ...]:
    """What this issue corrects in earlier ones, in the order in which it was put on record (本期更正)."""
    lists = {rule.name for rule in run.pack.lists}
    events = [e for e in diary(workspace).events() if e.fields.get("list") in lists]
    with speaking("zh"):
        return tuple(c for c in (_read(workspace, run, e, events) for e in _due(run, events)) if c)


def _due(run: Run, events: Sequence[Event]) -> Iterator[Event]:
    """Corrections of earlier periods, known by now, that no issue in between has printed."""
    now = run.at.period
    for event in (e for e in events if e.act is Act.CORRECT and _period(e).first < now.first):
        if event.at.date() > max(run.at.released, run.at.known.date()):
            continue
        later = (e for e in events if e.act is Act.PUBLISH and e.at > event.at)
        if not any(_period(event).first < _period(e).first < now.first for e in later):
            yield event


def _read(workspace: Workspace, run: Run, event: Event, events: Sequence[Event]) -> Correction | None:
    amends = Amends.read(event.note)
    published = [e.at.date() for e in events if e.act is Act.PUBLISH and e.entry == event.entry and e.at <= event.at]
    if amends is None or not published:
        return None
    issue = issue_name(workspace, run.pack.name, _period(event), published[-1])
    return Correction(issue, published[-1], amends.was, amends.now, amends.why)


def _period(event: Event) -> Period:
    return Period.parse(event.fields["period"])
