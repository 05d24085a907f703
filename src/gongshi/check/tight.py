"""A text without the spaces that typesetting puts between words and figures (字间空格).

查处 38 起, 占 12.5 %, 5 月 3 日 and “, ” behind ASCII marks say what they say without the spaces, and everything behind this file
reads them so. In a headline a space before a number may be a pause (50人受伤 3人获救): there it goes only where one stands
behind the number too. In a row of columns it parts them, and goes only around a number that a unit ends.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from gongshi.check.claim import Claim
from gongshi.check.finding import Finding, Span
from gongshi.check.units import unit_pattern
from gongshi.papers.paper import Marked, Paper, Paragraph

_BLANK = "[ \u00a0\u2009\u202f]"
_HAN = "一-鿿"
_ANY = re.compile(_BLANK)
_PROSE = re.compile(r"[，。；]|[,;](?![0-9])")
_GAP = re.compile(r"  |[\u3000\t]")
_NUMBER = r"[0-9０-９][0-9０-９,.．]*"
_BEHIND = (
    rf"(?<=[，。；：、（“,;:]){_BLANK}(?=[0-9０-９])(?<![0-9][,:]{_BLANK})"
    rf"|(?<=[0-9０-９%％‰）)”]){_BLANK}(?=[{_HAN}，。；：、％%）])"
    rf"|(?<=[，。；：、,;:]){_BLANK}(?=[{_HAN}“])"
)
_IN_PROSE = re.compile(rf"(?<=[{_HAN}]){_BLANK}(?=[0-9０-９])|{_BEHIND}")
_IN_TITLE = re.compile(rf"(?<=[{_HAN}]){_BLANK}(?={_NUMBER}(?:{_BLANK}|[%％]|\Z|\n))|{_BEHIND}")


@dataclass(frozen=True)
class Tight:
    """A text without those spaces, and where they stood in the text that was given."""

    text: str
    taken: Sequence[int] = ()
    cuts: Sequence[int] = ()

    def back(self, start: int, end: int) -> Span:
        """The span of the given text that a span of the tight one is."""
        first = start + bisect_right(self.cuts, start)
        return first, max(first, end + bisect_left(self.cuts, end))

    def to(self, at: int) -> int:
        """The place in the tight text of a place in the given one."""
        return at - bisect_left(self.taken, at)

    def claim(self, claim: Claim, given: str, at: int = 0) -> Claim:
        """The claim with its places, and its words as they stand in the given text, which begins at `at` of a longer one."""
        (start, end), (first, last) = self.back(claim.start, claim.end), self.back(claim.outer_start, claim.outer_end)
        of = None if claim.of is None else at + self.back(claim.of, claim.of)[0]
        return replace(
            claim,
            start=at + start,
            end=at + end,
            text=given[start:end],
            outer_start=at + first,
            outer_end=at + last,
            of=of,
            said=given[first:last],
        )

    def finding(self, finding: Finding) -> Finding:
        """The finding with the places of the given text."""
        also = tuple(map(self.finding, finding.also))
        spans = tuple(self.back(*span) for span in finding.spans)
        return replace(finding, spans=spans, at=self.back(*finding.at), also=also)

    def starts(self, bound: Mapping[int, str]) -> dict[int, str]:
        """What is said of claims by where they start, by where they start in the given text."""
        return {self.back(start, start)[0]: said for start, said in bound.items()}

    def paper(self, paper: Paper) -> Paper:
        """The paper with the tight text, its marks where they are then."""
        return replace(paper, paragraphs=tuple(map(self._paragraph, paper.paragraphs, paper.starts)))

    def _paragraph(self, paragraph: Paragraph, start: int) -> Paragraph:
        first, end = self.to(start), self.to(start + len(paragraph.text))
        marks = tuple(
            Marked(m.name, self.to(start + m.start) - first, self.to(start + m.end) - first) for m in paragraph.marks
        )
        return replace(paragraph, text=self.text[first:end], marks=marks)


def tight(text: str) -> Tight:
    """`text` without the spaces of typesetting (去字间空格).

    >>> tight("查处 38 起, 占 12.5 %。").text, tight("东区 12 3\\n北站　水泵 6 台").text
    ('查处38起,占12.5%。', '东区 12 3\\n北站　水泵6台')
    """
    taken = list(_blanks(text))
    if not taken:
        return Tight(text)
    edges = [-1, *taken, len(text)]
    kept = "".join(text[a + 1 : b] for a, b in pairwise(edges))
    return Tight(kept, taken, [at - n for n, at in enumerate(taken)])


def _blanks(text: str) -> Iterator[int]:
    """Where the spaces stand, looked for in the lines that have any."""
    at = 0
    while found := _ANY.search(text, at):
        start, end = max(at, text.rfind("\n", at, found.start()) + 1), text.find("\n", found.end())
        end = len(text) if end < 0 else end
        line = text[start:end]
        way = _IN_PROSE if _PROSE.search(line) else _around_units() if _is_row(line) else _IN_TITLE
        yield from (m.start() for m in way.finditer(text, start, end))
        at = end


def _is_row(line: str) -> bool:
    """Whether the line has columns: wide gaps, a bare number in one, or several percentages."""
    bare = _bare().findall(line)
    return bool(_GAP.search(line.strip())) or any("%" not in b for b in bare) or len(bare) > 1


@cache
def _bare() -> re.Pattern[str]:
    """A number between spaces that no unit follows."""
    return re.compile(rf"(?<![^ ])[0-9][0-9.,]*%?(?=\Z| +(?![年月日时期届]|{unit_pattern().pattern}))")


@cache
def _around_units() -> re.Pattern[str]:
    """In a row: 水泵 6 台, where the unit ends the word."""
    unit = rf"(?:{unit_pattern().pattern})(?=[ 　）)]|\Z|\n)"
    return re.compile(rf"(?<=[{_HAN}]){_BLANK}(?={_NUMBER}{_BLANK}?{unit})|(?<=[0-9]){_BLANK}(?={unit})")
