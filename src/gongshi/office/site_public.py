"""Who is still public today, as the diary and the terms say (今天仍公开的条目).

An edition is sealed once; a withdrawal reaches its successor a moment later. The diary is asked
here besides, so that a name that was taken down is on no page from the next build on.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from gongshi.i18n import tr
from gongshi.lists.diary import Act
from gongshi.lists.standing import fold
from gongshi.lists.states import State
from gongshi.office.people import diary

if TYPE_CHECKING:
    from gongshi.lists.diary import Event
    from gongshi.notices.edition import Edition
    from gongshi.notices.edition_parts import SealedEntry, SealedList
    from gongshi.office.workspace import Workspace

DOWN = {Act.WITHDRAW: State.WITHDRAWN, Act.EXPIRE: State.EXPIRED}


@dataclass(frozen=True)
class Left:
    """How an entry left the public (离开): by which act, on which day."""

    act: Act
    on: date

    @property
    def said(self) -> str:
        """The act in a word for the public."""
        return tr("撤下") if self.act is Act.WITHDRAW else tr("公示期已满")


@dataclass(frozen=True)
class Public:
    """What is public on one day (公开状况): `down` says how entries left, by their ids."""

    on: date
    down: Mapping[str, Left]

    @classmethod
    def of(cls, workspace: Workspace, on: date) -> Public:
        """As the workspace's diary has it."""
        histories: dict[str, list[Event]] = defaultdict(list)
        for event in diary(workspace).events():
            histories[event.entry].append(event)
        return cls(on, {id_: left for id_, events in histories.items() if id_ and (left := _left(events))})

    def entries(self, sealed: SealedList) -> tuple[SealedEntry, ...]:
        """The entries that may still be seen: neither taken down nor past their term."""
        return tuple(e for e in sealed.entries if e.is_named and self.how_left(e) is None)

    def how_left(self, entry: SealedEntry) -> Left | None:
        """How this entry left the public; None while it is public."""
        if entry.id in self.down:
            return self.down[entry.id]
        return Left(Act.EXPIRE, date.fromisoformat(entry.ends_on)) if entry.is_over(self.on) else None

    def left(self, chain: Sequence[Edition], name: str) -> Counter[Left]:
        """How many entries of the list left, by how and when, over all editions of one release."""
        entries = {e.id: e for edition in chain for x in edition.lists if x.name == name for e in x.entries}
        return Counter(filter(None, map(self.how_left, entries.values())))


def _left(events: Sequence[Event]) -> Left | None:
    """The last act that took it down, while it stays down."""
    state = fold(events).state
    return next((Left(e.act, e.at.date()) for e in reversed(events) if DOWN.get(e.act) is state), None)


def withdrawals(left: Counter[Left]) -> Iterator[tuple[date, int]]:
    """Days and numbers of what was taken down before its term; a term that ran out is no correction."""
    return ((how.on, n) for how, n in left.items() if how.act is Act.WITHDRAW)
