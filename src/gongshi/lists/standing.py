"""What the diary's events make of an entry: the fold (条目的办理情况).

A review is of what was seen. A decision is signed over a digest of reasons and facts and
over the gates that held; when either changes, the decision no longer counts, and the entry
waits for its first review again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from gongshi.errors import Refused
from gongshi.i18n import tr
from gongshi.lists.diary import Act, Event
from gongshi.lists.states import State, way

REQUEST = "request"  # what the diary's field `kind` says of a written request


class OwnEntry(Refused):
    """The reviewer proposed this entry or has reviewed it before (不得审核本人经办的条目)."""


class SameKey(Refused):
    """The second decision bears the key of the first (两次审核用了同一把密钥)."""


class ObjectionOpen(Refused):
    """An objection is still unanswered (异议未办结)."""


class NotReviewedAsIs(Refused):
    """What would be published is not what two people reviewed (公开内容与复核内容不同)."""


class NoSuchObjection(Refused):
    """The objection is not open on this entry (没有这条未办结的异议)."""


class NoReason(Refused):
    """The act needs a reason and has none (未写理由)."""


@dataclass(frozen=True)
class Passed:
    """One reviewer's 通过: who, with which key, and what he saw."""

    by: str
    key: str
    digest: str
    gates: frozenset[str]

    def covers(self, digest: str, gates: frozenset[str]) -> bool:
        """Whether what he saw still stands: the same digest, and no gate fallen since."""
        return self.digest == digest and self.gates <= gates


@dataclass(frozen=True)
class Objection:
    """Somebody says that the entry is wrong (异议); `closed` is empty, ANSWER or ACCEPT.

    `due_on` is the last day for an answer. `id` is the number of the diary's event. A written
    request under the law on public information (`is_request`) has a longer clock.
    """

    id: str
    raised_on: date
    due_on: date | None
    text: str = ""
    closed: str = ""
    answer: str = ""
    is_request: bool = False

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided on it yet."""
        return not self.closed


@dataclass(frozen=True)
class Irregular:
    """An event that the table does not allow, and why; it moved nothing (不合规的记录)."""

    event: Event
    why: str


@dataclass(frozen=True)
class Standing:
    """Where an entry stands by its events alone (办理情况)."""

    state: State = State.PICKED
    proposers: frozenset[str] = frozenset()
    passes: tuple[Passed, ...] = ()
    objections: tuple[Objection, ...] = ()
    published_on: date | None = None
    ends_on: date | None = None
    withdraw_by: date | None = None
    reason: str = ""
    irregular: tuple[Irregular, ...] = ()

    def covers(self, digest: str, gates: frozenset[str]) -> bool:
        """Whether every decision of this round is about what stands here now."""
        return all(p.covers(digest, gates) for p in self.passes)

    def settled(self, digest: str, gates: frozenset[str]) -> Standing:
        """The standing for today's candidate: back to the first review when it has changed."""
        if self.state in (State.FIRST_PASSED, State.APPROVED) and not self.covers(digest, gates):
            return replace(self, state=State.PROPOSED, passes=())
        return self

    @property
    def open_objections(self) -> tuple[Objection, ...]:
        """Objections that nobody has decided on."""
        return tuple(o for o in self.objections if o.is_open)


def fold(events: Iterable[Event]) -> Standing:
    """The standing that the events of one entry lead to; forbidden ones are irregular."""
    standing = Standing()
    for event in events:
        try:
            standing = apply(standing, event)
        except Refused as why:
            standing = replace(standing, irregular=(*standing.irregular, Irregular(event, why.what)))
    return standing


def apply(standing: Standing, event: Event) -> Standing:
    """The standing after `event`. Raises a Refused when the table or a rule forbids it."""
    standing = _seen(standing, event)
    to = way(standing.state, event.act, event.role).to
    _check(standing, event)
    after = replace(standing, state=to, reason=event.note or standing.reason)
    match event.act:
        case Act.PROPOSE:
            return replace(after, proposers=standing.proposers | {event.by}, passes=())
        case Act.PASS:
            return replace(after, passes=(*standing.passes, _passed(event)))
        case Act.PUBLISH:
            return replace(after, published_on=event.at.date(), ends_on=_day(event, "ends_on"))
        case Act.ANNUL:
            return replace(after, withdraw_by=_day(event, "withdraw_by"))
        case Act.OBJECT:
            return replace(after, objections=(*standing.objections, _raised(event)))
        case Act.ANSWER | Act.ACCEPT:
            return _closed(after, event)
        case _:
            return after


def grounds_of(history: Iterable[Event]) -> tuple[Event, ...]:
    """The signed acts since the entry became public that say why it must come down: basis changed, objection upheld."""
    found: list[Event] = []
    for event in history:
        if event.act is Act.PUBLISH:
            found = []
        elif event.act in (Act.ANNUL, Act.ACCEPT):
            found.append(event)
    return tuple(found)


def is_another(event: Event, person: str, key: str) -> bool:
    """Whether somebody else than `person` signed the event, and with another key than `key`."""
    return event.by != person and event.key != key


def _seen(standing: Standing, event: Event) -> Standing:
    if event.act is not Act.PASS and event.act is not Act.RETURN:
        return standing
    return standing.settled(event.fields.get("digest", ""), _gates(event))


def _check(standing: Standing, event: Event) -> None:
    if event.act in (Act.PASS, Act.RETURN):
        _check_reviewer(standing, event)
    if event.act in NEED_REASON and not event.fields.get("note"):
        raise NoReason(
            tr("“{act}”没有写理由。", act=event.act.label),
            where=tr("条目 {id}", id=event.entry),
            mend=tr("请写明理由后再办理。"),
        )
    if event.act is Act.PUBLISH:
        _check_publication(standing, event)
    if event.act in (Act.ANSWER, Act.ACCEPT):
        _open_objection(standing, event)


NEED_REASON = frozenset({Act.RETURN, Act.WITHDRAW, Act.OBJECT, Act.ANSWER, Act.ACCEPT, Act.ANNUL, Act.CORRECT})


def _check_reviewer(standing: Standing, event: Event) -> None:
    if event.by in standing.proposers or any(p.by == event.by for p in standing.passes):
        raise OwnEntry(
            tr("“{by}”提请过或已审核过该条目，不能再审。", by=event.by),
            where=tr("条目 {id}", id=event.entry),
            mend=tr("请由另一位审核人用其本人的密钥办理。"),
        )
    if any(p.key == event.key for p in standing.passes):
        raise SameKey(
            tr("“{by}”的密钥与前一位审核人相同，不算两人审核。", by=event.by),
            where=tr("条目 {id}", id=event.entry),
            mend=tr("请为每位审核人各自生成密钥并重新登记。"),
        )


def _check_publication(standing: Standing, event: Event) -> None:
    if standing.open_objections:
        raise ObjectionOpen(
            tr("有 {n} 条异议尚未办结，不能公开。", n=len(standing.open_objections)),
            where=tr("条目 {id}", id=event.entry),
            mend=tr("请先由法制审核或审批岗位采纳或驳回异议。"),
        )
    if not standing.covers(event.fields.get("digest", ""), _gates(event)):
        raise NotReviewedAsIs(
            tr("理由、事实或关口在复核之后有变化，不能公开。"),
            where=tr("条目 {id}", id=event.entry),
            mend=tr("请按现在的内容重新初审、复核。"),
        )


def _open_objection(standing: Standing, event: Event) -> Objection:
    for objection in standing.open_objections:
        if objection.id == event.fields.get("objection"):
            return objection
    raise NoSuchObjection(
        tr("该条目没有编号为“{id}”的未办结异议。", id=event.fields.get("objection", "")),
        where=tr("条目 {id}", id=event.entry),
        mend=tr("未办结的异议：{ids}。", ids="、".join(o.id for o in standing.open_objections) or tr("无")),
    )


def _raised(event: Event) -> Objection:
    is_request = event.fields.get("kind") == REQUEST
    return Objection(str(event.number), event.at.date(), _day(event, "due_on"), event.note, is_request=is_request)


def _closed(standing: Standing, event: Event) -> Standing:
    closed = replace(_open_objection(standing, event), closed=event.act.name, answer=event.note)
    objections = tuple(closed if o.id == closed.id else o for o in standing.objections)
    due = _day(event, "withdraw_by") or standing.withdraw_by
    return replace(standing, objections=objections, withdraw_by=due)


def _passed(event: Event) -> Passed:
    return Passed(event.by, event.key, event.fields.get("digest", ""), _gates(event))


def _gates(event: Event) -> frozenset[str]:
    return frozenset(filter(None, event.fields.get("gates", "").split(",")))


def _day(event: Event, name: str) -> date | None:
    text = event.fields.get(name, "")
    return date.fromisoformat(text) if text else None
