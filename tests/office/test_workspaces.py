"""A workspace is one folder that may be copied; its keys lie outside it (工作区)."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from gongshi.lists.signing import NoSuchKey
from gongshi.office import start
from gongshi.office.people import signer
from gongshi.office.start import AlreadyAWorkspace, init
from gongshi.office.workspace import KeysInside, NewerWorkspace, NoWorkspace, Workspace
from gongshi.records.keys import KeyMissing
from gongshi.settings import BadSetting

from .small_city import CLOCK, enrol


@pytest.fixture(autouse=True)
def no_keys_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GONGSHI_KEYS", raising=False)


def change(workspace: Workspace, old: str, new: str) -> Path:
    file = workspace.root / "gongshi.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    return workspace.root


def test_a_folder_that_is_a_workspace_is_left_as_it_is(workspace: Workspace, refused):
    before = (workspace.root / "gongshi.toml").read_bytes()
    fault = refused(AlreadyAWorkspace, init, workspace.root)
    assert "工作区" in fault.what and "gongshi.toml" in fault.where
    assert (workspace.root / "gongshi.toml").read_bytes() == before


def test_no_workspace_is_said_with_the_way_to_one(tmp_path: Path, refused):
    fault = refused(NoWorkspace, Workspace.open, tmp_path)
    assert str(tmp_path) in fault.where and "gongshi init" in fault.mend


def test_a_workspace_is_found_from_a_folder_inside_it(workspace: Workspace, monkeypatch):
    monkeypatch.chdir(workspace.inbox)
    assert Workspace.open().root == workspace.root


def test_a_workspace_of_a_later_version_is_not_opened(workspace: Workspace, refused):
    fault = refused(NewerWorkspace, Workspace.open, change(workspace, "format = 1", "format = 2"))
    assert "2" in fault.what and "升级" in fault.mend


def test_a_kill_before_the_settings_are_written_leaves_no_workspace_and_init_completes_it(
    tmp_path: Path, monkeypatch, refused
):
    class Killed(BaseException):
        pass

    def die(*args: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(start, "write_templates", die)
        with pytest.raises(Killed):
            init(tmp_path / "市", keys=Path("..", "钥匙"))
    refused(NoWorkspace, Workspace.open, tmp_path / "市")
    monkeypatch.setattr(start, "write_templates", lambda folder, packs: [])
    assert init(tmp_path / "市", keys=Path("..", "钥匙")).root == (tmp_path / "市").resolve()


def test_a_stopped_clock_stands(workspace: Workspace):
    assert workspace.now() == workspace.now() == datetime.fromisoformat(CLOCK)


def test_a_clock_that_is_no_moment_is_said_with_its_setting(workspace: Workspace, refused):
    broken = Workspace.open(change(workspace, CLOCK, "昨天上午"))
    fault = refused(BadSetting, broken.now)
    assert "昨天上午" in fault.what and "workspace.clock" in fault.what


def test_keys_do_not_lie_inside_the_workspace(workspace: Workspace, refused, monkeypatch):
    assert not workspace.keys_folder.is_relative_to(workspace.root)
    monkeypatch.setenv("GONGSHI_KEYS", str(workspace.root / "钥匙"))
    fault = refused(KeysInside, workspace.vault)
    assert "钥匙" in fault.where and "--keys" in fault.mend


def test_a_workspace_with_its_keys_inside_is_not_made(tmp_path: Path, refused):
    refused(KeysInside, init, tmp_path / "市", keys=tmp_path / "市" / "钥匙")
    assert not (tmp_path / "市").exists()


def test_a_copy_elsewhere_opens_but_neither_signs_nor_opens_a_seal(city: Workspace, tmp_path: Path, refused):
    enrol(city)
    elsewhere = tmp_path / "别处" / "深处" / "拷贝"
    shutil.copytree(city.root, elsewhere)
    copied = Workspace.open(elsewhere)
    deliveries = copied.vault().deliveries()
    assert [d.id for d in deliveries] == [d.id for d in city.vault().deliveries()]
    assert "chushen" in refused(NoSuchKey, signer, copied, "chushen").what
    parties = copied.vault().deliveries("parties")[0]
    refused(KeyMissing, copied.vault().sealed_rows, parties, by="fengcun", why="测试")
