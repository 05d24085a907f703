"""Who may do what to an entry, and when: one table, read by every action (状态表).

The fold of the diary asks the same table as the actions do. So an event that somebody wrote
past the actions, even under his own key, moves nothing: it is kept and shown as irregular.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from gongshi.errors import Refused
from gongshi.i18n import tr
from gongshi.lists.diary import Act
from gongshi.lists.person import Role


class State(Enum):
    """Where an entry stands on its way (条目状态)."""

    PICKED = "待提请"
    PROPOSED = "待初审"
    FIRST_PASSED = "待复核"
    APPROVED = "待公开"
    RETURNED = "已退回"
    PUBLIC = "已公开"
    WITHDRAWN = "已撤下"
    EXPIRED = "已到期"

    @property
    def label(self) -> str:
        """The Chinese word for it."""
        return tr(self.value)


class WrongState(Refused):
    """The act is not possible in the entry's state (当前状态不能如此处理)."""


class WrongRole(Refused):
    """The act is not for this person's role (岗位不符)."""


@dataclass(frozen=True)
class Way:
    """One line of the table: in `state`, `act` by one of `roles` leads to `to`."""

    state: State
    act: Act
    roles: frozenset[Role]
    to: State


_ANYONE = frozenset(Role)
_TAKERS = frozenset({Role.PRESS, Role.LEGAL, Role.APPROVE})
_JUDGES = frozenset({Role.LEGAL, Role.APPROVE})
_LATE_RETURN = frozenset({Role.SECOND_REVIEW, Role.LEGAL, Role.APPROVE})
_UNSHOWN = (State.PICKED, State.PROPOSED, State.FIRST_PASSED, State.APPROVED, State.RETURNED)


def _ways() -> tuple[Way, ...]:
    s, a = State, Act
    return (
        Way(s.PICKED, a.PROPOSE, frozenset({Role.PROPOSER}), s.PROPOSED),
        Way(s.RETURNED, a.PROPOSE, frozenset({Role.PROPOSER}), s.PROPOSED),
        Way(s.PROPOSED, a.PASS, frozenset({Role.FIRST_REVIEW}), s.FIRST_PASSED),
        Way(s.PROPOSED, a.RETURN, frozenset({Role.FIRST_REVIEW}), s.RETURNED),
        Way(s.FIRST_PASSED, a.PASS, frozenset({Role.SECOND_REVIEW}), s.APPROVED),
        Way(s.FIRST_PASSED, a.RETURN, _LATE_RETURN, s.RETURNED),
        Way(s.APPROVED, a.RETURN, _LATE_RETURN, s.RETURNED),
        Way(s.APPROVED, a.PUBLISH, frozenset({Role.PRESS, Role.APPROVE}), s.PUBLIC),
        Way(s.PUBLIC, a.ANNUL, _TAKERS | {Role.PROPOSER}, s.PUBLIC),
        Way(s.PUBLIC, a.CORRECT, _TAKERS, s.PUBLIC),
        Way(s.PUBLIC, a.WITHDRAW, _TAKERS, s.WITHDRAWN),
        Way(s.PUBLIC, a.EXPIRE, _TAKERS | {Role.KEEPER}, s.EXPIRED),
        *(Way(state, a.OBJECT, _ANYONE, state) for state in (*_UNSHOWN, s.PUBLIC)),
        *(Way(state, a.ANSWER, _JUDGES, state) for state in (*_UNSHOWN, s.PUBLIC)),
        *(Way(state, a.ACCEPT, _JUDGES, s.RETURNED) for state in _UNSHOWN),
        Way(s.PUBLIC, a.ACCEPT, _JUDGES, s.PUBLIC),
    )


WAYS = _ways()
_TABLE = {(w.state, w.act): w for w in WAYS}


def way(state: State, act: Act, role: Role) -> Way:
    """The line of the table that allows `role` to do `act` in `state`.

    Raises WrongState when nobody may, WrongRole when others may.
    """
    found = _TABLE.get((state, act))
    if found is None:
        raise WrongState(
            tr("“{state}”的条目不能“{act}”。", state=state.label, act=act.label),
            where=tr("名单条目，当前状态“{state}”", state=state.label),
            mend=tr("此时可以：{acts}。", acts="、".join(acts_in(state)) or tr("无，已经办结")),
        )
    if role not in found.roles:
        raise WrongRole(
            tr("岗位“{role}”不能对“{state}”的条目“{act}”。", role=role.label, state=state.label, act=act.label),
            where=tr("名单条目，当前状态“{state}”", state=state.label),
            mend=tr("请由以下岗位办理：{roles}。", roles=_roles(found)),
        )
    return found


def acts_in(state: State) -> tuple[str, ...]:
    """What can be done in `state`, as labels."""
    return tuple(w.act.label for w in WAYS if w.state is state)


def table() -> tuple[tuple[str, str, str, str], ...]:
    """The whole table for people: state, act, who, next state; one row for each way."""
    return tuple((w.state.label, w.act.label, _roles(w), w.to.label) for w in WAYS)


def _roles(line: Way) -> str:
    return tr("任何登记人员") if line.roles == _ANYONE else "、".join(r.label for r in Role if r in line.roles)
