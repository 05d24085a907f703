"""A broken, locked, swollen or lying file ends soon, in a sentence that names it."""

from __future__ import annotations

import random
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from gongshi.errors import GongshiError
from gongshi.papers.faults import PaperTooLarge, UnreadablePaper
from gongshi.papers.read import NoSuchPaper, paper_of, read_paper

from .word import p, table, word


def refused(data: bytes, name: str) -> GongshiError:
    start = time.perf_counter()
    with pytest.raises((UnreadablePaper, PaperTooLarge)) as caught:
        paper_of(data, name)
    assert time.perf_counter() - start < 5
    assert name in caught.value.where and caught.value.mend
    return caught.value


def zipped(**parts: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def test_an_archive_that_unpacks_to_too_much_is_refused_before_it_is_unpacked():
    assert isinstance(refused(zipped(word__document_xml=b"1" * (200 << 20)), "炸弹.docx"), PaperTooLarge)


def test_an_archive_that_lies_about_its_size_is_held_to_the_bound():
    honest = word(p("甲" * 100))
    lying = honest.replace(b"word/document.xml", b"word/docum\xffnt.xml", 1)
    refused(lying, "骗.docx")


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04 cut", word(p("甲"))[:300], zipped(word__document_xml=b"<w:document"), zipped(xl__workbook_xml=b"<a/>"),
     b"\xd0\xcf\x11\xe0old word", b"%PDF-1.7 nothing", b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>",
     bytes(range(128, 256)) * 50, b"\xff\xfe" + random.Random(5).randbytes(400)],
    ids=["cut", "half", "no xml", "workbook", "doc", "empty pdf", "loop pdf", "noise", "marked noise"],
)  # fmt: skip
def test_a_broken_file_is_said_to_be_broken(data: bytes):
    assert isinstance(refused(data, "坏.docx"), UnreadablePaper)


def test_entities_are_not_expanded():
    laughs = '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>甲&y;</w:t></w:r></w:p></w:body></w:document>'
    assert "ha" not in paper_of(zipped(word__document_xml=laughs.encode()), "实体.docx").text


def test_tables_nested_past_all_reason_are_refused():
    nested = p("甲")
    for _ in range(60):
        nested = f"<w:tbl><w:tr><w:tc>{nested}</w:tc></w:tr></w:tbl>"
    assert isinstance(refused(word(nested), "套.docx"), (PaperTooLarge, UnreadablePaper))


def test_ten_thousand_nested_elements_of_a_page_do_not_break_the_reading():
    start = time.perf_counter()
    page = b"<html><body>" + b"<div><span>" * 20_000 + "共34起".encode() + b"</span></div>" * 20_000
    with pytest.raises(UnreadablePaper) as caught:  # the parser stops at a depth; below it nothing is read
        paper_of(page, "深.html")
    assert "没有读到文字" in caught.value.what and time.perf_counter() - start < 10


def test_ten_million_characters_of_text_are_read_in_bounded_time():
    start = time.perf_counter()
    assert len(paper_of(b"1" * 10_000_000, "长.txt").text) == 10_000_000
    paper_of(("[" * 5_000_000).encode(), "括号.md")
    assert time.perf_counter() - start < 10


def test_a_large_table_is_read_in_time_that_grows_with_it():
    start = time.perf_counter()
    paper = paper_of(word(table(*[("甲", "乙", "丙")] * 4000)), "表.docx")
    assert len(paper.paragraphs) == 12_000 and time.perf_counter() - start < 10


def test_a_pdf_behind_a_password_is_said_to_be_locked():
    from pypdf import PdfWriter

    writer, out = PdfWriter(), BytesIO()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret")
    writer.write(out)
    assert "密码" in refused(out.getvalue(), "锁.pdf").what


def test_a_scan_is_a_file_without_a_word():
    from pypdf import PdfWriter

    writer, out = PdfWriter(), BytesIO()
    writer.add_blank_page(100, 100)
    writer.write(out)
    assert refused(out.getvalue(), "扫描.pdf").what == refused(b"", "空.pdf").what


def test_a_file_that_is_not_there_is_not_found(tmp_path: Path):
    with pytest.raises(NoSuchPaper, match="没有"):
        read_paper(tmp_path / "没有.docx")


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"\xff\xfe\x41\x00\x42\x00", "FF FE 41 00"),
        (b"\x00\x01\x02\x03 noise", "00 01 02 03"),
        (b"cut off", "63 75 74 20"),
    ],
    ids=["marked", "noise", "text"],
)
@pytest.mark.parametrize("name", ["稿.docx", "稿.pdf"])
def test_a_file_that_is_word_or_pdf_by_name_only_is_refused_with_the_bytes_that_were_found(
    data: bytes, found: str, name: str
):
    fault = refused(data, name)
    assert found in fault.what
    assert Path(name).suffix in fault.what
    assert "另存为 docx" in fault.mend


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("附表.xlsx", {"xl/workbook.xml": b"<workbook/>"}, "Excel 工作簿"),
        ("附表.xls", b"\xd0\xcf\x11\xe0", "Excel 工作簿"),
        ("汇报.pptx", {"ppt/presentation.xml": b"<p/>"}, "幻灯片"),
        ("材料.zip", {"通报.docx": b"PK"}, "压缩包"),
        ("长图.png", b"\x89PNG\r\n", "图片"),
        ("动图.gif", b"GIF89a", "图片"),
        ("截图.bmp", b"BM" + (54).to_bytes(4, "little") + bytes(4), "图片"),
        ("通报.doc", b"\xd0\xcf\x11\xe0", "旧版 Word"),
    ],
)
def test_what_is_no_document_is_called_what_it_is_and_what_may_be_handed_over_is_said(
    name: str, data: bytes | dict[str, bytes], said: str
):
    error = refused(data if isinstance(data, bytes) else zipped(**data), name)
    assert said in error.what and ("docx" in error.mend or "pdf" in error.mend)


@pytest.mark.parametrize("text", ["BMI指数超标人数12人，占12.5%。", "BM", "GIF8种格式的图片36张。"])
def test_a_text_that_begins_with_the_letters_of_a_picture_is_read(text: str):
    assert paper_of(text.encode(), "草稿.txt").text == text


def test_a_folder_is_called_one_and_its_documents_are_named(tmp_path: Path):
    with pytest.raises(UnreadablePaper) as empty:
        read_paper(tmp_path)
    (tmp_path / "通报.txt").write_text("事故9起。", encoding="utf-8")
    with pytest.raises(UnreadablePaper) as full:
        read_paper(tmp_path)
    assert "是文件夹" in empty.value.what and "docx" in empty.value.mend and "通报.txt" in full.value.mend


@pytest.mark.parametrize(
    ("name", "data"),
    [
        *((f"空.{ending}", b"") for ending in ("docx", "pdf", "html", "md", "txt")),
        ("白.txt", " \n\n　\n".encode()), ("标.txt", b"\xef\xbb\xbf"), ("白.md", b"\n\n"), ("表.md", b"| | |\n|---|---|\n"),
        ("白.html", b"<html><body> </body></html>"), ("白.docx", word(p(""))), ("表.docx", word(table(("", "")))),
    ],
)  # fmt: skip
def test_a_file_without_a_word_is_refused_alike_whatever_its_format(name: str, data: bytes):
    assert "没有读到文字" in refused(data, name).what
