"""Compare an answer with the period before or the year before (环比、同比).

The older value is either *restated*, counted again from the registers as they are known now,
or *as published*, taken from the document it was printed in. The two can differ, and the
comparison says which it is. The change is exact; words and rounding belong to `wording`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from gongshi.errors import Refused
from gongshi.figures.answer import Answer, Answers
from gongshi.figures.ask import Question, ask, question
from gongshi.figures.figure import Selected
from gongshi.figures.tally import exact
from gongshi.i18n import tr
from gongshi.period import Period
from gongshi.records.published import PUBLISHED_FIGURES

if TYPE_CHECKING:
    from gongshi.engines.expression import Runs
    from gongshi.figures.at import At
    from gongshi.figures.figure import Figure


class Against(StrEnum):
    """Which older period a change is measured against; the value is the printed word."""

    YEAR_ON_YEAR = "同比"
    PERIOD_ON_PERIOD = "环比"

    @property
    def label(self) -> str:
        """The Chinese word for it."""
        return self.value

    def base(self, period: Period) -> Period:
        """The period that `period` is compared with (基期)."""
        return period.year_before() if self is Against.YEAR_ON_YEAR else period.previous()


KINDS = tuple(Against)


class Basis(StrEnum):
    """Where the older value comes from."""

    RESTATED = "按现有台账重算"
    AS_PUBLISHED = "按当时发布"

    @property
    def label(self) -> str:
        """The Chinese words for it."""
        return self.value


class NotComparable(Refused):
    """The two values do not measure the same thing over the same length of time (不可比)."""


@dataclass(frozen=True)
class Published:
    """A value as a document printed it (已发布数), with the document and the place in it."""

    figure: str
    period: Period
    value: Decimal
    unit: str = ""
    part: str = ""
    document: str = ""
    place: str = ""
    published_on: date | None = None


@dataclass(frozen=True)
class Comparison:
    """A value beside its older one (对比). Exact; None where one of them is not known.

    `notes` are sentences a reader needs to judge the change: an unfinished period, a
    published value that a recount no longer gives.
    """

    now: Answer
    before: Answer | Published
    kind: Against
    basis: Basis
    notes: tuple[str, ...] = ()

    @property
    def change(self) -> Decimal | None:
        """Now less before, in the figure's unit (增减量); of a share, percentage points."""
        if self.now.value is None or self.before.value is None:
            return None
        return self.now.value - self.before.value

    @property
    def ratio(self) -> Fraction | None:
        """The change as an exact part of the older value (增减幅); None against zero."""
        if self.change is None or not self.before.value:
            return None
        return Fraction(self.change) / Fraction(self.before.value)


def compare(now: Answer, before: Answer | Published, kind: Against | None = None) -> Comparison:
    """`now` beside `before`, when they are comparable (对比).

    `kind` is found from the periods when it is not given. Raises NotComparable for another
    unit, another kind or length of period, or a period that is no base of this one.
    """
    period = now.at.period
    base = before.period if isinstance(before, Published) else before.at.period
    found = kind or next((k for k in Against if k.base(period) == base), None)
    _check_same(now, before, found is not None and found.base(period) == base, base)
    assert found is not None, "checked in the line above"
    basis = Basis.AS_PUBLISHED if isinstance(before, Published) else Basis.RESTATED
    return Comparison(now, before, found, basis, (*_unfinished(now), *_nothing_then(before)))


def compare_all(
    figures: Sequence[Figure],
    at: At,
    engine: Runs,
    kind: Against,
    *,
    answers: Answers | None = None,
    rolls: Mapping[str, int] | None = None,
    prefer: Basis = Basis.AS_PUBLISHED,
    base: Question | None = None,
) -> tuple[Comparison, ...]:
    """Each figure beside its older value, in the order of `figures` (批量对比).

    With AS_PUBLISHED preferred, a value that a document printed stands against the new one,
    and a recount that differs is noted; figures never published are restated. `answers` are
    the new values when they were asked already. A figure with neither is left out, and so is
    one whose rule was not yet in force on the base's day. `base` is the `base_question` when it
    was made ready already.
    """
    now = answers or ask(figures, at, engine, rolls=rolls)
    then = base or base_question(figures, at, engine, kind)
    figures, restated = then.figures, then.answers()
    printed = published(figures, kind.base(at.period), engine)
    made: list[Comparison] = []
    for figure in figures:
        recount, paper = restated.of(figure.name), printed.get(figure.name)
        if paper and (prefer is Basis.AS_PUBLISHED or recount.value is None):
            made.append(_with_recount(compare(now.of(figure.name), paper, kind), recount))
        elif recount.value is not None:
            made.append(compare(now.of(figure.name), recount, kind))
    return tuple(made)


def base_question(figures: Sequence[Figure], at: At, engine: Runs, kind: Against) -> Question:
    """The same figures at the base, made ready; without those not yet in force then (基期提问)."""
    return question(figures, at.shifted(kind.base(at.period)), engine, in_force_only=True)


def published(figures: Sequence[Figure], period: Period, engine: Runs) -> dict[str, Published]:
    """What documents printed for `period`, whole figures only, by figure name (已发布数)."""
    register = PUBLISHED_FIGURES.name
    if register not in engine.registers or not engine.is_delivered(register):
        return {}
    names = {word: f.name for f in figures for word in (f.label, f.name)}
    table = engine.tables(register)
    rows = engine.rows(table.filter(table.part.fill_null("") == "", table.period == period.code))
    return {names[str(r["figure"])]: _printed(r, period) for r in rows if r["figure"] in names}


def _printed(row: Mapping[str, object], period: Period) -> Published:
    def text(name: str) -> str:
        return str(row.get(name) or "")

    day = row.get("published_on")
    return Published(
        text("figure"), period, exact(row["value"]), text("unit"), text("part"), text("document"), text("place"),
        day if isinstance(day, date) else None,
    )  # fmt: skip


def _with_recount(found: Comparison, recount: Answer) -> Comparison:
    if recount.value is None or recount.value == found.before.value:
        return found
    note = tr("基期当时发布为{before}，按现有台账重算为{recount}。", before=found.before.value, recount=recount.value)
    return Comparison(found.now, found.before, found.kind, found.basis, (*found.notes, note))


def _unfinished(now: Answer) -> tuple[str, ...]:
    """A note when the period had not ended by what was known: it is set beside a whole one."""
    if now.at.known >= now.at.period.ends:
        return ()
    return (tr("本期尚未结束，数据截至{known}，与完整的基期相比。", known=now.at.known.strftime("%Y-%m-%d %H:%M")),)


def _nothing_then(before: Answer | Published) -> tuple[str, ...]:
    """A note when a recount found no record at all: perhaps that period was never delivered."""
    if isinstance(before, Published) or not isinstance(before.figure, Selected) or before.rows or before.value is None:
        return ()
    return (tr("{base}的台账中没有相应记录；如该期并未报送，请不要作此对比。", base=before.at.period.label),)


def _check_same(now: Answer, before: Answer | Published, is_base: bool, base: Period) -> None:
    unit = before.unit if isinstance(before, Published) else before.figure.unit
    name = before.figure if isinstance(before, Published) else before.figure.name
    faults = []
    if not is_base:
        faults.append(tr("基期 {base} 不是 {period} 的上期或上年同期", base=base.label, period=now.at.period.label))
    if unit and unit != now.figure.unit:
        faults.append(tr("单位一为“{now}”，一为“{unit}”", now=now.figure.unit, unit=unit))
    if isinstance(before, Answer) and (name, before.part) != (now.figure.name, now.part):
        faults.append(
            tr("一为“{now}”，一为“{name}”", now=now.figure.label + now.part, name=before.figure.label + before.part)
        )
    if faults:
        raise NotComparable(
            tr("“{label}”的两个数不可比：{faults}。", label=now.figure.label, faults="；".join(faults)),
            where=tr("指标“{label}”，期间 {period}", label=now.figure.label, period=now.at.period.label),
            mend=tr("请取同一指标、同一单位、同类同长期间的数；改了口径的，请按新口径重算基期。"),
        )
