"""A slot: the only way a number, a name or a date comes into a notice (数据槽).

Fixed text is written by people and holds no number; a slot is filled from an answer, a list,
a setting or a clock, and keeps its identity through DOCX, PDF and HTML, so that a later edit
in Word can be found.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256

Value = str | int | Decimal | date | bool | tuple[str, ...] | None

_TAG_LIMIT = 64  # Word refuses longer w:tag values
_MARK = re.compile("\ue000(\\d+)\ue001")


@dataclass(frozen=True)
class Fixed:
    """Text that stands in the template itself (固定文字)."""

    text: str

    @property
    def shown(self) -> str:
        """What the reader sees."""
        return self.text


@dataclass(frozen=True)
class Slot:
    """One filled place (数据槽): its stable `id`, `source`, exact `value`, and `shown` text.

    The id is the source with a count, `figure:deaths#1`, or the entry's place in its list,
    `list:lifetime_bans#3.name`; a second print of the same one ends in `~2`.
    """

    id: str
    source: str
    value: Value
    shown: str
    label: str = ""

    @property
    def tag(self) -> str:
        """The id as a Word content control may carry it: at most 64 characters."""
        if len(self.id) <= _TAG_LIMIT:
            return self.id
        return f"{self.id[:51]}~{sha256(self.id.encode()).hexdigest()[:12]}"

    @property
    def bookmark(self) -> str:
        """The twin of the tag for programs that lose content controls: letters and digits only."""
        return f"gs_{sha256(self.id.encode()).hexdigest()[:16]}"

    @property
    def written(self) -> str:
        """The value as data: ISO dates, plain decimals, parts joined by a bar."""
        if isinstance(self.value, tuple):
            return "|".join(self.value)
        if isinstance(self.value, (date, datetime)):
            return self.value.isoformat()
        if isinstance(self.value, bool):
            return "true" if self.value else "false"
        return "" if self.value is None else f"{self.value}"


Span = Fixed | Slot
Spans = tuple[Span, ...]


def plain(spans: Spans) -> str:
    """The text of `spans` as the reader sees it."""
    return "".join(s.shown for s in spans)


def cells(text: str) -> float:
    """How many full-width cells `text` takes: half for ASCII."""
    return sum(0.5 if c.isascii() else 1 for c in text)


def slots_in(spans: Spans) -> Iterator[Slot]:
    """The slots among `spans`, in order."""
    return (s for s in spans if isinstance(s, Slot))


@dataclass
class SlotBook:
    """The slots made so far in one notice: gives ids, and the marks that stand for them in text.

    A template's printed expression becomes a mark of two private characters around a number;
    `spans` turns text with marks back into fixed text and slots.
    """

    made: list[Slot] = field(default_factory=list)
    _counts: Counter[str] = field(default_factory=Counter)

    def figure(self, source: str, value: Value, shown: str, label: str = "") -> Slot:
        """A slot numbered among those of its source: `figure:deaths#2`."""
        self._counts[source] += 1
        return Slot(f"{source}#{self._counts[source]}", source, value, shown, label)

    def place(self, source: str, value: Value, shown: str, label: str = "") -> Slot:
        """A slot whose source is already a place, `list:bans#3.name`; repeats get `~2`."""
        self._counts[source] += 1
        n = self._counts[source]
        return Slot(source if n == 1 else f"{source}~{n}", source, value, shown, label)

    def mark(self, slot: Slot) -> str:
        """The characters that stand for `slot` until `spans` reads them."""
        self.made.append(slot)
        return f"\ue000{len(self.made) - 1}\ue001"

    def spans(self, text: str) -> Spans:
        """`text` as fixed text and slots, empty pieces left out."""
        pieces = _MARK.split(text)
        read: list[Span] = [self.made[int(p)] if i % 2 else Fixed(p) for i, p in enumerate(pieces)]
        return tuple(s for s in read if s.shown or isinstance(s, Slot))
