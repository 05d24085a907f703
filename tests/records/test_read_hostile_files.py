"""Files that are not what they say, or mean harm: refused in words and in bounded time (异常文件)."""

import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from gongshi.errors import GongshiError
from gongshi.records.headings import HeadingMaps
from gongshi.records.reading.detect import NoSuchFile, open_source
from gongshi.records.reading.source import TooLarge, Unreadable
from gongshi.records.receive import receive
from gongshi.records.register import Column, Integer, Register, Text

SMALL = Register(
    name="small", label="小台账", columns=(Column("id", Text, "编号", key=True), Column("n", Integer, "数量"))
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def workbook(path: Path) -> Path:
    book = Workbook()
    assert book.active is not None
    book.active.append(("编号", "数量"))
    book.active.append(("a", 1))
    book.save(path)
    return path


def with_part(source: Path, target: Path, name: str, content: bytes) -> Path:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return target


def sheet_xml(cell: str) -> bytes:
    return (
        '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{cell}</sheetData></worksheet>"
    ).encode()


def refused(path: Path, kind: type[GongshiError] = Unreadable) -> GongshiError:
    started = time.monotonic()
    with pytest.raises(kind) as caught:
        receive(path, SMALL, sender="假单位", maps=HeadingMaps(path.parent / "maps"))
    assert time.monotonic() - started < 5
    assert caught.value.what and path.name in caught.value.where and caught.value.mend
    return caught.value


def test_an_empty_file_is_told_as_empty(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"")
    assert "空" in refused(tmp_path / "a.xlsx").what


def test_a_word_document_named_xlsx_is_told_as_word(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as packed:
        packed.writestr("word/document.xml", "<x/>")
    assert "Word" in refused(tmp_path / "a.xlsx").what


def test_a_workbook_with_a_password_is_told_as_locked(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600))
    assert "密码" in refused(tmp_path / "a.xlsx").what


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7 x", b"\x89PNG\r\n\x1a\n", OLE + bytes(900), b"a\0b\0c", b"PK\x03\x04 broken"]
)
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    refused(tmp_path / "a.xlsx")


def test_half_a_workbook_is_told_as_broken(tmp_path: Path) -> None:
    whole = workbook(tmp_path / "b.xlsx").read_bytes()
    (tmp_path / "a.xlsx").write_bytes(whole[: len(whole) // 2])
    refused(tmp_path / "a.xlsx")


def test_a_workbook_with_broken_xml_is_told_as_broken(tmp_path: Path) -> None:
    path = with_part(
        workbook(tmp_path / "b.xlsx"), tmp_path / "a.xlsx", "xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row"
    )
    with pytest.raises(GongshiError):
        receive(path, SMALL, sender="假单位", maps=HeadingMaps(tmp_path / "maps"))


def test_a_zip_bomb_is_refused_before_it_unpacks(tmp_path: Path) -> None:
    path = with_part(workbook(tmp_path / "b.xlsx"), tmp_path / "a.xlsx", "xl/worksheets/sheet1.xml", b" " * (200 << 20))
    refused(path, TooLarge)


@pytest.mark.parametrize(
    "cell", ['<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', '<row r="1"><c r="ZZZZZ1"><v>1</v></c></row>']
)
def test_one_far_cell_does_not_fill_the_memory(tmp_path: Path, cell: str) -> None:
    path = with_part(workbook(tmp_path / "b.xlsx"), tmp_path / "a.xlsx", "xl/worksheets/sheet1.xml", sheet_xml(cell))
    refused(path, TooLarge)


def test_a_csv_of_a_million_columns_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("编号,数量\n" + "1," * 1_000_000, encoding="utf-8")
    refused(tmp_path / "a.csv", TooLarge)


def test_a_file_that_is_not_there_is_told_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(NoSuchFile) as caught:
        open_source(tmp_path / "没有.xlsx")
    assert "没有.xlsx" in caught.value.what and caught.value.where and caught.value.mend


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"PK\x03\x04", OLE, b"PAR1", b"<table>", b"\xff\xfe", b"\xef\xbb\xbf"]),
)
def test_any_bytes_are_read_or_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, tail: bytes, head: bytes
) -> None:
    path = tmp_path_factory.mktemp("h") / "a.xls"
    path.write_bytes(head + tail)
    try:
        receive(path, SMALL, sender="假单位", maps=HeadingMaps(path.parent / "maps"))
    except GongshiError as told:
        assert told.what and told.where and told.mend
