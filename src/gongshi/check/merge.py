"""Several findings about one wrong number are one finding (合并意见).

A wrong total contradicts its parts, its percentage and the headline at once; the clerk has one
number to mend. Each contradiction points to its most suspect claim: the one in most contradictions
and in fewest relations that stand. Those that point to the same place become one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from gongshi.check.finding import Finding, Span, Verdict

_RECORDS = ("records", "names")
_SURE = 100  # what records say outweighs any arithmetic


def merged(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings in the order of their places, contradictions about one place merged (合并)."""
    suspicion = _suspicion(findings)
    wrong = [_pointed(f, suspicion) for f in findings if f.verdict is Verdict.CONTRADICTS]
    rest = [f for f in findings if f.verdict is not Verdict.CONTRADICTS]
    places: dict[Span, list[Finding]] = {}
    for finding in wrong:
        places.setdefault(finding.at, []).append(finding)
    told = [_one(group) for group in places.values()]
    asked = [f for f in rest if f.verdict is Verdict.STANDS or f.at not in places]
    return tuple(sorted([*told, *asked], key=lambda f: (f.at, f.verdict is Verdict.STANDS)))


def _suspicion(findings: Sequence[Finding]) -> Counter[Span]:
    found: Counter[Span] = Counter()
    for finding in findings:
        sure = finding.rule in _RECORDS
        for span in set(finding.spans):
            if finding.verdict is Verdict.CONTRADICTS:
                found[span] += _SURE if sure else 2
            elif finding.verdict is Verdict.STANDS:
                found[span] -= _SURE if sure else 1
    return found


def _pointed(finding: Finding, suspicion: Counter[Span]) -> Finding:
    """The finding at its most suspect place; its own choice where several are as suspect."""
    worst = max(suspicion[span] for span in finding.spans)
    if suspicion[finding.at] == worst:
        return finding
    return replace(finding, at=next(span for span in finding.spans if suspicion[span] == worst))


def _one(group: Sequence[Finding]) -> Finding:
    """The finding of the records first, or else the first; the others stand with it, each arithmetic once."""
    first = next((f for f in group if f.rule in _RECORDS), group[0])
    others = {f.sum or f.why: f for f in reversed(group) if f is not first}
    others.pop(first.sum or first.why, None)  # 占比 and 占比（有名） say the same of one percentage
    spans = tuple(dict.fromkeys(span for f in (first, *group) for span in f.spans))
    return replace(first, spans=spans, also=tuple(reversed(others.values())))
