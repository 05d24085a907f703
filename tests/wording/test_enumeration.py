"""等, 共, 各, 均, 分别 and n项 are written only where they are true."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongshi.wording.enumeration import (
    BadEnumeration,
    all_of,
    count_matches_list,
    equal_values,
    join,
    list_of,
    name_some,
    write_each,
    write_respectively,
)

names = st.lists(st.text("甲乙丙丁戊", min_size=1, max_size=3), min_size=1, max_size=8)


def test_some_of_a_list_are_followed_by_deng() -> None:
    assert name_some(["甲公司", "乙公司"], 51, "家") == "甲公司、乙公司等51家"


def test_a_list_named_whole_is_counted_with_gong() -> None:
    assert name_some(["丙", "丁"], 2, "辆") == "丙、丁共2辆"


def test_one_thing_alone_is_neither_some_nor_all() -> None:
    assert name_some(["甲公司"], 1, "家") == "甲公司1家"


def test_a_list_longer_than_is_named_is_open() -> None:
    assert name_some(["丙", "丁", "戊"], 3, "辆") == "丙、丁等3辆"
    assert name_some(["丙", "丁", "戊"], 3, "辆", most=3) == "丙、丁、戊共3辆"


def test_a_list_of_which_no_name_is_known_is_a_number() -> None:
    assert name_some([], 2, "家") == "两家"


@given(names, st.integers(1, 60), st.integers(1, 5))
def test_deng_stands_exactly_when_the_named_are_a_proper_subset(listed: list[str], total: int, most: int) -> None:
    if len(listed) > total:
        with pytest.raises(BadEnumeration):
            name_some(listed, total, "家", most)
    else:
        text = name_some(listed, total, "家", most)
        assert ("等" in text) is (min(len(listed), most) < total)
        assert not ("等" in text and "共" in text)
        assert text.endswith(f"{total}家")


def test_an_empty_list_is_refused_in_three_parts() -> None:
    with pytest.raises(BadEnumeration) as caught:
        name_some([], 0, "家")
    assert "0家" in caught.value.what
    assert "列举" in caught.value.where
    assert "本月无新增" in caught.value.mend


def test_names_are_joined_with_the_enumeration_comma() -> None:
    assert join([]) == "" and join(["甲"]) == "甲" and join(["甲", "乙", "丙"], last="和") == "甲、乙和丙"


@pytest.mark.parametrize(
    ("phrase", "n", "matches"),
    [
        ("三项措施", 3, True),
        ("3项措施", 2, False),
        ("两起案例", 2, True),
        ("10项", 10, True),
        ("以下措施", 4, True),
        ("第三项任务", 1, True),
    ],
)
def test_a_phrase_with_a_number_needs_a_list_of_that_length(phrase: str, n: int, matches: bool) -> None:
    assert count_matches_list(phrase, ["条"] * n) is matches


@given(st.integers(0, 40))
def test_what_list_of_writes_matches_its_list(n: int) -> None:
    assert count_matches_list(list_of(n, "措施"), ["条"] * n)
    assert not count_matches_list(list_of(n, "措施"), ["条"] * (n + 1))


def test_each_needs_several_equal_values() -> None:
    assert equal_values([1, 1]) and not equal_values([1]) and not equal_values([1, 2])
    assert write_each([2, 2], "家") == "各两家"
    assert write_each([1], "家") is None


def test_all_of_one_is_not_said() -> None:
    assert (all_of([True, True]), all_of([True]), all_of([]), all_of([True, False])) == ("均", "", "", "")


def test_respectively_has_as_many_values_as_names() -> None:
    assert write_respectively(["甲县", "乙县"], [2, 5], "起") == "甲县、乙县分别为两起、5起"
    assert write_respectively(["甲县", "乙县"], [3, 3], "起") == "甲县、乙县各3起"
    assert write_respectively(["甲县"], [3], "起") == "甲县3起"
    with pytest.raises(BadEnumeration) as caught:
        write_respectively(["甲县", "乙县"], [3], "起")
    assert "2 个名称" in caught.value.what and "一一对应" in caught.value.mend
