"""What a reader of a level sees of a candidate: its own name and facts, or what the public will (候选的示人面)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongshi.records.register import Level

if TYPE_CHECKING:
    from gongshi.lists.candidate import Fact
    from gongshi.lists.entry import Entry


@dataclass(frozen=True)
class Face:
    """An entry's name, reasons and facts as one reader may see them; `is_whole` when nothing is masked (示人面)."""

    name: str
    reasons: tuple[str, ...]
    facts: Mapping[str, Fact]
    is_whole: bool


def face(entry: Entry, level: Level) -> Face:
    """The entry for a reader of `level`.

    The office sees what open columns say. What comes from sealed ones is for readers of their level;
    everybody else sees what would be printed.
    """
    if level >= (Level.RESTRICTED if entry.rule.opens else Level.OFFICE):
        found = entry.candidate
        return Face(found.name, tuple(r.text for r in found.reasons), found.facts, is_whole=True)
    return Face(entry.shown_name, entry.shown_reasons, entry.shown_facts, is_whole=False)


def opens_seal(entry: Entry, level: Level) -> bool:
    """Whether showing the entry to a reader of `level` shows what is sealed: such a look is noted."""
    return bool(entry.rule.opens) and face(entry, level).is_whole
