"""Violations of the period, and those left unsettled (交通违法、逾期未处理违法).

Two kinds of time: what was recorded counts in the month it happened; what is unsettled is a
state on a day, `at.on`, whenever it happened.
"""

from gongshi import At, Table, counts, counts_distinct, derived, figure
from gongshi.figures.derive import percent
from gongshi_traffic.figures.common import (
    BRIGADE,
    CATEGORY,
    CRASH_MONTH,
    NOTIFIED,
    OF_CARRIERS,
    PLATES,
    VIOLATION_DISTRICT,
    VIOLATION_VEHICLE,
    not_struck,
    of_fleets,
    unsettled,
)
from gongshi_traffic.thresholds import DRINKING, UNSETTLED_LEAST

_SOURCE = "违法记录台账"
_RULE = "道路交通安全违法行为处理程序规定 第二十、五十四条；违法记录台账"
_ALL = "全市查处的道路交通违法"
_UNSETTLED = "告知后逾期未处理的违法"
_OF_PLACE = (BRIGADE, VIOLATION_DISTRICT, VIOLATION_VEHICLE)
_BY = (*_OF_PLACE, CATEGORY, CRASH_MONTH)


def _recorded(violations: Table, at: At) -> Table:
    return violations.filter(at.period.contains(violations.happened_at), not_struck(violations))


@figure(counts(), label="交通违法起数", unit="起", population=_ALL, source=_SOURCE,
        spoken_as=("交通违法", "违法"), breakdowns=_BY)  # fmt: skip
def violations_recorded(violations: Table, at: At) -> Table:
    """Violations that happened in the period (交通违法起数).

    The moment of the violation counts, settled or not. Records struck out after checking are
    left out, so the figure can fall later; it rises while records are entered late.
    """
    return _recorded(violations, at)


@figure(counts_distinct("plate", "plate_kind"), label="违法车辆数", unit="辆", population=f"{_ALL}所涉车辆",
        source=_SOURCE, breakdowns=_BY)  # fmt: skip
def vehicles_violating(violations: Table, at: At) -> Table:
    """Different vehicles with a violation in the period (违法车辆数).

    A vehicle is its plate together with its plate kind. Records without a plate cannot be
    told apart and are not counted; if no record has one, the figure is unknown.
    """
    return _recorded(violations, at)


@figure(counts(), label="饮酒驾驶起数", unit="起", population="全市查处的饮酒驾驶机动车", source=_SOURCE,
        spoken_as=("饮酒驾驶",), breakdowns=(*_OF_PLACE, CRASH_MONTH))  # fmt: skip
def drink_driving(violations: Table, at: At) -> Table:
    """Violations of driving after drinking, drunk driving not included (饮酒驾驶起数).

    The moment counts. A blood test that shows drunkenness moves the record to 醉酒驾驶.
    """
    found = _recorded(violations, at)
    return found.filter(found.category == "饮酒驾驶")


@figure(counts(), label="醉酒驾驶起数", unit="起", population="全市查处的醉酒驾驶机动车", source=_SOURCE,
        spoken_as=("醉酒驾驶", "醉驾"), breakdowns=(*_OF_PLACE, CRASH_MONTH))  # fmt: skip
def drunk_driving(violations: Table, at: At) -> Table:
    """Violations of drunk driving (醉酒驾驶起数).

    The moment counts. It rises when a blood test, days later, finds a driver drunk.
    """
    found = _recorded(violations, at)
    return found.filter(found.category == "醉酒驾驶")


@figure(counts(), label="酒驾起数", unit="起", population="全市查处的饮酒驾驶和醉酒驾驶机动车", source=_SOURCE,
        spoken_as=("酒驾", "酒驾醉驾"), breakdowns=_BY)  # fmt: skip
def all_drink_driving(violations: Table, at: At) -> Table:
    """Drink and drunk driving together (酒驾起数).

    The moment counts. Which categories belong is a threshold; a move between the two does not
    change this figure.
    """
    found = _recorded(violations, at)
    return found.filter(found.category.isin(at.words(DRINKING)))


@figure(counts(), label="已处理违法起数", unit="起", population=_ALL, source=_SOURCE, breakdowns=_BY)
def violations_settled(violations: Table, at: At) -> Table:
    """Violations of the period that were settled by the day of the figure (已处理违法起数).

    The moment of the violation counts, not that of settling; it rises as more are settled.
    """
    found = _recorded(violations, at)
    return found.filter(found.settled_on <= at.on)


violations_settled_share = derived(
    percent, part=violations_settled, whole=violations_recorded,
    name="violations_settled_share", label="违法处理率", unit="%", population=_ALL, source=_SOURCE,
    doc="Settled violations as a percentage of those of the period (违法处理率).\n\nNo violation, no rate.",
)  # fmt: skip


@figure(counts(), label="逾期未处理违法起数", unit="起", population=_UNSETTLED, source=_RULE,
        spoken_as=("逾期未处理违法", "未处理违法"), breakdowns=(*_OF_PLACE, CATEGORY),
        told_by=NOTIFIED)  # fmt: skip
def unsettled_violations(violations: Table, at: At) -> Table:
    """Violations told more than thirty days ago and not settled (逾期未处理违法起数).

    A state on the day of the figure, whenever the violation happened: told on 23 October, the
    thirtieth day is 22 November, and it counts from the 23rd. Struck-out records and
    extensions still running are left out. It falls as soon as a settlement is delivered.
    """
    return unsettled(violations, at)


@figure(counts_distinct("plate", "plate_kind"), label="有逾期未处理违法的车辆数", unit="辆",
        population=f"{_UNSETTLED}所涉车辆", source=_RULE, breakdowns=(*_OF_PLACE, CATEGORY),
        told_by=NOTIFIED)  # fmt: skip
def vehicles_unsettled(violations: Table, at: At) -> Table:
    """Different vehicles with a violation told and unsettled (有逾期未处理违法的车辆数).

    A state on the day of the figure. A vehicle is its plate with its plate kind; a vehicle
    leaves when its last unsettled record is settled, struck out or extended.
    """
    return unsettled(violations, at)


@figure(counts_distinct("carrier"), label="有逾期未处理违法的企业数", unit="家",
        population=f"{_UNSETTLED}所涉运输企业", source=f"{_RULE}；机动车台账", breakdowns=(CATEGORY,),
        told_by=(*NOTIFIED, *PLATES, *OF_CARRIERS))  # fmt: skip
def carriers_unsettled(violations: Table, vehicles: Table, at: At) -> Table:
    """Different carriers one of whose vehicles has a violation told and unsettled (有逾期未处理违法的企业数).

    A state on the day of the figure; a vehicle belongs to the carrier that holds it that day.
    Vehicles sold, scrapped or without a carrier are left out.
    """
    return of_fleets(unsettled(violations, at), vehicles, at)


@figure(counts_distinct("plate", "plate_kind"), label="多次违法逾期未处理车辆数", unit="辆",
        population="逾期未处理违法达到起数下限的车辆", source=_RULE,
        told_by=(*NOTIFIED, *PLATES))  # fmt: skip
def vehicles_unsettled_often(violations: Table, at: At) -> Table:
    """Vehicles with five or more violations told and unsettled (多次违法逾期未处理车辆数).

    A state on the day of the figure; exactly five counts. Records without a plate or plate
    kind belong to no vehicle. The law's further steps (notice, public announcement) begin here.
    """
    found = unsettled(violations, at)
    known = found.filter(found.plate.notnull(), found.plate_kind.notnull())
    often = known.group_by("plate", "plate_kind").aggregate(unsettled_count=known.count())
    often = often.filter(often.unsettled_count >= at.number(UNSETTLED_LEAST))
    return known.semi_join(often, ["plate", "plate_kind"])


VIOLATION_FIGURES = (
    violations_recorded, vehicles_violating, drink_driving, drunk_driving, all_drink_driving, violations_settled,
    violations_settled_share, unsettled_violations, vehicles_unsettled, carriers_unsettled, vehicles_unsettled_often,
)  # fmt: skip
