"""What this process holds of a workspace's registers, and rows and keys as a clerk types them (现行台账)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from gongshi.engines.held import Held, Key
from gongshi.engines.stacks import stamp_of
from gongshi.records.cells import shown

if TYPE_CHECKING:
    from gongshi.office.workspace import Workspace
    from gongshi.records.register import Register

Standing: TypeAlias = Held


@lru_cache(maxsize=4)
def _standing_at(root: Path, settings: tuple[int, int]) -> Standing:
    from gongshi.office.workspace import Workspace

    return Held(Workspace.open(root).vault())


def standing_of(workspace: Workspace) -> Standing:
    """What this process holds of the workspace; another one when its gongshi.toml was changed (现行台账)."""
    return _standing_at(workspace.root, stamp_of(workspace.settings.path))


def key_of(register: Register, row: Mapping[str, Any]) -> Key:
    """The values of the key columns in this row, as text."""
    return tuple(text_of(row[c.name]) for c in register.key)


def text_of(value: object) -> str:
    """A value of a register as a clerk would type it; empty for none."""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return shown(value)
