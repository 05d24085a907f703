"""One browser for all journeys, and a desk of each test's own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ...site.browsing import a_browser
from .desk import Desk, running


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser of the machine, with Chinese fonts."""
    with a_browser() as found:
        yield found


@pytest.fixture
def desk(begun: Path, tmp_path: Path, chromium: Any) -> Iterator[Desk]:
    """The demo city with November's registers delivered, on a desk that runs."""
    shutil.copytree(begun, tmp_path / "办公")
    root = tmp_path / "办公" / "演示城市"
    setting = (root / "gongshi.toml").read_text(encoding="utf-8")
    (root / "gongshi.toml").write_text(setting.replace(str(begun), str(tmp_path / "办公")), encoding="utf-8")
    with running(root, chromium) as found:
        yield found
        assert found.faults == []
