"""The founding page's other half, sentence by sentence: docs/the-page.md against the organs demo's release."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gongshi.office.demo import demo
from gongshi.office.page import page_text

DOC = Path(__file__).resolve().parents[2] / "docs" / "the-page.md"


def rows() -> list[list[str]]:
    lines = [line for line in DOC.read_text(encoding="utf-8").splitlines() if re.match(r"\| S\d+ ", line)]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    shown = demo(tmp_path_factory.mktemp("版面") / "城市", pack="organs")
    return page_text(shown.workspace, shown.run)


def test_every_sentence_of_the_conference_has_its_row():
    assert [row[0] for row in rows()] == [f"S{n}" for n in range(1, 40)]


@pytest.mark.slow
@pytest.mark.parametrize("row", rows(), ids=[row[0] for row in rows()])
def test_what_a_row_quotes_is_printed(row: list[str], page: str):
    assert row[5].strip("`") in page
