"""A candidate: who or what a rule picks, and every reason for it (候选).

A list is never typed. A rule reads registers and says whom it picks; each candidate carries
its reasons with the records behind them, and the gates that stand before publication.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gongshi.engines.expression import Table
    from gongshi.figures.at import At
    from gongshi.figures.threshold import Threshold
    from gongshi.grid import Grid

Fact = str | int | Decimal | date | bool | tuple[str, ...] | None
Row = Mapping[str, Any]
Told = str | tuple[str, ...]


class Subject(Enum):
    """What a list names. It decides which mask policies are offered."""

    PERSON = "人员"
    UNIT = "单位"
    PLATE = "车辆"
    PLACE = "路段"
    CASE = "案例"

    @property
    def label(self) -> str:
        """The Chinese word for it."""
        return self.value


@dataclass(frozen=True)
class Reason:
    """Why the rule picks the subject (理由), with the rows it rests on.

    `code` names the clause of the rule, `text` says it in one Chinese sentence with its
    values, `basis` is the document. `records` are (register, key) of the rows behind it.
    """

    code: str
    text: str
    basis: str = ""
    records: tuple[tuple[str, str], ...] = ()
    statistical: bool = True


@dataclass(frozen=True)
class GateResult:
    """One condition that must hold before publication (关口), and whether it does.

    `clears_on` is the first day on which it can hold, when a clock decides; None when only
    an act can clear it. `article` is the law.
    """

    code: str
    label: str
    passed: bool
    why: str
    article: str = ""
    clears_on: date | None = None


@dataclass(frozen=True)
class Candidate:
    """One subject picked by a rule (候选对象).

    `subject` is the stable key within the list (a decision number, a plate, a credit code,
    `road:metre`); `name` what an unmasked text would print; `facts` what templates and annex
    tables may print besides, by column of the rule; `sealed` the names of facts above public
    level. `order` sorts the list as the rule states it; ties share it and keep subject order.
    `mask` is a policy this subject needs whatever the rule's is, such as a natural person's
    plate on a list that prints carriers' plates in full; empty: the rule's.
    """

    subject: str
    name: str
    reasons: tuple[Reason, ...]
    gates: tuple[GateResult, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)
    sealed: frozenset[str] = frozenset()
    group: str = ""
    order: tuple[Any, ...] = ()
    mask: str = ""

    @property
    def is_clear(self) -> bool:
        """Whether every gate holds."""
        return all(g.passed for g in self.gates)


@dataclass(frozen=True)
class FactColumn:
    """One column of the annex table: the fact's name, its heading, width in characters."""

    fact: str
    label: str
    width: int = 12


def no_notes(rows: Mapping[str, Sequence[Row]], at: At) -> Sequence[str]:
    """Nothing to say of what the list leaves out."""
    return ()


@dataclass(frozen=True)
class ListRule:
    """A stated rule that picks a list (名单规则).

    `select` takes the registers its parameters name and `at` and returns one table, or
    several by name; `judge` takes their rows (by name, `rows` for a single one) and `at` and
    returns candidates with reasons and gates, refused ones left out. `opens` are registers
    whose sealed columns are read. `thresholds` are all the numbers it uses. `mask` is the
    default policy, `masks` those an office may choose in gongshi.toml, `lists.<name>.mask`.
    `term_days` is how long an entry may stay public, `lists.<name>.term_days` overrides.
    `fresh` are registers with the greatest age in days that their data may have on the day
    of release. `notes` says of the same rows what the list leaves out and how much of it (a
    minor, a crash without a place), one sentence each and no name. `sheet` lays out one
    candidate's facts for those who must check them before publication. `rests_on` are registers
    without which the list is unknown and not empty: its first when none are named. `told_by` are columns
    (`register.column`, or several of which one suffices) that decide who can be published: where one is
    empty in every row and nobody could be published, the list is unknown. An honour that such a column
    would have refused is given to nobody.
    """

    name: str
    label: str
    subject: Subject
    unit: str
    basis: str
    select: Callable[..., Table | Mapping[str, Table]]
    judge: Callable[[Mapping[str, Sequence[Row]], At], Sequence[Candidate]]
    registers: tuple[str, ...]
    columns: tuple[FactColumn, ...]
    thresholds: tuple[Threshold, ...] = ()
    opens: tuple[str, ...] = ()
    mask: str = "full"
    masks: tuple[str, ...] = ("full",)
    term_days: int = 30
    doc: str = ""
    honour: bool = False
    fresh: tuple[tuple[str, Threshold], ...] = ()
    notes: Callable[[Mapping[str, Sequence[Row]], At], Sequence[str]] = no_notes
    rests_on: tuple[str, ...] = ()
    sheet: Callable[[Candidate, At], Grid] | None = None
    told_by: tuple[Told, ...] = ()


def list_rule(
    judge: Callable[[Mapping[str, Sequence[Row]], At], Sequence[Candidate]],
    *,
    label: str,
    subject: Subject,
    unit: str,
    basis: str,
    columns: tuple[FactColumn, ...],
    thresholds: tuple[Threshold, ...] = (),
    opens: tuple[str, ...] = (),
    mask: str = "full",
    masks: tuple[str, ...] = ("full",),
    term_days: int = 30,
    honour: bool = False,
    fresh: tuple[tuple[str, Threshold], ...] = (),
    notes: Callable[[Mapping[str, Sequence[Row]], At], Sequence[str]] = no_notes,
    rests_on: tuple[str, ...] = (),
    sheet: Callable[[Candidate, At], Grid] | None = None,
    told_by: tuple[Told, ...] = (),
) -> Callable[[Callable[..., Table | Mapping[str, Table]]], ListRule]:
    """Make a list rule of a function from registers and `at` to tables; see ListRule."""

    def made(select: Callable[..., Table | Mapping[str, Table]]) -> ListRule:
        names = tuple(p for p in inspect.signature(select).parameters if p != "at")
        return ListRule(
            name=select.__name__, label=label, subject=subject, unit=unit, basis=basis, select=select,
            judge=judge, registers=names, columns=columns, thresholds=thresholds, opens=opens, mask=mask,
            masks=masks, term_days=term_days, doc=inspect.getdoc(select) or "", honour=honour, fresh=fresh,
            notes=notes, rests_on=rests_on or names[:1], sheet=sheet, told_by=told_by,
        )  # fmt: skip

    return made
