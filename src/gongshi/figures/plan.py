"""A figure made ready for one question: its selection, and what is missing (取数计划)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongshi.engines.expression import Runs, Table
    from gongshi.figures.at import At
    from gongshi.figures.figure import Selected
    from gongshi.figures.threshold import Threshold


@dataclass(frozen=True)
class Plan:
    """The selection of one figure at one moment (取数计划).

    `handed` are the registers as they were given to the definition. `missing` are labels or
    names of registers not delivered by then, of which nothing came for this period, or that begin after it does.
    """

    figure: Selected
    selection: Table
    handed: tuple[tuple[str, Table], ...]
    thresholds: tuple[Threshold, ...]
    missing: tuple[str, ...]


def plan(figure: Selected, at: At, engine: Runs) -> Plan:
    """The figure's selection over the engine's registers; thresholds it asks for are noted."""
    noting = at.noting()
    handed = {name: engine.tables(name, sealed=name in figure.opens) for name in figure.registers}
    selection = figure.select(**handed, at=noting)
    missing = tuple(n for n in figure.registers if engine.is_silent_on(n, at.period.first) or _begins_later(n, at))
    return Plan(figure, selection, tuple(handed.items()), tuple(noting.asked), missing)


def _begins_later(register: str, at: At) -> bool:
    """Whether the office says that its register holds nothing of the period's first day (台账起始日).

    Without the setting an old period without rows is taken for zero, as a small office's may be.
    """
    since = at.settings.get(f"registers.{register}.since", date.min)
    return at.period.first < since
