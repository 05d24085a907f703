"""Everybody's accounts, for the keeper; those of the units' clerks, for the office (人员)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from gongshi.desk import accounts
from gongshi.desk.asking import asking
from gongshi.desk.may import Action, asks, may
from gongshi.desk.role import DeskRole
from gongshi.desk.signing import signer_for
from gongshi.desk.store.event import Happened
from gongshi.desk.store.user import DeskUser
from gongshi.desk.views.accounts.forms import AccountForm
from gongshi.desk.workspace import served
from gongshi.errors import GongshiError, NotFound
from gongshi.i18n import tr

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PER_PAGE = 50


class NoSuchAccount(NotFound):
    """No account has this number (没有这个账号)."""


@asks(Action.MANAGE_CLERKS)
def people(request: HttpRequest) -> HttpResponse:
    """The accounts that the reader may manage."""
    found = DeskUser.objects.all()
    if not may(asking(request), Action.MANAGE_PEOPLE):
        found = found.filter(role=DeskRole.UNIT_CLERK.name)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/people/all.html", {"page": page})


@asks(Action.MANAGE_CLERKS)
def add(request: HttpRequest) -> HttpResponse:
    """A new account; its password is shown once."""
    form = AccountForm(request.POST or None, by=asking(request))
    if request.method != "POST":
        return render(request, "desk/people/add.html", {"form": form})
    if not form.is_valid():
        return render(request, "desk/people/add.html", {"form": form}, status=422)
    said = form.said()
    accounts.check_may_manage(asking(request), said.role)
    by = signer_for(request) if said.role.diary_role else None
    try:
        user, password = accounts.add_account(
            served(), username=said.username, name=said.name, role=said.role, unit=said.unit, by=by,
            passphrase=said.passphrase,
        )  # fmt: skip
    except GongshiError as fault:
        form.add_error(None, f"{fault.what}{fault.mend}")
        return render(request, "desk/people/add.html", {"form": form}, status=422)
    accounts.noted(request, asking(request), Happened.ACCOUNT_ADDED, user)
    return render(request, "desk/people/password.html", {"account": user, "password": password}, status=201)


@asks(Action.MANAGE_CLERKS)
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One account: name, unit, role, whether it is open."""
    user = _managed(request, number)
    form = AccountForm(request.POST or None, by=asking(request), account=user)
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "desk/people/one.html", {"form": form, "account": user}, status=status)
    said = form.said()
    accounts.check_may_manage(asking(request), said.role, other=user)
    try:
        accounts.change_account(
            served(), user, name=said.name, role=said.role, unit=said.unit, is_active=said.is_active
        )
    except GongshiError as fault:
        form.add_error(None, f"{fault.what}{fault.mend}")
        return render(request, "desk/people/one.html", {"form": form, "account": user}, status=422)
    accounts.noted(request, asking(request), Happened.ACCOUNT_CHANGED, user)
    messages.success(request, tr("账号“{name}”已改。", name=user.username))
    return redirect("account", number)


@require_POST
@asks(Action.MANAGE_CLERKS)
def password(request: HttpRequest, number: int) -> HttpResponse:
    """A password that opens the account once, shown once."""
    user = _managed(request, number, acting=True)
    fresh = accounts.reset_password(user)
    accounts.noted(request, asking(request), Happened.PASSWORD_RESET, user)
    return render(request, "desk/people/password.html", {"account": user, "password": fresh})


@require_POST
@asks(Action.MANAGE_CLERKS)
def second(request: HttpRequest, number: int) -> HttpResponse:
    """The account without its second factor."""
    user = _managed(request, number, acting=True)
    accounts.reset_second_factor(user)
    accounts.noted(request, asking(request), Happened.SECOND_FACTOR_RESET, user)
    messages.success(request, tr("账号“{name}”的双因素已重置，下次登录时重新启用。", name=user.username))
    return redirect("account", number)


def _managed(request: HttpRequest, number: int, *, acting: bool = False) -> DeskUser:
    """The account, once the reader may manage it. Raises NoSuchAccount, NotYours."""
    user = DeskUser.objects.filter(pk=number).first()
    if user is None:
        raise NoSuchAccount(
            tr("没有这个账号。"), where=tr("地址 {path}", path=request.path), mend=tr("请从“人员”页选择。")
        )
    accounts.check_may_manage(asking(request), user.desk_role, other=user if acting else None)
    return user
