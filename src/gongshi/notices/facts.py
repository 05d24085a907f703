"""What a notice may say: answers, lists, clocks, and the office's own words (文书素材)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from gongshi.errors import NotFound
from gongshi.i18n import tr
from gongshi.notices.notice import Line

if TYPE_CHECKING:
    from gongshi.figures.answer import Answers
    from gongshi.figures.at import At
    from gongshi.figures.compare import Comparison
    from gongshi.lists.entry import Entry
    from gongshi.lists.roll import Roll
    from gongshi.settings import Settings


class NoSuchList(NotFound):
    """The notice asks for a list that was not run (没有这份名单)."""


@dataclass(frozen=True)
class Office:
    """Who publishes (发文机关): names as printed, and where corrections are taken."""

    name: str
    short_name: str = ""
    mark: str = ""
    contact: str = ""
    copies: str = ""
    printer: str = ""

    @classmethod
    def of(cls, settings: Settings) -> Office:
        """The office in the settings' table `[office]`; `name` is required."""
        name = settings.need("office.name", str)
        return cls(
            name=name,
            short_name=settings.get("office.short_name", "") or name,
            mark=settings.get("office.mark", "") or name,
            contact=settings.get("office.contact", ""),
            copies=settings.get("office.copies", ""),
            printer=settings.get("office.printer", "") or name,
        )


@dataclass(frozen=True)
class Correction:
    """A correction of an earlier issue (更正): what stood there, what is right, and why."""

    issue: str
    published_on: date
    was: str
    now: str
    why: str


@dataclass(frozen=True)
class Facts:
    """All that one notice may say (文书素材).

    `comparisons` are keyed by figure name and kind (同比, 环比), `rolls` by list name. `texts`
    are the office's own strings that may hold numbers (`number` 发文字号, `scan` the hash of
    the signed approval). `terms` are fixed words with a number (五大曝光) and the things they
    number, joined by 、, or empty for the name of a law. A `draft` also shows entries that
    still wait for a review. `columns` are the registers' headings by `register.column`, and their labels by name.
    `items` are the things a figure counted, by figure, breakdown and part.
    """

    office: Office
    at: At
    answers: Answers
    comparisons: Mapping[tuple[str, str], Comparison] = field(default_factory=dict)
    rolls: Mapping[str, Roll] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    terms: Mapping[str, str] = field(default_factory=dict)
    draft: bool = False
    corrections: tuple[Correction, ...] = ()
    lines: tuple[Line, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    items: Mapping[tuple[str, str, str], tuple[str, ...]] = field(default_factory=dict)

    def roll(self, name: str) -> Roll:
        """The roll of the list `name`. Raises NoSuchList."""
        if name not in self.rolls:
            raise NoSuchList(
                tr("本次没有生成名单“{name}”。", name=name),
                where=tr("文书模板所引的名单"),
                mend=tr("可用的名单：{names}。", names="、".join(self.rolls) or tr("无")),
            )
        return self.rolls[name]

    def entries(self, name: str) -> tuple[Entry, ...]:
        """The entries of the list that this notice shows, in the list's order.

        Those that a notice names; a draft shows those that wait for a review besides.
        """
        return self.roll(name).shown(draft=self.draft)
