"""Small notes that the program keeps for itself in a workspace, read back (工作区内的记录文件)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from gongshi.errors import Broken
from gongshi.i18n import tr


class NoteDamaged(Broken):
    """A note that the program wrote was changed by hand, or cut off (记录文件被改动)."""


@contextmanager
def noted(path: Path) -> Iterator[Any]:
    """What the JSON file says; inside the block it is taken apart. Raises NoteDamaged where either fails."""
    try:
        yield json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise NoteDamaged(
            tr("记录文件“{file}”无法读取，可能被手工改动或没有写完。", file=path.name),
            where=tr("文件 {path}", path=path),
            mend=tr("该文件由程序写成，请删去后重新运行 gongshi render；或从备份恢复。"),
        ) from fault
