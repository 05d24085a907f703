"""From delivered files to documents: the lists and figures are those that people planted."""

from __future__ import annotations

import json
import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from gongshi.office.demo import Shown
from gongshi.office.opening import answer_of, find_figure, records_behind
from gongshi.office.runs import clocks
from gongshi.period import Period
from gongshi.records.register import Level

LISTS = (
    "lifetime_bans", "crash_prone_segments", "high_risk_carriers", "unsettled_vehicles", "zone_vehicles", "typical_cases",
)  # fmt: skip


@pytest.fixture(scope="module")
def truth(files: Path) -> dict:
    return json.loads((files / "truth.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", LISTS)
def test_a_list_holds_exactly_the_planted_members(name: str, shown: Shown, truth: dict):
    entries = shown.run.rolls[name].shown()
    assert {e.candidate.subject for e in entries} == set(truth["lists"][name]["members"])


@pytest.mark.parametrize("name", LISTS)
def test_no_near_miss_is_named(name: str, shown: Shown, truth: dict):
    kept_out = set(truth["lists"][name]["kept_out"])
    assert kept_out
    assert not kept_out & {e.candidate.subject for e in shown.run.rolls[name].shown()}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_s_published_length_is_the_length_of_its_annex(name: str, shown: Shown, truth: dict):
    listed = [f for f in shown.run.pack.figures if getattr(f, "list_name", "") == name]
    assert [shown.run.answers.of(f.name).value for f in listed] == [len(truth["lists"][name]["members"])]


def test_figures_equal_a_count_in_plain_python(shown: Shown, truth: dict):
    asked = {key: value for key, value in truth["figures"].items() if re.fullmatch(r"\w+( \d{4}-\d{2})?", key)}
    found = {}
    for key in asked:
        name, _, month = key.partition(" ")
        pack, figure = find_figure(shown.workspace, name)
        at = clocks(shown.workspace, Period.parse(month or "2022-11"), known=shown.run.at.known)
        found[key] = int(answer_of(shown.workspace, pack, figure, at).of(name).value)
    assert len(asked) > 10
    assert found == asked


def test_breakdowns_equal_a_count_in_plain_python_and_keep_empty_brigades(shown: Shown, truth: dict):
    for key, expected in truth["figures"].items():
        found = re.fullmatch(r"(\w+) 2022-11 by brigade", key)
        if found:
            pack, figure = find_figure(shown.workspace, found[1])
            at = clocks(shown.workspace, Period.parse("2022-11"), known=shown.run.at.known)
            parts = answer_of(shown.workspace, pack, figure, at, by="brigade").parts(found[1], "brigade")
            assert sorted(int(a.value) for a in parts) == sorted(expected.values())
            assert 0 in expected.values()


def test_changes_compare_as_many_days_and_equal_a_count_in_plain_python(shown: Shown, truth: dict):
    checked = 0
    for key, expected in truth["figures"].items():
        found = re.fullmatch(r"(\w+) so far (同比|环比) %", key)
        if found:
            ratio = shown.run.comparisons[(found[1], found[2])].ratio
            percent = Decimal(100 * ratio.numerator) / Decimal(ratio.denominator)
            assert str(percent.quantize(Decimal("0.1"), ROUND_HALF_UP)) == expected
            checked += 1
    assert checked == 4


def test_a_death_after_seven_days_is_not_counted_and_its_crash_is(shown: Shown):
    deaths, fatal = (shown.run.answers.of(n).value for n in ("deaths", "fatal_crashes"))
    assert deaths < fatal


def test_opening_a_figure_gives_as_many_records_as_the_number_says(shown: Shown):
    answer = shown.run.answers.of("crashes_recorded")
    records = records_behind(shown.workspace, answer, level=Level.PUBLIC)
    assert records.total == answer.value
    assert all(origin.delivery and origin.row > 0 for origin in records.origins)


def test_a_public_reader_sees_no_column_above_public(shown: Shown):
    answer = shown.run.answers.of("deaths")
    public = records_behind(shown.workspace, answer, level=Level.PUBLIC)
    office = records_behind(shown.workspace, answer, level=Level.OFFICE)
    assert set(public.columns) < set(office.columns)
    assert "name" not in office.columns


def test_the_vault_and_the_diary_hold(shown: Shown):
    from gongshi.office.people import diary, people

    assert not [f for f in shown.workspace.vault().verify() if f.is_broken]
    assert diary(shown.workspace).verify(people(shown.workspace)) == ()


def test_every_look_into_a_sealed_part_was_noted(shown: Shown):
    looks = (shown.workspace.root / "日记" / "looks.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["register"] for line in looks} >= {"bans"}
    assert all(json.loads(line)["why"] for line in looks)
