"""Carriers, fleets, and what is overdue: inspection, scrapping, licences (企业、车辆、驾驶人).

All are states on the day of the figure, `at.on`; the period only names the issue.
"""

from gongshi import At, Table, counts, derived, figure
from gongshi.figures.derive import per, percent
from gongshi_traffic.figures.common import (
    CARRIER,
    DISTRICT,
    OF_CARRIERS,
    PLATES,
    USE,
    VEHICLE,
    in_fleet,
    in_service,
    not_struck,
    of_fleets,
    unsettled,
)
from gongshi_traffic.figures.crashes import deaths
from gongshi_traffic.thresholds import FULL_POINTS, KEY_USES

_CARRIERS = "运输企业台账"
_VEHICLES = "机动车台账"
_DRIVERS = "驾驶人台账"
_IN_SERVICE = "当日在用的机动车"
_FLEET = "当日属于运输企业的在用机动车"
_OF_VEHICLE = (VEHICLE, USE, DISTRICT)


def _standing(carriers: Table, at: At) -> Table:
    """Carriers not closed on the day, their kind named so that no other column is taken for it."""
    found = carriers.filter(carriers.closed_on.isnull() | (carriers.closed_on > at.on))
    return found.rename(carrier_kind="kind")


@figure(counts(), label="运输企业数", unit="家", population="当日未注销的运输企业", source=_CARRIERS,
        spoken_as=("运输企业",), breakdowns=(CARRIER, DISTRICT))  # fmt: skip
def carriers_registered(carriers: Table, at: At) -> Table:
    """Carriers not closed on the day of the figure (运输企业数).

    A branch with its own credit code is a carrier of its own; one without vehicles counts too.
    """
    return _standing(carriers, at)


@figure(counts(), label="无逾期未处理违法企业数", unit="家", population="当日未注销的运输企业",
        source=f"道路交通安全违法行为处理程序规定 第二十、五十四条；{_CARRIERS}、{_VEHICLES}、违法记录台账",
        spoken_as=("违法清零企业",), breakdowns=(CARRIER, DISTRICT))  # fmt: skip
def carriers_clear(carriers: Table, vehicles: Table, violations: Table, at: At) -> Table:
    """Carriers none of whose vehicles has a violation told and unsettled (无逾期未处理违法企业数).

    A state on the day of the figure. A carrier without vehicles has none and counts.
    """
    left = of_fleets(unsettled(violations, at), vehicles, at)
    standing = _standing(carriers, at)
    return standing.anti_join(left, standing.code == left.carrier)


carriers_clear_share = derived(
    percent, part=carriers_clear, whole=carriers_registered,
    name="carriers_clear_share", label="无逾期未处理违法企业占比", unit="%", population="当日未注销的运输企业",
    source=f"{_CARRIERS}、{_VEHICLES}、违法记录台账",
    doc="Carriers without unsettled violation as a percentage of all (无逾期未处理违法企业占比).\n\nNo carrier, no share.",
)  # fmt: skip


@figure(counts(), label="机动车保有量", unit="辆", population=_IN_SERVICE, source=_VEHICLES,
        spoken_as=("机动车",), breakdowns=_OF_VEHICLE)  # fmt: skip
def vehicles_registered(vehicles: Table, at: At) -> Table:
    """Vehicles registered and not scrapped on the day of the figure (机动车保有量).

    One row for a plate with its plate kind. A vehicle registered on the day counts, one
    scrapped on the day does not.
    """
    return in_service(vehicles, at)


@figure(counts(), label="企业车辆数", unit="辆", population=_FLEET, source=_VEHICLES, breakdowns=_OF_VEHICLE,
        told_by=OF_CARRIERS)  # fmt: skip
def fleet_vehicles(vehicles: Table, at: At) -> Table:
    """Vehicles in service that belong to a carrier on the day of the figure (企业车辆数).

    A vehicle counts from the day it joins until the day before it leaves; affiliated (挂靠)
    vehicles belong to the carrier they are registered with.
    """
    return in_fleet(vehicles, at)


@figure(counts(), label="重点车辆数", unit="辆", population=f"{_IN_SERVICE}中的两客一危一货", source=_VEHICLES,
        spoken_as=("重点车辆",), breakdowns=_OF_VEHICLE)  # fmt: skip
def key_vehicles(vehicles: Table, at: At) -> Table:
    """Vehicles in service in key transport on the day of the figure (重点车辆数).

    Which uses are key is a threshold; cities add school buses and others.
    """
    serving = in_service(vehicles, at)
    return serving.filter(serving.use.isin(at.words(KEY_USES)))


@figure(counts(), label="逾期未检验车辆数", unit="辆", population=_IN_SERVICE,
        source=f"道路交通安全法实施条例 第十六条；{_VEHICLES}", spoken_as=("逾期未检验",), breakdowns=_OF_VEHICLE,
        told_by=("inspection_due",))  # fmt: skip
def inspections_overdue(vehicles: Table, at: At) -> Table:
    """Vehicles in service past their inspection on the day of the figure (逾期未检验车辆数).

    The last day itself is not overdue. A vehicle without a date is left out.
    """
    serving = in_service(vehicles, at)
    return serving.filter(serving.inspection_due < at.on)


@figure(counts(), label="逾期未报废车辆数", unit="辆", population=_IN_SERVICE,
        source=f"机动车强制报废标准规定 第四条；{_VEHICLES}", spoken_as=("逾期未报废",), breakdowns=_OF_VEHICLE,
        told_by=("scrap_due",))  # fmt: skip
def scrappings_overdue(vehicles: Table, at: At) -> Table:
    """Vehicles past their scrapping date and not yet scrapped on the day (逾期未报废车辆数).

    The last day itself is not overdue. A vehicle without a date is left out.
    """
    serving = in_service(vehicles, at)
    return serving.filter(serving.scrap_due < at.on)


@figure(counts(), label="逾期未换证驾驶人数", unit="人", population="驾驶人台账中的驾驶人",
        source=f"机动车驾驶证申领和使用规定；{_DRIVERS}", spoken_as=("逾期未换证",), breakdowns=(DISTRICT,),
        told_by=("licence_due",))  # fmt: skip
def licences_overdue(drivers: Table, at: At) -> Table:
    """Drivers whose licence had run out before the day of the figure (逾期未换证驾驶人数).

    The last day itself is not overdue. A driver without a date is left out.
    """
    return drivers.filter(drivers.licence_due < at.on)


@figure(counts(), label="逾期未审验驾驶人数", unit="人", population="驾驶人台账中的驾驶人",
        source=f"机动车驾驶证申领和使用规定；{_DRIVERS}", spoken_as=("逾期未审验",), breakdowns=(DISTRICT,),
        told_by=("audit_due",))  # fmt: skip
def audits_overdue(drivers: Table, at: At) -> Table:
    """Drivers whose licence review was due before the day of the figure (逾期未审验驾驶人数).

    The last day itself is not overdue. A driver without a date is left out.
    """
    return drivers.filter(drivers.audit_due < at.on)


@figure(counts(), label="记满分驾驶人数", unit="人", population="驾驶人台账中的驾驶人",
        source=f"道路交通安全法实施条例 第二十三条；{_DRIVERS}", breakdowns=(DISTRICT,),
        told_by=("points",))  # fmt: skip
def drivers_full_points(drivers: Table, at: At) -> Table:
    """Drivers with full penalty points as the register stands (记满分驾驶人数).

    Points are those of the driver's own twelve months as delivered; they fall to nothing when
    his year ends, so only the last delivery counts. Empty points are left out.
    """
    return drivers.filter(drivers.points >= at.number(FULL_POINTS))


@figure(counts(), label="企业车辆违法起数", unit="起", population=_FLEET, source=f"违法记录台账、{_VEHICLES}",
        told_by=(*PLATES, *OF_CARRIERS))  # fmt: skip
def fleet_violations(violations: Table, vehicles: Table, at: At) -> Table:
    """Violations of the period by vehicles that belong to a carrier (企业车辆违法起数).

    The moment of the violation counts, the fleet is that of the day of the figure. Struck-out
    records are left out.
    """
    found = violations.filter(at.period.contains(violations.happened_at), not_struck(violations))
    return of_fleets(found, vehicles, at)


violations_per_vehicle = derived(
    per(1), part=fleet_violations, whole=fleet_vehicles,
    name="violations_per_vehicle", label="企业车均违法起数", unit="起", places=2, population=_FLEET,
    source=f"违法记录台账、{_VEHICLES}", spoken_as=("车均违法",),
    doc="Violations of the period for each vehicle of the carriers (企业车均违法起数).\n\nNo vehicle, no rate.",
)  # fmt: skip

deaths_per_10k_vehicles = derived(
    per(10_000), part=deaths, whole=vehicles_registered,
    name="deaths_per_10k_vehicles", label="万车死亡率", unit="人", places=2, population="全市在用机动车",
    source=f"公安交管事故统计制度；{_VEHICLES}", spoken_as=("万车死亡人数",),
    doc="People killed in the period for every ten thousand vehicles in service (万车死亡率).\n\n"
        "Not annualised: a month's rate is a month's. No vehicle, no rate.",
)  # fmt: skip

inspections_overdue_share = derived(
    percent, part=inspections_overdue, whole=vehicles_registered,
    name="inspections_overdue_share", label="逾期未检验率", unit="%", population=_IN_SERVICE, source=_VEHICLES,
    doc="Vehicles past inspection as a percentage of those in service (逾期未检验率).\n\nNo vehicle, no share.",
)  # fmt: skip

CARRIER_FIGURES = (
    carriers_registered, carriers_clear, carriers_clear_share, vehicles_registered, fleet_vehicles, key_vehicles,
    inspections_overdue, inspections_overdue_share, scrappings_overdue, licences_overdue, audits_overdue,
    drivers_full_points, fleet_violations, violations_per_vehicle, deaths_per_10k_vehicles,
)  # fmt: skip
