"""What a mask lets through, and what never."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gongshi.wording.names import NamePolicy, NotAName, mask_all, mask_person
from gongshi.wording.plates import NotAPlate, PlatePolicy, mask_id, mask_plate
from gongshi.wording.tables import table

han = st.text(
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5, exclude_characters="某"), min_size=1, max_size=6
)
dotted = st.tuples(han, han).map("·".join)
latin = st.sampled_from(["Invented Person", "Jane O'Nobody"])


@given(han | dotted | latin)
def test_a_masked_name_never_comes_out_whole(name: str) -> None:
    shown = mask_person(name)
    assert shown != name and name not in shown
    assert name[-1] not in shown[1:] or name[-1] == name[1:2]


@given(han, st.sampled_from(["count", "none"]))
def test_a_name_that_is_only_counted_shows_nothing(name: str, policy: str) -> None:
    assert mask_person(name, policy) == ""


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("李假", "李某"),
        ("李虚构", "李某某"),
        ("李 假", "李某"),
        ("欧阳假", "欧阳某"),
        ("司马虚构", "司马某某"),
        ("公孙", "公某"),
        ("陈方虚构", "陈某某某"),
        ("阿依假·买虚", "阿某某"),
        ("阿依假•买虚", "阿某某"),
        ("阿不都虚构假", "阿某某"),
        ("Invented Person", "I某某"),
        ("假", "某"),
        ("", ""),
    ],
)
def test_a_surname_mask_has_one_mou_for_each_further_character(name: str, shown: str) -> None:
    assert mask_person(name, NamePolicy.SURNAME) == shown


def test_the_examples_of_the_surname_list_hold() -> None:
    examples = table("surnames")["example"]
    assert isinstance(examples, dict) and examples
    assert {name: mask_person(name) for name in examples} == examples


def test_a_full_name_is_shown_only_when_asked_for() -> None:
    assert mask_person("李虚构", "full") == "李虚构"
    assert mask_person("李虚构") == "李某某"


def test_a_mask_is_not_masked_again() -> None:
    assert mask_person("李某") == "李某"


def test_a_style_that_keeps_the_last_character_is_not_offered() -> None:
    with pytest.raises(ValueError, match="last"):
        mask_person("李虚构", "last")


def test_equal_masks_are_told_apart_inside_one_document() -> None:
    assert mask_all(["李假", "王假", "李虚"]) == ["李某甲", "王某", "李某乙"]
    assert mask_all(["李假", "李虚构"]) == ["李某", "李某某"]
    assert mask_all(["李假", "李虚"], "full") == ["李假", "李虚"]
    assert mask_all(["李假", "李虚"], "none") == ["", ""]


@given(st.lists(han.filter(lambda name: len(name) > 1), max_size=30))
def test_no_two_persons_of_a_document_have_the_same_mask(names: list[str]) -> None:
    masks = mask_all(names)
    assert len(set(masks)) == len(names)
    assert not set(masks) & set(names)


def test_a_hundred_equal_masks_still_differ() -> None:
    assert len(set(mask_all(["李假"] * 150))) == 150


@pytest.mark.parametrize("name", ["李假(610000199901010011)", "李假 23岁", "李假、王虚", "李假１"])
def test_a_cell_with_more_than_a_name_is_refused_in_three_parts(name: str) -> None:
    with pytest.raises(NotAName) as caught:
        mask_person(name)
    assert name in caught.value.what
    assert caught.value.where == "姓名脱敏"
    assert "只写姓名" in caught.value.mend


serials = st.text("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", min_size=4, max_size=6)


@given(st.sampled_from("ABCDE"), serials, st.sampled_from(["", "挂", "学"]))
def test_a_tail_mask_hides_exactly_the_last_two(letter: str, serial: str, behind: str) -> None:
    assume(not serial.endswith("XX"))
    plate = f"示{letter}{serial}{behind}"
    shown = mask_plate(plate)
    assert shown == f"示{letter}{serial[:-2]}XX{behind}"
    assert mask_plate(plate, PlatePolicy.FULL) == plate
    assert mask_plate(plate, "none") == ""


def test_a_plate_is_set_right_before_it_is_masked() -> None:
    assert mask_plate("示ａ·12 345") == "示A123XX"
    assert mask_plate("示AD12345") == "示AD123XX"


@pytest.mark.parametrize("plate", ["", "12345", "示A123", "示A1234567", "示A12345（白色）"])
def test_what_is_no_plate_is_refused_in_three_parts(plate: str) -> None:
    with pytest.raises(NotAPlate) as caught:
        mask_plate(plate)
    assert plate in caught.value.what
    assert caught.value.where == "号牌脱敏"
    assert "示A12345" in caught.value.mend


@given(st.text("0123456789X", max_size=20))
def test_an_id_shows_at_most_three_at_each_end(number: str) -> None:
    shown = mask_id(number)
    assert "******" in shown
    assert shown == "******" or (shown[:3], shown[-3:]) == (number[:3], number[-3:])
    assert shown == "******" or len(number) >= 12


def test_every_policy_has_a_chinese_label() -> None:
    assert [p.label for p in NamePolicy] == ["全名", "姓加某", "只计人数", "不出现"]
    assert [p.label for p in PlatePolicy] == ["全号", "末两位隐去", "不出现"]
