"""A little city of the organs pack behind the desk: three units' clerks, the office, a reviewer, a keeper."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from gongshi.desk.role import DeskRole
from gongshi.desk.store.user import DeskUser
from gongshi.office.start import init
from gongshi.office.workspace import Workspace
from gongshi.records.delivery import Mode
from gongshi_organs.examples.systems.system import BASE, CLOCK
from gongshi_organs.pack import PACK

from ...organs.little_city import send
from ..conftest import logged_in as with_second_factor

ITEMS = {
    "programmes": """
        code | title      | kind | basis | since
        GZ01 | 样本工程   | 工程 | W02   | 2022-01-01
    """,
    "items": """
        programme | path | title    | since
        GZ01      | 1    | 政治建设 | 2022-01-01
        GZ01      | 2    | 作风建设 | 2022-01-01
    """,
}  # fmt: skip


@pytest.fixture(scope="session")
def little(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the little city with its units, persons and documents. Not to be changed."""
    folder = tmp_path_factory.mktemp("填报")
    settings = PACK.settings.read_text(encoding="utf-8") if PACK.settings else ""
    workspace = init(folder / "工作区", packs=("organs",), settings=settings, keys=Path("..", "钥匙"), clock=CLOCK)
    for name, text in {**BASE, **ITEMS}.items():
        receipt = send(workspace, folder / "来件", name, text, Mode.WHOLE)
        assert receipt.is_stored, [str(f) for f in receipt.faults]
    return folder


@pytest.fixture
def city(little: Path, tmp_path: Path, settings: Any) -> Iterator[Workspace]:
    """The little city of this test's own, served by the desk."""
    shutil.copytree(little, tmp_path / "市")
    settings.GONGSHI_ROOT = tmp_path / "市" / "工作区"
    yield Workspace.open(settings.GONGSHI_ROOT)


@pytest.fixture
def as_(db: None, city: Workspace) -> Callable[..., Client]:
    """A client logged in as a unit's clerk (`as_("O1")`), or in another role."""

    def logged_in(unit: str = "", role: DeskRole = DeskRole.UNIT_CLERK) -> Client:
        name = (unit or role.name).lower().replace("_", "-")
        user = DeskUser.objects.filter(username=f"clerk-{name}").first() or DeskUser.objects.add(
            f"clerk-{name}", password=None, name=f"虚构{name}", role=role, unit=unit
        )
        return with_second_factor(user)

    return logged_in


ROW = {
    "kind": "联学联建", "held_on": "2022-11-11", "title": "联合主题党日", "organisers": "东岭社区", "heads": "35",
}  # fmt: skip


def token_in(page: str) -> str:
    """The token of the form on this page."""
    found = re.search(r'name="token" value="([0-9a-f]{32})"', page)
    assert found, page
    return found[1]


def text(answer: Any) -> str:
    return str(answer.content.decode())
