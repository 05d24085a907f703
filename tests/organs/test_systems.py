"""Each system of the committee: a workbook that is accepted, a row that is refused, an output."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from gongshi.figures.ask import ask
from gongshi.grid import Grid
from gongshi.notices.compose import compose
from gongshi.office.deliveries import Handover, Receipt, deliver
from gongshi.office.rendering import facts_of
from gongshi.office.runs import clocks, engine, run
from gongshi.office.start import init
from gongshi.office.workspace import Workspace
from gongshi.period import Period
from gongshi.records.delivery import Mode
from gongshi.records.register import Register
from gongshi.records.workbook import write_workbook
from gongshi_organs.examples.systems import SYSTEMS
from gongshi_organs.examples.systems.system import BASE, CLOCK, PERIOD, Figure, Made, Names, System
from gongshi_organs.pack import PACK
from gongshi_organs.views.risk import graded
from gongshi_organs.views.rows import rows_of

CODES = [pytest.param(s, id=f"{s.code} {s.title}", marks=getattr(pytest.mark, s.code)) for s in SYSTEMS]


def workbook(path: Path, register: Register, text: str) -> Path:
    """A sender's workbook: the text table under the register's own headings, all cells as typed."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    heads = tuple(register.column(name).label for name in lines[0])
    rows = tuple(tuple(cell or None for cell in (*line, *[""] * (len(heads) - len(line)))) for line in lines[1:])
    write_workbook(path, [Grid(register.label, heads, rows)])
    return path


def send(workspace: Workspace, folder: Path, name: str, text: str, mode: Mode = Mode.CHANGES) -> Receipt:
    register = workspace.registers[name]
    folder.mkdir(exist_ok=True)
    path = workbook(folder / f"{register.label}{len(list(folder.iterdir()))}.xlsx", register, text)
    return deliver(workspace, path, register, Handover("甲", mode))


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of the organs pack with the little city delivered. Not to be changed."""
    folder = tmp_path_factory.mktemp("机关")
    settings = PACK.settings.read_text(encoding="utf-8") if PACK.settings else ""
    workspace = init(folder / "工作区", packs=("organs",), settings=settings, keys=Path("..", "钥匙"), clock=CLOCK)
    for name, text in BASE.items():
        receipt = send(workspace, folder / "来件", name, text, Mode.WHOLE)
        assert receipt.is_stored, [str(f) for f in receipt.faults]
    return folder


@pytest.fixture
def city(base: Path, tmp_path: Path) -> Iterator[Workspace]:
    shutil.copytree(base, tmp_path / "市")
    yield Workspace.open(tmp_path / "市" / "工作区")


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
