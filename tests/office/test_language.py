"""The command line speaks the reader's language, on his console."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gongshi.errors import BadInput
from gongshi.i18n import speaking
from gongshi.records.fault import Fault

FAULT = BadInput("甲", where="乙", mend="丙")


def said(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """What the program says, as bytes, in an environment without a language of its own."""
    kept = {k: v for k, v in os.environ.items() if k not in ("GONGSHI_LANG", "PYTHONIOENCODING", "PYTHONUTF8")}
    return subprocess.run(
        [sys.executable, "-c", "from gongshi.cli import main; main()", *arguments],
        cwd=folder,
        env={**kept, "PYTHONIOENCODING": "utf-8", "COLUMNS": "100", **environment},
        capture_output=True,
        timeout=60,
        check=False,
    )


def is_english(text: str) -> bool:
    """Whether nothing in it is Chinese."""
    return not any("\u4e00" <= c <= "\u9fff" for c in text)


@pytest.mark.parametrize("arguments", [("--lang", "en", "--help"), ("--lang=en", "--help")])
def test_the_help_of_the_program_is_english_when_asked_for(tmp_path: Path, arguments: tuple[str, ...]):
    done = said(*arguments, folder=tmp_path)
    listed = done.stdout.decode("utf-8").partition("Commands:")[2]
    assert done.returncode == 0
    assert "withdraw" in listed
    assert is_english(listed)


def test_the_help_of_a_command_is_english_with_its_arguments_and_options(tmp_path: Path):
    done = said("status", "--help", folder=tmp_path, GONGSHI_LANG="en")
    assert "[PERIOD]" in done.stdout.decode("utf-8")
    assert is_english(done.stdout.decode("utf-8"))


def test_the_environment_chooses_the_language_of_the_program_s_help(tmp_path: Path):
    assert "Commands:" in said("--help", folder=tmp_path, GONGSHI_LANG="en").stdout.decode("utf-8")


def test_an_argument_is_stronger_than_the_environment(tmp_path: Path):
    done = said("--lang", "zh", "--help", folder=tmp_path, GONGSHI_LANG="en")
    assert "命令" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("way", ["argument", "environment"])
def test_an_error_leaves_in_three_english_parts(tmp_path: Path, way: str):
    if way == "argument":
        done = said("--lang", "en", "status", "--at", "NOWHERE", folder=tmp_path)
    else:
        done = said("status", "--at", "NOWHERE", folder=tmp_path, GONGSHI_LANG="en")
    what, where, mend = done.stderr.decode("utf-8").splitlines()
    assert (done.returncode, done.stdout) == (5, b"")
    assert "is no workspace" in what
    assert where.startswith("  Where: ") and "NOWHERE" in where
    assert mend.startswith("  Mend: ") and "--at" in mend
    assert is_english(what + mend)


def test_an_error_is_chinese_when_no_language_is_asked_for(tmp_path: Path):
    what, where, mend = said("status", "--at", "NOWHERE", folder=tmp_path).stderr.decode("utf-8").splitlines()
    assert "不是工作区" in what
    assert where.startswith("  位置：")
    assert mend.startswith("  处理：")


@pytest.mark.parametrize("arguments", [("--help",), ("status", "--at", "NOWHERE")])
def test_a_console_of_code_page_936_shows_chinese(tmp_path: Path, arguments: tuple[str, ...]):
    done = said(*arguments, folder=tmp_path, PYTHONIOENCODING="gbk")
    text = (done.stdout or done.stderr).decode("gbk")
    assert done.returncode in (0, 5)
    assert ("新建工作区" in text) or ("不是工作区" in text)


def test_an_ascii_console_shows_what_it_can_and_does_not_fail(tmp_path: Path):
    done = said("status", "--at", "NOWHERE", folder=tmp_path, PYTHONIOENCODING="ascii")
    assert done.returncode == 5
    assert b"gongshi.toml" in done.stderr


def test_an_error_as_text_names_its_parts_in_the_reader_s_language():
    assert str(FAULT).splitlines() == ["甲", "  位置：乙", "  处理：丙"]
    with speaking("en"):
        assert str(FAULT).splitlines() == ["甲", "  Where: 乙", "  Mend: 丙"]


def test_a_fault_of_a_delivery_names_its_parts_in_the_reader_s_language():
    fault = Fault("台账", 2, "列", "B2", "", "甲.csv", "乙", says="丙", mend="丁")
    with speaking("en"):
        assert str(fault).splitlines() == ["丙", "  Where: 甲.csv，cell B2", "  Mend: 丁"]
