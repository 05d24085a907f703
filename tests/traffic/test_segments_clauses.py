"""A city writes its own criteria as lines that a clerk can read."""

import pytest

from gongshi_traffic.lists.crash_prone_segments import crash_prone_segments
from gongshi_traffic.segments.clauses import BadClause, clauses_of, first_rank
from gongshi_traffic.segments.schemes import SCHEMES, Ground, Measure

from .picked import at, picked
from .test_list_crash_prone_segments import crashes, tables


def listed(rows, *clauses):
    return picked(crash_prone_segments, at(segment_clauses=list(clauses)), **tables(rows))


def test_a_line_says_class_ground_length_time_and_count_in_any_order():
    (one,) = clauses_of(["死亡事故3起以上；3年；2公里；路段；一类；道路因素"], "示例文件")
    assert (one.rank, one.ground, one.window_m, one.months) == ("一类", Ground.SECTION, 2000, 36)
    assert (one.measure, one.least, one.needs_road_factor, one.basis) == (Measure.FATAL, 3, True, "示例文件")


def test_every_line_that_is_wrong_is_named_at_once():
    with pytest.raises(BadClause) as caught:
        clauses_of(
            [
                "一类；点段；500米；死亡事故3起",
                "点段；36个月；500米；死亡事故3起",
                "x；1年；死亡事故1起",
                "点段；500米；500米；1年；死亡事故1起",
            ],
            "b",
        )
    assert "第1条" in caught.value.what and "没有写明统计几个月" in caught.value.what
    assert "第2条" not in caught.value.what
    assert "看不懂“x”" in caught.value.what and "“500米”与前面重复" in caught.value.what
    assert "segment_clauses" in caught.value.where and "一般程序事故" in caught.value.mend


@pytest.mark.parametrize(
    "line",
    [
        "点段；500米；1年；死亡事故0起",
        "点段；1年；死亡事故2起",
        "点段；500米；0年；死亡事故2起",
        "路段；0米；1年；死亡事故2起",
    ],
)
def test_a_clause_that_counts_nothing_is_refused(line):
    with pytest.raises(BadClause):
        clauses_of([line], "b")


def test_a_place_takes_the_highest_class_that_found_it():
    rows = crashes(15000, 15200, 15400, severity="死亡")
    (found,) = listed(rows, "三类；点段；1公里；12个月；事故3起", "一类；点段；500米；12个月；死亡事故3起")
    assert found.facts["rank"] == "一类"
    assert [r.code for r in found.reasons] == ["clause2", "clause1"]
    assert found.reasons[0].basis == "示例文件"
    assert first_rank(["三类", "", "二类"]) == "二类"


def test_a_junction_clause_counts_junctions_only():
    at_junction = crashes(12290, 12300, 12310, junction="J1")
    on_road = crashes(20000, 20010, 20020, tag="R")
    found = listed(at_junction + on_road, "路口；12个月；伤人及死亡事故3起")
    assert [c.subject for c in found] == ["J1"]


def test_a_section_clause_counts_the_crashes_of_junctions_along_the_road():
    rows = crashes(12290, 12310, junction="J1") + crashes(12900, tag="R")
    assert listed(rows, "点段；1公里；12个月；伤人及死亡事故3起") == listed(
        rows, "路段；1公里；12个月；伤人及死亡事故3起"
    )
    rows = crashes(12290, 12300, 12310, junction="J1") + crashes(12900, tag="R")
    (found,) = listed(rows, "路段；1公里；12个月；伤人及死亡事故4起")
    assert found.subject == "S951:12290"


def test_every_preset_names_where_it_was_read():
    assert all(s.source and all(c.basis for c in s.criteria) for s in SCHEMES.values())
