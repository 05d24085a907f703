"""Lifetime bans decided, and crash cases submitted for publication (终身禁驾、典型案例)."""

from gongshi import At, Table, counts, counts_distinct, derived, figure
from gongshi.figures.derive import percent
from gongshi_traffic.figures.common import BAN_MONTH, BRIGADE, GROUND, PARTY_KINDS, PERSON_SEX, UNLICENSED, within
from gongshi_traffic.thresholds import CASE_MONTHS, ELECTRIC

_BANS = "道路交通安全法 第九十一条第五款、第一百零一条第二款；终身禁驾决定台账"
_FINDINGS = "道路交通事故处理程序规定 第六十至六十七条；责任认定台账"
_ALL_BANS = "全市公安交管部门决定终生禁驾的人员"
_ALL_CASES = "提请作为典型案例公布的事故"


@figure(counts(), label="终身禁驾决定份数", unit="份", population=_ALL_BANS, source=_BANS,
        breakdowns=(GROUND, BRIGADE, BAN_MONTH))  # fmt: skip
def bans_decided(bans: Table, at: At) -> Table:
    """Decisions of a lifetime ban made in the period (终身禁驾决定份数).

    The day of the decision counts, whether or not the list has published it: gates may hold a
    name back, and a late row is published in a later issue.
    """
    return bans.filter(within(bans.decided_on, at))


@figure(counts_distinct("person"), label="终身禁驾人数", unit="人", population=_ALL_BANS, source=_BANS,
        spoken_as=("终身禁驾", "终生禁驾"), breakdowns=(GROUND, BRIGADE, BAN_MONTH))  # fmt: skip
def persons_banned(bans: Table, at: At) -> Table:
    """Different people banned for life by decisions of the period (终身禁驾人数).

    The day of the decision counts. One person with two decisions counts once.
    """
    return bans.filter(within(bans.decided_on, at))


@figure(counts_distinct("person"), label="终身禁驾人数（分性别、有无驾驶证）", unit="人", population=_ALL_BANS,
        source=_BANS, breakdowns=(PERSON_SEX, UNLICENSED), opens=("bans",))  # fmt: skip
def persons_banned_described(bans: Table, at: At) -> Table:
    """People banned for life in the period, to be divided by sex and by 无证 (终身禁驾人数).

    Reads the sealed part of the register; counted as persons_banned. After a deletion by law
    a person is still counted, and is 不详 in every breakdown.
    """
    return bans.filter(within(bans.decided_on, at))


@figure(counts(), label="事故认定书份数", unit="份", population="全市作出的事故认定书", source=_FINDINGS)
def findings_made(findings: Table, at: At) -> Table:
    """Findings of liability made in the period (事故认定书份数).

    The day of the finding counts. Accident certificates (第六十七条) state no liability and are
    left out; a finding that replaces an earlier one counts again.
    """
    return findings.filter(within(findings.found_on, at), findings.kind == "事故认定书")


def _submitted(findings: Table, at: At) -> Table:
    """Findings submitted as cases and made in the months that an issue may still draw on."""
    span = at.period.months_back(at.number(CASE_MONTHS))
    return findings.filter(findings.case_title.fill_null("") != "", findings.found_on.between(span.first, span.last))


@figure(counts_distinct("crash"), label="提请公布案例数", unit="起", population=_ALL_CASES, source=_FINDINGS)
def cases_submitted(findings: Table, at: At) -> Table:
    """Crashes submitted as typical cases, found in this month or the three before (提请公布案例数).

    The day of the finding counts, for a finding is final only after its review window. How
    many are published is the length of the list, not this figure.
    """
    return _submitted(findings, at)


@figure(counts_distinct("crash"), label="提请公布案例中涉及电动车的", unit="起", population=_ALL_CASES,
        source=f"{_FINDINGS}、事故当事人台账",
        told_by=PARTY_KINDS)  # fmt: skip
def cases_submitted_electric(findings: Table, parties: Table, at: At) -> Table:
    """Submitted cases in which a party rode an electric bicycle or tricycle (提请公布案例中涉及电动车的).

    Counted as cases_submitted; a crash with two electric vehicles counts once.
    """
    electric = parties.filter(parties.vehicle_kind.isin(at.words(ELECTRIC)))
    submitted = _submitted(findings, at)
    return submitted.semi_join(electric, submitted.crash == electric.crash)


cases_electric_share = derived(
    percent, part=cases_submitted_electric, whole=cases_submitted,
    name="cases_electric_share", label="提请公布案例涉及电动车占比", unit="%", population=_ALL_CASES, source=_FINDINGS,
    doc="Submitted cases with an electric vehicle as a percentage of all (提请公布案例涉及电动车占比).\n\n"
        "No case, no share; a hundred is what lets a text say 均涉及电动车.",
)  # fmt: skip

BAN_FIGURES = (
    bans_decided, persons_banned, persons_banned_described, findings_made, cases_submitted,
    cases_submitted_electric, cases_electric_share,
)  # fmt: skip
