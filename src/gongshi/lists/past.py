"""The diary as it stood after so many lines: to compute an old release again (当时的日记)."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, NoReturn

from gongshi.errors import Refused
from gongshi.i18n import tr

if TYPE_CHECKING:
    from gongshi.lists.diary import Act, Diary, Event
    from gongshi.lists.signing import Signer


class OnlyThePast(Refused):
    """Nothing can be done in a diary as it once stood (当时的日记不能再写)."""


@dataclass(frozen=True)
class Past:
    """The first `lines` of a diary, for reading only (当时的日记)."""

    diary: Diary
    lines: int

    def events(self) -> tuple[Event, ...]:
        """The events of that time."""
        return self.diary.events()[: self.lines]

    def salted(self, *parts: str) -> str:
        """The same hash as ever."""
        return self.diary.salted(*parts)

    def write(
        self, act: Act, entry_id: str, by: Signer, at: datetime, fields: Mapping[str, str] = {}, *, note: str = ""
    ) -> NoReturn:
        """Never. Raises OnlyThePast."""
        raise OnlyThePast(
            tr("这是过去某时的日记，只供重算，不能办理“{act}”。", act=act.label),
            where=tr("条目 {id}", id=entry_id or "—"),
            mend=tr("请在现在的名单上办理。"),
        )

    def together(self) -> AbstractContextManager[None]:
        """Never used: nothing is written."""
        return self.diary.together()
