"""Timetable, daily archive with its gaps, column index, a unit's month; and how long a document may be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from gongshi import At, Settings
from gongshi.cli import main
from gongshi.errors import GongshiError
from gongshi.notices.notice import Notice, Style, Text
from gongshi.notices.slot import Fixed
from gongshi.notices.tabled import NoSuchEnding
from gongshi.office.lengths import lengths
from gongshi.office.runs import clocks, engine
from gongshi.office.workspace import Workspace
from gongshi.period import Period
from gongshi_organs.collations import COLLATIONS
from gongshi_organs.collations.collation import NotChosen
from gongshi_organs.commands.collate import NoSuchCollation
from gongshi_organs.views.rows import rows_of

from .little_city import send

ROWS = """
    id | kind     | held_on    | title    | organisers | heads | document | serial | speaker
    A1 | 学堂课程 | 2022-11-08 | 第一讲   | X1         | 40    |          |        | R1
    A2 | 学堂课程 | 2022-11-28 | 第二讲   | X1         |       |          |        | R2
    A3 | 每日一学 | 2022-11-01 | 第一期   | D1         |       | W01      | 1      |
    A4 | 每日一学 | 2022-11-04 | 第四期   | D1         |       | W01      | 4      |
    A5 | 专栏     | 2022-11-03 | 文章     | D2         |       |          | 7      |
    A6 | 廉政谈话 | 2022-11-08 | 谈话     | D1         |       |          |        |
    A7 | 主题党日 | 2022-11-09 | 党日     | D1、D2     | 20    |          |        |
"""


@pytest.fixture
def told(city: Workspace, tmp_path: Path) -> tuple[dict[str, object], At, Workspace]:
    receipt = send(city, tmp_path / "收", "activities", ROWS)
    assert receipt.is_stored, [str(f) for f in receipt.faults]
    at = clocks(city, Period.parse("2022-11"))
    rows = rows_of(engine(city, at.known, why="例"), "units", "activities", "documents", "duties")
    return rows, at, city  # type: ignore[return-value]


def collated(kind: str, rows, at: At, of: str = ""):
    return COLLATIONS[kind].made(rows, at, of)


def test_the_timetable_has_what_is_still_to_come_and_names_no_speaker(told):
    (grid,) = collated("课表", told[0], told[1])
    assert [(r[0], r[2], r[4], r[5]) for r in grid.rows] == [(1, "第一讲", "已讲", 40), (2, "第二讲", "待讲", None)]
    assert "R1" not in str(grid.rows)


def test_the_daily_archive_lists_missing_numbers_and_never_a_reader(told):
    (grid,) = collated("每日一学", told[0], told[1])
    assert [(r[0], r[3]) for r in grid.rows] == [(1, "学习材料甲"), (4, "学习材料甲")]
    assert grid.notes == ("缺号：2、3。",)


def test_a_column_without_gaps_says_so(told):
    (grid,) = collated("专栏", told[0], told[1])
    assert (len(grid.rows), grid.notes) == (1, ("期号连续，没有缺号。",))


def test_a_unit_s_month_shows_joint_acts_once_and_no_talk(told):
    did, owes = collated("月报", told[0], told[1], "样本一局")
    assert [r[1] for r in did.rows] == ["每日一学", "每日一学", "主题党日"]
    assert owes.notes == ("没有应办事项。",)


def test_a_month_of_no_known_unit_is_refused(told):
    with pytest.raises(NotChosen) as caught:
        collated("月报", told[0], told[1], "无此局")
    assert caught.value.where and caught.value.mend


@pytest.mark.parametrize("ending", ["docx", "pdf", "html", "xlsx"])
def test_the_command_writes_each_kind_of_file(ending: str, told, tmp_path: Path):
    to = tmp_path / f"存档.{ending}"
    with pytest.raises(SystemExit) as done:
        main(["collate", "每日一学", "--period", "2022-11", "--at", str(told[2].root), "--to", str(to)])
    assert (done.value.code, to.exists()) == (0, True)
    if ending == "xlsx":
        assert openpyxl.load_workbook(to).worksheets[0].max_row >= 3
    if ending == "html":
        assert "缺号：2、3。" in to.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "error"), [(["年报"], NoSuchCollation), (["课表", "--to", "课表.txt"], NoSuchEnding)]
)
def test_an_unknown_kind_or_ending_is_refused_in_words(
    arguments: list[str], error: type[GongshiError], told, capsys: pytest.CaptureFixture[str]
):
    with pytest.raises(SystemExit) as done:
        main(["collate", *arguments, "--period", "2022-11", "--at", str(told[2].root)])
    out = capsys.readouterr()
    assert done.value.code == error.exit_code
    assert "处理：" in out.out + out.err


def notice(words: str) -> Notice:
    blocks = (Text(Style.TITLE, (Fixed("题目"),)), Text(Style.BODY, (Fixed(words),)))
    return Notice("release", "发布词", "press", "题目", "某单位", date(2022, 11, 21), blocks)


def test_the_length_counts_characters_without_blanks_against_the_limit():
    limited = Settings({"limits": {"characters": {"release": 10}}})
    short, long = lengths(limited, [notice("八个字的 正文啊。")])[0], lengths(limited, [notice("字" * 9)])[0]
    assert (short.characters, short.is_over) == (10, False)
    assert (long.characters, long.is_over) == (11, True)
    assert "须删去 1 字" in long.says and "不超过 10 字" in short.says
    assert not replace(long, most=0).is_over
    assert lengths(Settings({}), [notice("字" * 9000)])[0].says.endswith("分钟。")
