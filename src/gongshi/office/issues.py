"""How an issue is called where others refer to it (本期文书的称谓)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from gongshi.i18n import tr
from gongshi.office.last import number_of

if TYPE_CHECKING:
    from gongshi.office.workspace import Workspace
    from gongshi.period import Period


def issue_number(workspace: Workspace, released: date, number: str) -> str:
    """The document's full number of the year (发文字号); with a blank where the serial number is not given."""
    return workspace.settings.get("office.number", "").format(year=released.year, n=number or "　")


def issue_name(workspace: Workspace, pack: str, period: Period, released: date) -> str:
    """The issue by its period, and by its number when it was given one (文件称谓)."""
    name = tr("{period}通报", period=period.label)
    number = number_of(workspace.release_folder(pack, period.code))
    return f"{name}（{issue_number(workspace, released, number)}）" if number else name
