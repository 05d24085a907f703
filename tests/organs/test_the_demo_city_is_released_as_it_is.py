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
from gongshi.office.runs import engine
from gongshi_organs.collations import COLLATIONS
from gongshi_organs.demo import city
from gongshi_organs.demo.city import make_book, write_city
from gongshi_organs.views.contests import READS, awards_in, contest_grids, contest_of, results_in
from gongshi_organs.views.rows import rows_of
from gongshi_organs.views.titles import READS as TITLE_READS
from gongshi_organs.views.titles import recheck

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
def test_the_tie_at_the_prize_line_goes_by_the_stated_rule_and_who_withdrew_is_out(shown: Shown):
    rows = rows_of(engine(shown.workspace, shown.run.at.known, why="例"), *READS)
    contest = contest_of(rows, "XJ2022")
    found = results_in(rows, contest)
    prizes = [(a.entry, a.prize, a.by_tie) for a in awards_in(contest, found)]
    assert [r.place for r in found] == [1, 2, 2, 4]
    assert [prize for _, prize, _ in prizes] == ["一等奖", "一等奖", "一等奖", "二等奖"]
    assert sum(by_tie for *_, by_tie in prizes) == 1
    grids = contest_grids(rows, contest, found, awards_in(contest, found), shown.run.at, "")
    assert len(next(g for g in grids if g.title == "出场次序").rows) == 87  # three of ninety withdrew


@pytest.mark.slow
def test_the_joint_group_counts_once_and_its_departments_each(shown: Shown):
    rows = rows_of(engine(shown.workspace, shown.run.at.known, why="例"), *COLLATIONS["小组"].reads)
    (grid,) = COLLATIONS["小组"].made(rows, shown.run.at, "")
    assert len(grid.rows) == 188 and "分布在 56 个部门" in grid.notes[0]
    assert sum("、" in str(row[1]) for row in grid.rows) == 1


@pytest.mark.slow
def test_the_title_of_the_merged_department_has_gone_to_its_successor(shown: Shown):
    rows = rows_of(engine(shown.workspace, shown.run.at.known, why="例"), *TITLE_READS)
    (grid,) = recheck(rows, shown.run.at, "青年文明号")
    assert grid.rows[0][4] == "示例01局（2022-03-01合并）" and len(grid.rows) == 5


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
