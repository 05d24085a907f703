"""Each point of the security checklist names a test that exists, or a reason."""

from __future__ import annotations

import re

from ..house.source import ROOT

PAGE = ROOT / "docs" / "reference" / "desk-asvs.md"


def test_every_test_that_the_checklist_names_exists():
    there = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.M)
    }
    named = re.findall(r"`(test_\w+)`", PAGE.read_text(encoding="utf-8"))
    assert len(named) > 40
    assert [name for name in named if name not in there] == []


def test_every_point_has_a_test_or_a_reason():
    rows = [line.split("|") for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")][2:]
    assert len(rows) > 30
    assert [row[1] for row in rows if "`test_" not in row[3] and "理由：" not in row[3]] == []
