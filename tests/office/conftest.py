"""The small city, made once and copied for each test that changes it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from gongshi.errors import GongshiError
from gongshi.office.workspace import Workspace

from .a_release import Release
from .small_city import deliver_all, new_workspace


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a new workspace; nothing was delivered. Not to be changed."""
    folder = tmp_path_factory.mktemp("空")
    new_workspace(folder)
    return folder


@pytest.fixture(scope="session")
def filled(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with every register of the small city delivered. Not to be changed."""
    folder = tmp_path_factory.mktemp("满") / "市"
    shutil.copytree(made, folder)
    deliver_all(Workspace.open(folder / "工作区"))
    return folder


@pytest.fixture
def workspace(made: Path, tmp_path: Path) -> Workspace:
    """A new workspace of this test's own."""
    shutil.copytree(made, tmp_path / "市")
    return Workspace.open(tmp_path / "市" / "工作区")


@pytest.fixture
def city(filled: Path, tmp_path: Path) -> Workspace:
    """A workspace of this test's own with the small city's registers."""
    shutil.copytree(filled, tmp_path / "市")
    return Workspace.open(tmp_path / "市" / "工作区")


@pytest.fixture
def refused() -> Callable[..., GongshiError]:
    """The error that `act` raises, once its three parts were seen to be there."""

    def call(kind: type[GongshiError], act: Callable[..., object], *args: object, **options: object) -> GongshiError:
        with pytest.raises(kind) as caught:
            act(*args, **options)
        assert caught.value.what and caught.value.where and caught.value.mend
        return caught.value

    return call


@pytest.fixture(scope="session")
def sealed(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small city with its release published as edition 1. Not to be changed."""
    folder = tmp_path_factory.mktemp("封") / "市"
    shutil.copytree(filled, folder)
    Release.begun(Workspace.open(folder / "工作区")).publish()
    return folder


@pytest.fixture
def release(sealed: Path, tmp_path: Path) -> Release:
    """The published city, of this test's own."""
    shutil.copytree(sealed, tmp_path / "市")
    return Release.found(tmp_path / "市" / "工作区")
