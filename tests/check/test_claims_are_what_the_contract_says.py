"""The contract between finding, judging and reporting: places, values, words."""

from __future__ import annotations

from decimal import Decimal

from gongshi.check import Direction, Kind, Looseness, Role, find_claims
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
