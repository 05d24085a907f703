"""Who may do what, and when, is one table."""

from collections import defaultdict

import pytest

from gongshi.lists.diary import Act
from gongshi.lists.person import Role
from gongshi.lists.states import WAYS, State, WrongRole, WrongState, table, way


def test_every_state_but_the_first_is_reached_and_two_are_final():
    reached = {w.to for w in WAYS}
    left = {w.state for w in WAYS}
    assert set(State) - reached <= {State.PICKED}
    assert set(State) - left == {State.WITHDRAWN, State.EXPIRED}


def test_no_state_and_act_stand_in_the_table_twice():
    assert len({(w.state, w.act) for w in WAYS}) == len(WAYS)


def test_only_an_approved_entry_becomes_public():
    assert {w.state for w in WAYS if w.to is State.PUBLIC and w.state is not State.PUBLIC} == {State.APPROVED}


def test_only_passing_approves_and_it_takes_two_roles():
    passes = {w.state: w.roles for w in WAYS if w.act is Act.PASS}
    assert set(passes) == {State.PROPOSED, State.FIRST_PASSED}
    assert not passes[State.PROPOSED] & passes[State.FIRST_PASSED]
    assert all(w.act is Act.PASS for w in WAYS if w.to is State.APPROVED and w.state is not State.APPROVED)


def test_whoever_reviews_neither_proposes_nor_publishes():
    roles = defaultdict(set)
    for w in WAYS:
        roles[w.act] |= w.roles
    assert not roles[Act.PASS] & (roles[Act.PROPOSE] | roles[Act.PUBLISH])


def test_anybody_may_raise_an_objection_and_few_may_decide_on_one():
    assert way(State.PUBLIC, Act.OBJECT, Role.PROPOSER).to is State.PUBLIC
    for act in (Act.ANSWER, Act.ACCEPT):
        with pytest.raises(WrongRole):
            way(State.PUBLIC, act, Role.PROPOSER)


def test_a_forbidden_act_says_who_may_or_what_else_can_be_done(three_parts):
    with pytest.raises(WrongRole) as fault:
        way(State.PROPOSED, Act.PASS, Role.PRESS)
    three_parts(fault.value)
    assert "初审" in fault.value.mend
    with pytest.raises(WrongState) as other:
        way(State.PROPOSED, Act.PUBLISH, Role.PRESS)
    three_parts(other.value)
    assert "退回" in other.value.mend


def test_the_table_is_printed_with_labels_only():
    rows = table()
    assert len(rows) == len(WAYS)
    assert ("待初审", "通过", "初审", "待复核") in rows
    assert all(not any(c.isascii() and c.isalpha() for c in cell) for row in rows for cell in row)
