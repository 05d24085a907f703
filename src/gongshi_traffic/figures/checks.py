"""Vehicles and carriers checked, and hazards found (检查、隐患)."""

from gongshi import At, Table, counts, counts_distinct, figure, totals
from gongshi.figures.breakdown import Breakdown
from gongshi_traffic.codes import CHECKED_KIND, VEHICLE_USE
from gongshi_traffic.figures.common import BRIGADE, CHECK_MONTH, within

_SOURCE = "检查记录台账"
_CHECKED = Breakdown("checked_category", "重点类别", column="category", codes=VEHICLE_USE)
_SUBJECT = Breakdown("subject", "检查对象", codes=CHECKED_KIND)
_BY = (_CHECKED, BRIGADE, CHECK_MONTH)


def _checks_of(checks: Table, at: At, subject: str) -> Table:
    found = checks.filter(within(checks.checked_on, at))
    return found.filter(found.subject == subject)


@figure(counts(), label="检查车辆辆次", unit="辆次", population="全市检查的重点车辆", source=_SOURCE, breakdowns=_BY)
def vehicle_checks(checks: Table, at: At) -> Table:
    """Checks of vehicles in the period (检查车辆辆次).

    The day of the check counts. A vehicle checked twice counts twice: 辆次, not 辆.
    """
    return _checks_of(checks, at, "车辆")


@figure(counts_distinct("plate"), label="检查车辆数", unit="辆", population="全市检查的重点车辆", source=_SOURCE,
        spoken_as=("检查车辆", "检查重点车辆"), breakdowns=_BY)  # fmt: skip
def vehicles_checked(checks: Table, at: At) -> Table:
    """Different vehicles checked in the period (检查车辆数).

    The day of the check counts; checks without a plate cannot be told apart and are not
    counted. If none has a plate the figure is unknown, not nought.
    """
    return _checks_of(checks, at, "车辆")


@figure(counts(), label="检查企业家次", unit="家次", population="全市检查的运输企业", source=_SOURCE, breakdowns=_BY)
def carrier_checks(checks: Table, at: At) -> Table:
    """Checks of carriers in the period (检查企业家次).

    The day of the check counts. A carrier checked twice counts twice: 家次, not 家.
    """
    return _checks_of(checks, at, "企业")


@figure(counts_distinct("carrier"), label="检查企业数", unit="家", population="全市检查的运输企业", source=_SOURCE,
        spoken_as=("检查企业", "检查运输企业"), breakdowns=_BY)  # fmt: skip
def carriers_checked(checks: Table, at: At) -> Table:
    """Different carriers checked in the period (检查企业数).

    The day of the check counts; checks without a credit code are not counted.
    """
    return _checks_of(checks, at, "企业")


@figure(totals("hazards"), label="检查发现隐患处数", unit="处", population="全市对车辆、企业的检查", source=_SOURCE,
        spoken_as=("发现隐患", "排查隐患"), breakdowns=(*_BY, _SUBJECT))  # fmt: skip
def hazards_found(checks: Table, at: At) -> Table:
    """Hazards found in the period's checks of vehicles and carriers (检查发现隐患处数).

    The day of the check counts. A check whose number is empty adds nothing; if all are empty
    the figure is unknown.
    """
    return checks.filter(within(checks.checked_on, at))


CHECK_FIGURES = (vehicle_checks, vehicles_checked, carrier_checks, carriers_checked, hazards_found)
