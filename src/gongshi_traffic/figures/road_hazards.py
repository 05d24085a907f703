"""What becomes of the roads' hazards: handed over, planned, mended, overdue (道路隐患的移交与治理).

The road authority mends; the police find, hand over and keep asking. So each stage has its figure.
"""

from gongshi import At, Table, counts, counts_distinct, derived, figure
from gongshi.figures.breakdown import Breakdown
from gongshi.figures.derive import percent
from gongshi_traffic.codes import DEFECT
from gongshi_traffic.figures.common import within

_SOURCE = "路段隐患台账"
_DUTY = "道路交通安全法 第二十九条第二款；路段隐患台账"
_ALL = "全市排查的道路隐患"
_DEFECT = Breakdown("defect", "道路隐患", codes=DEFECT)
_OWNER = Breakdown("owner", "责任单位")
_BY = (_DEFECT, _OWNER)


def _open(hazards: Table, at: At) -> Table:
    return hazards.filter(
        hazards.fixed_on.isnull() | (hazards.fixed_on > at.on),
        hazards.reported_on.isnull() | (hazards.reported_on <= at.on),
    )


@figure(counts(), label="未治理道路隐患处数", unit="处", population=_ALL, source=_DUTY, breakdowns=_BY)
def road_hazards_open(hazards: Table, at: At) -> Table:
    """Road hazards not mended by the day of the figure (未治理道路隐患处数).

    A state on that day; a hazard mended on the day is mended. One reported to the government
    only later is left out, one not yet reported counts.
    """
    return _open(hazards, at)


@figure(counts(), label="治理道路隐患处数", unit="处", population=_ALL, source=_SOURCE, breakdowns=_BY)
def road_hazards_fixed(hazards: Table, at: At) -> Table:
    """Road hazards mended in the period (治理道路隐患处数).

    The day of completion counts, both ends of the period included.
    """
    return hazards.filter(within(hazards.fixed_on, at))


@figure(counts(), label="通报政府道路隐患处数", unit="处", population=_ALL, source=_DUTY, breakdowns=_BY,
        told_by=("reported_on",))  # fmt: skip
def road_hazards_reported(hazards: Table, at: At) -> Table:
    """Road hazards handed over to the government in the period (通报政府道路隐患处数).

    The day of the report counts; mended or not does not matter. Unknown where no report was ever entered.
    """
    return hazards.filter(within(hazards.reported_on, at))


@figure(counts(), label="逾期未治理道路隐患处数", unit="处", population="有完成时限的道路隐患", source=_SOURCE, breakdowns=_BY,
        told_by=("hazards.due",))  # fmt: skip
def road_hazards_overdue(hazards: Table, at: At) -> Table:
    """Road hazards past their day and not mended on the day of the figure (逾期未治理道路隐患处数).

    The day it is due is still in time. One without a day is never overdue; where none has one
    the figure is unknown.
    """
    return _open(hazards, at).filter(hazards.due < at.on)


@figure(counts(), label="尚无治理措施的道路隐患处数", unit="处", population="未治理的道路隐患", source=_SOURCE, breakdowns=(_DEFECT,),
        told_by=("measure",))  # fmt: skip
def road_hazards_unplanned(hazards: Table, at: At) -> Table:
    """Road hazards not mended for which no measure is entered (尚无治理措施的道路隐患处数).

    A state on the day of the figure. Where no hazard has a measure the figure is unknown: the column
    may simply not be kept.
    """
    return _open(hazards, at).filter(hazards.measure.isnull())


@figure(counts(), label="按时治理道路隐患处数", unit="处", population="有完成时限的道路隐患", source=_SOURCE, breakdowns=_BY,
        told_by=("hazards.due",))  # fmt: skip
def road_hazards_fixed_in_time(hazards: Table, at: At) -> Table:
    """Road hazards mended in the period by the day they were due (按时治理道路隐患处数).

    Mended on that day is in time. One without a day is left out.
    """
    return _fixed_with_a_day(hazards, at).filter(hazards.fixed_on <= hazards.due)


@figure(counts(), label="治理有时限的道路隐患处数", unit="处", population="有完成时限的道路隐患", source=_SOURCE, breakdowns=_BY,
        told_by=("hazards.due",))  # fmt: skip
def road_hazards_fixed_with_a_day(hazards: Table, at: At) -> Table:
    """Road hazards mended in the period that had a day to be mended by (治理有时限的道路隐患处数).

    In time or late. It is what the share of those in time is a share of.
    """
    return _fixed_with_a_day(hazards, at)


def _fixed_with_a_day(hazards: Table, at: At) -> Table:
    return hazards.filter(within(hazards.fixed_on, at), hazards.due.notnull())


road_hazards_fixed_in_time_share = derived(
    percent, part=road_hazards_fixed_in_time, whole=road_hazards_fixed_with_a_day,
    name="road_hazards_fixed_in_time_share", label="道路隐患按时治理率", unit="%", population="有完成时限的道路隐患", source=_SOURCE,
    doc="Of the hazards mended in the period that had a day, the share mended by it (道路隐患按时治理率).\n\nNone mended, no share.",
)  # fmt: skip


@figure(counts_distinct("road"), label="有未治理隐患的道路条数", unit="条", population="全市道路", source=_SOURCE)
def roads_with_open_hazards(hazards: Table, at: At) -> Table:
    """Different roads on which a hazard is not mended on the day of the figure (有未治理隐患的道路条数).

    A road with several counts once.
    """
    return _open(hazards, at)


ROAD_HAZARD_FIGURES = (
    road_hazards_open, road_hazards_fixed, road_hazards_reported, road_hazards_overdue, road_hazards_unplanned,
    road_hazards_fixed_in_time, road_hazards_fixed_with_a_day, road_hazards_fixed_in_time_share, roads_with_open_hazards,
)  # fmt: skip
