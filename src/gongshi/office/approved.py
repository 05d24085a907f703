"""What was put before the chief, and whether what is published is still that (送审内容).

Each final rendering leaves its content beside the documents: every figure's value, and a salted
hash of every entry and of every line of text, so no name stands in it. The approval sheet prints
its digest, the signed scan is attached to it in the diary, and publishing refuses whatever
differs. The serial number is left out: a document is numbered after it was signed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from gongshi.errors import Broken, Refused, StillMissing
from gongshi.i18n import speaking, tr
from gongshi.lists.beside import write_whole
from gongshi.notices.compose import compose
from gongshi.notices.edition_text import hash_of, read_text, text_of
from gongshi.notices.slot import Slot
from gongshi.notices.template import APPROVAL
from gongshi.office.adopting import without_stale
from gongshi.office.people import diary
from gongshi.office.sealed_parts import shown

if TYPE_CHECKING:
    from pathlib import Path

    from gongshi.lists.diary import Diary
    from gongshi.notices.facts import Facts
    from gongshi.notices.notice import Notice
    from gongshi.notices.slot import Span
    from gongshi.office.runs import Run
    from gongshi.office.workspace import Workspace

FILE = "送审.json"
NUMBER = "text:number"
MOST = 12
_LONG = 60


class NothingToApprove(StillMissing):
    """No final documents were rendered that an approval could be about (尚未成文，无从审批)."""


class ApprovalChanged(Broken):
    """What was approved was changed or removed behind the diary's back (审批所据内容被改动)."""


class OtherThanApproved(Refused):
    """What would be published is not what was approved (拟发布内容与审批时不同)."""


@dataclass(frozen=True)
class Content:
    """What a release says (送审内容): values by figure, salted hashes of entries by list and of lines by document."""

    figures: Mapping[str, str]
    lists: Mapping[str, Sequence[str]]
    texts: Mapping[str, Sequence[str]]

    def text(self) -> bytes:
        """The bytes of its file."""
        return text_of(asdict(self))

    @property
    def digest(self) -> str:
        """The hash of those bytes."""
        return hash_of(self.text())


def content_of(workspace: Workspace, run: Run, facts: Facts) -> Content:
    """What the release would say now, in its adopted words."""
    with speaking("zh"):
        return content_in(workspace, run, [notice for notice, _ in public_notices(workspace, run, facts).values()])


def content_in(workspace: Workspace, run: Run, notices: Sequence[Notice]) -> Content:
    """What the release says in these notices, composed in Chinese."""
    kept = diary(workspace)
    with speaking("zh"):
        figures = {_name(a.figure.label, a.part): shown(a) for a in run.answers}
        texts = {n.label: [_hash(kept, line) for line in _lines(n)] for n in notices}
    lists = {roll.rule.label: [_hash(kept, e.id + e.shown_name) for e in roll.shown()] for roll in run.rolls.values()}
    return Content(figures, lists, texts)


def keep_content(folder: Path, content: Content) -> Path:
    """The file in this release folder, beside its documents."""
    write_whole(folder / FILE, content.text())
    return folder / FILE


def to_approve(folder: Path) -> bytes:
    """The content of the last final rendering, as its file holds it. Raises NothingToApprove."""
    path = folder / FILE
    if not path.exists():
        raise NothingToApprove(
            tr("还没有成文，审批单不知批的是什么。"),
            where=tr("文件夹 {folder}", folder=folder),
            mend=tr("请先用 gongshi render 成文，签好其中的“发布审批单”，再附上扫描件。"),
        )
    return path.read_bytes()


def check_approved(workspace: Workspace, run: Run, facts: Facts, path: Path, digest: str) -> None:
    """Nothing, when the release says what was approved: the content at `path`, whose hash the diary holds.

    Raises OtherThanApproved naming what differs, ApprovalChanged.
    """
    content = path.read_bytes() if path.exists() else b""
    if hash_of(content) != digest:
        raise ApprovalChanged(
            tr("审批时的送审内容与日记所记的不符：文件被改动或删去。"),
            where=tr("文件 {path}", path=path),
            mend=tr("请从备份恢复该文件；或重新成文、签批，再附上新的审批单。"),
        )
    approved, now = Content(**read_text(content)), content_of(workspace, run, facts)
    if now.digest != digest:
        raise _differs(run, list(_differences(approved, now, _said(workspace, run, facts))))


def _differs(run: Run, found: Sequence[str]) -> OtherThanApproved:
    more = [tr("另有 {n} 处。", n=len(found) - MOST)] if len(found) > MOST else []
    return OtherThanApproved(
        tr("拟发布的内容与签批时的不同：\n{lines}", lines="\n".join([*found[:MOST], *more])),
        where=tr("{label} {period}", label=run.pack.label, period=run.at.period.label),
        mend=tr("请用 gongshi render 重新成文、重新签批，再用 gongshi publish --approval 附上新的审批单。"),
    )


def public_notices(workspace: Workspace, run: Run, facts: Facts) -> Mapping[str, tuple[Notice, str]]:
    """The notices for the public by kind, in their adopted words, and what a stale adoption says; no approval sheet."""
    kinds = (kind for kind in run.pack.notices if kind.form != APPROVAL)
    return {kind.name: without_stale(workspace, run, compose(kind, facts)) for kind in kinds}


def _lines(notice: Notice) -> list[str]:
    """The lines of text and cells of tables, the serial number left out."""
    lines = ("".join(s.shown for s in spans if not _is_number(s)) for spans in notice.spans())
    return [line for line in lines if line]


def _is_number(span: Span) -> bool:
    return isinstance(span, Slot) and span.source == NUMBER


def _said(workspace: Workspace, run: Run, facts: Facts) -> Mapping[str, Sequence[str]]:
    with speaking("zh"):
        return {n.label: _lines(n) for n, _ in public_notices(workspace, run, facts).values()}


def _hash(kept: Diary, text: str) -> str:
    return kept.salted("content", text)


def _name(label: str, part: str) -> str:
    return f"{label}（{part}）" if part else label


def _differences(was: Content, now: Content, lines: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for name in {**was.figures, **now.figures}:
        values = [c.figures.get(name, tr("没有")) for c in (was, now)]
        if values[0] != values[1]:
            yield tr("指标“{name}”：签批时为{was}，现在为{now}", name=name, was=values[0], now=values[1])
    for name in {**was.lists, **now.lists}:
        then, here = (c.lists.get(name, ()) for c in (was, now))
        if list(then) != list(here):
            left, come = len(set(then) - set(here)), len(set(here) - set(then))
            yield tr("名单“{name}”：少了 {left} 条，多了 {come} 条，或次序不同", name=name, left=left, come=come)
    for label in {**was.texts, **now.texts}:
        yield from _in_text(label, was.texts.get(label, ()), now.texts.get(label, ()), lines.get(label, ()))


def _in_text(label: str, was: Sequence[str], now: Sequence[str], lines: Sequence[str]) -> Iterator[str]:
    for how, i, j, k, m in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if how == "delete":
            yield tr("文书“{label}”：第 {n} 行起少了 {k} 行", label=label, n=k + 1, k=j - i)
        elif how != "equal":
            said = lines[k] if len(lines[k]) <= _LONG else f"{lines[k][:_LONG]}……"
            yield tr("文书“{label}”第 {n} 行起 {k} 行不同，现在为：{said}", label=label, n=k + 1, k=m - k, said=said)
