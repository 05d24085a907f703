"""What level the reader's page may show now, and under whose name and for what reason (启封事由).

Levels 3 and 4 open only for a reason, given for a quarter of an hour; the office then notes every
sealed part that is opened with that name and reason, before a byte is shown.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongshi.desk.asking import asking
from gongshi.desk.may import Action, demand, may, reader_level
from gongshi.desk.noting import note
from gongshi.desk.store.event import Happened
from gongshi.errors import Refused
from gongshi.i18n import tr
from gongshi.records.register import Level

if TYPE_CHECKING:
    from django.http import HttpRequest

REASON, GIVEN_AT = "look_reason", "look_given_at"
HOLDS = 15 * 60


class NeedsReason(Refused):
    """Restricted columns are asked for without a reason (查看限定列须写明事由)."""


@dataclass(frozen=True)
class Reading:
    """How this request reads (阅读权限): the level, the reader and reason that each opened seal is noted with."""

    level: Level
    reader: str
    why: str


def reading(request: HttpRequest, *, duty: str = "") -> Reading:
    """The reader's level: his role's, but at most OFFICE until he has given a reason.

    `duty` is the reason where he has none of his own: whoever has to decide looks in order to decide.
    """
    user = asking(request)
    why = _reason(request) or duty
    level = reader_level(user)
    if level.is_sealed and not (why and may(user, Action.LOOK)):
        level = Level.OFFICE
    return Reading(level, user.person or user.username, why)


def demand_reason(request: HttpRequest) -> Reading:
    """The same, for a page that shows nothing without the restricted columns. Raises NeedsReason, NotYours."""
    demand(asking(request), Action.LOOK)
    found = reading(request)
    if not found.level.is_sealed:
        raise NeedsReason(
            tr("这一页含限定人员才能看的内容，须先写明查看事由。"),
            where=tr("地址 {path}", path=request.path),
            mend=tr("请在“写明事由”页填写后再打开；事由和查看记录都会留存。"),
        )
    return found


def give_reason(request: HttpRequest, reason: str, page: str) -> None:
    """Keep the reason for a quarter of an hour, and note it. Raises NotYours."""
    user = asking(request)
    demand(user, Action.LOOK)
    request.session[REASON], request.session[GIVEN_AT] = reason, time.time()
    note(Happened.LOOK_ASKED, request=request, by=user, about=page, said=reason)


def _reason(request: HttpRequest) -> str:
    given = float(request.session.get(GIVEN_AT, 0))
    return str(request.session.get(REASON, "")) if time.time() - given < HOLDS else ""
