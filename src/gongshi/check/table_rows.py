"""Tables in plain text: Markdown, tabs, or columns kept apart by blanks (文中的表).

A row that follows a heading row has a claim in each cell that is a number. Its subject is the
column's heading, its scope the row's, its unit that of the cell, the heading or the caption; where
a column gives each row its unit, the rows are what is counted, and the columns only say when.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from dataclasses import replace as dataclass_replace
from decimal import Decimal

from gongshi.check.claim import Claim, Kind, Looseness, Role
from gongshi.check.found import Found
from gongshi.check.normal import normal
from gongshi.check.plain import plain_at
from gongshi.check.units import units
from gongshi.wording.inline import NUMERAL
from gongshi.wording.qualifier import Qualifier

_BARS = re.compile(r"[^|]+")
_BLANKS = re.compile(r"(?:[^\t　 ]| (?! ))+")
_NUMBER = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?")
_BRACKET = re.compile(r"[（(](?:单位[:：])?(?P<unit>[^（）()]{1,8})[)）]")
_CAPTION = re.compile(r"单位[:：] ?(?P<units>[^）)\n]{1,30})")
_SILENT = re.compile(
    r"序号|编号|电话|号码|代码|证号|日期|时间|邮编|号牌|车牌|备注|年份|月份|年度|^月$|^年$|账号|姓名|地址|桩号"
)
_DATED = re.compile(r"[0-9]{1,4}(?:[-—~至][0-9]{1,4})?[年月季](?![0-9])")  # 9月, 1-9月累计 head a column
_UNITS = frozenset({"单位", "计量单位"})
_SAID = re.compile(
    r"[^0-9]*[一-鿿][:：]? ?[0-9][0-9,]*(?:\.[0-9]+)?[余多]? ?[万亿]?[余多]? ?(?:[^0-9年月季届期号版日 ]{1,4})"
)
_RANK = re.compile(r"名次|排名|位次|排序")
_CHANGED = re.compile(r"同比|环比|增长|增速|增幅|增减|较上|比上|比去年|变化")
_TOTALS = frozenset({"合计", "总计", "小计", "共计", "总数", "全市", "全省", "全县", "合 计", "总 计"})
_LONGEST_CELL = 24
_FEWEST = 2


@dataclass(slots=True)
class Table:
    """The table that the lines before may have opened: its headings, and the caption's units."""

    headings: tuple[str, ...] = ()
    caption: tuple[str, ...] = ()


@dataclass(slots=True)
class Cell:
    """A cell of a row: its text, and where it begins in the line."""

    text: str
    start: int


def cells_of(line: str) -> list[Cell]:
    """The cells of a line that is a row of a table; none for a line of text (表格行)."""
    bare = line.strip()
    if bare.count("|") >= _FEWEST:
        found = [Cell(m[0].strip(), m.start() + len(m[0]) - len(m[0].lstrip())) for m in _BARS.finditer(line)]
        return [cell for i, cell in enumerate(found) if cell.text or 0 < i < len(found) - 1]
    if "。" in line or not ("\t" in bare or "　" in bare or "  " in bare):
        return []
    row = [Cell(m[0].strip(), m.start() + len(m[0]) - len(m[0].lstrip())) for m in _BLANKS.finditer(line)]
    return row if len(row) >= _FEWEST and all(len(cell.text) <= _LONGEST_CELL for cell in row) else []


def caption_of(line: str) -> tuple[str, ...]:
    """The units that a line such as （单位：户、人） names for the table below."""
    found = _CAPTION.search(line)
    return tuple(re.split("[、,，/ ]", normal(found["units"]).strip())) if found else ()


def opens(row: Sequence[Cell], table: Table) -> bool:
    """Whether the row holds no number, and so heads or rules a table; its headings are kept."""
    shown = [normal(cell.text) for cell in row]
    if any(NUMERAL.search(cell) and _NUMBER.match(cell) and not _DATED.match(cell) for cell in shown) or not row:
        return False
    if sum(_SAID.fullmatch(cell) is not None for cell in shown) >= _FEWEST:
        return False  # 应报371户　已报364户: what blanks keep apart there are claims, and no headings
    if not set("".join(shown)) <= set("-: "):
        table.headings = tuple(shown)
    return True


def continues(row: Sequence[Cell], table: Table) -> bool:
    """Whether the row has a cell under each heading of the open table."""
    return len(_aligned(row, table)) == len(table.headings)


def _aligned(row: Sequence[Cell], table: Table) -> Sequence[Cell]:
    """The row; a total that leaves the name beside it empty has one cell fewer."""
    if len(row) > 1 and len(row) == len(table.headings) - 1 and row[0].text in _TOTALS:
        return [row[0], Cell("", row[0].start), *row[1:]]
    return row


def read_row(row: Sequence[Cell], start: int, text: str, table: Table) -> Iterator[Claim]:
    """The claims of a row under its headings; the row begins at `start` of `text` (读表行).

    A row that rules a table, or that the headings do not fit, has none.
    """
    if not row or not continues(row, table):
        return
    row = _aligned(row, table)
    shown = [normal(cell.text) for cell in row]
    name = (shown[1] if _SILENT.search(table.headings[0]) and len(shown) > _FEWEST else "") or shown[0]
    told = [cell for cell, heading in zip(shown, table.headings, strict=True) if heading in _UNITS and cell in units()]
    for cell, content, heading in list(zip(row, shown, table.headings, strict=True))[1:]:
        if _NUMBER.match(content) and not _DATED.match(content) and not _SILENT.search(heading):
            found = _quantity(content, heading, told or table.caption)
            claim = _claim(found, start + cell.start, text, heading, name)
            yield dataclass_replace(claim, subject=name, scope=claim.subject) if told else claim


def _quantity(shown: str, heading: str, caption: Sequence[str]) -> Found:
    """What a cell says, the unit of its heading or caption read behind a number that has none."""
    number = _NUMBER.match(shown)
    end = number.end() if number else len(shown)
    written = shown if end < len(shown) else shown + _unit(heading, caption)
    numeral = NUMERAL.search(written)
    found = plain_at(written, *numeral.span()) if numeral else None
    if found is None or _RANK.search(heading):
        value = Decimal(shown[:end].replace(",", ""))
        loose = Looseness.ORDINAL if _RANK.search(heading) else Looseness.EXACT
        kind = Kind.RANK if loose is Looseness.ORDINAL else Kind.COUNT
        return Found(0, end, value, "", kind, Qualifier.EXACT, loose, 0, end)
    return dataclass_replace(found, end=min(found.end, len(shown)), outer_end=min(found.outer_end, len(shown)))


def _claim(found: Found, at: int, text: str, heading: str, row: str) -> Claim:
    compared = _CHANGED.search(heading)
    return Claim(
        at + found.start,
        at + found.end,
        text[at + found.start : at + found.end],
        found.value,
        found.unit,
        found.loose,
        Kind.CHANGE if compared and found.loose is Looseness.EXACT else found.kind,
        Role.TOTAL if row in _TOTALS else None,
        _BRACKET.sub("", heading),
        row,
        compared=compared[0] if compared else "",
        test=found.test,
        step=found.step,
    )


def _unit(heading: str, caption: Sequence[str]) -> str:
    """户数 is counted in 户, 金额（万元） in 万元; else a caption's only unit, or its unit of that name."""
    bracket = _BRACKET.search(heading)
    if bracket:
        return bracket["unit"]
    named = heading.rstrip(" ")
    for length in (3, 2, 1):
        if named.endswith("数") and named[-length - 1 : -1] in units():
            return named[-length - 1 : -1]
    if _CHANGED.search(heading):
        return "%" if "%" in heading else ""
    return caption[0] if len(caption) == 1 else ""
