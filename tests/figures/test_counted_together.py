"""Figures of one selection are counted by one statement, and each as it would be alone."""

from __future__ import annotations

from typing import Any

import pytest

from gongshi.figures.ask import ask, question
from gongshi.figures.figure import How
from tests.figures import a_library as lib

FIGURES = [lib.lent, lib.readers, lib.fees, lib.years_running, lib.long_share]


@pytest.mark.parametrize("engine", ["duckdb", "spark"])
@pytest.mark.parametrize("period", ["2022-03", "2022-04", "2030"])
def test_many_figures_together_say_what_each_says_alone(engine: str, period: str) -> None:
    runs = lib.engine(engine, loans=lib.MARCH, branches=lib.TWO_BRANCHES)
    many = ask(FIGURES, lib.at(period), runs)
    for figure in FIGURES:
        alone = ask([figure], lib.at(period), runs).of(figure.name)
        found = many.of(figure.name)
        assert (found.value, found.state, found.rows, found.empty) == (
            alone.value, alone.state, alone.rows, alone.empty,
        )  # fmt: skip


def test_a_filter_on_a_selection_is_counted_within_it() -> None:
    asked = question(FIGURES, lib.at(), lib.engine(loans=lib.MARCH))
    counted = [whole.figures for whole in asked.wholes]
    assert ("lent", "fees", "long_loans") in [tuple(sorted(names, key=_place)) for names in counted]


def _place(name: str) -> Any:
    return ["lent", "fees", "long_loans", "readers"].index(name)


def test_a_longest_run_keeps_a_statement_of_its_own() -> None:
    asked = question(FIGURES, lib.at(), lib.engine(loans=lib.MARCH))
    assert lib.years_running.reduction.how is How.LONGEST_RUN
    assert [branch.figure for branch in asked.branches] == ["years_running"]
