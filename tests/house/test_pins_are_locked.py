"""What is installed is what was pinned: every component by version and hash, from no address of its own."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.version import Version

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")
PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^ ;\\]+)(?: ; (?P<marker>[^\\]+?))? *\\?$")


def pins(lock: str) -> dict[str, tuple[str, str, int]]:
    """Version, marker and number of hashes of each component, by name."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    found = {}
    for block in re.split(r"\n(?=[^ #\n])", text):
        head, *rest = [line for line in block.splitlines() if line.strip() and not line.startswith("#")] or [""]
        if head:
            pin = PIN.match(head)
            assert pin, f"{lock}: {head} is no exact pin"
            found[pin["name"]] = (pin["version"], pin["marker"] or "", sum("--hash=sha256:" in line for line in rest))
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_every_component_is_pinned_with_its_hashes_and_to_no_address(lock):
    assert all(hashes for _, _, hashes in pins(lock).values())
    assert "://" not in (ROOT / lock).read_text(encoding="utf-8")


def test_what_is_installed_is_what_was_pinned():
    for name, (wanted, marker, _) in pins("requirements-dev.lock").items():
        if marker and not Marker(marker).evaluate():
            continue
        try:
            assert Version(version(name)) == Version(wanted), name
        except PackageNotFoundError:
            pytest.fail(f"{name} is pinned and not installed")


def test_what_an_office_installs_is_pinned_as_we_test_it():
    tested = pins("requirements-dev.lock")
    for name, (wanted, _, _) in pins("requirements.lock").items():
        assert tested[name][0] == wanted, name
