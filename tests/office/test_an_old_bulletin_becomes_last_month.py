"""An office with nothing but old Word files has its comparisons on the first day (从旧通报开始)."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest
from docx import Document

from gongshi.cli import main
from gongshi.errors import GongshiError
from gongshi.office.checking import NothingOfThePeriod
from gongshi.office.published import DraftWasEdited, NotAWorkbook, draft_published
from gongshi.office.runs import clocks, run
from gongshi.office.workspace import Workspace
from gongshi.period import Period


class Asked(NamedTuple):
    """How a command ended and what it said."""

    exit_code: int
    output: str


Ask = Callable[..., Asked]
AFTER = "2022-12-05"  # when November is over: October's whole is no base of a month half gone


def bulletin(path: Path) -> Path:
    """October's bulletin as an office types it: no styles of ours, a merged title row, no 序号."""
    made = Document()
    for text in (
        "虚构市公安局交通警察支队",
        "关于2022年10月份道路交通安全情况的通报",
        "2022年10月份，全市共发生道路交通事故61起，造成12人死亡、40人受伤，死亡人数与去年同期持平。",
        "一、终身禁驾情况",
        "10月份，全市共有2人被终身禁驾，名单见附件1。",
        "二、高危风险运输企业",
        "假甲货运有限公司（虚县）：2辆车逾期未检验。",
        "2022年11月5日",
        "附件1：2022年10月份终生禁驾名单",
    ):
        made.add_paragraph(text)
    fill(made, ("序号", "姓名", "性别"), ("1", "演某甲", "男"), ("2", "演某乙", "男"), ("合计", "2人", ""))
    made.add_paragraph("附件2")
    fill(
        made,
        ("高危风险运输企业名单（10月）", "", ""),
        ("县区", "企业名称", "原因"),
        ("虚县", "假甲货运有限公司", "未检验"),
    )
    made.save(str(path))
    return path


def fill(made: Document, *rows: tuple[str, ...]) -> None:
    table = made.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    if not rows[0][1]:
        table.rows[0].cells[0].merge(table.rows[0].cells[-1])


@pytest.fixture
def ask(city: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ask:
    """The command line, in the workspace's folder."""
    monkeypatch.chdir(city.root)

    def asked(*words: object) -> Asked:
        with pytest.raises(SystemExit) as ended:
            main([str(word) for word in words])
        return Asked(int(ended.value.code or 0), capsys.readouterr().out)

    return asked


def sheet(path: Path, title: str) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(path)[title].iter_rows(values_only=True))


def test_figures_and_names_of_an_old_bulletin_are_drafted_with_their_places(city: Workspace, ask: Ask):
    asked = ask("check", bulletin(city.root / "上月.docx"), "--to-register")
    assert asked.exit_code == 0 and "认出指标 4 个，名单 3 行" in asked.output
    figures = [row[:5] + row[6:7] for row in sheet(city.root / "上月-以往发布.xlsx", "以往发布数据")[2:]]
    assert figures == [
        ("2022-10", "交通事故起数", None, 61, "起", "第3段"),
        ("2022-10", "事故死亡人数", None, 12, "人", "第3段"),
        ("2022-10", "事故受伤人数", None, 40, "人", "第3段"),
        ("2022-10", "公布终身禁驾人数", None, 2, "人", "第5段"),
    ]
    names = [(r[1], *r[3:5], r[6]) for r in sheet(city.root / "上月-以往发布-名单.xlsx", "以往发布名单")[3:]]
    assert names == [
        ("终身禁驾人员", "演某甲", 1, "表1第2行"),
        ("终身禁驾人员", "演某乙", 2, "表1第3行"),
        ("高危风险运输企业", "假甲货运有限公司", 1, "表2第3行"),
    ]


def test_a_number_of_one_firm_s_line_is_left_over_and_never_drafted_as_the_city_s(city: Workspace, ask: Ask):
    ask("check", bulletin(city.root / "上月.docx"), "--to-register")
    left = sheet(city.root / "上月-以往发布.xlsx", "未对上的数")[2:]
    assert [(row[1], row[4]) for row in left] == [(2, "第7段")]


def test_numbers_of_another_field_are_left_to_the_clerk_and_an_empty_sheet_is_not_to_be_delivered(
    city: Workspace, ask: Ask
):
    fires = city.root / "消防.txt"
    fires.write_text(
        "虚县消防救援大队2022年10月工作通报\n"
        "10月份，全县共接报火灾12起，造成死亡2人，受伤3人。检查单位231家，发现隐患412处。\n2022年11月3日",
        encoding="utf-8",
    )
    asked = ask("check", fires, "--to-register")
    assert "认出指标 0 个，名单 0 行" in asked.output and "另有 5 个数没有对上指标" in asked.output
    assert "没有找到名单" in asked.output and "gongshi deliver" not in asked.output
    assert not (city.root / "消防-以往发布-名单.xlsx").exists()
    assert sheet(city.root / "消防-以往发布.xlsx", "以往发布数据")[2:] == []


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("全县共发生交通事故21起，造成2人死亡。", ["交通事故起数", "事故死亡人数"]),
        ("全县共发生交通事故21起。高速公路方面，发生事故4起，死亡1人。", ["交通事故起数"]),
        ("上月通报中“交通事故21起”应为“交通事故22起”。", []),
    ],
)
def test_only_what_is_said_of_the_whole_is_drafted(said: str, figures: list[str], city: Workspace, ask: Ask):
    bulletin_ = city.root / "旧稿.txt"
    bulletin_.write_text(f"虚县交警大队10月份交通安全情况\n10月份，{said}\n2022年11月3日", encoding="utf-8")
    ask("check", bulletin_, "--to-register", f"旧稿{len(figures)}.xlsx")
    assert [row[1] for row in sheet(city.root / f"旧稿{len(figures)}.xlsx", "以往发布数据")[2:]] == figures


def test_the_annex_tables_stand_behind_the_names_as_they_stood(city: Workspace, ask: Ask):
    ask("check", bulletin(city.root / "上月.docx"), "--to-register")
    assert sheet(city.root / "上月-以往发布-名单.xlsx", "附表2") == [
        ("高危风险运输企业名单（10月）", None, None), ("县区", "企业名称", "原因"), ("虚县", "假甲货运有限公司", "未检验"),
    ]  # fmt: skip


def test_what_was_drafted_is_delivered_by_the_commands_it_names_and_is_next_month_s_base(city: Workspace, ask: Ask):
    said = ask("check", bulletin(city.root / "上月.docx"), "--to-register").output
    commands = [line.strip() for line in said.splitlines() if line.startswith("  gongshi deliver")]
    assert [ask(*shlex.split(command)[1:]).exit_code for command in commands] == [0, 0]
    done = run(city, city.pack("traffic"), clocks(city, Period.parse("2022-11"), known=datetime(2022, 12, 5)))
    before = done.comparisons["crashes_recorded", "环比"].before
    assert before.value == 61 and done.answers.of("crashes_recorded").value == 2


@pytest.mark.parametrize(("said", "code"), [("环比下降96.7%", 0), ("环比上升96.7%", 9), ("环比下降76.9%", 9)])
def test_the_next_bulletin_s_changes_are_held_against_it(said: str, code: int, city: Workspace, ask: Ask):
    ask("check", bulletin(city.root / "上月.docx"), "--to-register")
    ask("deliver", "上月-以往发布.xlsx", "--register", "以往发布数据")
    (city.root / "本月.txt").write_text(f"本月全市共发生道路交通事故2起，{said}。", encoding="utf-8")
    assert ask("check", "本月.txt", "--against", "traffic:2022-11", "--as-of", AFTER).exit_code == code


def test_a_draft_of_what_was_published_is_written_as_a_workbook_and_over_nothing_else(
    city: Workspace, ask: Ask, refused: Callable[..., GongshiError]
):
    from gongshi.check import check

    old = bulletin(city.root / "上月.docx")
    before = old.read_bytes()
    fault = refused(NotAWorkbook, draft_published, city, check("10月，事故61起。"), old)
    assert "上月.docx" in fault.what and old.read_bytes() == before
    assert ask("check", old, "--to-register", old).exit_code == 3


def test_a_draft_that_the_clerk_edited_is_never_written_over(city: Workspace, ask: Ask):
    old = bulletin(city.root / "八月.docx")
    figures, names = city.root / "八月-以往发布.xlsx", city.root / "八月-以往发布-名单.xlsx"
    assert ask("check", old, "--to-register").exit_code == ask("check", old, "--to-register").exit_code == 0
    book = openpyxl.load_workbook(names)
    book["以往发布名单"]["C4"] = "0012"
    book.save(names)
    before = figures.read_bytes(), names.read_bytes()
    assert ask("check", old, "--to-register").exit_code == DraftWasEdited.exit_code
    assert (figures.read_bytes(), names.read_bytes()) == before
    assert ask("check", old, "--to-register", "重起草.xlsx").exit_code == 0


def test_a_draft_that_was_only_opened_and_saved_is_written_again(city: Workspace, ask: Ask):
    old, figures = bulletin(city.root / "九月.docx"), city.root / "九月-以往发布.xlsx"
    ask("check", old, "--to-register")
    openpyxl.load_workbook(figures).save(figures)
    assert ask("check", old, "--to-register").exit_code == 0


def test_a_file_that_is_no_workbook_is_not_written_over_by_a_draft(city: Workspace, ask: Ask):
    old, mine = bulletin(city.root / "七月.docx"), city.root / "我的.xlsx"
    mine.write_bytes(b"not a workbook")
    assert ask("check", old, "--to-register", mine).exit_code == DraftWasEdited.exit_code
    assert mine.read_bytes() == b"not a workbook"


def test_the_command_that_a_finding_names_opens_the_records(city: Workspace, ask: Ask):
    import json

    draft = city.root / "草稿.txt"
    draft.write_text("本月全市共发生道路交通事故9起。闯禁区突出车辆共7辆。", encoding="utf-8")
    said = json.loads(ask("check", draft, "--against", "traffic:2022-11", "--json").output)
    commands = [f["opens"] for f in said["contradictions"]]
    assert [c.split()[1] for c in commands] == ["figure", "review"]
    opened = [ask(*shlex.split(command)[1:]) for command in commands]
    assert [o.exit_code for o in opened] == [0, 0]
    assert "SG1" in opened[0].output or "2022-11-03" in opened[0].output
    assert "闯禁区" in opened[1].output


def test_the_command_looks_at_the_moment_that_was_asked(city: Workspace, ask: Ask):
    (city.root / "草稿.txt").write_text("本月全市共发生道路交通事故9起。", encoding="utf-8")
    asked = ask("check", "草稿.txt", "--against", "traffic:2022-11", "--as-of", "2022-12-05 07:00")
    assert '--open --as-of "2022-12-05 07:00"' in asked.output


def test_the_state_that_a_draft_was_held_against_is_said_and_how_to_choose_another(city: Workspace, ask: Ask):
    (city.root / "草稿.txt").write_text("本月全市共发生道路交通事故9起。", encoding="utf-8")
    now = ask("check", "草稿.txt", "--against", "traffic:2022-11").output
    then = ask("check", "草稿.txt", "--against", "traffic:2022-11", "--as-of", "2022-12-05 07:00").output
    assert f"对照的是截至 {city.now():%Y-%m-%d}" in now and "请加 --as-of" in now
    assert "对照的是截至 2022-12-05 07:00 的台账，按 2022-12-05 发布计。" in then and "请加 --as-of" not in then


def test_what_to_hold_against_is_said_when_it_is_nothing(city: Workspace, ask: Ask):
    (city.root / "草稿.txt").write_text("事故9起。", encoding="utf-8")
    asked = ask("check", "草稿.txt", "--against", "traffic-2022-11-9", "--json")
    assert asked.exit_code == 3 and '"NothingToHoldAgainst"' in asked.output and "“领域包:期间”" in asked.output


@pytest.mark.parametrize(("period", "label"), [("2030-01", "2030年1月"), ("1998-03", "1998年3月")])
def test_a_period_of_which_the_records_hold_nothing_is_said_and_nothing_is_compared(
    period: str, label: str, city: Workspace, ask: Ask
):
    (city.root / "草稿.txt").write_text("本月全市共发生道路交通事故9起。", encoding="utf-8")
    asked = ask("check", "草稿.txt", "--against", f"traffic:{period}", "--json")
    assert asked.exit_code == NothingOfThePeriod.exit_code == 3
    assert '"NothingOfThePeriod"' in asked.output
    assert f"的台账里没有 {label}" in asked.output
    assert "contradictions" not in asked.output
