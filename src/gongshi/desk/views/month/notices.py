"""A notice as it will be printed: its slots open, its words may be changed, what was found stands beside (文书页)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongshi.desk.asking import asking
from gongshi.desk.may import Action, asks, may
from gongshi.desk.signing import signer_for
from gongshi.desk.views.month.counting import STILL_COUNTING
from gongshi.desk.views.month.editing import opened
from gongshi.desk.views.month.place import place
from gongshi.desk.views.month.printed import Drawings, NoSuchNotice, checked, composed, drawings_of, kind_of, paper
from gongshi.errors import GongshiError
from gongshi.i18n import tr
from gongshi.notices.draw import draw
from gongshi.office.adopting import drop_adopted
from gongshi.office.differences import since_last
from gongshi.office.rewording import Reworded, adopt_words, pieces

if TYPE_CHECKING:
    from django.http import HttpRequest

    from gongshi.desk.views.month.editing import Opened
    from gongshi.desk.views.month.place import Place
    from gongshi.notices.template import NoticeKind

DRAWING_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


@require_safe
@asks(Action.SEE_MONTH)
def notices(request: HttpRequest, pack: str, period: str) -> HttpResponse:
    """The release's documents."""
    at = place(request, pack, period)
    return render(request, "desk/month/notices.html", {"place": at})


@require_safe
@asks(Action.SEE_MONTH)
def notice(request: HttpRequest, pack: str, period: str, kind: str) -> HttpResponse:
    """The document as it will be printed, what was found beside it, the paragraph `edit` opened for its words."""
    at = place(request, pack, period)
    found = kind_of(at, kind)
    number = request.GET.get("edit", "")
    wanted = number.isdecimal() and may(asking(request), Action.EDIT_NOTICE)
    return _page(request, at, found, _opened(at, found, int(number)) if wanted else None)


def _page(
    request: HttpRequest, at: Place, kind: NoticeKind, form: Opened | None = None, status: int = 200
) -> HttpResponse:
    may_check = may(asking(request), Action.CHECK)
    margin = checked(at, kind) if may_check else None
    context = {"place": at, "paper": paper(at, kind, margin), "form": form, "is_checking": may_check and margin is None}
    return render(request, "desk/month/notice.html", context, status=status)


def _opened(
    at: Place, kind: NoticeKind, number: int, change: Reworded | None = None, fault: GongshiError | None = None
) -> Opened:
    made = composed(at, kind)[0]
    return opened(Drawings(at, kind, made), made, number, change, fault)


@require_safe
@asks(Action.SEE_MONTH)
def drawing(request: HttpRequest, pack: str, period: str, kind: str, number: int) -> HttpResponse:
    """One chart, map or picture of the document as SVG."""
    at = place(request, pack, period)
    found = kind_of(at, kind)
    made = composed(at, found)[0]
    drawings = drawings_of(made)
    if number >= len(drawings):
        raise NoSuchNotice(
            tr("文书里没有第 {n} 幅图。", n=number + 1), where=tr("文书“{label}”", label=found.label),
            mend=tr("请从文书页进入。"),
        )  # fmt: skip
    svg = draw(drawings[number], Drawings(at, found, made).fonts, "svg")
    response = HttpResponse(svg, content_type="image/svg+xml")
    response.headers["Content-Security-Policy"] = DRAWING_POLICY
    return response


@require_safe
@asks(Action.CHECK)
def found(request: HttpRequest, pack: str, period: str, kind: str) -> HttpResponse:
    """Nothing while the document is being checked; then a word to open it again, which a page that is only read does itself."""
    at = place(request, pack, period)
    if checked(at, kind_of(at, kind)) is None:
        return HttpResponse(status=STILL_COUNTING)
    answer = render(request, "desk/month/checked.html")
    answer.headers["HX-Trigger"] = "checked"
    return answer


@require_safe
@asks(Action.SEE_MONTH)
def difference(request: HttpRequest, pack: str, period: str, kind: str) -> HttpResponse:
    """What the document says otherwise than the last edition's."""
    at = place(request, pack, period)
    found = kind_of(at, kind)
    since = since_last(at.workspace, at.run, composed(at, found)[0])
    return render(request, "desk/month/difference.html", {"place": at, "kind": found, "since": since})


@require_http_methods(["GET", "HEAD", "POST"])
@asks(Action.EDIT_NOTICE)
def words(request: HttpRequest, pack: str, period: str, kind: str, number: int) -> HttpResponse:
    """Change the free words of one paragraph between its slots; opened, it is a part of the document's page."""
    at = place(request, pack, period)
    found = kind_of(at, kind)
    if request.method == "POST":
        return _adopted(request, at, found, number)
    if "part" not in request.GET:
        return redirect(f"{at.url('month-notice', found.name)}?edit={number}#b{number}")
    context = {"place": at, "kind": found, "form": _opened(at, found, number)}
    return render(request, "desk/month/words.html", context)


def _adopted(request: HttpRequest, at: Place, kind: NoticeKind, number: int) -> HttpResponse:
    """The document with the new words, or the paragraph still open and why not."""
    made, facts, _ = composed(at, kind)
    places = len(pieces(made.blocks[number])) if number < len(made.blocks) else 0
    typed = tuple(request.POST.get(f"words-{i}", "") for i in range(places))
    change = Reworded(typed, "remove" in request.POST, request.POST.get("after", ""))
    form = _opened(at, kind, number, change)
    try:
        changed = adopt_words(at.workspace, at.run, facts, kind, made, {number: change}, by=signer_for(request))
    except GongshiError as fault:
        return _page(request, at, kind, replace(form, fault=fault), status=422)
    messages.success(request, tr("已采纳，与模板相比改动 {n} 段。", n=len(changed)))
    return redirect(f"{at.url('month-notice', kind.name)}#b{number}")


@require_POST
@asks(Action.EDIT_NOTICE)
def drop(request: HttpRequest, pack: str, period: str) -> HttpResponse:
    """Give up the adopted wordings of the release."""
    at = place(request, pack, period)
    n = drop_adopted(at.workspace, at.run, by=signer_for(request))
    messages.success(request, tr("已放弃 {n} 份改稿。", n=n))
    return redirect(at.url("month-notices"))
