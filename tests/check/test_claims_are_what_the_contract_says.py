"""The contract between finding, judging and reporting: places, values, words."""

from __future__ import annotations

from decimal import Decimal

from gongshi.check import Direction, Kind, Looseness, Role, check, find_claims
from gongshi.check.claim import Claim
from gongshi.wording.moment import Moment


def test_the_span_holds_the_numeral_and_its_unit_and_the_outer_span_the_words_around():
    text = "累计走访近300余次，"
    claim = find_claims(text)[0]
    assert text[claim.start : claim.end] == claim.text == "300余次"
    assert text[claim.outer_start : claim.outer_end] == "近300余次"


def test_each_enum_has_a_chinese_label_and_is_its_json_word():
    for kinds in (Kind, Looseness, Role, Direction):
        assert all(member.label and member == member.value for member in kinds)
        assert len({member.label for member in kinds}) == len(kinds)


def test_a_fall_is_signed_only_by_its_direction():
    claim = Claim(
        0, 5, "5.37%", Decimal("5.37"), "%", Looseness.EXACT, Kind.CHANGE, direction=Direction.DOWN, compared="同比"
    )
    assert claim.value == Decimal("5.37")
    assert claim.signed == Decimal("-5.37")


def test_a_moment_shows_what_was_written_and_leaves_the_rest_open():
    assert str(Moment(month=11, day=23)) == "XXXX-11-23"
    assert str(Moment(2022, 11, 23, 9, 5)) == "2022-11-23T09:05"
    assert str(Moment(day=14)) == "XXXX-XX-14"
    assert Moment(month=2, day=30).on_day(2022) is None


def test_the_longer_word_of_a_change_tells_its_way_and_a_level_is_no_change():
    fewer = find_claims("全年城镇新增就业1206万人，比上年少增63万人。")[1]
    assert fewer.direction is Direction.DOWN
    assert find_claims("全年融资规模增量32万亿元。")[0].kind is Kind.MONEY


def test_limits_belong_to_the_name_behind_them():
    found = [c for c in find_claims("30岁及以下党员1235名，31至35岁党员1113名。") if c.kind is Kind.COUNT]
    assert [c.subject for c in found] == ["30岁及以下党员", "31至35岁党员"]


def test_another_deed_behind_a_semicolon_is_no_part():
    found = find_claims("查处酒驾19起，其中醉驾4起；查获无证驾驶3起。")
    assert [c.role for c in found] == [None, Role.PART, None]


def test_as_many_changes_as_values_are_said_of_each_in_turn():
    found = find_claims("甲队佩戴率、乙队佩戴率分别达94%和81%，较上月提升11个百分点和26个百分点。")
    assert [c.subject for c in found] == ["甲队佩戴率", "乙队佩戴率"] * 2


def test_what_a_sentence_is_divided_by_is_what_its_lengths_are_of():
    found = find_claims("从驾龄看，不满3年的4人，10年以上的6人。")
    assert [c.subject for c in found if c.kind is Kind.DURATION] == ["驾龄", "驾龄"]


def test_a_table_may_head_its_columns_with_months_and_give_each_row_its_unit():
    table = "指标名称　单位　本季　1—4季度累计　累计同比±%\n接待游客　人次　1824　6637　8.1\n新增经营主体　户　641　2516　-3.4"
    found = [(c.text, c.unit, c.subject) for c in find_claims(table)]
    assert found[:3] == [("1824", "人次", "接待游客"), ("6637", "人次", "接待游客"), ("8.1", "%", "接待游客")]
    assert found[3][1:] == ("户", "新增经营主体")


def test_a_total_row_may_leave_the_cell_beside_it_empty():
    table = "序号　项目区　面积（亩）　机井（眼）\n1　演镇　120　4\n2　虚镇　80　3\n合计　　200　7"
    assert [(c.text, c.role) for c in find_claims(table)][-2:] == [("200", Role.TOTAL), ("7", Role.TOTAL)]


def test_an_index_is_no_part_of_the_value_behind_it():
    found = find_claims("PM2.552微克/立方米，PM1088微克/立方米")
    assert [str(c.value) for c in found] == ["52", "88"]


def test_people_behind_cases_are_those_of_the_cases():
    found = find_claims("毒品犯罪203件268人。")
    assert [c.subject for c in found] == ["毒品犯罪", "毒品犯罪"]


def test_values_of_one_unit_without_names_have_the_clauses_subject():
    found = find_claims("城乡居民人均可支配收入分别达3.8万元、2.1万元。")
    assert [c.subject for c in found] == ["城镇居民人均可支配收入", "农村居民人均可支配收入"]
    found = find_claims("下泄流量分别为150立方米/秒、80立方米/秒。")
    assert [c.subject for c in found] == ["下泄流量"] * 2


def test_a_trade_keeps_its_whole_name_and_a_grade_what_it_grades():
    trades = find_claims("制造业12亿元，交通运输、仓储和邮政业营业收入18亿元。")
    assert trades[1].subject == "交通运输、仓储和邮政业营业收入"
    graded = find_claims("重大危险源13处，其中一级5处、二级8处。")
    assert [c.subject for c in graded][1:] == ["一级重大危险源", "二级重大危险源"]
    assert find_claims("宣告4名被告人无罪。")[0].subject == "被告人无罪"


def test_messages_quote_a_number_with_the_words_that_loosen_it():
    loose, _ = (c for c in find_claims("前三季度发案突破 200 起，占逾九成。"))
    assert (loose.text, loose.said) == ("200 起", "突破 200 起")
    report = check("全市发生火灾34起，去年同期23起，同比上升近60%。")
    assert "“近60%”" in report.contradictions[0].why and report.contradictions[0].sum.endswith("≠近60%")
