"""The example pack of docs/how-to/pack.md stands before the same questions as ours."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pytest

from gongshi.engines.tables import engine_over
from gongshi.figures.at import At
from gongshi.lists.propose import propose
from gongshi.packs.conform import questions
from gongshi.packs.pack import Pack
from gongshi.period import Period

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "tiny-pack"


@pytest.fixture(scope="module")
def pack() -> Pack:
    """The pack's value, imported from the example's folder without installing it."""
    sys.path.insert(0, str(FOLDER))
    try:
        from gongshi_potholes import PACK
    finally:
        sys.path.remove(str(FOLDER))
    return PACK


def test_the_example_pack_conforms(pack: Pack):
    assert {a.question: a.faults for a in questions(pack) if not a.holds} == {}


def test_its_list_holds_what_waits_longer_than_the_threshold(pack: Pack):
    rows = pa.table({
        "id": ["在期内", "逾期", "已修"],
        "road": ["演示街", "样本路", "示范路"],
        "found_on": pa.array([date(2022, 11, 16), date(2022, 11, 15), date(2022, 10, 1)], pa.date32()),
        "mended_on": pa.array([None, None, date(2022, 10, 2)], pa.date32()),
    })  # fmt: skip
    registers = {r.name: r for r in pack.registers}
    at = At(
        Period.parse("2022-11"), on=date(2022, 11, 30), known=datetime(2022, 11, 23, 8), released=date(2022, 11, 23)
    )
    found = propose(pack.lists[0], at, engine_over({"potholes": rows}, registers))
    assert [(c.subject, c.reasons[0].text) for c in found] == [("逾期", "发现后8天未修复")]


def test_the_how_to_shows_the_pack_as_it_is(pack: Pack):
    page = (FOLDER.parents[1] / "docs" / "how-to" / "pack.md").read_text(encoding="utf-8")
    for name in ("gongshi_potholes/__init__.py", "gongshi_potholes/notice.txt", "pyproject.toml"):
        assert f"examples/tiny-pack/{name}" in page
    assert all(r.label in page for r in (*pack.registers, *pack.figures, *pack.lists, *pack.notices))
