"""A sentence in words, and whether the criminal law allows it (刑期与缓刑).

刑法 articles 42, 45, 69 (terms), 72 (who may be suspended), 73 (probation). A sentence outside
these bounds is a slip of the pen in the register, and a notice would carry it on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongshi import At, Row, Threshold, tr, write_term
from gongshi_traffic.lists import thresholds as t

FIXED, DETENTION, LIFE = "有期徒刑", "拘役", "无期徒刑"


@dataclass(frozen=True)
class Bounds:
    """The bounds of one kind of penalty (刑种界限): term, and probation when it is suspended."""

    term_least: Threshold
    term_most: Threshold
    probation_least: Threshold
    probation_most: Threshold


BOUNDS = {
    FIXED: Bounds(t.FIXED_TERM_LEAST, t.FIXED_TERM_MOST, t.FIXED_PROBATION_LEAST, t.FIXED_PROBATION_MOST),
    DETENTION: Bounds(t.DETENTION_LEAST, t.DETENTION_MOST, t.DETENTION_PROBATION_LEAST, t.DETENTION_PROBATION_MOST),
}


def sentence_text(row: Row) -> str:
    """The sentence as a notice says it: 有期徒刑一年六个月，缓刑二年; empty when none is recorded (判处)."""
    if not row["term_kind"]:
        return ""
    text = row["term_kind"] + (write_term(row["term_months"]) if row["term_months"] else "")
    if row["probation_months"]:
        text += tr("，缓刑{term}", term=write_term(row["probation_months"]))
    return text


def sentence_faults(row: Row, at: At) -> Iterator[str]:
    """What the law does not allow in this sentence, a clause each; none for a lawful one (刑期核对)."""
    kind, term, probation = row["term_kind"], row["term_months"], row["probation_months"] or 0
    if kind is None:
        yield tr("没有填刑种")
    elif kind == LIFE:
        if term or probation:
            yield tr("无期徒刑不写刑期和缓刑")
    elif term is None:
        yield tr("没有填刑期")
    else:
        yield from _bound_faults(kind, term, probation, at)


def _bound_faults(kind: str, term: int, probation: int, at: At) -> Iterator[str]:
    bounds = BOUNDS[kind]
    least, most = at.number(bounds.term_least), at.number(bounds.term_most)
    if not least <= term <= most:
        yield tr("{kind}的刑期 {n} 个月不在 {least} 至 {most} 个月之内", kind=kind, n=term, least=least, most=most)
    if not probation:
        return
    suspended_most = at.number(t.SUSPENDED_TERM_MOST)
    if term > suspended_most:
        yield tr("刑期 {n} 个月超过 {most} 个月，不能缓刑", n=term, most=suspended_most)
    least, most = max(term, at.number(bounds.probation_least)), at.number(bounds.probation_most)
    if not least <= probation <= most:
        yield tr("缓刑考验期 {n} 个月不在 {least} 至 {most} 个月之内", n=probation, least=least, most=most)
