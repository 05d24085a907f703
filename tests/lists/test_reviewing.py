"""Two people look at an entry, and at what would be published."""

from dataclasses import replace

import pytest

from gongshi.lists.actions.act import as_seen
from gongshi.lists.actions.enrol import enrol
from gongshi.lists.actions.propose import put_forward, put_forward_all
from gongshi.lists.actions.review import Decision, ReviewRefused, decide, pass_entry, return_entry
from gongshi.lists.candidate import Reason
from gongshi.lists.diary import Act
from gongshi.lists.person import Person, Role
from gongshi.lists.signing import load_key
from gongshi.lists.standing import NoReason, OwnEntry, SameKey, Standing, apply
from gongshi.lists.states import State, WrongRole, WrongState


def test_two_passes_approve_and_the_diary_gives_the_same_state(world):
    entry = world.proposed()
    assert entry.state is State.PROPOSED
    entry = pass_entry(entry, **world.how("first"))
    assert entry.state is State.FIRST_PASSED
    entry = pass_entry(entry, **world.how("second"))
    assert entry.state is State.APPROVED
    assert replace(world.entry(), rule=entry.rule) == entry


def test_nobody_proposed_it_yet_so_nobody_reviews_it(world):
    with pytest.raises(WrongState):
        pass_entry(world.entry(), **world.how("first"))


def change_role(world, id_, role):
    """The same person and key in another role, as a keeper enrols him."""
    old = world.who[id_].person
    person = Person(id_, old.name, role, old.public_key)
    world.who[id_] = load_key(world.folder / "keys", person)
    enrol(person, by=world.who["keeper"], when=world.now, diary=world.diary)


def test_nobody_reviews_an_entry_he_proposed(world, three_parts):
    entry = world.proposed()
    change_role(world, "writer", Role.FIRST_REVIEW)
    for act in (pass_entry, lambda e, **how: return_entry(e, reason="不符", **how)):
        with pytest.raises(OwnEntry) as fault:
            act(entry, **world.how("writer"))
        three_parts(fault.value)


def test_nobody_reviews_twice_by_changing_his_role(world):
    entry = pass_entry(world.proposed(), **world.how("first"))
    change_role(world, "first", Role.SECOND_REVIEW)
    with pytest.raises(OwnEntry):
        pass_entry(entry, **world.how("first"))


def test_another_name_with_the_same_key_is_not_another_person(world, three_parts):
    entry = pass_entry(world.proposed(), **world.how("first"))
    first = entry.history[-1]
    twin = replace(first, number=first.number + 1, by="second", role=Role.SECOND_REVIEW)
    with pytest.raises(SameKey) as fault:
        apply(entry.standing, twin)
    three_parts(fault.value)


def test_a_returned_entry_has_its_reason_and_may_be_put_forward_again(world, three_parts):
    with pytest.raises(NoReason) as fault:
        return_entry(world.proposed(), reason="　 ", **world.how("first"))
    three_parts(fault.value)
    entry = return_entry(world.entry(), reason="同名，须核对", **world.how("first"))
    assert (entry.state, entry.reason) == (State.RETURNED, "同名，须核对")
    assert world.entry().reason == "同名，须核对"
    assert put_forward(entry, **world.how("writer")).state is State.PROPOSED


def test_a_proposer_of_an_earlier_round_still_does_not_review(world):
    entry = return_entry(world.proposed(), reason="须核对", **world.how("first"))
    entry = put_forward(entry, **world.how("writer"))
    change_role(world, "writer", Role.FIRST_REVIEW)
    with pytest.raises(OwnEntry):
        pass_entry(entry, **world.how("writer"))


@pytest.mark.parametrize(
    "change",
    [
        {"reasons": (Reason("a", "五次登记", "办法"),)},
        {"facts": {"count": 4}},
        {"name": "假大明"},
        {"sealed": frozenset({"count"})},
    ],
)
def test_what_changed_after_a_review_is_reviewed_again(world, a_candidate, change):
    world.approved()
    changed = world.entry(a_candidate(**change))
    assert (changed.state, changed.changed) == (State.PROPOSED, True)
    assert world.entry().state is State.APPROVED
    changed = pass_entry(changed, **world.how("first"))
    assert changed.state is State.FIRST_PASSED
    assert pass_entry(changed, **world.how("second")).state is State.APPROVED
    assert world.entry(a_candidate(**change)).state is State.APPROVED


def test_a_gate_that_fell_or_came_after_the_review_undoes_it(world, a_candidate, a_gate):
    held, fallen = a_candidate(gates=(a_gate(True),)), a_candidate(gates=(a_gate(False),))
    world.approved(held)
    assert world.entry(fallen).state is State.PROPOSED
    assert world.entry(a_candidate(gates=(a_gate(True), a_gate(True, "other")))).state is State.PROPOSED


def test_a_gate_that_only_clears_after_the_review_does_not_undo_it(world, a_candidate, a_gate):
    world.approved(a_candidate(gates=(a_gate(False),)))
    entry = world.entry(a_candidate(gates=(a_gate(True),)))
    assert (entry.state, entry.changed) == (State.APPROVED, False)


def test_after_a_gate_fell_two_new_reviews_approve(world, a_candidate, a_gate):
    world.approved(a_candidate(gates=(a_gate(True),)))
    entry = world.entry(a_candidate(gates=(a_gate(False),)))
    entry = pass_entry(pass_entry(entry, **world.how("first")), **world.how("second"))
    assert entry.state is State.APPROVED
    assert world.entry(a_candidate(gates=(a_gate(False),))).state is State.APPROVED


def test_an_event_written_past_the_actions_moves_nothing_and_is_shown(world):
    """A first reviewer with his own key and a program of his own passes twice and publishes."""
    entry = pass_entry(world.proposed(), **world.how("first"))
    here = {"list": entry.rule.name, "period": "2022-11", **as_seen(entry)}
    for act in (Act.PASS, Act.PUBLISH):
        world.diary.write(act, entry.id, world.who["first"], world.now, here)
    roll = world.roll(entry.candidate)
    assert roll.entries[0].state is State.FIRST_PASSED
    assert [i.event.act for i in roll.irregular] == [Act.PASS, Act.PUBLISH]
    assert ["岗位“初审”" in roll.irregular[0].why, "待复核" in roll.irregular[1].why] == [True, True]


def test_publishing_past_the_actions_without_the_reviewed_digest_moves_nothing(world):
    entry = world.approved()
    here = {"list": entry.rule.name, "period": "2022-11", "digest": "0", "gates": ""}
    world.diary.write(Act.PUBLISH, entry.id, world.who["press"], world.now, here)
    assert world.roll(entry.candidate).public == ()


def test_many_decisions_are_all_written_or_none_with_every_fault(world, a_candidate, three_parts):
    roll = world.roll(*[a_candidate(f"K{n}", f"假{n}明".replace(str(n), "一二三"[n])) for n in range(3)])
    roll = put_forward_all(roll, **world.how("writer"))
    before = len(world.diary.events())
    wrong = [Decision(roll.entries[0], True), *(Decision(e, False) for e in roll.entries[1:])]
    with pytest.raises(ReviewRefused) as fault:
        decide(wrong, **world.how("first"))
    three_parts(fault.value)
    assert len(fault.value.what.splitlines()) == 2
    assert len(world.diary.events()) == before
    right = [Decision(roll.entries[0], True), *(Decision(e, False, "须核对") for e in roll.entries[1:])]
    after = decide(right, **world.how("first"))
    assert [e.state for e in after] == [State.FIRST_PASSED, State.RETURNED, State.RETURNED]


def test_reviewing_out_of_turn_is_refused(world):
    with pytest.raises(WrongRole):
        pass_entry(world.proposed(), **world.how("second"))


def test_an_entry_never_seen_stands_nowhere():
    assert Standing().state is State.PICKED
