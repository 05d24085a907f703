"""A source comes in and a checked delivery goes out: the one path for every kind (接收)."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

from gongshi.errors import BadInput
from gongshi.i18n import tr
from gongshi.records.checked import Checked
from gongshi.records.headings import HeadingMap, HeadingMaps, Mapped, match_headings, refuse_missing, score, suggest
from gongshi.records.lines import Lines, any_filled, face, merged_down
from gongshi.records.piece import Piece
from gongshi.records.reading.detect import open_source
from gongshi.records.reading.source import Row, Sheet, Source, Typed
from gongshi.records.reading.sql import Query, lay_down
from gongshi.records.register import Register
from gongshi.records.validate import Judge
from gongshi.records.workbook import CODES_SHEET

HELP_SHEET = "填表说明"
FAULTS_SHEET = "问题清单"
_HEAD_ROWS = 40
_PIECE_ROWS = 50_000


class NoHeadings(BadInput):
    """No sheet of the file has a row of this register's headings (没有标题行)."""


def receive(
    source: Path | Query,
    register: Register,
    *,
    sender: str,
    maps: HeadingMaps,
    name: str = "",
    spill: Path | None = None,
) -> Checked:
    """The delivery, read and checked; nothing is stored but the sender's heading map.

    `name` is the file's name for the reader, where `source` is a copy; `spill` is where rows
    that are too many for memory wait. Raises what opening
    the file raises, NoHeadings, MissingColumns or AmbiguousHeadings; faults of cells and rows
    do not raise, they are in the answer.
    """
    path = _laid_down(source) if isinstance(source, Query) else source
    file = name or (source.shown if isinstance(source, Query) else path.name)
    opened = open_source(path)
    kept = maps.of(sender, register)
    judge = Judge(register, file, kept, spill)
    reading = Reading(opened, register, kept, file, judge)
    for piece in reading.pieces():
        judge.take(piece)
    found = judge.finish()
    maps.keep(replace(kept, headings={**reading.headings, **kept.headings}), register)
    return Checked(
        register, found.good, found.faults, found.warnings, found.bad, path, file, "、".join(reading.sheets), found.fault_count,
        judge.places,
    )  # fmt: skip


def _laid_down(query: Query) -> Path:
    """The answer of the query in a file that goes when the program ends."""
    folder = Path(tempfile.mkdtemp(prefix="gongshi-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return lay_down(query, folder / "查询结果.parquet")


@dataclass
class Reading:
    """One source on its way into pieces (读取过程): remembers the sheets and headings it used."""

    source: Source
    register: Register
    kept: HeadingMap
    file: str
    judge: Judge

    def __post_init__(self) -> None:
        self.sheets: list[str] = []
        self.headings: dict[str, str] = {}

    def pieces(self) -> Iterator[Piece]:
        """The rows of every sheet that is this register's. Raises NoHeadings when none is."""
        if self.source.typed is not None:
            yield from self._typed(self.source.typed)
            return
        passed: list[str] = []
        for sheet in self.source.sheets:
            if sheet.name in (HELP_SHEET, CODES_SHEET, FAULTS_SHEET):
                continue
            rows = sheet.rows()
            head = list(islice(rows, _HEAD_ROWS))
            row = self._heading_row(head)
            if row < 0:
                passed += [sheet.name] if any(any_filled(cells) for _, cells in head) else []
            elif sheet.hidden:
                self._warn_sheet(sheet.name, tr("隐藏的表“{sheet}”没有读入。", sheet=sheet.name))
            else:
                yield from self._sheet(sheet, head[row], chain(head[row + 1 :], rows))
        if not self.sheets:
            raise self._no_headings()
        if passed:
            names = tr("、").join(f"“{name}”" for name in passed)
            alone = passed[0] if len(passed) == 1 else ""
            self._warn_sheet(alone, tr("表{sheets}里没有本台账的标题行，没有读入。", sheets=names))

    def _warn_sheet(self, sheet: str, says: str) -> None:
        self.judge.teller.warn(sheet, 0, -1, "", says, tr("如该表也要报送，请取消隐藏并补上标题行；否则不必处理。"))

    def _heading_row(self, head: Sequence[Row]) -> int:
        """The row that names most columns, the last of equal neighbours; -1 when none names enough."""
        scores = [score([face(c) for c in cells], self.register, self.kept) for _, cells in head]
        best = max(scores, default=0)
        if best < min(2, len(self.register.columns)):
            return -1
        row = scores.index(best)
        while row + 1 < len(scores) and scores[row + 1] == best and merged_down(head[row][1], head[row + 1][1]):
            row += 1
        return row

    def _sheet(self, sheet: Sheet, heading: Row, rows: Iterator[Row]) -> Iterator[Piece]:
        number, cells = heading
        mapped = match_headings(number, [face(c) for c in cells], self.register, self.kept)
        self._settle(mapped, sheet.name)
        lines = Lines(self.register, mapped, [face(c) for c in cells])
        records = lines.records(rows)
        while batch := list(islice(records, _PIECE_ROWS)):
            yield lines.piece(sheet.name, batch)
        if lines.bad:
            yield lines.piece(sheet.name, [])

    def _typed(self, typed: Typed) -> Iterator[Piece]:
        mapped = match_headings(0, typed.columns, self.register, self.kept)
        if not mapped.columns:
            raise self._no_headings()
        self._settle(mapped, "")
        first = 1
        for batch in typed.batches():
            columns = {name: _typed_column(batch, places) for name, places in mapped.columns.items()}
            yield Piece("", range(first, first + batch.num_rows), columns)
            first += batch.num_rows

    def _settle(self, mapped: Mapped, sheet: str) -> None:
        where = tr("文件 {file}", file=self.file) + (tr("，表“{sheet}”", sheet=sheet) if sheet else "")
        refuse_missing(mapped, self.register, self.kept, where=where)
        self.sheets.append(sheet)
        self.headings.update(mapped.headings)
        for place, heading in mapped.unknown:
            near = suggest(heading, self.register)
            mend = tr("如就是“{label}”，请改正标题或在列名对照文件里写明；", label=near) if near else ""
            says = tr(
                "“{heading}”不是{register}的列，没有读入。", heading=heading.strip(), register=self.register.label
            )
            self.judge.teller.warn(sheet, mapped.row, place, heading, says, mend + tr("不用报送的列不必处理。"))

    def _no_headings(self) -> NoHeadings:
        labels = "、".join(c.label for c in self.register.columns[:8])
        return NoHeadings(
            tr("文件里没有找到{register}的标题行。", register=self.register.label),
            where=tr("文件 {file}，各表前 {n} 行", file=self.file, n=_HEAD_ROWS),
            mend=tr("标题行要有这些列名：{labels}等；可先生成模板，把数据粘贴进去。", labels=labels),
        )


def _typed_column(batch: object, places: Sequence[int]) -> object:
    import pyarrow as pa
    import pyarrow.compute as pc

    assert isinstance(batch, pa.RecordBatch)
    if len(places) == 1:
        return batch.column(places[0])
    return pc.binary_join_element_wise(*(batch.column(k).cast(pa.string()) for k in places), " ")
