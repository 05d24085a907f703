"""What two editions say differently (版与版之间的变动)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gongshi.notices.edition_text import text_of

if TYPE_CHECKING:
    from gongshi.notices.edition import Edition


def says_the_same(one: Edition, other: Edition) -> bool:
    """Whether a reader of both would find no difference: figures, names, rows, corrections, texts."""
    return _told(one) == _told(other)


def _told(edition: Edition) -> tuple[object, ...]:
    entries = {
        found.name: [(e.id, e.name, text_of(e.facts), e.reasons, e.ends_on) for e in found.entries]
        for found in edition.lists
    }
    rows = {found.figure: Counter(found.rows) for found in edition.rows}
    return (
        edition.answers, entries, rows, edition.corrections, edition.issue, dict(edition.templates),
        dict(edition.settings), edition.pack_version,
    )  # fmt: skip
