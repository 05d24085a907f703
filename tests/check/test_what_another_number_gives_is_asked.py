"""A number that other numbers of the text give exactly is asked about, not accused."""

from __future__ import annotations

import pytest

from gongshi.check import check


@pytest.mark.parametrize(
    ("text", "accused", "other"),
    [
        (
            "全县低保对象9072人，其中农村8124人。\n9月发放农村低保金312.77万元，按9072人平均，人均补差385元。",
            "3127700÷9072=344.76≠385元",
            "3127700÷8124=385",
        ),
        (
            "市直机关682名干部职工报名献血，成功571人。参与者中首次献血137人，占成功人数的20.1%。",
            "137÷571=23.99%≠20.1%",
            "137÷682=20.1%",
        ),
    ],
)
def test_both_readings_are_named(text: str, accused: str, other: str):
    report = check(text)
    assert [f.sum for f in report.questions] == [f"{accused}；{other}"]
    assert not report.contradictions


def test_the_whole_that_is_named_is_the_one_that_is_meant():
    report = check("该院新收执行案件2146件，执结1689件，执结率78.7%；涉民生案件412件，占新收的24.4%。")
    assert [f.sum for f in report.contradictions] == ["412÷2146=19.2%≠24.4%"]


def test_two_figures_are_soon_given_by_chance():
    report = check("市直机关571人报名献血，成功540人。参与者中首次献血137人，占成功人数的24%。")
    assert not report.questions


def test_what_nothing_gives_is_a_contradiction():
    (found,) = check("全年受理15263件，其中食品类1127件，占7.6%。").contradictions
    assert found.sum.startswith("1127÷15263")
