"""A notice as it will be printed: its slots open, its words may be changed, what was found stands beside (文书页)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongshi.check.annotate import rule_label, summary, told
from gongshi.check.judge import check
from gongshi.desk.may import Action, asks
from gongshi.desk.signing import signer_for
from gongshi.desk.views.month.place import place
from gongshi.desk.views.month.printed import Drawings, NoSuchNotice, composed, drawings_of, kind_of, paper
from gongshi.errors import GongshiError
from gongshi.i18n import speaking, tr
from gongshi.notices.adopt import may_go
from gongshi.notices.draw import draw
from gongshi.notices.notice import Heading, Text
from gongshi.notices.slot import Slot, plain
from gongshi.office.adopting import drop_adopted
from gongshi.office.checking import records_of_run
from gongshi.office.differences import since_last
from gongshi.office.rewording import Reworded, adopt_words, as_word_file, pieces

if TYPE_CHECKING:
    from django.http import HttpRequest

    from gongshi.check.report import Report
    from gongshi.notices.notice import Block, Notice

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
    """The document as it will be printed."""
    at = place(request, pack, period)
    return render(request, "desk/month/notice.html", {"place": at, "paper": paper(at, kind_of(at, kind))})


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
def findings(request: HttpRequest, pack: str, period: str, kind: str) -> HttpResponse:
    """What checking the document finds, each at its paragraph."""
    at = place(request, pack, period)
    found = kind_of(at, kind)
    made = composed(at, found)[0]
    with speaking("zh"):
        paper_read = as_word_file(at.workspace, at.run, found, made)
        report = check(paper_read, records_of_run(at.workspace, at.run, draft=made.draft))
    context = {"place": at, "kind": found, "found": list(_findings(report, made)), "summary": summary(report)}
    template = "findings_part" if request.headers.get("HX-Request") else "findings"
    return render(request, f"desk/month/{template}.html", context)


def _findings(report: Report, made: Notice) -> list[dict[str, object]]:
    """Each place to look at: the words, the verdict, why, and the block in which they stand."""
    text = report.paper.text
    found: list[dict[str, object]] = []
    for one in told(report):
        a, b = one.at
        line = report.paper.at(a).text.strip()
        block = next((n for n, x in enumerate(made.blocks) if isinstance(x, Text | Heading) and _line(x) == line), None)
        reasons = [(f.verdict, rule_label(f.rule), f.why, f.sum or f.opens) for f in (one, *one.also)]
        found.append({"words": text[a:b], "block": block, "reasons": reasons, "is_wrong": one.verdict == "contradicts"})
    return found


def _line(block: Text | Heading) -> str:
    return ((block.number if isinstance(block, Heading) else "") + plain(block.spans)).strip()


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
    """Change the free words of one block, between its slots; the difference is shown afterwards."""
    at = place(request, pack, period)
    found = kind_of(at, kind)
    made, facts, _ = composed(at, found)
    block = made.blocks[number] if number < len(made.blocks) else None
    if block is None or not pieces(block):
        raise NoSuchNotice(
            tr("这一段的文字不能在这里改。"), where=tr("文书“{label}”", label=found.label),
            mend=tr("请在文书页点要改的那一段；数、名字、日期有误的，请改台账。"),
        )  # fmt: skip
    context = {"place": at, "kind": found, "number": number, "can_go": may_go(block)}
    if request.method != "POST":
        return render(request, "desk/month/words.html", {**context, "pieces": _pieces(block, pieces(block))})
    typed = tuple(request.POST.get(f"words-{i}", "") for i in range(len(pieces(block))))
    change = Reworded(typed, "remove" in request.POST, request.POST.get("after", ""))
    try:
        changed = adopt_words(at.workspace, at.run, facts, found, made, {number: change}, by=signer_for(request))
    except GongshiError as fault:
        told = {**context, "pieces": _pieces(block, typed), "fault": fault, "after": change.after}
        return render(request, "desk/month/words.html", told, status=422)
    messages.success(request, tr("已采纳，与模板相比改动 {n} 段。", n=len(changed)))
    return redirect(f"{at.url('month-notice', found.name)}#b{number}")


def _pieces(block: Block, typed: tuple[str, ...]) -> list[dict[str, object]]:
    """The words as fields, each with the slot that follows it."""
    slots = [s for s in getattr(block, "spans", ()) if isinstance(s, Slot)]
    return [
        {"number": i, "text": text, "slot": slots[i] if i < len(slots) else None, "rows": 1 + len(text) // 38}
        for i, text in enumerate(typed)
    ]


@require_POST
@asks(Action.EDIT_NOTICE)
def drop(request: HttpRequest, pack: str, period: str) -> HttpResponse:
    """Give up the adopted wordings of the release."""
    at = place(request, pack, period)
    n = drop_adopted(at.workspace, at.run, by=signer_for(request))
    messages.success(request, tr("已放弃 {n} 份改稿。", n=n))
    return redirect(at.url("month-notices"))
