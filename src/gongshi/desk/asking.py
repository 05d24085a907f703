"""Who asks (谁在办理): the account behind a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongshi.i18n import tr

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from gongshi.desk.store.user import DeskUser


def asking(request: HttpRequest) -> DeskUser:
    """The account that is logged in; only views behind `asks` call this."""
    assert request.user.is_authenticated, "views without @asks have nobody to ask for"
    return request.user


def to_login(request: HttpRequest) -> HttpResponse:
    """The way to the log-in page and back; what was sent without a log-in is told not to have been taken."""
    from django.contrib import messages
    from django.http import HttpResponse
    from django.shortcuts import redirect

    if request.headers.get("HX-Request"):  # a part of a page cannot hold the log-in: the whole page goes there
        here = local_path(request, request.headers.get("HX-Current-URL", ""))
        return HttpResponse(status=204, headers={"HX-Redirect": login_for(here)})
    if request.method in ("GET", "HEAD"):
        return redirect(login_for(request.get_full_path()))
    messages.warning(request, tr("登录已过期，刚才交的没有收下。登录后回到那一页，写的字会放回，请再交一次。"))
    return redirect(login_for(came_from(request)))


def login_for(path: str) -> str:
    """The address of the log-in page that leads to `path` afterwards."""
    from urllib.parse import urlencode

    from django.conf import settings

    return f"{settings.LOGIN_URL}?{urlencode({'next': path}, safe='/')}"


def came_from(request: HttpRequest) -> str:
    """The page of this desk from which the request was sent; the first page when the browser does not say."""
    return local_path(request, request.headers.get("Referer", ""))


def local_path(request: HttpRequest, address: str) -> str:
    """The address without its host, when it is this desk's own; else the first page."""
    from urllib.parse import urlsplit

    said = urlsplit(address)
    if said.netloc != request.get_host() or not said.path.startswith("/") or said.path.startswith("//"):
        return "/"
    return said.path + (f"?{said.query}" if said.query else "")
