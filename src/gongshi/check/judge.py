"""Check a document: find its claims, hold them against each other, and against the records (核稿)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.check.consistency.rules import RULES
from gongshi.check.draft import Draft
from gongshi.check.find import find_claims
from gongshi.check.finding import Finding
from gongshi.check.merge import merged
from gongshi.check.report import Report
from gongshi.papers.paper import Paper, plain_paper

if TYPE_CHECKING:
    from gongshi.check.known import Records


def check(text_or_document: str | Path | Paper, figures: Records | None = None) -> Report:
    """The report on a text, a file or a paper that was read (核稿).

    Without `figures` the claims are held only against each other. A string is the text itself; a
    Path is read by `papers.read`, whose errors it raises.

    >>> report = check("共278起，其中甲县9起、乙县4起、丙县256起。")
    >>> [f.sum for f in report.contradictions]
    ['9+4+256=269，≠278']
    """
    paper = _paper(text_or_document)
    draft = Draft(paper.text, tuple(find_claims(paper.text)), paper)
    findings: list[Finding] = [found for rule in RULES for found in rule.judge(draft)]
    bound: dict[int, str] = {}
    if figures is not None:
        from gongshi.check.against import against_records

        told = against_records(draft, figures)
        findings += told.findings
        bound = told.bound
    return Report(paper, draft.claims, merged(findings), bound, figures.label if figures else "")


def _paper(given: str | Path | Paper) -> Paper:
    if isinstance(given, Paper):
        return given
    if isinstance(given, Path):
        from gongshi.papers.read import read_paper

        return read_paper(given)
    return plain_paper(given)
