"""The first page: what the reader's role opens (首页)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

from gongshi.desk.may import Action, asks

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@asks(Action.SEE_HELP)
def board(request: HttpRequest) -> HttpResponse:
    """The areas that this account may enter, each with its purpose."""
    return render(request, "desk/home.html")
