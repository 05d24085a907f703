"""An adopted wording, kept apart from the values it stands around (采纳的文字).

It is words and slot ids; applied to the notice as composed today, the slots bring today's
values. Where the notice has other slots or other words than the one that was reworded, the
wording does not fit any more and is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from gongshi.errors import Refused
from gongshi.i18n import tr
from gongshi.notices.edition_text import hash_of, read_text, text_of
from gongshi.notices.notice import Block, Heading, Notice, Style, Text
from gongshi.notices.slot import Fixed, Slot, Spans


class AdoptionStale(Refused):
    """The notice was composed otherwise than when its wording was adopted (采纳的文字已不适用)."""


@dataclass(frozen=True)
class Kept:
    """One block of the adopted notice: block number `block` of the composed one, -1 for a new paragraph.

    `spans` are its pieces, ("", words) or (slot id, its text then); None when it stays as composed.
    """

    block: int
    spans: tuple[tuple[str, str], ...] | None = None


@dataclass(frozen=True)
class Adopted:
    """The adopted wording of one notice (采纳的文字): of which composition, and its blocks in order."""

    kind: str
    of: str
    blocks: tuple[Kept, ...]

    def text(self) -> bytes:
        """The bytes of its file."""
        blocks = [[k.block, None if k.spans is None else [list(p) for p in k.spans]] for k in self.blocks]
        return text_of({"kind": self.kind, "of": self.of, "blocks": blocks})

    @classmethod
    def read(cls, content: bytes) -> Adopted:
        """The wording that a file holds. Raises ValueError, KeyError, TypeError."""
        d: Mapping[str, Any] = read_text(content)
        blocks = tuple(Kept(n, None if s is None else tuple((a, b) for a, b in s)) for n, s in d["blocks"])
        return cls(d["kind"], d["of"], blocks)


def fingerprint(notice: Notice) -> str:
    """What the notice is but for its values: its blocks, fixed words and slots (结构摘要)."""
    return hash_of(text_of([_shape(block) for block in notice.blocks]))[:32]


def applied(notice: Notice, adopted: Adopted) -> Notice:
    """The notice in the adopted wording, with its own values. Raises AdoptionStale."""
    if fingerprint(notice) != adopted.of:
        raise AdoptionStale(
            tr("“{label}”的数据或模板在改稿采纳之后有了变化，采纳的文字不再适用。", label=notice.label),
            where=tr("文书“{label}”", label=notice.label),
            mend=tr("请用 gongshi adopt --drop 放弃旧改稿重新成文，再请领导改一次；或把改过的新稿重新采纳。"),
        )
    slots = {slot.id: slot for slot in notice.slots()}
    return replace(notice, blocks=tuple(_block(notice, kept, slots) for kept in adopted.blocks))


def _block(notice: Notice, kept: Kept, slots: Mapping[str, Slot]) -> Block:
    if kept.spans is None:
        return notice.blocks[kept.block]
    spans: Spans = tuple(slots[slot] if slot else Fixed(text) for slot, text in kept.spans)
    if kept.block < 0:
        return Text(Style.BODY, spans)
    block = notice.blocks[kept.block]
    assert isinstance(block, Text | Heading), "only lines of text are reworded"
    return replace(block, spans=spans)


def _shape(block: Block) -> list[object]:
    if isinstance(block, Text | Heading):
        kind = block.style.name if isinstance(block, Text) else f"HEADING{block.level}"
        return [kind, *([s.id] if isinstance(s, Slot) else s.text for s in block.spans)]
    return [type(block).__name__, getattr(block, "id", "")]
