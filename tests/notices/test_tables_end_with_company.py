"""The last page of a table shows some of its rows, and the imprint stands below text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pdfplumber
import pytest
from docx import Document
from docx.oxml.ns import qn

from gongshi.notices.docx import write_docx
from gongshi.notices.layout import Look
from gongshi.notices.notice import Annex, Block, Imprint, Notice, Rows, Style, Text
from gongshi.notices.pdf import write_pdf
from gongshi.notices.room import HELD, column_widths, upright
from gongshi.notices.slot import Fixed
from gongshi.settings import Settings

LOOK = Look.of(Settings(), datetime(2022, 11, 23, 9))
DAY = "2022-11-10"
IMPRINT = Imprint((Fixed("各大队"),), (Fixed("示例办公室"),), (Fixed("2022年11月23日"),))


def rows(n: int, *, words: str = "甲乙丙", landscape: bool = False) -> Rows:
    cells = tuple(((Fixed(str(i)),), (Fixed(words),), (Fixed(DAY),)) for i in range(n))
    return Rows("t", (), ("序号", "名称", "日期"), (10, 40, 20), cells, landscape=landscape)


def notice(*blocks: Block, table: Rows | None = None) -> Notice:
    made = Notice("sample", "样本", "bulletin", "样本", "示例单位", date(2022, 11, 23), blocks)
    annexes = (Annex(0, (Fixed("名单"),), (table,)),) if table else ()
    return replace(made, annexes=annexes, imprint=IMPRINT)


def pages(made: Notice, path: Path) -> list[str]:
    write_pdf(made, path, LOOK)
    with pdfplumber.open(path) as pdf:
        return [p.extract_text() or "" for p in pdf.pages]


@pytest.mark.parametrize("n", [1, 20, 23, 24, 25, 26, 27, 51])
def test_the_last_page_shows_three_rows_and_the_imprint(tmp_path: Path, n: int) -> None:
    found = pages(notice(Text(Style.BODY, (Fixed("文"),)), table=rows(n)), tmp_path / "a.pdf")
    shown = [page.count(DAY) for page in found]
    assert sum(shown) == n and shown[-1] >= min(HELD, n) and "印发" in found[-1]


@pytest.mark.parametrize("lines", [17, 18, 19, 20, 21])
def test_without_an_annex_the_imprint_stays_with_the_signer(tmp_path: Path, lines: int) -> None:
    text = [Text(Style.BODY, (Fixed("文"),)) for _ in range(lines)]
    ending = (Text(Style.SIGNER, (Fixed("示例单位"),)), Text(Style.DATE, (Fixed("2022年11月23日"),)))
    last = pages(notice(*text, *ending), tmp_path / "a.pdf")[-1]
    assert "示例单位" in last and "文" in last and "印发" in last


def test_a_page_of_the_imprint_alone_bears_no_number(tmp_path: Path) -> None:
    found = pages(notice(Text(Style.BODY, (Fixed("文"),)), table=rows(2, landscape=True)), tmp_path / "a.pdf")
    assert "—" in found[0] and "印发" in found[-1] and "—" not in found[-1]


def test_in_word_the_last_rows_keep_with_the_imprint(tmp_path: Path) -> None:
    write_docx(notice(Text(Style.BODY, (Fixed("文"),)), table=rows(9)), tmp_path / "a.docx", LOOK)
    (table,) = Document(str(tmp_path / "a.docx")).tables
    kept = [any(p._p.find(f".//{qn('w:keepNext')}") is not None for p in r.cells[0].paragraphs) for r in table.rows]
    assert kept[1:] == [False] * 6 + [True] * 3


def test_a_code_with_capitals_has_room_on_one_line() -> None:
    def first(code: str) -> float:
        cells = (((Fixed(code),), (Fixed("甲" * 20),)),)
        return column_widths(Rows("t", (), ("编号", "名称"), (10, 40), cells), 156)[0]

    assert first("WT00104") > first("0000104") + 3


def test_a_table_is_turned_only_when_what_it_shows_does_not_fit_upright() -> None:
    assert upright(rows(3, landscape=True)) is not None
    assert upright(rows(3, words="甲" * 40, landscape=True)) is None
