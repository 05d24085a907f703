"""A developer who is told that a number is wrongly accused sees which lines took it together with others."""

from __future__ import annotations

import sys
from pathlib import Path

from ..house.source import ROOT

sys.path.insert(0, str(ROOT / "tools"))
import why


def test_the_lines_that_led_to_a_finding_are_told():
    ((finding, lines),) = why.reasons(why.paper_of("共处理警情214起，其中简易程序处理209起，一般程序处理15起。"))
    told = [function for _, function, _ in lines]
    assert finding.rule == "sum"
    assert told.index("opened") < told.index("is_closed") < told.index("finding")


def test_a_line_is_told_with_its_place_and_its_code():
    ((_, lines),) = why.reasons(why.paper_of("培训分3期进行，每期60人，共培训172人。"))
    place, _, code = lines[-1]
    assert place.startswith("check/consistency/each.py:") and code.startswith("yield")


def test_nothing_is_told_of_a_sound_text():
    assert list(why.reasons(why.paper_of("共处理警情224起，其中简易程序处理209起，一般程序处理15起。"))) == []


def test_a_document_is_read_as_the_check_reads_it(tmp_path: Path):
    draft = tmp_path / "草稿.md"
    draft.write_text("共处理警情 214 起, 其中简易程序处理 209 起、一般程序处理 15 起。", encoding="utf-8")
    ((finding, lines),) = why.reasons(why.paper_of(str(draft)))
    assert finding.rule == "sum" and any("sums.py" in place for place, _, _ in lines)
