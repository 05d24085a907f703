"""How claims and findings are held against the labels (评分).

A claim is right when it overlaps its label and has its value, unit and qualifier; spans that
are equal to the character are counted apart. Subjects and scopes are judged leniently: after
normalising, one contains the other. Everything reported on an unedited text is a false alarm.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from decimal import Decimal
from functools import cache
from typing import Any

from .labelled import Label, Labelled
from .relations import ASKED, Seed

TOLERANCE = Decimal("0.002")
_BARE = re.compile(r"[\d.,]+")
_CLOCK = re.compile(r"[时点：:]")


@dataclass
class Score:
    """Counts that add up over texts (成绩)."""

    chars: int = 0
    labels: int = 0
    claims: int = 0
    right: int = 0
    claims_right: int = 0
    spans: int = 0
    overlapped: int = 0
    kinds: int = 0
    roles: int = 0
    roles_asked: int = 0
    directions: int = 0
    directions_asked: int = 0
    subjects: int = 0
    subjects_asked: int = 0
    scopes: int = 0
    scopes_asked: int = 0
    both: int = 0
    dates: int = 0
    dates_right: int = 0
    errors: list[str] = field(default_factory=list)

    def __add__(self, other: Score) -> Score:
        return Score(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    @property
    def precision(self) -> float:
        """Of the claims found, the part that is right."""
        return self.claims_right / self.claims if self.claims else 1.0

    @property
    def recall(self) -> float:
        """Of the labels, the part that was found right."""
        return self.right / self.labels if self.labels else 1.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score(text: Labelled, claims: Sequence[Any]) -> Score:
    """The claims of one text against its labels; every error is a line of `errors`."""
    total = Score(chars=len(text.text))
    pairs = _pairs(text.labels, claims)
    free = {id(c) for x, c in pairs if x.optional and _allowed(x, c)}
    total.claims = sum(id(c) not in free for c in claims)
    total.claims_right = len({id(c) for x, c in pairs if not x.optional and id(c) not in free and right(x, c)})
    taken = {id(c) for x, c in pairs if not x.optional} | free
    for label, claim in pairs:
        if not label.optional:
            _one(total, label, claim, text)
    met = {x for x, _ in pairs}
    missed = [x for x in text.labels if not x.optional and x not in met]
    for label in missed:
        _count(total, label)
        total.errors.append(f"{text.name}\tmissed\t{_around(text.text, label.start, label.end)}")
    total.errors += [
        f"{text.name}\tno claim\t{_around(text.text, c.start, c.end)}\t{c.value} {c.unit}"
        for c in claims
        if id(c) not in taken
    ]
    return total


def _count(total: Score, label: Label) -> None:
    total.labels += 1
    total.dates += label.kind == "date"


def _one(total: Score, label: Label, claim: Any, text: Labelled) -> None:
    """One label and the claim that overlaps it."""
    _count(total, label)
    total.overlapped += 1
    total.spans += (label.start, label.end) == (claim.start, claim.end)
    where = _around(text.text, label.start, label.end)
    if not right(label, claim):
        said = f"{label.value} {label.unit} {label.qualifier} / {claim.value} {claim.unit} {claim.qualifier}"
        total.errors.append(f"{text.name}\tvalue\t{where}\t{said}")
        return
    total.right += 1
    total.dates_right += label.kind == "date"
    total.kinds += label.kind == claim.kind
    if label.kind != claim.kind:
        total.errors.append(f"{text.name}\tkind\t{where}\t{label.kind} / {claim.kind}")
    if label.kind == "date":
        return
    _role(total, label, claim, f"{text.name}\trole\t{where}")
    _meaning(total, label, claim, f"{text.name}\tsubject\t{where}")


def _role(total: Score, label: Label, claim: Any, where: str) -> None:
    if label.role != "plain":
        total.roles_asked += 1
        total.roles += label.role == claim.role
        if label.role != claim.role:
            total.errors.append(f"{where}\t{label.role} / {claim.role}")
    if label.direction:
        total.directions_asked += 1
        total.directions += claim.direction == ("up" if label.direction > 0 else "down")


def _meaning(total: Score, label: Label, claim: Any, where: str) -> None:
    """Subject and scope, each only where it is labelled."""
    subject = not label.subject or any(meets(x, claim.subject) for x in label.subject.split("/"))
    around = (
        claim.scope,
        claim.subject,
        claim.period,
        claim.scope + claim.subject,
        str(getattr(claim, "compared", "")),
    )
    scope = not label.scope or any(meets(label.scope, x) for x in around)
    if label.subject:
        total.subjects_asked += 1
        total.subjects += subject
        total.both += subject and scope
    if label.scope:
        total.scopes_asked += 1
        total.scopes += scope
    if not (subject and scope):
        total.errors.append(f"{where}\t{label.subject} @{label.scope} / {claim.subject} @{claim.scope}")


def right(label: Label, claim: Any) -> bool:
    """Value, unit and qualifier of the claim are the label's."""
    if label.kind == "date":
        return _same_date(str(label.value), str(claim.value))
    return (
        _same_value(label.value, claim.value)
        and (_same_unit(label.unit, claim.unit) or (claim.unit == "" and _BARE.fullmatch(label.quote) is not None))
        and (label.qualifier == claim.qualifier or label.qualifier == "ordinal" == claim.kind)
    )


def _same_value(label: Any, claim: Any) -> bool:
    if isinstance(label, tuple):
        return all(
            isinstance(b, Decimal) and _close(a, b)
            for a, b in zip(label, (getattr(claim, "low", None), getattr(claim, "high", None)), strict=True)
        )
    return isinstance(claim, Decimal) and _close(label, claim)


def _close(a: Decimal, b: Decimal) -> bool:
    return a == b if a == int(a) else abs(a - b) <= abs(a) * TOLERANCE


def _same_unit(label: str, claim: str) -> bool:
    a, b = (re.sub(r"^[大个](?=.)", "", plain(unit)) for unit in (label, claim))
    longer, shorter = (a, b) if len(a) >= len(b) else (b, a)
    return a == b or bool(shorter and re.fullmatch(re.escape(shorter) + r"[（(/].*", longer))


def _same_date(label: str, claim: str) -> bool:
    """Equal where both are written; of a span, one end is enough."""
    return any(_meets_date(a, b) for a in label.split("..") for b in claim.split(".."))


def _meets_date(a: str, b: str) -> bool:
    ours, theirs = a.split("T")[0].split("-"), b.split("T")[0].split("-")
    return all("X" in x or "X" in y or x == y for x, y in zip(ours, theirs, strict=False))


def meets(label: str, claim: str) -> bool:
    """One contains the other, punctuation and traditional forms aside; one character must be all of it."""
    a, b = plain(label), plain(claim)
    return bool(a and b) and (a in b or (len(b) > 1 and b in a))


@cache
def plain(text: str) -> str:
    """Simplified, half-width, without punctuation and space; a bracket of a unit stays."""
    from opencc import OpenCC

    return re.sub(r"[\s、，,。：:；;“”\"《》·]", "", OpenCC("t2s").convert(text)).replace("％", "%")


def _pairs(labels: Sequence[Label], claims: Sequence[Any]) -> list[tuple[Label, Any]]:
    """One claim for each label at most: right ones first, then by the characters they share."""
    near = [(x, c) for x in labels for c in claims if x.start < c.end and c.start < x.end]
    near.sort(key=lambda p: (not (p[0].optional or right(*p)), -_shared(*p), p[0].start))
    labels_met: set[int] = set()
    claims_met: set[int] = set()
    pairs = []
    for label, claim in near:
        many = label.optional or (label.kind == "date" == claim.kind)
        if label.start in labels_met or (id(claim) in claims_met and not many):
            continue
        pairs.append((label, claim))
        claims_met.add(id(claim))
        if not label.optional:
            labels_met.add(label.start)
    return pairs


def _shared(label: Label, claim: Any) -> int:
    return min(label.end, claim.end) - max(label.start, claim.start)


def _allowed(label: Label, claim: Any) -> bool:
    """What may be found or left; a time of day is never a count."""
    return not (_CLOCK.search(label.quote) and claim.kind == "count")


def _around(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - 14) : start]}【{text[start:end]}】{text[end : end + 10]}".replace("\n", "⏎")


def found(seed: Seed, contradictions: Iterable[Any], questions: Iterable[Any], known: set[str]) -> bool:
    """Whether a finding that the unedited text did not give lies on the edited place.

    A finding over two other claims of the same relation counts as well.
    """
    told = [*contradictions, *(questions if seed.kind in ASKED else ())]
    return any(_hits(seed, x) for x in told if key(x) not in known)


def doubted(seed: Seed, questions: Iterable[Any], known: set[str]) -> bool:
    """Whether a question that the unedited text did not give lies on the edited place."""
    return any(_hits(seed, x) for x in questions if key(x) not in known)


def key(finding: Any) -> str:
    """What a finding says, without its place."""
    return f"{finding.rule} {finding.why} {finding.sum}"


def _hits(seed: Seed, finding: Any) -> bool:
    def meets_span(span: tuple[int, int]) -> bool:
        return any(a < span[1] and span[0] < b for a, b in finding.spans)

    return meets_span(seed.changed) or sum(meets_span(s) for s in seed.spans) >= min(2, len(seed.spans) or 2)
