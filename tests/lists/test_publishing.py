"""A name becomes public on its day, for its term, and comes down in time."""

from datetime import date, datetime, timedelta

import pytest

from gongshi.lists.actions.clocks import ends_on, withdraw_by
from gongshi.lists.actions.correct import Amends, NothingCorrected, correct
from gongshi.lists.actions.expire import expire
from gongshi.lists.actions.object import accept_objection, answer_objection, raise_objection
from gongshi.lists.actions.propose import put_forward_all
from gongshi.lists.actions.publish import GateHolds, NotComputedToday, publish, publish_all
from gongshi.lists.actions.review import pass_entry
from gongshi.lists.actions.withdraw import NobodyElseSigned, annul, withdraw
from gongshi.lists.due import due
from gongshi.lists.gates import after_days, after_working_days, fresh
from gongshi.lists.standing import NoReason, NoSuchObjection, NotReviewedAsIs, ObjectionOpen
from gongshi.lists.states import State, WrongState


def test_an_approved_entry_is_public_for_its_term(world, an_at):
    entry = publish(world.approved(), at=an_at(), **world.how("press"))
    assert (entry.state, entry.published_on) == (State.PUBLIC, date(2022, 11, 23))
    assert entry.ends_on == date(2022, 12, 23)
    roll = world.roll(entry.candidate)
    assert roll.public == roll.named == (roll.entries[0],)


@pytest.mark.parametrize(
    ("settings", "last"),
    [
        ({"term_days": 7}, date(2022, 2, 7)),
        ({"term_months": 1}, date(2022, 2, 28)),
        ({"term_months": 12, "term_days": 7}, date(2023, 1, 31)),
    ],
)
def test_a_term_is_days_or_months_by_the_offices_setting(a_rule, an_at, settings, last):
    at = an_at(lists={"sample_list": settings})
    assert ends_on(date(2022, 1, 31), a_rule(), at.settings) == last


def test_a_list_computed_yesterday_is_not_published_today(world, an_at, three_parts):
    entry = world.approved()
    with pytest.raises(NotComputedToday) as fault:
        publish(entry, at=an_at(date(2022, 11, 22)), **world.how("press"))
    three_parts(fault.value)


def test_a_gate_that_does_not_hold_on_the_day_of_release_blocks(world, an_at, a_candidate, a_gate, three_parts):
    entry = world.approved(a_candidate(gates=(a_gate(False),)))
    assert not entry.is_clear
    with pytest.raises(GateHolds) as fault:
        publish(entry, at=an_at(), **world.how("press"))
    three_parts(fault.value)
    assert "认定生效" in fault.value.what


def test_whatever_changed_since_the_review_is_not_published(world, an_at, a_candidate):
    world.approved()
    with pytest.raises(WrongState):
        publish(world.entry(a_candidate(facts={"count": 9})), at=an_at(), **world.how("press"))


def test_publishing_asks_for_the_digest_that_was_reviewed(world, an_at, three_parts):
    from dataclasses import replace

    from gongshi.lists.standing import apply

    entry = publish(world.approved(), at=an_at(), **world.how("press"))
    event = entry.history[-1]
    standing = world.roll(entry.candidate).entries[0].standing
    with pytest.raises(NotReviewedAsIs) as fault:
        apply(replace(standing, state=State.APPROVED), replace(event, fields={**event.fields, "digest": "other"}))
    three_parts(fault.value)


def test_publish_all_lets_the_clear_ones_through_and_holds_the_others(world, a_candidate, a_gate):
    roll = world.roll(
        a_candidate("K1"), a_candidate("K2", "虚小红", gates=(a_gate(False),)), a_candidate("K3", "某未审")
    )
    roll = put_forward_all(roll, **world.how("writer"))
    for person in ("first", "second"):
        roll = roll.with_entries([pass_entry(e, **world.how(person)) for e in roll.entries[:2]])
    done = publish_all(roll, **world.how("press"))
    assert [e.candidate.subject for e in done.roll.public] == ["K1"]
    assert [e.candidate.subject for e in done.held] == ["K2"]
    assert [e.candidate.subject for e in done.roll.waiting] == ["K3"]


# ── objections ──────────────────────────────────────────────────────────────────────────────


def test_an_entry_with_one_open_objection_cannot_be_published(world, an_at, three_parts):
    entry = raise_objection(world.approved(), text="不是我", at=an_at(), **world.how("writer"))
    with pytest.raises(ObjectionOpen) as fault:
        publish(entry, at=an_at(), **world.how("press"))
    three_parts(fault.value)
    assert not world.entry().is_clear
    entry = answer_objection(entry, entry.open_objections[0], answer="已核实", **world.how("legal"))
    assert publish(entry, at=an_at(), **world.how("press")).state is State.PUBLIC


def test_an_accepted_objection_sends_the_entry_back(world, an_at):
    entry = raise_objection(world.approved(), text="不是我", at=an_at(), **world.how("writer"))
    entry = accept_objection(entry, entry.open_objections[0], answer="属实", at=an_at(), **world.how("legal"))
    assert (entry.state, entry.reason, entry.open_objections) == (State.RETURNED, "属实", ())


def test_an_objection_accepted_after_publication_starts_the_clock_of_withdrawal(world, an_at):
    entry = publish(world.approved(), at=an_at(), **world.how("press"))
    entry = raise_objection(entry, text="不是我", at=an_at(), **world.how("writer"))
    entry = accept_objection(entry, entry.open_objections[0], answer="属实", at=an_at(), **world.how("legal"))
    assert entry.state is State.PUBLIC
    assert entry.withdraw_by == date(2022, 11, 28)  # Wednesday, and three working days over a weekend


def test_an_objection_has_a_day_for_its_answer(world, an_at):
    entry = raise_objection(world.entry(), text="不是我", at=an_at(), **world.how("writer"))
    assert entry.objections[0].due_on == date(2022, 11, 28)
    assert [d.task.label for d in due(world.diary.events(), an_at())] == ["办结异议"]


def test_a_list_with_one_open_objection_cannot_be_published(world, a_candidate, an_at, three_parts):
    roll = put_forward_all(world.roll(a_candidate("K1"), a_candidate("K2", "虚小红")), **world.how("writer"))
    for person in ("first", "second"):
        roll = roll.with_entries([pass_entry(e, **world.how(person)) for e in roll.entries])
    disputed = raise_objection(roll.entries[1], text="不是我", at=an_at(), **world.how("writer"))
    with pytest.raises(ObjectionOpen) as fault:
        publish_all(roll.with_entries([disputed]), **world.how("press"))
    three_parts(fault.value)
    assert disputed.id[:10] in fault.value.where and "2022-11-28" in fault.value.where
    taken_off = accept_objection(disputed, disputed.objections[0], answer="属实", at=an_at(), **world.how("legal"))
    done = publish_all(roll.with_entries([taken_off]), **world.how("press"))
    assert [e.candidate.subject for e in done.roll.public] == ["K1"]


def test_an_objection_needs_a_text_and_an_answer_needs_an_objection(world, an_at, three_parts):
    with pytest.raises(NoReason):
        raise_objection(world.entry(), text="", at=an_at(), **world.how("writer"))
    entry = raise_objection(world.entry(), text="不是我", at=an_at(), **world.how("writer"))
    closed = entry.open_objections[0]
    entry = answer_objection(entry, closed, answer="已核实", **world.how("legal"))
    with pytest.raises(NoSuchObjection) as fault:
        answer_objection(entry, closed, answer="已核实", **world.how("legal"))
    three_parts(fault.value)


# ── coming down ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("decided", "last"),
    [
        (date(2022, 11, 23), date(2022, 11, 28)),
        (date(2022, 9, 29), date(2022, 10, 9)),  # the holiday; 8 and 9 October are worked
        (date(2010, 11, 24), date(2010, 11, 29)),  # before the article: the same clock, by choice
    ],
)
def test_a_name_is_down_within_three_working_days(an_at, decided, last):
    assert withdraw_by(decided, an_at()) == last


def test_an_annulled_basis_shows_the_day_by_which_the_name_must_be_down(world, an_at):
    entry = publish(world.approved(), at=an_at(), **world.how("press"))
    entry = annul(entry, decided_on=date(2022, 11, 24), reason="决定撤销", at=an_at(), **world.how("legal"))
    assert (entry.state, entry.withdraw_by) == (State.PUBLIC, date(2022, 11, 29))
    first = due(world.diary.events(), an_at())[0]
    assert (first.task.label, first.by) == ("撤下", date(2022, 11, 29))
    assert first.is_late(date(2022, 11, 30)) and not first.is_late(date(2022, 11, 29))


def test_a_withdrawn_name_is_down_at_once_and_cannot_be_withdrawn_again(world, an_at):
    entry = world.grounded(publish(world.approved(), at=an_at(), **world.how("press")))
    with pytest.raises(NoReason):
        withdraw(entry, reason="", **world.how("press"))
    entry = withdraw(entry, reason="决定撤销", **world.how("press"))
    assert (entry.state, entry.reason) == (State.WITHDRAWN, "决定撤销")
    assert world.roll(entry.candidate).named == ()
    with pytest.raises(WrongState) as fault:
        withdraw(entry, reason="再撤", **world.how("press"))
    assert "已撤下" in fault.value.what


def test_who_takes_a_name_down_is_another_than_who_signed_why(world, an_at, three_parts):
    entry = publish(world.approved(), at=an_at(), **world.how("press"))
    for alone in (entry, world.grounded(entry, by="press")):
        with pytest.raises(NobodyElseSigned) as fault:
            withdraw(alone, reason="撤", **world.how("press"))
        three_parts(fault.value)
    assert withdraw(world.entry(), reason="撤", **world.how("legal")).state is State.WITHDRAWN


def test_a_ground_from_before_the_entry_was_public_does_not_count(world, an_at):
    entry = raise_objection(world.entry(), text="不是我", at=an_at(), **world.how("writer"))
    accept_objection(entry, entry.objections[0], answer="属实", at=an_at(), **world.how("legal"))
    entry = publish(world.approved(), at=an_at(), **world.how("press"))
    with pytest.raises(NobodyElseSigned):
        withdraw(entry, reason="撤", **world.how("press"))


def test_a_name_never_published_cannot_be_withdrawn(world):
    with pytest.raises(WrongState):
        withdraw(world.approved(), reason="撤", **world.how("press"))


def test_a_correction_is_on_record_and_the_entry_stays(world, an_at):
    entry = publish(world.approved(), at=an_at(), **world.how("press"))
    amends = Amends("三次", "两次", "一次\n登记重复。")
    entry = correct(entry, amends, **world.how("legal"))
    assert entry.state is State.PUBLIC
    kept = [Amends.read(c.note) for c in world.entry().corrections]
    assert kept == [Amends("三次", "两次", "一次 登记重复。")]
    assert Amends.read("") is None  # erased by law


def test_a_correction_says_what_stood_there_and_what_is_right(world, an_at, three_parts):
    entry = publish(world.approved(), at=an_at(), **world.how("press"))
    with pytest.raises(NothingCorrected) as fault:
        correct(entry, Amends("三次", " ", "重复"), **world.how("legal"))
    three_parts(fault.value)


def test_the_last_day_of_the_term_belongs_to_it(world, an_at):
    entry = publish(world.approved(), at=an_at(), **world.how("press"))
    last = entry.ends_on
    on_last = world.roll(entry.candidate, at=an_at(last))
    after = world.roll(entry.candidate, at=an_at(last + timedelta(days=1)))
    assert on_last.entries[0].state is State.PUBLIC
    assert after.entries[0].state is State.EXPIRED and after.named == ()
    how = {**world.how("press"), "when": datetime(2022, 12, 24, 8)}
    assert expire(on_last, **{**how, "when": datetime(2022, 12, 23, 8)}).public
    assert expire(after, **how).entries[0].state is State.EXPIRED
    with pytest.raises(WrongState):
        withdraw(world.roll(entry.candidate).entries[0], reason="撤", **world.how("press"))


# ── the release morning ─────────────────────────────────────────────────────────────────────


def test_whoever_settled_since_drops_out_and_is_shown_with_why(world, a_candidate):
    gone, stays = a_candidate("K1"), a_candidate("K2", "虚小红")
    world.approved(gone)
    roll = world.roll(stays, before=(gone, stays))
    assert [e.candidate.subject for e in roll.entries] == ["K2"]
    assert [(d.state, d.name, d.is_public) for d in roll.dropped] == [(State.APPROVED, "假小明", False)]
    assert "不再符合条件" in roll.dropped[0].why


def test_who_is_public_and_no_longer_picked_is_shown_to_be_decided_on(world, an_at, a_candidate):
    publish(world.approved(), at=an_at(), **world.how("press"))
    dropped = world.roll(a_candidate("K2", "虚小红")).dropped
    assert [d.is_public for d in dropped] == [True]


def test_other_lists_and_periods_do_not_drop_out_here(world, a_rule, an_at):
    world.approved()
    assert world.roll(at=an_at(period="2022-12")).dropped == ()
    assert world.roll(rule=a_rule(name="other")).dropped == ()


def test_a_notice_names_whom_nothing_keeps_back_and_a_draft_whom_only_a_review_does(world, a_candidate, a_gate):
    held, waits = a_candidate("K2", "虚大红", gates=(a_gate(False),)), a_candidate("K3", "欧阳虚")
    late = a_candidate("K4", "虚小强", gates=(a_gate(False),))
    for candidate in (a_candidate(), held):
        world.approved(candidate)
    roll = world.roll(a_candidate(), held, waits, late)
    assert [e.candidate.subject for e in roll.shown()] == ["K1"]
    assert [e.candidate.subject for e in roll.shown(draft=True)] == ["K1", "K3"]
    assert [e.candidate.subject for e in roll.blocked] == ["K2"]
    assert not roll.is_empty and world.roll(held, waits).is_empty


def test_an_empty_list_says_so(world):
    assert world.roll().is_empty
    assert world.roll(world.proposed().candidate).is_empty
    world.now += timedelta(hours=1)


# ── gates ───────────────────────────────────────────────────────────────────────────────────


def test_data_are_fresh_up_to_their_last_day():
    assert fresh("r", date(2022, 11, 20), date(2022, 11, 23), 3).passed
    assert not fresh("r", date(2022, 11, 19), date(2022, 11, 23), 3).passed
    assert not fresh("r", None, date(2022, 11, 23), 3).passed


def test_a_list_whose_data_are_old_or_were_never_delivered_is_blocked(world, a_rule, a_candidate):
    from gongshi.figures.threshold import Threshold

    limit = Threshold.of("sample.fresh", 3, label="数据时效", basis="办法", since="2020-01-01", unit="天")
    rule = a_rule(fresh=(("people", limit),))
    clear = world.roll(a_candidate(), rule=rule, delivered={"people": date(2022, 11, 22)}).entries[0]
    old = world.roll(a_candidate(), rule=rule, delivered={"people": date(2022, 11, 2)}).entries[0]
    never = world.roll(a_candidate(), rule=rule).entries[0]
    assert [e.candidate.is_clear for e in (clear, old, never)] == [True, False, False]


def test_a_gate_of_fresh_data_names_the_register_as_people_call_it(world, a_rule, a_candidate):
    from gongshi.figures.threshold import Threshold

    limit = Threshold.of("sample.fresh", 3, label="数据时效", basis="办法", since="2020-01-01", unit="天")
    rule = a_rule(fresh=(("people", limit),))
    for delivered in ({"people": date(2022, 11, 2)}, {}):
        entry = world.roll(a_candidate(), rule=rule, delivered=delivered, labels={"people": "人员台账"}).entries[0]
        (gate,) = [g for g in entry.candidate.gates if g.code == "fresh_people"]
        assert gate.why.startswith("“人员台账”")


def test_a_window_of_working_days_is_over_on_the_day_after_its_last():
    def window(on):
        return after_working_days("w", "复核期", date(2022, 10, 21), 3, on, "规定第七十一条")

    assert not window(date(2022, 10, 26)).passed
    assert window(date(2022, 10, 26)).clears_on == date(2022, 10, 27)
    assert window(date(2022, 10, 27)).passed and window(date(2022, 10, 27)).clears_on is None


def test_a_window_without_its_first_day_does_not_hold():
    assert not after_working_days("w", "复核期", None, 3, date(2022, 10, 26), "").passed
    assert not after_days("w", "告知期", None, 30, date(2022, 10, 26), "").passed
    assert after_days("w", "告知期", date(2022, 9, 25), 30, date(2022, 10, 26), "").passed
    assert not after_days("w", "告知期", date(2022, 9, 26), 30, date(2022, 10, 26), "").passed
