"""Publishing seals an edition that holds what was published, and proves itself (公开版)."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from gongshi.notices.edition import Edition, NotInEdition
from gongshi.notices.edition_read import EditionBroken, EditionTooNew, NoEdition, open_edition, read_edition
from gongshi.notices.edition_text import read_text, text_of
from gongshi.office.editions import anchors, edition_folders, editions
from gongshi.office.people import diary
from gongshi.office.verifying import verify_all
from gongshi.office.workspace import Workspace

from .a_release import Release
from .small_city import LISTED


@pytest.fixture
def folder(release: Release) -> Path:
    return edition_folders(release.workspace)[0]


@pytest.fixture(scope="session")
def edition(sealed: Path) -> Edition:
    return read_edition(sealed / "工作区" / "公开版" / "traffic-2022-11-1")


def test_the_edition_holds_figures_lists_and_documents(edition: Edition):
    crashes = edition.answer("crashes_recorded")
    assert (crashes.number, crashes.shown, crashes.state) == (Decimal(2), "两起", "KNOWN")
    assert "SELECT" in crashes.sql and crashes.population
    assert [e.name for e in edition.list("zone_vehicles").entries] == ["示A1S001", "示A1S0XX"]
    assert {d.name for d in edition.documents} >= {"曝光通报.docx", "曝光通报.pdf", "曝光通报.html", "口径表.xlsx"}
    assert edition.issue == "虚公交通〔2022〕11号" and edition.released == "2022-11-23"


def test_a_list_s_length_is_that_of_the_entries_published(edition: Edition):
    listed = next(a for a in edition.answers if a.kind == "listed" and a.figure.startswith("zone_vehicles"))
    assert listed.number == len(LISTED)


def test_public_rows_hold_public_columns_only(edition: Edition):
    rows = edition.rows_of("crashes_recorded")
    assert rows is not None and len(rows.rows) == rows.total == 2
    assert {c.name for c in rows.columns} == {
        "happened_at", "direction", "severity", "brigade", "district", "road", "at_m", "junction", "cause", "weather", "road_factor",
        "casualties",
    }  # fmt: skip
    assert "地点" in rows.withheld


def test_the_approval_sheet_is_not_in_it(folder: Path):
    assert not [p for p in folder.rglob("*") if "审批" in p.name]


def test_no_name_stands_in_what_stays_for_good(folder: Path):
    kept = b"".join((folder / n).read_bytes() for n in ("edition.json", "edition.sig", "decisions.jsonl"))
    assert not [plate for plate in LISTED if plate.encode() in kept]


def test_the_diary_anchors_the_edition_by_its_hash(release: Release, edition: Edition):
    assert edition.hash in anchors(diary(release.workspace).events())


def test_the_core_written_again_is_the_same_to_the_byte(folder: Path, edition: Edition):
    assert edition.core() == (folder / "edition.json").read_bytes()


def test_what_the_edition_does_not_hold_is_said(edition: Edition, refused):
    assert "不存在的指标" in refused(NotInEdition, edition.answer, "不存在的指标").what


def test_one_changed_byte_in_any_file_is_found(folder: Path):
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    assert len(files) > 20
    for path in files:
        whole = path.read_bytes()
        for at in sorted({0, len(whole) // 2, max(len(whole) - 1, 0)}):
            path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x20 if whole else 0x20]) + whole[at + 1 :])
            assert open_edition(folder).faults, f"{path.name} at byte {at}"
        path.write_bytes(whole)
    assert not open_edition(folder).faults


def test_a_file_lost_or_added_is_named(folder: Path):
    (folder / "documents" / "多余.txt").write_text("x", encoding="utf-8")
    (folder / "lists" / "zone_vehicles.jsonl").unlink()
    found = {f.path: f.says for f in open_edition(folder).faults}
    assert "不属于" in found["documents/多余.txt"] and "缺失" in found["lists/zone_vehicles.jsonl"]


def test_a_half_copied_edition_is_refused(folder: Path, tmp_path: Path, refused):
    half = tmp_path / "半份"
    shutil.copytree(folder, half)
    for path in list(half.rglob("*.jsonl"))[:3]:
        path.unlink()
    assert "缺失" in refused(EditionBroken, read_edition, half).what
    refused(NoEdition, read_edition, tmp_path / "空")


def test_an_edition_of_a_later_program_is_refused_in_words(folder: Path, refused):
    core = read_text((folder / "edition.json").read_bytes())
    (folder / "edition.json").write_bytes(text_of({**core, "format": 99}))
    assert "99" in refused(EditionTooNew, read_edition, folder).what


def test_a_signature_by_another_key_over_the_same_words_does_not_hold(folder: Path):
    seal = read_text((folder / "edition.sig").read_bytes())
    (folder / "edition.sig").write_bytes(text_of({**seal, "by": "chushen"}))
    assert any("签名" in f.says for f in open_edition(folder).faults)


def test_publishing_again_with_nothing_new_seals_nothing_new(release: Release):
    release.publish()
    assert [e.number for e in editions(release.workspace)] == [1]


def test_the_settings_say_how_many_rows_of_a_figure_are_published_at_most(city: Workspace):
    path = city.root / "gongshi.toml"
    path.write_text(path.read_text(encoding="utf-8") + "\n[publish]\nmost_rows = 1\n", encoding="utf-8")
    edition = Release.begun(Workspace.open(city.root)).publish().edition
    rows = edition.rows_of("crashes_recorded")
    assert rows is not None and (rows.total, rows.published, len(rows.rows)) == (2, 1, 1)
    assert not [f for f in verify_all(Workspace.open(city.root)) if f.is_broken], "verify counts by the same setting"
