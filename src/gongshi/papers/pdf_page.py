"""What one PDF page draws: pieces of text with their places, and the ruled lines of tables (PDF 页面).

Places are points from the lower left corner. Only where a piece begins is known; its width is
taken from its characters, a full cell for Chinese and half of one for ASCII.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from gongshi.i18n import tr
from gongshi.papers.faults import too_large

if TYPE_CHECKING:
    from pypdf import PageObject

_MOST_OPERATIONS = 4_000_000
_LONGEST_READING = 30.0  # seconds for a whole file
_MOST_RULES = 20_000
_THIN = 2.5
_SHORT = 6.0
_PATHS = {b"m", b"l", b"re"}
_STROKES = {b"S", b"s", b"B", b"B*", b"b", b"b*"}
_PAINTS = _STROKES | {b"f", b"F", b"f*"}
_WIDE = "⺀-鿿豈-﫿　-〿＀-￯“”‘’…—·"
_NEEDLESS = re.compile(rf"(?<=[{_WIDE}]) +(?=[{_WIDE}])")


@dataclass(frozen=True, slots=True)
class Written:
    """A piece of text: where it begins, its size in points, its characters."""

    x: float
    y: float
    size: float
    text: str

    @property
    def end(self) -> float:
        """About where it ends."""
        return self.x + self.size * sum(0.5 if c.isascii() else 1.0 for c in self.text)


@dataclass(frozen=True, slots=True)
class Ruled:
    """A straight horizontal or vertical line."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def is_vertical(self) -> bool:
        """Whether it stands."""
        return self.y1 - self.y0 > self.x1 - self.x0


@dataclass
class Budget:
    """How much a whole file may still ask for, so that a hostile one ends (用量)."""

    name: str
    operations: int = _MOST_OPERATIONS
    until: float = field(default_factory=lambda: time.monotonic() + _LONGEST_READING)

    def spend(self) -> None:
        """One drawing operation more. Raises PaperTooLarge when there were too many, or it took too long."""
        self.operations -= 1
        if self.operations < 0 or (self.operations % 4096 == 0 and time.monotonic() > self.until):
            raise too_large(self.name, tr("PDF 的图形过于复杂，没有读完。"))


@dataclass
class Drawn:
    """One page: written pieces and ruled lines, in the order they were drawn."""

    written: list[Written] = field(default_factory=list)
    ruled: list[Ruled] = field(default_factory=list)


@dataclass
class _Path:
    """The path under construction: it is a line only once it is painted, not when it clips."""

    at: tuple[float, float] | None = None
    rules: list[Ruled] = field(default_factory=list)
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)


def drawn_on(page: PageObject, budget: Budget) -> Drawn:
    """Everything the page writes and rules. Raises what pypdf raises, and PaperTooLarge."""
    drawn, path = Drawn(), _Path()

    def text(said: str, cm: list[float], tm: list[float], _: Any, size: float) -> None:
        budget.spend()
        words = _NEEDLESS.sub("", said.replace("\n", "")).strip()
        if words:
            x, y = _placed(cm, tm[4], tm[5])
            scale = abs(tm[3]) * abs(cm[3]) or abs(tm[0]) or 1.0
            drawn.written.append(Written(x, y, float(size or 0) * scale or 10.0, words))

    def operation(operator: bytes, operands: list[Any], cm: list[float], _: list[float]) -> None:
        budget.spend()
        if operator in _PATHS:
            _extend(path, operator, [float(o) for o in operands], cm)
        elif operator == b"n":
            path.rules, path.boxes, path.at = [], [], None
        elif operator in _PAINTS:
            _paint(drawn, path, stroked=operator in _STROKES)

    page.extract_text(visitor_text=text, visitor_operand_before=operation)
    return drawn


def _placed(cm: list[float], x: float, y: float) -> tuple[float, float]:
    return x * cm[0] + y * cm[2] + cm[4], x * cm[1] + y * cm[3] + cm[5]


def _extend(path: _Path, operator: bytes, o: list[float], cm: list[float]) -> None:
    if len(path.rules) + len(path.boxes) > _MOST_RULES:
        return
    if operator == b"re" and len(o) == 4:
        (x0, y0), (x1, y1) = _placed(cm, o[0], o[1]), _placed(cm, o[0] + o[2], o[1] + o[3])
        path.boxes.append((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
    elif len(o) == 2:
        point = _placed(cm, o[0], o[1])
        if operator == b"l" and path.at is not None:
            path.rules.append(_between(path.at, point))
        path.at = point


def _paint(drawn: Drawn, path: _Path, *, stroked: bool) -> None:
    """Strokes are lines; of what is only filled, thin boxes are."""
    boxes = [(b, min(b[2] - b[0], b[3] - b[1]) < _THIN) for b in path.boxes]
    rules = [_between(b[:2], b[2:]) for b, thin in boxes if thin]
    if stroked:
        rules += [*path.rules, *(side for b, thin in boxes if not thin for side in _sides(*b))]
    elif path.rules:
        rules += _thin_outline(path.rules)
    room = _MOST_RULES - len(drawn.ruled)
    drawn.ruled += [r for r in rules if _is_rule(r)][: max(0, room)]
    path.rules, path.boxes, path.at = [], [], None


def _sides(x0: float, y0: float, x1: float, y1: float) -> tuple[Ruled, ...]:
    return Ruled(x0, y0, x1, y0), Ruled(x0, y1, x1, y1), Ruled(x0, y0, x0, y1), Ruled(x1, y0, x1, y1)


def _thin_outline(rules: list[Ruled]) -> list[Ruled]:
    """A filled outline that is as thin as a line, drawn as four short strokes by some programs."""
    box = (min(r.x0 for r in rules), min(r.y0 for r in rules), max(r.x1 for r in rules), max(r.y1 for r in rules))
    thin = min(box[2] - box[0], box[3] - box[1]) < _THIN
    return [Ruled(*box)] if thin and len(rules) <= 4 else []


def _between(a: tuple[float, ...], b: tuple[float, ...]) -> Ruled:
    return Ruled(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))


def _is_rule(rule: Ruled) -> bool:
    across, up = rule.x1 - rule.x0, rule.y1 - rule.y0
    return max(across, up) >= _SHORT and min(across, up) < _THIN
