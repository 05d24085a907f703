"""Whatever anybody does in whatever order: no public entry without two reviewers."""

from datetime import datetime
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongshi.errors import Refused
from gongshi.lists.actions.act import as_seen, carry_out
from gongshi.lists.diary import START, Act, Event
from gongshi.lists.person import Role
from gongshi.lists.standing import fold
from gongshi.lists.states import State

ACTS = [a for a in Act if a not in (Act.ENROL, Act.RETIRE, Act.ANCHOR, Act.LOOK, Act.ERASE)]
PEOPLE = ["keeper", "writer", "first", "second", "legal", "chief", "press"]

events = st.builds(
    lambda act, by, role, key, digest, gates, note, objection: Event(
        objection, START, act, "e", by, role, key, datetime(2022, 11, 23, 9),
        {"digest": digest, "gates": gates, "objection": str(objection), **({"note": "x"} if note else {})},
    ),
    st.sampled_from(ACTS), st.sampled_from("abcd"), st.sampled_from(Role), st.sampled_from("kl"),
    st.sampled_from(["d1", "d2"]), st.sampled_from(["", "g", "g,h"]), st.booleans(), st.integers(0, 3),
)  # fmt: skip

WALK = ((Act.PROPOSE, Role.PROPOSER), (Act.PASS, Role.FIRST_REVIEW), (Act.PASS, Role.SECOND_REVIEW), (Act.PUBLISH, Role.PRESS))  # fmt: skip


@st.composite
def walks(draw):
    """The four steps to a public entry, by anybody with any key, and other acts between them."""
    found = []
    for act, role in WALK:
        found += draw(st.lists(events, max_size=1))
        by, key = draw(st.sampled_from("abcd")), draw(st.sampled_from("kl"))
        seen = {"digest": draw(st.sampled_from(["d1", "d1", "d2"])), "gates": ""}
        found.append(Event(9, START, act, "e", by, role, key, datetime(2022, 11, 23, 9), seen))
    return found


@settings(max_examples=300)
@given(st.one_of(walks(), walks(), st.lists(events, max_size=25)))
def test_no_sequence_of_events_makes_an_entry_public_without_two_different_reviewers(found):
    standing = fold(found)
    if standing.state in (State.PUBLIC, State.WITHDRAWN, State.EXPIRED, State.APPROVED):
        people = {p.by for p in standing.passes}
        assert len(people) == len({p.key for p in standing.passes}) == 2
        assert not people & standing.proposers
        assert len({p.digest for p in standing.passes}) == 1


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.tuples(st.sampled_from(ACTS), st.sampled_from(PEOPLE)), max_size=12), data=st.data())
def test_acts_in_any_order_keep_the_entry_and_the_diary_agreed(acts, data, tmp_path_factory, a_copy):
    world = a_copy(Path(tmp_path_factory.mktemp("law")))
    entry = world.entry()
    for act, person in acts:
        fields = {**as_seen(entry), "objection": str(entry.open_objections[0].id) if entry.open_objections else "0"}
        try:
            entry = carry_out(
                entry, act, fields=fields, note=data.draw(st.sampled_from(["", "理由"])), **world.how(person)
            )
        except Refused:
            continue
    again = world.entry()
    assert (again.state, again.history, again.objections) == (entry.state, entry.history, entry.objections)
    assert world.diary.verify() == ()


def test_the_law_can_fail():
    """The walk that the law speaks of exists: four people reach a public entry."""
    walk = [
        Event(n, START, act, "e", by, role, key, datetime(2022, 11, 23, 9), {"digest": "d1", "gates": ""})
        for n, ((act, role), by, key) in enumerate(zip(WALK, "abcd", "klmn", strict=True), start=1)
    ]
    assert fold(walk).state is State.PUBLIC
    assert fold([*walk[:2], walk[3]]).state is State.FIRST_PASSED
