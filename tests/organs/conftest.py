"""A marker for each of the committee's systems: `pytest -m Y18`."""

import pytest

from gongshi_organs.examples.systems import SYSTEMS


def pytest_configure(config: pytest.Config) -> None:
    for system in SYSTEMS:
        config.addinivalue_line("markers", f"{system.code}: {system.title}")
