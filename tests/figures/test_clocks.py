"""Dated thresholds: the value in force on the day, an office's own document, and what was asked."""

from datetime import date

import pytest

from gongshi import Settings
from gongshi.figures.at import NotYetInForce
from gongshi.settings import BadSetting
from tests.figures import a_library as lib


def _with(**entry: object) -> Settings:
    return Settings({"thresholds": {"library": {"long": [entry]}}})


def test_before_its_first_day_a_threshold_has_no_value() -> None:
    with pytest.raises(NotYetInForce) as raised:
        lib.at(on=date(2019, 12, 31)).number(lib.LONG)
    assert "长借" in raised.value.what and "library.long" in raised.value.where and raised.value.mend


def test_an_office_overrides_from_its_first_day_and_not_before() -> None:
    ours = _with(value=60, since=date(2022, 4, 1), basis="本馆办法")
    assert lib.at(on=date(2022, 3, 31), settings=ours).number(lib.LONG) == 30
    assert lib.at(on=date(2022, 4, 1), settings=ours).dated(lib.LONG).basis == "本馆办法"


def test_an_override_without_a_document_is_refused() -> None:
    with pytest.raises(BadSetting) as raised:
        lib.at(settings=_with(value=60, since="2022-01-01")).number(lib.LONG)
    assert "basis" in raised.value.what and raised.value.where and raised.value.mend


def test_a_threshold_that_must_be_whole_is_refused_otherwise() -> None:
    with pytest.raises(BadSetting) as raised:
        lib.at(settings=_with(value="很久", since="2022-01-01", basis="甲")).number(lib.LONG)
    assert "很久" in raised.value.what and raised.value.where and raised.value.mend


def test_noting_clocks_remember_each_threshold_once() -> None:
    noting = lib.at().noting()
    assert (noting.number(lib.LONG), noting.share(lib.LONG), noting.words(lib.LONG)) == (30, 30, ("30",))
    assert noting.asked == [lib.LONG]
