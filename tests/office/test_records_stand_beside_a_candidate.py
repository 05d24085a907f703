"""A reviewer sees the rows that a candidate rests on, no column above his level, and his look is noted."""

from __future__ import annotations

import json

import pytest

from gongshi.office.behind import records_beside
from gongshi.records.register import Level

from .a_release import Release
from .small_city import deliver_rows

BAN = {
    "decision": "虚公交吊字〔2022〕第1号", "person": "RY1", "name": "假甲某", "sex": "男", "born_on": "1978-11-23",
    "licence_class": "C1", "first_licensed_on": "2003-05-16", "unlicensed": "否", "ground": "91-5", "crime": "交通肇事罪",
    "court": "虚构市人民法院", "judgment": "（2022）虚刑初1号", "judged_on": "2022-09-20", "effective_on": "2022-10-08",
    "appeal": "否", "term_kind": "有期徒刑", "term_months": 18, "probation_months": 24, "decided_on": "2022-11-02",
    "served_on": "2022-11-05", "brigade": "01", "legal_reviewed_by": "虚丁",
}  # fmt: skip


@pytest.fixture
def office(city) -> Release:
    assert deliver_rows(city, "bans", [BAN]).is_stored
    return Release.begun(city)


def beside(office: Release, rule: str, level: Level, **options):
    run = office.run()
    return records_beside(office.workspace, run, run.rolls[rule].entries[0], level=level, **options)


def looks(office: Release) -> list[dict[str, str]]:
    path = office.workspace.looks.path
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def test_the_rows_behind_a_vehicle_are_its_entries_into_the_zone(office):
    (found,) = beside(office, "zone_vehicles", Level.OFFICE)
    assert found.register.name == "zone_entries" and len(found.rows) == 2 and found.lost == 0
    plate = found.labels.index("号牌号码")
    assert {row[plate] for row in found.rows} == {"示A1S001"}
    assert found.labels[-1] == "出处" and all(row[-1] for row in found.rows)


def test_sealed_columns_stay_closed_to_a_lower_level_and_no_look_is_noted(office):
    run = office.run()
    before = len(looks(office))
    (found,) = records_beside(office.workspace, run, run.rolls["lifetime_bans"].entries[0], level=Level.OFFICE)
    assert "姓名" in found.withheld and "姓名" not in found.labels
    assert not any("假甲某" in str(cell) for row in found.rows for cell in row)
    assert len(looks(office)) == before


def test_a_look_at_sealed_columns_is_noted_with_who_and_why(office):
    (found,) = beside(office, "lifetime_bans", Level.RESTRICTED, reader="chushen", why="初审")
    assert any("假甲某" in str(cell) for row in found.rows for cell in row)
    assert (looks(office)[-1]["by"], looks(office)[-1]["why"]) == ("chushen", "初审")
    assert found.withheld  # level 4 stays closed
