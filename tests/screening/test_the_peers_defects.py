"""Each defect of the peers that the page of methods lists names tests, and those tests are there."""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "reference" / "screening-methods.md"
ROWS = re.findall(r"^\| (.+?) \| (`test_.+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)


def test_nine_defects_are_listed():
    assert len(ROWS) == 9


def test_every_test_named_for_a_defect_exists():
    written = "".join(file.read_text(encoding="utf-8") for file in HERE.glob("test_*.py"))
    named = {name for _, tests in ROWS for name in re.findall(r"`(test_\w+)`", tests)}
    assert {name for name in named if f"def {name}(" not in written} == set()
