"""Whoever objected is told why a name came down, by when it had to and when it did."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from gongshi.cli.withdraw import command
from gongshi.office.objecting import object_to, uphold
from gongshi.office.publication import as_public, take_down
from gongshi.office.withdrawal_receipt import NoReceipt, has_receipt, receipt_of, write_receipt
from gongshi.papers.read import read_paper
from gongshi.records.disk import CannotWrite

from .a_release import Release
from .small_city import PERIOD


def the_public(release: Release):
    done = as_public(release.workspace, release.workspace.pack("traffic"), PERIOD)
    assert done is not None
    return done, done.rolls["zone_vehicles"].public[0]


def test_a_name_that_stands_has_no_receipt(release: Release, refused):
    _, entry = the_public(release)
    assert not has_receipt(entry)
    assert "没有回执" in refused(NoReceipt, receipt_of, release.workspace, entry).what


def test_an_upheld_objection_is_told_and_then_the_withdrawal(release: Release, tmp_path: Path, refused):
    done, entry = the_public(release)
    entry = object_to(release.workspace, done, entry, text="号牌不是我的", by=release.staff["fabu"])
    entry = uphold(release.workspace, done, entry, answer="核实属实", by=release.staff["shenpi"])
    before = receipt_of(release.workspace, entry)
    assert not before.is_down and before.title == "异议采纳回执"
    assert dict(before.lines)["最迟撤下日"] == str(entry.withdraw_by) and "撤下" not in dict(before.lines)

    down = take_down(release.workspace, entry, reason="异议成立", by=release.staff["fabu"])
    found = write_receipt(release.workspace, down, tmp_path / "回执.docx")
    told = dict(found.lines)
    assert found.is_down and told["是否按期"] == "按期撤下"
    assert "号牌不是我的" in told["提出异议"] and "核实属实" in told["采纳异议"] and "异议成立" in told["撤下"]
    assert f"traffic-{PERIOD}-1" in told["公开版"] and told["所列名字"] == entry.shown_name
    text = read_paper(tmp_path / "回执.docx").text
    assert "撤下回执" in text and all(said in text for said in told.values())
    assert str(tmp_path) in refused(CannotWrite, write_receipt, release.workspace, down, tmp_path).where


@pytest.mark.parametrize("afterwards", [True, False])
def test_the_command_line_writes_the_same_receipt(release: Release, tmp_path: Path, afterwards: bool):
    _, entry = the_public(release)
    entry = release.ground(entry, "判决已改判")
    path = tmp_path / "回执.docx"
    words = ["traffic", PERIOD, entry.id, "--at", str(release.workspace.root), "--as", "fabu"]
    if afterwards:
        assert CliRunner().invoke(command, [*words, "--reason", "依据已变更"]).exit_code == 0
        done = CliRunner().invoke(command, [*words, "--receipt", str(path)])
    else:
        done = CliRunner().invoke(command, [*words, "--reason", "依据已变更", "--receipt", str(path)])
    assert done.exit_code == 0 and "撤下回执已写到" in done.output, done.output
    assert "判决已改判" in read_paper(path).text
