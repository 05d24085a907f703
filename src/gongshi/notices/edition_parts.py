"""The parts of an edition as plain values: answers, lists, rows, documents, decisions (公开版的组成).

Everything here is text, whole numbers and tuples, so that what was signed can be written
again to the byte. No name of a person on a list is in a part that cannot be taken out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from gongshi.notices.edition_rows import SealedColumn


@dataclass(frozen=True)
class Used:
    """A threshold that an answer used (所用阈值): its value as text, its first day, its document."""

    name: str
    label: str
    value: str
    since: str
    basis: str


@dataclass(frozen=True)
class SealedAnswer:
    """One answer as it was published (已封存的答数).

    `value` is exact decimal text, empty when there is none; `state` one of the names of
    figures.answer.State; `shown` what documents print. `part` is a category of `breakdown`, both
    empty for the whole. `rows` records were selected. `sql` is the statement that gives the value
    again; `definition` a hash of what the figure means, so that a changed rule is told from late data.
    """

    figure: str
    label: str
    unit: str
    kind: str
    value: str
    state: str
    shown: str
    population: str
    source: str
    doc: str = ""
    part: str = ""
    breakdown: str = ""
    note: str = ""
    rows: int = 0
    empty: int = 0
    missing: tuple[str, ...] = ()
    registers: tuple[str, ...] = ()
    thresholds: tuple[Used, ...] = ()
    definition: str = ""
    sql: str = ""

    @property
    def number(self) -> Decimal | None:
        """The value as a number."""
        return Decimal(self.value) if self.value else None

    @classmethod
    def read(cls, d: Mapping[str, Any]) -> SealedAnswer:
        """The answer of these plain values."""
        used = tuple(Used(**u) for u in d["thresholds"])
        return cls(**{**_tuples(d), "thresholds": used})


@dataclass(frozen=True)
class Decision:
    """One act on an entry (对条目的决定): the diary's line number and hash, the act, who by id and role, when."""

    number: int
    hash: str
    act: str
    by: str
    role: str
    at: str


@dataclass(frozen=True)
class SealedEntry:
    """One entry of a list (名单条目).

    `id` and `decisions` stay for good. The rest is the name part: empty once it was taken out,
    and `removed` says why. `facts` are by the list's columns, as data.
    """

    id: str
    hash: str
    decisions: tuple[Decision, ...]
    name: str = ""
    position: int = 0
    group: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    reasons: tuple[str, ...] = ()
    months_listed: int = 1
    published_on: str = ""
    ends_on: str = ""
    removed: str = ""

    def told(self, part: Mapping[str, Any]) -> SealedEntry:
        """The entry with its name part."""
        return replace(self, **{**part, "reasons": tuple(part["reasons"])})

    @property
    def is_named(self) -> bool:
        """Whether the edition still says who it is."""
        return not self.removed

    def is_over(self, today: date) -> bool:
        """Whether its term ended before `today`."""
        return bool(self.ends_on) and date.fromisoformat(self.ends_on) < today


@dataclass(frozen=True)
class SealedList:
    """One list as it was published (已封存的名单). `not_reported` are registers that were missing.

    `size` entries were published; `digest` is of the hashes of their lines in the file `path`.
    """

    name: str
    label: str
    unit: str
    basis: str
    policy: str
    term_days: int
    columns: tuple[SealedColumn, ...]
    size: int
    digest: str
    path: str
    doc: str = ""
    honour: bool = False
    notes: tuple[str, ...] = ()
    not_reported: tuple[str, ...] = ()
    thresholds: tuple[Used, ...] = ()
    definition: str = ""
    entries: tuple[SealedEntry, ...] = ()

    @classmethod
    def read(cls, d: Mapping[str, Any]) -> SealedList:
        """The list of these plain values, its names not read yet."""
        entries = tuple(
            SealedEntry(e["id"], e["hash"], tuple(Decision(**x) for x in e["decisions"])) for e in d["entries"]
        )
        return cls(**{
            **_tuples(d), "columns": tuple(SealedColumn(**c) for c in d["columns"]),
            "thresholds": tuple(Used(**u) for u in d["thresholds"]), "entries": entries,
        })  # fmt: skip

    def plain(self) -> dict[str, object]:
        """What is signed of it: no name part."""
        told = {f.name: plain(getattr(self, f.name)) for f in fields(self) if f.name != "entries"}
        entries = [{"id": e.id, "hash": e.hash, "decisions": plain(e.decisions)} for e in self.entries]
        return {**told, "entries": entries}


@dataclass(frozen=True)
class SealedDocument:
    """One finished document (文书): file name, kind of notice, its label, and its salted hash.

    `is_here` is False once it was destroyed because it named somebody who came down.
    """

    name: str
    kind: str
    label: str
    hash: str
    is_here: bool = field(default=True, compare=False)


@dataclass(frozen=True)
class Link:
    """One delivery that the figures rest on (所据报送): its number in the chain and its manifest's hash."""

    number: int
    id: str
    register: str
    mode: str
    known_at: str
    hash: str


@dataclass(frozen=True)
class SealedCorrection:
    """A correction this edition carries (更正): in which issue, what stood there, what is right, why."""

    issue: str
    published_on: str
    was: str
    now: str
    why: str


@dataclass(frozen=True)
class Change:
    """What is otherwise than in an earlier edition (变动): a figure, a row of one, or an entry.

    `where` is figure:NAME, rows:NAME or list:NAME, and period:NAME or period_rows:NAME where a new
    period differs from the last; `was` and `now` are as shown, `causes` why, each a sentence. For rows `was` and `now` are how many left and came; which ones is in the files.
    """

    edition: str
    where: str
    label: str
    was: str
    now: str
    causes: tuple[str, ...] = ()
    part: str = ""


@dataclass(frozen=True)
class Removal:
    """A tombstone (墓碑): what was taken out of an edition, when, why, and which edition follows it."""

    what: str
    hash: str
    act: str
    at: str
    successor: str = ""


def plain(value: object) -> object:
    """A part as JSON holds it."""
    if isinstance(value, tuple | list):
        return [plain(v) for v in value]
    if hasattr(value, "__dataclass_fields__"):
        hidden = {f.name for f in fields(value) if not f.compare}  # type: ignore[arg-type]
        return {k: plain(getattr(value, k)) for k in value.__dataclass_fields__ if k not in hidden}
    return value


def _tuples(d: Mapping[str, Any]) -> dict[str, Any]:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in d.items()}
