"""The signed approval is of one content; whatever differs at publication is refused and named."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from gongshi.lists.diary import Act
from gongshi.office.approval import FOLDER, NotApproved, attach_approval
from gongshi.office.approved import FILE, ApprovalChanged, NothingToApprove, OtherThanApproved
from gongshi.office.editions import editions
from gongshi.office.people import diary
from gongshi.office.publication import publish_release
from gongshi.office.rendering import put_before
from gongshi.office.runs import Run
from gongshi.office.workspace import Workspace

from .a_release import Release
from .small_city import LISTED, PERIOD, ROWS, deliver_rows

FILED = Path("发布") / f"traffic-{PERIOD}"


@pytest.fixture
def office(city: Workspace) -> Release:
    return Release.begun(city)


@pytest.fixture
def approved(office: Release) -> Run:
    """The release reviewed, put before the chief and approved."""
    done = office.reviewed()
    office.approve(done)
    return done


def publish(office: Release, run: Run, **more: str) -> None:
    publish_release(office.workspace, run, by=office.staff["fabu"], **more)


def late_crash(office: Release) -> None:
    row = {**ROWS["crashes"][0], "id": "SG9", "happened_at": datetime(2022, 11, 9, 8)}
    assert deliver_rows(office.workspace, "crashes", [*ROWS["crashes"], row]).is_stored


def test_what_was_approved_is_published_whatever_its_number_will_be(office: Release, approved: Run):
    publish(office, approved, number="37")
    (edition,) = editions(office.workspace)
    assert edition.issue == "虚公交通〔2022〕37号"


def test_a_figure_that_moved_since_is_named_with_both_values_and_nothing_is_written(office, approved, refused):
    late_crash(office)
    before = office.workspace.diary_file.read_bytes()
    fault = refused(OtherThanApproved, publish, office, office.run())
    assert "签批时为两起，现在为3起" in fault.what and "文书“" in fault.what and "--approval" in fault.mend
    assert office.workspace.diary_file.read_bytes() == before and editions(office.workspace) == ()


def test_approved_anew_it_is_published(office: Release, approved: Run):
    late_crash(office)
    office.approve(office.run())
    publish(office, office.run())
    assert len(editions(office.workspace)) == 1


def test_an_entry_that_left_the_list_since_is_counted_and_not_named(office: Release, approved: Run, refused):
    permit = {**ROWS["zone_permits"][0], "number": "TX2", "plate": LISTED[1]}
    deliver_rows(office.workspace, "zone_permits", [*ROWS["zone_permits"], permit])
    fault = refused(OtherThanApproved, publish, office, office.run())
    assert "少了 1 条，多了 0 条" in fault.what and LISTED[1] not in str(fault)


def test_nothing_can_be_approved_before_it_was_rendered(office: Release, refused, tmp_path: Path):
    scan = tmp_path / "单.pdf"
    scan.write_bytes(b"%PDF-1.7 signed")
    office.reviewed()
    fault = refused(
        NothingToApprove, attach_approval, office.workspace, "traffic", PERIOD, scan, by=office.staff["fabu"]
    )
    assert "gongshi render" in fault.mend


def test_the_content_holds_no_name(office: Release, approved: Run):
    for path in (office.workspace.root / FILED).rglob("*.json"):
        assert not any(name in path.read_text(encoding="utf-8") for name in LISTED)
    event = next(e for e in diary(office.workspace).events() if e.fields.get("kind") == "approval")
    assert len(event.fields["content"]) == 64


def test_content_changed_behind_the_diarys_back_is_found(office: Release, approved: Run, refused):
    (path,) = (office.workspace.root / FILED / FOLDER).glob("送审-*.json")
    path.write_bytes((office.workspace.root / FILED / FILE).read_bytes().replace(b"2", b"3", 1))
    refused(ApprovalChanged, publish, office, approved)
    path.unlink()
    refused(ApprovalChanged, publish, office, approved)


def test_an_approval_that_says_not_of_what_approves_nothing(office: Release, refused):
    from gongshi.lists.actions.enrol import anchor

    done = office.reviewed()
    put_before(office.workspace, done)
    told = {"kind": "approval", "pack": "traffic", "period": PERIOD, "sha256": "0" * 64}
    anchor(by=office.staff["fabu"], when=office.workspace.now(), diary=diary(office.workspace), **told)
    assert "批的是什么" in refused(NotApproved, publish, office, done).what
    assert all(e.act is not Act.PUBLISH for e in diary(office.workspace).events())
