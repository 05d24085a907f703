"""The pack's rules and figures give what the demo city's truth file says, and nothing more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction

import pyarrow as pa
import pytest

from gongshi.engines.expression import Runs
from gongshi.engines.tables import engine_over
from gongshi.figures.ask import ask
from gongshi.figures.at import At
from gongshi.figures.compare import Against, compare, compare_all
from gongshi.lists.candidate import Candidate
from gongshi.lists.propose import propose
from gongshi.period import Period
from gongshi.records.checked import arrow_type
from gongshi.records.published import PUBLISHED_FIGURES, PUBLISHED_NAMES
from gongshi.settings import Settings
from gongshi_traffic.demo.city import SETTINGS
from gongshi_traffic.demo.make import make_city
from gongshi_traffic.demo.published_rows import LABELS
from gongshi_traffic.demo.rows import BY_NAME
from gongshi_traffic.demo.truth import Truth, truth_of
from gongshi_traffic.figures import FIGURES
from gongshi_traffic.lists.rules import LISTS
from gongshi_traffic.segments.shading import dense_pieces

REGISTERS = {**BY_NAME, "published_figures": PUBLISHED_FIGURES, "published_names": PUBLISHED_NAMES}
RULES = {rule.name: rule for rule in LISTS}
BY_FIGURE = {f.name: f for f in FIGURES}
RELEASE = date(2022, 11, 23)
AT = At(Period.parse("2022-11"), RELEASE, datetime(2022, 11, 23, 8), RELEASE, Settings.read(SETTINGS))
CITY, CASES = make_city(size=1, seed=20221123)
TRUTH: Truth = truth_of(CITY, CASES)
WHOLE = [k for k, v in TRUTH.figures.items() if isinstance(v, int) and "published" not in k]


@pytest.fixture(scope="module")
def engine() -> Runs:
    tables = {}
    for name, register in REGISTERS.items():
        rows = CITY.known(name) if name in BY_NAME else CITY.rows[name]
        columns = {c.name: pa.array([r.get(c.name) for r in rows], arrow_type(c.type)) for c in register.columns}
        tables[name] = pa.table(columns)
    return engine_over(tables, REGISTERS)


def candidates(name: str, engine: Runs) -> Sequence[Candidate]:
    return propose(RULES[name], AT, engine)


@pytest.mark.parametrize("name", TRUTH.lists)
def test_a_list_holds_exactly_its_planted_members(name: str, engine: Runs) -> None:
    clear = {c.subject for c in candidates(name, engine) if c.is_clear}
    assert clear == set(TRUTH.lists[name].members)


@pytest.mark.parametrize("name", TRUTH.lists)
def test_who_is_stopped_at_a_gate_is_a_planted_near_miss(name: str, engine: Runs) -> None:
    stopped = {c.subject for c in candidates(name, engine) if not c.is_clear}
    assert stopped <= set(TRUTH.lists[name].kept_out)


def test_the_red_list_holds_the_carriers_that_a_count_in_plain_python_finds(engine: Runs) -> None:
    clear = {c.subject for c in candidates("red_list_carriers", engine) if c.is_clear}
    found = TRUTH.figures["red_list_carriers on the list"]
    assert isinstance(found, tuple)
    assert clear == set(found)
    assert clear


def test_each_candidate_says_why(engine: Runs) -> None:
    assert all(c.reasons for name in TRUTH.lists for c in candidates(name, engine))


def test_the_bulletin_of_october_names_lists_as_the_rules_do() -> None:
    assert {name: RULES[name].label for name in LABELS} == LABELS


def test_a_segment_that_october_named_is_in_its_second_month(engine: Runs) -> None:
    months = {c.subject: c.facts["months_listed"] for c in candidates("crash_prone_segments", engine)}
    assert months["S951:12100"] == 2
    assert {m for s, m in months.items() if s != "S951:12100"} == {1}


def test_each_crash_prone_place_is_found_by_the_methods_that_were_planted_for_it(engine: Runs) -> None:
    found = {c.subject: c.facts["methods"] for c in candidates("crash_prone_segments", engine)}
    assert found == TRUTH.lists["crash_prone_segments"].methods


def test_no_near_miss_is_a_place_for_any_method(engine: Runs) -> None:
    subjects = {c.subject for c in candidates("crash_prone_segments", engine)}
    assert subjects.isdisjoint(TRUTH.lists["crash_prone_segments"].kept_out)


def test_the_site_s_map_is_shaded_where_the_planted_places_are(engine: Runs) -> None:
    found = dense_pieces(engine, AT)
    assert found is not None and "2、5、10、20倍" in found.meaning
    assert {p.label for p in found.pieces if p.step == 4} >= {"S951", "S952"}


def test_a_lone_crash_is_not_shaded(engine: Runs) -> None:
    """Background crashes lie two kilometres apart on numbered roads: most of the network stays grey."""
    found = dense_pieces(engine, AT)
    assert found is not None and 0 < len(found.pieces) < 60
    assert all(11900 < x < 12700 for p in found.pieces if p.label == "S951" for x, _ in p.points)


def test_a_city_that_does_not_go_by_density_shades_nothing(engine: Runs) -> None:
    told = {**AT.settings.data["thresholds"]["traffic"]}
    told["segment_methods"] = [{"value": ["标准"], "since": date(2022, 1, 1), "basis": "虚构"}]
    settings = Settings({**AT.settings.data, "thresholds": {"traffic": told}}, AT.settings.path)
    assert dense_pieces(engine, replace(AT, settings=settings)) is None


@pytest.mark.parametrize("asked", WHOLE)
def test_a_figure_is_what_a_count_in_plain_python_gives(asked: str, engine: Runs) -> None:
    name, _, month = asked.partition(" ")
    at = AT.moved(Period.parse(month)) if month else AT
    assert ask([BY_FIGURE[name]], at, engine).items[0].whole == TRUTH.figures[asked]


@pytest.mark.parametrize("name", ["crashes_recorded", "deaths"])
def test_a_figure_by_brigade_is_what_a_count_in_plain_python_gives(name: str, engine: Runs) -> None:
    parts = [a for a in ask([BY_FIGURE[name]], AT, engine, by="brigade").items if a.breakdown]
    assert {a.code: a.whole for a in parts} == TRUTH.figures[f"{name} 2022-11 by brigade"]


@pytest.mark.parametrize("name", ["crashes_recorded", "deaths"])
@pytest.mark.parametrize(("kind", "month"), [(Against.YEAR_ON_YEAR, "2021-11"), (Against.PERIOD_ON_PERIOD, "2022-10")])
def test_changes_are_those_of_the_truth(name: str, kind: Against, month: str, engine: Runs) -> None:
    now, before = (ask([BY_FIGURE[name]], AT.moved(Period.parse(m)), engine).items[0] for m in ("2022-11", month))
    ratio = compare(now, before, kind).ratio
    assert ratio is not None
    assert abs(ratio * 100 - Fraction(str(TRUTH.figures[f"{name} 2022-11 {kind.value} %"]))) <= Fraction(1, 20)


@pytest.mark.parametrize("name", ["crashes_recorded", "deaths"])
def test_a_change_on_last_month_s_paper_is_taken_from_the_paper(name: str, engine: Runs) -> None:
    (found,) = compare_all([BY_FIGURE[name]], AT, engine, Against.PERIOD_ON_PERIOD)
    assert found.before.value == TRUTH.figures[f"{name} 2022-10 as published"]
    assert found.ratio is not None
    printed = Fraction(str(TRUTH.figures[f"{name} 2022-11 环比 % on what was published"]))
    assert abs(found.ratio * 100 - printed) <= Fraction(1, 20)
