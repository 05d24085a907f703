"""Which release a page is about, counted once for all who look at it (本期所在)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse

from gongshi.desk.workspace import served
from gongshi.office.counted import is_counting, standing, standing_soon
from gongshi.office.publication import as_public
from gongshi.office.reviews import NoSuchEntry, find_entry
from gongshi.period import Period

if TYPE_CHECKING:
    from django.http import HttpRequest

    from gongshi.lists.entry import Entry
    from gongshi.office.counted import Standing
    from gongshi.office.runs import Run
    from gongshi.office.workspace import Workspace
    from gongshi.packs.pack import Pack


@dataclass(frozen=True)
class Place:
    """The workspace, the pack and its release as it stands (所在的一期)."""

    workspace: Workspace
    pack: Pack
    standing: Standing

    @property
    def run(self) -> Run:
        """The release."""
        return self.standing.run

    @property
    def period(self) -> Period:
        """Its period."""
        return self.run.at.period

    @property
    def code(self) -> str:
        """The period as addresses write it."""
        return self.period.code

    @property
    def is_counting(self) -> bool:
        """Whether it is being counted anew behind the page."""
        return not self.standing.is_current and is_counting(self.workspace, self.pack, self.code)

    def url(self, name: str, *more: object) -> str:
        """The address of another page about this release."""
        return reverse(name, args=[self.pack.name, self.code, *more])

    def entry(self, id_: str) -> Entry:
        """The entry, today's or one that stands published though nothing picks it any more. Raises NoSuchEntry."""
        try:
            return find_entry(self.run.rolls, id_)
        except NoSuchEntry:
            public = as_public(self.workspace, self.pack, self.code)
            if public is None:
                raise
            return find_entry(public.rolls, id_)


@dataclass(frozen=True)
class BeingCounted(Exception):
    """The release was never counted since the desk was started: it is now, behind the page (正在统计)."""

    pack: Pack
    period: Period


def place(request: HttpRequest, pack: str, period: str, *, current: bool = False) -> Place:
    """The release of `period`; with `current` counted anew, behind the page, when anything came in since.

    A form that was sent waits for the count, so that nothing that was typed is lost. Raises
    BeingCounted for a page, NoSuchPack, and what reading a period and counting raise.
    """
    workspace = served()
    found = workspace.pack(pack)
    if request.method not in ("GET", "HEAD"):
        return Place(workspace, found, standing(workspace, found, period, current=current))
    patience: float = settings.GONGSHI_PATIENCE
    there = standing_soon(workspace, found, period, current=current, patience=patience)
    if there is None:
        raise BeingCounted(found, Period.parse(period))
    return Place(workspace, found, there)


def usual_period(workspace: Workspace) -> str:
    """This month, by the workspace's clock."""
    now = workspace.now()
    return Period.month(now.year, now.month).code
