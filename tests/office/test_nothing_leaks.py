"""No value above public level reaches a document, page, download, property or message (暗桩)."""

from __future__ import annotations

import io
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from docx import Document

from gongshi.cli import main
from gongshi.office.site import write_site
from gongshi.office.workspace import Workspace

from .a_release import Release
from .canaries import AUTHOR, deliver_planted, found_in, marks_of, texts_in
from .small_city import LISTED, PERIOD, STAFF, new_workspace


@dataclass(frozen=True)
class Planted:
    """The planted city, published, with its site and all that the commands said."""

    workspace: Workspace
    marks: list[str]
    site: Path
    said: str


@pytest.fixture(scope="session")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    folder = tmp_path_factory.mktemp("桩")
    workspace = new_workspace(folder)
    assert deliver_planted(workspace) == []
    release = Release.begun(workspace)
    release.approve(release.reviewed())
    said = spoken("publish", "traffic", PERIOD, "--as", "fabu", "--number", "11", "--at", str(workspace.root))
    said += spoken("verify", "--at", str(workspace.root)) + spoken(
        "due", "traffic", PERIOD, "--at", str(workspace.root)
    )
    write_site(workspace, folder / "网站")
    return Planted(workspace, marks_of(workspace), folder / "网站", said)


def spoken(*arguments: str) -> str:
    """What a command says on both of its ends."""
    import contextlib
    import io

    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out), contextlib.suppress(SystemExit):
        main(list(arguments))
    return out.getvalue()


def test_the_marks_are_really_there_to_be_found(planted: Planted):
    assert len(planted.marks) > 40
    originals = list((planted.workspace.root.parent / "送").glob("*.xlsx"))
    assert len(originals) > 10 and any(AUTHOR in t for p in originals for _, t in texts_in(p))
    assert planted.workspace.editions_folder.exists() and len(list(planted.site.rglob("*.html"))) > 10


def test_no_mark_reaches_an_edition(planted: Planted):
    assert found_in(planted.workspace.editions_folder, planted.marks) == []


def test_no_mark_reaches_the_site(planted: Planted):
    assert found_in(planted.site, planted.marks) == []


def test_no_mark_reaches_what_the_commands_say(planted: Planted):
    assert "已封存公开版" in planted.said
    assert [m for m in planted.marks if m in planted.said] == []


def test_no_mark_reaches_the_diary(planted: Planted):
    diary = (planted.workspace.root / "日记" / "diary.jsonl").read_text(encoding="utf-8")
    assert [m for m in planted.marks if m in diary] == []


def test_names_of_staff_and_of_this_machine_are_in_nothing_public(planted: Planted):
    names = [name for _, name, _ in STAFF] + [str(planted.workspace.root.parent), planted.workspace.root.parent.name]
    names += [
        planted.workspace.settings.need("workspace.id", str),
        planted.workspace.settings.need("workspace.salt", str),
    ]
    assert found_in(planted.workspace.editions_folder, names) == []
    assert found_in(planted.site, names) == []


def test_pictures_of_documents_carry_no_data_about_who_made_them(planted: Planted):
    pictures = [p for p in planted.site.rglob("*") if p.suffix in (".png", ".jpg", ".jpeg", ".webp")]
    assert [p.name for p in pictures if b"Exif" in p.read_bytes() or b"eXIf" in p.read_bytes()] == []


def test_a_mark_would_be_found_in_every_kind_of_file(planted: Planted, tmp_path: Path):
    """The search itself is tried: a mark put into each kind of file is seen."""
    kinds = {".docx", ".xlsx", ".html", ".jsonl", ".json"}
    found = [p for p in planted.workspace.editions_folder.rglob("*") if p.suffix in kinds]
    files = {p.suffix: p for p in sorted(found, key=lambda p: p.stat().st_size)}
    assert set(files) == kinds
    for suffix, path in files.items():
        copy = tmp_path / f"试{suffix}"
        shutil.copyfile(path, copy)
        word = next(t for t in ("交通", "traffic", "2022") if any(t in text for _, text in texts_in(copy)))
        assert found_in(tmp_path, [word]), suffix
        copy.unlink()


def test_a_document_that_says_a_hidden_name_is_not_sealed(city: Workspace, refused):
    """A template or an adopted wording that spells out who is masked stops before anything is sealed."""
    from gongshi.office.last_look import HiddenNameShown, hidden_names, refuse_hidden

    release = Release.begun(city)
    done = release.reviewed()
    hidden = hidden_names(done)
    assert hidden == {LISTED[1]}, "the person's plate is masked, the firm's is shown"
    document = Document()
    document.add_paragraph("号牌").add_run(LISTED[1][:3])
    document.paragraphs[0].add_run(LISTED[1][3:])
    out = io.BytesIO()
    document.save(out)
    fault = refused(HiddenNameShown, refuse_hidden, {"documents/通报.docx": out.getvalue()}, done)
    assert "通报.docx" in fault.where and LISTED[1] not in str(fault)
    refuse_hidden({"documents/通报.html": f"<p>{LISTED[0]}</p>".encode()}, done)
