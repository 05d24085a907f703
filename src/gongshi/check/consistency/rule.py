"""What a rule of consistency is: a name, a sentence about it, examples that are its tests, a judge (规则)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gongshi.check.claim import Claim
from gongshi.check.draft import Draft, spans
from gongshi.check.finding import Finding, Verdict


@dataclass(frozen=True)
class Example:
    """A text and the verdicts this rule gives of it, in order; none where it has to keep silent (例)."""

    text: str
    gives: tuple[Verdict, ...]


def stands(text: str) -> Example:
    """A text of which the rule says that it stands."""
    return Example(text, (Verdict.STANDS,))


def contradicts(text: str) -> Example:
    """A text that contradicts itself."""
    return Example(text, (Verdict.CONTRADICTS,))


def asks(text: str) -> Example:
    """A text about which somebody has to be asked."""
    return Example(text, (Verdict.ASK,))


def silent(text: str) -> Example:
    """A text that looks alike and means something else: a trap."""
    return Example(text, ())


@dataclass(frozen=True)
class Rule:
    """One kind of relation between claims (核对规则): `name` in code, `label` and `about` for the reader."""

    name: str
    label: str
    about: str
    judge: Callable[[Draft], Iterator[Finding]]
    examples: tuple[Example, ...]

    def finding(self, verdict: Verdict, why: str, *claims: Claim, sum: str = "", at: Claim | None = None) -> Finding:
        """A verdict of this rule about `claims`."""
        places = spans(*claims)
        return Finding(verdict, self.name, why, places, sum, (at.start, at.end) if at else places[0])

    def judged(self, fits: bool, right: str, wrong: str, *claims: Claim, sum: str) -> Finding:
        """That the claims stand for the reason `right`, or contradict each other for the reason `wrong`."""
        verdict, why = (Verdict.STANDS, right) if fits else (Verdict.CONTRADICTS, wrong)
        return self.finding(verdict, why, *claims, sum=sum)
