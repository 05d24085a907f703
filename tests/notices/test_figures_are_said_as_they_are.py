"""同比, 余, 突破, terms, missing values: printed only where they are true."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.notices.fake import ANSWERS, AT, COMPARISONS, TEXTS, answer, comparison, facts, kind_of

from gongshi.errors import GongshiError
from gongshi.figures.compare import Against
from gongshi.lists.candidate import GateResult
from gongshi.notices.compose import compose
from gongshi.notices.draw import BadLineString, points_of, stretch
from gongshi.notices.drawn import BadDrawing
from gongshi.notices.facts import Correction
from gongshi.notices.notice import Line, Rows
from gongshi.notices.pdf import CannotDraw
from gongshi.notices.slot import plain
from gongshi.notices.tables import NoSuchTable, titled
from gongshi.notices.voice import ItemsDiffer, NoAnswer, NoComparison, NoSuchTerm, NoSuchText, QualifierFails, WrongTerm
from gongshi_traffic.notices import NOTICES


def text_of(tmp_path: Path, template: str, **changed: object) -> str:
    return compose(kind_of(tmp_path, template + "\n"), facts(**changed)).text()


def test_changes_carry_their_words(tmp_path: Path) -> None:
    assert text_of(tmp_path, '{{ change("crashes_recorded", "同比") }}') == "同比下降5.4%"
    assert text_of(tmp_path, '{{ change("deaths") }}') == "与上年同期持平"


def test_余_stands_only_where_it_is_true(tmp_path: Path) -> None:
    assert text_of(tmp_path, '{{ over("injuries") }}') == "200余人"
    round_one = type(ANSWERS)((answer("injuries", 200, "受伤", "人"),))
    assert text_of(tmp_path, '{{ over("injuries") }}', answers=round_one) == "200人"


def test_突破_needs_a_value_that_was_not_above_before(tmp_path: Path) -> None:
    assert text_of(tmp_path, '{{ passed("crashes_recorded", 170) }}') == "突破170起"
    older = {("crashes_recorded", "环比"): comparison("crashes_recorded", 175, Against.PERIOD_ON_PERIOD)}
    assert text_of(tmp_path, '{{ passed("crashes_recorded", 170) }}', comparisons=older) == "超过170起"


def test_突破_can_be_asked_before_it_is_said(tmp_path: Path) -> None:
    asks = '{{% if has_passed("crashes_recorded", {base}) %}}是{{% else %}}否{{% endif %}}'
    assert text_of(tmp_path, asks.format(base=170)) == "是"
    assert text_of(tmp_path, asks.format(base=180)) == "否"
    assert text_of(tmp_path, asks.format(base=170), comparisons={}) == "否"


def test_the_things_counted_are_named_as_many_as_the_figure_says(tmp_path: Path) -> None:
    named = {("crashes_recorded", "brigade", "三大队"): ()}
    three = type(ANSWERS)((answer("works", 3, "工作", "项"),))
    items = {("works", "", ""): ("政治建设", "中心任务", "为民服务")}
    template = '{{ items("works") }}共{{ figure("works") }}'
    assert text_of(tmp_path, template, answers=three, items=items) == "政治建设、中心任务、为民服务共3项"
    with pytest.raises(ItemsDiffer):
        text_of(tmp_path, template, answers=three, items=named)


def test_large_amounts_can_be_said_in_万(tmp_path: Path) -> None:
    paid = type(ANSWERS)((answer("relief", 100_000, "救助金", "元"),))
    assert text_of(tmp_path, '{{ figure("relief", short=true) }}', answers=paid) == "10万元"
    assert text_of(tmp_path, "{{ year() }}度") == "2022年度"


def test_parts_of_a_breakdown_leave_out_zeros(tmp_path: Path) -> None:
    assert (
        text_of(tmp_path, '{{ breakdown("crashes_recorded", "brigade") }}') == "一大队62起，二大队41起，示例县大队73起"
    )


@pytest.mark.parametrize(
    ("template", "changed", "error"),
    [
        ('{{ figure("deaths") }}', {"answers": type(ANSWERS)((answer("deaths", None),))}, NoAnswer),
        ('{{ change("injuries") }}', {}, NoComparison),
        ('{{ passed("crashes_recorded", 180) }}', {}, QualifierFails),
        ('{{ term("红榜") }}', {}, NoSuchTerm),
        ('{{ term("五大曝光") }}', {"terms": {"五大曝光": "甲、乙、丙"}}, WrongTerm),
        ('{{ text("scan") }}', {}, NoSuchText),
        ("@表[name=nothing]", {}, NoSuchTable),
        ("@图[list=lifetime_bans]", {}, BadDrawing),
    ],
)
def test_what_cannot_be_said_is_an_error_in_three_parts(
    tmp_path: Path, template: str, changed: dict[str, object], error: type[GongshiError]
) -> None:
    with pytest.raises(error) as fault:
        text_of(tmp_path, template, **changed)
    assert fault.value.what and fault.value.where and fault.value.mend


def test_the_number_of_a_term_is_that_of_the_things_it_names(tmp_path: Path) -> None:
    said = text_of(tmp_path, '{{ term("三大纪律") }}为{{ named_by("三大纪律") }}', terms={"三大纪律": "甲、乙、丙"})
    assert said == "三大纪律为甲、乙、丙"


def test_headings_are_numbered_by_their_place(tmp_path: Path) -> None:
    notice = compose(kind_of(tmp_path, "# 甲\n## 乙\n### 丙\n#### 丁\n### 戊\n## 己\n# 庚\n## 辛\n"), facts())
    assert [b.number for b in notice.blocks] == ["一、", "（一）", "1.", "（1）", "2.", "（二）", "二、", "（一）"]  # type: ignore[union-attr]


def test_the_bulletin_says_its_cutoff_and_corrects_earlier_issues() -> None:
    corrected = Correction("10月通报", AT.released, "8处", "7处", "一处重复计列。")
    text = compose(NOTICES[0], facts(corrections=(corrected,))).text()
    assert "数据截至2022年11月23日8时30分" in text
    assert "10月通报中“8处”应为“7处”" in text and "重复计列" in text


def test_the_approval_sheet_holds_figures_gates_lists_and_boxes() -> None:
    text = compose(NOTICES[3], facts(texts={**TEXTS, "scan": "ab12"})).text()
    for said in ("拟稿", "核稿", "法制审核", "审批", "51家", "176起", "数据在期内", "ab12"):
        assert said in text


@pytest.mark.parametrize(
    ("basis", "said"),
    [
        (
            "道路交通安全法 第九十一条第五款、第一百零一条第二款",
            "《道路交通安全法》第九十一条第五款、第一百零一条第二款",
        ),
        ("道路交通事故处理程序规定第六十条", "《道路交通事故处理程序规定》第六十条"),
        (
            "个人信息保护法 第三十五条、政府信息公开条例 第三十二条",
            "《个人信息保护法》第三十五条、《政府信息公开条例》第三十二条",
        ),
        ("刑法 第四十二、四十五条；本市办法", "《刑法》第四十二、四十五条；本市办法"),
    ],
)
def test_laws_stand_in_title_marks(basis: str, said: str) -> None:
    assert titled(basis) == said


def test_gates_of_one_name_are_one_line_and_one_that_fails_is_counted_once() -> None:
    told = facts()
    old = told.rolls["zone_vehicles"]
    fresh = [GateResult(f"fresh_{n}", "数据时效", n != "b", "当日数据", "示例规定 第九条") for n in "abc"]
    first = old.entries[0]
    entry = replace(first, candidate=replace(first.candidate, gates=tuple(fresh)))
    rolls = {**told.rolls, "zone_vehicles": replace(old, entries=(entry,))}
    (table,) = [
        b
        for b in compose(NOTICES[3], replace(told, rolls=rolls)).blocks
        if isinstance(b, Rows) and b.id == "table:gates"
    ]
    (line,) = [[plain(c) for c in row] for row in table.cells if plain(row[1]) == "数据时效"]
    assert line[2:] == ["《示例规定》第九条", "0", "1"]


def test_the_approval_sheet_lists_every_list_of_the_run() -> None:
    told = facts()
    red = replace(
        told.rolls["high_risk_carriers"], rule=replace(told.rolls["high_risk_carriers"].rule, label="运输企业红榜")
    )
    rolls = {**told.rolls, "red_list_carriers": red}
    assert "运输企业红榜" in compose(NOTICES[3], replace(told, rolls=rolls)).text()
    notice = compose(NOTICES[0], replace(told, rolls=rolls))
    assert [plain(a.title) for a in notice.annexes][-1] == "运输企业红榜名单"


def test_a_case_is_told_with_its_liability_and_no_victims_name() -> None:
    text = compose(NOTICES[1], facts()).text()
    assert "两起事故均涉及电动车" in text and "承担事故全部责任" in text
    assert "共造成两人受伤，4辆车受损" in text


def test_the_documents_stand_without_any_comparison_or_figure() -> None:
    for kind in NOTICES:
        assert compose(kind, facts(comparisons={}, answers=type(ANSWERS)(()), texts={}, lines=())).text()
    assert COMPARISONS


def test_a_stretch_follows_the_line_between_its_metres() -> None:
    line = Line("R", "样路", "LINESTRING (0 0, 100 0, 100 100)")
    assert stretch(points_of(line), 50, 150) == ((50, 0), (100, 0), (100, 50))
    assert stretch(points_of(line), 500, 500) == ((100, 100), (100, 100))


@pytest.mark.parametrize("wkt", ["POINT (1 2)", "LINESTRING (1 2)", "LINESTRING (甲 乙, 1 2)", "1 2, 3 4"])
def test_a_line_that_is_none_is_told(wkt: str) -> None:
    with pytest.raises(BadLineString) as fault:
        points_of(Line("R", "样路", wkt))
    assert fault.value.what and fault.value.where and fault.value.mend


def test_what_typst_refuses_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.notices.test_the_page_is_the_standards_grid import LOOK, body, of

    from gongshi.notices import pdf

    broken = tmp_path / "broken.typ"
    broken.write_text("#panic()", encoding="utf-8")
    monkeypatch.setattr(pdf, "PROGRAM", broken)
    with pytest.raises(CannotDraw) as fault:
        pdf.write_pdf(of(body("样本")), tmp_path / "a.pdf", LOOK)
    assert fault.value.what and fault.value.where and fault.value.mend
