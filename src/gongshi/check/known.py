"""What the records say, as plain values handed over by whoever asks (台账所载).

The room of checking never opens a vault: the office, or any program, hands over these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple


@dataclass(frozen=True)
class Known:
    """One value of one figure (已知数).

    `names` are its label and other wordings; `about` says whom or what it counts (population); `places`
    the decimals it is shown with; `part` says which part of the whole it is; `year_before` and `period_before` are the values it is compared
    with, None where there are none; `opens` is the command that opens its records. `loose` marks a
    number that a whole sentence, not a clause, says what it is of.
    """

    figure: str
    names: tuple[str, ...]
    unit: str
    value: Decimal
    places: int = 0
    part: str = ""
    year_before: Decimal | None = None
    period_before: Decimal | None = None
    opens: str = ""
    loose: bool = False
    about: str = ""


@dataclass(frozen=True)
class KnownEntry:
    """One entry as the public sees it (名单条目): its shown name, and what is said of it.

    `anchors` are the texts by which a paragraph or row is known to speak of it; `facts` pairs of a
    label (a column's heading, or empty) and the text that is shown.
    """

    shown: str
    anchors: tuple[str, ...]
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class KnownList:
    """A list as it stands (已知名单): public entries in order, shown names taken down since, bare names.

    `bare` are names that the list's mask hides: they must not be printed. `opens` shows the list.
    """

    name: str
    label: str
    unit: str
    entries: tuple[KnownEntry, ...]
    withdrawn: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    opens: str = ""


class Answerable(NamedTuple):
    """Characters of a printed line and who answers for them: start, end, the figure's or list's label, the command."""

    start: int
    end: int
    label: str
    opens: str


@dataclass(frozen=True)
class Printed:
    """A line that a document of the release prints (文书所载的一行), and who answers for its numbers."""

    text: str
    by: tuple[Answerable, ...] = ()


@dataclass(frozen=True)
class Records:
    """All that a draft is held against (核对依据): values, lists, the days of the release, and what it prints.

    `as_of` is the moment whose state of the records they are; None for an edition, which never changes.
    `dates` are the days and spans that the documents of the release may name, as they are written;
    `printed` the lines of those documents: a draft's sentence that is one of them but for its numbers speaks
    of the same things.
    """

    label: str
    released: date | None = None
    as_of: datetime | None = None
    dates: tuple[str, ...] = ()
    values: tuple[Known, ...] = ()
    lists: tuple[KnownList, ...] = ()
    terms: Mapping[str, str] = field(default_factory=dict)
    printed: tuple[Printed, ...] = ()
