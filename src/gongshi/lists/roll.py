"""A roll: one list in one period, every entry with its state (名单).

Made anew whenever it is asked for: today's candidates, and the diary folded over them. What
nobody computes today is not on the list, however far it had come; it is shown as dropped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from gongshi.i18n import tr
from gongshi.lists.candidate import Candidate, ListRule
from gongshi.lists.diary import Diary, Event, entry_id
from gongshi.lists.digest import digest_of
from gongshi.lists.entry import Entry
from gongshi.lists.faces import mask_together
from gongshi.lists.gates import fresh_gates, with_gates
from gongshi.lists.masking import policy_of
from gongshi.lists.months import Earlier, PublishedName
from gongshi.lists.standing import Irregular, fold
from gongshi.lists.states import State

if TYPE_CHECKING:
    from gongshi.figures.at import At
    from gongshi.lists.worn import Worn

_NEVER: Mapping[str, date] = MappingProxyType({})
WAITING = frozenset({State.PICKED, State.PROPOSED, State.FIRST_PASSED})
NAMED = frozenset({State.APPROVED, State.PUBLIC})


@dataclass(frozen=True)
class Dropped:
    """An entry of the diary that the rule no longer picks (已不符合条件).

    `name` is known only when the caller still has the earlier candidates; the diary has
    none. `is_public` says that it stands published and somebody has to decide on it.
    """

    id: str
    state: State
    why: str
    name: str = ""

    @property
    def is_public(self) -> bool:
        """Whether the public sees it now."""
        return self.state is State.PUBLIC


@dataclass(frozen=True)
class Roll:
    """The entries of one list at one time, in the rule's order (名单).

    `not_reported` are labels of registers that the rule rests on and that nobody had
    delivered by then: the list is then unknown, not empty. `worn` are the forms in which
    documents have shown persons or plates, of every list.
    """

    rule: ListRule
    at: At
    entries: tuple[Entry, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    notes: tuple[str, ...] = ()
    policy: str = "full"
    irregular: tuple[Irregular, ...] = ()
    not_reported: tuple[str, ...] = ()
    worn: tuple[Worn, ...] = ()

    def in_state(self, *states: State) -> tuple[Entry, ...]:
        """The entries in any of `states`, in order."""
        return tuple(e for e in self.entries if e.state in states)

    @property
    def public(self) -> tuple[Entry, ...]:
        """Entries that the public sees now."""
        return self.in_state(State.PUBLIC)

    @property
    def approved(self) -> tuple[Entry, ...]:
        """Entries that two people passed and that are not public yet."""
        return self.in_state(State.APPROVED)

    @property
    def waiting(self) -> tuple[Entry, ...]:
        """Entries that wait for being proposed or reviewed."""
        return self.in_state(*WAITING)

    @property
    def refused(self) -> tuple[Entry, ...]:
        """Entries that a reviewer returned."""
        return self.in_state(State.RETURNED)

    @property
    def named(self) -> tuple[Entry, ...]:
        """Entries that a notice names: approved or public."""
        return self.in_state(*NAMED)

    @property
    def blocked(self) -> tuple[Entry, ...]:
        """Approved entries that a gate still keeps back."""
        return tuple(e for e in self.approved if not e.is_clear)

    @property
    def reviewable(self) -> tuple[Entry, ...]:
        """Entries that wait and could be published once reviewed: all the candidate's gates hold.

        None while a register that the list rests on is missing: it would be of older data.
        """
        return () if self.not_reported else tuple(e for e in self.waiting if e.candidate.is_clear)

    def shown(self, *, draft: bool = False) -> tuple[Entry, ...]:
        """Entries that a notice names: public, or approved with every gate passed.

        In a draft also those that wait for a review and for nothing else.
        """
        more = self.reviewable if draft else ()
        named = {e.id for e in (*self.public, *(e for e in self.approved if e.is_clear), *more)}
        return tuple(e for e in self.entries if e.id in named)

    @property
    def is_empty(self) -> bool:
        """Whether a notice names nobody, and then says so in words."""
        return not self.shown()

    def entry(self, id_: str) -> Entry | None:
        """The entry of this id."""
        return next((e for e in self.entries if e.id == id_), None)

    def with_entries(self, changed: Sequence[Entry]) -> Roll:
        """The roll with these entries in place of their older selves, names masked anew."""
        by_id = {e.id: e for e in changed}
        (masked,) = mask_together([replace(self, entries=tuple(by_id.get(e.id, e) for e in self.entries))])
        return masked


def roll_of(
    rule: ListRule,
    at: At,
    candidates: Sequence[Candidate],
    diary: Diary,
    published_names: Sequence[PublishedName] = (),
    *,
    delivered: Mapping[str, date] = _NEVER,
    labels: Mapping[str, str] = MappingProxyType({}),
    notes: Sequence[str] = (),
    before: Sequence[Candidate] = (),
    worn: tuple[Worn, ...] = (),
) -> Roll:
    """The list at `at`: today's candidates with the states that the diary gives them (名单).

    `published_names` are (period, list, subject) from documents of the time before.
    `delivered` says how recent each register is, for the rule's freshness gates; a register
    that is not in it counts as never delivered; `labels` is what people call them. `before` are candidates of an earlier run,
    only to name those that dropped out. `worn` is what `worn_forms` says of the documents.
    """
    events = diary.events()
    histories: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        histories[event.entry].append(event)
    gates = fresh_gates(rule, at, delivered, labels)
    earlier = Earlier.of(rule, diary, published_names, events)
    entries = tuple(
        _entry(rule, at, with_gates(candidate, gates), n, diary, histories, earlier)
        for n, candidate in enumerate(candidates, start=1)
    )
    dropped = _dropped(rule, at, {e.id for e in entries}, histories, _names(rule, at, before, diary))
    irregular = tuple(i for e in entries for i in fold(e.history).irregular)
    roll = Roll(rule, at, entries, dropped, tuple(notes), policy_of(rule, at.settings), irregular, worn=worn)
    return mask_together([roll])[0]


def _entry(
    rule: ListRule,
    at: At,
    candidate: Candidate,
    position: int,
    diary: Diary,
    histories: Mapping[str, Sequence[Event]],
    earlier: Earlier,
) -> Entry:
    id_ = entry_id(diary, rule.name, at.period.code, candidate.subject)
    months = earlier.months(candidate.subject, at.period)
    entry = Entry(
        id=id_, rule=rule, period=at.period, candidate=candidate, state=State.PICKED, shown_name="",
        months_listed=months.consecutive, months_total=months.total, repeat_mark=months.mark, position=position,
        history=tuple(histories.get(id_, ())), digest=digest_of(candidate, id_, diary),
    )  # fmt: skip
    return entry.stood(at.released)


def _names(rule: ListRule, at: At, before: Sequence[Candidate], diary: Diary) -> dict[str, str]:
    return {entry_id(diary, rule.name, at.period.code, c.subject): c.name for c in before}


def _dropped(
    rule: ListRule,
    at: At,
    present: set[str],
    histories: Mapping[str, Sequence[Event]],
    names: Mapping[str, str],
) -> tuple[Dropped, ...]:
    here = {"list": rule.name, "period": at.period.code}
    gone = [
        (id_, events) for id_, events in histories.items()
        if id_ and id_ not in present and here.items() <= dict(events[0].fields).items()
    ]  # fmt: skip
    return tuple(_gone(id_, fold(events).state, names.get(id_, "")) for id_, events in gone)


def _gone(id_: str, state: State, name: str) -> Dropped:
    if state is State.PUBLIC:
        why = tr("已公开，但按现有数据重算不再符合条件，请核实是否撤下。")
    else:
        why = tr("按现有数据重算不再符合条件（原为“{state}”），已移出名单。", state=state.label)
    return Dropped(id_, state, why, name)
