"""Approve, render, publish, correct, build the site, and take the files home (成文与发布)."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import FileResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from gongshi.desk.asking import asking
from gongshi.desk.may import Action, asks, may
from gongshi.desk.signing import passphrase_of, signer_for
from gongshi.desk.views.month.forms import NumberForm, ReasonForm, ScanForm
from gongshi.desk.views.month.place import Place, place
from gongshi.desk.work.jobs import start
from gongshi.errors import NotFound
from gongshi.i18n import tr
from gongshi.office.approval import attach_approval
from gongshi.office.correcting import check_moved
from gongshi.office.editions import editions, editions_of, latest
from gongshi.office.last import last_of
from gongshi.office.next_step import holding, next_steps
from gongshi.office.proposed_correction import check_second, found_waiting, waiting
from gongshi.office.release_board import release_board
from gongshi.office.rendering import DRAFT, FINAL

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

KINDS = {"draft": DRAFT, "final": FINAL}


class NoSuchFile(NotFound):
    """The release has no such document (没有这份文件)."""


@require_safe
@asks(Action.SEE_MONTH)
def publish_page(request: HttpRequest, pack: str, period: str) -> HttpResponse:
    """What stands before publication, the documents so far, and the buttons."""
    return _page(request, place(request, pack, period, current=True))


def _page(
    request: HttpRequest,
    at: Place,
    *,
    scan: ScanForm | None = None,
    reason: ReasonForm | None = None,
    status: int = 200,
) -> HttpResponse:
    board = release_board(at.workspace, at.run)
    folder = at.workspace.release_folder(at.pack.name, at.code)
    files = {kind: sorted(p.name for p in (folder / name).glob("*") if p.is_file()) for kind, name in KINDS.items()}
    mine = editions_of(at.workspace, at.pack.name, at.code)
    return render(request, "desk/month/publish.html", {
        "place": at, "board": board, "holding": holding(next_steps(board)), "files": files, "last": last_of(folder),
        "editions": mine, "scan": scan or ScanForm(), "reason": reason or ReasonForm(),
        "can_approve": can_approve(request), "month": at.period.first.month,
        "waiting": found_waiting(at.workspace, mine[-1] if mine else None),
        "site": (at.workspace.root / "网站" / "index.html").exists(),
    }, status=status)  # fmt: skip


def can_approve(request: HttpRequest) -> bool:
    """Whether the reader may attach the signed approval sheet: who may publish."""
    return may(asking(request), Action.PUBLISH)


@require_POST
@asks(Action.PUBLISH)
def approve(request: HttpRequest, pack: str, period: str) -> HttpResponse:
    """Attach the scan of the signed approval sheet."""
    at = place(request, pack, period)
    form = ScanForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, at, scan=form, status=422)
    by = signer_for(request)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"scan{form.suffix}"
        path.write_bytes(form.cleaned_data["scan"].read())
        attach_approval(at.workspace, at.pack.name, at.code, path, by=by)
    messages.success(request, tr("审批单已附上，可以发布。"))
    return redirect(at.url("month-publish"))


@require_POST
@asks(Action.RENDER)
def render_now(request: HttpRequest, pack: str, period: str) -> HttpResponse:
    """Write the documents in the background: final ones, or drafts while entries wait."""
    at = place(request, pack, period)
    kind = "run" if at.run.waiting else "render"
    job = start(kind, by=asking(request), pack=at.pack.name, period=at.code, **_number(request, kind))
    return redirect("job", job.pk)


def _number(request: HttpRequest, kind: str) -> dict[str, str]:
    form = NumberForm(request.POST)
    return {"number": form.cleaned_data["number"]} if kind == "render" and form.is_valid() else {}


@require_POST
@asks(Action.PUBLISH)
def publish(request: HttpRequest, pack: str, period: str) -> HttpResponse:
    """Publish the release in the background."""
    return _signed(request, "publish", place(request, pack, period), **_number(request, "render"))


@require_POST
@asks(Action.CORRECT)
def correct(request: HttpRequest, pack: str, period: str) -> HttpResponse:
    """Count the published figures again and put the correction forward, in the background."""
    at, form = place(request, pack, period), ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, at, reason=form, status=422)
    edition = latest(editions(at.workspace), at.pack.name, at.code)
    if edition:
        check_moved(at.workspace, at.pack, edition)
    return _signed(request, "propose", at, reason=form.cleaned_data["reason"])


@require_POST
@asks(Action.AGREE)
def agree(request: HttpRequest, pack: str, period: str) -> HttpResponse:
    """Agree to the correction that another put forward, and seal the corrected edition, in the background."""
    at = place(request, pack, period)
    edition = latest(editions(at.workspace), at.pack.name, at.code)
    check_second(waiting(at.workspace, at.pack, at.code, edition), signer_for(request))
    return _signed(request, "correct", at)


@require_POST
@asks(Action.BUILD_SITE)
def site(request: HttpRequest, pack: str, period: str) -> HttpResponse:
    """Build the public site in the background."""
    return redirect("job", start("site", by=asking(request)).pk)


def _signed(request: HttpRequest, kind: str, at: Place, **more: str) -> HttpResponse:
    signer_for(request)  # so that a missing passphrase is asked for here and not in the job
    job = start(kind, by=asking(request), passphrase=passphrase_of(request), pack=at.pack.name, period=at.code, **more)
    return redirect("job", job.pk)


@require_safe
@asks(Action.SEE_MONTH)
def document(request: HttpRequest, pack: str, period: str, kind: str, name: str) -> FileResponse:
    """One written document as a download. Raises NoSuchFile."""
    at = place(request, pack, period)
    folder = at.workspace.release_folder(at.pack.name, at.code) / KINDS[kind]
    there = {path.name: path for path in folder.glob("*") if path.is_file()}
    if name not in there:
        raise NoSuchFile(
            tr("没有文件“{file}”。", file=name),
            where=tr("{label} {period}", label=at.pack.label, period=at.period.label),
            mend=tr("文书重新写过的，请刷新“成文与发布”页再下载。"),
        )
    return FileResponse(there[name].open("rb"), as_attachment=True, filename=name)
