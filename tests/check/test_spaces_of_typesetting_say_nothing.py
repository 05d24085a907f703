"""Spaces between words and figures, and behind ASCII marks, change nothing of what is read (字间空格)."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from gongshi.check import check, find_claims
from gongshi.check.annotate import annotated_docx
from gongshi.papers.read import paper_of

from ..papers.word import p, word
from .measures import structure_lines


def _spaced(text: str) -> str:
    return re.sub(r"(?<=[0-9%])(?=[一-鿿])", " ", re.sub(r"(?<=[一-鿿])(?=[0-9])", " ", text))


def _with_ascii_marks(text: str) -> str:
    return text.replace("，", ", ").replace("；", "; ").replace("（", "(").replace("）", ")")


@pytest.mark.parametrize("written", [_spaced, _with_ascii_marks])
def test_a_broken_line_stays_broken(written: Callable[[str], str]):
    broken = [text for _, _, text in structure_lines() if text][::4]
    lost = [t for t in broken if check(t).contradictions and not check(written(t)).contradictions]
    assert not lost


@pytest.mark.parametrize("written", [_spaced, _with_ascii_marks])
def test_a_sound_line_stays_sound(written: Callable[[str], str]):
    sound = [text for _, text, _ in structure_lines()][1::4]
    assert not [t for t in sound if not check(t).contradictions and check(written(t)).contradictions]


def test_places_and_words_of_a_claim_are_those_of_the_text_that_was_given():
    text = "5 月 3 日, 查处酒驾 1.2 万余 起, 占 12.5 %。"
    found = find_claims(text)
    assert [c.text for c in found] == ["5 月 3 日", "1.2 万余 起", "12.5 %"]
    assert [text[c.start : c.end] for c in found] == [c.text for c in found]
    assert [str(c.value) for c in found] == ["XXXX-05-03", "12000", "12.5"]


@pytest.mark.parametrize("row", ["东区 12 3", "甲县 12.5% 13.5%", "3 人民医院 120", "合计　28　7"])
def test_a_space_between_columns_stays(row: str):
    assert [c.text for c in find_claims(row)] == [c.text for c in find_claims(row.replace(" ", "　"))]


def test_a_comment_stands_around_the_number_and_the_document_keeps_its_spaces():
    data = word(p("检查单位 200 家, 合格 150 家, 合格率 85 %。"))
    report = check(paper_of(data, "稿.docx"))
    assert [report.paper.text[a:b] for a, b in (f.at for f in report.contradictions)] == ["85 %"]
    assert paper_of(annotated_docx(report, data), "稿.docx").text == report.paper.text
