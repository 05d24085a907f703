"""What a file is, by its content and not by its name (识别文件)."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from gongshi.errors import NotFound
from gongshi.i18n import tr
from gongshi.records.reading.delimited import delimited_sheet
from gongshi.records.reading.excel import excel_sheets, locked
from gongshi.records.reading.geopackage import MAGIC, geopackage_sheets
from gongshi.records.reading.html import html_sheets
from gongshi.records.reading.parquet import parquet_columns
from gongshi.records.reading.source import Source, unreadable

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PAGE = re.compile(rb"<!doctype\s+html|<html|<table", re.IGNORECASE)
_KNOWN = ((b"%PDF", "PDF"), (b"\x89PNG", "PNG 图片"), (b"\xff\xd8\xff", "JPEG 图片"), (b"Rar!", "RAR 压缩包"))
_MARKED = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


class NoSuchFile(NotFound):
    """There is no file at this place (没有这个文件)."""


def open_source(path: Path) -> Source:
    """The file's sheets or typed columns. Raises NoSuchFile, Unreadable or TooLarge."""
    if not path.is_file():
        raise NoSuchFile(
            tr("没有文件“{file}”。", file=path.name), where=str(path.parent), mend=tr("请核对文件名和所在的文件夹。")
        )
    head = _head(path)
    if not head.strip():
        raise unreadable(path, tr("文件是空的。"), tr("请核对是否选错了文件，填好后重新报送。"))
    if head.startswith(b"PAR1"):
        return Source(path, "Parquet", typed=parquet_columns(path))
    if head.startswith(b"PK"):
        return Source(path, _packed_kind(path), excel_sheets(path))
    if head.startswith(MAGIC):
        return Source(path, "GeoPackage", geopackage_sheets(path))
    if head.startswith(_OLE):
        _refuse_other_ole(path)
        return Source(path, "xls", excel_sheets(path))
    return _text_source(path, head)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(4096)
    except OSError as fault:
        mend = tr("请关闭正在打开它的程序，或检查访问权限，再试一次。")
        raise unreadable(path, tr("文件打不开（{fault}）。", fault=fault.strerror), mend) from fault


def _text_source(path: Path, head: bytes) -> Source:
    for start, name in _KNOWN:
        if head.startswith(start):
            raise unreadable(path, tr("文件其实是{name}，不是表格。", name=name), tr("请报送原始的表格文件。"))
    if b'progid="Excel.Sheet"' in head or b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        raise unreadable(path, tr("文件是旧式的 XML 电子表格。"))
    if _PAGE.search(head) or head.startswith(b"MIME-Version"):
        return Source(path, "HTML", html_sheets(path))
    if b"\0" in head and not head.startswith(_MARKED):
        raise unreadable(path, tr("文件不是表格，内容无法识别。"))
    return Source(path, "csv", (delimited_sheet(path),))


def _packed_kind(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as packed:
            names = set(packed.namelist())
    except (zipfile.BadZipFile, OSError) as fault:
        raise unreadable(path, tr("文件已损坏，压缩包无法读取（{fault}）。", fault=fault)) from fault
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "word/document.xml" in names:
        raise unreadable(
            path,
            tr("文件其实是 Word 文档，不是表格。"),
            tr("请把其中的表格复制到 Excel 或 WPS 表格，存为 xlsx 后重新报送。"),
        )
    if "xl/workbook.bin" in names or "content.xml" in names:
        raise unreadable(path, tr("文件是 xlsb 或 ods 格式，本系统不读。"))
    raise unreadable(path, tr("文件是压缩包，不是工作簿。"), tr("请先解压，再报送其中的表格文件。"))


def _refuse_other_ole(path: Path) -> None:
    """An OLE file may be a locked workbook or a Word document; its directory names say so."""
    data = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise locked(path)
    if "Workbook".encode("utf-16-le") not in data and "Book".encode("utf-16-le") not in data:
        raise unreadable(path, tr("文件不是电子表格。"))
