"""This month counted while the desk starts, so that the first reader in the morning waits for nothing (预先统计)."""

from __future__ import annotations

import logging

from gongshi.desk.views.month.place import usual_period
from gongshi.desk.workspace import served
from gongshi.errors import GongshiError
from gongshi.office.counted import standing_soon

log = logging.getLogger("gongshi.desk")


def count_this_month() -> None:
    """Begin to count each pack's release of this month, behind the pages; what cannot be counted the page will say."""
    try:
        workspace = served()
        for pack in workspace.packs:
            standing_soon(workspace, pack, usual_period(workspace), patience=0)
    except GongshiError as fault:
        log.warning("the month is not counted beforehand: %s", fault.what)
