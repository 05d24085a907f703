"""A phrase: fixed words and slots that one function of a template returns together (短语)."""

from __future__ import annotations

from dataclasses import dataclass

from gongshi.notices.slot import Fixed, Slot, Span


@dataclass(frozen=True)
class Phrase:
    """Spans that are printed as they stand; the fixed words come from the template's strings."""

    spans: tuple[Span, ...]

    @property
    def shown(self) -> str:
        """What the reader sees."""
        return "".join(s.shown for s in self.spans)


def joined(pieces: list[Slot | Phrase], between: str) -> Phrase:
    """`pieces` in one phrase with `between` standing between them."""
    spans: list[Span] = []
    for i, piece in enumerate(pieces):
        if i:
            spans.append(Fixed(between))
        spans.extend(piece.spans if isinstance(piece, Phrase) else (piece,))
    return Phrase(tuple(spans))
