"""A finished site of the invented town, made once for the tests that only read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongshi.site.build import build

from .a_site import a_site


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site's folder."""
    files = tmp_path_factory.mktemp("文书")
    return build(a_site(files), tmp_path_factory.mktemp("网站") / "公示").folder
