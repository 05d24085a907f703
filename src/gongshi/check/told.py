"""What the records say of the claims of one draft, as it is gathered (对照所得)."""

from __future__ import annotations

from dataclasses import dataclass, field

from gongshi.check.claim import Claim
from gongshi.check.draft import span
from gongshi.check.finding import Finding, Span, Verdict
from gongshi.check.known import Known
from gongshi.i18n import tr

RECORDS, SENSE, NAMES = "records", "sense", "names"
BY_RECORDS = (RECORDS, SENSE, NAMES)  # the names under which the records speak, as rules do


@dataclass
class Told:
    """What the records say of the claims: findings, what each claim was bound to, by its start, and what is right instead."""

    findings: list[Finding] = field(default_factory=list)
    bound: dict[int, str] = field(default_factory=dict)
    values: dict[int, Known] = field(default_factory=dict)
    right: dict[Span, str] = field(default_factory=dict)

    def bind(self, claim: Claim, what: str) -> None:
        """The claim speaks of `what`, whether it is right or not."""
        self.bound[claim.start] = what

    def stands(self, claim: Claim, why: str, sum_: str) -> None:
        """The claim is what the records say."""
        self.findings.append(Finding(Verdict.STANDS, RECORDS, why, (span(claim),), sum_))

    def differ(self, claim: Claim, what: str, right: str, opens: str) -> None:
        """A value that is not the records': both, and the command that opens them."""
        why = tr("{what}：文稿写“{claim}”，台账为“{right}”", what=what, claim=claim.said, right=right)
        self.findings.append(Finding(Verdict.CONTRADICTS, RECORDS, why, (span(claim),), opens=opens))
        self.right[span(claim)] = right
        self.bind(claim, what)
