"""Figures are asked in bulk, and zero, none, unknown and not reported stay apart."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from gongshi import State
from gongshi.engines.tables import MemoryEngine
from gongshi.figures.ask import MixedClocks, ask
from gongshi.figures.breakdown import NoSuchBreakdown
from tests.figures import a_library as lib


def test_the_first_and_last_minute_belong_to_the_period() -> None:
    assert ask([lib.lent], lib.at(), lib.engine(loans=lib.MARCH)).of("lent").value == 3


def test_a_sum_is_exact_and_skips_empty_cells() -> None:
    answer = ask([lib.fees], lib.at("2022Q1"), lib.engine(loans=lib.MARCH)).of("fees")
    assert answer.value == Decimal("3.75")
    assert (answer.rows, answer.empty) == (3, 0)


def test_no_record_is_zero_and_not_empty() -> None:
    for figure in (lib.lent, lib.readers, lib.fees, lib.years_running):
        answer = ask([figure], lib.at("2030"), lib.engine(loans=lib.HEAD)).of(figure.name)
        assert (answer.value, answer.state) == (0, State.ZERO)


def test_records_whose_column_is_empty_in_all_are_unknown_and_not_zero() -> None:
    answer = ask([lib.fees], lib.at("2022-04"), lib.engine(loans=lib.MARCH)).of("fees")
    assert (answer.value, answer.state, answer.empty) == (None, State.UNKNOWN, 1)


def test_a_column_that_nobody_ever_filled_is_unknown_and_not_zero() -> None:
    poor = replace(lib.helped, name="poor", sensitive=False, told_by=("fee",))
    nobody = lib.some_loans("01", "01", fee="")
    answers = ask([poor], lib.at(), lib.engine(loans=nobody, branches=lib.TWO_BRANCHES), by="branch")
    assert {(a.value, a.state) for a in answers} == {(None, State.UNKNOWN)}
    rich = ask([poor], lib.at(), lib.engine(loans=lib.some_loans("01", fee="3"))).of("poor")
    none = ask([poor], lib.at(), lib.engine(loans=lib.HEAD)).of("poor")
    assert (rich.state, none.state) == (State.ZERO, State.ZERO)


def test_a_register_never_delivered_is_not_reported_and_named() -> None:
    answer = ask([lib.lent_with_keeper], lib.at(), lib.engine(loans=lib.MARCH)).of("lent_with_keeper")
    assert (answer.value, answer.state, answer.missing) == (None, State.NOT_REPORTED, ("branches",))


def test_a_share_of_nothing_has_no_value_and_a_share_of_none_is_zero() -> None:
    nothing = ask([lib.long_share], lib.at("2030"), lib.engine(loans=lib.MARCH)).of("long_share")
    none = ask([lib.long_share], lib.at(), lib.engine(loans=lib.some_loans("01"))).of("long_share")
    assert (nothing.value, nothing.state) == (None, State.NONE)
    assert (none.value, none.state) == (0, State.ZERO)


def test_a_derived_figure_is_not_reported_when_a_part_is_not() -> None:
    answer = ask([lib.long_share], lib.at(), lib.engine(branches=lib.TWO_BRANCHES)).of("long_share")
    assert (answer.state, answer.missing) == (State.NOT_REPORTED, ("loans",))


def test_a_share_is_exact_until_somebody_rounds_it() -> None:
    answer = ask([lib.long_share], lib.at(), lib.engine(loans=lib.MARCH)).of("long_share")
    assert answer.value is not None
    assert str(answer.value).startswith("33.33333333333")


def test_the_longest_run_ends_at_the_last_year() -> None:
    answer = ask([lib.years_running], lib.at(), lib.engine(loans=lib.MARCH)).of("years_running")
    assert answer.value == 2  # 2021 and 2022; 2018 and 2019 are a run that ended


def test_a_quoted_figure_says_document_and_place() -> None:
    answer = ask([lib.villages], lib.at(), lib.engine()).of("villages")
    assert answer.value == 32
    assert "示例市文化公报" in answer.note and "第4页" in answer.note


def test_a_listed_figure_takes_the_length_of_its_list_and_is_unknown_without() -> None:
    assert ask([lib.shelf], lib.at(), lib.engine(), rolls={"new_books": 0}).of("new_books_listed").state is State.ZERO
    assert ask([lib.shelf], lib.at(), lib.engine()).of("new_books_listed").state is State.UNKNOWN


def test_all_figures_and_parts_go_to_the_engine_in_one_call(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    plain = MemoryEngine.rows
    monkeypatch.setattr(MemoryEngine, "rows", lambda self, e: calls.append(1) or plain(self, e))
    figures = [lib.lent, lib.readers, lib.fees, lib.years_running, lib.long_share, lib.villages, lib.shelf]
    ask(figures, lib.at(), lib.engine(loans=lib.MARCH, branches=lib.TWO_BRANCHES), by=("branch", "genre", "month"))
    assert len(calls) == 1


def test_an_answer_names_the_thresholds_its_definition_asked_for() -> None:
    answers = ask([lib.lent, lib.long_share], lib.at(), lib.engine(loans=lib.MARCH))
    assert answers.of("lent").thresholds == ()
    assert answers.of("long_share").thresholds == (lib.LONG,)


def test_the_statement_of_an_answer_gives_the_same_number() -> None:
    runs = lib.engine(loans=lib.MARCH)
    answer = ask([lib.readers], lib.at(), runs).of("readers")
    found = runs.session.lanes.connections[0].execute(answer.sql).fetchall()  # type: ignore[attr-defined]
    assert answer.value in found[0]


def test_an_engine_that_reads_another_moment_is_refused() -> None:
    runs = lib.engine(loans=lib.MARCH)
    runs.known = datetime(2022, 5, 1)  # type: ignore[misc]
    with pytest.raises(MixedClocks) as raised:
        ask([lib.lent], lib.at(), runs)
    assert "截至" in raised.value.what and raised.value.where and "同一" in raised.value.mend


def test_a_breakdown_that_no_figure_offers_is_refused_with_those_that_are() -> None:
    with pytest.raises(NoSuchBreakdown) as raised:
        ask([lib.lent], lib.at(), lib.engine(loans=lib.MARCH), by=("genre", "colour"))
    assert "colour" in raised.value.what and "genre" not in raised.value.what
    assert "借阅次数" in raised.value.where and "分馆（branch）" in raised.value.mend
