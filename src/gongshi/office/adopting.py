"""Take a reworded document back, and keep what was adopted with its release (采纳改稿).

The wording lies in the release folder, its hash in the diary under the key of who adopted it; so
a file that somebody edits in a shared folder is not what gets printed.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.errors import Broken, NotFound
from gongshi.i18n import speaking, tr
from gongshi.lists.actions.enrol import anchor
from gongshi.lists.beside import write_whole
from gongshi.lists.diary import Act
from gongshi.notices.adopt import Difference, adopt
from gongshi.notices.adopted import Adopted, AdoptionStale, applied
from gongshi.notices.compose import compose
from gongshi.notices.docx import write_docx
from gongshi.notices.edition_text import hash_of
from gongshi.notices.layout import Look
from gongshi.office.last import Last, last_of
from gongshi.office.people import diary
from gongshi.papers.read import read_paper
from gongshi.period import Period

if TYPE_CHECKING:
    from gongshi.lists.signing import Signer
    from gongshi.notices.facts import Facts
    from gongshi.notices.notice import Notice
    from gongshi.notices.template import NoticeKind
    from gongshi.office.runs import Run
    from gongshi.office.workspace import Workspace
    from gongshi.papers.paper import Paper

FOLDER = "采纳"


class WhichNotice(NotFound):
    """The edited file is none of the release's documents (不知是哪份文书的改稿)."""


class AdoptionChanged(Broken):
    """The adopted wording was changed or removed behind the diary's back (采纳的文字被改动)."""


def adopt_edited(
    workspace: Workspace, run: Run, facts: Facts, edited: Path, *, by: Signer, label: str = ""
) -> tuple[NoticeKind, tuple[Difference, ...]]:
    """The kind of document and its differences, the wording kept from now on.

    `label` says which document it is; else its file's name or its slots do. Raises NotAdopted,
    WhichNotice, UnreadablePaper.
    """
    paper = read_paper(edited)
    kind, notice, base = _which(workspace, run, facts, paper, label)
    wording, found = adopt(notice, base, paper, terms=facts.terms)
    _keep(workspace, run, wording, edited, by=by)
    return kind, found


def last_drawn(workspace: Workspace, pack: str, period: str) -> Last:
    """How the release's documents were last drawn: an edited one was made from these."""
    return last_of(workspace.release_folder(workspace.pack(pack).name, Period.parse(period).code))


def drop_adopted(workspace: Workspace, run: Run, *, by: Signer) -> int:
    """How many adopted wordings of the release are given up; its documents are the template's again."""
    found = adopted_of(workspace, run)
    for kind in found:
        _anchor(workspace, run, kind, "", by=by)
        _path(workspace, run, kind).unlink()
    return len(found)


def in_adopted_words(workspace: Workspace, run: Run, notice: Notice) -> Notice:
    """The notice in its adopted wording; as composed when there is none. Raises AdoptionStale, AdoptionChanged."""
    wording = adopted_of(workspace, run).get(notice.name)
    return applied(notice, wording) if wording else notice


def check_adopted(workspace: Workspace, run: Run, facts: Facts) -> None:
    """Nothing, when every adopted wording still fits. Raises AdoptionStale, AdoptionChanged."""
    wordings = adopted_of(workspace, run)
    with speaking("zh"):
        for kind in (k for k in run.pack.notices if k.name in wordings):
            applied(compose(kind, facts), wordings[kind.name])


def adopted_of(workspace: Workspace, run: Run) -> Mapping[str, Adopted]:
    """The adopted wordings of a release by kind, as the diary anchored them. Raises AdoptionChanged."""
    wanted = {"kind": "adopt", "pack": run.pack.name, "period": run.at.period.code}
    anchored = {
        e.fields["notice"]: e.fields["sha256"] for e in diary(workspace).events()
        if e.act is Act.ANCHOR and wanted.items() <= dict(e.fields).items()
    }  # fmt: skip
    return {kind: _read(_path(workspace, run, kind), digest) for kind, digest in anchored.items() if digest}


def hashes_of(workspace: Workspace, run: Run) -> dict[str, str]:
    """The hash of each adopted wording, as an edition names it beside its templates."""
    return {f"{kind}:adopted": hash_of(wording.text()) for kind, wording in adopted_of(workspace, run).items()}


def without_stale(workspace: Workspace, run: Run, notice: Notice) -> tuple[Notice, str]:
    """The notice in its adopted wording where that still fits, and what to say where it does not."""
    try:
        return in_adopted_words(workspace, run, notice), ""
    except AdoptionStale as fault:
        return notice, fault.what


def _read(path: Path, digest: str) -> Adopted:
    content = path.read_bytes() if path.exists() else b""
    if hash_of(content) != digest:
        raise AdoptionChanged(
            tr("采纳的文字与日记所记的不符：文件被改动或删去。"),
            where=tr("文件 {path}", path=path),
            mend=tr("请从备份恢复该文件；要换用新稿，请重新 gongshi adopt，不要直接改文件。"),
        )
    return Adopted.read(content)


def _which(workspace: Workspace, run: Run, facts: Facts, paper: Paper, label: str) -> tuple[NoticeKind, Notice, Paper]:
    """The document that shares most slots with the file, or the one that is named."""
    made = [(kind, *_base(workspace, run, facts, kind)) for kind in _named(run, label)]
    marks = set(paper.marked())
    shared = [len({n for s in notice.slots() for n in (s.tag, s.bookmark)} & marks) for _, notice, _ in made]
    if not made or not max(shared):
        raise WhichNotice(
            tr("“{name}”里找不到本期文书的数据框，认不出是哪份文书的改稿。", name=paper.name),
            where=tr("{label} {period}", label=run.pack.label, period=run.at.period.label),
            mend=tr(
                "请从“文书”里的 DOCX 改起，另存为 DOCX；本期文书：{names}。",
                names="、".join(k.label for k in run.pack.notices),
            ),  # fmt: skip
        )
    return made[shared.index(max(shared))]


def _named(run: Run, label: str) -> Iterator[NoticeKind]:
    return (k for k in run.pack.notices if label in ("", k.label, k.name))


def _base(workspace: Workspace, run: Run, facts: Facts, kind: NoticeKind) -> tuple[Notice, Paper]:
    """The notice as composed, and its Word file as a reader would read it.

    The base is what the template says, so that a second round of edits is held against it too.
    """
    with speaking("zh"), tempfile.TemporaryDirectory() as folder:
        notice = compose(kind, facts)
        path = Path(folder) / f"{kind.label}.docx"
        write_docx(notice, path, Look.of(workspace.settings, run.at.known, red_head=kind.has_red_head))
        return notice, read_paper(path)


def _keep(workspace: Workspace, run: Run, wording: Adopted, edited: Path, *, by: Signer) -> None:
    path, content = _path(workspace, run, wording.kind), wording.text()
    write_whole(path.with_name(f"{wording.kind}-{hash_of(edited.read_bytes())[:16]}.docx"), edited.read_bytes())
    write_whole(path, content)
    _anchor(workspace, run, wording.kind, hash_of(content), by=by)


def _anchor(workspace: Workspace, run: Run, kind: str, digest: str, *, by: Signer) -> None:
    anchor(
        by=by, when=workspace.now(), diary=diary(workspace), kind="adopt", pack=run.pack.name,
        period=run.at.period.code, notice=kind, sha256=digest,
    )  # fmt: skip


def _path(workspace: Workspace, run: Run, kind: str) -> Path:
    return workspace.release_folder(run.pack.name, run.at.period.code) / FOLDER / f"{kind}.json"
