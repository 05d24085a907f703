"""A name is found wherever a finished file holds it: text, packed parts, properties."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from gongshi.papers.faults import UnreadablePaper
from gongshi.papers.inside import inside

NAME = "虚构甲乙"


def docx(**where: str) -> bytes:
    document = Document()
    paragraph = document.add_paragraph("当事人")
    for run in where.get("runs", ""):
        paragraph.add_run(run)
    document.core_properties.author = where.get("author", "")
    document.sections[0].header.paragraphs[0].text = where.get("header", "")
    document.add_table(1, 1).cell(0, 0).text = where.get("cell", "")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def xlsx(**where: str) -> bytes:
    book = openpyxl.Workbook()
    book.active["A1"] = where.get("cell", "")
    book.properties.title = where.get("title", "")
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("where", ["runs", "author", "header", "cell"])
def test_in_a_word_file(where: str):
    assert NAME in inside("a.docx", docx(**{where: NAME}))
    assert NAME not in inside("a.docx", docx())


@pytest.mark.parametrize("where", ["cell", "title"])
def test_in_a_workbook(where: str):
    assert NAME in inside("a.xlsx", xlsx(**{where: NAME}))
    assert NAME not in inside("a.xlsx", xlsx())


def test_in_a_pdf_over_lines_and_in_its_properties(tmp_path: Path):
    import pylopdf_fonts_zh_cn
    import typst
    from pypdf import PdfReader, PdfWriter

    source = tmp_path / "a.typ"
    source.write_text(f'#set page(width: 70pt)\n#set text(font: "Noto Serif SC")\n当事人{NAME}。')
    data = typst.compile(source, font_paths=[str(Path(pylopdf_fonts_zh_cn.__file__).parent)])
    assert NAME in inside("a.pdf", data)
    writer = PdfWriter(PdfReader(BytesIO(data)))
    writer.add_metadata({"/Author": "暗桩作者"})
    out = BytesIO()
    writer.write(out)
    assert "暗桩作者" in inside("a.pdf", out.getvalue())


def test_cells_and_paragraphs_do_not_run_together():
    text = inside("a.docx", docx(runs="王", cell="小明"))
    assert "王小明" not in text and "王" in text and "小明" in text


def test_a_packed_file_that_cannot_be_opened_is_an_error_and_not_silence():
    with pytest.raises(UnreadablePaper):
        inside("a.docx", b"no archive")
