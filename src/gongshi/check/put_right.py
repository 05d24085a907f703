"""Which contradictions come to stand with the records' numbers in the text: those that a wrong number made (照台账改正).

A draft says 240处, 180处 and 90.0%. That is a contradiction, and any of the three may be wrong. Where the records have 200处
it is the first, and all is said there; where they have 27处, that is a mistake too, but not the one behind the 90.0%.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from gongshi.check.consistency.rules import BINDING
from gongshi.check.draft import Draft
from gongshi.check.find import iter_tight
from gongshi.check.finding import Finding, Span, Verdict
from gongshi.check.told import BY_RECORDS


def at_fault(draft: Draft, findings: Sequence[Finding], right: Mapping[Span, str]) -> dict[Finding, Span]:
    """By each contradiction of the text with itself that `right` puts right, the first wrong number of it.

    `right` says of the places that the records call wrong what has to stand there.
    """
    own = [f for f in findings if f.verdict is Verdict.CONTRADICTS and f.rule not in BY_RECORDS]
    touched = [f for f in own if not right.keys().isdisjoint(f.spans)]
    if not touched:
        return {}
    stands = _standing(_mended(draft, right), {f.rule for f in touched})
    to = _shift(right)
    cured = [f for f in touched if set.intersection(*(stands[f.rule, (to(a), to(b))] for a, b in f.spans))]
    return {f: next(s for s in f.spans if s in right) for f in cured}


def _mended(draft: Draft, right: Mapping[Span, str]) -> Draft:
    """The draft with what is right in its places."""
    paper = draft.paper
    assert paper is not None, "what is held against records was read from a paper"
    paragraphs = list(paper.paragraphs)
    for (start, end), text in sorted(right.items(), reverse=True):
        line = paper.number_at(start)
        a, b = start - paper.starts[line], end - paper.starts[line]
        old = paragraphs[line].text
        paragraphs[line] = replace(paragraphs[line], text=old[:a] + text + old[b:], marks=())
    mended = replace(paper, paragraphs=tuple(paragraphs))
    return Draft(mended.text, tuple(iter_tight(mended.text)), mended)


def _standing(draft: Draft, rules: set[str]) -> defaultdict[tuple[str, Span], set[int]]:
    """By rule and place, which of the findings that stand are of them."""
    judged = (f for rule in BINDING if rule.name in rules for f in rule.judge(draft))
    found: defaultdict[tuple[str, Span], set[int]] = defaultdict(set)
    for n, finding in enumerate(f for f in judged if f.verdict is Verdict.STANDS):
        for place in finding.spans:
            found[finding.rule, place].add(n)
    return found


def _shift(right: Mapping[Span, str]) -> Callable[[int], int]:
    """From where a character stands in the text to where it stands in the mended one."""
    places = sorted(right)
    ends = [end for _, end in places]
    moved = [0, *accumulate(len(right[a, b]) - (b - a) for a, b in places)]
    return lambda at: at + moved[bisect_right(ends, at)]
