"""Small counts in sensitive matters are hidden, and cannot be found by subtraction."""

from dataclasses import replace

from gongshi import Settings, State
from gongshi.figures.ask import ask
from tests.figures import a_library as lib

_BRANCHES = "code | name\n" + "\n".join(f"0{i} | 第{i}馆" for i in range(1, 5))


def _states(*branches: str) -> dict[str, State]:
    runs = lib.engine(loans=lib.some_loans(*branches), branches=_BRANCHES)
    return {a.part: a.state for a in ask([lib.helped], lib.at(), runs, by="branch")}


def test_one_to_four_persons_are_hidden_with_a_note() -> None:
    answer = ask([lib.helped], lib.at(), lib.engine(loans=lib.some_loans(*["01"] * 4))).of("helped")
    assert (answer.value, answer.state, answer.rows, answer.sql) == (None, State.SUPPRESSED, 0, "")
    assert "少于5人次" in answer.note


def test_five_persons_and_nobody_at_all_are_shown() -> None:
    five = ask([lib.helped], lib.at(), lib.engine(loans=lib.some_loans(*["01"] * 5))).of("helped")
    nobody = ask([lib.helped], lib.at(), lib.engine(loans=lib.HEAD)).of("helped")
    assert (five.value, nobody.value) == (5, 0)


def test_a_figure_that_is_not_sensitive_is_never_hidden() -> None:
    assert ask([lib.lent], lib.at(), lib.engine(loans=lib.some_loans("01"))).of("lent").value == 1


def test_a_single_small_part_takes_the_next_smallest_with_it() -> None:
    found = _states(*["01"] * 2, *["02"] * 6, *["03"] * 9)
    assert found[""] is State.KNOWN
    assert (found["第1馆"], found["第2馆"], found["第3馆"]) == (State.SUPPRESSED, State.SUPPRESSED, State.KNOWN)
    assert found["第4馆"] is State.ZERO


def test_two_hidden_parts_that_together_stay_small_take_a_third() -> None:
    found = _states("01", *["02"] * 2, *["03"] * 7, *["04"] * 8)
    assert [found[f"第{i}馆"] for i in (1, 2, 3)] == [State.SUPPRESSED] * 3
    assert found["第4馆"] is State.KNOWN


def test_a_hidden_whole_hides_all_its_parts() -> None:
    found = _states("01", "01", "02")
    assert {found[""], found["第1馆"], found["第2馆"]} == {State.SUPPRESSED}


def test_a_share_from_which_the_hidden_count_could_be_had_is_hidden_too() -> None:
    answer = ask([lib.helped_share], lib.at(), lib.engine(loans=lib.some_loans(*["01"] * 4))).of("helped_share")
    assert (answer.value, answer.state) == (None, State.SUPPRESSED)
    assert answer.note


def test_an_office_may_set_a_higher_bound() -> None:
    ten = Settings(
        {"thresholds": {"gongshi": {"smallest_shown": [{"value": 10, "since": "2020-01-01", "basis": "甲"}]}}}
    )
    runs = lib.engine(loans=lib.some_loans(*["01"] * 9))
    assert ask([lib.helped], lib.at(settings=ten), runs).of("helped").state is State.SUPPRESSED


def test_who_may_see_it_asks_for_it() -> None:
    answer = ask([lib.helped], lib.at(), lib.engine(loans=lib.some_loans("01")), suppress=False).of("helped")
    assert answer.value == 1


def test_a_small_count_that_another_figure_of_the_release_leaves_over_is_safe() -> None:
    """20 loans, 17 of them with a fee: the 3 without would be told by subtraction."""
    paid = replace(
        lib.helped, name="paid", sensitive=False, breakdowns=(),
        select=lambda loans, at: lib.lent.select(loans, at).filter(loans.fee > 0),
    )  # fmt: skip
    fees = [*["5"] * 17, *["0"] * 3]
    rows = [f"N{i} | 2022-03-05 09:00 | 01 | 小说 | R{i} | 1 | {fee} | 2022 |" for i, fee in enumerate(fees)]
    runs = lib.engine(loans=lib.HEAD + "\n".join(rows))
    answers = ask([lib.lent, lib.helped, paid], lib.at(), runs)
    assert [answers.of(name).state for name in ("lent", "helped", "paid")] == [
        State.KNOWN, State.SUPPRESSED, State.SUPPRESSED,
    ]  # fmt: skip
    seen = ask([lib.lent, lib.helped, paid], lib.at(), runs, suppress=False)
    assert [seen.of(name).value for name in ("lent", "helped", "paid")] == [20, 3, 17]
