"""`gongshi due` says what must happen by when, to people and to machines."""

from __future__ import annotations

import json

import pytest

from gongshi.cli import main
from gongshi.lists.actions.object import raise_objection
from gongshi.office.people import diary
from gongshi.office.publication import publish_release
from gongshi.office.rendering import put_before

from .test_what_a_release_still_lacks import Office, first_run, office  # noqa: F401


def told(office: Office, capsys: pytest.CaptureFixture[str], *more: str) -> str:  # noqa: F811
    with pytest.raises(SystemExit) as ended:
        main(["due", "--at", str(office.workspace.root), *more])
    assert ended.value.code == 0
    return capsys.readouterr().out


def objected(office: Office) -> str:  # noqa: F811
    run = office.now()
    entry = next(e for roll in run.rolls.values() for e in roll.entries)
    by, when = office.staff["nigao"], office.workspace.now()
    raise_objection(entry, text="不是我的车", by=by, when=when, at=run.at, diary=diary(office.workspace))
    return entry.id


def test_nothing_due_is_said(office: Office, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: F811
    assert "—" in told(office, capsys)
    assert json.loads(told(office, capsys, "--json"))["due"] == []


def test_an_objection_stands_there_with_its_day_and_without_a_name(
    office: Office,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
) -> None:
    entry = objected(office)
    found = json.loads(told(office, capsys, "--json"))["due"]
    assert [(d["task"], d["entry"], d["working_days_left"], d["late"]) for d in found] == [("ANSWER", entry, 3, False)]
    assert "name" not in found[0] and "text" not in found[0]
    assert "办结异议" in told(office, capsys) and entry[:10] in told(office, capsys)
    assert json.loads(told(office, capsys, "--json", "--within", "2"))["due"] == []


def test_what_is_late_is_counted(office: Office, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: F811
    objected(office)
    said = told(office, capsys, "--as-of", "2023-01-03T08:00")
    assert "已逾期 1 件" in said and "逾期" in said


def test_a_release_with_a_disputed_list_publishes_nothing(office: Office) -> None:  # noqa: F811
    from gongshi.lists.standing import ObjectionOpen
    from gongshi.office.approval import attach_approval

    put_before(office.workspace, office.reviewed())
    objected(office)
    run = office.now()
    paper = office.workspace.root / "审批单.pdf"
    paper.write_bytes(b"%PDF-1.4 signed")
    attach_approval(office.workspace, "traffic", run.at.period.code, paper, by=office.staff["fabu"])
    before = len(diary(office.workspace).events())
    with pytest.raises(ObjectionOpen):
        publish_release(office.workspace, run, by=office.staff["fabu"])
    assert len(diary(office.workspace).events()) == before
