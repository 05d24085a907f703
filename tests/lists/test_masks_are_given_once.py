"""A mask is one subject's: over all lists and editions of a release, and for good once it was withdrawn."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongshi.lists.actions.correct import Amends, NameInCorrection, correct
from gongshi.lists.actions.publish import publish
from gongshi.lists.actions.withdraw import withdraw
from gongshi.lists.candidate import Subject
from gongshi.lists.faces import mask_together
from gongshi.lists.masking import lettered, letters_of
from gongshi.lists.worn import worn_forms

RULE = "示例名单"


def published(world, *candidates, **more):
    """All of them published now, the list's rule and clocks as said; the names that were printed."""
    rule, at = more.get("rule"), more.get("at")
    for candidate in candidates:
        entry = world.approved(candidate, **more)
        how = world.how("press")
        if at is not None:
            how["when"] = how["when"].replace(year=at.released.year, month=at.released.month, day=at.released.day)
            world.now = how["when"]
        publish(entry, at=entry_at(world, more), **how)
    roll = world.roll(*candidates, **more)
    period = roll.at.period.code
    return [(period, rule.label if rule else RULE, e.candidate.subject, e.shown_name) for e in roll.public]


def entry_at(world, more):
    return more.get("at") or world.roll().at


def names(roll):
    return {e.candidate.subject: e.shown_name for e in roll.shown()}


def taken_down(world, subject, *candidates, **more):
    entry = next(e for e in world.roll(*candidates, **more).entries if e.candidate.subject == subject)
    withdraw(world.grounded(entry), reason="依据被撤销", **world.how("legal"))


def test_who_stays_keeps_his_letter_when_another_is_withdrawn(world, a_candidate):
    people = [a_candidate(f"K{n}", f"假{c}") for n, c in enumerate("明红大", 1)]
    published(world, *people)
    assert names(world.roll(*people)) == {"K1": "假某甲", "K2": "假某乙", "K3": "假某丙"}
    taken_down(world, "K1", *people)
    assert names(world.roll(*people)) == {"K2": "假某乙", "K3": "假某丙"}


def test_who_comes_later_gets_a_letter_of_his_own_wherever_he_stands_in_the_list(world, a_candidate):
    first, second = a_candidate("K5", "假明"), a_candidate("K6", "假红")
    published(world, first, second)
    early = a_candidate("K1", "假大")
    world.approved(early)
    assert names(world.roll(early, first, second)) == {"K1": "假某丙", "K5": "假某甲", "K6": "假某乙"}


def test_a_mask_that_was_withdrawn_is_nobody_elses_in_the_same_period(world, a_candidate):
    one, other = a_candidate("K1", "假明"), a_candidate("K2", "假红")
    published(world, one)
    assert names(world.roll(one)) == {"K1": "假某"}
    taken_down(world, "K1", one)
    world.approved(other)
    assert names(world.roll(one, other)) == {"K2": "假某乙"}


def test_a_mask_that_was_withdrawn_is_nobodys_in_a_later_period_not_even_its_own(world, a_candidate, a_rule, an_at):
    one, other = a_candidate("K1", "假明"), a_candidate("K2", "假红")
    printed = published(world, one)
    taken_down(world, "K1", one)
    worn = worn_forms([a_rule()], printed, world.diary)
    assert [(w.form, w.withdrawn > 0) for w in worn] == [("假某", True)]
    later = {"at": an_at(date(2022, 12, 23), "2022-12"), "worn": worn}
    world.now = world.now.replace(month=12, day=23)
    for candidate in (one, other):
        world.approved(candidate, **later)
    assert names(world.roll(one, other, **later)) == {"K1": "假某乙", "K2": "假某丙"}


def test_a_withdrawal_leaves_the_masks_of_those_published_before_it(world, a_candidate, a_rule, an_at):
    one, other = a_candidate("K1", "假明"), a_candidate("K2", "假红")
    october = {"at": an_at(date(2022, 11, 23), "2022-10")}
    printed = [*published(world, one, **october), *published(world, other)]
    taken_down(world, "K1", one, **october)
    worn = worn_forms([a_rule()], printed, world.diary)
    assert names(world.roll(other, worn=worn)) == {"K2": "假某"}


def test_an_ended_term_spends_no_mask(world, a_candidate, a_rule, an_at):
    printed = published(world, a_candidate("K1", "假明"))
    worn = worn_forms([a_rule()], printed, world.diary)
    later = {"at": an_at(date(2023, 2, 23), "2023-02"), "worn": worn}
    world.now = world.now.replace(year=2023, month=2, day=23)
    world.approved(a_candidate("K2", "假红"), **later)
    assert names(world.roll(a_candidate("K2", "假红"), **later)) == {"K2": "假某"}


def test_a_mask_of_somebody_whom_the_rule_no_longer_picks_stays_his(world, a_candidate, a_rule):
    one, other = a_candidate("K1", "假明"), a_candidate("K2", "假红")
    worn = worn_forms([a_rule()], published(world, one), world.diary)
    world.approved(other)
    assert names(world.roll(other, worn=worn)) == {"K2": "假某乙"}


def test_equal_masks_of_two_lists_are_told_apart_and_one_subject_has_one_mask(world, a_candidate, a_rule):
    one, other = a_candidate("K1", "假明"), a_candidate("K2", "假红")
    second = a_rule(name="second_list", label="第二名单")
    for candidate, rule in ((one, a_rule()), (other, second), (one, second)):
        world.approved(candidate, rule=rule)
    rolls = mask_together([world.roll(one), world.roll(other, one, rule=second)])
    assert [names(r) for r in rolls] == [{"K1": "假某甲"}, {"K2": "假某乙", "K1": "假某甲"}]


def test_who_is_named_whole_in_one_list_has_no_mask_in_another(world, a_candidate, a_rule, an_at):
    one = a_candidate("K1", "假小明", facts={"who": "假小明"})
    second = a_rule(name="second_list", label="第二名单")
    at = an_at(lists={"second_list": {"mask": "full"}})
    world.approved(one, at=at), world.approved(one, rule=second, at=at)
    masked, whole = mask_together([world.roll(one, at=at), world.roll(one, rule=second, at=at)])
    assert (names(masked), names(whole)) == ({"K1": ""}, {"K1": "假小明"})
    (entry,) = masked.shown()
    assert entry.policy == "none" and "假" not in str((entry.shown_facts, entry.shown_reasons))


def test_a_name_that_was_published_whole_and_withdrawn_comes_back_without_a_mask(world, a_candidate, a_rule, an_at):
    one = a_candidate("K1", "假小明")
    whole = {"at": an_at(lists={"sample_list": {"mask": "full"}})}
    printed = published(world, one, **whole)
    assert printed[0][-1] == "假小明"
    taken_down(world, "K1", one, **whole)
    later = {"at": an_at(date(2022, 12, 23), "2022-12"), "worn": worn_forms([a_rule()], printed, world.diary)}
    world.now = world.now.replace(month=12, day=23)
    world.approved(one, **later)
    assert names(world.roll(one, **later)) == {"K1": ""}


def test_masked_plates_of_two_lists_are_told_apart(world, a_candidate, a_rule):
    rules = [a_rule(name=n, subject=Subject.PLATE, mask="tail", masks=("tail",)) for n in ("cars_a", "cars_b")]
    cars = a_candidate("示A12345", "示A12345"), a_candidate("示A12399", "示A12399")
    for car, rule in zip(cars, rules, strict=True):
        world.approved(car, rule=rule)
    rolls = mask_together([world.roll(car, rule=rule) for car, rule in zip(cars, rules, strict=True)])
    assert [list(names(r).values()) for r in rolls] == [["示A123XX（甲）"], ["示A123XX（乙）"]]


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(st.sampled_from("明红大美强"), st.booleans()), min_size=1, max_size=6))
def test_whatever_is_published_and_withdrawn_no_form_ever_has_two_owners(tmp_path_factory, template, steps):
    from .conftest import copied, make_candidate

    world = copied(template, tmp_path_factory.mktemp("隐名"))
    owners: dict[str, str] = {}
    people = []
    for n, (char, goes) in enumerate(steps):
        people.insert(n // 2, make_candidate(f"K{n}", f"假{char}"))
        published(world, people[n // 2])
        for entry in world.roll(*people).public:
            assert owners.setdefault(entry.shown_name, entry.candidate.subject) == entry.candidate.subject
        if goes:
            taken_down(world, world.roll(*people).public[0].candidate.subject, *people)


@pytest.mark.parametrize("kind", [Subject.PERSON, Subject.PLATE])
@pytest.mark.parametrize("n", [0, 9, 10, 25])
def test_the_letter_of_a_form_is_read_back(kind, n):
    assert letters_of(lettered("假某", n, kind), "假某", kind) == n
    assert letters_of("假某", "假某", kind) == 0 and letters_of("假某某", "假某", kind) is None


def test_a_correction_cannot_spell_out_what_the_list_masks(world, a_candidate, three_parts):
    one = a_candidate("K1", "假小明")
    published(world, one)
    entry = world.roll(one).entries[0]
    with pytest.raises(NameInCorrection) as fault:
        correct(entry, Amends("三次", "两次", "假小明一次重复登记"), **world.how("legal"))
    three_parts(fault.value)
    assert "假小明" not in str(fault.value)
    assert correct(entry, Amends("三次", "两次", "假某某一次重复登记"), **world.how("legal")).corrections
