"""Every sentence the reader meets has its English."""

from __future__ import annotations

import re
import sys

import pytest

from .source import ROOT

sys.path.insert(0, str(ROOT / "tools"))
import messages


@pytest.mark.parametrize("package", messages.PACKAGES)
def test_every_sentence_has_its_english(package: str):
    assert messages.untranslated(package) == []


@pytest.mark.parametrize("package", messages.PACKAGES)
def test_a_translation_keeps_every_named_place(package: str):
    places = re.compile(r"\{(\w+)")
    lost = [zh for zh, en in messages.known(package).items() if set(places.findall(zh)) != set(places.findall(en))]
    assert lost == []
