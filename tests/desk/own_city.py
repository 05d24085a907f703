"""The demo city of one test's own."""

from __future__ import annotations

import shutil
from pathlib import Path


def own_city(begun: Path, folder: Path) -> Path:
    """The workspace that `begun` holds, copied with its keys into `folder`."""
    shutil.copytree(begun, folder / "办公")
    root = folder / "办公" / "演示城市"
    setting = (root / "gongshi.toml").read_text(encoding="utf-8")
    (root / "gongshi.toml").write_text(setting.replace(str(begun), str(folder / "办公")), encoding="utf-8")
    return root
