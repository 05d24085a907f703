"""A period run, its documents rendered, the site built, in the background (后台统计、成文、建站)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from gongshi.desk.work.working import Outcome, Working
from gongshi.i18n import tr
from gongshi.office.board import steps
from gongshi.office.rendering import render
from gongshi.office.runs import clocks, run
from gongshi.office.site import write_site
from gongshi.period import Period

if TYPE_CHECKING:
    from gongshi.office.runs import Run


def run_release(working: Working) -> Outcome:
    """Every figure and list of `pack` and `period`, and their drafts."""
    done = _run(working)
    working.tell(tr("正在写草稿"))
    written = render(working.workspace, done, draft=True, tell=working.tell)
    lines = (f"{step.what}" for step in steps(done))
    return Outcome((tr("草稿在 {folder}", folder=written.folder), *lines, *written.notes))


def render_release(working: Working) -> Outcome:
    """The documents of `pack` and `period`, numbered `number`."""
    done = _run(working)
    written = render(working.workspace, done, number=working.text("number"), tell=working.tell)
    files = (path.name for path in written.files)
    page = reverse("month-publish", args=[working.text("pack"), working.text("period")])
    return Outcome((tr("文书在 {folder}", folder=written.folder), *files, *written.notes), page)


def build_site(working: Working) -> Outcome:
    """The public site of what is public today."""
    working.tell(tr("正在生成网站"))
    built = write_site(working.workspace)
    return Outcome(
        (tr("网站在“{folder}”文件夹，打开 index.html 查看；整个文件夹交网站管理员换上。", folder=built.folder),)
    )


def _run(working: Working) -> Run:
    workspace = working.workspace
    period = Period.parse(working.text("period"))
    working.tell(tr("正在统计 {period}", period=period.label))
    return run(workspace, workspace.pack(working.text("pack")), clocks(workspace, period))
