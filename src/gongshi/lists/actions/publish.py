"""Make an entry public (公开)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from gongshi.errors import Refused
from gongshi.i18n import tr
from gongshi.lists.actions.act import as_seen, carry_out
from gongshi.lists.actions.clocks import ends_on
from gongshi.lists.diary import Act, Diary
from gongshi.lists.entry import Entry
from gongshi.lists.roll import Roll
from gongshi.lists.signing import Signer
from gongshi.lists.standing import Objection, ObjectionOpen
from gongshi.lists.states import State

if TYPE_CHECKING:
    from gongshi.figures.at import At


class GateHolds(Refused):
    """A gate does not hold on the day of release (关口未过)."""


class NotComputedToday(Refused):
    """The list was computed for another day than that of its release (名单不是按发布日计算的)."""


@dataclass(frozen=True)
class Published:
    """What one publication of a roll did: the roll after it, and who was kept back."""

    roll: Roll
    held: tuple[Entry, ...] = ()


def publish(entry: Entry, *, at: At, by: Signer, when: datetime, diary: Diary) -> Entry:
    """The entry, public until its term ends (公开).

    `at` are the clocks the entry was computed with: it must have been computed for this very
    day, so that whoever settled the matter meanwhile is not named. Raises NotComputedToday,
    GateHolds, ObjectionOpen, NotReviewedAsIs, WrongState, WrongRole.
    """
    _check_today(entry, at, when)
    failing = [g for g in entry.candidate.gates if not g.passed]
    if failing:
        raise GateHolds(
            "\n".join(tr("关口“{label}”未过：{why}", label=g.label, why=g.why) for g in failing),
            where=_where(entry),
            mend=tr("请等关口满足后重新计算名单；不满足的条目不得公开。"),
        )
    fields = {**as_seen(entry), "ends_on": ends_on(when.date(), entry.rule, at.settings).isoformat()}
    return carry_out(entry, Act.PUBLISH, by=by, when=when, diary=diary, fields=fields)


def _check_today(entry: Entry, at: At, when: datetime) -> None:
    if when.date() != at.released:
        raise NotComputedToday(
            tr("名单是按 {computed} 计算的，今天是 {today}。", computed=at.released, today=when.date()),
            where=_where(entry),
            mend=tr("请在发布当天重新计算名单并复查关口，然后公开。"),
        )


def check_list(roll: Roll, when: datetime) -> None:
    """Nothing, when what waits on the list could become public at `when`. Raises ObjectionOpen, NotComputedToday."""
    check_no_objection(roll)
    for entry in (e for e in roll.approved if e.is_clear):
        _check_today(entry, roll.at, when)


def check_no_objection(roll: Roll) -> None:
    """Nothing, when nobody's objection against the list is open. Raises ObjectionOpen.

    One open objection holds the whole list: whoever reads a list without the disputed name
    would know what was disputed, and a later correction would be of another list.
    """
    disputed = [e for e in roll.entries if e.open_objections and e.state is not State.RETURNED]
    if disputed:
        raise ObjectionOpen(
            tr("名单“{label}”有 {n} 条异议未办结，整份名单不能公开。", label=roll.rule.label,
               n=sum(len(e.open_objections) for e in disputed)),
            where="；".join(_objection(e, o) for e in disputed for o in e.open_objections),
            mend=tr("请由法制审核或审批岗位用 gongshi objection 采纳或驳回；也可先退回该条目，再公开其余各条。"),
        )  # fmt: skip


def _objection(entry: Entry, objection: Objection) -> str:
    return tr("第 {n} 位（编号 {id}），须在 {day} 前办结", n=entry.position, id=entry.id[:10], day=objection.due_on)


def publish_all(roll: Roll, *, by: Signer, when: datetime, diary: Diary) -> Published:
    """The roll with every approved entry public that all gates let through.

    The others are held back, and wait with their gates for another day. Raises ObjectionOpen.
    """
    check_no_objection(roll)
    clear = [e for e in roll.approved if e.is_clear]
    with diary.together():
        public = [publish(e, at=roll.at, by=by, when=when, diary=diary) for e in clear]
    return Published(roll.with_entries(public), roll.blocked)


def _where(entry: Entry) -> str:
    return tr("名单“{label}”第 {n} 位", label=entry.rule.label, n=entry.position)
