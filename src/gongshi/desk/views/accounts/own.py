"""The reader's own account: its log-ins, his key's passphrase, his language (我的账号)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from gongshi.desk.asking import asking
from gongshi.desk.may import Action, asks
from gongshi.desk.noting import note
from gongshi.desk.sessions import ROW, end_all
from gongshi.desk.signing import keep_passphrase
from gongshi.desk.store.event import Happened
from gongshi.desk.store.session import DeskSession
from gongshi.desk.workspace import served
from gongshi.i18n import tr
from gongshi.lists.signing import WrongPassphrase
from gongshi.office.people import signer

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class PassphraseForm(forms.Form):
    """The passphrase of one's own signing key (签名口令)."""

    passphrase = forms.CharField(widget=forms.PasswordInput(attrs={"autocomplete": "off"}), max_length=200)


@asks(Action.SEE_HELP)
def account(request: HttpRequest) -> HttpResponse:
    """The account, its log-ins, and the form for the key's passphrase; a POST chooses the language."""
    user = asking(request)
    if request.method == "POST" and request.POST.get("language") in ("zh", "en"):
        user.language = request.POST["language"]
        user.save(update_fields=["language"])
        return redirect("own_account")
    return _page(request, PassphraseForm())


@require_POST
@asks(Action.SEE_HELP)
def passphrase(request: HttpRequest) -> HttpResponse:
    """Keep the passphrase for this session, once it has opened the key."""
    user, form = asking(request), PassphraseForm(request.POST)
    if not form.is_valid() or not user.person:
        return _page(request, form, status=422)
    try:
        signer(served(), user.person, passphrase=form.cleaned_data["passphrase"])
    except WrongPassphrase as fault:
        form.add_error("passphrase", f"{fault.what}{fault.mend}")
        return _page(request, form, status=422)
    response = redirect("own_account")
    keep_passphrase(request, response, form.cleaned_data["passphrase"])
    messages.success(request, tr("签名口令已记下，本次登录内有效。"))
    return response


@require_POST
@asks(Action.SEE_HELP)
def end_sessions(request: HttpRequest) -> HttpResponse:
    """End the account's other log-ins."""
    user = asking(request)
    ended = end_all(user, but=request.session[ROW])
    note(Happened.SESSIONS_ENDED, request=request, by=user, about=user.username)
    messages.success(request, tr("已结束另外 {n} 处登录。", n=ended))
    return redirect("own_account")


def _page(request: HttpRequest, form: PassphraseForm, status: int = 200) -> HttpResponse:
    user = asking(request)
    known = {"form": form, "sessions": DeskSession.objects.filter(user=user), "this": request.session[ROW]}
    return render(request, "desk/people/own.html", known, status=status)
