"""What surrounds every request: secure headers, the reader's language, errors in three parts (中间层)."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import TYPE_CHECKING

from gongshi.desk.asking import asking
from gongshi.desk.faults import fault_page, not_this_way
from gongshi.desk.may import NotYours
from gongshi.desk.noting import note
from gongshi.desk.project.door import MOST, TOO_MUCH
from gongshi.desk.store.event import Happened
from gongshi.desk.views.month.counting import counting_page
from gongshi.desk.views.month.place import BeingCounted
from gongshi.errors import BadInput, GongshiError
from gongshi.i18n import speaking, tr

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

Answer = Callable[["HttpRequest"], "HttpResponse"]
POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "frame-ancestors 'none'; form-action 'self'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
STATIC = "/static/"
METHODS = ("GET", "HEAD", "POST")


class NotText(BadInput):
    """A form or an address holds a character that is none (含有不可见的控制字符)."""


class TooMuchSent(BadInput):
    """A form is larger than anything that the desk takes in (一次交的内容太大)."""


class SecureHeaders:
    """Headers on every answer; pages are never kept by a browser or a proxy (安全响应头)."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer with its headers."""
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if not request.path.startswith(STATIC):
            response.headers["Cache-Control"] = "no-store"
        return response


class Language:
    """Messages in the reader's language: his account's, or what the cookie says before he logged in."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, said in that language."""
        from django.utils import translation

        said = getattr(request.user, "language", "") or request.COOKIES.get("desk_language", "zh")
        with speaking(said), translation.override("en" if said == "en" else "zh-hans"):
            return self.get_response(request)


class ThreeParts:
    """An error of the library becomes its page; every other one is ours and goes to the log."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer of the view; its page where the address does not answer to the method, or too much was sent."""
        if request.META.get(TOO_MUCH):
            return _too_much(request)
        if request.method not in METHODS:
            return not_this_way(request, ", ".join(METHODS))
        answer = self.get_response(request)
        return (
            not_this_way(request, answer.headers.get("Allow", ""))
            if answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED
            else answer
        )

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        """The page for a form or an address with a character that no keyboard has and PostgreSQL does not keep."""
        said = (text for sent in (request.GET, request.POST) for _, texts in sent.lists() for text in texts)
        if "\x00" not in request.path and not any("\x00" in text for text in said):
            return None
        return fault_page(request, NotText(
            tr("所填的内容里有看不见的控制字符，没有收下。"),
            where=tr("地址 {path}", path=request.path.replace("\x00", "")),
            mend=tr("多半是从别处粘贴来的；请返回，删去这一栏，用键盘重新输入。"),
        ))  # fmt: skip

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page of an error in three parts, or of a count that is under way; None for a mistake of ours."""
        if isinstance(exception, BeingCounted):
            return counting_page(request, exception)
        if isinstance(exception, NotYours):
            note(Happened.REFUSED, request=request, by=asking(request), about=request.path, said=exception.what)
        return fault_page(request, exception) if isinstance(exception, GongshiError) else None


def _too_much(request: HttpRequest) -> HttpResponse:
    """The page for what was too large to be taken in; nothing has read it."""
    fault = TooMuchSent(
        tr("一次交的内容太大，没有收。"),
        where=tr("地址 {path}", path=request.path),
        mend=tr("请分几次交，每次不超过 {most} MB；没有登录的，请先登录。", most=MOST >> 20),
    )
    return fault_page(request, fault, 413)
