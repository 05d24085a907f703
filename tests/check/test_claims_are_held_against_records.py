"""A claim that the records know is equal, equal as rounded, cut off, loosely true, wrong or turned (与台账对照)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from gongshi.check import Answerable, Known, KnownEntry, KnownList, Printed, Records, Report, Verdict, check
from gongshi.papers.paper import Paper
from gongshi.papers.read import paper_of

OPENS = "gongshi figure 酒驾查处数 2022-11 --open"
RELEASED = date(2022, 11, 23)


def known(value: str, unit: str = "起", names: tuple[str, ...] = ("酒驾查处数", "酒驾"), **more: Decimal) -> Known:
    return Known("drink_driving", names, unit, Decimal(value), places=1, opens=OPENS, **more)


def held(text: str, *values: Known) -> Report:
    return check(text, Records("演示 2022年11月", released=RELEASED, values=values))


def only(report: Report, rule: str = "records") -> tuple[Verdict, str]:
    """The one thing that the records say: verdict and why."""
    found = [f for f in report.findings if f.rule == rule]
    assert len(found) == 1, report.findings
    return found[0].verdict, found[0].why


def test_an_equal_number_stands():
    assert only(held("本月查处酒驾83起。", known("83"))) == (Verdict.STANDS, "与台账一致")


@pytest.mark.parametrize(
    ("text", "value", "unit", "why"),
    [
        ("酒驾占比33.5%。", "33.47", "%", "与台账四舍五入后一致"),
        ("酒驾占比33.4%。", "33.47", "%", "与台账截去尾数后一致"),
        ("酒驾罚款1.3万元。", "12640", "元", "与台账四舍五入后一致"),
        ("酒驾罚款1.2万元。", "12640", "元", "与台账截去尾数后一致"),
    ],
)
def test_a_rounded_number_is_told_from_one_that_was_cut_off(text: str, value: str, unit: str, why: str):
    names = ("酒驾占比", "酒驾罚款", "酒驾")
    assert only(held(text, known(value, unit, names))) == (Verdict.STANDS, why)


@pytest.mark.parametrize(
    ("text", "value", "before"),
    [
        ("酒驾510余起", "514", None),
        ("酒驾500多起", "514", None),
        ("酒驾超500起", "514", None),
        ("酒驾500起以上", "500", None),
        ("酒驾近520起", "514", None),
        ("酒驾约510起", "514", None),
        ("酒驾520起左右", "514", None),
        ("酒驾不足520起", "514", None),
        ("酒驾520起以内", "520", None),
        ("酒驾520起以下", "514", None),
        ("酒驾至多514起", "514", None),
        ("酒驾突破500起", "514", "480"),
    ],
)
def test_a_qualifier_that_is_true_stands(text: str, value: str, before: str | None):
    more = {"period_before": Decimal(before)} if before else {}
    assert only(held(f"本月查处{text}。", known(value, **more))) == (Verdict.STANDS, "限定词成立")


@pytest.mark.parametrize(
    ("text", "value", "before"),
    [
        ("酒驾510余起", "510", None),  # 余 begins at 511
        ("酒驾510余起", "520", None),
        ("酒驾超520起", "514", None),
        ("酒驾520起以上", "514", None),
        ("酒驾近510起", "514", None),
        ("酒驾约600起", "514", None),
        ("酒驾不足510起", "514", None),
        ("酒驾500起以内", "514", None),
        ("酒驾至多510起", "514", None),
        ("酒驾突破500起", "514", "505"),  # was beyond it last month already
    ],
)
def test_a_qualifier_that_is_false_contradicts_and_says_the_number(text: str, value: str, before: str | None):
    more = {"period_before": Decimal(before)} if before else {}
    report = held(f"本月查处{text}。", known(value, **more))
    verdict, why = only(report)
    assert verdict is Verdict.CONTRADICTS and why.endswith("限定词不成立")
    assert report.contradictions[0].sum == f"台账为 {value}起"
    assert report.contradictions[0].opens == OPENS


def test_a_number_that_differs_says_both_and_the_command_that_opens_the_records():
    report = held("本月查处酒驾85起。", known("83"))
    assert only(report) == (Verdict.CONTRADICTS, "酒驾查处数：文稿写“85起”，台账为“83起”")
    assert report.contradictions[0].opens == OPENS
    assert report.paper.text[slice(*report.contradictions[0].at)] == "85起"


@pytest.mark.parametrize(
    ("said", "year", "month"),
    [
        ("同比上升20.3%", "69", None),
        ("同比增加14起", "69", None),
        ("环比下降5.7%", None, "88"),
        ("环比减少5起", None, "88"),
        ("较上月减少5起", None, "88"),
        ("较去年同期增加14起", "69", None),
    ],
)
def test_a_change_stands_that_the_earlier_number_gives(said: str, year: str | None, month: str | None):
    report = held(f"本月查处酒驾83起，{said}。", _changed("83", year, month))
    assert [f.why for f in report.findings if f.rule == "records"] == ["与台账一致", "与台账一致"]
    assert report.contradictions == ()


@pytest.mark.parametrize(
    ("said", "year", "month", "should"),
    [("同比上升30%", "69", None, "上升20.29%"), ("环比减少8起", None, "88", "减少5起")],
)
def test_a_change_of_another_size_says_both_numbers(said: str, year: str | None, month: str | None, should: str):
    found = held(f"本月查处酒驾83起，{said}。", _changed("83", year, month)).contradictions
    assert [f.rule for f in found] == ["records"] and "与台账不符" in found[0].why
    assert f"基期 {year or month}" in found[0].sum and f"应为{should}" in found[0].sum and found[0].opens == OPENS


@pytest.mark.parametrize(
    ("said", "year", "month"),
    [("同比下降20.3%", "69", None), ("环比上升5.7%", None, "88"), ("环比增加5起", None, "88")],
)
def test_a_change_whose_size_is_right_and_whose_sense_is_not_is_turned(said: str, year: str | None, month: str | None):
    report = held(f"本月查处酒驾83起，{said}。", _changed("83", year, month))
    assert only(report, "sense") == (Verdict.CONTRADICTS, "升降写反")
    assert report.contradictions[0].opens == OPENS


def _changed(value: str, year: str | None, month: str | None) -> Known:
    more = {"year_before": year, "period_before": month}
    return known(value, **{k: Decimal(v) for k, v in more.items() if v})


@pytest.mark.parametrize(
    "text",
    [
        "本月查处闯红灯85起。",  # no figure of this name
        "本月查处酒驾85人。",  # another unit
        "去年同期查处酒驾85起。",  # another time
        "近5年来查处酒驾85起。",
    ],
)
def test_what_no_figure_fits_is_left_as_cannot_tell(text: str):
    report = held(text, known("83"))
    assert report.contradictions == () and report.bound == {} and report.unbound == len(report.claims) > 0


def test_what_two_figures_fit_with_different_values_is_not_bound():
    two = (known("83", names=("查处数",)), known("90", names=("查处数",)))
    assert held("本月查处85起。", *two).contradictions == ()


def test_two_numbers_in_one_clause_are_each_held_against_their_own_figure():
    dead, hurt = known("13", "人", ("事故死亡人数", "死亡")), known("41", "人", ("事故受伤人数", "受伤"))
    report = held("造成12人死亡、40人受伤。", dead, hurt)
    assert ["13人" in f.why for f in report.contradictions] == [True, False]
    assert "41人" in report.contradictions[1].why


def test_another_day_of_release_in_the_sentence_that_announces_it_differs():
    report = held("11月28日，示例市公布11月份交通违法情况。", known("83"))
    assert [f.why for f in report.contradictions] == ["发布日期：文稿写“11月28日”，台账为“2022年11月23日”"]


def test_the_report_counts_what_was_bound_and_what_could_not_be_told():
    report = held("本月查处酒驾83起，闯红灯15起。", known("83"))
    assert (len(report.bound), report.unbound, report.against) == (1, 1, "演示 2022年11月")
    assert report.as_plain()["counts"] == {"claims": 2, "cannot_tell": 1, "stands": 1, "contradicts": 0, "ask": 0}


def test_what_a_correction_says_was_wrong_is_not_held_against_the_records():
    report = held("11月5日发布的通报中“查处酒驾85起”应为“查处酒驾83起”。", known("83"))
    assert report.contradictions == () and len(report.bound) >= 2


PRINTED = Printed(
    "全市举办百姓宣讲比赛，87名选手参赛，其中20名选手获奖，历时两个月。",
    (Answerable(11, 14, "参赛选手人数", "gongshi figure 参赛选手人数 2022-11 --open"),),
)


def beside(text: str, *values: Known) -> Report:
    return check(text, Records("演示 2022年11月", values=values, printed=(PRINTED,)))


def test_a_sentence_that_the_release_prints_binds_every_number_in_it():
    report = beside("一、概况\n全市举办百姓宣讲比赛,87名选手参赛,其中二十名选手获奖,历时2个月。")
    assert (len(report.bound), report.unbound, report.contradictions) == (3, 0, ())


def test_a_number_in_a_printed_sentence_differs_though_a_figure_of_another_breadth_has_its_name():
    whole = Known("contestants", ("参赛选手人数", "选手参赛"), "名", Decimal(133), opens="gongshi figure 参赛选手人数")
    right, wrong = (
        "全市举办百姓宣讲比赛，87名选手参赛，其中20名选手获奖，历时两个月。",
        "全市举办百姓宣讲比赛，78名选手参赛，其中20名选手获奖，历时两个月。",
    )
    assert beside(right, whole).contradictions == ()
    found = beside(wrong, whole).contradictions
    assert [(f.why, f.opens) for f in found] == [
        ("参赛选手人数：文稿写“78名”，台账为“87名”", "gongshi figure 参赛选手人数 2022-11 --open")
    ]


def test_a_few_words_in_common_with_a_printed_line_accuse_nobody():
    short = Records("演示", printed=(Printed("共造成3人受伤。"),))
    assert check("共造成5人受伤。", short).contradictions == ()


def test_a_sentence_printed_twice_with_different_numbers_accuses_nobody():
    lines = (Printed("甲路口发生事故造成3人受伤住院治疗。"), Printed("甲路口发生事故造成4人受伤住院治疗。"))
    assert check("甲路口发生事故造成5人受伤住院治疗。", Records("演示", printed=lines)).contradictions == ()


def rows(*lines: tuple[str, ...]) -> Paper:
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in lines)
    return paper_of(f"<!doctype html><meta charset=utf-8><table>{cells}</table>".encode(), "表.html")


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        (("1", "酒驾查处数", "83起", "90起"), []),  # last year's stands beside
        (("1", "酒驾查处数", "85起", ""), ["85起"]),
        (("1", "夜间酒驾查处数", "85起", ""), []),  # another name that holds this one
        (("1", "酒驾查处数", "33.5%", "30.0%"), []),
    ],
)
def test_a_row_of_a_table_is_of_the_figure_that_one_of_its_cells_names(row: tuple[str, ...], wrong: list[str]):
    records = Records("演示", values=(known("83"),))
    report = check(rows(("序号", "指标", "本期", "同期"), row), records)
    assert [report.paper.text[slice(*f.at)] for f in report.contradictions] == wrong


def test_a_column_of_the_period_before_is_not_held_against_this_one():
    cells = (
        "<tr><th>指标</th><th>数值</th><th>上期数</th></tr><tr><td>酒驾查处数</td><td>83起</td><td>71起 64起</td></tr>"
    )
    paper = paper_of(f"<!doctype html><meta charset=utf-8><table>{cells}</table>".encode(), "口径表.html")
    report = check(paper, Records("演示 2022年11月", released=RELEASED, values=(known("85"),)))
    assert [paper.text[slice(*f.at)] for f in report.contradictions] == ["83起"]


def test_a_change_that_is_printed_the_other_way_round_is_turned_and_its_sentence_is_still_known():
    """Without earlier values (a sealed edition keeps none) the printed sentence answers for its changes."""
    line = "11月1日至22日全市查处酒驾34起，同比上升47.8%，环比下降24.4%；查处醉驾6起，同比上升100%。"
    records = Records("演示", printed=(Printed(line),))
    assert check(line, records).contradictions == ()
    report = check(line.replace("下降24.4%", "上升24.4%").replace("100%", "50%"), records)
    told = [(report.paper.text[slice(*f.at)], f.rule, f.why, f.sum) for f in report.contradictions]
    assert told == [
        ("24.4%", "sense", "升降写反", "本期文书写“下降24.4%”"),
        ("50%", "records", "本期文书：文稿写“50%”，台账为“100%”", ""),
    ]


def test_years_licensed_are_no_term_of_a_sentence():
    entry = KnownEntry("拟某", ("拟某",), (("刑罚", "判处有期徒刑二年"),))
    records = Records("演示", lists=(KnownList("bans", "终身禁驾人员", "人", (entry,)),))
    assert check("拟某，男，驾龄19年，判处有期徒刑二年。", records).contradictions == ()


def test_the_number_of_a_county_is_not_held_against_the_city():
    names = ("事故起数", "交通事故")
    of_part = Known("by_office", names, "起", Decimal(2), places=1, opens=OPENS, part="样川县大队")
    values = (known("34", names=names), of_part)
    assert only(held("全市发生交通事故34起。", *values)) == (Verdict.STANDS, "与台账一致")
    assert not held("示例市样川县发生交通事故2起。", *values).contradictions
    assert only(held("样川县大队辖区发生交通事故2起。", *values)) == (Verdict.STANDS, "与台账一致")
    assert held("样川县大队辖区发生交通事故3起。", *values).contradictions


@pytest.mark.parametrize(
    ("text", "unit", "names", "part", "of_part"),
    [
        ("造成死亡9人。", "人", ("事故死亡人数", "死亡"), "死亡", "伤亡人数"),
        ("全市死亡事故9起。", "起", ("死亡事故起数",), "死亡", "伤亡人数"),
        ("全市酒驾查处9起。", "起", ("酒驾查处起数",), "酒驾", "查处起数"),
    ],
)
def test_a_part_that_stands_in_a_figures_own_name_hides_no_number_of_it(
    text: str, unit: str, names: tuple[str, ...], part: str, of_part: str
):
    values = known("6", unit, names), Known("of_parts", (of_part,), unit, Decimal(3), part=part)
    assert only(held(text, *values)) == (Verdict.CONTRADICTS, f"{names[0]}：文稿写“9{unit}”，台账为“6{unit}”")
