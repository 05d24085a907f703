"""Which contradictions come to stand with the records' numbers in the text: those that a wrong number made (照台账改正).

A draft says 240处, 180处 and 90.0%. That is a contradiction, and any of the three may be wrong. Where the records have 200处
it is the first, and all is said there; where they have 27处, that is a mistake too, but not the one behind the 90.0%.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from gongshi.check.consistency.rules import BINDING
from gongshi.check.draft import Draft
from gongshi.check.find import iter_tight
from gongshi.check.finding import Finding, Span, Verdict
from gongshi.check.told import BY_RECORDS
from gongshi.papers.paper import Paper


def at_fault(draft: Draft, findings: Sequence[Finding], right: Mapping[Span, str]) -> dict[Finding, Span]:
    """By each contradiction of the text with itself that `right` puts right, the first wrong number of it.

    `right` says of the places that the records call wrong what has to stand there.
    """
    own = [f for f in findings if f.verdict is Verdict.CONTRADICTS and f.rule not in BY_RECORDS]
    touched = [f for f in own if not right.keys().isdisjoint(f.spans)]
    if not touched:
        return {}
    stands = list(_standing(_mended(draft, right), {f.rule for f in touched}))
    cured = [f for f in touched if any(_are_one(f, again, right) for again in stands)]
    return {f: next(s for s in f.spans if s in right) for f in cured}


def _mended(draft: Draft, right: Mapping[Span, str]) -> Draft:
    """The draft with what is right in its places."""
    paper = draft.paper
    assert paper is not None, "what is held against records was read from a paper"
    texts = [p.text for p in paper.paragraphs]
    for (start, end), text in sorted(right.items(), reverse=True):
        line = paper.number_at(start)
        a, b = start - paper.starts[line], end - paper.starts[line]
        texts[line] = texts[line][:a] + text + texts[line][b:]
    paragraphs = tuple(replace(p, text=text) for p, text in zip(paper.paragraphs, texts, strict=True))
    mended = Paper(paper.name, paper.format, paragraphs)
    return Draft(mended.text, tuple(iter_tight(mended.text)), mended)


def _standing(draft: Draft, rules: set[str]) -> Iterator[Finding]:
    judged = (f for rule in BINDING if rule.name in rules for f in rule.judge(draft))
    return (f for f in judged if f.verdict is Verdict.STANDS)


def _are_one(finding: Finding, again: Finding, right: Mapping[Span, str]) -> bool:
    """Whether the finding of the mended text is of the same rule and places."""
    return finding.rule == again.rule and {_moved(s, right) for s in finding.spans} <= set(again.spans)


def _moved(place: Span, right: Mapping[Span, str]) -> Span:
    """Where the place stands in the mended text."""
    start, end = (at + sum(len(text) - (b - a) for (a, b), text in right.items() if b <= at) for at in place)
    return start, end
