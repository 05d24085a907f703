"""In English every label of the check is English: verdicts, kinds, roles, qualifiers, rules (核稿的英文)."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from gongshi.check import check
from gongshi.check.annotate import annotated_docx, page, rule_about, rule_label
from gongshi.check.claim import Direction, Kind, Looseness, Role
from gongshi.check.consistency.rules import RULES
from gongshi.check.finding import Verdict
from gongshi.i18n import speaking

_CHINESE = re.compile(r"[一-鿿]")


@pytest.mark.parametrize("label", [*Verdict, *Kind, *Looseness, *Role, *Direction])
def test_every_label_of_a_claim_and_of_a_verdict_has_english(label):
    with speaking("en"):
        assert not _CHINESE.search(label.label)
    assert _CHINESE.search(label.label)


@pytest.mark.parametrize("name", [*(rule.name for rule in RULES), "records", "names", "sense"])
def test_every_rule_has_an_english_name(name):
    with speaking("en"):
        assert not _CHINESE.search(rule_label(name))
    assert _CHINESE.search(rule_label(name))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_is_explained_in_english(rule):
    with speaking("en"):
        assert rule_about(rule.name) != rule.about


def test_a_comment_names_verdict_and_rule_in_english():
    text = "共278起，其中甲县9起、乙县4起、丙县256起。"
    with speaking("en"):
        report = check(text)
        web = page(report)
        with ZipFile(BytesIO(annotated_docx(report, text.encode()))) as word:
            comments = word.read("word/comments.xml").decode()
    assert "【contradicts·sums】" in web
    assert "【contradicts·sums】" in comments
    assert 'title="Parts that leave' in web
