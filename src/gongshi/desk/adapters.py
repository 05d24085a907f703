"""What allauth asks of this desk: nobody signs himself up, second factors lie sealed (登录的约定)."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.urls import reverse

from gongshi.desk.accounts import HANDED_OUT_FOR, ran_out
from gongshi.desk.faults import fault_page
from gongshi.desk.sealing import sealed, unsealed
from gongshi.desk.workspace import served
from gongshi.errors import Refused
from gongshi.i18n import tr

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from gongshi.desk.store.user import DeskUser

_FRESH = 300  # seconds after a log-in in which nothing is asked again


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by the keeper or the office, never by who wants one (账号不得自行注册)."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def pre_login(self, request: HttpRequest, user: DeskUser, **named: Any) -> HttpResponse | None:
        """None to go on; a page for whom a password was handed out and lay too long."""
        if user.is_active and ran_out(user):
            clear_login(request)
            return fault_page(request, _lay_too_long(user))
        answer: HttpResponse | None = super().pre_login(request, user, **named)
        return answer

    def is_reauthentication_required(self, *, app: str, **named: Any) -> bool:
        """Whether the password or a code is asked again; not of who logged in this moment to set his second factor."""
        records = context.request.session.get("account_authentication_methods", [])
        fresh = records and time.time() - float(records[-1]["at"]) < _FRESH
        return False if fresh else bool(super().is_reauthentication_required(app=app, **named))

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        """What was wrong, in the words of the form."""
        said = {"username_password_mismatch": tr("账号或口令不对。"), "enter_current_password": tr("请写现在的口令。"),
                "incorrect_password": tr("口令不对。"), "too_many_login_attempts": tr("试错的次数过多，请过一刻钟再试。")}  # fmt: skip
        return ValidationError(said[code], code=code) if code in said else super().validation_error(code, *args)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """His account's page, which says so; who has no second factor yet is led on to it from there."""
        messages.success(request, tr("口令已改。"))
        return reverse("own_account")

    def add_message(self, *args: Any, **named: Any) -> None:
        """Nothing: the page that follows shows what was done."""


def _lay_too_long(user: DeskUser) -> Refused:
    return Refused(
        tr("这个一次性口令发出已超过 {n} 天，不能再用。", n=HANDED_OUT_FOR.days),
        where=tr("账号 {name}", name=user.username),
        mend=tr("请联系保密保管人员重置口令；单位填报员也可联系机关科室。"),
    )


class MfaAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """The second factor is not optional, and its secret lies sealed in the database (双因素)."""

    def encrypt(self, text: str) -> str:
        """The secret, sealed."""
        return sealed(text, purpose="second factor")

    def decrypt(self, encrypted_text: str) -> str:
        """The secret."""
        return unsealed(encrypted_text, purpose="second factor")

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        """What was wrong, in the words of the form."""
        said = {"incorrect_code": tr("验证码不对。请看验证器上此刻的六位数；用过一次的要等下一个。")}
        return ValidationError(said[code], code=code) if code in said else super().validation_error(code, *args)

    def can_delete_authenticator(self, authenticator: object) -> bool:
        """Never by oneself: the keeper resets it."""
        return False

    def get_totp_issuer(self) -> str:
        """The name that the authenticator app shows."""
        return served().settings.get("office.short_name", tr("公示办公台"))
