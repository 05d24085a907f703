"""Each system of the committee: a workbook that is accepted, a row that is refused by its own rule, a finished output."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from gongshi.cli import main
from gongshi.figures.ask import ask
from gongshi.office.runs import clocks, engine, run
from gongshi.office.workspace import Workspace
from gongshi.period import Period
from gongshi_organs.examples.systems import SYSTEMS
from gongshi_organs.examples.systems.system import PERIOD, Figure, Names, System
from gongshi_organs.pack import PACK

from .little_city import send

CODES = [pytest.param(s, id=f"{s.code} {s.title}", marks=getattr(pytest.mark, s.code)) for s in SYSTEMS]


@pytest.mark.parametrize("system", CODES)
def test_a_system_accepts_refuses_and_gives(
    system: System, city: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in system.accepts.items():
        receipt = send(city, tmp_path / "收", name, text)
        assert receipt.is_stored, [str(f) for f in receipt.faults]
    _refuses(city, tmp_path / "退", system)
    _gives(city, system)
    _does(city, system, capsys)


def _refuses(city: Workspace, folder: Path, system: System) -> None:
    name, text = system.refuses
    before = city.vault().head
    receipt = send(city, folder, name, text)
    assert not receipt.is_stored
    assert any(system.because in str(fault) for fault in receipt.faults), [str(f) for f in receipt.faults]
    assert city.vault().head == before


def _gives(city: Workspace, system: System) -> None:
    """The figure or the list behind the output, exactly."""
    gives = system.gives
    if gives is None:
        return
    at = clocks(city, Period.parse(PERIOD))
    if isinstance(gives, Figure):
        figure = next(f for f in PACK.figures if f.name == gives.name)
        answer = ask([figure], at, engine(city, at.known, why="例"), by=gives.by or None).of(
            gives.name, breakdown=gives.by, part=gives.part
        )
        assert gives.value in (answer.value, answer.state)
    else:
        assert isinstance(gives, Names)
        roll = run(city, PACK, at).rolls[gives.rule]
        assert tuple(e.candidate.name for e in roll.entries if e.candidate.is_clear) == gives.names


def _does(city: Workspace, system: System, capsys: pytest.CaptureFixture[str]) -> None:
    """The command of the how-to, as it is printed there."""
    capsys.readouterr()
    with pytest.raises(SystemExit) as done:
        main([*shlex.split(system.does), "--at", str(city.root)])
    said = capsys.readouterr()
    assert done.value.code == 0, said.err + said.out
    assert [word for word in system.says if word not in said.out] == [], said.out


def test_every_system_of_the_committee_is_here_with_a_command_of_its_own() -> None:
    assert [s.code for s in SYSTEMS] == [f"Y{n:02}" for n in range(47)]
    assert all(s.does and all(s.says) for s in SYSTEMS)
