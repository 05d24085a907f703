"""A document with what was found written beside it: Word comments, and a web page (批注和网页)."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path

from gongshi.check.consistency.rules import RULES
from gongshi.check.finding import Finding, Verdict
from gongshi.check.report import Report
from gongshi.i18n import tr
from gongshi.papers.docx_comments import Note, with_comments
from gongshi.papers.docx_plain import plain_docx
from gongshi.papers.paper import Paragraph, Part


def told(report: Report) -> tuple[Finding, ...]:
    """The findings that a person has to look at: contradictions and questions, in order of place."""
    return tuple(f for f in report.findings if f.verdict is not Verdict.STANDS)


def rule_label(name: str) -> str:
    """The name of a rule, or of what the records were asked, in the reader's language (规则名)."""
    known = {"records": tr("与台账不符"), "names": tr("名单"), "sense": tr("升降")}
    return known.get(name) or next((tr(rule.label) for rule in RULES if rule.name == name), name)


def rule_about(name: str) -> str:
    """What the rule asks of a text, in a sentence; empty for the records."""
    return next((tr(rule.about) for rule in RULES if rule.name == name), "")


def lines_of(report: Report, finding: Finding) -> tuple[str, ...]:
    """What a comment says of one place: verdict and rule, why, the arithmetic, the other places."""
    lines = []
    for one in (finding, *finding.also):
        lines.append(tr("【{verdict}·{rule}】{why}", verdict=one.verdict.label, rule=rule_label(one.rule), why=one.why))
        if one.sum:
            lines.append(tr("依据：{sum}", sum=one.sum))
        if one.opens:
            lines.append(tr("打开记录：{command}", command=one.opens))
    others = [s for s in finding.spans if s != finding.at]
    if others:
        said = tr("、").join(f"{report.paper.place_of(a)}“{report.paper.text[a:b]}”" for a, b in others[:6])
        lines.append(tr("涉及：{places}", places=said))
    return tuple(lines)


def annotated_docx(report: Report, data: bytes) -> bytes:
    """The document as DOCX with a comment at each place (带批注的 DOCX).

    `data` are the bytes the report was made from: a DOCX comes back otherwise untouched, any other
    format as a plain DOCX of its text.
    """
    paper = report.paper
    if paper.format != "docx":
        data, paper = plain_docx(paper)
    notes = [Note(*f.at, lines_of(report, f)) for f in told(report)]
    return with_comments(data, paper, notes, tr("公示核稿"), tr("核"))


def page(report: Report) -> str:
    """The document as a web page, claims in colour, findings in a panel; nothing from outside (核稿网页)."""
    style = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
    body = "\n".join(_paragraphs(report))
    panel = "\n".join(_entry(report, n, f) for n, f in enumerate(told(report), 1))
    told_of = "".join(f"<p class=sum>{escape(said)}</p>" for said in (summary(report), state(report)) if said)
    nothing = f"<p>{escape(tr('没有发现矛盾，也没有待核之处。'))}</p>"
    return (
        f'<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(tr("核稿：{name}", name=report.paper.name))}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{style}</style></head><body>'
        f"<main>{body}</main><aside><h1>{escape(tr('核稿意见'))}</h1>{told_of}"
        f"<ol>{panel or nothing}</ol><p class=key>{_key()}</p></aside></body></html>\n"
    )


def summary(report: Report) -> str:
    """One sentence about the whole: how many claims, contradictions, questions, and what could not be told."""
    text = tr(
        "数的陈述 {claims} 处；矛盾 {wrong} 处，待核 {asked} 处，核对成立 {right} 组。",
        claims=len(report.claims), wrong=len(report.contradictions), asked=len(report.questions), right=len(report.standing),
    )  # fmt: skip
    if report.against:
        text += tr(
            "与{against}对照 {bound} 处，不能判断 {unbound} 处。",
            against=report.against,
            bound=len(report.bound),
            unbound=report.unbound,
        )
    return text


def state(report: Report) -> str:
    """Which state of the records the document was held against; empty without records, and for an edition."""
    if report.as_of is None:
        return ""
    return tr(
        "对照的是截至 {moment} 的台账，按 {day} 发布计。",
        moment=f"{report.as_of:%Y-%m-%d %H:%M}", day=report.released or report.as_of.date(),
    )  # fmt: skip


def _paragraphs(report: Report) -> Iterator[str]:
    marks = _marks(report)
    placed = zip(report.paper.paragraphs, report.paper.starts, strict=True)
    for table, some in groupby(placed, key=lambda one: one[0].cell.table if one[0].cell else 0):
        if table:
            yield f"<table>{''.join(_rows(list(some), marks))}</table>"
            continue
        for paragraph, start in some:
            tag = "h2" if paragraph.kind is Part.TITLE else "h3" if paragraph.kind is Part.HEADING else "p"
            words = _coloured(paragraph.text, start, marks)
            yield f'<{tag} title="{escape(paragraph.place)}">{words}</{tag}>'


def _rows(cells: list[tuple[Paragraph, int]], marks: list[tuple[int, int, str, str]]) -> Iterator[str]:
    """The rows of one table; the paragraphs of a cell stand under each other, what is spanned stays empty."""
    for _, row in groupby(cells, key=lambda one: one[0].cell.row if one[0].cell else 0):
        said: dict[int, list[tuple[Paragraph, int]]] = {}
        for paragraph, start in row:
            said.setdefault(paragraph.cell.column if paragraph.cell else 0, []).append((paragraph, start))
        yield f"<tr>{''.join(_cell(said.get(column, []), marks) for column in range(1, max(said) + 1))}</tr>"


def _cell(some: list[tuple[Paragraph, int]], marks: list[tuple[int, int, str, str]]) -> str:
    words = "<br>".join(_coloured(paragraph.text, start, marks) for paragraph, start in some)
    return f'<td title="{escape(some[0][0].place)}">{words}</td>' if some else "<td></td>"


def _marks(report: Report) -> list[tuple[int, int, str, str]]:
    """Start, end, class and anchor of every claim and of every place found, in order, none inside another."""
    found = {f.at: (n, f.verdict.value) for n, f in enumerate(told(report), 1)}
    right = {span for f in report.standing for span in f.spans}
    marks = [(*at, verdict, f"f{n}") for at, (n, verdict) in found.items()]
    for claim in report.claims:
        place = (claim.start, claim.end)
        if place not in found:
            bound = place in right or claim.start in report.bound
            marks.append((*place, "stands" if bound else "claim", ""))
    return sorted(marks)


def _coloured(text: str, start: int, marks: list[tuple[int, int, str, str]]) -> str:
    from bisect import bisect_left

    pieces, at = [], start
    end = start + len(text)
    for a, b, kind, anchor in marks[bisect_left(marks, (start,)) :]:
        if a >= end:
            break
        if a < at:
            continue
        b = min(b, end)
        pieces.append(escape(text[at - start : a - start]))
        inside = escape(text[a - start : b - start])
        link = f'<a href="#n{anchor}" id="{anchor}">{inside}</a>' if anchor else inside
        pieces.append(f'<mark class="{kind}">{link}</mark>')
        at = b
    return "".join([*pieces, escape(text[at - start :])])


def _entry(report: Report, number: int, finding: Finding) -> str:
    lines = "<br>".join(map(escape, lines_of(report, finding)))
    said = escape(report.paper.text[finding.at[0] : finding.at[1]])
    return (
        f'<li class="{finding.verdict.value}" id="nf{number}" title="{escape(rule_about(finding.rule))}"><a href="#f{number}">{escape(report.place(finding))} “{said}”</a>'
        f"<div>{lines}</div></li>"
    )


def _key() -> str:
    kinds = (("contradicts", tr("矛盾")), ("ask", tr("待核")), ("stands", tr("核对成立")), ("claim", tr("未能核对")))
    return " ".join(f'<mark class="{kind}">{escape(label)}</mark>' for kind, label in kinds)
