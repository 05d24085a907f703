"""Marks of judges become results with places (评分汇总)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

TRIM_FROM = 5  # judges from which the highest and the lowest total are left out


@dataclass(frozen=True)
class Mark:
    """What one judge gave one entry for one criterion (评分)."""

    entry: str
    judge: str
    criterion: str
    value: Fraction


@dataclass(frozen=True)
class Result:
    """One entry's result (成绩): exact mean of the judges' totals that count, less overtime.

    `totals` are all judges' totals, `dropped` the judges left out. Equal scores share a place
    and the places after them are skipped (1, 2, 2, 4). `by_criterion` are the means of the
    counted judges, for a tie rule that looks at them.
    """

    entry: str
    totals: Mapping[str, Fraction]
    dropped: tuple[str, ...]
    score: Fraction
    by_criterion: Mapping[str, Fraction]
    place: int

    @property
    def spread(self) -> Fraction:
        """Highest less lowest total of all judges: how far they are apart."""
        return max(self.totals.values()) - min(self.totals.values())


def results(marks: Iterable[Mark], *, trimmed: bool = True, overtime: Mapping[str, int] | None = None) -> list[Result]:
    """Results, best first; entries of one place by their name.

    With `trimmed`, one highest and one lowest total are dropped where at least five judges
    marked; of equal totals the judge whose name comes first. `overtime` is taken off.
    """
    found = [_result(entry, sheet, trimmed, (overtime or {}).get(entry, 0)) for entry, sheet in _sheets(marks).items()]
    ordered = sorted(found, key=lambda r: (-r.score, r.entry))
    return [_placed(r, 1 + sum(other.score > r.score for other in ordered)) for r in ordered]


def _sheets(marks: Iterable[Mark]) -> dict[str, list[Mark]]:
    sheets: dict[str, list[Mark]] = {}
    for mark in marks:
        sheets.setdefault(mark.entry, []).append(mark)
    return sheets


def _result(entry: str, sheet: list[Mark], trimmed: bool, overtime: int) -> Result:
    totals: dict[str, Fraction] = {}
    for mark in sorted(sheet, key=lambda m: m.judge):
        totals[mark.judge] = totals.get(mark.judge, Fraction(0)) + mark.value
    dropped = _extremes(totals) if trimmed and len(totals) >= TRIM_FROM else ()
    counted = [judge for judge in totals if judge not in dropped]
    mean = sum((totals[j] for j in counted), Fraction(0)) / len(counted)
    return Result(entry, totals, dropped, mean - overtime, _by_criterion(sheet, counted), 0)


def _extremes(totals: Mapping[str, Fraction]) -> tuple[str, ...]:
    low = min(totals, key=lambda judge: (totals[judge], judge))
    high = min((j for j in totals if j != low), key=lambda judge: (-totals[judge], judge))
    return (high, low)


def _by_criterion(sheet: list[Mark], counted: list[str]) -> dict[str, Fraction]:
    criteria = dict.fromkeys(mark.criterion for mark in sheet)
    return {
        c: sum((m.value for m in sheet if m.criterion == c and m.judge in counted), Fraction(0)) / len(counted)
        for c in criteria
    }


def _placed(result: Result, place: int) -> Result:
    return Result(result.entry, result.totals, result.dropped, result.score, result.by_criterion, place)
