"""A list as the public may read it: its rule, its periods, the entries that still stand (公开的名单)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Entry:
    """One line of a list (条目): the name as shown, one cell for each column, its reasons and term."""

    name: str
    cells: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    ends_on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Issue:
    """One list in one period (一期名单).

    `published` entries were public, `entries` are public today; `left` says in sentences how
    many went and why, without a name. `ends_on` is the last day of the term.
    """

    period: str
    label: str
    notice: str
    released: date
    published: int
    entries: tuple[Entry, ...] = ()
    ends_on: date | None = None
    left: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_over(self) -> bool:
        """Whether everybody who was named has left."""
        return self.published > 0 and not self.entries


@dataclass(frozen=True)
class Listing:
    """A list's rule and its issues, newest first (名单)."""

    name: str
    label: str
    subject: str
    unit: str
    basis: str
    definition: str
    columns: tuple[str, ...]
    issues: tuple[Issue, ...]
    mask: str = ""
    term_days: int = 0
    thresholds: tuple[str, ...] = ()

    @property
    def latest(self) -> Issue:
        """The newest issue; there is always one, or the list has no page."""
        return self.issues[0]
