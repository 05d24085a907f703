"""A withdrawn name leaves every edition and a successor follows; an ended term leaves a tombstone."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from gongshi.cli.withdraw import command
from gongshi.notices.edition import Edition
from gongshi.notices.edition_parts import Removal
from gongshi.notices.edition_proof import prove
from gongshi.notices.edition_read import read_edition
from gongshi.office.editions import current, edition_folders, editions
from gongshi.office.people import diary
from gongshi.office.publication import as_public, end_terms, take_down
from gongshi.office.removing import remove
from gongshi.office.succession import SettingsLost, bring_into_line, gone_from
from gongshi.office.verifying import verify_all, verify_one
from gongshi.office.workspace import Workspace

from .a_release import Release
from .small_city import LISTED, PERIOD
from .test_an_edition_is_verified import broken

NAME = LISTED[0]


def holding(folder: Path, name: str) -> list[str]:
    """The files below `folder` that hold this name, packed documents unpacked."""
    found = []
    for path in (p for p in folder.rglob("*") if p.is_file()):
        data = path.read_bytes()
        if path.suffix in (".docx", ".xlsx"):
            import zipfile

            with zipfile.ZipFile(path) as z:
                data = b"".join(z.read(n) for n in z.namelist())
        if name.encode() in data:
            found.append(path.name)
    return found


@pytest.fixture(scope="session")
def withdrawn_once(sealed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("撤") / "市"
    shutil.copytree(sealed, folder)
    release = Release.found(folder / "工作区")
    release.withdraw(public(release)[0])
    return folder


@pytest.fixture
def after(withdrawn_once: Path, tmp_path: Path) -> Release:
    shutil.copytree(withdrawn_once, tmp_path / "撤" / "市")
    return Release.found(tmp_path / "撤" / "市" / "工作区")


def public(release: Release):
    run = as_public(release.workspace, release.workspace.pack("traffic"), PERIOD)
    assert run is not None
    return run.rolls["zone_vehicles"].public


def both(release: Release) -> tuple[Edition, Edition]:
    first, second = editions(release.workspace)
    return first, second


def later(release: Release, days: int) -> Release:
    """The same workspace so many days on."""
    path = release.workspace.root / "gongshi.toml"
    text = path.read_text(encoding="utf-8")
    now = datetime(2022, 11, 23, 8) + timedelta(days=days)
    path.write_text(text.replace("2022-11-23T08:00:00", now.isoformat()), encoding="utf-8")
    return Release.found(release.workspace.root)


def test_no_edition_holds_the_withdrawn_name_in_any_file(release: Release, after: Release):
    assert len(holding(release.workspace.editions_folder, NAME)) > 5
    assert holding(after.workspace.editions_folder, NAME) == []


def test_the_successor_says_how_many_came_down_and_names_nobody(after: Release):
    _, second = both(after)
    (correction,) = second.corrections
    assert (correction.was, correction.now) == ("闯禁区突出车辆两辆", "闯禁区突出车辆1辆")
    assert correction.why == "其中1条已撤下。"
    page = (second.folder / "documents" / "曝光通报.html").read_text(encoding="utf-8")
    assert "更正" in page and NAME not in page
    assert second.supersedes is not None and second.supersedes.id.endswith("-1") and second.why == "撤下"


def test_the_old_edition_keeps_a_tombstone_and_the_rest_still_verifies(after: Release):
    first, _ = both(after)
    entries = first.list("zone_vehicles").entries
    assert [e.removed for e in entries] == ["撤下", ""]
    assert not any(d.is_here for d in first.documents)
    assert {r.successor for r in first.removals} == {"traffic-2022-11-2"}
    assert not broken(prove(first.folder))
    assert not broken(tuple(verify_all(after.workspace)))


def test_only_the_successor_is_current(after: Release):
    assert [e.number for e in current(editions(after.workspace))] == [2]


def test_an_older_copy_put_back_is_found(release: Release, after: Release):
    first, _ = both(after)
    shutil.rmtree(first.folder)
    shutil.copytree(edition_folders(release.workspace)[0], first.folder)
    assert not broken(prove(first.folder))
    assert "又回来了" in broken(tuple(verify_one(after.workspace, first.folder)))


def test_what_a_kill_left_undone_is_done_the_next_time(release: Release, monkeypatch):
    from gongshi.office import publication

    entry = public(release)[0]
    monkeypatch.setattr(publication, "bring_into_line", lambda *a, **k: ())
    take_down(release.workspace, release.ground(entry), reason="依据被撤销", by=release.staff["fabu"])
    monkeypatch.undo()
    assert gone_from(editions(release.workspace)[0], diary(release.workspace).events())
    assert [e.number for e in bring_into_line(release.workspace, by=release.staff["fabu"])] == [2]
    assert holding(release.workspace.editions_folder, NAME) == []
    assert bring_into_line(release.workspace, by=release.staff["fabu"]) == ()


def test_at_the_end_of_their_term_names_leave_and_the_count_stays(release: Release):
    over = later(release, 40)
    run = as_public(over.workspace, over.workspace.pack("traffic"), PERIOD)
    assert run is not None
    assert end_terms(over.workspace, run, by=over.staff["fabu"]) == len(LISTED)
    (edition,) = editions(over.workspace)
    sealed = edition.list("zone_vehicles")
    assert sealed.size == len(LISTED) and {e.removed for e in sealed.entries} == {"到期撤下"}
    assert holding(edition.folder, NAME) == []
    assert not broken(tuple(verify_all(over.workspace)))


def test_without_its_settings_no_successor_is_made(release: Release, refused):
    shutil.rmtree(release.workspace.root / "发布" / "设置")
    with (release.workspace.root / "gongshi.toml").open("a", encoding="utf-8") as file:
        file.write("\n# changed\n")
    refused(SettingsLost, public, release)


def test_one_row_leaves_with_its_salt_and_the_rest_still_verifies(release: Release):
    (edition,) = editions(release.workspace)
    rows = edition.rows_of("crashes_recorded")
    assert rows is not None
    line = (edition.folder / rows.path).read_bytes().splitlines()[0]
    stone = Removal("rows:crashes_recorded", rows.hashes[0], "撤下", release.workspace.now().isoformat())
    before = rows.rows
    left = remove(release.workspace, edition, (stone,), by=release.staff["fabu"])
    again = left.rows_of("crashes_recorded")
    assert again is not None and again.rows == before[1:]
    assert not any(line[2:34] in p.read_bytes() for p in left.folder.rglob("*") if p.is_file())  # the salt
    assert not broken(tuple(verify_one(release.workspace, left.folder)))


def test_a_row_taken_out_without_a_tombstone_is_found(release: Release):
    (edition,) = editions(release.workspace)
    rows = edition.rows_of("crashes_recorded")
    assert rows is not None
    path = edition.folder / rows.path
    path.write_bytes(path.read_bytes().split(b"\n", 1)[1])
    assert "rows/crashes_recorded.jsonl" in broken(prove(edition.folder))


def test_the_command_takes_down_an_entry_of_the_published_release(release: Release):
    entry = release.ground(public(release)[0])
    told = ["traffic", PERIOD, entry.id, "--reason", "依据被撤销", "--as", "fabu", "--at", str(release.workspace.root)]
    done = CliRunner().invoke(command, told, standalone_mode=False)
    assert done.exception is None and "已撤下" in done.output
    assert holding(Workspace.open(release.workspace.root).editions_folder, NAME) == []
    assert read_edition(edition_folders(release.workspace)[1]).number == 2
