"""At: the four clocks of an answer, never mixed (四个时点).

`period`: when it happened. `on`: the day that ages, terms and thresholds are computed for.
`known`: what had been delivered by then. `released`: the day of publication.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from gongshi.errors import Refused
from gongshi.figures.threshold import Dated, Setting, Threshold
from gongshi.i18n import tr
from gongshi.settings import BadSetting, Settings

if TYPE_CHECKING:
    from gongshi.period import Period


class NotYetInForce(Refused):
    """The threshold has no value on the day asked for (阈值尚未施行)."""


@dataclass(frozen=True)
class At:
    """The clocks and the dated settings that an answer is computed with (时点)."""

    period: Period
    on: date
    known: datetime
    released: date
    settings: Settings = field(default_factory=Settings)

    def value(self, threshold: Threshold) -> Setting:
        """The value of `threshold` that holds on `self.on`. Raises NotYetInForce."""
        return self.dated(threshold).value

    def number(self, threshold: Threshold) -> int:
        """The value of a threshold that is a whole number."""
        found = self.value(threshold)
        if isinstance(found, bool) or not isinstance(found, int):
            raise BadSetting(
                tr("阈值“{label}”写的是 {found!r}，应为整数。", label=threshold.label, found=found),
                where=tr("设置“thresholds.{name}”", name=threshold.name),
                mend=tr("请改为整数，例如 5。"),
            )
        return found

    def share(self, threshold: Threshold) -> Decimal:
        """The value of a threshold that is a share or another decimal."""
        return Decimal(str(self.value(threshold)))

    def words(self, threshold: Threshold) -> tuple[str, ...]:
        """The value of a threshold that is a set of codes."""
        found = self.value(threshold)
        return found if isinstance(found, tuple) else (str(found),)

    def dated(self, threshold: Threshold) -> Dated:
        """The value in force on `self.on` with its first day and basis; settings override."""
        series = sorted((*threshold.series, *_overrides(self.settings, threshold)), key=lambda d: d.since)
        in_force = [d for d in series if d.since <= self.on]
        if not in_force:
            raise NotYetInForce(
                tr(
                    "阈值“{label}”自 {since} 起施行，{on} 尚无取值。",
                    label=threshold.label,
                    since=series[0].since,
                    on=self.on,
                ),
                where=tr("设置“thresholds.{name}”", name=threshold.name),
                mend=tr("请在设置文件中补上施行日更早的取值及依据，或改用施行日之后的期间。"),
            )
        return in_force[-1]

    def moved(self, period: Period) -> At:
        """The same clocks for another period."""
        return replace(self, period=period)

    def shifted(self, period: Period) -> At:
        """The clocks as they would have stood for `period`: `on` and `released` move with it.

        A state on a day (what is unsettled, what is overdue) is then compared with the state
        on the same day of the other period. What is known stays: the value is restated.
        """
        months = (period.first.year - self.period.first.year) * 12 + period.first.month - self.period.first.month
        if self.period.kind == "span" and period.first.day != self.period.first.day:
            days = period.first - self.period.first
            return replace(self, period=period, on=self.on + days, released=self.released + days)
        return replace(self, period=period, on=_months_on(self.on, months), released=_months_on(self.released, months))

    def noting(self) -> NotingAt:
        """The same clocks, which remember the thresholds they were asked for."""
        return NotingAt(self.period, self.on, self.known, self.released, self.settings)


@dataclass(frozen=True)
class NotingAt(At):
    """Clocks that note every threshold asked of them, for the answer to name (时点及所用阈值)."""

    asked: list[Threshold] = field(default_factory=list, compare=False)

    def dated(self, threshold: Threshold) -> Dated:
        """The value in force, noted."""
        if threshold not in self.asked:
            self.asked.append(threshold)
        return super().dated(threshold)


def _months_on(day: date, months: int) -> date:
    """The same day so many months on, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _overrides(settings: Settings, threshold: Threshold) -> tuple[Dated, ...]:
    found: Sequence[Mapping[str, object]] = settings.get(f"thresholds.{threshold.name}", [])
    return tuple(_read(entry, threshold, settings) for entry in found)


def _read(entry: Mapping[str, object], threshold: Threshold, settings: Settings) -> Dated:
    value, since, basis = entry.get("value"), entry.get("since"), entry.get("basis")
    if isinstance(since, str):
        since = date.fromisoformat(since)
    if isinstance(value, float):
        value = Decimal(str(value))
    if isinstance(value, list):
        value = tuple(str(v) for v in value)
    if not isinstance(since, date) or not isinstance(basis, str) or not isinstance(value, (int, Decimal, str, tuple)):
        raise BadSetting(
            tr("阈值“{label}”的设置不完整：要有 value、since（施行日）和 basis（依据文件）。", label=threshold.label),
            where=tr("文件 {path}，[[thresholds.{name}]]", path=settings.path, name=threshold.name),
            mend=tr('例如：value = 5，since = 2022-01-01，basis = "某某通知"。'),
        )
    return Dated(value, since, basis)
