"""The manual, at the desk as in the documentation: one text, one set of pictures (操作手册)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from django.http import FileResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from gongshi.desk.may import Action, asks
from gongshi.errors import NotFound
from gongshi.i18n import tr

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

FOLDER = Path(__file__).resolve().parents[2] / "manual"  # docs/manual is a link to it


class NoManual(NotFound):
    """A picture of the manual is not here (没有操作手册)."""


@require_safe
@asks(Action.SEE_HELP)
def manual(request: HttpRequest) -> HttpResponse:
    """The manual as a page that can be printed."""
    text = (FOLDER / "index.md").read_text(encoding="utf-8")
    body = re.sub(r"<h1>.*?</h1>\n?", "", text, count=1)
    return render(request, "desk/help/manual.html", {"text": mark_safe(body)})


@require_safe
@asks(Action.SEE_HELP)
def picture(request: HttpRequest, name: str) -> FileResponse:
    """One of its pictures. Raises NoManual."""
    there = {path.name: path for path in (FOLDER / "images").glob("*.png")}
    if name not in there:
        raise _missing(name)
    return FileResponse(there[name].open("rb"), content_type="image/png")


def _missing(what: str) -> NoManual:
    return NoManual(
        tr("没有“{what}”。", what=what), where=tr("帮助"), mend=tr("请重新安装完整的程序，或在文档网站上看操作手册。")
    )
