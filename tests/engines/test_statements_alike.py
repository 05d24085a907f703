"""A statement of an equal shape is the one that would have been written, with its own days."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import ibis
import pytest
from ibis.expr.types import Table

from gongshi.engines.alike import Alike, swapped

ROWS = ibis.table({"id": "string", "day": "date", "moment": "timestamp", "n": "int64"}, name="rows")


def written(expression: Table) -> str:
    return str(ibis.to_sql(expression, dialect="duckdb"))


def asked(first: date, last: date, word: str = "甲", least: int = 3) -> Table:
    """A filter, a join with a grouping of the same filter, and an aggregate: what a figure looks like."""
    within = ROWS.filter(ROWS.day >= first, ROWS.day < last, ROWS.id != word)
    often = within.group_by("id").aggregate(times=within.count()).filter(lambda t: t.times >= least)
    return within.join(often, "id").aggregate(n=ibis._.n.sum())


@pytest.fixture
def alike() -> Alike:
    return Alike(written)


def test_other_days_are_put_into_the_statement_that_is_known(alike: Alike):
    months = [(date(2022, 11, 1), date(2022, 12, 1)), (date(2022, 10, 1), date(2022, 11, 1))]
    assert [alike.statement(asked(*m)) for m in months] == [written(asked(*m)) for m in months]
    assert alike.written == 1


def test_moments_are_days_too_and_finer_ones_are_written(alike: Alike):
    moments = [datetime(2022, 11, 1), datetime(2021, 11, 1, 7, 30, 5), datetime(2021, 11, 1, 7, 30, 5, 250_000)]
    found = [ROWS.filter(ROWS.moment >= m) for m in moments]
    assert [alike.statement(f) for f in found] == [written(f) for f in found]
    assert alike.written == 2


@pytest.mark.parametrize("other", [{"word": "乙"}, {"least": 4}])
def test_another_word_or_number_is_another_statement(other: dict[str, Any], alike: Alike):
    days = (date(2022, 11, 1), date(2022, 12, 1))
    alike.statement(asked(*days))
    assert alike.statement(asked(*days, **other)) == written(asked(*days, **other))
    assert alike.written == 2


def test_days_that_fall_together_are_another_shape(alike: Alike):
    """Two days that were different and now are one would leave a text with only one of them known."""
    first, second = date(2022, 11, 1), date(2022, 12, 1)
    for pair in ((first, second), (first, first), (second, first)):
        assert alike.statement(asked(*pair)) == written(asked(*pair))
    assert alike.written == 2


def test_a_number_is_not_taken_for_a_truth_of_equal_value(alike: Alike):
    found = [ROWS.mutate(v=ibis.literal(value)) for value in (1, True)]
    assert [alike.statement(f) for f in found] == [written(f) for f in found]


@pytest.mark.parametrize("word", ["MAKE_DATE(2022, 11, 1)", '"_held0"'])
def test_a_text_that_looks_like_a_day_stays_what_it_is(word: str, alike: Alike):
    for month in (11, 10):
        found = asked(date(2022, month, 1), date(2022, month + 1, 1), word)
        assert alike.statement(found) == written(found)
    assert alike.written == 0


def test_a_day_that_nobody_knows_is_never_guessed():
    assert swapped("MAKE_DATE(2022, 1, 1)", {"MAKE_DATE(2022, 2, 1)": "MAKE_DATE(2022, 3, 1)"}) is None
    both = swapped('MAKE_DATE(1, 1, 1) MAKE_DATE(2, 2, 2) "_held1"', {
        "MAKE_DATE(1, 1, 1)": "MAKE_DATE(2, 2, 2)", "MAKE_DATE(2, 2, 2)": "MAKE_DATE(1, 1, 1)", '"_held1"': '"_held12"',
    })  # fmt: skip
    assert both == 'MAKE_DATE(2, 2, 2) MAKE_DATE(1, 1, 1) "_held12"'
