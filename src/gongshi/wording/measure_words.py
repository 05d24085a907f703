"""What numbers are counted in: measure words and units, with their kinds (量词和单位).

The list is tables/measure_words.toml. Writing asks it where 2 is 两; reading asks it where a
number ends; template checking asks it whether a character such as 一 counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache

from gongshi.wording.tables import table, words


class Measured(Enum):
    """What a unit measures (计量类别)."""

    COUNT = "count"
    TIME = "time"
    MONEY = "money"
    MEASURE = "measure"
    PERCENT = "percent"
    ORDINAL = "ordinal"

    @property
    def label(self) -> str:
        """The Chinese word for it."""
        return _LABELS[self.value]


_LABELS = {
    "count": "计数",
    "time": "时长",
    "money": "金额",
    "measure": "度量",
    "percent": "比率",
    "ordinal": "序数",
}


@dataclass(frozen=True)
class MeasureWord:
    """One measure word or unit: its kind, nouns it goes with, an example (量词)."""

    text: str
    measured: Measured
    of: tuple[str, ...]
    example: str


@cache
def measure_words() -> tuple[MeasureWord, ...]:
    """All that are known, in the order of the list (量词表)."""
    return tuple(
        MeasureWord(text, measured, words(entry["of"]), str(entry["example"]))
        for measured in Measured
        for text, entry in _entries(measured)
    )


def measured(unit: str) -> Measured | None:
    """What `unit` measures, or None when it is not on the list."""
    found = _by_text().get(unit)
    return found.measured if found else None


def starts_with_measure(text: str) -> bool:
    """Whether `text` begins with a measure word or unit."""
    return any(text[:length] in _by_text() for length in range(1, 6))


def _entries(measured: Measured) -> list[tuple[str, dict[str, object]]]:
    found = table("measure_words")[measured.value]
    return [(str(text), entry) for text, entry in found.items()] if isinstance(found, dict) else []


@cache
def _by_text() -> dict[str, MeasureWord]:
    return {word.text: word for word in measure_words()}
