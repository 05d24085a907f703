"""Sentences without the machine's folders: a page tells places inside the workspace, and no others (不露机器路径).

The library's errors name files as the command line needs them. A clerk cannot open a folder of
the server, and how it is laid out is nobody's business.
"""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

from gongshi.i18n import tr


def without_folders(text: str) -> str:
    """The text, with files of the workspace named from its root on, keys and passing files by their names."""
    from django.conf import settings

    root: Path | None = settings.GONGSHI_ROOT
    found = _TEMPORARY.sub("", text)
    if root is None:
        return found
    for folder, called in ((_keys(), tr("钥匙文件夹")), (root, tr("工作区"))):
        if folder is not None:
            found = found.replace(f"{folder}{os.sep}", "")
            found = re.sub(re.escape(str(folder)) + r"(?![\w-])", called, found)
    return found


def _keys() -> Path | None:
    from gongshi.desk.workspace import served
    from gongshi.errors import GongshiError

    try:
        return served().keys_folder
    except GongshiError:
        return None  # a workspace that cannot be opened says so on its own page


_TEMPORARY = re.compile(re.escape(tempfile.gettempdir() + os.sep) + r"tmp\w+" + re.escape(os.sep))
