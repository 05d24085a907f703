"""Which places are named as crash-prone, by which name, for which brigade, and since when."""

import pytest

from gongshi_traffic.lists.crash_prone_segments import crash_prone_segments, segments_rule
from gongshi_traffic.segments.criteria import NoSuchScheme
from gongshi_traffic.segments.place import Finding, Stretch
from gongshi_traffic.segments.standards import UnknownWord
from gongshi_traffic.segments.union import Screening

from .picked import at, picked, proposed

PLACES = {
    "brigades": "code | name | district\n01 | 一大队 | 东岭区\n02 | 二大队 | 西湾区",
    "roads": "code | name | grade | length_m\nS951 | 951省道 | 省道 | 40000\nX953 | 953县道 | 县道 | 9000",
    "sections": "road | from_m | to_m | brigade\nS951 | 0 | 12500 | 01\nS951 | 12500 | 40000 | 02\nX953 | 0 | 9000 | 02",
    "junctions": "code | name | road | at_m | village\nJ1 | 951省道与柳河路交叉口 | S951 | 12300 | 柳河村",
}
CRASHES = "id | happened_at | severity | procedure | brigade | road | at_m | junction | road_factor\n"
PARTIES = "crash | no | role | injury | died_on\n"
HAZARDS = "id | road | from_m | to_m | junction | defect | listed | measure | owner | due | fixed_on\n"
PUBLISHED = "period | list | subject | document\n"


def crashes(*metres, severity="伤人", day="2022-10-05", road="S951", junction="", tag="S"):
    return "\n".join(
        f"{tag}{n} | {day} 08:00 | {severity} | 一般程序 | 01 | {road} | {m} | {junction} |" for n, m in enumerate(metres)
    ) + "\n"  # fmt: skip


def tables(*rows, parties="", hazards="", published=""):
    return PLACES | {
        "crashes": CRASHES + "".join(rows),
        "parties": PARTIES + parties,
        "hazards": HAZARDS + hazards,
        "published_names": PUBLISHED + published,
    }


def listed(*rows, when=None, **more):
    return picked(crash_prone_segments, when, **tables(*rows, **more))


def test_five_crashes_with_casualties_within_a_kilometre_are_a_place_with_its_counts():
    parties = "S0 | 1 | 行人 | 轻伤 |\nS1 | 1 | 行人 | 重伤 |\nS2 | 1 | 行人 | 无 |"
    (found,) = listed(crashes(15000, 15200, 15400, 15900, 16000), parties=parties)
    assert found.subject == "S951:15000"
    assert found.name == "951省道K15+000至K16+000路段"
    assert found.group == "二大队"
    assert found.reasons[0].text == "近12个月在该路段发生伤人及死亡事故5起，受伤2人"
    assert len(found.reasons[0].records) == 5
    assert found.reasons[0].statistical


@pytest.mark.parametrize(
    "rows",
    [
        crashes(15000, 15200, 15400, 15900, 16001),
        crashes(15000, 15200, 15400, 15900),
        crashes(15000, 15200, 15400, 15900, 16000, severity="财产损失"),
        crashes(15000, 15200, 15400, 15900, 16000, day="2021-11-30"),
    ],
)
def test_one_short_of_the_criterion_is_no_place(rows):
    assert listed(rows) == []


def test_a_clause_that_found_other_ground_says_its_own():
    wide = crashes(15000, 15300, 15600, 15900, tag="S") + crashes(16000, tag="T")
    (found,) = listed(wide, crashes(15100, 15200, 15250, severity="死亡", tag="D"))
    assert found.name == "951省道K15+100至K15+250路段"
    first, second = (r.text for r in found.reasons)
    assert "在该路段发生死亡事故3起" in first
    assert "在K15+000至K16+000发生伤人及死亡事故8起" in second


def test_three_fatal_crashes_suffice_and_both_clauses_at_one_place_are_one_place():
    fatal = crashes(15000, 15300, 15900, severity="死亡", tag="D")
    assert [r.code for r in listed(fatal)[0].reasons] == ["fatal"]
    (found,) = listed(fatal + crashes(15100, 15200))
    assert [r.code for r in found.reasons] == ["fatal", "casualty"]
    assert found.facts["crashes"] == 5


def test_a_junction_gathers_its_crashes_from_both_roads():
    rows = crashes(12290, 12310, 12300, junction="J1") + crashes(5, 15, road="X953", junction="J1", tag="X")
    (found,) = listed(rows)
    assert found.subject == "J1"
    assert found.name == "951省道与柳河路交叉口"
    assert found.reasons[0].text.startswith("近12个月在该路口发生伤人及死亡事故5起")
    assert found.facts["village"] == "柳河村"


def test_the_nearest_village_is_said():
    (found,) = listed(crashes(11000, 11300, 11500, 11900, 12000))
    assert found.name == "951省道K11+000至K12+000路段（柳河村附近）"


def test_a_place_on_a_border_belongs_to_both_brigades_and_says_so():
    (found,) = listed(crashes(12400, 12450, 12550, 12600, 12650))
    assert found.facts["brigades"] == ("01", "02")
    assert found.group == "一大队、二大队"
    assert found.facts["border"] == "位于一大队、二大队辖区交界处"
    (found,) = listed(crashes(12100, 12450, 12460, 12470, 12500))
    assert found.facts["brigades"] == ("01",)


def test_a_defect_alone_is_named_only_when_put_forward_and_leaves_when_fixed():
    put = "Y1 | S951 | 20000 | 20400 | | 临水临崖无护栏 | 一侧临水没有护栏 | 加装护栏 | 公路中心 | 2022-12-31 |"
    (found,) = listed(hazards=put)
    assert found.reasons[0].text == "临水临崖无护栏：一侧临水没有护栏"
    assert found.reasons[0].records == (("hazards", "Y1"),)
    assert not found.reasons[0].statistical
    assert (found.facts["measure"], found.facts["owner"]) == ("加装护栏", "公路中心")
    assert listed(hazards=put + "2022-11-23") == []
    assert len(listed(hazards=put + "2022-11-24")) == 1
    assert listed(hazards=put.replace("一侧临水没有护栏", "")) == []


def test_a_place_found_by_counts_and_by_defect_is_named_once():
    put = "Y1 | S951 | 15500 | 15600 | | 无照明 | 夜间没有照明 | | | |"
    (found,) = listed(crashes(15000, 15200, 15400, 15900, 16000), hazards=put)
    assert [r.code for r in found.reasons] == ["casualty", "structural"]


def test_crashes_before_a_finished_repair_no_longer_count_and_are_said():
    fixed = "Y1 | S951 | 15000 | 16000 | | 无标志标线 | | 施划标线 | | | 2022-10-05"
    rows = crashes(15000, 15200, 15400, 15900) + crashes(15500, day="2022-10-06", tag="N")
    found = proposed(crash_prone_segments, **tables(rows, hazards=fixed))
    assert found.candidates == ()
    assert found.notes[:1] == ("有4起事故发生在隐患治理完成之前，不再计入该处。",)


def test_crashes_without_a_place_are_counted_in_the_notes():
    nowhere = crashes("", "", road="", tag="N")
    at_junction = crashes("", road="", junction="J1", tag="J")
    unknown = crashes("", road="", junction="J9", tag="U")
    found = proposed(crash_prone_segments, **tables(nowhere + at_junction + unknown))
    assert found.notes[:1] == ("另有3起事故没有道路桩号或路口，未能定位，不参与路段统计。",)


def test_months_on_the_list_follow_a_place_that_moves_a_little_and_mark_it_without_a_measure():
    before = "\n".join(
        f"{p} | 事故多发路段 | S951:{m} | 通报" for p, m in (("2022-10", 15100), ("2022-09", 14900), ("2022-07", 15000))
    )
    rows = crashes(15000, 15200, 15400, 15900, 16000)
    (found,) = listed(rows, published=before)
    assert found.facts["months_listed"] == 3
    assert found.facts["repeat_mark"] == "连续3个月在榜，尚无治理措施"
    mended = "Y1 | S951 | 15500 | 15600 | | 无照明 | | 安装路灯 | | |"
    (found,) = listed(rows, published=before, hazards=mended)
    assert (found.facts["repeated"], found.facts["measure"]) == (False, "安装路灯")


def test_late_deaths_do_not_count_as_deaths():
    parties = "S0 | 1 | 行人 | 死亡 | 2022-10-12\nS1 | 1 | 行人 | 死亡 | 2022-10-14"
    (found,) = listed(crashes(15000, 15200, 15400, 15900, 16000), parties=parties)
    assert found.facts["deaths"] == 1


def test_a_published_scheme_replaces_the_offices_numbers():
    three = crashes(15000, 15300, 15900, severity="死亡")
    assert len(listed(three, when=at(segment_scheme="zhejiang_2019"))) == 1
    assert listed(crashes(*range(15000, 15500, 100)), when=at(segment_scheme="zhejiang_2019")) == []
    two_years_ago = crashes(15000, 15200, 15400, 15900, 16000, day="2020-12-05")
    assert len(listed(two_years_ago, when=at(segment_scheme="county_2005"))) == 1


def test_an_unknown_scheme_is_refused_in_words():
    with pytest.raises(NoSuchScheme) as fault:
        listed(when=at(segment_scheme="2030"))
    assert "2030" in fault.value.what and "segment_scheme" in fault.value.where and "zhejiang_2019" in fault.value.mend


def test_another_kernel_comes_in_through_the_same_door():
    def everywhere(located, network, when):
        return Screening(tuple(
            Stretch(c.road, c.at_m, c.at_m, (Finding("kernel", "核密度显著", "示例"),), crashes=(c,)) for c in located
        ))  # fmt: skip

    found = picked(segments_rule(everywhere), **tables(crashes(1000, 30000)))
    assert [c.name for c in found] == ["951省道K1+000处", "951省道K30+000处"]


@pytest.mark.spark
def test_spark_lists_the_same_places():
    given = tables(crashes(15000, 15200, 15400, 15900, 16000), parties="S0 | 1 | 行人 | 死亡 | 2022-10-12")
    assert picked(crash_prone_segments, None, "spark", **given) == picked(crash_prone_segments, **given)


LINES = PLACES | {
    "roads": "code | name | grade | length_m | line\nS951 | 951省道 | 省道 | 40000 | LINESTRING (0 0, 40000 0)\nX953 | 953县道 | 县道 | 9000 | LINESTRING (12300 0, 12300 9000)",
}  # fmt: skip
POINTS = "id | happened_at | severity | procedure | brigade | road | x | y\n"

AROUND = "".join(crashes(m, tag=f"B{m}") for m in range(500, 40000, 1500) if not 13000 < m < 17000)


def pointed(*points, road="", tag="P"):
    return "".join(
        f"{tag}{n} | 2022-10-05 08:00 | 伤人 | 一般程序 | 01 | {road} | {x} | {y}\n" for n, (x, y) in enumerate(points)
    )


def test_crashes_with_only_a_point_are_put_on_the_nearest_drawn_road():
    near = pointed((15000, 4), (15200, -6), (15400, 0), (15600, 20), (15900, 49))
    given = LINES | tables() | {"roads": LINES["roads"], "crashes": POINTS + near}
    (found,) = picked(crash_prone_segments, None, **given)
    assert (found.subject, len(found.reasons[0].records)) == ("S951:15000", 5)
    far = given | {"crashes": POINTS + near + pointed((15500, 51), tag="F")}
    assert proposed(crash_prone_segments, **far).notes[0].startswith("另有1起事故没有道路桩号或路口")
    assert picked(crash_prone_segments, at(segment_snap_m=0), **given) == []


def test_a_point_near_two_roads_is_put_on_the_one_it_names():
    given = (
        LINES
        | tables()
        | {"roads": LINES["roads"], "crashes": POINTS + pointed(*[(12305, 30 + n) for n in range(5)], road="S951")}
    )
    (found,) = picked(crash_prone_segments, None, **given)
    assert found.facts["road_code"] == "S951"


def many(*metres):
    return tables(crashes(*metres) + AROUND) | {"roads": LINES["roads"]}


def test_a_place_of_density_is_listed_where_density_puts_places_forward():
    given = many(15000, 15050, 15100, 15150, 15180, 15200)
    (found,) = picked(crash_prone_segments, at(segment_injury_least=9, segment_simulations=199), **given)
    assert found.facts["methods"][0] == "密度" and "标准" not in found.facts["methods"]
    assert found.reasons[0].basis.startswith("路网核密度") and len(found.reasons[0].records) == 6
    assert "路网核密度" in found.facts["why"]


def test_a_statistical_place_is_kept_beside_the_list_where_the_document_says_so():
    given = many(*range(15000, 15200, 20))
    found = proposed(crash_prone_segments, at(segment_methods=["标准"], segment_injury_least=11), **given)
    assert found.candidates == ()
    assert any(n.startswith("未达列入标准、仅供内部研判：951省道K1") and "修正偶然波动后期望" in n for n in found.notes)
    assert any("没有做密度分析" in n for n in found.notes)


def test_a_listed_place_carries_the_statistics_as_further_reasons_and_prints_its_counts_only():
    (found,) = picked(crash_prone_segments, at(segment_methods=["标准"]), **many(*range(15000, 15200, 20)))
    assert [r.code for r in found.reasons] == ["casualty", "expected"]
    assert found.facts["why"] == "近12个月在该路段发生伤人及死亡事故10起"


def test_a_word_that_no_setting_knows_is_refused():
    with pytest.raises(UnknownWord) as caught:
        listed(when=at(segment_methods=["标准", "经验"]))
    assert "经验" in caught.value.what and "segment_methods" in caught.value.where and "期望" in caught.value.mend
