"""A correction counts again, says what was printed and what is right, and why it moved."""

from __future__ import annotations

from datetime import datetime

import pytest
from click.testing import CliRunner

from gongshi.cli.correct import command
from gongshi.notices.edition import Edition
from gongshi.notices.edition_text import content_of
from gongshi.office.correcting import NothingToCorrect, propose_correction
from gongshi.office.deliveries import Handover
from gongshi.office.editions import editions
from gongshi.office.verifying import verify_all
from gongshi.records.delivery import Mode

from .a_release import Release
from .small_city import PERIOD, deliver_rows
from .test_an_edition_is_verified import broken
from .test_names_leave_the_editions import NAME, holding, later, public

LATE = {"id": "SG3", "happened_at": datetime(2022, 11, 9, 8, 0), "severity": "伤人", "brigade": "01"}


@pytest.fixture
def next_day(release: Release) -> Release:
    """The day after publication, with a crash of the period that came late."""
    office = later(release, 1)
    deliver_rows(office.workspace, "crashes", [LATE], Handover(mode=Mode.CHANGES))
    return office


def correct(office: Release) -> Edition:
    return office.correct()


def test_the_corrected_edition_says_both_values_and_why(next_day: Release):
    edition = correct(next_day)
    found = next(c for c in edition.corrections if c.was.startswith("交通事故起数"))
    assert (found.was, found.now, found.why) == ("交通事故起数两起", "交通事故起数3起", "有一起事故迟报")
    page = (edition.folder / "documents" / "曝光通报.html").read_text(encoding="utf-8")
    assert "更正" in page and "有一起事故迟报" in page and "交通事故起数" in page
    assert edition.number == 2 and edition.why == "更正"


def test_it_counts_the_same_days_as_the_edition_it_corrects(next_day: Release):
    edition = correct(next_day)
    assert edition.counted == editions(next_day.workspace)[0].counted == "2022-11-01..2022-11-22"
    assert edition.known > editions(next_day.workspace)[0].known


def test_lists_stay_as_they_were_reviewed(next_day: Release):
    edition = correct(next_day)
    first = editions(next_day.workspace)[0]
    assert [e.name for e in edition.list("zone_vehicles").entries] == [
        e.name for e in first.list("zone_vehicles").entries
    ]
    assert not [c for c in edition.changes if c.where.startswith("list:")]


def test_changes_name_figure_row_and_the_late_delivery(next_day: Release):
    edition = correct(next_day)
    figure = next(c for c in edition.changes if c.where == "figure:crashes_recorded" and not c.part)
    assert (figure.was, figure.now) == ("两起", "3起")
    assert figure.causes and figure.causes[0].startswith("交通事故台账有迟到的报送（2022年")
    rows = next(c for c in edition.changes if c.where == "rows:crashes_recorded")
    assert (rows.was, rows.now) == ("0", "1")
    (line,) = (edition.folder / "changes" / "crashes_recorded.jsonl").read_bytes().splitlines()
    assert content_of(line)[0] == "+" and "2022-11-09T08:00:00" in content_of(line)[1]


def test_a_row_that_was_put_right_is_a_correction_not_a_late_one(release: Release):
    office = later(release, 1)
    fixed = {"id": "SG2", "happened_at": datetime(2022, 11, 8, 9, 5), "severity": "财产损失", "brigade": "01"}
    deliver_rows(office.workspace, "crashes", [fixed], Handover(mode=Mode.CHANGES))
    edition = correct(office)
    causes = [c.causes for c in edition.changes if c.where == "figure:injury_crashes" and not c.part]
    assert causes and "有更正的报送（" in causes[0][0]


def test_both_editions_verify_after_a_correction(next_day: Release):
    correct(next_day)
    assert not broken(tuple(verify_all(next_day.workspace)))


def test_a_name_can_be_withdrawn_after_a_correction(next_day: Release):
    correct(next_day)
    next_day.withdraw(public(next_day)[0])
    assert [e.number for e in editions(next_day.workspace)] == [1, 2, 3]
    assert holding(next_day.workspace.editions_folder, NAME) == []
    last = editions(next_day.workspace)[-1]
    assert last.answer("crashes_recorded").shown == "3起" and len(last.corrections) > 1
    assert not broken(tuple(verify_all(next_day.workspace)))


def test_nothing_is_corrected_when_nothing_moved(release: Release, refused):
    pack, by = release.workspace.pack("traffic"), release.staff["fabu"]
    refused(NothingToCorrect, propose_correction, release.workspace, pack, PERIOD, reason="核对", by=by)
    refused(NothingToCorrect, propose_correction, release.workspace, pack, "2022-10", reason="核对", by=by)


def test_the_next_month_s_edition_says_what_became_of_the_last_one_s_figures(release: Release):
    office = later(release, 30)
    december = {"id": "SG4", "happened_at": datetime(2022, 12, 2, 9, 5), "severity": "伤人", "brigade": "01"}
    deliver_rows(office.workspace, "crashes", [LATE, december], Handover(mode=Mode.CHANGES))
    edition = office.publish("2022-12", number="12").edition
    assert edition.previous is not None and edition.previous.id == "traffic-2022-11-1"
    found = next(c for c in edition.changes if c.where == "figure:crashes_recorded")
    assert (found.edition, found.was, found.now) == ("traffic-2022-11-1", "两起", "3起")
    assert "迟到的报送" in found.causes[0]


def test_a_new_threshold_in_the_settings_is_a_cause(release: Release):
    office = later(release, 1)
    path = office.workspace.root / "gongshi.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("term_days = 30", "term_days = 20"), encoding="utf-8")
    deliver_rows(office.workspace, "crashes", [{**LATE, "happened_at": datetime(2022, 12, 1)}], Handover(mode=Mode.CHANGES))  # fmt: skip
    deliver_rows(office.workspace, "crashes", [{**LATE, "id": "SG7"}], Handover(mode=Mode.CHANGES))
    edition = later(Release.found(office.workspace.root), 0).publish("2022-12", number="12").edition
    causes = [cause for c in edition.changes for cause in c.causes]
    assert any("设置有改动" in cause and "zone_vehicles.term_days" in cause for cause in causes)


def test_the_command_says_what_was_corrected(next_day: Release):
    told = ["traffic", PERIOD, "--reason", "有一起事故迟报", "--as", "fabu", "--at", str(next_day.workspace.root)]
    done = CliRunner().invoke(command, told, standalone_mode=False)
    assert done.exception is None and "交通事故起数两起 更正为 交通事故起数3起" in done.output
    assert len(editions(next_day.workspace)) == 1  # put forward, not public
    told = ["traffic", PERIOD, "--agree", "--as", "shenpi", "--at", str(next_day.workspace.root)]
    done = CliRunner().invoke(command, told, standalone_mode=False)
    assert done.exception is None and "已封存公开版 traffic-2022-11-2" in done.output.replace("\n", "")
