"""A pairing plan is the best there is, says why, and is the same again for the same input."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongshi_organs.pairing import (
    CannotPair,
    Need,
    NotSolved,
    Offer,
    Pairing,
    cards,
    moves,
    pair,
    place,
    projects,
    unmet,
    why_not,
)
from gongshi_organs.pairing.placing import even_loads
from gongshi_organs.pairing.solve import worth


def a_city(organisations: int, communities: int, seed: int = 0) -> Pairing:
    chance = random.Random(seed)
    kinds = [f"类{i}" for i in range(5)]
    ones = [f"组织{i:02}" for i in range(organisations)]
    places = [f"社区{i:02}" for i in range(communities)]
    return Pairing(
        able={o: frozenset(chance.sample(kinds, chance.randint(0, 3))) for o in ones},
        need={c: {k: chance.randint(0, 9) for k in chance.sample(kinds, 3)} for c in places},
        most=dict.fromkeys(places, 2),
        distance={(o, c): chance.randint(0, 5) for o in ones for c in places},
        previous={o: chance.choice(places) for o in ones if chance.random() < 0.6},
    )


def by_trying_all(problem: Pairing) -> int | None:
    """The best worth over every allowed plan; None when there is none."""
    best = None
    for choice in product(problem.communities, repeat=len(problem.organisations)):
        pairs = tuple(zip(problem.organisations, choice, strict=True))
        loads = [choice.count(c) for c in problem.communities]
        fits = all(1 <= n <= problem.most[c] for n, c in zip(loads, problem.communities, strict=True))
        if fits and all(problem.allows(o, c) for o, c in pairs):
            found = worth(problem, pairs)
            best = found if best is None else max(best, found)
    return best


@given(seed=st.integers(0, 10_000), organisations=st.integers(3, 6), data=st.data())
@settings(max_examples=25, deadline=None)
def test_no_plan_is_better_and_an_impossible_one_is_refused(seed: int, organisations: int, data: st.DataObject):
    problem = a_city(organisations, 3, seed)
    every = list(product(problem.organisations, problem.communities))
    problem = replace(problem, forbidden=frozenset(data.draw(st.lists(st.sampled_from(every), max_size=9))))
    best = by_trying_all(problem)
    if best is None:
        with pytest.raises(CannotPair):
            pair(problem)
    else:
        plan = pair(problem)
        assert plan.value == best
        assert plan.is_best
        assert list(why_not(problem)) == []


def test_the_same_input_gives_the_same_plan():
    plans = [pair(a_city(14, 9, 3)) for _ in range(2)]
    assert plans[0].pairs == plans[1].pairs
    assert plans[0].input_hash == plans[1].input_hash != pair(a_city(14, 9, 4)).input_hash


def test_a_locked_pair_stays_and_a_forbidden_one_never_comes():
    problem = a_city(12, 8, 5)
    free = pair(problem)
    locked = next((o, c) for o, c in product(problem.organisations, problem.communities) if (o, c) not in free.pairs)
    bound = replace(problem, fixed=frozenset({locked}), forbidden=frozenset({free.pairs[-1]}))
    if locked[0] == free.pairs[-1][0]:
        bound = replace(bound, forbidden=frozenset())
    plan = pair(bound)
    assert locked in plan.pairs
    assert not bound.forbidden & set(plan.pairs)
    assert plan.value <= free.value


def test_members_sent_to_a_community_stay_in_its_band():
    problem = a_city(8, 4, 6)
    sizes = {o: 10 * (i + 1) for i, o in enumerate(problem.organisations)}
    plan = pair(replace(problem, members=sizes, band=dict.fromkeys(problem.communities, (60, 120))))
    loads = [sum(sizes[o] for o, c in plan.pairs if c == place_) for place_ in problem.communities]
    assert all(60 <= load <= 120 for load in loads)


def test_too_few_organisations_are_said_in_words():
    with pytest.raises(CannotPair) as caught:
        pair(a_city(3, 5))
    assert "3 个组织少于 5 个社区" in caught.value.what


def test_the_communities_whose_allowed_organisations_are_too_few_are_named():
    problem = a_city(6, 5, 2)
    starved, allowed = problem.communities[:3], problem.organisations[:2]
    forbidden = frozenset((o, c) for o in problem.organisations for c in starved if o not in allowed)
    with pytest.raises(CannotPair) as caught:
        pair(replace(problem, forbidden=forbidden))
    assert all(f"“{c}”" in caught.value.what for c in starved)
    assert all(f"“{o}”" in caught.value.what for o in allowed)


def test_empty_registers_are_said_to_be_empty():
    with pytest.raises(CannotPair) as caught:
        pair(Pairing(able={}, need={}, most={}))
    assert "还没有可匹配的组织或社区" in caught.value.what


def test_a_solver_without_time_says_so():
    with pytest.raises(NotSolved) as caught:
        pair(a_city(60, 40), seconds=0.0)
    assert "限时 0.0 秒" in caught.value.what


def test_each_pair_has_a_card_and_each_move_its_gain():
    problem = a_city(12, 8, 7)
    plan = pair(problem)
    assert [(c.organisation, c.community) for c in cards(problem, plan)] == list(plan.pairs)
    moved = {m.organisation for m in moves(problem, plan)}
    assert moved == {o for o, c in plan.pairs if problem.previous.get(o, c) != c}
    assert all(m.gain >= 0 for m in moves(problem, plan) if _could_stay(problem, plan.pairs, m))


def _could_stay(problem: Pairing, pairs: tuple[tuple[str, str], ...], move: object) -> bool:
    stayed = [(o, move.before if o == move.organisation else c) for o, c in pairs]  # type: ignore[attr-defined]
    loads = [sum(c == place_ for _, c in stayed) for place_ in problem.communities]
    return all(1 <= n <= problem.most[c] for n, c in zip(loads, problem.communities, strict=True))


def test_an_unmet_need_says_whether_nobody_can_or_somebody_went_elsewhere():
    problem = Pairing(
        able={"甲": frozenset({"助老"}), "乙": frozenset({"助学"})},
        need={"东": {"助老": 3, "助学": 2}, "西": {"助学": 5, "法律服务": 1}},
        most={"东": 1, "西": 1},
    )
    left = {(u.community, u.category): u.why for u in unmet(problem, pair(problem))}
    assert left == {("东", "助学"): "有能力的组织配到了别处", ("西", "法律服务"): "全市没有这项能力"}


def test_projects_serve_the_urgent_need_first_and_promise_nothing_twice():
    needs = [
        Need("需1", "东", "助老", 3, urgency=2),
        Need("需2", "东", "助老", 3, urgency=5),
        Need("需3", "东", "助学", 1),
    ]
    offers = [Offer("资1", "甲", "助老", 4), Offer("资2", "乙", "助学", 1)]
    found, left = projects(needs, offers, [("甲", "东")])
    assert {(p.need, p.quantity) for p in found} == {("需2", 3), ("需1", 1)}
    assert [(n.id, missing, why) for n, missing, why in left] == [
        ("需3", 1, "有这类资源，但不在结对单位"), ("需1", 2, "结对单位的资源已用完"),
    ]  # fmt: skip


def test_each_entry_gets_three_judges_of_other_units_with_even_loads():
    entries, judges = [f"作品{i}" for i in range(7)], [f"评委{i}" for i in range(5)]
    own = {("作品0", "评委0"), ("作品1", "评委0"), ("作品2", "评委3")}
    loads = even_loads(judges, 3 * len(entries))
    found = place(dict.fromkeys(entries, 3), loads, forbidden=lambda e, j: (e, j) in own)
    assert all(len(found.of(e)) == 3 for e in entries)
    assert not own & set(found.pairs)
    counts = [sum(j == judge for _, j in found.pairs) for judge in judges]
    assert max(counts) - min(counts) <= 1


def test_a_placing_that_cannot_be_is_refused():
    with pytest.raises(CannotPair):
        place({"甲": 2}, {"一": (0, 1)})
