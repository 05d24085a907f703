"""Words of a notice changed piece by piece, and taken back like any other edited file (网上改稿).

Whoever edits sees the free text between the slots and nothing else to change. What he wrote is
set into the notice, written as the same Word file that others edit by hand, and adopted by the
same function: so it is refused and kept in the same way.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.i18n import speaking, tr
from gongshi.notices.adopt import Difference, NotAdopted, is_free, may_go
from gongshi.notices.docx import write_docx
from gongshi.notices.layout import Look
from gongshi.notices.notice import Block, Heading, Notice, Style, Text
from gongshi.notices.slot import Fixed, Slot, Spans
from gongshi.office.adopting import adopt_edited
from gongshi.papers.read import read_paper

if TYPE_CHECKING:
    from gongshi.lists.signing import Signer
    from gongshi.notices.facts import Facts
    from gongshi.notices.template import NoticeKind
    from gongshi.office.runs import Run
    from gongshi.office.workspace import Workspace
    from gongshi.papers.paper import Paper

WORDS = 400  # the most that one piece between two slots may hold
_BREAKS = str.maketrans("", "", "\r\n\t")


@dataclass(frozen=True)
class Reworded:
    """What somebody makes of one block (改动): the words between its slots in order, or its removal.

    `after` is a new paragraph behind it, empty when there is none.
    """

    words: tuple[str, ...] = ()
    removed: bool = False
    after: str = ""


def pieces(block: Block) -> tuple[str, ...]:
    """The free words of a block: before, between and after its slots, empty ones included; none when not free."""
    if not is_free(block):
        return ()
    assert isinstance(block, Text | Heading), "only lines of text are free"
    found, words = [], ""
    for span in block.spans:
        if isinstance(span, Slot):
            found.append(words)
            words = ""
        else:
            words += span.text
    return (*found, words)


def reworded(notice: Notice, changes: Mapping[int, Reworded]) -> Notice:
    """The notice with `changes` by block number; its slots stand where they stood."""
    return replace(notice, blocks=tuple(_blocks(notice, changes)))


def _blocks(notice: Notice, changes: Mapping[int, Reworded]) -> Iterator[Block]:
    for number, block in enumerate(notice.blocks):
        change = changes.get(number, Reworded())
        if not (change.removed and may_go(block)):
            yield _with_words(block, change.words) if change.words else block
        if change.after.strip():
            yield Text(Style.BODY, (Fixed(_plain(change.after)),))


def _with_words(block: Block, words: Sequence[str]) -> Block:
    if not isinstance(block, Text | Heading) or len(words) != len(pieces(block)):
        return block
    slots = [s for s in block.spans if isinstance(s, Slot)]
    spans: list[Fixed | Slot] = []
    for number, text in enumerate(words):
        spans += [Fixed(_plain(text))] if _plain(text) else []
        spans += slots[number : number + 1]
    made: Spans = tuple(spans)
    return replace(block, spans=made)


def _plain(text: str) -> str:
    return text.translate(_BREAKS)[:WORDS]


def adopt_words(
    workspace: Workspace, run: Run, facts: Facts, kind: NoticeKind, notice: Notice, changes: Mapping[int, Reworded],
    *, by: Signer,
) -> tuple[Difference, ...]:  # fmt: skip
    """What differs from the template's wording, kept from now on under `by`'s key.

    `notice` is what the editor saw. Raises NotAdopted with every reason: a number typed by hand,
    a numbered heading's number changed.
    """
    edited = reworded(notice, changes)
    with tempfile.TemporaryDirectory() as folder:
        path = _written(workspace, run, kind, edited, Path(folder))
        try:
            return adopt_edited(workspace, run, facts, path, by=by, label=kind.name)[1]
        except NotAdopted as fault:  # whoever typed on a page never saw the file
            raise NotAdopted(fault.what, where=tr("“{label}”的文字框", label=kind.label), mend=fault.mend) from fault


def as_word_file(workspace: Workspace, run: Run, kind: NoticeKind, notice: Notice) -> Paper:
    """The notice as whoever reads its Word file sees it."""
    with tempfile.TemporaryDirectory() as folder:
        return read_paper(_written(workspace, run, kind, notice, Path(folder)))


def _written(workspace: Workspace, run: Run, kind: NoticeKind, notice: Notice, folder: Path) -> Path:
    path = folder / f"{kind.label}.docx"
    with speaking("zh"):
        write_docx(notice, path, Look.of(workspace.settings, run.at.known, red_head=kind.has_red_head))
    return path
