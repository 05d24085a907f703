"""A finished folder takes the place of the old one, whole (换上).

Where the system can exchange two folders in one step (Linux), it does; elsewhere the swap is two
renames, and what a kill between them left is put back by the next build. So a web server that
reads meanwhile sees the old site or the new one, never half.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

from gongshi.errors import Unfit
from gongshi.i18n import tr

_AT_FDCWD, _EXCHANGE = -100, 2


class SiteInUse(Unfit):
    """A program holds a file of the site open, so the new one cannot take its place (网站文件夹被占用)."""


def beside(target: Path) -> Path:
    """An empty folder beside `target`, in which the new site is written."""
    put_back(target)
    found = target.with_name(target.name + ".tmp")
    shutil.rmtree(found, ignore_errors=True)
    found.mkdir(parents=True)
    return found


def swap(new: Path, target: Path) -> None:
    """`new` is now `target`, and what was there is gone. Raises SiteInUse."""
    try:
        if target.exists() and exchanged(new, target):
            shutil.rmtree(new)
            return
        old = _old(target)
        shutil.rmtree(old, ignore_errors=True)
        if target.exists():
            target.replace(old)
        new.replace(target)
        shutil.rmtree(old, ignore_errors=True)
    except OSError as fault:
        put_back(target)
        raise SiteInUse(
            tr("新网站换不上去：{fault}", fault=fault),
            where=tr("文件夹 {folder}", folder=target),
            mend=tr("请关闭正打开着其中文件的程序，再运行一次；原来的网站没有动。"),
        ) from fault


def exchanged(a: Path, b: Path) -> bool:
    """Whether the two folders have changed places in one step; False where the system cannot."""
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    return bool(rename(_AT_FDCWD, os.fsencode(a), _AT_FDCWD, os.fsencode(b), _EXCHANGE) == 0)


def put_back(target: Path) -> None:
    """After a swap that ended between its two renames: the old site, where it was."""
    if _old(target).exists() and not target.exists():
        _old(target).replace(target)


def _old(target: Path) -> Path:
    return target.with_name(target.name + ".old")
