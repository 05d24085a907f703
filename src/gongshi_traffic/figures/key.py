"""Key transport, 两客一危一货: its violations by use, each with vehicles and firms (重点车辆违法).

A real bulletin is a table in prose: a total by use, then speeding, overloading and the
unsettled by the same uses, each with a count of vehicles and of firms. So there are four
groups of three figures, made of one definition.
"""

from gongshi import At, Table, counts, counts_distinct, figure
from gongshi_traffic.figures.common import (
    BRIGADE,
    CATEGORY,
    CRASH_MONTH,
    NOTIFIED,
    OF_CARRIERS,
    PLATES,
    USE,
    not_struck,
    of_key_vehicles,
    unsettled,
)

_SOURCE = "违法记录台账、机动车台账"
_RULE = "道路交通安全违法行为处理程序规定 第二十、五十四条；违法记录台账、机动车台账"
_ALL = "重点车辆（两客一危一货）的道路交通违法"
_SPEEDING, _OVERLOADING = f"{_ALL}中超速的", f"{_ALL}中超载、超员的"
_UNSETTLED = f"{_ALL}中告知后逾期未处理的"
_BY = (USE, BRIGADE, CATEGORY, CRASH_MONTH)
_BY_USE = (USE, BRIGADE)
_VEHICLES = counts_distinct("plate", "plate_kind")
_FIRMS = counts_distinct("carrier")


def _of(violations: Table, vehicles: Table, at: At, *categories: str) -> Table:
    """Standing violations of the period by key vehicles, of these categories if any are named."""
    found = violations.filter(at.period.contains(violations.happened_at), not_struck(violations))
    joined = of_key_vehicles(found, vehicles, at)
    # joined first: all nine figures of the period then rest on one join, which a release makes once
    return joined.filter(joined.category.isin(categories)) if categories else joined


@figure(counts(), label="重点车辆违法起数", unit="起", population=_ALL, source=_SOURCE, breakdowns=_BY,
        told_by=PLATES)  # fmt: skip
def key_violations(violations: Table, vehicles: Table, at: At) -> Table:
    """Violations of the period by vehicles in key transport (重点车辆违法起数).

    The moment of the violation counts, the vehicle's use is as registered now. Struck-out
    records and vehicles not in the vehicle register are left out.
    """
    return _of(violations, vehicles, at)


@figure(_VEHICLES, label="重点违法车辆数", unit="辆", population=f"{_ALL}所涉车辆", source=_SOURCE, breakdowns=_BY_USE,
        told_by=PLATES)  # fmt: skip
def key_vehicles_violating(violations: Table, vehicles: Table, at: At) -> Table:
    """Different key vehicles with a violation in the period (重点违法车辆数).

    Counted as key_violations; a vehicle with several counts once.
    """
    return _of(violations, vehicles, at)


@figure(
    _FIRMS, label="重点车辆违法所涉企业数", unit="家", population=f"{_ALL}所涉企业", source=_SOURCE, breakdowns=_BY_USE,
        told_by=(*PLATES, *OF_CARRIERS))  # fmt: skip
def key_carriers_violating(violations: Table, vehicles: Table, at: At) -> Table:
    """Different carriers with a key vehicle's violation in the period (重点车辆违法所涉企业数).

    Counted as key_violations; a vehicle without a carrier adds none.
    """
    return _of(violations, vehicles, at)


@figure(counts(), label="重点车辆超速起数", unit="起", population=_SPEEDING, source=_SOURCE, breakdowns=_BY_USE,
        told_by=PLATES)  # fmt: skip
def key_speeding(violations: Table, vehicles: Table, at: At) -> Table:
    """Speeding violations of the period by key vehicles (重点车辆超速起数).

    Counted as key_violations.
    """
    return _of(violations, vehicles, at, "超速")


@figure(
    _VEHICLES, label="重点超速车辆数", unit="辆", population=f"{_SPEEDING}所涉车辆", source=_SOURCE, breakdowns=_BY_USE,
        told_by=PLATES)  # fmt: skip
def key_vehicles_speeding(violations: Table, vehicles: Table, at: At) -> Table:
    """Different key vehicles that sped in the period (重点超速车辆数).

    Counted as key_violations; a vehicle that sped twice counts once.
    """
    return _of(violations, vehicles, at, "超速")


@figure(_FIRMS, label="重点车辆超速所涉企业数", unit="家", population=f"{_SPEEDING}所涉企业", source=_SOURCE,
        breakdowns=_BY_USE,
        told_by=(*PLATES, *OF_CARRIERS))  # fmt: skip
def key_carriers_speeding(violations: Table, vehicles: Table, at: At) -> Table:
    """Different carriers with a speeding key vehicle in the period (重点车辆超速所涉企业数).

    Counted as key_violations; a vehicle without a carrier adds none.
    """
    return _of(violations, vehicles, at, "超速")


@figure(counts(), label="重点车辆超载超员起数", unit="起", population=_OVERLOADING, source=_SOURCE, breakdowns=_BY_USE,
        told_by=PLATES)  # fmt: skip
def key_overloading(violations: Table, vehicles: Table, at: At) -> Table:
    """Violations of overloading with goods or passengers by key vehicles (重点车辆超载超员起数).

    Counted as key_violations.
    """
    return _of(violations, vehicles, at, "超载", "超员")


@figure(_VEHICLES, label="重点超载超员车辆数", unit="辆", population=f"{_OVERLOADING}所涉车辆", source=_SOURCE,
        breakdowns=_BY_USE,
        told_by=PLATES)  # fmt: skip
def key_vehicles_overloading(violations: Table, vehicles: Table, at: At) -> Table:
    """Different key vehicles overloaded in the period (重点超载超员车辆数).

    Counted as key_violations; a vehicle overloaded twice counts once.
    """
    return _of(violations, vehicles, at, "超载", "超员")


@figure(_FIRMS, label="重点车辆超载超员所涉企业数", unit="家", population=f"{_OVERLOADING}所涉企业", source=_SOURCE,
        breakdowns=_BY_USE,
        told_by=(*PLATES, *OF_CARRIERS))  # fmt: skip
def key_carriers_overloading(violations: Table, vehicles: Table, at: At) -> Table:
    """Different carriers with an overloaded key vehicle in the period (重点车辆超载超员所涉企业数).

    Counted as key_violations; a vehicle without a carrier adds none.
    """
    return _of(violations, vehicles, at, "超载", "超员")


@figure(
    counts(), label="重点车辆逾期未处理违法起数", unit="起", population=_UNSETTLED, source=_RULE, breakdowns=_BY_USE,
        told_by=(*NOTIFIED, *PLATES))  # fmt: skip
def key_unsettled(violations: Table, vehicles: Table, at: At) -> Table:
    """Violations of key vehicles told more than thirty days ago and not settled (重点车辆逾期未处理违法起数).

    A state on the day of the figure, whenever the violation happened; counted as
    unsettled_violations.
    """
    return of_key_vehicles(unsettled(violations, at), vehicles, at)


@figure(_VEHICLES, label="重点逾期未处理车辆数", unit="辆", population=f"{_UNSETTLED}所涉车辆", source=_RULE,
        breakdowns=_BY_USE,
        told_by=(*NOTIFIED, *PLATES))  # fmt: skip
def key_vehicles_unsettled(violations: Table, vehicles: Table, at: At) -> Table:
    """Different key vehicles with an unsettled violation (重点逾期未处理车辆数).

    A state on the day of the figure; counted as unsettled_violations.
    """
    return of_key_vehicles(unsettled(violations, at), vehicles, at)


@figure(_FIRMS, label="重点车辆逾期未处理所涉企业数", unit="家", population=f"{_UNSETTLED}所涉企业", source=_RULE,
        breakdowns=_BY_USE,
        told_by=(*NOTIFIED, *PLATES, *OF_CARRIERS))  # fmt: skip
def key_carriers_unsettled(violations: Table, vehicles: Table, at: At) -> Table:
    """Different carriers with an unsettled violation of a key vehicle (重点车辆逾期未处理所涉企业数).

    A state on the day of the figure; counted as unsettled_violations.
    """
    return of_key_vehicles(unsettled(violations, at), vehicles, at)


KEY_FIGURES = (
    key_violations, key_vehicles_violating, key_carriers_violating,
    key_speeding, key_vehicles_speeding, key_carriers_speeding,
    key_overloading, key_vehicles_overloading, key_carriers_overloading,
    key_unsettled, key_vehicles_unsettled, key_carriers_unsettled,
)  # fmt: skip
