"""A release published, corrected, a name taken down, in the background: each signs (后台发布、更正、撤下)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from gongshi.desk.work.working import Outcome, Working
from gongshi.i18n import tr
from gongshi.office.correcting import correct_release, propose_correction
from gongshi.office.publication import as_public, end_terms, publish_release
from gongshi.office.publication import take_down as taken_down
from gongshi.office.reviews import find_entry
from gongshi.office.runs import clocks, run
from gongshi.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gongshi.notices.edition_parts import SealedCorrection
    from gongshi.office.runs import Run


def publish(working: Working) -> Outcome:
    """The release of `pack` and `period` published, its document numbered `number`."""
    done, by = _now(working), working.signer()
    result = publish_release(working.workspace, done, by=by, number=working.text("number"), tell=working.tell)
    held = (
        tr("未公开：{name}（{gates}）", name=e.shown_name, gates="、".join(g.label for g in e.gates if not g.passed))
        for e in result.held
    )
    lines = (
        tr("已公开 {n} 条，公示期满自动撤下。", n=len(result.public)),
        tr("已封存公开版 {id}。", id=result.edition.id),
    )
    return Outcome((*lines, *held), _page(working, "month-publish"))


def propose(working: Working) -> Outcome:
    """The figures of the published release counted again, what would be corrected put forward; `reason` is printed."""
    pack = working.workspace.pack(working.text("pack"))
    proposal = propose_correction(
        working.workspace, pack, working.text("period"), reason=working.text("reason"), by=working.signer(),
        tell=working.tell,
    )  # fmt: skip
    waits = tr("已送审，尚未公布；须由法制审核或审批岗位的另一人核准。")
    return Outcome((*_said(proposal.new), waits), _page(working, "month-publish"))


def correct(working: Working) -> Outcome:
    """The correction that another put forward, agreed to; the corrected edition is sealed."""
    pack = working.workspace.pack(working.text("pack"))
    edition = correct_release(working.workspace, pack, working.text("period"), by=working.signer(), tell=working.tell)
    sealed = tr("已封存公开版 {id}。", id=edition.id)
    return Outcome((*_said(edition.corrections), sealed), _page(working, "month-publish"))


def _said(corrections: Iterable[SealedCorrection]) -> tuple[str, ...]:
    return tuple(tr("{was} 更正为 {now}（{why}）", was=c.was, now=c.now, why=c.why) for c in corrections)


def withdraw(working: Working) -> Outcome:
    """The name of `entry` down from the published list, and out of every edition."""
    done = _public_or_now(working)
    working.tell(tr("正在撤下"))
    entry = find_entry(done.rolls, working.text("entry"))
    taken_down(working.workspace, entry, reason=working.text("reason"), by=working.signer(), tell=working.tell)
    said = (tr("已撤下，公开版中已无此名；请重新生成网站并换上。"), tr("撤下回执已备好，点“查看结果”打印或下载。"))
    return Outcome(said, reverse("month-receipt", args=[working.text("pack"), working.text("period"), entry.id]))


def expire(working: Working) -> Outcome:
    """Every name of the release down whose term is over."""
    n = end_terms(working.workspace, _public_or_now(working), by=working.signer())
    return Outcome((tr("到期撤下 {n} 条。", n=n),), _page(working, "month-due"))


def _now(working: Working) -> Run:
    workspace, period = working.workspace, Period.parse(working.text("period"))
    working.tell(tr("正在统计 {period}", period=period.label))
    return run(workspace, workspace.pack(working.text("pack")), clocks(workspace, period))


def _public_or_now(working: Working) -> Run:
    """The release as it stands published; before there is an edition, as it is computed now."""
    pack = working.workspace.pack(working.text("pack"))
    return as_public(working.workspace, pack, working.text("period")) or _now(working)


def _page(working: Working, name: str) -> str:
    return reverse(name, args=[working.text("pack"), working.text("period")])
