"""What checking one document found (核稿报告)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from gongshi.check.claim import Claim
from gongshi.check.finding import Finding, Verdict
from gongshi.papers.paper import Paper


@dataclass(frozen=True)
class Report:
    """The claims of a document and every finding about them (核稿报告).

    `findings` are in the order of the text, several about one place merged; `bound` says of each
    claim, by its start, which figure or list of the records it was held against; claims that could not
    be bound are counted by `unbound`. Without records both are empty. `as_of` and `released` are the clocks of
    the release whose records they are, None for an edition.
    """

    paper: Paper
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    bound: Mapping[int, str]
    against: str = ""
    as_of: datetime | None = None
    released: date | None = None

    @property
    def contradictions(self) -> tuple[Finding, ...]:
        """What cannot be right as it stands (矛盾)."""
        return self._of(Verdict.CONTRADICTS)

    @property
    def questions(self) -> tuple[Finding, ...]:
        """What somebody has to be asked about (待核)."""
        return self._of(Verdict.ASK)

    @property
    def standing(self) -> tuple[Finding, ...]:
        """What was recomputed and stands (成立)."""
        return self._of(Verdict.STANDS)

    @property
    def unbound(self) -> int:
        """How many claims no record could be found for; 0 without records (不能判断)."""
        return len(self.claims) - len(self.bound) if self.against else 0

    def place(self, finding: Finding) -> str:
        """Where the finding's place stands, as the reader sees it."""
        return self.paper.place_of(finding.at[0])

    def as_plain(self) -> dict[str, object]:
        """The report for other programs, in plain values."""
        return {
            "document": self.paper.name,
            "against": self.against or None,
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "released": self.released.isoformat() if self.as_of and self.released else None,
            "counts": {"claims": len(self.claims), "cannot_tell": self.unbound, **_counts(self.findings)},
            "claims": [self._claim(c) for c in self.claims],
            "findings": [self._finding(f) for f in self.findings],
            "contradictions": [self._finding(f) for f in self.contradictions],
            "questions": [self._finding(f) for f in self.questions],
        }

    def _of(self, verdict: Verdict) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.verdict is verdict)

    def _claim(self, claim: Claim) -> dict[str, object]:
        return {
            "start": claim.start, "end": claim.end, "text": claim.text, "value": str(claim.value), "unit": claim.unit,
            "qualifier": claim.qualifier, "kind": claim.kind, "role": claim.role, "subject": claim.subject,
            "scope": claim.scope, "period": claim.period, "compared": claim.compared or None,
            "direction": claim.direction, "place": self.paper.place_of(claim.start), "bound": self.bound.get(claim.start),
        }  # fmt: skip

    def _finding(self, finding: Finding) -> dict[str, object]:
        return {
            "verdict": finding.verdict, "rule": finding.rule, "why": finding.why, "sum": finding.sum,
            "opens": finding.opens or None,
            "at": list(finding.at), "spans": [list(s) for s in finding.spans], "place": self.place(finding),
            "texts": [self.paper.text[a:b] for a, b in finding.spans],
            "also": [self._finding(f) for f in finding.also],
        }  # fmt: skip


def _counts(findings: Sequence[Finding]) -> dict[str, int]:
    counted = Counter(f.verdict for f in findings)
    return {verdict.value: counted[verdict] for verdict in Verdict}
