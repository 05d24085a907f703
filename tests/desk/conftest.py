"""The demo city behind a desk, and a browser's client for each role."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongshi.desk.project.settings")
from gongshi.desk.project.ready import make_ready

make_ready()

from django.test import Client  # noqa: E402

from gongshi.desk.role import DeskRole  # noqa: E402
from gongshi.desk.sessions import SECOND  # noqa: E402
from gongshi.desk.store.user import DeskUser  # noqa: E402
from gongshi.figures.at import At  # noqa: E402
from gongshi.office import counted  # noqa: E402
from gongshi.office.demo import STAFF, begin  # noqa: E402
from gongshi.office.runs import Run, run  # noqa: E402
from gongshi.office.workspace import Workspace  # noqa: E402
from gongshi.packs.pack import Pack  # noqa: E402

from .own_city import own_city  # noqa: E402

UNIT = "一大队"
SERVER = "GONGSHI_DATABASE"
PASSWORD = "虚构口令-Gongshi-2022"
ClientOf = Callable[[DeskRole], Client]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL, what asks for the desk's database and nothing else: the rest would be the very same run again."""
    if os.environ.get(SERVER):
        left = [item for item in items if not asks_for_the_database(item)]
        items[:] = [item for item in items if item not in left]
        config.hook.pytest_deselected(items=left)


def asks_for_the_database(item: pytest.Item) -> bool:
    """Whether the test reads or writes the desk's database, in this process or in one that it starts."""
    marked = any(item.get_closest_marker(name) for name in ("django_db", "database"))
    return marked or bool({"db", "transactional_db"} & set(getattr(item, "fixturenames", ())))


@pytest.fixture(autouse=True)
def quick_passwords(settings: object) -> None:
    """Passwords hashed at once: a million rounds belong to the product, not to its tests."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def patient_pages(settings: object) -> None:
    """A page waits until the release is counted; that it does not have to is test_pages_do_not_count's to show."""
    settings.GONGSHI_PATIENCE = 600.0  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Copies of one city that were not changed are counted once for all tests: what is counted is the same."""
    monkeypatch.setattr(counted, "run", _run_once)


_runs: dict[tuple[object, ...], Run] = {}


def _run_once(workspace: Workspace, pack: Pack, at: At) -> Run:
    settings = repr(workspace.settings.data).replace(str(workspace.root.parent), "")
    key = (workspace.vault().head, pack.name, at.period, at.known, at.released, settings)
    if key not in _runs:
        _runs[key] = run(workspace, pack, at)
    return _runs[key]


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the demo city with its registers delivered, and its keys. Not to be changed."""
    folder = tmp_path_factory.mktemp("办公")
    begin(folder / "演示城市")
    return folder


@pytest.fixture
def office(begun: Path, tmp_path: Path, settings: object) -> Iterator[Workspace]:
    """The demo city of this test's own, served by the desk."""
    root = own_city(begun, tmp_path)
    settings.GONGSHI_ROOT = root  # type: ignore[attr-defined]
    yield Workspace.open(root)


@pytest.fixture
def account_of(db: None) -> Callable[[DeskRole], DeskUser]:
    """The account of a role; the demo's own person stands behind it where the diary knows the role."""

    def of(role: DeskRole) -> DeskUser:
        person = next((id_ for id_, _, diary in STAFF if diary is role.diary_role), "")
        found = DeskUser.objects.filter(role=role.name).first()
        unit = UNIT if role is DeskRole.UNIT_CLERK else ""
        named = role.name.lower().replace("_", "-")
        return found or DeskUser.objects.add(
            named, password=PASSWORD, name=f"虚构{role.value}", role=role, unit=unit, person=person
        )

    return of


def logged_in(user: DeskUser) -> Client:
    """A client that is logged in with this account, its second factor passed."""
    client = Client()
    client.force_login(user)
    session = client.session
    session[SECOND] = True
    session.save()
    return client


@pytest.fixture
def client_of(office: Workspace, account_of: Callable[[DeskRole], DeskUser]) -> ClientOf:
    """A client that is logged in as this role, its second factor passed."""

    def of(role: DeskRole) -> Client:
        return logged_in(account_of(role))

    return of
