"""One joint event that two units entered is offered side by side and becomes one row by a command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gongshi.cli import main
from gongshi.cli.merge import NoSuchPair
from gongshi.office.standing import standing_of
from gongshi.office.workspace import Workspace

from .little_city import send

TWICE = """
    id | kind     | held_on    | title            | organisers | heads | objects
    A1 | 联学联建 | 2022-11-05 | 联合主题党日活动 | O1、Z1     | 30    |
    A2 | 联学联建 | 2022-11-05 | 联合主题党日活动 | Z1、O1     |       | S1
    A3 | 联学联建 | 2022-11-06 | 联合主题党日活动 | O1、Z1     | 30    |
"""


def said(*arguments: str) -> int:
    with pytest.raises(SystemExit) as done:
        main(["merge", *arguments])
    return int(done.value.code or 0)


def test_a_pair_is_offered_and_merged_and_then_is_gone(
    city: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert send(city, tmp_path / "收", "activities", TWICE).is_stored
    assert said("--at", str(city.root), "--json") == 0
    offered = json.loads(capsys.readouterr().out)
    assert [(p["kept"]["id"], p["other"]["id"]) for p in offered] == [("A1", "A2")]
    assert said("--at", str(city.root)) == 0
    assert "疑似同一次" in capsys.readouterr().out
    assert said("A1", "A2", "--at", str(city.root)) == 0
    assert "已合并" in capsys.readouterr().out
    rows = {r["id"]: r for r in standing_of(city).rows(city.registers["activities"])}
    assert set(rows) == {"A1", "A3"}
    assert (rows["A1"]["organisers"], rows["A1"]["heads"], rows["A1"]["objects"]) == ("O1、Z1", 30, "S1")
    assert said("--at", str(city.root)) == 0
    assert "没有疑似重复" in capsys.readouterr().out


def test_two_rows_that_are_no_pair_are_refused_in_words(
    city: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert send(city, tmp_path / "收", "activities", TWICE).is_stored
    assert said("A1", "A3", "--at", str(city.root)) == NoSuchPair.exit_code
    out = capsys.readouterr()
    assert "不是一对疑似重复的行" in out.out + out.err
