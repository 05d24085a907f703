"""Delete by law: a keeper signs, the vault destroys, the diary remembers (依法删除)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gongshi.errors import Refused
from gongshi.i18n import tr
from gongshi.lists.diary import Act
from gongshi.lists.person import Role
from gongshi.office.people import diary

if TYPE_CHECKING:
    from gongshi.lists.signing import Signer
    from gongshi.office.workspace import Workspace
    from gongshi.records.erasure import Erasure
    from gongshi.records.register import Register


class NotAKeeper(Refused):
    """Only a keeper of sealed data may delete by law (只有封存保管人可以依法删除)."""


def erase_by_law(
    workspace: Workspace, register: Register, keys: Sequence[object], *, basis: str, by: Signer
) -> Erasure:
    """The erasure of these rows' sealed values and originals, signed by a keeper.

    Raises NotAKeeper, and what the vault raises when there is nothing to erase.
    """
    check_keeper(by, where=tr("台账“{label}”", label=register.label))
    done = workspace.vault().erase(register, keys, by=by.id, basis=basis)
    fields = {"register": register.name, "parts": str(len(done.parts)), "erasure": done.id}
    diary(workspace).write(Act.ERASE, "", by, workspace.now(), fields, note=basis)
    return done


def check_keeper(by: Signer, *, where: str) -> None:
    """Nothing, when `by` keeps sealed data. Raises NotAKeeper."""
    if by.person.role is not Role.KEEPER:
        raise NotAKeeper(
            tr("“{name}”的岗位是“{role}”，不能依法删除。", name=by.person.name, role=by.person.role.label),
            where=where,
            mend=tr("请由封存保管岗位的人员办理；人员用 gongshi keys list 查看。"),
        )
