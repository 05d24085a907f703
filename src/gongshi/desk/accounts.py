"""Accounts added, changed, reset; who may do so to whom (账号管理).

An account that acts on lists needs a person of the workspace with a key of his own, whom the
diary lets only a keeper enrol; that is `office.people.add_person`, here and on the command line.
"""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from gongshi.desk.may import Action, NotYours, demand
from gongshi.desk.noting import note
from gongshi.desk.role import DeskRole
from gongshi.desk.sessions import end_all
from gongshi.desk.store.event import DeskEvent, Happened
from gongshi.desk.store.user import DeskUser
from gongshi.errors import BadInput, Refused
from gongshi.i18n import tr
from gongshi.office.people import add_person, people
from gongshi.office.unit import NoSuchUnit, unit_named, units

if TYPE_CHECKING:
    from django.http import HttpRequest

    from gongshi.lists.signing import Signer
    from gongshi.office.workspace import Workspace

HANDED_OUT_FOR = timedelta(days=7)
_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"


class BadAccount(BadInput):
    """What was said about an account cannot be used (账号有误)."""


class FixedRole(Refused):
    """The account's person stands in the diary under another role (岗位不能直接改)."""


def password_once() -> str:
    """A fresh password that its owner must change at his first log-in: 16 letters and digits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))


def check_may_manage(by: DeskUser, role: DeskRole, *, other: DeskUser | None = None) -> None:
    """Nothing, when `by` may manage accounts of this role; never his own. Raises NotYours."""
    demand(by, Action.MANAGE_CLERKS if role is DeskRole.UNIT_CLERK else Action.MANAGE_PEOPLE)
    if other is not None and other.pk == by.pk:
        raise NotYours(
            tr("自己的账号不能自己改岗位、停用或重置。"),
            where=tr("账号 {name}", name=by.username),
            mend=tr("请由另一位保密保管人员办理；改口令请到“我的账号”。"),
        )


def add_account(
    workspace: Workspace, *, username: str, name: str, role: DeskRole, unit: str = "", person: str = "",
    by: Signer | None = None, passphrase: str = "",
) -> tuple[DeskUser, str]:  # fmt: skip
    """A new account and the password that opens it once.

    A role of the diary needs a person: the one of this id, or, when there is none yet, one enrolled
    by `by` with a fresh key under `passphrase`. Raises BadAccount, and what enrolling raises.
    """
    if (role is DeskRole.UNIT_CLERK) != bool(unit):
        raise _bad(tr("单位填报员须写明单位，其他岗位不写。"), username)
    check_unit(workspace, unit, username)
    with transaction.atomic():
        password = password_once()
        user = DeskUser(username=username, name=name, role=role.name, unit=unit, must_change_password=True)
        user.person = person or username if role.diary_role else ""
        user.set_password(password)
        _check(user)
        user.save()
        if role.diary_role:
            _person_of(workspace, user, by, passphrase)
    return user, password


def _person_of(workspace: Workspace, user: DeskUser, by: Signer | None, passphrase: str) -> None:
    role = user.desk_role.diary_role
    assert role is not None, "asked only for roles of the diary"
    known = {p.id: p for p in people(workspace)}.get(user.person)
    if known is None:
        add_person(workspace, user.person, user.name, role, by=by, passphrase=passphrase)
    elif known.role is not role:
        raise _bad(tr("经办人“{id}”在日记里的岗位是“{role}”。", id=known.id, role=known.role.label), user.username)


def check_unit(workspace: Workspace, unit: str, username: str) -> None:
    """Nothing, for a unit that the registers know, or while they know none: its clerk could enter nothing. Raises BadAccount."""
    if not unit or not units(workspace):
        return
    try:
        unit_named(workspace, unit)
    except NoSuchUnit as fault:
        raise BadAccount(
            fault.what,
            where=tr("账号 {name}", name=username),
            mend=tr("请写单位编号或单位全称，与台账里的一字不差；新单位请先报送记单位的台账。"),
        ) from fault


def _check(user: DeskUser) -> None:
    if DeskUser.objects.filter(username=user.username).exclude(pk=user.pk).exists():
        raise _bad(tr("账号“{name}”已有人用。", name=user.username), user.username)
    try:
        user.full_clean()
    except ValidationError as fault:
        raise _bad("；".join(fault.messages), user.username) from fault


def _bad(what: str, username: str) -> BadAccount:
    return BadAccount(
        what,
        where=tr("账号 {name}", name=username),
        mend=tr("账号用小写字母、数字、短横和下划线，2至32个字符，不与他人相同；改正后再提交。"),
    )


def change_account(
    workspace: Workspace, user: DeskUser, *, name: str, role: DeskRole, unit: str, is_active: bool
) -> DeskUser:
    """The account, changed; its log-ins end when it may do something else from now on. Raises FixedRole, BadAccount."""
    if role.diary_role is not user.desk_role.diary_role:
        raise FixedRole(
            tr("“{old}”改为“{new}”要换日记里的岗位和钥匙，不能直接改。", old=user.desk_role.label, new=role.label),
            where=tr("账号 {name}", name=user.username),
            mend=tr("请停用此账号，另建一个；已签过的事仍归原账号。"),
        )
    if unit != user.unit:
        check_unit(workspace, unit, user.username)
    moved = (user.role, user.unit, user.is_active) != (role.name, unit, is_active)
    user.name, user.role, user.unit, user.is_active = name, role.name, unit, is_active
    _check(user)
    user.save()
    if moved:
        end_all(user)
    return user


def reset_password(user: DeskUser) -> str:
    """A password that opens the account once; its log-ins end."""
    password = password_once()
    user.set_password(password)
    user.must_change_password = True
    user.save()
    end_all(user)
    return password


def ran_out(user: DeskUser) -> bool:
    """Whether the account waits for its first change of a password that was handed out too long ago."""
    if not user.must_change_password:
        return False
    last = DeskEvent.objects.filter(what=Happened.PASSWORD_RESET.name, about=user.username).first()
    return timezone.now() - max(user.created_at, last.at if last else user.created_at) > HANDED_OUT_FOR


def reset_second_factor(user: DeskUser) -> None:
    """The account without its second factor, to be set anew at the next log-in; its log-ins end."""
    Authenticator.objects.filter(user=user).delete()
    end_all(user)


def noted(request: HttpRequest, by: DeskUser, what: Happened, user: DeskUser) -> None:
    """The change among the desk's events."""
    said = f"{user.role} {user.unit} {'on' if user.is_active else 'off'}"
    note(what, request=request, by=by, about=user.username, said=said)
