"""The board's figures in an order that a person can read: what is missing, what moved most, then by register (指标分组)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from gongshi.figures.answer import State
from gongshi.figures.figure import Derived, Listed, Selected
from gongshi.i18n import tr

if TYPE_CHECKING:
    from gongshi.figures.figure import Figure
    from gongshi.office.figure_lines import FigureLine
    from gongshi.records.register import Register

MOST, LEAST = 8, 10  # so many that moved most, out of those that were at least so large before
NOT_THERE = frozenset({State.NOT_REPORTED, State.UNKNOWN})


@dataclass(frozen=True)
class FigureGroup:
    """Figures that rest on one register, in the pack's order (一组指标)."""

    label: str
    lines: tuple[FigureLine, ...]

    @property
    def missing(self) -> int:
        """How many of them cannot be told."""
        return sum(is_missing(line) for line in self.lines)


def is_missing(line: FigureLine) -> bool:
    """Whether its number cannot be told, because something was not reported or is empty."""
    return line.answer.state in NOT_THERE


def moved_most(lines: tuple[FigureLine, ...]) -> tuple[FigureLine, ...]:
    """The eight that changed most against the period before, by their share of it, of those that were 10 or more."""
    moved = [(abs(change), line) for line in lines if (change := _change(line))]
    return tuple(line for _, line in sorted(moved, key=lambda pair: -pair[0])[:MOST])


def _change(line: FigureLine) -> Decimal | None:
    now, before = line.answer.value, line.before
    return (now - before) / before if now is not None and before is not None and before >= LEAST else None


def figure_groups(lines: tuple[FigureLine, ...], registers: Mapping[str, Register]) -> tuple[FigureGroup, ...]:
    """Every line in the group of the register that it rests on; lists' lengths and quotations stand by themselves."""
    alone = Counter(r for line in lines for r in [*_read(line.answer.figure)] if len({*_read(line.answer.figure)}) == 1)
    groups: dict[str, list[FigureLine]] = defaultdict(list)
    for line in lines:
        groups[_label(line.answer.figure, alone, registers)].append(line)
    return tuple(FigureGroup(label, tuple(found)) for label, found in groups.items())


def _read(figure: Figure) -> Iterator[str]:
    """The registers that it reads, itself or through the figures that it is made of."""
    if isinstance(figure, Selected):
        yield from figure.registers
    elif isinstance(figure, Derived):
        for _, part in figure.parts[:1]:
            yield from _read(part)


def _label(figure: Figure, alone: Counter[str], registers: Mapping[str, Register]) -> str:
    read = [*_read(figure)]
    if read:  # deaths are read from parties and crashes: with the crashes, on which more figures rest alone
        return registers[max(read, key=lambda name: alone[name])].label
    first = figure.parts[0][1] if isinstance(figure, Derived) and figure.parts else figure
    return tr("名单长度") if isinstance(first, Listed) else tr("引用的数")
