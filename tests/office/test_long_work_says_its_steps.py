"""Long work that is written into a file or a pipe says each step, and the demo how to go on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

import gongshi.cli.demo
from gongshi.cli.demo import say_desk
from gongshi.cli.say import telling


def test_each_step_is_a_line_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]):
    with telling("正在办理") as tell:
        tell("正在收 车辆.xlsx")
        assert capsys.readouterr().err.splitlines() == ["正在办理", "正在收 车辆.xlsx"]


def test_the_demo_keeps_its_steps_out_of_what_it_prints(monkeypatch: pytest.MonkeyPatch):
    def told(at: Path, size: int, seed: int, tell: Callable[[str], None]) -> str:
        tell("正在造出虚构城市的台账")
        return f"{at.name} {size} {seed}"

    monkeypatch.setattr(gongshi.cli.demo, "page_of", told)
    done = CliRunner().invoke(gongshi.cli.demo.command, ["--page", "--at", "演示城市", "--seed", "7"])
    assert done.stdout == "演示城市 1 7\n"
    assert done.stderr.splitlines() == ["正在办理", "正在造出虚构城市的台账"]


def test_the_demo_names_the_desk_and_how_accounts_are_made(capsys: pytest.CaptureFixture[str]):
    say_desk(Path("演示城市"))
    said = capsys.readouterr().out
    assert "gongshi desk --at 演示城市 --demo-accounts" in said and said.count("gongshi desk") == 2
