"""Events at the desk's doors noted as they happen (办公台记录的写入)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.signals import password_changed, user_logged_in, user_logged_out
from allauth.core.internal.httpkit import get_client_ip
from allauth.mfa.signals import authentication_failed, authenticator_added
from django.contrib.auth.signals import user_login_failed

from gongshi.desk.store.event import DeskEvent, Happened

if TYPE_CHECKING:
    from django.http import HttpRequest

    from gongshi.desk.store.user import DeskUser


def note(
    what: Happened, *, request: HttpRequest | None, by: DeskUser | None, about: str = "", said: str = ""
) -> DeskEvent:
    """One event, kept. Passwords and codes are never among `about` and `said`."""
    address = (get_client_ip(request) or "") if request is not None else ""
    return DeskEvent.objects.create(what=what.name, by=by, about=about[:200], note=said[:2000], address=address)


def listen() -> None:
    """Have log-ins and their failures noted from now on."""
    user_logged_in.connect(_logged_in, dispatch_uid="desk.logged_in")
    user_logged_out.connect(_logged_out, dispatch_uid="desk.logged_out")
    user_login_failed.connect(_failed, dispatch_uid="desk.failed")
    authentication_failed.connect(_second_failed, dispatch_uid="desk.second_failed")
    authenticator_added.connect(_second_set, dispatch_uid="desk.second_set")
    password_changed.connect(_password, dispatch_uid="desk.password")


def _logged_in(request: HttpRequest, user: DeskUser, **_: Any) -> None:
    note(Happened.LOG_IN, request=request, by=user, about=user.username)


def _logged_out(request: HttpRequest, user: DeskUser | None, **_: Any) -> None:
    note(Happened.LOG_OUT, request=request, by=user, about=user.username if user else "")


def _failed(credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any) -> None:
    note(Happened.LOG_IN_FAILED, request=request, by=None, about=str(credentials.get("username", "")))


def _second_failed(request: HttpRequest, user: DeskUser, **_: Any) -> None:
    note(Happened.SECOND_FACTOR_FAILED, request=request, by=None, about=user.username)


def _second_set(request: HttpRequest, user: DeskUser, **_: Any) -> None:
    note(Happened.SECOND_FACTOR_SET, request=request, by=user, about=user.username)


def _password(request: HttpRequest, user: DeskUser, **_: Any) -> None:
    user.must_change_password = False
    user.save(update_fields=["must_change_password"])
    note(Happened.PASSWORD_CHANGED, request=request, by=user, about=user.username)
