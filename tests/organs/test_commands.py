"""The pack's commands work on a workspace: what is due, who is paired, who won."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gongshi.cli import main
from gongshi.office.demo_public import clock_at
from gongshi.office.workspace import Workspace
from gongshi.records.workbook import read_grid, sheet_names
from gongshi_organs.examples.systems import SYSTEMS
from gongshi_organs.examples.systems.system import CLOCK
from gongshi_organs.pairing import CannotPair
from gongshi_organs.views.contests import IncompleteSheets, NoSuchContest, contest_of, results_in
from gongshi_organs.views.elections import NoSheet

from .little_city import send

BY_CODE = {s.code: s for s in SYSTEMS}


@pytest.fixture
def office(city: Workspace, tmp_path: Path) -> Workspace:
    """The little city with the pairs, the duties and the contests of the examples."""
    for code in ("Y18", "Y24", "Y06"):
        for name, text in BY_CODE[code].accepts.items():
            assert send(city, tmp_path / "收", name, text).is_stored
    return city


def ran(*words: str) -> None:
    with pytest.raises(SystemExit) as end:
        main([*words])
    assert end.value.code == 0


def told(capsys: pytest.CaptureFixture[str], *words: str) -> dict:
    ran(*words, "--json")
    return json.loads(capsys.readouterr().out)


def test_duties_are_listed_for_a_period(office: Workspace, capsys: pytest.CaptureFixture[str], tmp_path: Path):
    at = ("--at", str(office.root))
    found = told(capsys, "duties", "2022-07", *at, "--to", str(tmp_path / "应办.xlsx"))
    assert [(n["unit"], n["due_on"], n["state"]) for n in found["lines"]] == [
        ("J1", "2022-07-20", "已办"),
        ("J2", "2022-07-20", "不适用"),  # nobody was in post for three months of the half
    ]
    assert [row[-1] for row in read_grid(tmp_path / "应办.xlsx").rows] == ["已办", "不适用"]
    ran("duties", "--period", "2022-07", *at)
    assert "应办 1 项" in capsys.readouterr().out


def test_a_plan_is_written_with_its_reasons(office: Workspace, capsys: pytest.CaptureFixture[str], tmp_path: Path):
    found = told(capsys, "pair", "2022-11", "--at", str(office.root), "--to", str(tmp_path / "方案.xlsx"))
    assert found["pairs"] == [["O1", "S1"], ["O2", "S1"], ["O3", "S2"]]
    assert found["best"] is True
    assert sheet_names(tmp_path / "方案.xlsx") == (
        "结对方案",
        "结对台账",
        "变动",
        "未满足的需求",
        "拟议项目",
        "未落实的需求",
        "求解记录",
    )
    assert "可满足：助老" in str(read_grid(tmp_path / "方案.xlsx").rows[0][2])


def test_a_contest_is_recomputed(office: Workspace, capsys: pytest.CaptureFixture[str], tmp_path: Path):
    at = ("--at", str(office.root), "--period", "2022-11")
    found = told(capsys, "contest", "X1", *at, "--to", str(tmp_path / "成绩.xlsx"))
    assert [(r["entry"], r["place"], r["prize"]) for r in found["results"]] == [("E1", 1, "一等奖"), ("E2", 2, None)]
    assert read_grid(tmp_path / "成绩.xlsx").rows[0][-1] == "一等奖"


def test_an_election_is_counted(city: Workspace, capsys: pytest.CaptureFixture[str], tmp_path: Path):
    for name, text in BY_CODE["Y30"].accepts.items():
        assert send(city, tmp_path / "收", name, text).is_stored
    to = tmp_path / "选举.docx"
    found = told(capsys, "elect", "XE", "2022-11", "--at", str(city.root), "--to", str(to))
    assert (found["elected"], found["run_off"], found["seats_left"]) == (["E1"], ["E2", "E3"], 1)
    assert [s["title"] for s in found["sheets"]] == ["计票结果", "选票核对", "另行选举的选票"]
    assert to.stat().st_size > 0


def test_a_run_off_fills_the_seats_that_the_first_round_left(
    city: Workspace, capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    second = """
        contest | round    | entry | electors | present | issued | returned | void | votes
        XE      | 另行选举 | E2    | 60       | 50      | 50     | 50       | 0    | 35
        XE      | 另行选举 | E3    | 60       | 50      | 50     | 50       | 0    | 15
    """
    for name, text in [*BY_CODE["Y30"].accepts.items(), ("ballots", second)]:
        assert send(city, tmp_path / "收", name, text).is_stored
    found = told(capsys, "elect", "XE", "2022-11", "--round", "另行选举", "--at", str(city.root))
    assert (found["elected"], found["run_off"], found["seats_left"]) == (["E2"], [], 0)


def test_a_round_without_a_count_sheet_is_refused_in_words(
    city: Workspace, capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    for name, text in BY_CODE["Y30"].accepts.items():
        assert send(city, tmp_path / "收", name, text).is_stored
    with pytest.raises(SystemExit) as done:
        main(["elect", "XE", "2022-11", "--round", "另行选举", "--at", str(city.root)])
    out = capsys.readouterr()
    assert done.value.code == NoSheet.exit_code and "已有的轮次：首轮" in out.out + out.err


def test_a_plan_that_is_agreed_goes_into_the_ledger_from_its_own_sheet(
    office: Workspace, capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    plan = tmp_path / "方案.xlsx"
    before = told(capsys, "pair", "2022-11", "--at", str(office.root), "--to", str(plan))
    assert [row[2:4] for row in read_grid(plan, "结对台账").rows[:2]] == [("O2", "S1"), ("O3", "S2")]
    ran("deliver", str(plan), "--register", "links", "--at", str(office.root))
    assert "已收入“结对台账”，2 行" in capsys.readouterr().out
    after = told(capsys, "pair", "2022-11", "--at", str(office.root), "--to", str(plan))
    assert (after["pairs"], after["moves"]) == (before["pairs"], 0)
    assert not [row for row in read_grid(plan, "结对台账").rows if row[1] == "双报到"]


def test_a_pairing_that_cannot_be_is_told_with_names(office: Workspace, capsys: pytest.CaptureFixture[str]):
    settings = office.root / "gongshi.toml"
    lonely = '[organs.pairing]\nforbidden = [["O1", "S1"], ["O1", "S2"]]\n'
    settings.write_text(settings.read_text(encoding="utf-8") + lonely, encoding="utf-8")
    with pytest.raises(SystemExit) as end:
        main(["pair", "2022-11", "--at", str(office.root)])
    said = capsys.readouterr()
    assert end.value.code == CannotPair.exit_code and "组织“一局党组织”没有一个可去的社区" in said.out + said.err


MEET = """
    entry | judge | criterion | round | value
    E1    | R8    | 名次      | 决赛  | 0
"""
MARK = """
    entry | judge | criterion | round | value
    E2    | R8    | 内容      | 决赛  | 60
"""
BEFORE = ("--before", CLOCK)


@pytest.fixture
def corrected(city: Workspace, tmp_path: Path) -> Workspace:
    """A meet and a contest, and on the next day a protest upheld and a mark put right."""
    for code in ("Y37", "Y06"):
        for name, text in BY_CODE[code].accepts.items():
            renamed = text if code == "Y06" else text.replace("E1 ", "M1 ").replace("E2 ", "M2 ").replace("E3 ", "M3 ")
            assert send(city, tmp_path / "收", name, renamed).is_stored
    later = clock_at(city, "2022-11-22T08:00:00")
    for text in (MEET.replace("E1", "M1"), MARK):
        receipt = send(later, tmp_path / "更正", "scores", text)
        assert receipt.is_stored, [str(f) for f in receipt.faults]
    return later


def test_what_a_protest_moved_is_shown_beside_what_stood(
    corrected: Workspace, capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    to = tmp_path / "成绩.xlsx"
    ran("contest", "XM10", "2022-11", *BEFORE, "--to", str(to), "--at", str(corrected.root))
    rows = {r[0]: r[1:] for r in read_grid(to, "变动").rows}
    assert rows["样本一局"] == (26, 1, 16, 2) and rows["样本二局"] == (22, 2, 23, 1)
    assert set(rows) == {"样本一局", "样本二局"} and "2 个单位有变动" in capsys.readouterr().out


def test_a_mark_put_right_shows_whose_place_moved(corrected: Workspace, capsys: pytest.CaptureFixture[str]):
    told_ = told(capsys, "contest", "X1", "2022-11", *BEFORE, "--at", str(corrected.root))
    (change,) = [s for s in told_["sheets"] if s["title"] == "变动"]
    assert [row[0] for row in change["rows"]] and all(row[1:3] != row[3:] for row in change["rows"])


def test_before_the_contest_was_delivered_everything_is_new(corrected: Workspace, capsys: pytest.CaptureFixture[str]):
    found = told(capsys, "contest", "XM10", "2022-11", "--before", "2022-11-20T08:00", "--at", str(corrected.root))
    (change,) = [s for s in found["sheets"] if s["title"] == "变动"]
    assert change["rows"] and all(row[1:3] == [None, None] for row in change["rows"])


def test_a_sheet_with_a_mark_missing_is_told_and_lowers_nobody():
    rows = {
        "contests": [],
        "entries": [{"id": "E1", "contest": "X", "state": "参赛", "title": "故事甲", "overtime": None}],
        "scores": [
            {"entry": "E1", "judge": judge, "criterion": criterion, "round": "决赛", "value": 40}
            for judge, criterion in (("R8", "内容"), ("R8", "表达"), ("R9", "内容"))
        ],
    }
    contest = {"code": "X", "criteria": "内容:60、表达:40", "trimmed": "否"}
    with pytest.raises(IncompleteSheets) as caught:
        results_in(rows, contest)
    assert "评委“R9”给“故事甲”没有评“表达”" in caught.value.what and "R8" not in caught.value.what and caught.value.mend
    rows["scores"].append({**rows["scores"][-1], "criterion": "表达"})
    assert results_in(rows, contest)[0].score == 80


def test_a_contest_that_is_not_there_is_named():
    with pytest.raises(NoSuchContest) as caught:
        contest_of({"contests": []}, "XX")
    assert "XX" in caught.value.what
