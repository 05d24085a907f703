"""Check a document: find its claims, hold them against each other, and against the records (核稿)."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.check.consistency.rules import BINDING
from gongshi.check.draft import Draft
from gongshi.check.find import iter_tight
from gongshi.check.merge import merged
from gongshi.check.otherwise import asked_where_otherwise
from gongshi.check.report import Report
from gongshi.check.tight import Tight, tight
from gongshi.check.weighed.rule import beyond
from gongshi.collecting import seldom_collected
from gongshi.i18n import tr
from gongshi.papers.faults import too_large
from gongshi.papers.paper import Paper, plain_paper

MOST_CHARACTERS, MOST_CLAIMS = 2_000_000, 30_000

if TYPE_CHECKING:
    from gongshi.check.claim import Claim
    from gongshi.check.known import Records


@seldom_collected()
def check(text_or_document: str | Path | Paper, figures: Records | None = None) -> Report:
    """The report on a text, a file or a paper that was read (核稿).

    Without `figures` the claims are held only against each other. A string is the text itself; a
    Path is read by `papers.read`, whose errors it raises. Raises PaperTooLarge over MOST_CHARACTERS
    or MOST_CLAIMS (some seven hundred pages), so that no text keeps it for long.

    >>> report = check("共278起，其中甲县9起、乙县4起、丙县256起。")
    >>> [f.sum for f in report.contradictions]
    ['9+4+256=269≠278']
    """
    given = _paper(text_or_document)
    if len(given.text) > MOST_CHARACTERS:
        much = tr("文稿有 {n} 字，超过 {most} 字，没有核对。", n=len(given.text), most=MOST_CHARACTERS)
        raise too_large(_name(given), much)
    read = tight(given.text)
    report = _judged(read.paper(given) if read.taken else given, figures)
    return _of_given(report, given, read) if read.taken else report


def _judged(paper: Paper, figures: Records | None) -> Report:
    draft = Draft(paper.text, _claims(paper), paper)
    findings = list(asked_where_otherwise(draft, (found for rule in BINDING for found in rule.judge(draft))))
    if figures is None:
        findings += beyond(draft, findings)
        return Report(paper, draft.claims, merged(findings, {}), {})
    from gongshi.check.against import against_records
    from gongshi.check.put_right import at_fault

    told = against_records(draft, figures)
    findings += told.findings
    findings += beyond(draft, findings)
    told_together = merged(findings, at_fault(draft, findings, told.right))
    return Report(paper, draft.claims, told_together, told.bound, figures.label, figures.as_of, figures.released)


def _of_given(report: Report, given: Paper, read: Tight) -> Report:
    """The report on the tight text with the places of the text that was given."""
    claims = tuple(read.claim(claim, given.text) for claim in report.claims)
    findings = tuple(map(read.finding, report.findings))
    return replace(report, paper=given, claims=claims, findings=findings, bound=read.starts(report.bound))


def _claims(paper: Paper) -> tuple[Claim, ...]:
    """The claims of the tight paper. Raises PaperTooLarge when they are more than any bulletin has."""
    claims = tuple(islice(iter_tight(paper.text), MOST_CLAIMS + 1))
    if len(claims) > MOST_CLAIMS:
        raise too_large(_name(paper), tr("文稿里的数超过 {most} 处，没有核对。", most=MOST_CLAIMS))
    return claims


def _name(paper: Paper) -> str:
    return paper.name or tr("（文字）")


def _paper(given: str | Path | Paper) -> Paper:
    if isinstance(given, Paper):
        return given
    if isinstance(given, Path):
        from gongshi.papers.read import read_paper

        return read_paper(given)
    return plain_paper(given)
