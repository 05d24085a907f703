"""The traffic figures as a set: named apart, explained, and resting on one value for each threshold."""

from datetime import date, datetime

import pytest

from gongshi import At, Derived, Period, State, Threshold
from gongshi.engines.tables import engine_over
from gongshi.figures.ask import ask
from gongshi.figures.breakdown import breakdowns_of
from gongshi.figures.catalogue import Catalogue
from gongshi.figures.figure import Figure, Listed, Selected
from gongshi_traffic.figures import FIGURES
from gongshi_traffic.lists import thresholds as of_lists_module
from gongshi_traffic.registers import REGISTERS
from gongshi_traffic.thresholds import THRESHOLDS

BY_NAME = {r.name: r for r in REGISTERS}
AT = At(Period.parse("2022-11"), date(2022, 11, 23), datetime(2022, 11, 23, 9), date(2022, 11, 23))


def test_every_figure_answers_to_its_chinese_and_english_name() -> None:
    catalogue = Catalogue(FIGURES)
    assert all(catalogue.find(f.label) is f and catalogue.find(f.name) is f for f in FIGURES)


@pytest.mark.parametrize("figure", FIGURES, ids=lambda f: f.name)
def test_every_figure_states_its_population_source_and_meaning(figure: Figure) -> None:
    assert figure.population and figure.source and figure.unit
    first, *rest = figure.doc.split("\n")
    assert "(" in first and first.endswith(").") and "".join(rest).strip()


def test_a_threshold_has_one_value_in_figures_and_lists() -> None:
    of_lists = {t.name: t for t in vars(of_lists_module).values() if isinstance(t, Threshold)}
    assert of_lists
    assert [t.name for t in THRESHOLDS if of_lists.get(t.name, t) != t] == []


def test_every_threshold_that_a_figure_asks_for_is_declared() -> None:
    answers = ask(FIGURES, AT, engine_over({}, BY_NAME))
    assert {t for a in answers for t in a.thresholds} <= set(THRESHOLDS)


def test_a_city_that_delivers_nothing_is_told_so_for_every_counted_figure() -> None:
    for answer in ask(FIGURES, AT, engine_over({}, BY_NAME)):
        if isinstance(answer.figure, Selected):
            assert (answer.state, answer.value) == (State.NOT_REPORTED, None)
            assert set(answer.missing) == set(answer.figure.registers)
        else:
            assert isinstance(answer.figure, Derived | Listed) and answer.value is None


def test_deaths_per_vehicle_can_be_divided_by_district() -> None:
    found = Catalogue(FIGURES).find("deaths_per_10k_vehicles")
    assert [b.name for b in breakdowns_of(found)] == ["district"]


def test_only_figures_that_say_so_read_the_sealed_part() -> None:
    assert [f.name for f in FIGURES if isinstance(f, Selected) and f.opens] == ["persons_banned_described"]
