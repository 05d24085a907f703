"""One browser for all journeys, and a desk of each test's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ...site.browsing import a_browser
from ..own_city import own_city
from .desk import Desk, running


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser of the machine, with Chinese fonts."""
    with a_browser() as found:
        yield found


@pytest.fixture
def desk(begun: Path, tmp_path: Path, chromium: Any) -> Iterator[Desk]:
    """The demo city with November's registers delivered, on a desk that runs."""
    with running(own_city(begun, tmp_path), chromium) as found:
        yield found
        assert found.faults == []
