"""The demo city, made once for all journeys that only read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongshi.office.demo import Shown, demo


@pytest.fixture(scope="session")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """The finished demonstration, in a folder with a Chinese name and a blank."""
    return demo(tmp_path_factory.mktemp("演示 工作区") / "演示城市")


@pytest.fixture(scope="session")
def files(shown: Shown) -> Path:
    """The files that the demo city delivered."""
    return shown.workspace.root / "报送文件"
