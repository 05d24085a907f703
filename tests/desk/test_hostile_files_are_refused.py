"""A file that is not what it says, or that would fill the machine, is refused before it is read."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

from gongshi.desk.hostile import MOST_PARTS, HostileFile, refuse_hostile
from gongshi.errors import GongshiError
from gongshi.records.workbook import read_grid


def archive(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return path


def refused(path: Path) -> HostileFile:
    with pytest.raises(HostileFile) as caught:
        refuse_hostile(path)
    assert caught.value.where and caught.value.mend
    return caught.value


def test_an_honest_workbook_and_a_csv_are_let_through(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["编号", "名称"])
    book.save(tmp_path / "台账.xlsx")
    refuse_hostile(tmp_path / "台账.xlsx")
    (tmp_path / "台账.csv").write_text("编号,名称\n1,甲\n", encoding="gb18030")
    refuse_hostile(tmp_path / "台账.csv")


def test_a_bomb_is_refused_by_what_it_says_of_itself(tmp_path):
    bomb = archive(tmp_path / "台账.xlsx", {"[Content_Types].xml": b"<x/>", "xl/a.xml": b"0" * (120 << 20)})
    assert "展开后" in refused(bomb).what


def test_too_many_parts_are_refused(tmp_path):
    refused(archive(tmp_path / "台账.xlsx", {f"p{n}": b"" for n in range(MOST_PARTS + 1)}))


def test_a_part_that_leads_out_of_the_archive_is_refused(tmp_path):
    refused(archive(tmp_path / "台账.xlsx", {"[Content_Types].xml": b"<x/>", "../../etc/x": b"1"}))


@pytest.mark.parametrize("name", ["台账.xlsx", "台账.xls", "台账.csv", "公文.docx", "扫描件.pdf"])
def test_a_program_under_another_name_is_refused(tmp_path, name):
    (tmp_path / name).write_bytes(b"MZ\x90\x00" + b"\x00" * 100)
    refused(tmp_path / name)


def test_an_archive_that_is_no_workbook_is_refused(tmp_path):
    refused(archive(tmp_path / "台账.xlsx", {"a.txt": b"1"}))
    (tmp_path / "断.xlsx").write_bytes(b"PK\x03\x04broken")
    refused(tmp_path / "断.xlsx")


def test_a_workbook_s_xml_reaches_no_file_of_the_machine(tmp_path):
    """An entity that names a file of the machine is not opened, whatever else becomes of the workbook."""
    secret = tmp_path / "secret.txt"
    secret.write_text("GONGSHI-SECRET", encoding="utf-8")
    honest = tmp_path / "好.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["编号"])
    book.active.append(["ENTITY"])
    book.save(honest)
    with zipfile.ZipFile(honest) as parts:
        told = {name: parts.read(name) for name in parts.namelist()}
    name = next(name for name, part in told.items() if b"ENTITY" in part)
    start, kind, root = told[name].rpartition(b"<sst") if b"<sst" in told[name] else told[name].partition(b"<worksheet")
    entity = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{secret.as_uri()}">]>'.encode()
    told[name] = start + entity + kind + root.replace(b"ENTITY", b"&a;")
    try:
        found = str(read_grid(archive(tmp_path / "坏.xlsx", told)))
    except GongshiError as fault:
        found = f"{fault.what}{fault.where}{fault.mend}"
    assert "GONGSHI-SECRET" not in found
