"""Crashes, the dead and the injured, damaged vehicles (事故、伤亡、车损)."""

from gongshi import At, Table, counts, derived, figure, totals
from gongshi.figures.derive import percent
from gongshi_traffic.figures.common import (
    BRIGADE,
    CAUSE,
    CRASH_MONTH,
    DISTRICT,
    KIND,
    PARTY_KINDS,
    SEVERITY,
    died_in_time,
    parties_of,
)
from gongshi_traffic.thresholds import DRINKING, ELECTRIC

_SOURCE = "公安交管事故统计制度；交通事故台账"
_PARTIES = "公安交管事故统计制度；交通事故台账、事故当事人台账"
_OF_CRASH = (BRIGADE, DISTRICT, SEVERITY, CAUSE, CRASH_MONTH)
_OF_PARTY = (BRIGADE, DISTRICT, CAUSE, KIND, CRASH_MONTH)
_ALL = "全市报送的道路交通事故"


def _happened(crashes: Table, at: At) -> Table:
    return crashes.filter(at.period.contains(crashes.happened_at))


@figure(counts(), label="交通事故起数", unit="起", population=_ALL, source=_SOURCE,
        spoken_as=("交通事故", "事故"), breakdowns=_OF_CRASH)  # fmt: skip
def crashes_recorded(crashes: Table, at: At) -> Table:
    """Crashes that happened in the period (交通事故起数).

    The moment of the crash counts, the period's last minute included. Nothing is left out.
    It can still rise while brigades report late.
    """
    return _happened(crashes, at)


@figure(counts(), label="死亡事故起数", unit="起", population=f"{_ALL}中造成死亡的", source=_SOURCE,
        spoken_as=("亡人事故",), breakdowns=_OF_CRASH)  # fmt: skip
def fatal_crashes(crashes: Table, at: At) -> Table:
    """Crashes of the period whose severity is fatal (死亡事故起数).

    The severity as the register states it counts; a crash whose victim dies within seven days
    is stated fatal by its brigade then, so the figure can rise for a week after the period.
    """
    found = _happened(crashes, at)
    return found.filter(found.severity == "死亡")


@figure(counts(), label="伤人事故起数", unit="起", population=f"{_ALL}中只造成受伤的", source=_SOURCE,
        breakdowns=_OF_CRASH)  # fmt: skip
def injury_crashes(crashes: Table, at: At) -> Table:
    """Crashes of the period with injured and no dead (伤人事故起数).

    The moment of the crash counts. A death within seven days moves the crash to the fatal
    ones, so the figure can fall for a week.
    """
    found = _happened(crashes, at)
    return found.filter(found.severity == "伤人")


@figure(counts(), label="财产损失事故起数", unit="起", population=f"{_ALL}中只有财产损失的", source=_SOURCE,
        breakdowns=_OF_CRASH)  # fmt: skip
def damage_crashes(crashes: Table, at: At) -> Table:
    """Crashes of the period with damage to property only (财产损失事故起数).

    The moment of the crash counts; crashes settled by the parties themselves are not reported.
    """
    found = _happened(crashes, at)
    return found.filter(found.severity == "财产损失")


@figure(counts(), label="一般程序事故起数", unit="起", population=f"{_ALL}中按一般程序处理的", source=_SOURCE,
        breakdowns=_OF_CRASH, told_by=("procedure",))  # fmt: skip
def general_procedure_crashes(crashes: Table, at: At) -> Table:
    """Crashes of the period handled by the general procedure (一般程序事故起数).

    The moment of the crash counts. A crash whose procedure is empty is left out.
    """
    found = _happened(crashes, at)
    return found.filter(found.procedure == "一般程序")


@figure(counts(), label="酒驾事故起数", unit="起", population=f"{_ALL}中主要原因为酒驾的", source=_SOURCE,
        spoken_as=("酒驾肇事",), breakdowns=(BRIGADE, DISTRICT, SEVERITY, CRASH_MONTH), told_by=("cause",))  # fmt: skip
def drink_crashes(crashes: Table, at: At) -> Table:
    """Crashes of the period whose main cause is drink-driving, drunk included (酒驾事故起数).

    The moment of the crash counts. A crash without a stated cause is left out until the cause
    is found.
    """
    found = _happened(crashes, at)
    return found.filter(found.cause.isin(at.words(DRINKING)))


@figure(counts(), label="涉及电动车事故起数", unit="起", population=f"{_ALL}中有电动车一方的", source=_PARTIES,
        spoken_as=("涉电动车事故",), breakdowns=_OF_CRASH,
        told_by=PARTY_KINDS)  # fmt: skip
def electric_crashes(crashes: Table, parties: Table, at: At) -> Table:
    """Crashes of the period in which a party rode an electric bicycle or tricycle (涉及电动车事故起数).

    The moment of the crash counts; a crash with two electric vehicles counts once. A party
    whose vehicle kind is empty does not make a crash electric; where no party's kind was ever
    filled the figure is unknown.
    """
    electric = parties.filter(parties.vehicle_kind.isin(at.words(ELECTRIC)))
    found = _happened(crashes, at)
    return found.semi_join(electric, found.id == electric.crash)


@figure(counts(), label="事故死亡人数", unit="人", population="全市道路交通事故死亡人员", source=_PARTIES,
        spoken_as=("死亡", "亡人", "死亡人数"), breakdowns=_OF_PARTY)  # fmt: skip
def deaths(parties: Table, crashes: Table, at: At) -> Table:
    """People killed in crashes of the period (事故死亡人数).

    A death within seven days of the crash counts, in the period of the crash; a later one
    does not. So the figure can rise for a week after the period. No crash gives 0; where
    parties are not reported the figure is not reported either.
    """
    joined = parties_of(parties, crashes, at)
    return joined.filter(died_in_time(joined, at))


@figure(counts(), label="事故受伤人数", unit="人", population="全市道路交通事故受伤人员", source=_PARTIES,
        spoken_as=("受伤", "伤人", "受伤人数"), breakdowns=_OF_PARTY)  # fmt: skip
def injuries(parties: Table, crashes: Table, at: At) -> Table:
    """People injured in crashes of the period, lightly or gravely (事故受伤人数).

    The moment of the crash counts. Who dies after more than seven days counts as injured;
    who dies within seven leaves this figure, so it can fall for a week.
    """
    joined = parties_of(parties, crashes, at)
    return joined.filter(joined.injury.isin(["轻伤", "重伤"]) | ((joined.injury == "死亡") & ~died_in_time(joined, at)))


@figure(counts(), label="事故受损车辆数", unit="辆", population="全市道路交通事故受损车辆", source=_PARTIES,
        spoken_as=("车辆受损", "受损"), breakdowns=_OF_PARTY, told_by=("vehicle_damaged",))  # fmt: skip
def vehicles_damaged(parties: Table, crashes: Table, at: At) -> Table:
    """Vehicles damaged in crashes of the period, non-motor ones included (事故受损车辆数).

    The moment of the crash counts. Each party stands for one vehicle, passengers for none: a
    passenger marked damaged is left out, lest his driver's vehicle count twice.
    """
    joined = parties_of(parties, crashes, at)
    return joined.filter(joined.vehicle_damaged == "是", joined.role != "乘车人")


@figure(totals("casualties"), label="事故伤亡人数（来源合计）", unit="人",
        population="来源只给合计、不给当事人的事故", source="交通事故台账“伤亡人数”列",
        breakdowns=_OF_CRASH)  # fmt: skip
def casualties_stated(crashes: Table, at: At) -> Table:
    """Dead and injured together, as the source states them for each crash (事故伤亡人数).

    For open data that have no parties. The moment of the crash counts; a crash without the
    number is counted among the empty ones, and when all are empty the figure is unknown.
    """
    return _happened(crashes, at)


fatal_crashes_share = derived(
    percent, part=fatal_crashes, whole=crashes_recorded,
    name="fatal_crashes_share", label="死亡事故占比", unit="%", population=_ALL, source=_SOURCE,
    doc="Fatal crashes as a percentage of all crashes of the period (死亡事故占比).\n\nNo crash, no share.",
)  # fmt: skip

electric_crashes_share = derived(
    percent, part=electric_crashes, whole=crashes_recorded,
    name="electric_crashes_share", label="涉及电动车事故占比", unit="%", population=_ALL, source=_PARTIES,
    doc="Crashes with an electric vehicle as a percentage of all (涉及电动车事故占比).\n\nNo crash, no share.",
)  # fmt: skip

CRASH_FIGURES = (
    crashes_recorded, fatal_crashes, injury_crashes, damage_crashes, general_procedure_crashes, drink_crashes,
    electric_crashes, deaths, injuries, vehicles_damaged, casualties_stated, fatal_crashes_share,
    electric_crashes_share,
)  # fmt: skip
