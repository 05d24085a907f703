"""Who may do what, in which state: one table, asked by every page (权限表).

What can be done to an entry of a list is not said here a second time: those lines are read
off `lists.states.WAYS`, the table that the diary's fold obeys. The desk only adds who may open
which page. Pages hide what their reader may not do, and the action refuses it all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

from gongshi.desk.role import DeskRole
from gongshi.errors import Refused
from gongshi.i18n import tr
from gongshi.lists.diary import Act
from gongshi.lists.states import WAYS, State

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from gongshi.desk.store.user import DeskUser
    from gongshi.records.register import Level

View = TypeVar("View", bound=Callable[..., Any])


class NotYours(Refused):
    """The account's role may not do this (岗位无此权限)."""


class Action(Enum):
    """One thing that can be done at the desk (办理事项)."""

    ENTER = "填报本单位的材料"
    CONFIRM = "确认联办活动"
    DELIVER = "报送表格"
    HAND_IN = "收本期来文"
    SEE_REGISTERS = "查看台账"
    EDIT_REGISTERS = "批量修改台账"
    SEE_MONTH = "查看本期看板、指标和名单"
    RUN = "统计本期"
    RENDER = "成文"
    EDIT_NOTICE = "修改文书的文字"
    CHECK = "核稿"
    BUILD_SITE = "生成公开网站"
    LOOK = "启封限定列（写明事由）"
    PROPOSE = "提请名单条目"
    PASS = "通过名单条目"
    RETURN = "退回名单条目"
    OBJECT = "登记异议"
    ANSWER = "驳回异议"
    ACCEPT = "采纳异议"
    PUBLISH = "公开名单、封存公开版"
    ANNUL = "登记依据变更"
    CORRECT = "更正已公开的内容"
    AGREE = "核准更正、封存更正版"
    WITHDRAW = "撤下名字"
    EXPIRE = "到期撤下"
    SEE_JOBS = "查看后台任务"
    SEE_AUDIT = "查阅日记和启封记录"
    MANAGE_CLERKS = "管理单位填报员账号"
    MANAGE_PEOPLE = "管理全部账号和岗位"
    SEE_HELP = "查看帮助"
    COMPLAIN = "提减负意见"
    SEE_COMPLAINTS = "查看减负意见"
    ANSWER_COMPLAINTS = "答复减负意见"

    @property
    def label(self) -> str:
        """The Chinese words for it."""
        return tr(self.value)


class Any_(Enum):
    """Whatever the state, or where there is none (不论状态)."""

    STATE = "不论状态"


ANY = Any_.STATE
Allowed = frozenset[State] | Any_
_ALL = tuple(DeskRole)
_R = DeskRole
_MONTH = (_R.OFFICE, _R.FIRST_REVIEW, _R.SECOND_REVIEW, _R.LEGAL, _R.APPROVE, _R.PRESS, _R.KEEPER)
_PAGES: Mapping[Action, tuple[DeskRole, ...]] = {
    Action.ENTER: (_R.UNIT_CLERK, _R.OFFICE),
    Action.CONFIRM: (_R.UNIT_CLERK,),
    Action.DELIVER: (_R.UNIT_CLERK, _R.OFFICE),
    Action.HAND_IN: (_R.OFFICE, _R.PRESS),
    Action.SEE_REGISTERS: (_R.UNIT_CLERK, *_MONTH),
    Action.EDIT_REGISTERS: (_R.OFFICE,),
    Action.SEE_MONTH: (*_MONTH, _R.AUDITOR),
    Action.RUN: (_R.OFFICE, _R.PRESS),
    Action.RENDER: (_R.OFFICE, _R.PRESS),
    Action.EDIT_NOTICE: (_R.OFFICE, _R.PRESS),
    Action.CHECK: _MONTH,
    Action.AGREE: (_R.LEGAL, _R.APPROVE),
    Action.BUILD_SITE: (_R.PRESS,),
    Action.LOOK: (_R.FIRST_REVIEW, _R.SECOND_REVIEW, _R.LEGAL, _R.APPROVE, _R.KEEPER),
    Action.SEE_JOBS: _MONTH,
    Action.SEE_AUDIT: (_R.AUDITOR, _R.KEEPER),
    Action.MANAGE_CLERKS: (_R.OFFICE, _R.KEEPER),
    Action.MANAGE_PEOPLE: (_R.KEEPER,),
    Action.SEE_HELP: _ALL,
    Action.COMPLAIN: _ALL,
    Action.SEE_COMPLAINTS: (_R.OFFICE, _R.KEEPER, _R.AUDITOR),
    Action.ANSWER_COMPLAINTS: (_R.OFFICE,),
}
ACTS: Mapping[Action, Act] = {a: Act[a.name] for a in Action if a not in _PAGES}


def _table() -> dict[tuple[DeskRole, Action], Allowed]:
    found: dict[tuple[DeskRole, Action], Allowed] = {
        (role, action): ANY for action, roles in _PAGES.items() for role in roles
    }
    for action, act in ACTS.items():
        for role in DeskRole:
            states = frozenset(w.state for w in WAYS if w.act is act and role.diary_role in w.roles)
            if states:
                found[role, action] = states
    return found


TABLE: Mapping[tuple[DeskRole, Action], Allowed] = _table()


def role_may(role: DeskRole, action: Action, state: State | None = None) -> bool:
    """Whether the role may do it: in `state`, or in some state when none is given."""
    allowed = TABLE.get((role, action))
    if allowed is None:
        return False
    return isinstance(allowed, Any_) or state is None or state in allowed


def may(user: DeskUser, action: Action, state: State | None = None) -> bool:
    """Whether this account may do it; nobody may who is not active."""
    return user.is_active and role_may(user.desk_role, action, state)


def demand(user: DeskUser, action: Action, state: State | None = None) -> None:
    """Nothing, when the account may do it. Raises NotYours."""
    if may(user, action, state):
        return
    roles = "、".join(r.label for r in DeskRole if role_may(r, action, state))
    raise NotYours(
        tr("“{role}”岗位不能办理“{action}”。", role=user.desk_role.label, action=action.label),
        where=tr("账号 {name}", name=user.username),
        mend=tr("可以办理的岗位：{roles}。岗位有误的，请联系保密保管人员。", roles=roles or tr("无")),
    )


def reader_level(user: DeskUser) -> Level:
    """The privacy level that this account's pages pass to the office (可看的密级)."""
    return user.desk_role.level


def asks(action: Action) -> Callable[[View], View]:
    """A view that only who may do `action` reaches: the others get the page of refusal, strangers log in first."""

    def around(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
            from gongshi.desk.asking import asking, to_login

            if not request.user.is_authenticated:
                return to_login(request)
            demand(asking(request), action)
            answer: HttpResponse = view(request, *args, **named)
            return answer

        guarded.asked = action  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return around
