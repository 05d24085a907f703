"""A column that nobody ever filled makes a list unknown, never empty, and gives nobody an honour."""

from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa
import pytest

from gongshi.engines.tables import engine_over
from gongshi.lists.candidate import ListRule
from gongshi.lists.propose import Proposal, proposal

from .test_demo_truth import AT, CITY, REGISTERS, RULES, arrow_type

# Filled only where something came to pass: empty throughout, it says that nothing did.
OF_EVENTS = {"findings.case_title"}
HONOUR = "red_list_carriers"


def whole() -> Mapping[str, Any]:
    """The demo city's registers as tables."""
    return {name: table_of(name) for name in REGISTERS}


def table_of(name: str) -> Any:
    rows = CITY.rows[name] if name.startswith("published") else CITY.known(name)
    columns = REGISTERS[name].columns
    return pa.table({c.name: pa.array([r.get(c.name) for r in rows], arrow_type(c.type)) for c in columns})


CITY_TABLES = whole()


def emptied(column: str) -> Mapping[str, Any]:
    """The city, had nobody ever filled this column."""
    register, _, name = column.partition(".")
    table = CITY_TABLES[register]
    place = table.schema.get_field_index(name)
    return {
        **CITY_TABLES,
        register: table.set_column(place, name, pa.nulls(len(table), table.schema.field(place).type)),
    }


def said(rule: ListRule, tables: Mapping[str, Any]) -> Proposal:
    return proposal(rule, AT, engine_over(tables, REGISTERS))


def optional(rule: ListRule) -> Iterator[str]:
    """The columns of its first register that senders may leave out and somebody filled."""
    first = rule.registers[0]
    for column in REGISTERS[first].columns:
        if not column.is_needed and CITY_TABLES[first][column.name].null_count < len(CITY_TABLES[first]):
            yield f"{first}.{column.name}"


@pytest.mark.parametrize("name", ["lifetime_bans", "unsettled_vehicles", "zone_vehicles", "typical_cases"])
def test_no_list_takes_a_column_never_filled_for_nobody(name: str) -> None:
    rule = RULES[name]
    assert any(c.is_clear for c in said(rule, CITY_TABLES).candidates)
    for column in optional(rule):
        found = said(rule, emptied(column))
        known = any(c.is_clear for c in found.candidates)
        assert known or found.not_told or column in OF_EVENTS, f"{name} without {column}"


@pytest.mark.parametrize("column", ["vehicles.carrier", "carriers.notified_on", "parties.born_on"])
def test_a_column_of_another_register_counts_as_much(column: str) -> None:
    rule = RULES["typical_cases" if column.startswith("parties") else "high_risk_carriers"]
    found = said(rule, emptied(column))
    assert found.not_told or any(c.is_clear for c in found.candidates)


def test_the_column_is_named_in_words_and_the_list_says_that_it_is_not_known() -> None:
    found = said(RULES["unsettled_vehicles"], emptied("violations.announced_on"))
    register = REGISTERS["violations"]
    label = f"{register.label}的{register.column('announced_on').label}"
    assert found.not_told == (label,)
    assert any(label in note and "无从得知" in note for note in found.notes)


def test_one_way_of_telling_a_place_is_enough() -> None:
    rule, ways = RULES["crash_prone_segments"], ("crashes.at_m", "crashes.junction", "crashes.x")
    few = {**CITY_TABLES, "crashes": CITY_TABLES["crashes"].slice(0, 1), "hazards": CITY_TABLES["hazards"].slice(0, 0)}
    bare = few["crashes"]
    for way in ways:
        place = bare.schema.get_field_index(way.partition(".")[2])
        bare = bare.set_column(place, bare.schema.field(place).name, pa.nulls(1, bare.schema.field(place).type))
    assert said(rule, few).not_told == ()
    (label,) = said(rule, {**few, "crashes": bare}).not_told
    assert label.count("、") == 2


def test_what_decides_is_not_asked_for_when_somebody_was_found() -> None:
    assert all(said(RULES[n], CITY_TABLES).not_told == () for n in ("lifetime_bans", "zone_vehicles", HONOUR))


@pytest.mark.parametrize("column", ["violations.notified_on", "violations.plate", "vehicles.inspection_due"])
def test_nobody_is_honoured_by_what_nobody_filled(column: str) -> None:
    assert said(RULES[HONOUR], CITY_TABLES).candidates
    found = said(RULES[HONOUR], emptied(column))
    assert (found.candidates, len(found.not_told)) == ((), 1)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_column_that_a_list_is_told_by_is_one_of_its_registers(rule: ListRule) -> None:
    for told in rule.told_by:
        for way in (told,) if isinstance(told, str) else told:
            register, _, column = way.partition(".")
            assert register in rule.registers
            assert not REGISTERS[register].column(column).is_needed
