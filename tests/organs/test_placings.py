"""Students, judges, groups, recuperation and titles: placed by the stated rule, refused in words where that cannot be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gongshi import At, Settings
from gongshi.cli import main
from gongshi.office.runs import clocks, engine
from gongshi.office.workspace import Workspace
from gongshi.period import Period
from gongshi_organs.commands.form import NobodyLooks
from gongshi_organs.commands.place import BadBatches, NoSuchPlacing
from gongshi_organs.examples.systems import SYSTEMS
from gongshi_organs.placing import PLACINGS, Asked
from gongshi_organs.placing.groups import NoGroups
from gongshi_organs.placing.judges import NoJudges
from gongshi_organs.placing.recuperation import UnknownOrder
from gongshi_organs.views.rows import Rows, rows_of
from gongshi_organs.views.titles import READS, NoTitles, UnknownRule, recheck

from .little_city import send

BY_CODE = {s.code: s for s in SYSTEMS}
POSTS = """
    person | unit | role | since
    R2     | T1   | 评委 | 2022-01-01
    R8     | T1   | 评委 | 2022-01-01
    R9     | T1   | 评委 | 2022-01-01
    R10    | T1   | 评委 | 2022-01-01
    R1     | K1   | 组长 | 2022-01-01
"""


@pytest.fixture
def at(city: Workspace) -> At:
    return clocks(city, Period.parse("2022-11"))


def rows_in(city: Workspace, at: At, kind: str) -> Rows:
    tables = engine(city, at.known, why="例")
    return rows_of(tables, *PLACINGS[kind].reads, sealed=PLACINGS[kind].sealed)


def given(city: Workspace, tmp_path: Path, *codes: str, **more: str) -> None:
    tables = [pair for code in codes for pair in BY_CODE[code].accepts.items()]
    for name, text in (*tables, *more.items()):
        receipt = send(city, tmp_path / "收", name, text)
        assert receipt.is_stored, [str(f) for f in receipt.faults]


def test_judges_avoid_their_own_unit_and_share_the_entries(city: Workspace, at: At, tmp_path: Path):
    given(city, tmp_path, "Y06", posts=POSTS)
    sheet, loads = PLACINGS["评委"].made(rows_in(city, at, "评委"), at, Asked("X1"))
    assert [row[0] for row in sheet.rows] == ["E1", "E2"]  # E3 withdrew
    assert "R2" not in sheet.rows[0][1:] and len(set(sheet.rows[0][1:])) == 3
    assert {n for _, n in loads.rows} <= {1, 2}


def test_without_a_judge_in_post_nobody_is_placed(city: Workspace, at: At, tmp_path: Path):
    given(city, tmp_path, "Y06")
    with pytest.raises(NoJudges) as caught:
        PLACINGS["评委"].made(rows_in(city, at, "评委"), at, Asked("X1"))
    assert caught.value.where and caught.value.mend


def test_a_group_is_not_sent_to_the_unit_of_its_member(city: Workspace, at: At, tmp_path: Path):
    given(city, tmp_path, posts=POSTS)
    sheet, loads = PLACINGS["调研"].made(rows_in(city, at, "调研"), at, Asked("第一调研组、T2"))
    assert ("第一调研组", "样本一局") not in {row[:2] for row in sheet.rows}
    assert sorted(n for _, n in loads.rows) == [1, 2]


def test_a_department_already_observed_is_not_placed_again(city: Workspace, at: At, tmp_path: Path):
    given(city, tmp_path, "Y02")
    sheet, _ = PLACINGS["列席"].made(rows_in(city, at, "列席"), at, Asked("K1"))
    assert [row[1] for row in sheet.rows] == ["样本二局", "样本三办"]


def test_no_team_that_is_known_is_said(city: Workspace, at: At):
    with pytest.raises(NoGroups) as caught:
        PLACINGS["调研"].made(rows_in(city, at, "调研"), at, Asked("无此队"))
    assert "队伍" in caught.value.mend


def test_recuperation_follows_the_stated_order_and_whoever_went_lately_waits(city: Workspace, at: At, tmp_path: Path):
    given(city, tmp_path, "Y32")
    rows = rows_in(city, at, "疗休养")
    (sheet,) = PLACINGS["疗休养"].made(rows, at, Asked(batches=(1,)))
    assert [(r[1], r[-1]) for r in sheet.rows] == [("R3", "第1批"), ("R5", "候补"), ("R1", "不满 3 年，以后年度")]
    other = replace(at, settings=Settings({"organs": {"recuperation": {"order": ["授予早的在前"]}}}))
    assert "授予早的在前。" in PLACINGS["疗休养"].made(rows, other, Asked(batches=(1,)))[0].notes[0]


def test_an_order_that_is_not_known_is_refused(city: Workspace, at: At):
    other = replace(at, settings=Settings({"organs": {"recuperation": {"order": ["领导优先"]}}}))
    with pytest.raises(UnknownOrder) as caught:
        PLACINGS["疗休养"].made(rows_in(city, at, "疗休养"), other, Asked())
    assert "领导优先" in str(caught.value) and "没有去过的在前" in caught.value.mend


def test_a_title_moves_with_a_merger_is_checked_that_year_and_ends_with_its_unit(
    city: Workspace, at: At, tmp_path: Path
):
    given(city, tmp_path, "Y38")
    rows = rows_of(engine(city, at.known, why="例"), *READS)
    (sheet,) = recheck(rows, at, "青年文明号")
    assert [(r[0], r[4], r[6]) for r in sheet.rows] == [
        ("旧局甲", "样本一局（2022-03-01合并）", "应复核"), ("旧局乙", "（终止）", "撤销即止"), ("一局党组织", "一局党组织", "未到期"),
    ]  # fmt: skip
    plain = replace(at, settings=Settings({"organs": {"titles": {"合并": "随新单位"}}}))
    assert recheck(rows, plain, "青年文明号")[0].rows[0][6] == "未到期"


def test_a_rule_of_succession_that_is_not_known_is_refused(city: Workspace, at: At, tmp_path: Path):
    given(city, tmp_path, "Y38")
    rows = rows_of(engine(city, at.known, why="例"), *READS)
    with pytest.raises(UnknownRule) as caught:
        recheck(rows, replace(at, settings=Settings({"organs": {"titles": {"合并": "看情况"}}})), "青年文明号")
    assert "合并=看情况" in str(caught.value)
    with pytest.raises(NoTitles):
        recheck(rows, at, "无此系列")


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (["place", "座位", "2022-11"], NoSuchPlacing),
        (["place", "疗休养", "2022-11", "--places", "三十", "--as", "甲"], BadBatches),
        (["place", "疗休养", "2022-11"], NobodyLooks),
        (["collate", "风险", "2022-11"], NobodyLooks),
    ],
    ids=lambda w: " ".join(w) if isinstance(w, list) else "",
)
def test_the_command_refuses_in_words(
    words: list[str], error: type, city: Workspace, capsys: pytest.CaptureFixture[str]
):
    with pytest.raises(SystemExit) as done:
        main([*words, "--at", str(city.root)])
    out = capsys.readouterr()
    assert done.value.code == error.exit_code
    assert "处理：" in out.out + out.err


def test_a_look_at_sealed_rows_is_noted_under_the_reader_s_name(city: Workspace, tmp_path: Path):
    given(city, tmp_path, "Y26")
    before = city.looks.head
    with pytest.raises(SystemExit) as done:
        main(["collate", "风险", "2022-11", "--as", "保管员甲", "--at", str(city.root)])
    assert done.value.code == 0 and city.looks.head != before
    assert any("保管员甲" in str(line) for line in city.looks.looks())
