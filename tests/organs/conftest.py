"""The little city, made once; and a marker for each of the committee's systems: `pytest -m Y18`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gongshi.office.start import init
from gongshi.office.workspace import Workspace
from gongshi.records.delivery import Mode
from gongshi_organs.examples.systems import SYSTEMS
from gongshi_organs.examples.systems.system import BASE, CLOCK
from gongshi_organs.pack import PACK

from .little_city import send


def pytest_configure(config: pytest.Config) -> None:
    for system in SYSTEMS:
        config.addinivalue_line("markers", f"{system.code}: {system.title}")


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
def city(base: Path, tmp_path: Path) -> Workspace:
    shutil.copytree(base, tmp_path / "市")
    return Workspace.open(tmp_path / "市" / "工作区")
