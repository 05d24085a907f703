"""The demo's release says what its truth file says, and says it again to the byte."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from gongshi.check import Records, check
from gongshi.notices.compose import compose
from gongshi.notices.docx import write_docx
from gongshi.notices.layout import Look
from gongshi.office.checking import records_of_release
from gongshi.office.demo import Shown, demo
from gongshi.office.page import page_text
from gongshi.office.rendering import facts_of
from gongshi_organs.demo import city
from gongshi_organs.demo.city import make_book, write_city

TRUTH = json.loads((Path(city.__file__).parent / city.TRUTH).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    return demo(tmp_path_factory.mktemp("演示") / "城市", pack="organs")


@pytest.mark.slow
def test_every_figure_is_what_was_planted(shown: Shown):
    found = {name: shown.run.answers.of(name).value for name in TRUTH["figures"]}
    assert found == {name: Decimal(value) for name, value in TRUTH["figures"].items()}


@pytest.mark.slow
def test_every_part_is_what_was_planted(shown: Shown):
    for name, by, part, value in TRUTH["parts"]:
        assert (part, shown.run.answers.of(name, breakdown=by, part=part).value) == (part, value)


@pytest.mark.slow
def test_the_lists_hold_what_was_planted(shown: Shown):
    assert {name: len(roll.shown(draft=False)) for name, roll in shown.run.rolls.items()} == TRUTH["lists"]


@pytest.mark.slow
def test_the_release_says_the_founding_page_s_numbers(shown: Shown):
    text = page_text(shown.workspace, shown.run)
    assert [sentence for sentence in TRUTH["sentences"] if sentence not in text] == []


@pytest.mark.slow
def test_a_merged_unit_a_moved_survey_and_late_rows_are_in_the_city_and_counted_rightly(shown: Shown):
    answers = shown.run.answers
    assert answers.of("activities_recorded_late").value is not None
    assert answers.of("units_visited").value == 88  # the survey moved on the release morning counts once
    assert answers.of("units_live", breakdown="unit_kind", part="部门").value == 88  # the merged department is gone


@pytest.mark.slow
def test_the_same_release_is_the_same_to_the_byte(shown: Shown, tmp_path: Path):
    look = Look.of(shown.workspace.settings, shown.run.at.known, red_head=True)
    for name in ("甲.docx", "乙.docx"):
        facts = facts_of(shown.workspace, shown.run, draft=False, number="11")
        list(write_docx(compose(shown.run.pack.notices[0], facts), tmp_path / name, look))
    assert (tmp_path / "甲.docx").read_bytes() == (tmp_path / "乙.docx").read_bytes()


def test_the_same_seed_gives_the_same_files(tmp_path: Path):
    for name in ("甲", "乙"):
        write_city(tmp_path / name)
    files = sorted(p.name for p in (tmp_path / "甲").iterdir())
    assert all((tmp_path / "甲" / f).read_bytes() == (tmp_path / "乙" / f).read_bytes() for f in files)


def test_size_adds_ordinary_rows_and_no_planted_ones():
    small, large = make_book(size=1, seed=1), make_book(size=2, seed=1)
    kinds = ("联学联建", "沉浸式调研", "50年纪念章颁发")
    counts = [[sum(r["kind"] == k for r in b.rows["activities"]) for k in kinds] for b in (small, large)]
    assert counts[0] == counts[1]
    assert len(large.rows["activities"]) > len(small.rows["activities"])


@pytest.fixture(scope="module")
def records(shown: Shown) -> Records:
    return records_of_release(shown.workspace, shown.run.pack, shown.run.at)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["新闻发布词", "主持词", "答问参考", "年鉴条目"])
def test_every_claim_of_its_documents_is_bound_and_stands_in_three_formats(name: str, shown: Shown, records: Records):
    files = (shown.written.folder / f"{name}.{form}" for form in ("docx", "pdf", "html"))
    reports = [check(file, records) for file in files]
    assert [[f.sentence for f in r.contradictions + r.questions] + [r.unbound] for r in reports] == [[0]] * 3
    claims = [Counter((c.text, str(c.value), c.unit) for c in r.claims) for r in reports]
    assert claims[0] == claims[1] == claims[2] != Counter()
