"""Write the documents of a release: DOCX, PDF, HTML, figure sheet, annexes, build note (成文).

All are written into a folder beside and then swapped in, so a kill leaves the old documents
or the new ones, never half. The swap is two renames; killed between them, the old documents
lie in a folder that ends in .old, and the next rendering puts them back first.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.errors import StillMissing, Unfit
from gongshi.i18n import speaking, tr
from gongshi.notices.annex import annex_grids
from gongshi.notices.compose import compose
from gongshi.notices.docx import write_docx
from gongshi.notices.facts import Correction, Facts, Office
from gongshi.notices.html import write_html
from gongshi.notices.layout import Look
from gongshi.notices.pdf import write_pdf
from gongshi.notices.sheet import figure_sheet, write_figure_html
from gongshi.office.adopting import without_stale
from gongshi.office.approval import approval_of
from gongshi.office.approved import content_in, content_of, keep_content, public_notices
from gongshi.office.briefs import write_briefs
from gongshi.office.corrections import corrections_of
from gongshi.office.issues import issue_number
from gongshi.office.last import Last, keep_last, last_of
from gongshi.office.lengths import lengths
from gongshi.office.printed import keep_printed
from gongshi.office.texts import texts_of
from gongshi.records.workbook import write_workbook

if TYPE_CHECKING:
    from gongshi.notices.notice import Notice
    from gongshi.notices.template import NoticeKind
    from gongshi.office.runs import Run
    from gongshi.office.workspace import Workspace

Tell = Callable[[str], None]
WRITERS = {"docx": write_docx, "pdf": write_pdf, "html": write_html}
DRAFT, FINAL = "草稿", "文书"
_PRINTED = 16  # digits of the content's hash that the approval sheet prints


class NotReviewed(StillMissing):
    """Entries still wait for a review; only drafts can be written (尚有待复核的名单)."""


class DocumentsOpen(Unfit):
    """A program holds a document open, so the new ones cannot take its place (文书正被打开)."""


@dataclass(frozen=True)
class Written:
    """The documents of one rendering: where they lie, what the build note says, what they were drawn from."""

    folder: Path
    files: tuple[Path, ...]
    notes: tuple[str, ...]
    draft: bool
    notices: tuple[Notice, ...] = ()


def render(
    workspace: Workspace, run: Run, *, draft: bool = False, number: str = "", tell: Tell = lambda text: None
) -> Written:
    """The documents of `run`, written into its release folder (drafts into 草稿 below it).

    `number` is the document's serial number of the year. Raises NotReviewed for final
    documents while entries wait, and what composing and drawing raise.
    """
    if run.waiting and not draft:
        raise NotReviewed(
            tr("还有 {n} 条名单没有复核，只能写草稿。", n=run.waiting),
            where=tr("{label} {period}", label=run.pack.label, period=run.at.period.label),
            mend=tr("请用 gongshi review 复核；要先看草稿，请加 --draft。"),
        )
    folder = workspace.release_folder(run.pack.name, run.at.period.code)
    return draw(workspace, run, folder / DRAFT if draft else folder / FINAL, draft=draft, number=number, tell=tell)


def draw(
    workspace: Workspace, run: Run, target: Path, *, draft: bool = False, number: str = "",
    corrections: tuple[Correction, ...] = (), tell: Tell = lambda text: None,
) -> Written:  # fmt: skip
    """The documents of `run` as it stands, in `target`: written beside and swapped in.

    `corrections` are said besides those that the release itself carries.
    """
    _put_back(target)
    beside = target.with_name(target.name + ".tmp")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    facts = facts_of(workspace, run, draft=draft, number=number)
    facts = replace(facts, corrections=(*facts.corrections, *corrections))
    with speaking("zh"):  # documents are Chinese whatever the reader of messages speaks
        public = public_notices(workspace, run, facts)
        content = content_in(workspace, run, [notice for notice, _ in public.values()]) if not draft else None
        facts = replace(facts, texts={**facts.texts, "content": content.digest[:_PRINTED] if content else ""})
        notices, notes = _write_all(workspace, run, facts, public, beside, tell)
    _swap(beside, target)
    if content is not None:
        keep_content(target.parent, content)
    keep_last(target.parent, Last(number or last_of(target.parent).number, run.at.known, run.at.released, draft))
    keep_printed(target.parent, notices)
    return Written(target, tuple(sorted(target.iterdir())), notes, draft, notices)


def put_before(workspace: Workspace, run: Run, *, number: str = "") -> Path:
    """The file of what an approval would now be about (送审), its documents not drawn."""
    folder = workspace.release_folder(run.pack.name, run.at.period.code)
    folder.mkdir(parents=True, exist_ok=True)
    content = content_of(workspace, run, facts_of(workspace, run, draft=False, number=number))
    return keep_content(folder, content)


def facts_of(workspace: Workspace, run: Run, *, draft: bool, number: str = "") -> Facts:
    """All that the notices of this run may say."""
    written = issue_number(workspace, run.at.released, number)
    return Facts(
        office=Office.of(workspace.settings),
        at=run.at,
        answers=run.answers,
        comparisons=run.comparisons,
        rolls=run.rolls,
        texts={
            **texts_of(workspace.settings, run.pack.name, run.at.period.code),
            "number": written,
            "scan": approval_of(workspace, run.pack.name, run.at.period.code),
        },
        terms=run.pack.terms,
        draft=draft,
        lines=run.lines,
        columns={
            **{f"{r.name}.{c.name}": c.label for r in workspace.registers.values() for c in r.columns},
            **{r.name: r.label for r in workspace.registers.values()},
        },
        items=run.items,
        corrections=corrections_of(workspace, run),
    )


def _write_all(
    workspace: Workspace, run: Run, facts: Facts, public: Mapping[str, tuple[Notice, str]], folder: Path, tell: Tell
) -> tuple[tuple[Notice, ...], tuple[str, ...]]:
    """Every document in `folder`; those for the public are composed already, the approval sheet says what they say."""
    notes: dict[str, None] = {}
    notices = []
    for kind in run.pack.notices:
        tell(kind.label)
        notice, stale = public.get(kind.name) or without_stale(workspace, run, compose(kind, facts))
        notes.update({stale: None} if stale else {})
        notices.append(notice)
        notes.update(dict.fromkeys(_draw(workspace, run, kind, notice, folder)))
    tell(tr("口径表"))
    main = next((n for n in notices if n.form == "bulletin"), None)
    write_workbook(folder / "口径表.xlsx", [figure_sheet(facts, main)])
    write_figure_html(facts, folder / "口径表.html", main)
    if main is not None:
        tell(tr("公众号图文与长图"))
        write_briefs(workspace, facts, main, folder)
    grids = annex_grids([(roll, facts.entries(name)) for name, roll in run.rolls.items()])
    write_workbook(folder / "附表.xlsx", grids)
    counted = lengths(workspace.settings, notices)
    said = [*build_note(run, tuple(notes), facts.columns), *(length.says for length in counted)]
    (folder / "制作说明.txt").write_text("\n".join(said) + "\n", encoding="utf-8")
    return tuple(notices), (*notes, *(length.says for length in counted if length.is_over))


def _draw(workspace: Workspace, run: Run, kind: NoticeKind, notice: Notice, folder: Path) -> Iterator[str]:
    look = Look.of(workspace.settings, run.at.known, red_head=kind.has_red_head)
    for ending, write in WRITERS.items():
        yield from write(notice, folder / f"{kind.label}.{ending}", look)


def build_note(run: Run, fonts: tuple[str, ...], labels: Mapping[str, str]) -> list[str]:
    """How the documents were made: clocks, versions, fonts replaced, what the lists leave out."""
    at = run.at
    lines = [
        tr(
            "期间：{period}；数据截至：{known}；发布日：{released}",
            period=at.period.label,
            known=at.known,
            released=at.released,
        ),
        tr(
            "程序：gongshi {version}；领域包：{pack} {pack_version}",
            version=version("gongshi"),
            pack=run.pack.label,
            pack_version=run.pack.version,
        ),
    ]
    lines += list(fonts) or [tr("字体：所需字体齐全。")]
    for roll in run.rolls.values():
        lines += [tr("名单“{label}”：{note}", label=roll.rule.label, note=note) for note in roll.notes]
    missing = sorted({labels.get(name, name) for answer in run.answers for name in answer.missing})
    if missing:
        lines.append(tr("未报送的台账：{names}；用到它们的指标为“未报送”。", names="、".join(missing)))
    return lines


def _swap(beside: Path, target: Path) -> None:
    old = _old(target)
    shutil.rmtree(old, ignore_errors=True)
    try:
        if target.exists():
            target.replace(old)
        beside.replace(target)
    except OSError as fault:
        _put_back(target)
        raise DocumentsOpen(
            tr("新文书换不上去：{fault}", fault=fault),
            where=tr("文件夹 {folder}", folder=target),
            mend=tr("请关闭正打开着其中文书的 Word、WPS 或资源管理器窗口，再运行一次。"),
        ) from fault
    shutil.rmtree(old, ignore_errors=True)


def _put_back(target: Path) -> None:
    """After a swap that ended between its two renames: the old documents, where they were."""
    if _old(target).exists() and not target.exists():
        _old(target).replace(target)


def _old(target: Path) -> Path:
    return target.with_name(target.name + ".old")
