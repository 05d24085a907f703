"""Killed at any write of sealing or taking out, an edition is whole or not there, and running again completes it."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from gongshi.notices.edition import DOCUMENTS, Edition
from gongshi.notices.edition_parts import Removal
from gongshi.notices.edition_read import EditionTooNew
from gongshi.office.correcting import correct_release, propose_correction
from gongshi.office.edition_files import write_edition
from gongshi.office.editions import ClockWentBack, editions, settle_files
from gongshi.office.publication import publish_release
from gongshi.office.removing import remove
from gongshi.office.verifying import verify_kept
from gongshi.office.workspace import Workspace
from gongshi.records.disk import CannotWrite, Disk

from .a_release import Release
from .small_city import PERIOD
from .test_an_edition_is_verified import broken
from .test_names_leave_the_editions import NAME, holding, later

DIED, DONE = 86, 0
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork to die without cleaning up")


def small(edition: Edition) -> tuple[Edition, dict[str, bytes]]:
    """An edition with few files, so that each write can be tried: one list, one document, no rows."""
    lists = tuple(found for found in edition.lists if found.entries)
    kept = replace(edition, id=f"{edition.id}0", rows=(), documents=edition.documents[:1], lists=lists, changes=())
    names = [lists[0].path, "decisions.jsonl", f"{DOCUMENTS}/{kept.documents[0].name}"]
    files = {name: (edition.folder / name).read_bytes() for name in names}
    return kept, files | {"salts.json": (edition.folder / "salts.json").read_bytes()}


def killed(act: Callable[[Disk], object], step: int) -> int:
    """The exit code of a process that dies before this step of the act."""
    left = step

    def before(name: str, path: Path) -> None:
        nonlocal left
        left -= 1
        if not left:
            os._exit(DIED)

    child = os.fork()
    if not child:
        code = 1
        try:
            act(Disk(before))
            code = DONE
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def each_kill(tmp_path: Path, template: Path, act: Callable[[Release, Disk], object]) -> list[Release]:
    """What each kill leaves behind, one workspace for each step; the last is complete."""
    left: list[Release] = []
    for step in range(1, 200):
        folder = tmp_path / f"{step:03d}"
        shutil.copytree(template, folder)
        release = Release.found(folder / "工作区")
        code = killed(lambda disk, release=release: act(release, disk), step)  # type: ignore[misc]
        assert code in (DIED, DONE)
        left.append(release)
        if code == DONE:
            return left
    raise AssertionError("more steps than thought")


def leftovers(workspace: Workspace) -> list[str]:
    return [p.name for p in workspace.editions_folder.iterdir() if p.name.endswith((".写入中", ".旧"))]


def test_an_edition_killed_at_any_write_is_none_or_whole(sealed: Path, tmp_path: Path):
    def act(release: Release, disk: Disk) -> None:
        core, files = small(editions(release.workspace)[0])
        write_edition(release.workspace, core, files, by=release.staff["fabu"], disk=disk)

    left = each_kill(tmp_path, sealed, act)
    assert len(left) > 20
    for release in left:
        settle_files(release.workspace)
        assert leftovers(release.workspace) == []
        assert [e.number for e in editions(release.workspace)] in ([1], [1, 1])
        assert not broken(tuple(verify_kept(release.workspace)))
    assert len(editions(left[-1].workspace)) == 2


def test_a_name_taken_out_is_there_or_gone_whenever_the_work_is_killed(sealed: Path, tmp_path: Path):
    def act(release: Release, disk: Disk) -> None:
        edition = smallest(release)
        entry = edition.list("zone_vehicles").entries[0]
        stones = [Removal("list:zone_vehicles", entry.hash, "撤下", "2022-11-23T08:00:00")]
        stones += [Removal("document", d.hash, "撤下", "2022-11-23T08:00:00") for d in edition.documents]
        remove(release.workspace, edition, stones, by=release.staff["fabu"], disk=disk)

    template = tmp_path / "小"
    shutil.copytree(sealed, template)
    shrink(Release.found(template / "工作区"))
    left = each_kill(tmp_path, template, act)
    assert len(left) > 20
    for release in left:
        settle_files(release.workspace)
        edition = smallest(release)
        assert leftovers(release.workspace) == []
        assert bool(edition.removals) != bool(holding(edition.folder, NAME))
        assert not broken(tuple(verify_kept(release.workspace)))
    assert smallest(left[-1]).removals


def smallest(release: Release) -> Edition:
    return next(e for e in editions(release.workspace) if e.id.endswith("10"))


def shrink(release: Release) -> Edition:
    """A small edition beside the workspace's own, sealed in its own right."""
    core, files = small(editions(release.workspace)[0])
    return write_edition(release.workspace, core, files, by=release.staff["fabu"])


def test_a_full_disk_seals_nothing_and_is_said(release: Release):
    core, files = small(editions(release.workspace)[0])

    def full(name: str, path: Path) -> None:
        if name == "sync" and path.name == "files.json":
            raise OSError(28, "No space left on device")

    with pytest.raises(CannotWrite) as caught:
        write_edition(release.workspace, core, files, by=release.staff["fabu"], disk=Disk(full))
    assert "磁盘已满" in caught.value.what and caught.value.mend
    settle_files(release.workspace)
    assert len(editions(release.workspace)) == 1 and leftovers(release.workspace) == []


def test_an_edition_from_a_later_program_stops_publishing_before_anything_is_written(release: Release):
    path = release.workspace.editions_folder / "traffic-2022-11-1" / "edition.json"
    path.write_bytes(path.read_bytes().replace(b'"format":1', b'"format":9'))
    lines = release.workspace.diary_file.read_bytes()
    with pytest.raises(EditionTooNew):
        release.publish()
    assert release.workspace.diary_file.read_bytes().count(b'"PUBLISH"') == lines.count(b'"PUBLISH"')


def test_with_a_clock_that_went_back_nothing_is_published_or_corrected(release: Release, refused):
    office = later(release, -1)
    lines = office.workspace.diary_file.read_bytes()
    run, pack, by = office.run(), office.workspace.pack("traffic"), office.staff["fabu"]
    assert "倒退" in refused(ClockWentBack, publish_release, office.workspace, run, by=by).what
    refused(ClockWentBack, propose_correction, office.workspace, pack, PERIOD, reason="核对", by=by)
    refused(ClockWentBack, correct_release, office.workspace, pack, PERIOD, by=by)
    assert office.workspace.diary_file.read_bytes() == lines


@pytest.fixture(scope="module")
def approved(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small city with its release reviewed and approved, ready to be published."""
    folder = tmp_path_factory.mktemp("批") / "市"
    shutil.copytree(filled, folder)
    release = Release.begun(Workspace.open(folder / "工作区"))
    release.approve(release.reviewed())
    return folder


def publish_and_kill(root: Path, seconds: float) -> bool:
    """Whether publishing was still running after so many seconds, and was killed."""
    told = [sys.executable, "-m", "gongshi", "publish", "traffic", PERIOD, "--as", "fabu", "--number", "11"]
    process = subprocess.Popen([*told, "--at", str(root)], stdout=subprocess.DEVNULL)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return True
    assert process.returncode == 0
    return False


def try_moments(template: Path, tmp_path: Path, seed: int, times: int) -> set[bool]:
    """Kill at random moments of what a whole publication took; each time it is none or one, and completes."""
    moments, killed_or_not = random.Random(seed), set()
    shutil.copytree(template, tmp_path / "whole")
    start = time.monotonic()
    publish_and_kill(tmp_path / "whole" / "工作区", 600)
    whole = time.monotonic() - start
    for n in range(times):
        folder = tmp_path / f"{n:03d}"
        shutil.copytree(template, folder)
        killed_or_not.add(publish_and_kill(folder / "工作区", moments.uniform(0.2, 1.1) * whole))
        again = Release.found(folder / "工作区")
        assert len(editions(again.workspace)) <= 1
        publish_release(again.workspace, again.run(), by=again.staff["fabu"], number="11")
        assert [e.number for e in editions(again.workspace)] == [1]
        assert leftovers(again.workspace) == [] and not broken(tuple(verify_kept(again.workspace)))
        shutil.rmtree(folder)
    return killed_or_not


def test_publishing_killed_at_some_random_moments_leaves_none_or_one_and_completes(approved: Path, tmp_path: Path):
    assert True in try_moments(approved, tmp_path, 20221123, 6)


@pytest.mark.nightly
def test_publishing_killed_at_two_hundred_random_moments_leaves_none_or_one_and_completes(
    approved: Path, tmp_path: Path
):
    assert True in try_moments(approved, tmp_path, 7, int(os.environ.get("GONGSHI_KILLS", "200")))
