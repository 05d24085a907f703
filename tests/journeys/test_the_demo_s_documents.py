"""The finished documents of the demo say what the lists say, and nothing they must not."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pdfplumber
import pytest

from gongshi.office.demo import Shown
from gongshi_traffic.demo.planted import read_planted

BULLETIN = "曝光通报"
KINDS = ("曝光通报", "典型事故案例", "新闻通稿", "发布审批单")


@pytest.fixture(scope="module")
def folder(shown: Shown) -> Path:
    return shown.written.folder


@pytest.fixture(scope="module")
def texts(folder: Path) -> dict[str, str]:
    """The text of every document that may leave the office, by file name."""
    found = {}
    for path in folder.iterdir():
        if path.suffix == ".docx" or path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as parts:
                found[path.name] = "".join(
                    parts.read(n).decode("utf-8") for n in parts.namelist() if n.endswith((".xml", ".rels"))
                )
        elif path.suffix == ".pdf":
            with pdfplumber.open(path) as pdf:
                found[path.name] = "".join(page.extract_text() or "" for page in pdf.pages)
        elif path.suffix != ".png":
            found[path.name] = path.read_text(encoding="utf-8")
    return found


def plain(markup: str) -> str:
    return re.sub(r"\s+", "", re.sub(r"<[^>]*>", "", markup))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("ending", ["docx", "pdf", "html"])
def test_every_document_is_there_and_not_empty(kind: str, ending: str, folder: Path):
    assert (folder / f"{kind}.{ending}").stat().st_size > 3000


@pytest.mark.parametrize("ending", ["docx", "pdf", "html"])
def test_each_form_of_the_bulletin_holds_the_lengths_of_the_lists(ending: str, texts: dict[str, str], shown: Shown):
    text = plain(texts[f"{BULLETIN}.{ending}"])
    for name, said in (
        ("lifetime_bans", "人被依法终身禁驾"),
        ("crash_prone_segments", "处"),
        ("high_risk_carriers", "家企业"),
    ):
        assert f"{len(shown.run.rolls[name].shown())}{said}" in text


def test_every_named_carrier_stands_in_the_annex(texts: dict[str, str], shown: Shown):
    text = plain(texts[f"{BULLETIN}.html"])
    names = [e.shown_name for e in shown.run.rolls["high_risk_carriers"].shown()]
    assert len(names) > 50
    assert [n for n in names if n not in text] == []


def test_nobody_kept_out_is_named_in_any_document(texts: dict[str, str], shown: Shown):
    roll = shown.run.rolls["lifetime_bans"]
    kept_out = [e.candidate.name for e in roll.entries if not e.candidate.is_clear]
    assert kept_out
    for name in kept_out:
        assert [file for file, text in texts.items() if name in plain(text)] == []


def without_carriers(text: str, shown: Shown) -> str:
    """The text without carriers' names, whose invented syllables are those of invented people."""
    for roll in ("high_risk_carriers", "red_list_carriers"):
        for entry in shown.run.rolls[roll].entries:
            text = text.replace(entry.candidate.name, "")
    return text


def test_no_party_of_a_case_is_named_in_full(texts: dict[str, str], shown: Shown):
    names = [p["name"] for case in read_planted("cases")["case"] for p in case.get("parties", ()) if p.get("name")]
    assert names
    for file, text in texts.items():
        if file == f"{BULLETIN}.pdf":  # its table cells break names of carriers over lines
            continue
        left = without_carriers(plain(text), shown)
        assert (file, [n for n in names if n in left]) == (file, [])


def test_a_private_person_s_plate_is_masked(texts: dict[str, str], shown: Shown):
    masked = [e for e in shown.run.rolls["unsettled_vehicles"].shown() if e.policy != "full"]
    assert masked
    for entry in masked:
        plate = entry.candidate.subject.split(":")[0]
        assert [file for file, text in texts.items() if plate in plain(text)] == []


def test_documents_carry_no_name_of_a_user_or_machine(texts: dict[str, str], shown: Shown):
    import getpass
    import platform

    for mark in (str(shown.workspace.root.parent), f">{platform.node()}<", f">{getpass.getuser()}<"):
        assert [file for file, text in texts.items() if mark in text] == []


def test_pages_need_nothing_from_outside_and_run_no_script(texts: dict[str, str]):
    for file, text in texts.items():
        if file.endswith(".html"):
            assert "<script" not in text
            assert re.findall(r"(?:src|href)=\"(?:https?:)?//", text) == []


def test_every_slot_of_the_word_file_can_be_found_again(texts: dict[str, str]):
    tags = re.findall(r"<w:tag w:val=\"([^\"]+)\"", texts[f"{BULLETIN}.docx"])
    assert len(tags) == len(set(tags)) > 100


def test_the_figure_sheet_explains_every_figure_of_the_bulletin(texts: dict[str, str], shown: Shown):
    sheet = plain(texts["口径表.html"])
    for answer in (a for a in shown.run.answers if not a.part):
        assert plain(answer.figure.label) in sheet


def test_rendering_again_gives_the_same_bytes(shown: Shown, folder: Path):
    from gongshi.office.rendering import render

    before = {p.name: p.read_bytes() for p in folder.iterdir() if p.suffix in (".pdf", ".docx", ".html", ".txt")}
    again = render(shown.workspace, shown.run, number="11")
    assert {p.name: p.read_bytes() for p in again.folder.iterdir() if p.name in before} == before
