"""口径表: every figure and list with its sentence, definition, clocks, source, thresholds, change."""

from dataclasses import replace
from pathlib import Path

from lxml import html
from tests.notices.fake import ANSWERS, BANS, ROLLS, answer, facts, nothing

from gongshi.figures.answer import Answers
from gongshi.notices.annex import annex_grids
from gongshi.notices.compose import compose
from gongshi.notices.sheet import COLUMNS, figure_sheet, write_figure_html
from gongshi_traffic.notices import NOTICES

NOTICE = compose(NOTICES[0], facts())
SHEET = figure_sheet(facts(), NOTICE)


def row_of(label: str, sheet=SHEET) -> dict[str, object]:  # type: ignore[no-untyped-def]
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in sheet.rows]
    return next(r for r in rows if r["指标"] == label)


def test_every_whole_figure_and_every_list_has_one_row() -> None:
    whole = [a for a in ANSWERS if not a.part]
    assert len(SHEET.rows) == len(whole) + len(ROLLS)
    assert [r[0] for r in SHEET.rows] == list(range(1, len(SHEET.rows) + 1))


def test_a_figure_stands_with_the_sentence_it_is_printed_in() -> None:
    row = row_of("交通事故起数")
    assert row["数值"] == "176起"
    assert str(row["文中语句"]).startswith("11月份，全市共发生道路交通事故176起")


def test_the_change_says_against_what_it_is_measured() -> None:
    row = row_of("交通事故起数")
    assert row["上期数"] == "170起\n186起"
    assert row["变化及说明"] == "环比上升3.5%；按当时发布\n同比下降5.4%；按当时发布"


def test_a_register_that_did_not_come_is_named_as_people_call_it() -> None:
    silent = Answers(tuple(replace(a, missing=("crashes", "parties")) for a in ANSWERS))
    lists = facts(answers=silent, columns={"crashes": "交通事故台账", "parties": "事故当事人台账"})
    sheet = figure_sheet(lists)
    assert str(row_of("交通事故起数", sheet)["来源"]).endswith("未报送：交通事故台账、事故当事人台账")


def test_an_explanation_in_english_is_left_out_of_the_clerks_sheet() -> None:
    row = row_of("交通事故起数")
    assert row["定义与统计口径"] == "全市道路交通事故\n按发生时间计入。"
    rule = replace(BANS, doc="Ban decisions that were served in the period.")
    lists = facts(rolls={"lifetime_bans": replace(ROLLS["lifetime_bans"], rule=rule)})
    assert row_of("终身禁驾人员", figure_sheet(lists))["定义与统计口径"] == "符合名单规则的人员"


def test_a_threshold_stands_with_its_document_and_first_day() -> None:
    assert row_of("终身禁驾人员")["阈值及依据"] == "起点 5起（示例规定 第五条，2020-01-01 起）"


def test_a_figure_that_was_not_reported_says_so_and_is_not_zero() -> None:
    unreported = ANSWERS + type(ANSWERS)((answer("checks", None, "检查辆次", "辆次"),))
    assert row_of("检查辆次", figure_sheet(facts(answers=unreported)))["数值"] == "未报送"


def test_the_page_holds_the_same_rows_as_the_sheet(tmp_path: Path) -> None:
    write_figure_html(facts(), tmp_path / "a.html", NOTICE)
    page = html.document_fromstring((tmp_path / "a.html").read_text(encoding="utf-8"))
    assert len(page.xpath("//tbody/tr")) == len(SHEET.rows)
    assert [t.text_content() for t in page.xpath("//thead//th")] == list(COLUMNS)


def test_annex_sheets_hold_the_lists_in_full_and_say_when_one_is_empty() -> None:
    grids = annex_grids([(r, facts().entries(n)) for n, r in ROLLS.items()])
    assert [len(g.rows) for g in grids] == [3, 4, 51, 7, 2, 2]
    assert grids[2].columns[:2] == ("序号", "企业名称") and grids[2].rows[50][0] == 51
    empty = annex_grids([(r, ()) for r in nothing().values()])
    assert all(g.rows == () and g.notes == ("本月无新增",) for g in empty)


def test_an_annex_sheet_says_which_list_of_which_period_it_is() -> None:
    grid = next(
        g for g in annex_grids([(r, facts().entries(n)) for n, r in ROLLS.items()]) if g.title == "终身禁驾人员"
    )
    assert grid.lead == ("终身禁驾人员名单", "2022年11月，数据截至2022年11月23日8时30分，发布日2022年11月23日")
