"""A sentence is Chinese unless the reader asked for English and a catalogue knows it."""

from __future__ import annotations

from collections.abc import Iterator
from contextvars import copy_context
from pathlib import Path

import pytest

from gongshi import i18n
from gongshi.i18n import add_catalogue, language, set_language, speaking, tr

CATALOGUE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgid "测试用句：第 {row} 行缺“{label}”。"
msgstr "For tests: “{label}” is missing in row {row}."
"""


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[None]:
    before = list(i18n._catalogues)
    (tmp_path / "en.po").write_text(CATALOGUE, encoding="utf-8")
    add_catalogue(tmp_path)
    yield
    i18n._catalogues[:] = before
    i18n._messages.cache_clear()


def test_named_places_are_filled() -> None:
    assert tr("第 {row} 行缺“{label}”。", row=3, label="编号") == "第 3 行缺“编号”。"


def test_a_sentence_without_values_keeps_its_braces() -> None:
    assert tr("写作 {name}") == "写作 {name}"


@pytest.mark.usefixtures("catalogue")
def test_a_catalogue_may_order_the_places_anew() -> None:
    with speaking("en"):
        said = tr("测试用句：第 {row} 行缺“{label}”。", row=3, label="id")
    assert said == "For tests: “id” is missing in row 3."


@pytest.mark.usefixtures("catalogue")
def test_a_sentence_that_no_catalogue_knows_stays_chinese() -> None:
    with speaking("en"):
        assert tr("没有人译过的句子。") == "没有人译过的句子。"


def test_the_language_ends_with_its_block_even_after_an_error() -> None:
    with pytest.raises(RuntimeError), speaking("en"):
        assert language() == "en"
        raise RuntimeError
    assert language() == "zh"


def test_an_unknown_language_is_chinese() -> None:
    def choose() -> str:
        set_language("fr")
        return language()

    assert copy_context().run(choose) == "zh"


def test_one_context_does_not_change_anothers_language() -> None:
    copy_context().run(set_language, "en")
    assert language() == "zh"
