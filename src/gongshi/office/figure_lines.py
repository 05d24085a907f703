"""A release's figures with what they were a year and a period ago (指标行)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongshi.figures.answer import Answer, State
from gongshi.figures.compare import KINDS, Against
from gongshi.figures.figure import Selected
from gongshi.i18n import tr
from gongshi.notices.voice import PERCENT
from gongshi.office.sealed_parts import registers_of
from gongshi.wording.change import Compared, write_change
from gongshi.wording.quantity import Role, write_quantity

if TYPE_CHECKING:
    from decimal import Decimal

    from gongshi.figures.compare import Comparison
    from gongshi.office.runs import Run


@dataclass(frozen=True)
class Beside:
    """An older value and what the new one is to it (对比): 上期 186起, 环比下降5.4%."""

    label: str
    shown: str
    words: str
    basis: str = ""


@dataclass(frozen=True)
class FigureLine:
    """One figure of the release with its older values beside it (指标行); `before` is the period before's."""

    answer: Answer
    shown: str
    beside: tuple[Beside, ...]
    before: Decimal | None = None

    @property
    def why(self) -> str:
        """Why there is no number, where the word for it does not say; else empty."""
        words = {State.UNKNOWN: tr("记录里没有填这一栏"), State.NONE: tr("本期没有可算的对象")}
        return words.get(self.answer.state, "") if self.answer.value is None else ""


def figure_lines(run: Run) -> tuple[FigureLine, ...]:
    """Every whole figure of the release, in its order."""
    silent = {kind: silent_registers(run.comparisons, kind) for kind in KINDS}
    return tuple(_line(run, answer, silent) for answer in run.answers if not answer.part)


def figure_line(run: Run, answer: Answer) -> FigureLine:
    """A whole figure with what it was a year and a period ago."""
    return _line(run, answer, {kind: silent_registers(run.comparisons, kind) for kind in KINDS})


def silent_registers(comparisons: Mapping[tuple[str, str], Comparison], kind: Against) -> frozenset[str]:
    """Registers in which a recount of the base found nothing whatever: nobody can say that it was none (无记录).

    A register is told from the figures that count its rows, the first that each of them reads.
    """
    heard: dict[str, bool] = {}
    for (_, against), found in comparisons.items():
        before = found.before
        if against == str(kind) and isinstance(before, Answer) and isinstance(before.figure, Selected):
            counted = before.figure.registers[:1]
            heard |= {name: heard.get(name, False) or before.rows > 0 for name in counted}
    return frozenset(name for name, found_any in heard.items() if not found_any)


def _line(run: Run, answer: Answer, silent: Mapping[Against, frozenset[str]]) -> FigureLine:
    pairs = [(kind, run.comparisons.get((answer.figure.name, str(kind)))) for kind in KINDS]
    last = run.comparisons.get((answer.figure.name, str(Against.PERIOD_ON_PERIOD)))
    beside = tuple(_beside(c, silent[kind]) for kind, c in pairs if c is not None)
    return FigureLine(answer, _written(answer), beside, last.before.value if last else None)


def _written(answer: Answer) -> str:
    """The value as a column of figures holds it, or the word for why there is none."""
    return answer.state.label if answer.value is None else write_quantity(answer.value, answer.figure.unit, Role.TABLE)


def _beside(found: Comparison, silent: frozenset[str]) -> Beside:
    figure, before, kind = found.now.figure, found.before.value, Compared(str(found.kind))
    if isinstance(found.before, Answer) and silent.intersection(registers_of(figure)):
        return Beside(kind.base_label, "", tr("{base}没有相应记录", base=kind.base_label), found.basis.label)
    value = "" if before is None else write_quantity(before, figure.unit, Role.TABLE)
    known = found.now.value is not None
    words = write_change(found.now.value, before, kind, points=figure.unit in PERCENT).text if known else ""
    return Beside(kind.base_label, value, words, found.basis.label)
