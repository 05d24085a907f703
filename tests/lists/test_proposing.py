"""A list is never typed: a rule picks, and what it gives is checked."""

import pytest

from gongshi.lists.candidate import Candidate, Reason
from gongshi.lists.propose import RuleFault, proposal, propose

PEOPLE = {"people": [{"id": "b", "name": "假乙", "n": 2}, {"id": "a", "name": "假甲", "n": 2}, {"id": "c", "name": "假丙", "n": 5}]}  # fmt: skip


def test_candidates_stand_in_the_rules_order_and_ties_by_subject(a_rule, an_at, rows):
    assert [c.subject for c in propose(a_rule(), an_at(), rows(PEOPLE))] == ["c", "a", "b"]


def test_an_empty_register_gives_nobody(a_rule, an_at, rows):
    assert propose(a_rule(), an_at(), rows({"people": []})) == ()


def test_only_registers_that_the_rule_opens_are_read_sealed(a_rule, an_at, rows):
    shut, opened = rows(PEOPLE), rows(PEOPLE)
    propose(a_rule(), an_at(), shut)
    propose(a_rule(opens=("people",)), an_at(), opened)
    assert (shut.sealed, opened.sealed) == ([], ["people"])


def test_a_rule_may_select_several_tables_by_name(a_rule, an_at, rows):
    def judge(found, at):
        return [Candidate(str(r["id"]), "假甲", (Reason("a", "列入", "办法"),)) for r in found["young"]]

    rule = a_rule(select=lambda people, at: {"young": people[:1], "old": people[1:]}, judge=judge)
    assert [c.subject for c in propose(rule, an_at(), rows(PEOPLE))] == ["b"]


def test_what_the_list_leaves_out_is_said_beside_it(a_rule, an_at, rows):
    rule = a_rule(notes=lambda found, at: [f"另有{len(found['rows'])}人不列入。"])
    assert proposal(rule, an_at(), rows(PEOPLE)).notes == ("另有3人不列入。",)


def test_a_rule_that_names_somebody_twice_or_without_reason_or_basis_is_told_all_at_once(
    a_rule, an_at, rows, three_parts
):
    def judge(found, at):
        good = Reason("a", "列入", "办法")
        return [
            Candidate("x", "假甲", (good,)),
            Candidate("x", "假甲", (good,)),
            Candidate("y", "假乙", ()),
            Candidate("z", "假丙", (Reason("a", "列入"),)),
        ]

    with pytest.raises(RuleFault) as fault:
        propose(a_rule(judge=judge), an_at(), rows(PEOPLE))
    three_parts(fault.value)
    assert len(fault.value.what.splitlines()) == 3
    assert "示例名单" in fault.value.where


def test_an_order_that_cannot_be_compared_names_the_rule(a_rule, an_at, rows, three_parts):
    def judge(found, at):
        reason = (Reason("a", "列入", "办法"),)
        return [Candidate("x", "假甲", reason, order=(None,)), Candidate("y", "假乙", reason, order=(3,))]

    with pytest.raises(RuleFault) as fault:
        propose(a_rule(judge=judge), an_at(), rows(PEOPLE))
    three_parts(fault.value)
    assert "示例名单" in fault.value.where
