"""In English every label of the check is English: verdicts, kinds, roles, qualifiers, rules (核稿的英文)."""

from __future__ import annotations

import re
import subprocess
import sys
from io import BytesIO
from zipfile import ZipFile

import pytest

from gongshi.check import check
from gongshi.check.annotate import annotated_docx, page, rule_about, rule_label, summary
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
        assert rule_label(name)[0].islower() and not _CHINESE.search(rule_label(name))
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
    assert "[contradicts: sums]" in web
    assert "[contradicts: sums]" in comments
    assert 'title="Parts that leave' in web


@pytest.mark.parametrize(
    ("chosen", "other"), [("zh", re.compile(r"Usage|Options|Show this|\bPATH\b|\bTEXT\b")), ("en", _CHINESE)]
)
def test_the_help_is_in_one_language(chosen: str, other: re.Pattern[str]):
    command = "import sys; from gongshi.cli import main; main(sys.argv[1:])"
    ran = subprocess.run(
        [sys.executable, "-c", command, "--lang", chosen, "check", "--help"], capture_output=True, text=True
    )
    assert ran.returncode == 0 and not other.search(ran.stdout.replace("-以往发布.xlsx", "")), ran.stdout


def test_an_english_report_has_no_full_width_mark():
    with speaking("en"):
        report = check("共278起，其中甲县9起、乙县4起、丙县256起。火灾38起，去年同期55起，同比下降35%。")
        said = " ".join([summary(report), *(f.sentence for f in report.contradictions)])
    assert report.contradictions and not re.search("[，。；：（）、]", said)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_in_english_a_reason_begins_as_a_sentence_and_an_arithmetic_within_one(rule):
    with speaking("en"):
        found = [f for example in rule.examples for f in check(example.text).findings]
    assert [f.why for f in found if f.why[0].islower()] == []
    assert [f.sum for f in found if f.sum[:1].isupper()] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_an_arithmetic_is_written_one_way(rule):
    sums = [f.sum for example in rule.examples for f in check(example.text).findings]
    assert not [s for s in sums if "，≠" in s]
