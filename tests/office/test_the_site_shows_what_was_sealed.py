"""The site of a workspace: what was sealed, and of it only what is still public."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from gongshi.cli import gongshi
from gongshi.office.site import site_of, write_site

from .a_release import Release

KINDS = {".html", ".js", ".json", ".csv", ".xml"}


def text_of(page: Path) -> str:
    """What a reader sees, without blanks."""
    return re.sub(r"\s+", "", unescape(re.sub(r"<[^>]+>", "", page.read_text(encoding="utf-8"))))


def document_text(path: Path) -> str:
    """What a document offered for download says: DOCX, workbook, PDF or page."""
    if path.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(path) as parts:
            return "".join(parts.read(n).decode("utf-8") for n in parts.namelist() if n.endswith(".xml"))
    if path.suffix == ".pdf":
        return "".join(page.extract_text() for page in PdfReader(path).pages)
    return path.read_text(encoding="utf-8") if path.suffix in (".html", ".txt", ".json", ".csv") else ""


def readable(folder: Path) -> str:
    """All text files of the site in one."""
    return "\n".join(p.read_text(encoding="utf-8") for p in sorted(folder.rglob("*")) if p.suffix in KINDS)


def test_every_number_of_the_bulletin_leads_to_its_page(release: Release):
    folder = write_site(release.workspace).folder
    page = folder / "notices/traffic-2022-11.html"
    targets = re.findall(r'<a class="to-figure" href="\.\./([^"]+)"', page.read_text(encoding="utf-8"))
    assert targets and all((folder / t).is_file() for t in targets)


def test_a_value_s_page_and_the_edition_say_the_same(release: Release):
    site = site_of(release.workspace)
    edition = release.publish().edition
    values = {f.name: f.latest for f in site.figures}
    assert {a.figure for a in edition.answers if not a.part} == set(values)
    assert all(values[a.figure].value == a.number for a in edition.answers if not a.part)


def test_the_records_offered_are_the_public_columns_of_the_register(release: Release):
    folder = write_site(release.workspace).folder
    found = list(
        csv.reader(io.StringIO((folder / "figures/crashes_recorded/2022-11-records.csv").read_text("utf-8-sig")))
    )
    assert len(found) == 1 + 2
    assert "事故编号" not in found[0] and "发生时间" in found[0]
    assert "不公开的列：" in text_of(folder / "figures/crashes_recorded/2022-11.html")


def test_no_name_of_a_party_is_in_any_readable_file(release: Release):
    text = readable(write_site(release.workspace).folder)
    assert [name for name in ("虚构甲", "虚构乙", "假某") if name in text] == []


def test_documents_are_offered_and_the_approval_sheet_is_not(release: Release):
    folder = write_site(release.workspace).folder
    names = sorted(p.name for p in (folder / "files/traffic-2022-11").iterdir())
    assert names == ["annex.xlsx", "bulletin.docx", "bulletin.pdf", "cases.docx", "cases.pdf", "figure-sheet.xlsx",
                     "press.docx", "press.pdf"]  # fmt: skip


def test_when_the_term_is_over_the_names_are_gone_from_every_page_and_file(release: Release):
    shown = [e.name for e in site_of(release.workspace).lists[0].latest.entries] or [
        e.name for item in site_of(release.workspace).lists for e in item.latest.entries
    ]
    write_site(release.workspace)
    folder = write_site(release.workspace, on=date(2023, 3, 1)).folder
    pages = "".join(
        p.read_text(encoding="utf-8") for p in folder.rglob("*") if p.parent.name != "figures" and p.suffix in KINDS
    )
    assert shown and [name for name in shown if name in pages] == []
    assert not (folder / "files").exists()
    page = text_of(folder / "notices/traffic-2022-11.html")
    assert "写有名字的文书不再提供" in page
    assert "公示期已满" in text_of(folder / "lists/zone_vehicles/2022-11.html")


def test_the_last_day_of_the_term_still_belongs_to_it(release: Release):
    last = {e.ends_on for item in site_of(release.workspace).lists for e in item.latest.entries}
    assert len(last) == 1
    day = last.pop()
    assert any(item.latest.entries for item in site_of(release.workspace, on=day).lists)
    assert not any(
        item.latest.entries for item in site_of(release.workspace, on=date.fromordinal(day.toordinal() + 1)).lists
    )


def test_a_workspace_that_published_nothing_has_a_site_that_says_so(city):
    folder = write_site(city).folder
    assert "还没有公开的内容" in text_of(folder / "index.html")


def test_the_command_writes_into_the_folder_that_is_named(release: Release, tmp_path: Path):
    done = CliRunner().invoke(gongshi, ["site", "--at", str(release.workspace.root), "--to", str(tmp_path / "U盘")])
    assert done.exit_code == 0, done.output
    assert (tmp_path / "U盘" / "index.html").is_file()
    again = CliRunner().invoke(
        gongshi, ["site", "--at", str(release.workspace.root), "--to", str(tmp_path / "U盘"), "--json"]
    )
    assert '"written": 0' in again.output


def test_a_coordinate_system_that_nobody_knows_is_named(release: Release):
    from gongshi.office.site_map import _onto
    from gongshi.office.workspace import Workspace
    from gongshi.settings import BadSetting

    path = release.workspace.settings.path
    path.write_text(path.read_text(encoding="utf-8") + '\n[site]\ncrs = "EPSG:0"\n', encoding="utf-8")
    with pytest.raises(BadSetting, match="EPSG:0"):
        _onto(Workspace.open(release.workspace.root))


def test_metres_of_the_office_s_own_system_become_degrees(release: Release):
    from gongshi.office.site_map import _onto
    from gongshi.office.workspace import Workspace

    path = release.workspace.settings.path
    path.write_text(path.read_text(encoding="utf-8") + '\n[site]\ncrs = "EPSG:4547"\n', encoding="utf-8")
    east, north = _onto(Workspace.open(release.workspace.root))(500_000.0, 3_900_000.0)
    assert (round(east, 3), round(north, 1)) == (114.0, 35.2)


def test_a_name_that_was_withdrawn_is_gone_at_the_next_build_and_a_correction_says_so(release: Release):
    write_site(release.workspace)
    entry = release.run().rolls["zone_vehicles"].public[0]
    release.withdraw(entry, "经核实不符合条件")
    folder = write_site(release.workspace).folder
    pages = "".join(
        p.read_text(encoding="utf-8") for p in folder.rglob("*") if p.parent.name != "figures" and p.suffix in KINDS
    )
    assert entry.shown_name == "示A1S001" and entry.shown_name not in pages
    assert [p.name for p in (folder / "files").rglob("*") if entry.shown_name in document_text(p)] == []
    for page in ("index.html", "corrections.html", "lists/zone_vehicles/2022-11.html", "notices/traffic-2022-11.html"):
        assert "撤下1辆" in text_of(folder / page), page
    assert "1条撤下（2022年11月23日）" in text_of(folder / "lists/zone_vehicles/2022-11.html")
