"""What an answer rests on: columns that are counted or that decide, not those that are carried along."""

from __future__ import annotations

from gongshi import Figure
from gongshi.engines.blank import BlankEngine
from gongshi.figures.reading import columns_of
from tests.figures import a_library as lib


def _read(figure: Figure) -> set[str]:
    runs = lib.engine()
    blank = BlankEngine(runs.registers, runs.known)
    return {f"{register}.{column}" for register, column in columns_of(figure, lib.at(), blank)}


def test_a_count_reads_what_selects_its_rows_and_what_it_may_be_divided_by() -> None:
    assert "loans.lent_at" in _read(lib.lent)
    assert "loans.reader" not in _read(lib.lent)


def test_a_sum_reads_the_column_that_is_summed() -> None:
    assert "loans.fee" in _read(lib.fees)
    assert "loans.fee" not in _read(lib.lent)


def test_a_joined_column_that_nobody_looks_at_is_not_read() -> None:
    assert "branches.keeper" not in _read(lib.lent_with_keeper)


def test_a_derived_figure_reads_what_its_parts_read() -> None:
    derived = lib.long_share
    assert _read(derived) == set().union(*(_read(part) for _, part in derived.parts))


def test_a_blank_engine_has_no_rows_and_takes_every_register_for_delivered() -> None:
    runs = lib.engine()
    blank = BlankEngine(runs.registers, runs.known)
    assert blank.rows(blank.tables("loans")) == [] and blank.sql(blank.tables("loans")) == ""
    assert blank.is_delivered("loans") and "loans" in str(blank.tables("loans"))
