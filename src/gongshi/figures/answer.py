"""An answer: a figure's value, and all that says what the value means (答数).

Zero, none, unknown and not reported are four states, never one. A value is whole or exact
decimal; rounding belongs to the notice that shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from gongshi.errors import NotFound
from gongshi.i18n import tr

if TYPE_CHECKING:
    from gongshi.figures.at import At
    from gongshi.figures.figure import Figure
    from gongshi.figures.threshold import Threshold


class State(Enum):
    """What an answer is when it is not simply a number."""

    KNOWN = "已知"
    ZERO = "零"  # counted, and there were none
    NONE = "无此数"  # the question has no answer here: a share of nothing
    UNKNOWN = "不详"  # rows exist, but the value is empty in them
    NOT_REPORTED = "未报送"  # a register was never delivered by then
    SUPPRESSED = "隐去"  # few persons, in a sensitive matter: not shown

    @property
    def label(self) -> str:
        """The Chinese word for it."""
        return self.value


class NoSuchFigure(NotFound):
    """No figure answers to this name (没有这个指标)."""


@dataclass(frozen=True)
class Answer:
    """One value of one figure; `part` is the category of `breakdown`, empty for the whole.

    `part` is as people write it, `code` as registers hold it. `missing` are
    registers not delivered by `at.known`. `rows` records were selected, in `empty` of which
    the reduced column is empty. `thresholds` are those the definition asked for. `note` says
    in a sentence what the value alone would not.
    """

    figure: Figure
    at: At
    value: Decimal | None
    state: State
    part: str = ""
    breakdown: str = ""
    missing: tuple[str, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    code: str = ""
    rows: int = 0
    empty: int = 0
    note: str = ""
    statement: Callable[[], str] = field(default=lambda: "", repr=False, compare=False)

    @property
    def sql(self) -> str:
        """The statement of this figure alone, which gives the same number; written on demand."""
        return self.statement()

    @property
    def whole(self) -> int:
        """The value as a whole number. Raises ValueError when there is none or a fraction."""
        if self.value is None or self.value != self.value.to_integral_value():
            raise ValueError(f"{self.figure.name} has no whole value: {self.value}")
        return int(self.value)


@dataclass(frozen=True)
class Answers:
    """The answers of one `ask`, by figure name and part (答数集)."""

    items: tuple[Answer, ...] = ()
    _index: Mapping[tuple[str, str, str], Answer] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        index = {(a.figure.name, a.breakdown, a.part): a for a in self.items}
        object.__setattr__(self, "_index", index)

    def __iter__(self) -> Iterator[Answer]:
        return iter(self.items)

    def __add__(self, other: Answers) -> Answers:
        return Answers((*self.items, *other.items))

    def of(self, figure: str, *, breakdown: str = "", part: str = "") -> Answer:
        """The answer of `figure`, whole or for one part of a breakdown. Raises NoSuchFigure."""
        found = self._index.get((figure, breakdown, part))
        if found is None:
            raise NoSuchFigure(
                tr("没有指标“{figure}”{part}的答数。", figure=figure, part=f"（{part}）" if part else ""),
                where=tr("本次统计"),
                mend=tr("请核对指标名；可用 gongshi figure --all 查看全部指标。"),
            )
        return found

    def parts(self, figure: str, breakdown: str) -> tuple[Answer, ...]:
        """The parts of a breakdown, in the order asked, empty categories included."""
        return tuple(a for a in self.items if a.figure.name == figure and a.breakdown == breakdown and a.part)
