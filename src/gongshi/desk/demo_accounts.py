"""Accounts for an invented city, so that one person can try every role (演示账号).

Only a workspace whose clock stands still gets them. Their second factors are set already, and
the code of the moment can be asked on the command line by who has no authenticator at hand.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.utils import decrypt

from gongshi.desk.accounts import password_once
from gongshi.desk.role import DeskRole
from gongshi.desk.store.user import DeskUser
from gongshi.errors import NotFound, Refused
from gongshi.i18n import tr
from gongshi.office.deliveries import OWN
from gongshi.office.people import people
from gongshi.office.unit import units

if TYPE_CHECKING:
    from gongshi.office.workspace import Workspace

UNIT_CLERK, AUDITOR = "danwei", "shenji"


class NotADemo(Refused):
    """The workspace is a real one: it gets no accounts with known passwords (不是演示工作区)."""


class NoSuchDemoAccount(NotFound):
    """No demo account of this name has a second factor (没有这个演示账号)."""


def refuse_real(workspace: Workspace) -> None:
    """Nothing, for a workspace whose clock stands still. Raises NotADemo."""
    if not workspace.settings.get("workspace.clock", ""):
        raise NotADemo(
            tr("这是正式的工作区，不能建演示账号。"),
            where=tr("工作区 {folder}", folder=workspace.root),
            mend=tr("请用 gongshi desk --add 逐个新建账号。"),
        )


def add_demo_accounts(workspace: Workspace) -> tuple[tuple[DeskUser, str], ...]:
    """An account with its password for everybody in the demo's register of people, a unit's clerk and an auditor.

    Accounts that are there already get a new password. Raises NotADemo.
    """
    refuse_real(workspace)
    by_diary = {r.diary_role: r for r in DeskRole if r.diary_role}
    wanted = [(p.id, p.name, by_diary[p.role], "", p.id) for p in people(workspace)]
    wanted.append((UNIT_CLERK, tr("填报辛"), DeskRole.UNIT_CLERK, a_unit(workspace), ""))
    wanted.append((AUDITOR, tr("审计壬"), DeskRole.AUDITOR, "", ""))
    return tuple(_account(*one) for one in wanted)


def a_unit(workspace: Workspace) -> str:
    """A unit that a clerk can enter for: the first that stands in a register of units, one that has delivered before others.

    The first sender where no register holds units; the office itself when nobody has delivered.
    """
    senders = sorted({d.sender for d in workspace.vault().deliveries()} - {OWN})
    names = [unit.name for unit in units(workspace)]
    return next(iter([*(n for n in names if n in senders), *names, *senders]), OWN)


def _account(username: str, name: str, role: DeskRole, unit: str, person: str) -> tuple[DeskUser, str]:
    password = password_once()
    user = DeskUser.objects.filter(username=username).first() or DeskUser(username=username)
    user.name, user.role, user.unit, user.person = name, role.name, unit, person
    user.must_change_password = False
    user.set_password(password)
    user.save()
    if not Authenticator.objects.filter(user=user).exists():
        TOTP.activate(user, generate_totp_secret())
        RecoveryCodes.activate(user)
    return user, password


def demo_code(workspace: Workspace, username: str) -> str:
    """The six digits that this demo account's authenticator would show now. Raises NotADemo, NoSuchDemoAccount."""
    refuse_real(workspace)
    found = Authenticator.objects.filter(user__username=username, type=Authenticator.Type.TOTP).first()
    if found is None:
        raise NoSuchDemoAccount(
            tr("没有名为“{name}”的演示账号。", name=username),
            where=tr("工作区 {folder}", folder=workspace.root),
            mend=tr("请先用 gongshi desk --demo-accounts 新建演示账号。"),
        )
    counter = int(time.time()) // app_settings.TOTP_PERIOD
    return str(format_hotp_value(hotp_value(decrypt(found.data["secret"]), counter)))
