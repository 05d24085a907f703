"""What is known of one carrier: facts counted, and its rate drawn towards its class (企业风险指标)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from gongshi import At, Row
from gongshi_traffic.lists import thresholds as t
from gongshi_traffic.shrinkage import Observed, Prior, priors_by_kind

DAYS_OF_A_MONTH = 30  # vehicle-months are vehicle-days by thirty
_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True)
class Measures:
    """One carrier's facts (一家企业的指标).

    `row` is its row in the register. `exposure` are vehicle-months over the window, `events`
    its unsettled violations there; `prior` what its class makes likely before they are seen.
    """

    row: Row
    parent: str
    fleet: int
    uninspected: int
    unscrapped: int
    drivers: int
    drivers_overdue: int
    exposure: Decimal
    events: int
    vehicles_many: int
    prior: Prior
    level: Decimal
    hazmat: tuple[Row, ...] = ()
    crashes: tuple[Row, ...] = ()
    drinks: tuple[Row, ...] = ()
    behind: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The carrier's credit code."""
        return str(self.row["code"])

    @property
    def raw_rate(self) -> Decimal | None:
        """Violations by vehicle-month as counted; None without exposure."""
        return (self.events / self.exposure).quantize(_HUNDREDTH, ROUND_HALF_UP) if self.exposure else None

    @property
    def rate(self) -> Decimal:
        """Violations by vehicle-month, drawn towards the class."""
        return self.prior.estimate(self.events, self.exposure)

    @property
    def certainty(self) -> Decimal:
        """How certain it is that the carrier's own rate is above `level`, 0 to 1."""
        return self.prior.certainty_above(self.level, self.events, self.exposure)


def measured(rows: Mapping[str, Sequence[Row]], at: At) -> Sequence[Measures]:
    """The measures of every carrier against which anything speaks, in the register's order (各企业指标).

    All carriers in the register, clean ones too, shape what is likely in their class.
    """
    by_code = {name: _by_code(rows[name]) for name in ("fleets", "crews", "unsettled")}
    lists = {name: _lists(rows[name]) for name in ("hazmat", "crashes", "drinks", "behind")}
    names = {row["code"]: row["name"] for row in rows["rows"]}
    seen = [_observed(row, by_code["fleets"], by_code["unsettled"]) for row in rows["rows"]]
    priors = priors_by_kind(seen, least=at.number(t.CARRIER_CLASS_LEAST))
    times = at.share(t.CARRIER_RATE_TIMES)

    def one(row: Row, observed: Observed) -> Measures:
        code, prior = row["code"], priors[row["kind"]]
        fleet, crew = by_code["fleets"].get(code, {}), by_code["crews"].get(code, {})
        return Measures(
            row=row, parent=str(names.get(row["parent"]) or row["parent"] or ""), prior=prior, level=prior.mean * times,
            fleet=fleet.get("fleet", 0), uninspected=fleet.get("uninspected", 0) or 0,
            unscrapped=fleet.get("unscrapped", 0) or 0, drivers=crew.get("drivers", 0),
            drivers_overdue=crew.get("drivers_overdue", 0), exposure=observed.exposure, events=observed.events,
            vehicles_many=by_code["unsettled"].get(code, {}).get("vehicles_many", 0),
            hazmat=tuple(sorted(lists["hazmat"][code], key=lambda r: r["plate"])),
            crashes=tuple(sorted(lists["crashes"][code], key=lambda r: (r["happened_at"], r["crash"]))),
            drinks=tuple(sorted(lists["drinks"][code], key=lambda r: (r["happened_at"], r["id"]))),
            behind=tuple(sorted(r["id"] for r in lists["behind"][code])),
        )  # fmt: skip

    against = {*by_code["unsettled"], *lists["hazmat"], *lists["crashes"], *lists["drinks"]}
    return [one(row, found) for row, found in zip(rows["rows"], seen, strict=True) if row["code"] in against]


def _observed(row: Row, fleets: Mapping[str, Row], unsettled: Mapping[str, Row]) -> Observed:
    days = fleets.get(row["code"], {}).get("days", 0) or 0
    exposure = (Decimal(days) / DAYS_OF_A_MONTH).quantize(_HUNDREDTH, ROUND_HALF_UP)
    return Observed(row["code"], row["kind"], unsettled.get(row["code"], {}).get("events", 0), exposure)


def _by_code(rows: Iterable[Row]) -> Mapping[str, Row]:
    return {row["carrier"]: row for row in rows}


def _lists(rows: Iterable[Row]) -> Mapping[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["carrier"]].append(row)
    return found
