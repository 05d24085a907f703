"""One double-click does the month: inbox, review sheets, run, documents, what is missing (一键办理)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.errors import GongshiError
from gongshi.i18n import tr
from gongshi.lists.person import Role
from gongshi.office.board import expected, steps
from gongshi.office.inbox import REVIEWS, Taken, put_aside, review_files, take_in
from gongshi.office.people import people, signer
from gongshi.office.rendering import Written, render
from gongshi.office.reviews import put_all_forward, read_review_book, write_review_book
from gongshi.office.runs import Run, run

if TYPE_CHECKING:
    from gongshi.figures.at import At
    from gongshi.office.workspace import Workspace


@dataclass(frozen=True)
class Month:
    """What one double-click did, and what is still missing, in sentences (办理结果)."""

    taken: tuple[Taken, ...]
    said: tuple[str, ...]
    releases: tuple[tuple[Run, Written], ...]
    missing: tuple[str, ...]


def do_month(workspace: Workspace, clocks: Callable[[], At], *, who: str = "") -> Month:
    """The month as far as it can go now; safe to do again at any time.

    `clocks` is asked after the inbox was delivered, so that what just came is known. Review
    sheets in the inbox are signed by `who`, or by the person whose name is in the file's name.
    While a register that the office has delivered before is late, documents stay drafts; one
    that it never delivered is said in the notice to be not reported.
    """
    taken = tuple(take_in(workspace))
    at = clocks()
    awaited = [e for e in expected(workspace, at.period, at.known) if e.missing]
    missing = [tr("“{label}”本期尚未报送。", label=e.register.label) for e in awaited]
    late = any(e.last is not None for e in awaited)
    missing += [
        tr("“{file}”没有收下，改好后放回收件箱。", file=t.file.name)
        for t in taken
        if not (t.receipt and t.receipt.is_stored)
    ]
    if not tuple(people(workspace)):
        missing.append(tr("还没有登记人员：请用 gongshi keys add 登记拟稿、初审、复核、发布各一人。"))
    said: list[str] = []
    releases = []
    for pack in workspace.packs:
        done = run(workspace, pack, at)
        read, unread = _read_reviews(workspace, done, who)
        missing += unread
        if read:
            said += read
            done = run(workspace, pack, at)
        done, unsigned = _put_forward(workspace, done, at)
        missing += unsigned
        written = render(workspace, done, draft=done.waiting > 0 or late)
        if done.waiting:
            path = workspace.root / f"{REVIEWS[0]}表-{pack.name}-{at.period.code}.xlsx"
            write_review_book(done.rolls, path)
            missing.append(tr("审核表已写到 {path}：填好后放进收件箱，文件名加上本人姓名。", path=path.name))
        found = steps(done)
        missing += [f"{s.what}{s.how}" for s in found if s.must]
        said += [f"{s.what}{s.how}" for s in found if not s.must]
        releases.append((done, written))
    return Month(taken, tuple(said), tuple(releases), tuple(missing))


def _put_forward(workspace: Workspace, done: Run, at: At) -> tuple[Run, list[str]]:
    """New candidates are put forward when the proposer's key can be used here; else what is missing."""
    proposers = [p for p in people(workspace) if p.role is Role.PROPOSER]
    if not proposers or not done.waiting:
        return done, []
    try:
        by = signer(workspace, proposers[0].id)
    except GongshiError as fault:  # his key lies on his own machine, or has a passphrase
        return done, [tr("新候选没有提请审核：{what}{mend}", what=fault.what, mend=fault.mend)]
    put_all_forward(workspace, done.rolls, by=by)
    return run(workspace, done.pack, at), []


def _read_reviews(workspace: Workspace, done: Run, who: str) -> tuple[list[str], list[str]]:
    """What was read of the review sheets of this pack, and which could not be; those stay in the inbox."""
    read, unread = [], []
    for path in review_files(workspace):
        if len(workspace.packs) > 1 and done.pack.name not in path.stem:
            continue
        try:
            name = who or _named_in(workspace, path)
            entries = read_review_book(workspace, done.rolls, path, by=signer(workspace, name))
        except GongshiError as fault:
            unread.append(
                tr("审核表“{file}”没有读回：{what}（{mend}）", file=path.name, what=fault.what, mend=fault.mend)
            )
            continue
        put_aside(path)
        read.append(tr("“{file}”已记入 {name} 的 {n} 条意见。", file=path.name, name=name, n=len(entries)))
    return read, unread


def _named_in(workspace: Workspace, path: Path) -> str:
    named = [p.id for p in people(workspace) if p.name in path.stem or p.id in path.stem.split("-")]
    return named[0] if len(named) == 1 else path.stem
