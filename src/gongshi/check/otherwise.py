"""A number that other numbers of the text give exactly is asked about, not accused (另有算得合的).

水产品18批次，占不合格总数的48.6%, beside 2 of another kind: 18 of the 37批次 told before are 48.6%, which three
figures hardly are by chance. Either that is meant, or the text names the wrong whole: somebody has to say which.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from operator import attrgetter

from gongshi.check.claim import Claim, Direction, Kind
from gongshi.check.consistency.exact import gives, shown
from gongshi.check.consistency.share_names import is_so_called
from gongshi.check.consistency.share_ratio import OF
from gongshi.check.consistency.share_wholes import IDLE
from gongshi.check.draft import Draft, is_counted, kin, number, span
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr

_FIGURES = 3  # as many as a number must have that other numbers do not give by chance
_MOST = 300  # numbers before a part and behind it that are tried with it
_start = attrgetter("start")


@dataclass(frozen=True)
class _Other:
    """What gives the number: the arithmetic in figures, and the number that the accusing rule had not looked at."""

    sum: str
    claim: Claim


def asked_where_otherwise(draft: Draft, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings; a contradiction about a number that other numbers give exactly as a question that names them."""
    for finding in findings:
        other = _other(draft, finding) if finding.verdict is Verdict.CONTRADICTS else None
        yield finding if other is None else _question(finding, other)


def _question(finding: Finding, other: _Other) -> Finding:
    why = tr("{why}；按“{other}”算却正好相合，请核对说的是哪一个", why=finding.why, other=other.claim.said)
    places = (*finding.spans, span(other.claim))
    return replace(finding, verdict=Verdict.ASK, why=why, sum=tr("；").join((finding.sum, other.sum)), spans=places)


def _other(draft: Draft, finding: Finding) -> _Other | None:
    terms = [c for c in (draft.at(start) for start, _ in finding.spans) if c and isinstance(c.value, Decimal)]
    result = next((c for c in terms if c.unit == "%"), None) or draft.at(finding.at[0])
    if result not in terms or len(terms) != len(finding.spans) or _figures(result) < _FIGURES:
        return None
    of = [c for c in terms if c is not result and is_counted(c)]
    if result.unit == "%":
        one = len([c for c in terms if c.unit == "%"]) == 1
        return next(_percentages(draft, result, of), None) if one else None
    return next(_means(draft, result, of), None)


def _is_named_instead(draft: Draft, result: Claim, of: list[Claim], other: Claim) -> bool:
    """涉民生案件412件，占新收的24.4%: whether the number that the rule took is called what stands behind 占, and the other is not."""
    found = OF.search(draft.lead(result))
    name = IDLE.sub("", found[1]) if found else ""
    return any(is_so_called(draft, c, name) for c in of) and not is_so_called(draft, other, name)


def _percentages(draft: Draft, result: Claim, of: list[Claim]) -> Iterator[_Other]:
    """A part that the rule looked at, or the number right before, with any whole or base of the text."""
    before = draft.before(result)
    parts = [*of, before] if before is not None and is_counted(before) and before not in of else of
    for part, other in _pairs(draft, parts, of):
        if kin(part.unit) != kin(other.unit) or _is_named_instead(draft, result, of, other):
            continue
        if result.kind is not Kind.CHANGE:
            if gives(result, number(part) * 100 / number(other)):
                yield _Other(f"{_quotient(part, other)}={shown(number(result))}%", other)
            continue
        for new, old in ((part, other), (other, part)):
            change = (number(new) - number(old)) * 100 / number(old)
            falls = result.direction is Direction.DOWN
            if gives(result, change) and (result.direction is None or falls == (change < 0)):
                high, low = max(number(new), number(old)), min(number(new), number(old))
                sum_ = f"({shown(high)}-{shown(low)})÷{shown(number(old))}={shown(number(result))}%"
                yield _Other(sum_, other)


def _means(draft: Draft, result: Claim, of: list[Claim]) -> Iterator[_Other]:
    """A total or a number of things that the rule looked at, with any other number of what the other one counts."""
    units = {kin(c.unit) for c in of}
    for part, other in _pairs(draft, of, of):
        if kin(other.unit) not in units - {kin(part.unit)}:
            continue
        for total, things in ((part, other), (other, part)):
            if number(things) > 1 and gives(result, number(total) / number(things)):
                yield _Other(f"{_quotient(total, things)}={shown(number(result))}", other)


def _pairs(draft: Draft, parts: list[Claim], known: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Each part with each number around it that is no nought, but those that the rule looked at with each other."""
    for part in parts:
        at = bisect_left(draft.counted, part.start, key=_start)
        for other in draft.counted[max(0, at - _MOST) : at + _MOST]:
            if number(part) and number(other) and other is not part and not (part in known and other in known):
                yield part, other


def _quotient(one: Claim, other: Claim) -> str:
    return f"{shown(number(one))}÷{shown(number(other))}"


def _figures(claim: Claim) -> int:
    """How many figures the number is written with; noughts at the end of a whole number may be rounded and are left out."""
    written = str(int(abs(number(claim)) / claim.step))
    return len(written if claim.step < 1 else written.rstrip("0"))
