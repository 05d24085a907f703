"""What checking a release's document finds, each beside the words that it is about (旁注)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongshi.check.annotate import rule_label, summary, told
from gongshi.check.judge import check
from gongshi.i18n import speaking
from gongshi.notices.notice import Chart, Heading, Map, Picture, Rows, Text
from gongshi.notices.slot import plain
from gongshi.office.checking import records_of_run
from gongshi.office.rewording import as_word_file

if TYPE_CHECKING:
    from gongshi.check.finding import Finding
    from gongshi.check.report import Report
    from gongshi.notices.notice import Block, Notice
    from gongshi.notices.template import NoticeKind
    from gongshi.office.runs import Run
    from gongshi.office.workspace import Workspace


@dataclass(frozen=True)
class Reason:
    """Why one place is to be looked at (缘由): verdict and rule in words, the sentence, the arithmetic or empty."""

    verdict: str
    rule: str
    why: str
    sum: str = ""


@dataclass(frozen=True)
class MarginNote:
    """One place of the document to look at (旁注); `number` counts from 1 in reading order.

    `block` counts the notice's blocks, those of its annexes after them, from 0; None when the words
    stand in none of them. `start` and `end` count its characters, spaces left out.
    """

    number: int
    block: int | None
    start: int
    end: int
    words: str
    is_wrong: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Margin:
    """What stands beside a document (旁注栏): one sentence about the whole, and the notes in reading order."""

    summary: str
    notes: tuple[MarginNote, ...]

    def beside(self, block: int) -> tuple[MarginNote, ...]:
        """The notes on one block."""
        return tuple(note for note in self.notes if note.block == block)

    @property
    def elsewhere(self) -> tuple[MarginNote, ...]:
        """The notes on words that stand in no block: headers, footers."""
        return tuple(note for note in self.notes if note.block is None)


def margin_of(workspace: Workspace, run: Run, kind: NoticeKind, notice: Notice) -> Margin:
    """What checking `notice` against itself and the release's records finds, placed. Takes a second or more."""
    with speaking("zh"):
        paper = as_word_file(workspace, run, kind, notice)
        report = check(paper, records_of_run(workspace, run, draft=notice.draft))
    places = Places.of(report.paper.text, blocks_of(notice))
    return Margin(summary(report), tuple(_note(report, places, n, f) for n, f in enumerate(told(report), 1)))


def _note(report: Report, places: Places, number: int, finding: Finding) -> MarginNote:
    block, start, end = places.at(*finding.at)
    reasons = tuple(Reason(f.verdict.label, rule_label(f.rule), f.why, f.sum) for f in (finding, *finding.also))
    words = report.paper.text[slice(*finding.at)]
    return MarginNote(number, block, start, end, words, finding.verdict == "contradicts", reasons)


def blocks_of(notice: Notice) -> tuple[Block, ...]:
    """Every block in reading order: the notice's own, then those of each annex."""
    return (*notice.blocks, *(block for annex in notice.annexes for block in annex.blocks))


def said_in(block: Block) -> str:
    """What a block says, in the order in which every renderer writes it; empty for what each writes in its own way."""
    match block:
        case Text():
            return plain(block.spans)
        case Heading():
            return block.number + plain(block.spans)
        case Rows():
            cells = "".join(plain(cell) for row in block.cells for cell in row)
            return plain(block.caption) + "".join(block.columns) + cells
        case Chart() | Map() | Picture():
            return plain(block.caption)
        case _:
            return ""


@dataclass(frozen=True)
class Places:
    """Where each block stands in a document's flat text (各段位置): first and last character, spaces left out."""

    text: str
    spans: tuple[tuple[int, int, int], ...]

    @classmethod
    def of(cls, text: str, blocks: Sequence[Block]) -> Places:
        """The places of those blocks that the text holds as they say it, in order."""
        return cls(text, tuple(_spans(bare(text), blocks)))

    def at(self, start: int, end: int) -> tuple[int | None, int, int]:
        """The block that holds the character at `start`, and where in it the words begin and end."""
        first, last = len(bare(self.text[:start])), len(bare(self.text[:end]))
        for number, begins, ends in self.spans:
            if begins <= first < ends:
                return number, first - begins, min(last, ends) - begins
        return None, 0, 0


def _spans(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int, int]]:
    at = 0
    for number, block in enumerate(blocks):
        said = bare(said_in(block))
        found = text.find(said, at) if said else -1
        if found >= 0:
            at = found + len(said)
            yield number, found, at


def bare(text: str) -> str:
    """The text without its spaces: renderers break and indent it differently."""
    return "".join(text.split())
