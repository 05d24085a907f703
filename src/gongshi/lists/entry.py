"""An entry: one candidate on one list in one period, and how far it has come (条目)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from gongshi.lists.candidate import Candidate, Fact, GateResult, ListRule
from gongshi.lists.diary import Act, Event
from gongshi.lists.gates import no_open_objection, two_reviewers
from gongshi.lists.standing import Objection, Standing, fold
from gongshi.lists.states import State
from gongshi.period import Period


@dataclass(frozen=True)
class Entry:
    """A candidate with its state (名单条目); a value: acts give a new one.

    `shown_name`, `shown_facts` and `shown_reasons` are all that a public page may print; the
    candidate itself is for the reviewers. `digest` stands for reasons and facts in what
    reviewers sign. `position` counts from 1. `changed` says that a review no longer counts,
    because reasons, facts or gates have changed since.
    """

    id: str
    rule: ListRule
    period: Period
    candidate: Candidate
    state: State
    shown_name: str
    published_on: date | None = None
    ends_on: date | None = None
    objections: tuple[Objection, ...] = ()
    months_listed: int = 1
    history: tuple[Event, ...] = ()
    months_total: int = 1
    repeat_mark: str = ""
    position: int = 0
    digest: str = ""
    changed: bool = False
    withdraw_by: date | None = None
    reason: str = ""
    policy: str = "full"
    shown_facts: Mapping[str, Fact] = field(default_factory=dict)
    shown_reasons: tuple[str, ...] = ()

    @property
    def standing(self) -> Standing:
        """What the entry's events have made of it, for the candidate as it is now."""
        return fold(self.history).settled(self.digest, self.gates_held)

    @property
    def gates_held(self) -> frozenset[str]:
        """The codes of the candidate's gates that hold now."""
        return frozenset(g.code for g in self.candidate.gates if g.passed)

    @property
    def gates(self) -> tuple[GateResult, ...]:
        """The candidate's gates, and those that every list has."""
        standing = self.standing
        return (*self.candidate.gates, two_reviewers(standing), no_open_objection(standing))

    @property
    def is_clear(self) -> bool:
        """Whether it may be published now."""
        return self.state is State.APPROVED and all(g.passed for g in self.gates)

    @property
    def open_objections(self) -> tuple[Objection, ...]:
        """Objections that nobody has decided on."""
        return tuple(o for o in self.objections if o.is_open)

    @property
    def corrections(self) -> tuple[Event, ...]:
        """Corrections on record since it became public, oldest first."""
        return tuple(e for e in self.history if e.act is Act.CORRECT)

    def after(self, event: Event) -> Entry:
        """The entry once `event` has been written."""
        return replace(self, history=(*self.history, event)).stood()

    def stood(self, on: date | None = None) -> Entry:
        """The entry with the state that its history gives; over when its term ended before `on`."""
        raw = fold(self.history)
        standing = raw.settled(self.digest, self.gates_held)
        over = on is not None and standing.ends_on is not None and standing.ends_on < on
        return replace(
            self,
            state=State.EXPIRED if over and standing.state is State.PUBLIC else standing.state,
            published_on=standing.published_on,
            ends_on=standing.ends_on,
            objections=standing.objections,
            withdraw_by=standing.withdraw_by,
            reason=standing.reason,
            changed=standing.state is not raw.state or (raw.state is State.PUBLIC and not self._is_as_published(raw)),
        )

    def _is_as_published(self, standing: Standing) -> bool:
        return standing.covers(self.digest, self.gates_held)
