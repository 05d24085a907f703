"""A typed number is found in template text; a word that only looks like one is not."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongshi.wording.change import write_change
from gongshi.wording.numerals import to_chinese
from gongshi.wording.quantity import Role, write_quantity
from gongshi.wording.strays import Stray, stray_numbers
from gongshi.wording.tables import entries, words
from gongshi.wording.terms import write_term

GROUPS = entries("lexical", "group")


def strays(text: str) -> list[str]:
    return [stray.text for stray in stray_numbers(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("查处3起", ["3"]),
        ("查处１２起", ["１２"]),
        ("十二家企业", ["十二"]),
        ("两起案件", ["两"]),
        ("占3.5%", ["3.5"]),
        ("共1,234人", ["1,234"]),
        ("①宣传②检查", ["①", "②"]),
        ("Ⅲ级响应", ["Ⅲ"]),
        ("٣", ["٣"]),
        ("二○二二年", ["二○二二"]),
        ("伍佰元", ["伍佰"]),
        ("三分之一", ["三", "一"]),
        ("上半年", ["半"]),
        ("俩人", ["俩"]),
        ("零投诉", ["零"]),
        ("{金额}万元", ["万"]),
        ("C1驾照", ["1"]),
    ],
)
def test_a_number_of_any_script_or_shape_is_found(text: str, found: list[str]) -> None:
    assert strays(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "一名老人",
        "一辆轿车",
        "一批",
        "一起",
        "四处",
        "一家",
        "四季度",
        "下一名",
        "车上一人",
        "合同一份",
        "十分钟",
        "千万元",
        "万分之",
    ],
)
def test_what_may_count_is_found(text: str) -> None:
    assert strays(text)


@pytest.mark.parametrize(
    "text",
    [
        "两客一危",
        "二十大",
        "七一",
        "五四青年奖章",
        "一把手",
        "一盔一带",
        "五大曝光",
        "第九十一条第五款",
        "光荣在党50年",
        "一带一路",
    ],
)
def test_slogans_and_names_of_laws_are_terms_and_not_typed(text: str) -> None:
    assert strays(text)


@pytest.mark.parametrize(
    "text",
    [
        "进一步加强管理，统一标准，一律从严",
        "一旦发现，第一时间处置",
        "一般程序",
        "唯一入口",
        "万一遇险",
        "同一家单位",
        "一是宣传；二是检查",
        "上升个百分点",
        "道路两侧",
        "执法队伍陆续参与",
        "广大人民群众",
    ],
)
def test_words_that_only_look_like_numbers_pass(text: str) -> None:
    assert strays(text) == []


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: str(group["reason"])[:12])
def test_each_group_of_the_list_gives_its_reason_and_its_examples_hold(group: Mapping[str, object]) -> None:
    assert len(str(group["reason"])) > 5
    assert strays(str(group["example"])) == []
    assert strays(str(group["counter"])) != []


@pytest.mark.parametrize("word", [word for group in GROUPS for word in words(group["words"])])
def test_each_word_of_the_list_passes_alone_and_needs_to_be_there(word: str) -> None:
    assert strays(word) == []
    assert any(char.isnumeric() or char in "两半俩" for char in word)


def test_no_word_stands_in_two_groups() -> None:
    every = [word for group in GROUPS for word in words(group["words"])]
    assert sorted(set(every)) == sorted(every)


@given(
    st.integers(0, 10**9),
    st.sampled_from(["起", "家", "人", "%", "元"]),
    st.sampled_from([Role.TEXT, Role.TABLE, Role.HEADLINE, Role.ORDINAL]),
)
def test_no_quantity_that_we_write_could_be_typed(value: int, unit: str, role: Role) -> None:
    assert strays("本月" + write_quantity(value, unit, role) + "。")


@given(st.integers(1, 400))
def test_no_term_that_we_write_could_be_typed(months: int) -> None:
    assert strays(f"有期徒刑{write_term(months)}")


@given(st.integers(1, 999), st.integers(1, 999))
def test_no_percentage_of_change_could_be_typed(now: int, before: int) -> None:
    assert now == before or strays(write_change(now, before, "同比").text)


@given(st.integers(3, 9999), st.sampled_from(["进一步", "统一", "千方百计", "一般", "之一", "万一"]))
def test_a_lexical_word_hides_no_neighbour(n: int, word: str) -> None:
    assert strays(f"{word}{to_chinese(n)}家") and strays(f"{word}{n}家") and strays(f"{n}家{word}")


@given(st.text(max_size=60))
def test_places_are_true_and_every_digit_is_covered(text: str) -> None:
    found = stray_numbers(text)
    assert all(text[s.start : s.end] == s.text and s.text for s in found)
    covered = {i for s in found for i in range(s.start, s.end)}
    assert all(i in covered for i, char in enumerate(text) if char.isdigit())


def test_a_stray_says_where_it_stands() -> None:
    assert stray_numbers("共查处12起") == [Stray(3, 5, "12")]


def test_a_pack_may_name_words_of_its_own() -> None:
    assert strays("三轮摩托")
    assert stray_numbers("三轮摩托", lexical=["三轮"]) == []
    assert [s.text for s in stray_numbers("十三轮", lexical=["三轮"])] == ["十三"]
