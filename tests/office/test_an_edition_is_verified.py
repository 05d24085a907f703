"""Verification computes an edition again and names what differs; alone it says what it cannot check."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from gongshi.cli.verify import command
from gongshi.errors import GongshiError
from gongshi.lists.diary import Act
from gongshi.lists.past import OnlyThePast, Past
from gongshi.notices.edition_proof import Finding, Weight, prove
from gongshi.notices.edition_read import read_edition
from gongshi.notices.edition_text import hash_of
from gongshi.office.edition_files import put_down
from gongshi.office.editions import edition_folders
from gongshi.office.people import diary
from gongshi.office.verifying import verify_all, verify_kept, verify_one
from gongshi.records.disk import Disk

from .a_release import Release
from .small_city import deliver_rows


def broken(found: tuple[Finding, ...]) -> str:
    return "\n".join(f"{f.where}：{f.says}" for f in found if f.is_broken)


@pytest.fixture
def folder(release: Release) -> Path:
    return edition_folders(release.workspace)[0]


def forged(release: Release, folder: Path, **changed: object) -> None:
    """The edition with other words, signed by the publisher himself: what a dishonest one could do."""
    edition = replace(read_edition(folder), **changed)
    files = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    kept = {n: c for n, c in files.items() if n.split(".")[0] not in ("edition", "files")}
    shutil.rmtree(folder)
    put_down(Disk(), folder, edition, kept, by=release.staff["fabu"], when=release.workspace.now())


def test_an_untouched_workspace_verifies(release: Release):
    found = tuple(verify_all(release.workspace))
    assert not broken(found)
    assert any("重算相符" in f.says for f in found)


def test_a_late_delivery_changes_nothing_about_a_sealed_edition(release: Release, folder: Path):
    deliver_rows(
        release.workspace,
        "crashes",
        [{"id": "SG9", "happened_at": datetime(2022, 11, 5), "severity": "伤人", "brigade": "01"}],
    )
    assert not broken(tuple(verify_one(release.workspace, folder)))


def test_a_figure_that_the_vault_does_not_give_is_named_with_both_values(release: Release, folder: Path):
    edition = read_edition(folder)
    answers = tuple(replace(a, value="7") if a.figure == "crashes_recorded" else a for a in edition.answers)
    forged(release, folder, answers=answers)
    says = broken(tuple(verify_one(release.workspace, folder)))
    assert "交通事故起数" in says and "封存为7，重算为2" in says
    assert "没有锚定" in says


def test_an_edition_of_another_workspace_is_not_taken_for_one_of_ours(release: Release, folder: Path):
    forged(release, folder, title="另一份")
    assert "不见了" in broken(tuple(verify_all(release.workspace)))


def test_a_lost_edition_is_missed_by_the_diary(release: Release, folder: Path):
    shutil.rmtree(folder)
    assert "traffic-2022-11-1" in broken(tuple(verify_all(release.workspace)))


def test_without_the_settings_of_that_day_nothing_is_claimed(release: Release, folder: Path):
    shutil.rmtree(release.workspace.root / "发布" / "设置")
    with (release.workspace.root / "gongshi.toml").open("a", encoding="utf-8") as file:
        file.write("\n# changed\n")
    found = tuple(verify_one(release.workspace, folder))
    assert [f.weight for f in found if "设置" in f.says] == [Weight.UNCHECKED]
    assert not any("重算相符" in f.says for f in found)


def test_a_stranger_sees_two_reviewers_and_is_told_what_he_cannot_check(folder: Path, tmp_path: Path):
    alone = tmp_path / "拷走的"
    shutil.copytree(folder, alone)
    found = prove(alone)
    assert not broken(found)
    assert any("两人" in f.says and f.weight is Weight.HOLDS for f in found)
    assert len([f for f in found if f.weight is Weight.UNCHECKED]) == 4


def test_a_stranger_with_the_publisher_s_key_finds_an_edition_signed_with_another(folder: Path, release: Release):
    right, wrong = (release.staff[p].person.public_key for p in ("fabu", "chushen"))
    assert not broken(prove(folder, key=right))
    assert "不是给出的" in broken(prove(folder, key=wrong))


def test_a_name_that_only_one_person_passed_is_found_by_a_stranger(release: Release, folder: Path):
    edition = read_edition(folder)
    lines = (folder / "decisions.jsonl").read_bytes().splitlines(keepends=True)
    first = edition.list("zone_vehicles").entries[0]
    second = next(d for d in first.decisions if d.by == "fuhe")
    kept = [line for line in lines if b'"number":%d,' % second.number not in line]
    decisions = tuple(d for d in first.decisions if d is not second)
    found = replace(edition.list("zone_vehicles"), entries=(replace(first, decisions=decisions), *edition.list("zone_vehicles").entries[1:]))  # fmt: skip
    lists = tuple(found if s.name == found.name else s for s in edition.lists)
    (folder / "decisions.jsonl").write_bytes(b"".join(kept))
    changed = replace(edition, lists=lists, decisions_hash=hash_of(b"".join(kept)))
    files = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    rest = {n: c for n, c in files.items() if n.split(".")[0] not in ("edition", "files")}
    shutil.rmtree(folder)
    put_down(Disk(), folder, changed, rest, by=release.staff["fabu"], when=release.workspace.now())
    assert "没有经两人审核" in broken(prove(folder))


def test_the_command_says_it_and_ends_with_7_when_something_differs(release: Release, folder: Path):
    at = ["--at", str(release.workspace.root)]
    good = CliRunner().invoke(command, at, standalone_mode=False)
    assert good.return_value == 0 and "校验通过" in good.output
    path = folder / "documents" / "曝光通报.html"
    path.write_bytes(path.read_bytes() + b" ")
    bad = CliRunner().invoke(command, [*at, "traffic-2022-11-1"], standalone_mode=False)
    assert bad.return_value == 7 and "曝光通报.html" in bad.output


def test_one_changed_byte_in_any_file_of_vault_and_diary_is_found(release: Release):
    root = release.workspace.root
    files = [p for place in ("台账库", "日记") for p in sorted((root / place).rglob("*")) if p.is_file()]
    told = [p for p in files if "snapshots" not in p.parts and p.suffix != ".lock" and p.stat().st_size]
    assert len(told) > 30
    for path in told:
        whole = path.read_bytes()
        at = len(whole) // 2
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        try:
            said = broken(tuple(verify_kept(Release.found(root).workspace)))
        except GongshiError as fault:  # a broken vault or diary may refuse to open at all, in words
            said = fault.what
        path.write_bytes(whole)
        assert said, path.relative_to(root)


def test_nothing_can_be_done_in_the_diary_of_another_day(release: Release, refused):
    kept = diary(release.workspace)
    then = Past(kept, 3)
    assert then.events() == kept.events()[:3]
    refused(OnlyThePast, then.write, Act.WITHDRAW, "id", release.staff["fabu"], release.workspace.now())


def test_a_look_into_a_sealed_part_cannot_be_taken_out_of_the_record(release: Release):
    path = release.workspace.looks.path
    release.run()
    first, second = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(first)
    assert not broken(tuple(verify_kept(release.workspace)))  # nothing anchored the second yet
    path.write_bytes(b"")
    assert "锚定的启封记录" in broken(tuple(verify_kept(release.workspace)))
    path.write_bytes(second)
    assert "启封记录第 1 行" in broken(tuple(verify_kept(release.workspace)))
