"""Every figure and every list rule explains itself in the clerk's language."""

from __future__ import annotations

import re
import sys

import pytest

from gongshi.i18n import explained, speaking
from gongshi.packs.find import find_pack

from .source import ROOT

sys.path.insert(0, str(ROOT / "tools"))
import messages

PACK = find_pack("traffic")  # the door through which its catalogues come
DEFINED = (*PACK.figures, *PACK.lists)
CODE_NAMES = {one.name for one in DEFINED}


@pytest.mark.parametrize("package", messages.PACKAGES)
def test_every_docstring_of_a_figure_or_list_has_its_chinese(package: str):
    assert messages.unexplained(package) == []


@pytest.mark.parametrize("package", messages.PACKAGES)
def test_no_explanation_is_left_of_a_docstring_that_has_changed(package: str):
    assert set(messages.known(package, "zh")) <= set(messages.explanations(package))


@pytest.mark.parametrize("one", DEFINED, ids=lambda one: one.name)
def test_an_explanation_is_one_line_of_whole_chinese_sentences(one):
    with speaking("zh"):
        shown = explained(one.doc)
    foreign = set(re.findall(r"[A-Za-z_]+", shown)) - CODE_NAMES
    assert (foreign, "\n" in shown, shown[-1]) == (set(), False, "。")


@pytest.mark.parametrize("one", DEFINED, ids=lambda one: one.name)
def test_a_figure_that_an_explanation_refers_to_exists(one):
    labels = {figure.label for figure in PACK.figures}
    with speaking("zh"):
        referred = re.findall(r"口径同“([^”]+)”", explained(one.doc))
    assert set(referred) <= labels


def test_a_definition_without_chinese_is_named(monkeypatch: pytest.MonkeyPatch):
    deaths = next(figure for figure in PACK.figures if figure.name == "deaths")
    have = messages.known("gongshi_traffic", "zh")
    del have[deaths.doc]
    monkeypatch.setattr(messages, "known", lambda package, language="en": have)
    assert messages.unexplained("gongshi_traffic") == ["deaths 事故死亡人数"]
