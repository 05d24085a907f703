"""What somebody types into a drop-down finds names by characters, pinyin or initials (拼音查找)."""

from __future__ import annotations

import pytest

from gongshi.desk.entering.pinyin import meant


@pytest.mark.parametrize("typed", ["样本", "yangben", "ybj", "yb局", "yangbju", "YBJ", "yang ben ju", "benju", "局"])
def test_a_name_is_found_however_it_is_typed(typed: str):
    assert meant(typed, "样本局")


@pytest.mark.parametrize("typed", ["ybx", "nanjing", "b样"])
def test_what_it_is_not_is_not_found(typed: str):
    assert not meant(typed, "样本局")


@pytest.mark.parametrize("typed", ["chongqing", "zhongqing", "cq", "zq"])
def test_a_character_with_two_readings_is_found_by_either(typed: str):
    assert meant(typed, "重庆路")


def test_the_start_of_a_name_comes_before_its_middle():
    assert meant("yi", "一局党组织") > meant("yi", "第一局")


@pytest.mark.parametrize(
    ("typed", "first"),
    [("dlsq", "S1"), ("东岭", "S1"), ("xiwan", "S2"), ("s2", "S2"), ("ej", "O2"), ("yijudang", "O1")],
)
def test_the_unit_that_is_meant_comes_first(as_, typed: str, first: str):
    answer = as_("O1").get("/enter/activities/choices/organisers/", {"q": typed})
    assert answer.json()["choices"][0]["code"] == first


def test_a_clerk_finds_no_names_above_his_level(as_):
    answer = as_("O1").get("/enter/activities/choices/speaker/", {"q": "假"})
    assert answer.json() == {"choices": []}


def test_a_long_query_is_cut_and_costs_nothing(as_):
    answer = as_("O1").get("/enter/activities/choices/organisers/", {"q": "a" * 5000})
    assert answer.status_code == 200 and answer.json() == {"choices": []}
