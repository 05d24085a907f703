"""An old bulletin drafted as what was published before (以往发布草表).

Two workbooks, since each register is delivered alone: the figures, with the numbers that no figure
fits beside them; and next to it the listed names, with the annex tables as they stood. The clerk
confirms and delivers both.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.check.known import Known
from gongshi.check.published import Published, published_in
from gongshi.errors import BadInput, Refused
from gongshi.figures.figure import Figure, Listed
from gongshi.grid import Grid
from gongshi.i18n import tr
from gongshi.records.edited import says_other
from gongshi.records.published import PUBLISHED_FIGURES, PUBLISHED_NAMES
from gongshi.records.workbook import write_workbook

if TYPE_CHECKING:
    from gongshi.check.report import Report
    from gongshi.office.workspace import Workspace


class NotAWorkbook(BadInput):
    """The drafts of what was published are Excel files, and nothing else is overwritten by them (草表须为 xlsx)."""


class DraftWasEdited(Refused):
    """A file of the draft's name holds something else, and a clerk's corrections are not written over (草表已改过)."""


def draft_published(workspace: Workspace, report: Report, path: Path) -> Published:
    """Write the workbooks for the document of `report`, figures to `path`, names beside it; what was found (写草表).

    A workbook in which nothing would stand is not written. Raises NotAWorkbook when `path` does not end in .xlsx, DraftWasEdited when either file is there and
    says something else; then neither is written.
    """
    if path.suffix.lower() != ".xlsx":
        raise NotAWorkbook(
            tr("草表写不成“{file}”。", file=path.name),
            where="--to-register",
            mend=tr("请写以 .xlsx 结尾的文件名，或只写 --to-register，不写文件名。"),
        )
    figures = [f for pack in workspace.packs for f in pack.figures]
    lengths = {f.list_name: _named(f) for f in figures if isinstance(f, Listed)}
    lists = {rule.label: lengths.get(rule.name) for pack in workspace.packs for rule in pack.lists}
    found = published_in(report, list(map(_named, figures)), lists)
    figures_sheet, names_sheet = _registers(report, found)
    drafts = {}
    if found.figures or found.left:
        drafts[path] = [figures_sheet, _left(found)]
    if found.names or found.tables:
        drafts[names_path(path)] = [names_sheet, *_annexes(found)]
    for file, grids in drafts.items():
        _check_unedited(file, grids)
    for file, grids in drafts.items():
        write_workbook(file, grids)
    return found


def _check_unedited(file: Path, grids: list[Grid]) -> None:
    """Raises DraftWasEdited."""
    if says_other(file, grids):
        raise DraftWasEdited(
            tr("“{file}”已经存在，内容与将要写出的草表不同，可能是改过的草表，没有覆盖。", file=file.name),
            where=tr("文件夹 {folder}", folder=file.resolve().parent),
            mend=tr(
                "要接着用改过的表，直接报送即可；要重新起草，请先把它改名或移走，或在 --to-register 后另写一个文件名。"
            ),
        )


def _named(figure: Figure) -> Known:
    """A figure by its names and unit; of what value is what the bulletin says."""
    return Known(figure.name, (figure.label, *figure.spoken_as), figure.unit, Decimal(0), about=figure.population)


def names_path(path: Path) -> Path:
    """Where the names go that belong to the figures at `path`."""
    return path.with_name(f"{path.stem}-名单{path.suffix}")


def _registers(report: Report, found: Published) -> list[Grid]:
    document = Path(report.paper.name).stem
    figures = tuple(
        (found.period, f.figure, "", f.value, f.unit, document, f.place, found.published_on) for f in found.figures
    )
    names = tuple(
        (found.period, n.list_name, n.shown, n.shown, n.position, document, n.place, found.published_on)
        for n in found.names
    )
    notes = {
        PUBLISHED_FIGURES.name: (tr("请逐行核对后报送：gongshi deliver 本表 --register 以往发布数据"),)
        if figures
        else (tr("没有认出指标；要报送的请从“未对上的数”里填到本表，没有就不必报送。"),),
        PUBLISHED_NAMES.name: (
            tr("“对象”先填公开写法，请改为名单规则中的编号，同一对象各期才能连上。"),
            tr("核对后报送：gongshi deliver 本表 --register 以往发布名单"),
        )
        if names
        else (tr("没有认出名单；要报送的请从附表填到本表，没有就不必报送。"),),
    }
    return [
        Grid(r.label, tuple(c.label for c in r.columns), rows, lead=notes[r.name])
        for r, rows in ((PUBLISHED_FIGURES, figures), (PUBLISHED_NAMES, names))
    ]


def _annexes(found: Published) -> list[Grid]:
    return [
        Grid(tr("附表{n}", n=n), table.rows[0], tuple(table.rows[1:]), lead=(table.title,))
        for n, table in enumerate(found.tables, 1) if table.rows
    ]  # fmt: skip


def _left(found: Published) -> Grid:
    rows = tuple((f.words, f.value, f.unit, f.figure, f.place) for f in found.left)
    columns = (tr("原文"), tr("数"), tr("单位"), tr("可能的指标"), tr("所在处"))
    return Grid(
        tr("未对上的数"),
        columns,
        rows,
        lead=(tr("这些数说的是别的事、只是一部分，或者分不清，没有对上指标，不会报送；需要的请自己填到第一张表。"),),
    )
