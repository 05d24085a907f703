"""When a finding is due and when it is final, in working days (认定与复核的期限).

道路交通事故处理程序规定 articles 62 (finding), 71 (review asked once, within three working days of
service), 112(5) (days are working days). A window that is over does not suffice: a review asked
on its last day may still be pending, so the register says so and the gate asks it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from gongshi import At, Calendar, GateResult, Row, add_working_days, after_working_days, gate, tr
from gongshi_traffic.lists import thresholds as t

FINDING_LAW = "道路交通事故处理程序规定 第六十二条"
REVIEW_LAW = "道路交通事故处理程序规定 第七十一条、第一百一十二条第五项"
PENDING, AGAIN = "受理中", "重新认定"
ENDED = ("维持", "终止")


def settles_on(row: Row, at: At) -> date | None:
    """The first day on which the finding can be final; None for one not served (认定终局日).

    The day after the review window, or the day of the review's conclusion.
    """
    if row["served_on"] is None:
        return None
    if row["review"] in ENDED and row["review_ended_on"]:
        ended: date = row["review_ended_on"]
        return ended
    window = add_working_days(row["served_on"], at.number(t.REVIEW_DAYS), Calendar.read(at.settings))
    return window + timedelta(days=1)


def finding_due(row: Row, at: At) -> date:
    """The last day for the finding: after the scene, the fugitive's capture, or the expert (认定时限)."""
    since, limit = row["scene_on"], t.FINDING_DAYS
    if row["caught_on"]:
        since, limit = row["caught_on"], t.FINDING_CAUGHT_DAYS
    if row["expert_on"]:
        since, limit = row["expert_on"], t.FINDING_EXPERT_DAYS
    return add_working_days(since, at.number(limit), Calendar.read(at.settings))


def clock_gates(row: Row, at: At) -> Iterator[GateResult]:
    """Found in time or with a reason, the review window over, and no review pending (期限关口)."""
    due = finding_due(row, at)
    in_time = row["found_on"] <= due
    why = tr("{found} 认定，期限 {due}", found=row["found_on"], due=due)
    if not in_time and row["late_reason"]:
        why = tr("{why}，超期理由：{reason}", why=why, reason=row["late_reason"])
    yield gate("found_in_time", tr("按期认定"), in_time or bool(row["late_reason"]), why, FINDING_LAW)
    yield _window_gate(row, at)
    pending = row["review"] == PENDING
    yield gate("no_review", tr("没有未结复核"), not pending, tr("复核{state}", state=row["review"]), REVIEW_LAW)


def _window_gate(row: Row, at: At) -> GateResult:
    ended = row["review_ended_on"]
    if row["review"] in ENDED and ended:
        why = tr("复核{state}，{day} 作出结论", state=row["review"], day=ended)
        return gate("review_window", tr("复核期满"), ended <= at.released, why, REVIEW_LAW, ended)
    days, calendar = at.number(t.REVIEW_DAYS), Calendar.read(at.settings)
    return after_working_days(
        "review_window", tr("复核期满"), row["served_on"], days, at.released, REVIEW_LAW, calendar
    )
