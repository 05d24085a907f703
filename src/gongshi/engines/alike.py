"""Statements that differ in their days alone are written once (同形语句).

A release asks the same of this month, the month before and the same month last year. Writing SQL
out of an expression takes longer than many of the statements run; the second and third time the
text is the first one with other days, and other names of what is held.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeAlias

from gongshi.engines.expression import Table

Node: TypeAlias = Any
# What stands for an expression without its days and names; equal for two that differ in these alone.
Shape: TypeAlias = "tuple[object, ...]"
HELD = "_held"
_MARK = re.compile(r'MAKE_DATE\([^()]*\)|MAKE_TIMESTAMP\([^()]*\)|"_held\d+"')
_LOOKS_LIKE_ONE = re.compile(r"MAKE_DATE\(|MAKE_TIMESTAMP\(|_held")


class NoShape(Exception):
    """The expression holds something whose text could be taken for a day or a name (没有形状)."""


@dataclass
class Alike:
    """Statements by the shape of what they ask; `write` makes one from the expression (同形语句)."""

    write: Callable[[Table], str]
    written: int = 0
    _known: dict[Shape, tuple[tuple[str, ...], str]] = field(default_factory=dict)

    def statement(self, expression: Table) -> str:
        """What `write` gives, or the statement of an equal shape with this one's days and names."""
        try:
            shape, marks = shape_of(expression.op())
        except (NoShape, TypeError):  # TypeError: a part that cannot be compared
            return self.write(expression)
        if shape in self._known:
            first, text = self._known[shape]
            found = swapped(text, dict(zip(first, marks, strict=True)))
            if found is not None:
                return found
        text = self.write(expression)
        self.written += 1
        self._known.setdefault(shape, (marks, text))
        return text


def shape_of(node: Node) -> tuple[Shape, tuple[str, ...]]:
    """The expression without its days and names, and these as SQL writes them, each once. Raises NoShape.

    Every different part has one place in the shape, so that of two equal shapes the same parts
    are equal and the same are different.
    """
    walk = _Walk()
    walk.place(node)
    return tuple(walk.parts), tuple(walk.marks)


@dataclass
class _Walk:
    """A walk through an expression, each part once, what it rests on before it."""

    places: dict[Node, int] = field(default_factory=dict)
    parts: list[object] = field(default_factory=list)
    marks: dict[str, int] = field(default_factory=dict)

    def place(self, node: Node) -> int:
        """The number of this part."""
        if node not in self.places:
            mark = _mark(node)
            if mark is None:
                part = (type(node), *(self._told(arg) for arg in node.__args__))
            else:
                others = [arg for arg in node.__args__ if not isinstance(arg, str | date)]
                part = (type(node), self.marks.setdefault(mark, len(self.marks)), *map(self._told, others))
            self.parts.append(part)
            self.places[node] = len(self.places)
        return self.places[node]

    def _told(self, arg: Any) -> object:
        from ibis.expr.operations import Node as AnyNode

        if isinstance(arg, AnyNode):
            return AnyNode, self.place(arg)
        if isinstance(arg, tuple):
            return tuple(self._told(one) for one in arg)
        if isinstance(arg, Mapping):
            return type(arg), tuple((name, self._told(one)) for name, one in arg.items())
        if isinstance(arg, str) and _LOOKS_LIKE_ONE.search(arg):
            raise NoShape(arg)
        hash(arg)
        return type(arg), arg


def _mark(node: Node) -> str | None:
    """How SQL writes a day or a moment, or the name of a held table; None for anything else."""
    import ibis.expr.operations as ops

    if isinstance(node, ops.Literal) and isinstance(node.value, date):
        return _day(node.value)
    if isinstance(node, ops.DatabaseTable) and node.name.startswith(HELD):
        return f'"{node.name}"'
    return None


def _day(value: date) -> str | None:
    """A day or a whole second without a zone in SQL; None for a finer moment."""
    day = f"{value.year}, {value.month}, {value.day}"
    if not isinstance(value, datetime):
        return f"MAKE_DATE({day})"
    if value.tzinfo or value.microsecond:
        return None
    return f"MAKE_TIMESTAMP({day}, {value.hour}, {value.minute}, {float(value.second)})"


def swapped(text: str, others: Mapping[str, str]) -> str | None:
    """The statement with each day and name replaced, all at once; None when it has one that is not known."""
    if any(mark not in others for mark in _MARK.findall(text)):
        return None
    return _MARK.sub(lambda found: others[found[0]], text)
