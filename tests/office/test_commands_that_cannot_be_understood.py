"""A command line that says too little is answered in three parts, on paper and as JSON (命令有误)."""

from __future__ import annotations

import json
from datetime import date, datetime

import pytest

from gongshi.cli import main
from gongshi.cli.deliver import NothingToDeliver
from gongshi.cli.figure import NoFigureNamed
from gongshi.cli.options import BadMoment, read_day, read_moment
from gongshi.cli.review import NobodyNamed
from gongshi.cli.usage import BadCommand
from gongshi.errors import BadInput
from gongshi.office.demo import NoDemo, demo
from gongshi.office.objecting import NoObjectionThere
from gongshi.office.workspace import Workspace

from .small_city import PERIOD, enrol


@pytest.mark.parametrize("text", ["昨天", "2022-13-01", "2022/11/23", "", "20221123T99"])
def test_what_is_no_moment_is_said(text: str, refused):
    fault = refused(BadMoment, read_moment, text)
    assert f"“{text}”" in fault.what and "2022-11-23" in fault.mend


def test_a_day_alone_is_known_to_its_end():
    assert read_moment("2022-11-23") == datetime(2022, 11, 23, 23, 59, 59)
    assert read_moment("2022-11-23 08:00") == datetime(2022, 11, 23, 8)
    assert read_day("2022-11-23T08:00") == date(2022, 11, 23)


def said(capsys: pytest.CaptureFixture[str], workspace: Workspace, *words: str) -> dict[str, str]:
    """The JSON of a command that fails as bad input; nothing else is printed."""
    with pytest.raises(SystemExit) as end:
        main([*words, "--at", str(workspace.root), "--json"])
    assert end.value.code == BadInput.exit_code
    shown = capsys.readouterr()
    assert shown.err == ""
    found: dict[str, str] = json.loads(shown.out)
    assert found["what"] and found["where"] and found["mend"]
    return found


@pytest.mark.parametrize(
    ("words", "error", "mend"),
    [
        (("deliver",), NothingToDeliver, "--register"),
        (("deliver", "--sql", "SELECT 1"), NothingToDeliver, "--database"),
        (("figure",), NoFigureNamed, "--all"),
        (("review", "traffic", PERIOD, "--propose"), NobodyNamed, "--as"),
        (("status", PERIOD, "--as-of", "明天"), BadMoment, "2022-11-23"),
    ],
)
def test_a_command_that_says_too_little_is_told_what_to_add(words, error, mend, workspace: Workspace, capsys):
    found = said(capsys, workspace, *words)
    assert found["error"] == error.__name__
    assert mend in found["mend"]


def test_a_file_that_is_not_there_is_named_without_an_english_sentence(workspace: Workspace, capsys):
    with pytest.raises(SystemExit):
        main(["deliver", "没有的表.xlsx", "--at", str(workspace.root), "--json"])
    assert json.loads(capsys.readouterr().out)["what"].endswith("：没有的表.xlsx")


def test_an_objection_that_nobody_made_is_not_answered(city: Workspace, capsys):
    enrol(city)
    with pytest.raises(SystemExit):
        main(["review", "traffic", PERIOD, "--at", str(city.root), "--json"])
    lists = json.loads(capsys.readouterr().out)["lists"]
    entry = next(e["id"] for one in lists for e in one["entries"])
    with pytest.raises(SystemExit) as end:
        main(["objection", "traffic", PERIOD, entry, "--answer", "不成立", "--as", "fabu", "--at", str(city.root)])
    assert end.value.code == NoObjectionThere.exit_code
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "异议" in shown.err and "位置：" in shown.err and "--text" in shown.err


def test_a_pack_without_an_invented_city_has_no_demo(tmp_path, monkeypatch, refused):
    from dataclasses import replace

    from gongshi.packs.find import find_pack

    bare = replace(find_pack("traffic"), demo=None)
    monkeypatch.setattr("gongshi.office.demo.find_pack", lambda name: bare)
    assert bare.label in refused(NoDemo, demo, tmp_path / "市").what
    assert not (tmp_path / "市").exists()


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("deliver", "没有.csv"), "没有.csv"),
        (("figure", "crashes_recorded", "--period", "2022-11"), "--period"),
        (("delivr",), "delivr"),
        (("adopt",), "缺少"),
        (("--lang", "fr", "status"), "--lang"),
    ],
)
def test_what_the_command_line_refuses_is_said_in_chinese(words, what, capsys):
    with pytest.raises(SystemExit) as end:
        main([*words])
    shown = capsys.readouterr()
    assert end.value.code == BadCommand.exit_code == 2
    assert what in shown.err and "位置：" in shown.err and "处理：" in shown.err
    assert "Usage:" not in shown.err and "Error:" not in shown.err


@pytest.mark.parametrize("words", [[], ["keys"]])
def test_a_command_without_words_shows_its_help(words: list[str], capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as end:
        main(words)
    shown = capsys.readouterr()
    assert (end.value.code, shown.err) == (0, "")
    assert shown.out.startswith("用法：gongshi") and "--help" in shown.out
