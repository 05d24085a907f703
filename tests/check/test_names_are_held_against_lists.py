"""Names that a draft prints are on the list, were withdrawn, or should have been masked (名单上的名字)."""

from __future__ import annotations

import pytest

from gongshi.check import KnownEntry, KnownList, Records, Report, check
from gongshi.papers.paper import Paper
from gongshi.papers.read import paper_of

OPENS = "gongshi review traffic 2022-11"
PEOPLE = KnownList(
    "lifetime_bans", "终身禁驾人员", "人",
    tuple(KnownEntry(name, (name,)) for name in ("演某甲", "演某乙", "演某丙", "演某丁")),
    withdrawn=("演某戊",), bare=("演示甲", "演示乙", "演示丙", "演示丁"), opens=OPENS,
)  # fmt: skip
FIRMS = KnownList(
    "carriers", "高危风险运输企业", "家",
    tuple(KnownEntry(name, (name,)) for name in ("假甲运输有限公司", "假乙运输有限公司", "假丙运输有限公司")),
    withdrawn=("假丁运输有限公司",), opens="gongshi review traffic 2022-11",
)  # fmt: skip


def held(document: str | Paper) -> Report:
    return check(document, Records("演示 2022年11月", lists=(PEOPLE, FIRMS)))


def said(report: Report) -> list[tuple[str, str]]:
    """The name and why, of every contradiction of names."""
    return [(report.paper.text[slice(*f.at)], f.why) for f in report.contradictions if f.rule == "names"]


def table(*names: str) -> Paper:
    rows = "".join(f"<tr><td>{n}</td><td>{name}</td><td>男</td></tr>" for n, name in enumerate(names, 1))
    head = "<tr><td>序号</td><td>姓名</td><td>性别</td></tr>"
    page = f"<!doctype html><meta charset=utf-8><p>终身禁驾人员名单</p><table>{head}{rows}</table>"
    return paper_of(page.encode(), "名单.html")


PLACES = {
    "a table": lambda name: table("演某甲", "演某乙", name),
    "a story": lambda name: f"一、终身禁驾人员\n演某甲，男，44岁，醉酒驾驶机动车。\n{name}，女，51岁，醉酒驾驶机动车。",
}


@pytest.mark.parametrize("place", PLACES)
def test_names_of_the_list_are_left_alone(place: str):
    assert said(held(PLACES[place]("演某丙"))) == []


@pytest.mark.parametrize("place", PLACES)
def test_a_name_that_is_not_on_the_list_is_said_with_the_list(place: str):
    report = held(PLACES[place]("演某庚"))
    assert said(report) == [("演某庚", "“演某庚”不在“终身禁驾人员”上")]
    assert report.contradictions[0].opens == OPENS


@pytest.mark.parametrize("place", PLACES)
def test_a_name_that_was_withdrawn_is_said_to_be_withdrawn(place: str):
    assert said(held(PLACES[place]("演某戊"))) == [("演某戊", "“演某戊”已从“终身禁驾人员”撤下")]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("假己运输有限公司", "“假己运输有限公司”不在“高危风险运输企业”上"),
        ("假丁运输有限公司", "“假丁运输有限公司”已从“高危风险运输企业”撤下"),
    ],
)
def test_a_firm_named_before_the_length_of_a_list_has_to_be_on_it(name: str, why: str):
    report = held(f"假甲运输有限公司、{name}等3家企业被列为高危风险运输企业。")
    assert said(report) == [(name, why)]


@pytest.mark.parametrize(
    "text",
    [
        "演示甲，男，44岁，因醉酒驾驶被终身禁驾。",
        "案例：演示甲驾驶小型客车行驶至某路口。",
        "一、终身禁驾人员\n演示甲，男，44岁，醉酒驾驶机动车。",
    ],
)
def test_a_name_that_the_list_masks_is_not_to_be_printed_whole_anywhere(text: str):
    report = held(text)
    assert ("演示甲", "“终身禁驾人员”规定遮盖姓名或号牌，此处没有遮盖") in said(report)


def test_a_mask_is_found_too_thin_at_every_place_where_the_name_stands():
    report = held("演示甲被终身禁驾。\n演示甲，男，44岁。")
    assert [name for name, _ in said(report)] == ["演示甲", "演示甲"]


def test_a_masked_name_does_not_excuse_the_bare_one_beside_it():
    report = held("演某甲（真名演示甲）被终身禁驾。")
    assert [name for name, _ in said(report)] == ["演示甲"]


def test_half_a_mask_is_still_too_thin():
    """演某甲 is what the list shows; 演示某 shows more of the name than it does."""
    report = held("一、终身禁驾人员\n演示某，男，44岁，醉酒驾驶机动车。")
    assert [name for name, _ in said(report)] == ["演示某"]


def test_the_length_of_a_list_is_held_against_its_entries():
    report = held("全市共有5人列入终身禁驾人员名单。")
    assert [f.why for f in report.contradictions] == ["终身禁驾人员：文稿写“5人”，台账为“4人”"]
    assert report.contradictions[0].opens == OPENS
