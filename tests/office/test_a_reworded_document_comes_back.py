"""What a chief rewords in Word or WPS is taken over; what was computed stays as it was (采纳改稿)."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from gongshi.cli.adopt import command
from gongshi.notices.adopt import NotAdopted
from gongshi.notices.adopted import AdoptionStale
from gongshi.office.adopting import AdoptionChanged, WhichNotice, adopt_edited, adopted_of, check_adopted
from gongshi.office.approved import OtherThanApproved
from gongshi.office.editions import editions
from gongshi.office.publication import publish_release
from gongshi.office.rendering import facts_of, render
from gongshi.office.runs import Run
from gongshi.office.workspace import Workspace
from gongshi.papers.read import read_paper

from .a_release import Release
from .small_city import PERIOD

BULLETIN = "曝光通报"


@pytest.fixture(scope="session")
def rendered(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small city's release reviewed and rendered, not yet published."""
    folder = tmp_path_factory.mktemp("改") / "市"
    shutil.copytree(filled, folder)
    release = Release.begun(Workspace.open(folder / "工作区"))
    render(release.workspace, release.reviewed(), number="11")
    return folder


@pytest.fixture
def office(rendered: Path, tmp_path: Path) -> Release:
    shutil.copytree(rendered, tmp_path / "市")
    return Release.found(tmp_path / "市" / "工作区")


@pytest.fixture
def done(office: Release) -> Run:
    return office.run()


def edited(office: Release, change: Callable[[str], str], name: str = BULLETIN) -> Path:
    """The bulletin with its body's XML changed, as a word processor would have saved it."""
    source = office.workspace.release_folder("traffic", PERIOD) / "文书" / f"{BULLETIN}.docx"
    target = office.workspace.root.parent / f"{name}-改.docx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for item in old.namelist():
            data = old.read(item)
            if item == "word/document.xml":
                changed = change(data.decode())
                assert changed != data.decode(), "the edit must change something"
                data = changed.encode()
            new.writestr(item, data)
    return target


def adopt(office: Release, run: Run, path: Path):
    facts = facts_of(office.workspace, run, draft=False, number="11")
    return adopt_edited(office.workspace, run, facts, path, by=office.staff["fabu"])


WORDS = ("被曝光。", "已依法曝光。")


def swap(old: str, new: str) -> Callable[[str], str]:
    return lambda xml: xml.replace(old, new, 1)


def test_words_are_taken_over_and_shown_as_a_difference(office: Release, done: Run):
    kind, found = adopt(office, done, edited(office, swap(*WORDS)))
    assert kind.label == BULLETIN
    (one,) = found
    assert WORDS[0] in one.was and WORDS[1] in one.now


def test_every_format_and_the_edition_are_made_of_what_was_adopted(office: Release, done: Run):
    adopt(office, done, edited(office, swap(*WORDS)))
    office.approve(done)
    edition = publish_release(office.workspace, done, by=office.staff["fabu"], number="11").edition
    for ending in ("docx", "pdf", "html"):
        path = edition.folder / "documents" / f"{BULLETIN}.{ending}"
        text = read_paper(path).text.replace("\n", "").replace(" ", "")
        assert WORDS[1] in text, ending
    assert [k for k in edition.templates if k.endswith(":adopted")]


def test_words_that_were_adopted_after_the_approval_are_not_what_was_approved(office: Release, done: Run, refused):
    office.approve(done)
    adopt(office, done, edited(office, swap(*WORDS)))
    fault = refused(OtherThanApproved, publish_release, office.workspace, done, by=office.staff["fabu"], number="11")
    assert WORDS[1] in fault.what and "指标" not in fault.what


def test_a_changed_number_is_refused_with_both_values(office: Release, done: Run):
    path = edited(office, lambda xml: re.sub(r"(<w:t[^>]*>)两起(</w:t>)", r"\g<1>3起\2", xml, count=1))
    with pytest.raises(NotAdopted) as caught:
        adopt(office, done, path)
    assert "由“两起”改成了“3起”" in caught.value.what


def test_a_number_typed_beside_the_slots_is_refused(office: Release, done: Run):
    with pytest.raises(NotAdopted) as caught:
        adopt(office, done, edited(office, swap("被曝光。", "被曝光，同比下降5%。")))
    assert "手写的数" in caught.value.what and "5" in caught.value.what


def test_a_typed_number_that_repeats_a_slot_is_said_to_be_that_slot(office: Release, done: Run):
    with pytest.raises(NotAdopted) as caught:
        adopt(office, done, edited(office, swap("被曝光。", "被曝光，共两起。")))
    assert "数据框" in caught.value.what


def test_a_deleted_slot_is_missed(office: Release, done: Run):
    def without_control(xml: str) -> str:
        return re.sub(r"<w:bookmarkStart[^>]*/><w:sdt>(?:(?!</w:sdt>).)*示A1S001(?:(?!</w:sdt>).)*</w:sdt><w:bookmarkEnd[^>]*/>", "", xml, count=1)  # fmt: skip

    with pytest.raises(NotAdopted) as caught:
        adopt(office, done, edited(office, without_control))
    assert "不见了" in caught.value.what


def test_tracked_insertions_count_and_deletions_do_not(office: Release, done: Run):
    def tracked(xml: str) -> str:
        run = re.search(r"<w:r>(?:(?!</w:r>).)*被曝光。</w:t></w:r>", xml)
        assert run is not None
        gone = run[0].replace("<w:t", "<w:delText").replace("</w:t>", "</w:delText>")
        came = run[0].replace("被曝光。", "已依法曝光。")
        mark = 'w:id="9001" w:author="x" w:date="2022-11-23T08:00:00Z"'
        return xml.replace(run[0], f"<w:del {mark}>{gone}</w:del><w:ins {mark}>{came}</w:ins>", 1)

    _, found = adopt(office, done, edited(office, tracked))
    assert len(found) == 1 and "已依法曝光。" in found[0].now and WORDS[0] not in found[0].now


def test_a_program_that_lost_the_controls_is_read_by_their_bookmarks(office: Release, done: Run):
    def as_wps(xml: str) -> str:
        bare = re.sub(r"<w:sdtPr>.*?</w:sdtPr>", "", xml)
        return re.sub(r"</?w:sdt(Content)?>", "", bare).replace(*WORDS, 1)

    _, found = adopt(office, done, edited(office, as_wps))
    assert len(found) == 1 and WORDS[1] in found[0].now


def test_without_controls_and_bookmarks_numbers_are_missed_not_guessed(office: Release, done: Run):
    def bare(xml: str) -> str:
        xml = re.sub(r"<w:bookmark(Start|End)[^>]*/>", "", re.sub(r"<w:sdtPr>.*?</w:sdtPr>", "", xml))
        return re.sub(r"</?w:sdt(Content)?>", "", xml)

    with pytest.raises(WhichNotice):
        adopt(office, done, edited(office, bare))


def test_a_paragraph_may_be_added_or_taken_out(office: Release, done: Run):
    def with_one_more(xml: str) -> str:
        paragraph = re.search(r"<w:p>(?:(?!</w:p>).)*被曝光。</w:t></w:r></w:p>", xml)
        assert paragraph is not None
        new = "<w:p><w:r><w:t>特此通报，请互相转告。</w:t></w:r></w:p>"
        return xml.replace(paragraph[0], paragraph[0] + new, 1)

    _, found = adopt(office, done, edited(office, with_one_more))
    assert [(d.was, d.now) for d in found] == [("", "特此通报，请互相转告。")]
    written = render(office.workspace, done, number="11")
    assert "特此通报，请互相转告。" in (written.folder / f"{BULLETIN}.html").read_text(encoding="utf-8")


def test_signer_date_and_number_stay(office: Release, done: Run):
    source = office.workspace.release_folder("traffic", PERIOD) / "文书" / f"{BULLETIN}.docx"
    signer = read_paper(source).text
    assert "虚构市公安局交通警察支队文件" in signer
    with pytest.raises(NotAdopted) as caught:
        adopt(office, done, edited(office, lambda xml: xml.replace("虚构市公安局交通警察支队文件", "另一机关文件", 1)))
    assert "另一机关文件" in caught.value.what


def test_wording_does_not_outlive_the_structure_it_was_made_for(office: Release, done: Run, refused):
    adopt(office, done, edited(office, swap(*WORDS)))
    roll = done.rolls["zone_vehicles"]
    fewer = done.with_rolls({**done.rolls, "zone_vehicles": replace(roll, entries=roll.entries[:1])})
    facts = facts_of(office.workspace, fewer, draft=False, number="11")
    refused(AdoptionStale, check_adopted, office.workspace, fewer, facts)
    written = render(office.workspace, fewer, number="11")
    assert any("不再适用" in note for note in written.notes)


def test_wording_edited_behind_the_diary_is_found(office: Release, done: Run, refused):
    adopt(office, done, edited(office, swap(*WORDS)))
    path = next((office.workspace.release_folder("traffic", PERIOD) / "采纳").glob("*.json"))
    path.write_bytes(path.read_bytes().replace("已依法曝光".encode(), "曝光错了".encode()))
    refused(AdoptionChanged, adopted_of, office.workspace, done)


def test_the_command_shows_the_difference_and_drops_it_again(office: Release):
    path = edited(office, swap(*WORDS), name="领导改")
    told = ["traffic", PERIOD, str(path), "--as", "fabu", "--at", str(office.workspace.root)]
    shown = CliRunner().invoke(command, told, standalone_mode=False)
    assert shown.exception is None, shown.exception
    assert "［+已依法+］" in shown.output and "改动 1 段" in shown.output
    dropped = CliRunner().invoke(command, ["traffic", PERIOD, "--drop", *told[3:]], standalone_mode=False)
    assert dropped.exception is None and "1 份" in dropped.output
    assert not editions(office.workspace)


def through_libreoffice(path: Path) -> Path:
    """The document as LibreOffice opens it and saves it again."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    out = path.parent / "另存"
    told = [program, "--headless", f"-env:UserInstallation=file://{path.parent}/profile", "--convert-to", "docx"]
    subprocess.run([*told, "--outdir", str(out), str(path)], check=True, capture_output=True, timeout=180)
    return out / path.name


def test_what_libreoffice_saved_again_comes_back_with_the_edit_and_nothing_else(office: Release, done: Run):
    path = through_libreoffice(edited(office, lambda xml: xml.replace(*WORDS)))
    kind, found = adopt(office, done, path)
    assert kind.label == BULLETIN
    assert [WORDS[1] in d.now for d in found] == [True]
