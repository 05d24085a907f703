"""One public row leaves every edition by law, its salt with it; the rest verifies, and later editions leave it out."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from click.testing import CliRunner

from gongshi.cli.row import command
from gongshi.notices.edition_proof import prove
from gongshi.notices.edition_read import read_edition
from gongshi.office.deliveries import Handover
from gongshi.office.editions import editions
from gongshi.office.erasing import NotAKeeper
from gongshi.office.public_rows import NoSuchRow, find_rows, remove_rows
from gongshi.office.site import write_site
from gongshi.office.verifying import verify_all
from gongshi.records.delivery import Mode

from .a_release import Release
from .small_city import PERIOD, ROWS, deliver_rows
from .test_an_edition_is_verified import broken
from .test_names_leave_the_editions import later

BASIS = "个人信息保护法第四十七条，2022年12月1日申请"
MOMENT = "2022-11-03T17:40:00"  # of the first crash: a public column of many figures


def the_row(release: Release) -> str:
    return next(r.hash for r in find_rows(release.workspace, [MOMENT]) if r.figure == "crashes_recorded")


def removed(release: Release) -> tuple[str, ...]:
    return remove_rows(release.workspace, [the_row(release)[:16]], basis=BASIS, by=release.staff["fengcun"])


def test_the_row_leaves_the_edition_and_the_rest_verifies(release: Release):
    (edition,) = editions(release.workspace)
    before = edition.rows_of("crashes_recorded")
    assert before is not None and MOMENT in (edition.folder / before.path).read_text("utf-8")
    assert removed(release) == (edition.id,)
    (after,) = editions(release.workspace)
    rows = after.rows_of("crashes_recorded")
    assert rows is not None and rows.here == len(rows.rows) == before.here - 1
    assert MOMENT not in (after.folder / rows.path).read_text("utf-8")
    assert any(r.what == "rows:crashes_recorded" and r.act == "依法删除" for r in after.removals)
    assert not broken(tuple(verify_all(release.workspace)))
    assert broken(prove(after.folder)) == ""
    assert after.hash == edition.hash, "what was signed first stays"


def test_a_row_of_the_same_words_leaves_other_figures_too(release: Release):
    same = next(r for r in find_rows(release.workspace, [MOMENT]) if r.hash == the_row(release))
    twins = [r for r in find_rows(release.workspace, ()) if (r.columns, r.cells) == (same.columns, same.cells)]
    assert len(twins) > 1
    removed(release)
    assert not [r for r in find_rows(release.workspace, ()) if (r.columns, r.cells) == (same.columns, same.cells)]


def test_the_site_offers_it_no_longer_though_nothing_else_has_changed(release: Release, tmp_path: Path):
    path = Path("figures/crashes_recorded/2022-11-records.csv")
    write_site(release.workspace, tmp_path / "站")
    rows = (tmp_path / "站" / path).read_text("utf-8-sig").count("\n")
    assert "2022-11-03 17:40" in (tmp_path / "站" / path).read_text("utf-8-sig")
    removed(release)
    write_site(release.workspace, tmp_path / "站")
    assert (tmp_path / "站" / path).read_text("utf-8-sig").count("\n") == rows - 1
    assert "2022-11-03 17:40" not in (tmp_path / "站" / path).read_text("utf-8-sig")


def test_an_edition_sealed_later_leaves_it_out_and_verifies(release: Release):
    removed(release)
    office = later(release, 1)
    late = {**ROWS["crashes"][0], "id": "SG9", "happened_at": datetime(2022, 11, 9, 8)}
    deliver_rows(office.workspace, "crashes", [late], Handover(mode=Mode.CHANGES))
    edition = office.correct("迟到一起")
    rows = edition.rows_of("crashes_recorded")
    assert rows is not None and (rows.total, rows.published) == (3, 2)
    assert MOMENT not in (edition.folder / rows.path).read_text("utf-8")
    assert not broken(tuple(verify_all(office.workspace)))


def test_only_a_keeper_may_and_only_a_row_that_is_there(release: Release, refused):
    number = the_row(release)
    refused(NotAKeeper, remove_rows, release.workspace, [number], basis=BASIS, by=release.staff["fabu"])
    for wrong in ("0" * 16, number[:4], ""):
        fault = refused(NoSuchRow, remove_rows, release.workspace, [wrong], basis=BASIS, by=release.staff["fengcun"])
        assert "row find" in fault.mend
    found = read_edition(release.workspace.editions_folder / f"traffic-{PERIOD}-1").rows_of("crashes_recorded")
    assert found is not None and MOMENT in str(found.rows)


def test_the_command_finds_and_takes_out(release: Release):
    at = ["--at", str(release.workspace.root)]
    found = CliRunner().invoke(command, ["find", MOMENT, *at])
    assert found.exit_code == 0 and the_row(release)[:12] in found.output.replace("\n", "")
    done = CliRunner().invoke(command, ["remove", the_row(release)[:16], "--basis", BASIS, "--as", "fengcun", *at])
    assert done.exit_code == 0 and "已从 1 版撤走" in done.output
    assert not [r for r in find_rows(release.workspace, [MOMENT]) if r.figure == "crashes_recorded"]
