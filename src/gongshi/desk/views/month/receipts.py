"""The receipt of a name that came down, on the page and as a Word file (撤下回执)."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongshi.desk.may import Action, asks
from gongshi.desk.views.month.place import place
from gongshi.office.withdrawal_receipt import FILE, receipt_of, write_receipt

if TYPE_CHECKING:
    from django.http import HttpRequest

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@asks(Action.SEE_MONTH)
def receipt(request: HttpRequest, pack: str, period: str, id_: str) -> HttpResponse:
    """What is told to whoever objected, to read and print."""
    at = place(request, pack, period)
    return render(request, "desk/month/receipt.html", {"place": at, "receipt": receipt_of(at.workspace, at.entry(id_))})


@require_safe
@asks(Action.SEE_MONTH)
def receipt_file(request: HttpRequest, pack: str, period: str, id_: str) -> HttpResponse:
    """The same as a Word file, made now and kept nowhere."""
    at = place(request, pack, period)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / FILE
        write_receipt(at.workspace, at.entry(id_), path)
        content = path.read_bytes()
    name = f"attachment; filename*=UTF-8''{quote(FILE)}"
    return HttpResponse(content, content_type=WORD, headers={"Content-Disposition": name})
