"""Who asks (谁在办理): the account behind a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from gongshi.desk.store.user import DeskUser


def asking(request: HttpRequest) -> DeskUser:
    """The account that is logged in; only views behind `asks` call this."""
    assert request.user.is_authenticated, "views without @asks have nobody to ask for"
    return request.user


def to_login(request: HttpRequest) -> HttpResponse:
    """The way to the log-in page and back."""
    from django.contrib.auth.views import redirect_to_login

    return redirect_to_login(request.get_full_path())
