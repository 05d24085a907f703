"""Each system of the committee: a workbook that is accepted, a row that is refused, an output."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from gongshi.figures.ask import ask
from gongshi.notices.compose import compose
from gongshi.office.rendering import facts_of
from gongshi.office.runs import clocks, engine, run
from gongshi.office.workspace import Workspace
from gongshi.period import Period
from gongshi_organs.examples.systems import SYSTEMS
from gongshi_organs.examples.systems.system import PERIOD, Figure, Made, Names, System
from gongshi_organs.pack import PACK
from gongshi_organs.views.risk import graded
from gongshi_organs.views.rows import rows_of

from .little_city import send

CODES = [pytest.param(s, id=f"{s.code} {s.title}", marks=getattr(pytest.mark, s.code)) for s in SYSTEMS]


@pytest.mark.parametrize("system", CODES)
def test_a_system_accepts_refuses_and_gives(system: System, city: Workspace, tmp_path: Path) -> None:
    for name, text in system.accepts.items():
        receipt = send(city, tmp_path / "收", name, text)
        assert receipt.is_stored, [str(f) for f in receipt.faults]
    _refuses(city, tmp_path / "退", system)
    _gives(city, system)


def _refuses(city: Workspace, folder: Path, system: System) -> None:
    name, text = system.refuses
    before = city.vault().head
    receipt = send(city, folder, name, text)
    assert not receipt.is_stored
    assert any(system.because in str(fault) for fault in receipt.faults), [str(f) for f in receipt.faults]
    assert city.vault().head == before


def _gives(city: Workspace, system: System) -> None:
    at = clocks(city, Period.parse(PERIOD))
    tables = engine(city, at.known, why="例")
    gives = system.gives
    if isinstance(gives, Figure):
        figure = next(f for f in PACK.figures if f.name == gives.name)
        answer = ask([figure], at, tables, by=gives.by or None).of(gives.name, breakdown=gives.by, part=gives.part)
        assert gives.value in (answer.value, answer.state)
    elif isinstance(gives, Names):
        roll = run(city, PACK, at).rolls[gives.rule]
        assert tuple(e.candidate.name for e in roll.entries if e.candidate.is_clear) == gives.names
    else:
        assert isinstance(gives, Made)
        rows: Mapping[str, object] = {
            **rows_of(tables, *(r.name for r in PACK.registers)),
            **_beside(city, system, tables),
        }
        assert gives.of(rows, at) == gives.value  # type: ignore[arg-type]


def _beside(city: Workspace, system: System, tables: object) -> dict[str, object]:
    """What two systems show besides rows: the text read out, and the grades by the stated rule."""
    at = clocks(city, Period.parse(PERIOD))
    if system.code == "Y00":
        notice = compose(PACK.notices[0], facts_of(city, run(city, PACK, at), draft=True))
        return {"notice": [{"title": notice.title}]}
    if system.code == "Y26":
        sealed = tables.rows(tables.tables("issues", sealed=True))  # type: ignore[attr-defined]
        return {"graded": [{"id": r["id"], "grade": graded(r, at)} for r in sealed]}
    return {}


def test_every_system_of_the_committee_is_here() -> None:
    assert [s.code for s in SYSTEMS] == [f"Y{n:02}" for n in range(47)]
