"""A contest's result follows from its sheets, by the rule stated beforehand, and from nothing else."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongshi_organs.contests import Mark, TieAtTheLine, alike, awards, drawn_order, results


def marks(sheet: dict[str, list[int]], criterion: str = "内容") -> list[Mark]:
    return [Mark(e, f"评委{i}", criterion, Fraction(v)) for e, row in sheet.items() for i, v in enumerate(row)]


def test_highest_and_lowest_are_dropped_only_from_five_judges_on():
    four = results(marks({"甲": [60, 70, 80, 100]}))[0]
    five = results(marks({"甲": [60, 70, 80, 90, 100]}))[0]
    assert (four.score, four.dropped) == (Fraction(155, 2), ())
    assert (five.score, five.dropped) == (80, ("评委4", "评委0"))


def test_only_one_of_equal_extremes_is_dropped():
    assert results(marks({"甲": [90, 90, 80, 70, 70]}))[0].score == 80


def test_overtime_is_taken_off():
    assert results(marks({"甲": [80, 80]}), overtime={"甲": 2})[0].score == 78


def test_equal_scores_share_a_place_and_the_next_is_skipped():
    found = results(marks({"甲": [80], "乙": [90], "丙": [80], "丁": [70]}))
    assert [(r.entry, r.place) for r in found] == [("乙", 1), ("丙", 2), ("甲", 2), ("丁", 4)]


def test_a_mean_is_exact_so_a_third_is_no_tie():
    found = results(marks({"甲": [80, 80, 81], "乙": [80, 80, 80]}))
    assert found[0].score == Fraction(241, 3)
    assert [r.place for r in found] == [1, 2]


TIED = results(marks({"甲": [95], "乙": [90], "丙": [90], "丁": [85]}))
QUOTAS = {"一等奖": 2, "二等奖": 1}


def test_a_tie_at_the_line_is_taken_whole_and_shortens_the_next_prize():
    found = awards(TIED, QUOTAS, tie_rule="并列都取")
    assert [(a.entry, a.prize) for a in found] == [("甲", "一等奖"), ("丙", "一等奖"), ("乙", "一等奖")]


def test_a_tie_at_the_line_is_left_out_when_the_rule_says_so():
    found = awards(TIED, QUOTAS, tie_rule="并列都不取")
    assert [(a.entry, a.prize) for a in found] == [("甲", "一等奖")]


def test_a_tie_that_the_sheets_cannot_settle_is_not_settled_silently():
    for rule in ("加赛", "看单项"):
        with pytest.raises(TieAtTheLine) as caught:
            awards(TIED, QUOTAS, tie_rule=rule, criteria=["内容"])
        assert "乙" in caught.value.what
        assert "丙" in caught.value.what


def test_a_tie_is_settled_by_the_first_criterion_that_parts_it():
    sheet = [
        Mark("甲", "一", "内容", Fraction(50)), Mark("甲", "一", "表达", Fraction(40)),
        Mark("乙", "一", "内容", Fraction(45)), Mark("乙", "一", "表达", Fraction(45)),
    ]  # fmt: skip
    found = awards(results(sheet), {"一等奖": 1}, tie_rule="看单项", criteria=["内容", "表达"])
    assert [a.entry for a in found] == ["甲"]


@given(st.dictionaries(st.sampled_from("甲乙丙丁戊己庚辛"), st.lists(st.integers(0, 3), min_size=2, max_size=2), min_size=1, max_size=8),
       st.integers(1, 4), st.integers(1, 4), st.sampled_from(["并列都取", "并列都不取"]))  # fmt: skip
def test_nobody_gets_two_prizes_and_no_better_entry_goes_without(sheet, first, second, rule):
    found = results(marks(sheet))
    given_ = awards(found, {"一等奖": first, "二等奖": second}, tie_rule=rule)
    names = [a.entry for a in given_]
    assert len(names) == len(set(names))
    score = {r.entry: r.score for r in found}
    for prize in {a.prize for a in given_}:
        inside = [score[a.entry] for a in given_ if a.prize == prize]
        worse = [score[r.entry] for r in found if r.entry not in names]
        assert rule == "并列都不取" or all(min(inside) > w for w in worse)


def test_a_draw_is_repeated_by_whoever_has_the_seed_and_withdrawal_moves_nobody_else():
    ids = [f"SB{i}" for i in range(20)]
    order = drawn_order(ids, "示例种子")
    assert order == drawn_order(reversed(ids), "示例种子") != drawn_order(ids, "另一个种子")
    assert drawn_order([i for i in ids if i != order[3]], "示例种子") == [i for i in order if i != order[3]]


def test_copied_texts_are_shown_with_their_common_run():
    text = "坚持党建引领，推动业务工作提质增效，群众满意度持续提升。"
    pairs = alike({"甲": text, "乙": text.replace("群众", "居民"), "丙": "另写一篇，讲的是河道治理。"}, at_least=90)
    assert [(p.one, p.other) for p in pairs] == [("乙", "甲")]
    assert "坚持党建引领" in pairs[0].longest
