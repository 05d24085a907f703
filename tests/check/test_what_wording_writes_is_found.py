"""Writing and finding are inverse: whatever the room wording writes into a sentence is found as it was meant."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gongshi.check import Direction, Kind, Looseness, Range, Role, find_claims
from gongshi.check.claim import Claim
from gongshi.wording.change import write_change
from gongshi.wording.dates import write_date, write_span
from gongshi.wording.enumeration import name_some, write_respectively
from gongshi.wording.measure_words import Measured, measure_words
from gongshi.wording.moment import Moment
from gongshi.wording.qualifier import last_place, qualifier_words, write_over
from gongshi.wording.quantity import Role as Place
from gongshi.wording.quantity import read_quantity, write_quantity, write_share
from gongshi.wording.terms import write_term

COUNTED = st.sampled_from([w.text for w in measure_words() if w.measured is Measured.COUNT])
MEASURED = st.sampled_from([w.text for w in measure_words() if w.measured is Measured.MEASURE])
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
WHOLE = st.integers(2, 10**11)


def the_claim(text: str) -> Claim:
    found = find_claims(text)
    assert len(found) == 1, [c.text for c in found]
    return found[0]


@settings(deadline=None)
@given(st.integers(2, 10**11), COUNTED, st.sampled_from([Place.TEXT, Place.TABLE]))
def test_a_count_of_any_size_in_any_measure_word(value: int, unit: str, place: Place) -> None:
    claim = the_claim(f"本月台账记有样本{write_quantity(value, unit, place)}。")
    assert (claim.value, claim.unit, claim.qualifier) == (value, unit, Looseness.EXACT)


@settings(deadline=None)
@given(WHOLE, COUNTED)
def test_a_count_in_wan_and_yi_is_exact_or_said_to_be_about(value: int, unit: str) -> None:
    written = write_quantity(value, unit, short=True)
    claim = the_claim(f"台账记有样本{written}。")
    said = read_quantity(written)
    assert said is not None
    assert (claim.value, claim.unit) == (said.base.value, unit)
    assert claim.qualifier is (Looseness.APPROX if written.startswith("约") else Looseness.EXACT)
    assert isinstance(claim.value, Decimal) and abs(claim.value - value) <= claim.step


@settings(deadline=None)
@given(st.integers(11, 10**9), COUNTED, st.integers(1, 3))
def test_yu_is_over_and_its_test_holds(value: int, unit: str, figures: int) -> None:
    written = write_over(value, unit, figures=figures)
    assume(written is not None)
    claim = the_claim(f"台账记有样本{written}。")
    assert claim.qualifier is Looseness.OVER and claim.unit == unit
    assert isinstance(claim.value, Decimal)
    assert claim.value < value < claim.value + last_place(claim.value)


@settings(deadline=None)
@given(st.decimals(0, 10**6, places=2), MEASURED)
def test_a_measure_keeps_its_decimals(value: Decimal, unit: str) -> None:
    written = write_quantity(value, unit, Place.TABLE)
    said = read_quantity(written)
    claim = the_claim(f"实测长度{written}。")
    assert said is not None and (claim.value, claim.unit) == (said.value, unit)
    assert claim.kind in (Kind.MEASURE, Kind.PERCENT)


@settings(deadline=None)
@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_share_is_found_as_a_share(part: int, more: int) -> None:
    written = write_share(part, part + more)
    claim = the_claim(f"青年占{written}。")
    assert (claim.role, claim.unit) == (Role.SHARE, "%")
    assert claim.qualifier is (Looseness.AT_MOST if written.startswith("不足") else Looseness.EXACT)


@settings(deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 10**6), st.sampled_from(["同比", "环比"]))
def test_a_change_keeps_its_size_direction_and_base(now: int, before: int, kind: str) -> None:
    change = write_change(now, before, kind)
    assume(change.percent)
    claim = the_claim(f"受理投诉{change.text}。")
    assert (claim.kind, claim.compared, claim.signed) == (Kind.CHANGE, kind, change.percent)
    assert claim.direction is (Direction.UP if now > before else Direction.DOWN)


@given(st.integers(1, 400))
def test_a_term_of_imprisonment_is_months(months: int) -> None:
    claim = the_claim(f"判处有期徒刑{write_term(months)}。")
    assert claim.kind is Kind.DURATION and isinstance(claim.value, Decimal)
    assert claim.value * (12 if claim.unit == "年" else 1) == months


@given(DAYS)
def test_a_date_in_running_text(day: date) -> None:
    assert the_claim(f"会议于{write_date(day)}召开。").value == Moment(day.year, day.month, day.day)
    assert the_claim(f"会议于{write_date(day, year=False)}召开。").value == Moment(None, day.month, day.day)


@given(DAYS, DAYS)
def test_a_span_of_dates_has_both_ends(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assume(first != last)
    claim = the_claim(f"活动时间为{write_span(first, last)}。")
    assert claim.value == Range(Moment(first.year, first.month, first.day), Moment(last.year, last.month, last.day))


@given(st.integers(1, 400), st.sampled_from(["届", "期", "批", "次"]))
def test_an_ordinal_is_no_count(number: int, unit: str) -> None:
    claim = the_claim(f"这是{write_quantity(number, unit, Place.ORDINAL)}活动。")
    assert (claim.value, claim.kind, claim.qualifier) == (number, Kind.ORDINAL, Looseness.ORDINAL)


@given(st.integers(3, 500))
def test_some_named_and_all_counted(total: int) -> None:
    claim = the_claim(f"曝光{name_some(['假甲公司', '假乙公司'], total, '家')}企业。")
    assert (claim.value, claim.role) == (total, Role.SAMPLE)


@given(st.integers(3, 500), st.integers(501, 900))
def test_values_given_respectively_belong_to_their_names(one: int, other: int) -> None:
    found = find_claims(f"{write_respectively(['假山县', '虚水县'], [one, other], '起')}。")
    assert [(c.subject, c.value) for c in found] == [("假山县", one), ("虚水县", other)]


def test_every_qualifier_word_is_found_in_its_own_example() -> None:
    loud = {
        word.text: [(c.text, str(c.test)) for c in find_claims(f"名单记有{word.example}。")]
        for word in qualifier_words()
        if [c.test for c in find_claims(f"名单记有{word.example}。")] != [word.means]
    }
    assert loud == {}


@pytest.mark.parametrize("blank", ["", " "])
def test_memory_beside_the_claims_does_not_grow_with_the_text(blank: str) -> None:
    import tracemalloc

    from gongshi.check import iter_claims

    def peak(times: int) -> int:
        text = f"全市共走访农户{blank}300余户，其中甲村{blank}120{blank}户、乙村{blank}180{blank}户。\n" * times
        tracemalloc.start()
        for _ in iter_claims(text):
            pass
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    peak(50)
    assert peak(4000) < peak(400) + 200_000
