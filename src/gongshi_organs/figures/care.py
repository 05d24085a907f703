"""Care, relief, issues: only counts and sums leave (关怀、救助、问题)."""

from gongshi import At, Table, counts, counts_distinct, derived, figure, totals
from gongshi.figures.derive import percent
from gongshi_organs.codes import FIVE_CARES, RELIEF
from gongshi_organs.figures.common import CAUSE_OF_RELIEF, FUND_OF_RELIEF, KIND_OF_CARE, KIND_OF_ISSUE

_CARE = "关怀台账"
_ISSUES = "问题台账"
_FEN = 100


@figure(totals("amount_fen"), label="累计发放困难救助金（分）", unit="分", population="已发放、未退回的困难救助", source=_CARE,
        breakdowns=(FUND_OF_RELIEF,), opens=("care",), sensitive=True)  # fmt: skip
def relief_paid_fen(care: Table, at: At) -> Table:
    """Relief paid out by the day and not returned, in fen (累计发放困难救助金).

    The day of payment counts; what is approved and not yet paid is left out. Amounts are sealed:
    only their sum leaves, and the sum of fewer than five payments is not published.
    """
    return _paid(care, at)


relief_paid = derived(
    lambda part: part / _FEN, part=relief_paid_fen,
    name="relief_paid", label="累计发放困难救助金", unit="元", places=0, population="已发放、未退回的困难救助", source=_CARE,
    spoken_as=("困难救助", "帮扶资金", "送温暖"),
    doc="Relief paid out by the day and not returned, in yuan (累计发放困难救助金).\n\nPaid, not approved.",
)  # fmt: skip


@figure(counts(), label="困难救助笔数", unit="笔", population="已发放、未退回的困难救助", source=_CARE,
        breakdowns=(FUND_OF_RELIEF,), sensitive=True)  # fmt: skip
def relief_payments(care: Table, at: At) -> Table:
    """Payments of relief by the day (困难救助笔数); under five they are not published."""
    return _paid(care, at)


@figure(counts(), label="困难救助笔数（按原因）", unit="笔", population="已发放、未退回的困难救助", source=_CARE,
        breakdowns=(CAUSE_OF_RELIEF,), opens=("care",), sensitive=True)  # fmt: skip
def relief_by_cause(care: Table, at: At) -> Table:
    """Payments of relief by the day, to be divided by cause (困难救助笔数).

    Reads the sealed part of the register; cells under five are not published.
    """
    return _paid(care, at)


def _paid(care: Table, at: At) -> Table:
    return care.filter(
        care.kind == RELIEF, care.paid_on <= at.on, care.refunded_on.isnull() | (care.refunded_on > at.on)
    )


@figure(
    counts_distinct("kind"),
    label="关怀方式种类数",
    unit="种",
    population="谈心谈话、支部家访、政治生日、荣退仪式、走访慰问",
    source=_CARE,
)
def care_kinds(care: Table, at: At) -> Table:
    """Kinds of care given at least once in the year up to the day (关怀方式种类数)."""
    return care.filter(care.kind.isin(FIVE_CARES), care.on <= at.on, care.on.year() == at.on.year)


@figure(
    counts(),
    label="关怀次数",
    unit="次",
    population="本期给予的关怀",
    source=_CARE,
    breakdowns=(KIND_OF_CARE,),
    sensitive=True,
)
def care_given(care: Table, at: At) -> Table:
    """Acts of care in the period (关怀次数); under five they are not published."""
    return care.filter(care.on.between(at.period.first, at.period.last), care.on <= at.on)


@figure(
    counts(),
    label="发现问题数",
    unit="个",
    population="调研、对标中发现的问题",
    source=_ISSUES,
    breakdowns=(KIND_OF_ISSUE,),
)
def issues_found(issues: Table, at: At) -> Table:
    """Problems and gaps found by the day (发现问题数). Risk points and reports are left out."""
    return _open_kinds(issues, at)


@figure(
    counts(),
    label="解决问题数",
    unit="个",
    population="调研、对标中发现的问题",
    source=_ISSUES,
    breakdowns=(KIND_OF_ISSUE,),
)
def issues_closed(issues: Table, at: At) -> Table:
    """Problems and gaps closed by the day, verified by another than the owner (解决问题数)."""
    found = _open_kinds(issues, at)
    return found.filter(found.closed_on <= at.on, found.verified_by.notnull(), found.verified_by != found.owner)


def _open_kinds(issues: Table, at: At) -> Table:
    return issues.filter(issues.found_on <= at.on, issues.kind.isin(("调研问题", "对标差距")))


issues_closed_share = derived(
    percent, part=issues_closed, whole=issues_found,
    name="issues_closed_share", label="问题解决率", unit="%", population="调研、对标中发现的问题", source=_ISSUES,
    doc="Problems closed as a percentage of those found (问题解决率).\n\nNothing found, no share.",
)  # fmt: skip


@figure(counts(), label="风险点数", unit="个", population="各单位排查的廉政风险点", source=_ISSUES, sensitive=True)
def risk_points(issues: Table, at: At) -> Table:
    """Risk points found by the day and not closed (风险点数); under five they are not published."""
    return issues.filter(
        issues.kind == "廉政风险点", issues.found_on <= at.on, issues.closed_on.isnull() | (issues.closed_on > at.on)
    )


CARE_FIGURES = (
    relief_paid_fen, relief_paid, relief_payments, relief_by_cause, care_kinds, care_given,
    issues_found, issues_closed, issues_closed_share, risk_points,
)  # fmt: skip
