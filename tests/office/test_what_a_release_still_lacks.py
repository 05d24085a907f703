"""A release is held until it was reviewed and approved, and says what is missing (尚缺)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import pytest

from gongshi.grid import Grid
from gongshi.lists.actions.publish import NotComputedToday
from gongshi.lists.actions.review import ReviewRefused
from gongshi.lists.signing import Signer
from gongshi.office.approval import NotApproved, approval_of, attach_approval
from gongshi.office.board import steps
from gongshi.office.people import diary, people
from gongshi.office.publication import publish_release
from gongshi.office.rendering import NotReviewed, put_before, render
from gongshi.office.reviews import (
    NoSuchEntry,
    NotAReviewSheet,
    find_entry,
    pass_clear,
    put_all_forward,
    read_review_book,
    write_review_book,
)
from gongshi.office.runs import Run, all_rolls, clocks, engine, run
from gongshi.office.workspace import Workspace
from gongshi.period import Period
from gongshi.records.workbook import write_workbook

from .small_city import LISTED, PERIOD, choose, enrol


@dataclass
class Office:
    """The small city's workspace, its staff, and the release before anybody acted."""

    workspace: Workspace
    staff: dict[str, Signer]
    run: Run

    def now(self) -> Run:
        """The release with its lists as the diary has them now."""
        at = self.run.at
        tables = engine(self.workspace, at.known, why="test")
        return self.run.with_rolls(all_rolls(self.workspace, self.run.pack, at, tables))

    def reviewed(self) -> Run:
        """The release after both reviews."""
        rolls = put_all_forward(self.workspace, self.run.rolls, by=self.staff["nigao"])
        for reviewer in ("chushen", "fuhe"):
            rolls = pass_clear(self.workspace, rolls, by=self.staff[reviewer])
        return self.now()


@pytest.fixture(scope="session")
def first_run(filled: Path) -> Run:
    """The release as it is computed before anybody acts; every copy of the city gives the same."""
    workspace = Workspace.open(filled / "工作区")
    return run(workspace, workspace.pack("traffic"), clocks(workspace, Period.parse(PERIOD)))


@pytest.fixture
def office(first_run: Run, city: Workspace) -> Office:
    return Office(city, enrol(city), first_run)


def test_final_documents_wait_for_the_reviews(office: Office, refused):
    fault = refused(NotReviewed, render, office.workspace, office.run)
    assert str(len(LISTED)) in fault.what and "2022年11月" in fault.where and "--draft" in fault.mend
    assert any(f"{len(LISTED)} 条待复核" in step.what for step in steps(office.run))
    assert not any("待复核" in step.what for step in steps(office.reviewed()))


def test_a_publication_waits_for_the_signed_approval(office: Office, refused, tmp_path: Path):
    done = office.reviewed()
    fault = refused(NotApproved, publish_release, office.workspace, done, by=office.staff["fabu"])
    assert "审批单" in fault.what and "--approval" in fault.mend
    scan = tmp_path / "签字.PDF"
    scan.write_bytes(b"%PDF invented scan")
    put_before(office.workspace, done)
    digest = attach_approval(office.workspace, "traffic", PERIOD, scan, by=office.staff["fabu"])
    assert digest == hashlib.sha256(b"%PDF invented scan").hexdigest()
    assert approval_of(office.workspace, "traffic", PERIOD) == digest
    assert approval_of(office.workspace, "traffic", "2022-12") == ""
    public = publish_release(office.workspace, done, by=office.staff["fabu"]).public
    assert {e.candidate.name for e in public} == set(LISTED)
    names = office.workspace.vault().deliveries("published_names")
    assert [d.rows for d in names] == [len(LISTED)]
    assert diary(office.workspace).verify(people(office.workspace)) == ()


def test_a_list_computed_for_another_day_publishes_nothing(office: Office, refused, tmp_path: Path):
    scan = tmp_path / "签字.pdf"
    scan.write_bytes(b"scan")
    put_before(office.workspace, office.reviewed())
    attach_approval(office.workspace, "traffic", PERIOD, scan, by=office.staff["fabu"])
    at = clocks(office.workspace, Period.parse(PERIOD), released=office.workspace.now().date().replace(day=24))
    tomorrow = run(office.workspace, office.run.pack, at)
    refused(NotComputedToday, publish_release, office.workspace, tomorrow, by=office.staff["fabu"])
    assert office.workspace.vault().deliveries("published_names") == ()


def test_an_entry_is_found_by_the_beginning_of_its_id_when_it_is_the_only_one(office: Office, refused):
    entry = office.run.rolls["zone_vehicles"].entries[0]
    assert find_entry(office.run.rolls, entry.id[:8]) == entry
    for id_ in ("zzzzzzzz", "", entry.id[:3]):
        assert "八位" in refused(NoSuchEntry, find_entry, office.run.rolls, id_).mend


def test_a_workbook_without_a_list_of_this_release_is_no_review_sheet(office: Office, refused, tmp_path: Path):
    path = tmp_path / "复核表.xlsx"
    write_workbook(path, [Grid("别的表", ("甲",), (("乙",),))])
    fault = refused(
        NotAReviewSheet, read_review_book, office.workspace, office.run.rolls, path, by=office.staff["chushen"]
    )
    assert "复核表.xlsx" in fault.what and "--xlsx" in fault.mend


def test_a_workbook_is_taken_from_the_first_reviewer_once_and_then_from_the_second(office: Office, refused, tmp_path):
    rolls = put_all_forward(office.workspace, office.run.rolls, by=office.staff["nigao"])
    book = tmp_path / "复核表.xlsx"
    assert write_review_book(rolls, book) == len(LISTED)
    choose(book, "通过", book)

    def read(who: str) -> int:
        return len(read_review_book(office.workspace, office.now().rolls, book, by=office.staff[who]))

    assert read("chushen") == len(LISTED)
    refused(ReviewRefused, read, "chushen")
    assert read("fuhe") == len(LISTED)
    assert {e.candidate.name for e in office.now().rolls["zone_vehicles"].approved} == set(LISTED)


def test_a_returned_entry_leaves_the_release(office: Office, tmp_path: Path):
    rolls = put_all_forward(office.workspace, office.run.rolls, by=office.staff["nigao"])
    book = tmp_path / "复核表.xlsx"
    write_review_book(rolls, book)
    choose(book, "退回", book, reason="号牌看不清")
    read_review_book(office.workspace, rolls, book, by=office.staff["chushen"])
    done = office.now()
    assert done.waiting == 0
    assert done.rolls["zone_vehicles"].named == ()
