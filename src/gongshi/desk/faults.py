"""An error of the library as a page: its three parts, and the kind of answer (错误页)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongshi.desk.asking import came_from, login_for
from gongshi.desk.ways import said_here
from gongshi.errors import BadInput, Broken, GongshiError, NotFound, Refused, StillMissing, Unfit
from gongshi.i18n import tr
from gongshi.lists.actions.act import ActedMeanwhile
from gongshi.lists.states import WrongState
from gongshi.office.entering import ChangedMeanwhile

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


_STATUS: dict[type[GongshiError], int] = {
    ChangedMeanwhile: 409,
    ActedMeanwhile: 409,
    WrongState: 409,
    StillMissing: 409,
    BadInput: 422,
    NotFound: 404,
    Refused: 403,
    Unfit: 503,
    Broken: 500,
}


class NoSuchPage(NotFound):
    """The address leads nowhere (没有这个页面)."""


def status_of(fault: GongshiError) -> int:
    """The HTTP status for an error's kind.

    >>> status_of(NoSuchPage("没有", where="地址", mend="请返回"))
    404
    """
    return next((code for kind, code in _STATUS.items() if isinstance(fault, kind)), 500)


def fault_page(
    request: HttpRequest, fault: GongshiError, status: int | None = None, way: tuple[str, str] | None = None
) -> HttpResponse:
    """The page that says what, where and how to mend it; `way` is where to go on, an address and its label."""
    from django.shortcuts import render

    code = status or status_of(fault)
    what, where, mend = (said_here(part) for part in (fault.what, fault.where, fault.mend))
    told = {"what": what, "where": where, "mend": mend, "status": code, "way": way}
    return render(request, "desk/fault.html", told, status=code)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page for an address that leads nowhere."""
    return fault_page(request, NoSuchPage(
        tr("没有这个页面。"), where=tr("地址 {path}", path=request.path), mend=tr("请核对地址，或从首页进入。"),
    ))  # fmt: skip


def forbidden(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    """The page for a request that Django itself refused: a form without its token, an expired session."""
    fault = Refused(
        tr("这次提交没有被接受：登录已过期、别处又登录过，或不是从本站提交的。"),
        where=tr("地址 {path}", path=request.path),
        mend=tr("请点下面的按钮回到那一页再交；已经写的字会放回，没有放回的，按浏览器的后退键取回。"),
    )
    back = came_from(request)
    known = request.user.is_authenticated
    way = (back, tr("回到那一页")) if known else (login_for(back), tr("登录，回到那一页"))
    return fault_page(request, fault, 403, way)


def malformed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page for a request that cannot be read: a strange host name, far too many fields, a broken body."""
    fault = BadInput(
        tr("这次提交读不懂：内容不完整、太大，或地址不是本办公台的。"),
        where=tr("地址 {path}", path=request.path),
        mend=tr("请从首页重新进入后再办；一次选的行或文件很多的，请分几次提交。"),
    )
    return fault_page(request, fault, 400)


def not_this_way(request: HttpRequest, allowed: str) -> HttpResponse:
    """The page for an address that is asked in a way it does not answer to, as when a form's address is opened."""
    fault = Refused(
        tr("这个地址只用来提交，不能直接打开。"),
        where=tr("地址 {path}", path=request.path),
        mend=tr("请从首页进入要办的那一页，再点页面上的按钮。"),
    )
    answer = fault_page(request, fault, 405)
    answer.headers["Allow"] = allowed
    return answer


def broke(request: HttpRequest) -> HttpResponse:
    """The page for a mistake of ours; the details stand in the log, not here."""
    fault = Unfit(
        tr("办公台出错了，本次操作没有完成。"),
        where=tr("地址 {path}", path=request.path),
        mend=tr("请稍后再试；仍不行的，请把时间和地址告诉管理员，详情在运行日志里。"),
    )
    return fault_page(request, fault, 500)
