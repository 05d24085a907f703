"""Clocks that run, together by what is done about them, with the names for which they run (期限分组)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongshi.office.editions import current, editions
from gongshi.period import Period

if TYPE_CHECKING:
    from gongshi.office.clocks import Deadline
    from gongshi.office.runs import Run
    from gongshi.office.workspace import Workspace


@dataclass(frozen=True)
class UnderClock:
    """One entry for which a clock runs (期限条目).

    `name` is as documents show it; empty where it is in no edition and not of the release looked
    at. `text` is what an objection says.
    """

    entry: str
    name: str
    text: str


@dataclass(frozen=True)
class DueGroup:
    """Entries of one list and period to which the same must happen by the same day (一组期限).

    `like` is the first one's clock, `pack` the name of the list's pack.
    """

    like: Deadline
    pack: str
    period: Period
    entries: tuple[UnderClock, ...]
    is_pressing: bool
    is_late: bool


def due_groups(workspace: Workspace, found: Iterable[Deadline], run: Run) -> tuple[DueGroup, ...]:
    """The clocks of `found` in groups, in its order; names out of the current editions and `run`."""
    names, packs = names_known(workspace, run), {rule.name: p.name for p in workspace.packs for rule in p.lists}
    today, together = workspace.now().date(), defaultdict(list)
    for one in found:
        due = one.due
        together[due.by, due.task, due.list, due.period].append(one)
    return tuple(
        DueGroup(
            same[0], packs[list_], Period.parse(period), tuple(_under(one, names) for one in same),
            same[0].due.is_pressing(today), same[0].due.is_late(today),
        )
        for (_, _, list_, period), same in together.items() if list_ in packs
    )  # fmt: skip


def names_known(workspace: Workspace, run: Run) -> Mapping[str, str]:
    """The shown name of every entry of the current editions and of this release, by its id."""
    sealed = {e.id: e.name for edition in current(editions(workspace)) for part in edition.lists for e in part.entries}
    return sealed | {e.id: e.shown_name for roll in run.rolls.values() for e in roll.entries}


def _under(one: Deadline, names: Mapping[str, str]) -> UnderClock:
    return UnderClock(one.due.entry, names.get(one.due.entry, ""), one.due.text)
