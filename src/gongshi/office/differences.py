"""What a notice says otherwise than the last edition's: figure by figure, paragraph by paragraph (与上一版的差异)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from gongshi.notices.notice import Heading
from gongshi.notices.slot import plain
from gongshi.office.editions import before, editions, latest
from gongshi.office.sealed_parts import shown
from gongshi.papers.read import read_paper
from gongshi.wording.marked import Piece, marked

if TYPE_CHECKING:
    from pathlib import Path

    from gongshi.notices.edition import Edition
    from gongshi.notices.notice import Notice
    from gongshi.office.runs import Run
    from gongshi.office.workspace import Workspace

ALIKE = 0.35  # below this share of common text, one paragraph went and another came


@dataclass(frozen=True)
class Moved:
    """A figure whose printed value is another than in the last edition (变动的数)."""

    figure: str
    label: str
    was: str
    now: str


@dataclass(frozen=True)
class Differences:
    """What changed since `edition`: figures, and paragraphs as pieces that stayed, left and came (差异)."""

    edition: Edition
    figures: tuple[Moved, ...]
    paragraphs: tuple[tuple[Piece, ...], ...]
    is_same_period: bool


def since_last(workspace: Workspace, run: Run, notice: Notice) -> Differences | None:
    """Against the last edition of this period, or of the period before; None when there is none."""
    found, code = editions(workspace), run.at.period.code
    same = latest(found, run.pack.name, code)
    edition = same or before(found, run.pack.name, run.at.period)
    if edition is None:
        return None
    old = _old_lines(edition, notice.name)
    new = [line for line in _new_lines(notice) if line]
    return Differences(edition, tuple(_moved(edition, run)), tuple(_paragraphs(old, new)), same is not None)


def _moved(edition: Edition, run: Run) -> Iterator[Moved]:
    then = {a.figure: a.shown for a in edition.answers if not a.part}
    for answer in (a for a in run.answers if not a.part):
        was, now = then.get(answer.figure.name), shown(answer)
        if was is not None and was != now:
            yield Moved(answer.figure.name, answer.figure.label, was, now)


def _new_lines(notice: Notice) -> Iterator[str]:
    """The lines of the document as its page writes them: a heading with its number."""
    numbers = {id(block.spans): block.number for block in notice.blocks if isinstance(block, Heading)}
    for spans in notice.spans():
        yield (numbers.get(id(spans), "") + plain(spans)).strip()


def _old_lines(edition: Edition, kind: str) -> list[str]:
    path: Path | None = next(
        (edition.document_path(d) for d in edition.documents
         if d.is_here and d.kind == kind and d.name.endswith(".html")), None
    )  # fmt: skip
    return [p.text.strip() for p in read_paper(path).paragraphs if p.text.strip()] if path else []


def _paragraphs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Piece, ...]]:
    """The paragraphs that differ, in reading order."""
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        pairs = list(zip(old[i1:i2], new[j1:j2], strict=False))
        for was, now in pairs:
            yield from _pair(was, now)
        yield from ((Piece(text, left=True),) for text in old[i1 + len(pairs) : i2])
        yield from ((Piece(text, came=True),) for text in new[j1 + len(pairs) : j2])


def _pair(was: str, now: str) -> Iterator[tuple[Piece, ...]]:
    if SequenceMatcher(None, was, now, autojunk=False).quick_ratio() >= ALIKE:
        yield marked(was, now)
        return
    yield (Piece(was, left=True),)
    yield (Piece(now, came=True),)
