"""Several findings about one wrong number are one finding (合并意见).

A wrong total contradicts its parts, its percentage and the headline at once; the clerk has one
number to mend. Each contradiction of the text with itself points to its most suspect claim: the one
in most contradictions and in fewest relations that stand, but that a part is less than its whole says little for either. What the records bear out is not suspect,
and what they alone put right is at fault. Those that point to the same place become one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from gongshi.check.finding import Finding, Span, Verdict
from gongshi.check.told import BY_RECORDS

_SAYS_WHICH = "weighed"  # names in its sentence the number that is a slip, so it stands there
_SAYS_LITTLE = "within"  # a part is less than its whole, whichever of them is wrong


def merged(findings: Sequence[Finding], at_fault: Mapping[Finding, Span]) -> tuple[Finding, ...]:
    """The findings in the order of their places, contradictions about one place merged (合并).

    `at_fault` names for some contradictions the number that the records say made them.
    """
    own = [f for f in findings if f.rule not in BY_RECORDS]
    suspicion, right = _suspicion(own), _borne_out(findings)
    wrong = [_pointed(f, suspicion, right, at_fault) for f in findings if f.verdict is Verdict.CONTRADICTS]
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
        for span in set(finding.spans):
            if finding.verdict is Verdict.CONTRADICTS:
                found[span] += 2
            elif finding.verdict is Verdict.STANDS and finding.rule != _SAYS_LITTLE:
                found[span] -= 1
    return found


def _borne_out(findings: Sequence[Finding]) -> set[Span]:
    """The places of which the records say that they are right."""
    return {s for f in findings if f.rule in BY_RECORDS and f.verdict is Verdict.STANDS for s in f.spans}


def _pointed(
    finding: Finding, suspicion: Counter[Span], right: Container[Span], at_fault: Mapping[Finding, Span]
) -> Finding:
    """The finding at the number at fault, else at its most suspect place; its own choice where several are as suspect."""
    if finding in at_fault:
        return replace(finding, at=at_fault[finding])
    if finding.rule == _SAYS_WHICH:
        return finding
    suspects = [span for span in finding.spans if span not in right] or list(finding.spans)
    worst = max(suspicion[span] for span in suspects)
    if finding.at in suspects and suspicion[finding.at] == worst:
        return finding
    return replace(finding, at=next(span for span in suspects if suspicion[span] == worst))


def _one(group: Sequence[Finding]) -> Finding:
    """The finding of the records first, or else the first; the others stand with it, each arithmetic once."""
    first = next((f for f in group if f.rule in BY_RECORDS), group[0])
    others = {f.sum or f.why: f for f in reversed(group) if f is not first}
    others.pop(first.sum or first.why, None)  # 占比 and 占比（有名） say the same of one percentage
    spans = tuple(dict.fromkeys(span for f in (first, *group) for span in f.spans))
    return replace(first, spans=spans, also=tuple(reversed(others.values())))
