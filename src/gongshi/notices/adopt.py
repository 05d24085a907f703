"""A document reworded in Word or WPS comes back: its free text accepted, its slots unchanged (采纳改稿).

The edited file is held against the one it was made from. What a person wrote is taken over and
shown as a difference; what was computed must stand as it was, once, and nothing typed may
stand beside it. All that is refused is said at once, with both values.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gongshi.errors import Refused
from gongshi.i18n import tr
from gongshi.notices.adopted import Adopted, Kept, fingerprint
from gongshi.notices.aligned import Pair, aligned
from gongshi.notices.notice import Heading, Notice, Style, Text
from gongshi.notices.slot import Fixed, plain
from gongshi.papers.paper import Paper, Paragraph, Part
from gongshi.wording.strays import stray_numbers

if TYPE_CHECKING:
    from gongshi.notices.notice import Block

FREE = frozenset({Style.TITLE, Style.SUBTITLE, Style.LEAD, Style.BODY, Style.STORY, Style.NOTE, Style.SMALL})
MAY_GO = frozenset({Style.SUBTITLE, Style.LEAD, Style.BODY, Style.NOTE, Style.SMALL})
_NOT_TEXT = frozenset({Part.CELL, Part.PICTURE, Part.HEADER, Part.FOOTER, Part.NOTE})


class NotAdopted(Refused):
    """The edited document changes what may not be changed by hand (改稿不能采纳)."""


@dataclass(frozen=True)
class Difference:
    """One paragraph before and after (改动); empty before when it is new, after when it was deleted."""

    was: str
    now: str


def adopt(
    notice: Notice, base: Paper, edited: Paper, *, terms: Collection[str] = ()
) -> tuple[Adopted, tuple[Difference, ...]]:
    """What the edited document says for `notice`, and each paragraph that it words otherwise.

    `base` is the notice's own Word file as it was read. `terms` are words that hold a number and
    may be typed. Raises NotAdopted with every reason.
    """
    reading = _Reading(notice, edited, terms)
    faults = [*_moved_slots(notice, base, edited), *_changed_cells(base, edited)]
    homes = _homes(notice, base)
    pairs = aligned(_lines(base), _lines(edited), reading.names)
    blocks = tuple(b for pair in pairs for b in reading.kept(pair, homes, faults))
    faults += _numberless(notice, blocks)
    if faults:
        raise NotAdopted(
            "\n".join(dict.fromkeys(faults)),
            where=tr("改稿“{name}”", name=edited.name),
            mend=tr("请在数据框之外改字；数、名字、日期有误的，请改台账或设置后重新成文。"),
        )
    found = tuple(Difference(*said) for pair in pairs if (said := _said(pair)) and said[0] != said[1])
    return Adopted(notice.name, fingerprint(notice), _with_other_blocks(notice, blocks, homes)), found


def _said(pair: Pair) -> tuple[str, str]:
    return (pair.base.text if pair.base else "", pair.edited.text if pair.edited else "")


def _lines(paper: Paper) -> list[Paragraph]:
    """The paragraphs that a person may have reworded; empty ones say nothing."""
    return [p for p in paper.paragraphs if p.kind not in _NOT_TEXT and p.text.strip()]


def _homes(notice: Notice, base: Paper) -> dict[int, int]:
    """For each line of the base, the number of the block it is; lines of drawings and annexes are in none."""
    homes, at, lines = {}, 0, _lines(base)
    for number, block in enumerate(notice.blocks):
        if not isinstance(block, Text | Heading):
            continue
        wanted = _bare(plain(block.spans))
        found = next((i for i in range(at, len(lines)) if wanted and wanted in _bare(lines[i].text)), None)
        if found is not None:
            homes[found], at = number, found + 1
    return homes


def _bare(text: str) -> str:
    return "".join(text.split())


def _moved_slots(notice: Notice, base: Paper, edited: Paper) -> Iterator[str]:
    """Slots whose text is another, that are gone, or that stand twice."""
    then, now = _texts(base), _texts(edited)
    for slot in notice.slots():
        name = slot.tag if slot.tag in then else slot.bookmark
        if name not in then:
            continue
        was, found = then[name], now.get(slot.tag) or now.get(slot.bookmark) or []
        what = slot.label or slot.source
        if not found:
            yield tr("数据“{what}”（{was}）不见了。", what=what, was="".join(was))
        elif "".join(found) != "".join(was) and len(found) <= len(was):
            yield tr("数据“{what}”由“{was}”改成了“{now}”。", what=what, was="".join(was), now="".join(found))
        elif len(found) > len(was):
            yield tr("数据“{what}”（{was}）出现了两次。", what=what, was="".join(was))


def _texts(paper: Paper) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for paragraph in paper.paragraphs:
        for mark in paragraph.marks:
            found.setdefault(mark.name, []).append(paragraph.text[mark.start : mark.end])
    return found


def _changed_cells(base: Paper, edited: Paper) -> Iterator[str]:
    """Cells, notes and margins, which nobody rewords here."""
    was, now = ([p.text for p in paper.paragraphs if p.kind is Part.CELL] for paper in (base, edited))
    if len(was) != len(now):
        yield tr("表格的行列有增减（原{was}格，现{now}格）。", was=len(was), now=len(now))
        return
    for before, after in zip(was, now, strict=True):
        if before != after:
            yield tr("表格中“{was}”改成了“{now}”。", was=before, now=after)


@dataclass(frozen=True)
class _Reading:
    """How the edited document is read back into blocks."""

    notice: Notice
    edited: Paper
    terms: Collection[str]

    @property
    def names(self) -> Mapping[str, str]:
        """The id of each slot by its tag and by its bookmark."""
        return {name: slot.id for slot in self.notice.slots() for name in (slot.tag, slot.bookmark)}

    def kept(self, pair: Pair, homes: Mapping[int, int], faults: list[str]) -> Iterator[Kept]:
        """What becomes of one paragraph; nothing when it was deleted, a fault when it may not be changed."""
        number = homes.get(pair.number, -1) if pair.base else -1
        block = self.notice.blocks[number] if number >= 0 else None
        if pair.edited is None:
            faults += [] if may_go(block) else [tr("“{was}”不能删去。", was=_short(pair.base))]
        elif pair.base is None:
            yield Kept(-1, self._spans(pair.edited, ""))
        elif pair.base.text == pair.edited.text:
            yield Kept(number)
        elif block is None or not is_free(block):
            faults.append(tr("“{was}”不能在文稿里改成“{now}”。", was=_short(pair.base), now=_short(pair.edited)))
        else:
            prefix = block.number if isinstance(block, Heading) else ""
            if not pair.edited.text.startswith(prefix):
                faults.append(tr("层次序号“{number}”不能改。", number=prefix))
            yield Kept(number, self._spans(pair.edited, prefix))

    def _spans(self, paragraph: Paragraph, prefix: str) -> tuple[tuple[str, str], ...]:
        """The paragraph as pieces: ("", words) or (slot id, its text)."""
        pieces: list[tuple[str, str]] = []
        at = len(prefix) if paragraph.text.startswith(prefix) else 0
        for start, end, slot in self._places(paragraph):
            pieces += [("", paragraph.text[at:start])] if start > at else []
            pieces.append((slot, paragraph.text[start:end]))
            at = end
        rest = paragraph.text[at:]
        return tuple((slot, text.replace("\n", "")) for slot, text in (*pieces, ("", rest)) if slot or text)

    def _places(self, paragraph: Paragraph) -> list[tuple[int, int, str]]:
        """Where slots stand: the control's place counts before the bookmark's, which may have grown."""
        tags = {slot.tag for slot in self.notice.slots()}
        best: dict[str, tuple[bool, int, int]] = {}
        for mark in paragraph.marks:
            slot = self.names.get(mark.name)
            if slot and (slot not in best or mark.name in tags):
                best[slot] = (mark.name in tags, mark.start, mark.end)
        return sorted((start, end, slot) for slot, (_, start, end) in best.items())


def is_free(block: Block) -> bool:
    """Whether a person may reword the block: a heading or a paragraph."""
    return isinstance(block, Heading) or (isinstance(block, Text) and block.style in FREE)


def may_go(block: Block | None) -> bool:
    """Whether a person may leave the block out."""
    return isinstance(block, Text) and block.style in MAY_GO


def _short(paragraph: Paragraph | None) -> str:
    text = paragraph.text if paragraph else ""
    return text if len(text) <= 30 else f"{text[:29]}…"


def _numberless(notice: Notice, blocks: Collection[Kept]) -> Iterator[str]:
    """Numbers typed into the free text; one that repeats a slot's value is said as such."""
    values = {slot.shown: slot.label or slot.source for slot in notice.slots()}
    had = {s.text for spans in notice.spans() for s in spans if isinstance(s, Fixed)}
    for kept in blocks:
        for slot, text in kept.spans or ():
            if slot or text in had:
                continue
            for stray in stray_numbers(text):
                near = text[max(0, stray.start - 8) : stray.end + 8]
                restated = next(
                    (
                        label
                        for shown, label in values.items()
                        if stray.text != shown and stray.text in shown and shown in near
                    ),
                    "",
                )
                if restated:
                    yield tr("“{near}”里手写了“{number}”，它就是数据“{label}”，请保留原来的数据框。", near=near, number=stray.text, label=restated)  # fmt: skip
                else:
                    yield tr("“{near}”里有手写的数“{number}”。", near=near, number=stray.text)


def _with_other_blocks(notice: Notice, blocks: tuple[Kept, ...], homes: Mapping[int, int]) -> tuple[Kept, ...]:
    """The reworded blocks in order, with those between them that no line stands for: tables, drawings."""
    lines = set(homes.values())
    found: list[Kept] = []
    at = 0
    for kept in (k for k in blocks if k.block >= 0 or k.spans):
        while kept.block >= 0 and at < kept.block:
            found += [] if at in lines else [Kept(at)]
            at += 1
        found.append(kept)
        at = max(at, kept.block + 1)
    rest = [Kept(i) for i in range(at, len(notice.blocks)) if i not in lines]
    return tuple(replace(k) for k in (*found, *rest))
