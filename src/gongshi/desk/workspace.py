"""The workspace that this desk serves: the same folder that the command line works on (工作区)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from gongshi.errors import Unfit
from gongshi.i18n import tr
from gongshi.office.workspace import Workspace
from gongshi.settings import FILE_NAME


class NoWorkspaceServed(Unfit):
    """The desk was started without a workspace (办公台没有指定工作区)."""


def served() -> Workspace:
    """The workspace; read anew when its gongshi.toml has changed. Raises NoWorkspaceServed."""
    from django.conf import settings

    root: Path | None = settings.GONGSHI_ROOT
    if root is None:
        raise NoWorkspaceServed(
            tr("办公台启动时没有指定工作区。"),
            where=tr("环境变量 {name}", name="GONGSHI_WORKSPACE"),
            mend=tr("请用 gongshi desk --at 工作区文件夹 启动。"),
        )
    return _opened(root, (root / FILE_NAME).stat().st_mtime_ns if (root / FILE_NAME).exists() else 0)


@lru_cache(maxsize=4)
def _opened(root: Path, _changed: int) -> Workspace:
    return Workspace.open(root)
