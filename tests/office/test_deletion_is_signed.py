"""Deleting by law is a keeper's act, signed and in the diary."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongshi.lists.diary import Act
from gongshi.lists.person import Role
from gongshi.office.erasing import NotAKeeper, erase_by_law
from gongshi.office.people import add_person, diary
from gongshi.office.start import init
from gongshi.office.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return init(tmp_path / "市", settings='[office]\nname = "示例市"\n', keys=tmp_path / "钥匙")


def test_only_a_keeper_deletes_by_law(workspace: Workspace):
    keeper = add_person(workspace, "baoguan", "假甲", Role.KEEPER)
    other = add_person(workspace, "nigao", "假乙", Role.PROPOSER, by=keeper)
    with pytest.raises(NotAKeeper) as refused:
        erase_by_law(workspace, workspace.registers["bans"], ["示公交吊字1号"], basis="某法", by=other)
    assert "假乙" in refused.value.what
    assert refused.value.where
    assert refused.value.mend
    assert all(event.act is not Act.ERASE for event in diary(workspace).events())
