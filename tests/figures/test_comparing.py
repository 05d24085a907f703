"""An answer beside its older value: restated or as published, exact, and only when comparable."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from gongshi import Period
from gongshi.figures.ask import ask
from gongshi.figures.compare import Against, Basis, NotComparable, Published, compare, compare_all
from gongshi.settings import Settings
from tests.figures import a_library as lib

FEBRUARY = (
    lib.HEAD
    + """
    L0 | 2022-02-10 10:00 | 01 | 小说 | R1 | 30 | 1.00 | 2022 |
    L1 | 2022-03-01 00:00 | 01 | 小说 | R1 | 30 | 1.50 | 2022 |
    L2 | 2022-03-02 00:00 | 01 | 小说 | R2 | 30 | 1.50 | 2022 |
    P1 | 2021-03-02 00:00 | 01 | 小说 | R2 | 30 | 1.50 | 2021 |
    P2 | 2021-03-02 00:00 | 01 | 小说 | R2 | 30 | 1.50 | 2021 |
    P3 | 2021-03-02 00:00 | 01 | 小说 | R2 | 30 | 1.50 | 2021 |
"""
)
PRINTED = """
    period  | figure   | part | value | unit | document   | place
    2022-02 | 借阅次数 |      | 4     | 次   | 二月通报   | 第2段
    2022-02 | 借阅次数 | 东馆 | 9     | 次   | 二月通报   | 第3段
    2021-03 | lent     |      | 3     | 次   | 去年三月   | 第2段
"""
PRINTED = PRINTED.strip()


def test_a_restated_value_is_counted_again_and_the_change_is_exact() -> None:
    (found,) = compare_all([lib.lent], lib.at(), lib.engine(loans=FEBRUARY), Against.YEAR_ON_YEAR)
    assert (found.kind, found.basis) == ("同比", Basis.RESTATED)
    assert (found.change, found.ratio) == (-1, Fraction(-1, 3))


def test_a_published_value_is_preferred_and_a_differing_recount_is_noted() -> None:
    runs = lib.engine(loans=FEBRUARY, published_figures=PRINTED)
    (found,) = compare_all([lib.lent], lib.at(), runs, Against.PERIOD_ON_PERIOD)
    assert isinstance(found.before, Published)
    assert (found.before.value, found.before.document, found.basis) == (4, "二月通报", Basis.AS_PUBLISHED)
    assert found.change == -2
    assert any("发布为4" in n and "重算为1" in n for n in found.notes)


def test_a_published_value_that_the_recount_confirms_needs_no_note() -> None:
    runs = lib.engine(loans=FEBRUARY, published_figures=PRINTED)
    (found,) = compare_all([lib.lent], lib.at(), runs, Against.YEAR_ON_YEAR)
    assert (found.basis, found.notes) == (Basis.AS_PUBLISHED, ())


def test_who_prefers_restated_values_gets_them() -> None:
    runs = lib.engine(loans=FEBRUARY, published_figures=PRINTED)
    (found,) = compare_all([lib.lent], lib.at(), runs, Against.PERIOD_ON_PERIOD, prefer=Basis.RESTATED)
    assert (found.before.value, found.basis) == (1, Basis.RESTATED)


def test_against_zero_there_is_a_change_and_no_ratio() -> None:
    (found,) = compare_all([lib.lent], lib.at("2022-02"), lib.engine(loans=FEBRUARY), Against.PERIOD_ON_PERIOD)
    assert (found.change, found.ratio) == (1, None)


def test_a_figure_without_an_older_value_is_left_out() -> None:
    assert compare_all([lib.lent, lib.shelf], lib.at(), lib.engine(), Against.PERIOD_ON_PERIOD) == ()


def test_the_kind_is_found_from_the_periods() -> None:
    runs = lib.engine(loans=FEBRUARY)
    now, before = (ask([lib.lent], lib.at(p), runs).of("lent") for p in ("2022-03", "2022-02"))
    assert compare(now, before).kind is Against.PERIOD_ON_PERIOD


def test_an_unfinished_period_beside_a_whole_one_is_noted() -> None:
    runs = lib.engine(loans=FEBRUARY)
    early = lib.at(known=datetime(2022, 3, 23, 9), on=date(2022, 3, 23))
    (found,) = compare_all([lib.lent], early, runs, Against.PERIOD_ON_PERIOD)
    assert any("尚未结束" in n for n in found.notes)


@pytest.mark.parametrize(
    ("before", "fault"),
    [
        (Published("lent", Period.parse("2022Q1"), Decimal(1), "次"), "不是"),
        (Published("lent", Period.parse("2022-02"), Decimal(1), "人次"), "单位"),
    ],
)
def test_other_periods_and_units_are_not_comparable(before: Published, fault: str) -> None:
    now = ask([lib.lent], lib.at(), lib.engine(loans=FEBRUARY)).of("lent")
    with pytest.raises(NotComparable) as raised:
        compare(now, before)
    assert fault in raised.value.what and "借阅次数" in raised.value.where and raised.value.mend


def test_two_different_figures_are_not_comparable() -> None:
    runs = lib.engine(loans=FEBRUARY)
    now, before = ask([lib.lent], lib.at(), runs).of("lent"), ask([lib.readers], lib.at("2022-02"), runs).of("readers")
    with pytest.raises(NotComparable) as raised:
        compare(now, before)
    assert "借阅人数" in raised.value.what and "单位" in raised.value.what


def test_clocks_of_the_base_stand_on_the_same_day_of_its_own_period() -> None:
    moved = lib.at("2022-03", on=date(2022, 3, 31)).shifted(Period.parse("2022-02"))
    assert (moved.on, moved.known) == (date(2022, 2, 28), lib.at("2022-03").known)
    span = lib.at("2022-03-11..2022-03-20")
    assert span.shifted(span.period.previous()).on == date(2022, 3, 10)


def test_a_rule_not_yet_in_force_then_gives_no_comparison() -> None:
    runs = lib.engine(loans=FEBRUARY)
    found = compare_all([lib.lent, lib.long_loans], lib.at("2020-03"), runs, Against.YEAR_ON_YEAR)
    assert [c.now.figure.name for c in found] == ["lent"]


def test_a_base_without_any_record_is_noted_as_perhaps_never_delivered() -> None:
    (found,) = compare_all([lib.lent], lib.at("2022-02"), lib.engine(loans=FEBRUARY), Against.YEAR_ON_YEAR)
    assert found.before.value == 0
    assert any("2021年2月" in n and "没有相应记录" in n for n in found.notes)


def test_a_period_before_the_register_begins_is_unknown_and_not_zero() -> None:
    settings = Settings({"registers": {"loans": {"since": date(2022, 1, 1)}}})
    at = replace(lib.at(), settings=settings)
    assert ask([lib.lent], at, lib.engine(loans=FEBRUARY)).of("lent").value == 2
    assert compare_all([lib.lent], at, lib.engine(loans=FEBRUARY), Against.YEAR_ON_YEAR) == ()
    assert len(compare_all([lib.lent], at, lib.engine(loans=FEBRUARY), Against.PERIOD_ON_PERIOD)) == 1
