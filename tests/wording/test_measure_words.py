"""The list of measure words is data with examples, and each example reads."""

from __future__ import annotations

from pathlib import Path

import pytest

import gongshi.wording
from gongshi.wording.measure_words import Measured, MeasureWord, measure_words, measured, starts_with_measure
from gongshi.wording.quantity import read_quantity


@pytest.mark.parametrize("word", measure_words(), ids=lambda word: word.text)
def test_each_measure_word_reads_in_its_example(word: MeasureWord) -> None:
    found = read_quantity(word.example)
    assert found is not None and found.unit == word.text
    assert found.ordinal is (word.measured is Measured.ORDINAL)
    assert word.of and all(word.of)


def test_no_measure_word_is_listed_twice() -> None:
    every = [word.text for word in measure_words()]
    assert sorted(set(every)) == sorted(every)


def test_a_unit_that_is_not_listed_has_no_kind() -> None:
    assert measured("起") is Measured.COUNT
    assert measured("某种") is None
    assert [kind.label for kind in Measured] == ["计数", "时长", "金额", "度量", "比率", "序数"]


def test_a_text_begins_with_a_measure_word_or_not() -> None:
    assert starts_with_measure("起案件") and starts_with_measure("个百分点")
    assert not starts_with_measure("") and not starts_with_measure("案件")


def test_no_word_of_one_field_stands_in_the_word_lists() -> None:
    folder = Path(gongshi.wording.__path__[0])
    texts = [
        path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.*")) if path.suffix in {".py", ".toml"}
    ]
    assert len(texts) > 10
    assert not [word for word in ("事故", "禁驾", "酒驾", "闯红灯") for text in texts if word in text]
