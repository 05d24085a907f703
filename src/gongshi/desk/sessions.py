"""How long a log-in holds, and how many there may be (会话的期限与个数)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from allauth.core.internal.httpkit import get_client_ip
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import logout
from django.shortcuts import redirect
from django.utils import timezone

from gongshi.desk.asking import asking, to_login
from gongshi.desk.store.session import DeskSession

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from gongshi.desk.store.user import DeskUser

ROW, SECOND = "desk_session", "second_factor_set"
LONGEST = timedelta(hours=12)
EACH_ACCOUNT = 3
TOUCH = timedelta(minutes=1)
BEFORE_THE_SECOND = ("/login/", "/logout/", "/account/password/", "/account/again/", "/mfa/", "/static/")


class Sessions:
    """A browser gets on only with a log-in that still holds, a password of his own and a second factor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, or the way to what is missing."""
        if not request.user.is_authenticated:
            return self.get_response(request)
        if not still_holds(request):
            logout(request)
            return to_login(request)
        missing = "" if request.path.startswith(BEFORE_THE_SECOND) else still_missing(request)
        return redirect(missing) if missing else self.get_response(request)


def begin(request: HttpRequest, user: DeskUser) -> DeskSession:
    """The row of a log-in; the account's oldest end when there are too many."""
    browser = request.headers.get("User-Agent", "")[:200]
    row = DeskSession.objects.create(
        user=user, address=get_client_ip(request) or "", browser=browser, last_at=timezone.now()
    )
    request.session[ROW] = row.pk
    kept = DeskSession.objects.filter(user=user).values_list("pk", flat=True)[:EACH_ACCOUNT]
    DeskSession.objects.filter(user=user).exclude(pk__in=list(kept)).delete()
    return row


def end(request: HttpRequest) -> None:
    """End this log-in on the server too."""
    number: int = request.session.get(ROW, 0)
    DeskSession.objects.filter(pk=number).delete()


def still_holds(request: HttpRequest) -> bool:
    """Whether the log-in's row is there and neither too old nor idle for too long; it is touched once a minute."""
    number: int = request.session.get(ROW, 0)
    row = DeskSession.objects.filter(pk=number, user=asking(request)).first()
    now = timezone.now()
    idle = timedelta(seconds=settings.SESSION_COOKIE_AGE)
    if row is None or now - row.began_at > LONGEST or now - row.last_at > idle:
        DeskSession.objects.filter(pk=number).delete()
        return False
    if now - row.last_at > TOUCH:
        DeskSession.objects.filter(pk=row.pk).update(last_at=now)
        request.session.modified = True
    return True


def still_missing(request: HttpRequest) -> str:
    """The route of the page that must be done first; empty when nothing is missing."""
    user = asking(request)
    if user.must_change_password:
        return "account_change_password"
    if not request.session.get(SECOND):
        if not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
            return "mfa_activate_totp"
        request.session[SECOND] = True
    return ""


def end_all(user: DeskUser, *, but: int = 0) -> int:
    """End the account's log-ins, all but one when it is named; how many ended."""
    return DeskSession.objects.filter(user=user).exclude(pk=but).delete()[0]
