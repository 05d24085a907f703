"""What can be chosen in a column: the words of its code list, or the rows of the register it refers to (可选项)."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.desk.entering.pinyin import meant
from gongshi.desk.workspace import served
from gongshi.office.standing import standing_of, text_of
from gongshi.records.across import listed_codes
from gongshi.records.cells import plain
from gongshi.records.register import Level, Type
from gongshi.records.template import choices as words_of

if TYPE_CHECKING:
    from gongshi.desk.entering.scope import Scope
    from gongshi.records.register import Column, Register

JOIN = "/"  # between the parts of a key of several columns, as GZ01/1


@dataclass(frozen=True)
class Choice:
    """One thing to choose (可选项): what is stored, and how people call it."""

    code: str
    name: str

    @property
    def label(self) -> str:
        """Both, or one where they are the same."""
        return self.name if self.name in ("", self.code) or not self.code else f"{self.name}（{self.code}）"


def choices_for(scope: Scope, column: Column) -> tuple[Choice, ...]:
    """All that can be chosen in this column by this reader; empty where anything may be typed."""
    if column.refers:
        return referred(scope, column).choices
    if column.codes is not None:
        return tuple(Choice(code, word) for code, word in column.codes.words.items())
    return tuple(Choice(word, word) for word in words_of(column)) if column.type is not Type.BOOLEAN else _YES_NO


def search(choices: tuple[Choice, ...], typed: str, most: int = 30) -> list[Choice]:
    """The choices that `typed` means, by name, pinyin, initials or code; the best first."""
    ranked = [(_fit(choice, typed), n) for n, choice in enumerate(choices)]
    best = sorted(((-fit, n) for fit, n in ranked if fit))[:most]
    return [choices[n] for _, n in best]


def as_codes(scope: Scope, column: Column, typed: str) -> str:
    """What was typed, names replaced by the codes they stand for; what is no name stays as it is."""
    if not column.refers or not typed.strip():
        return typed.strip()
    known = referred(scope, column)
    codes, names = known.names, known.codes
    parts = list(listed_codes(_joined(typed))) if column.many else [typed.strip()]
    found = [p if p in codes else names.get(p, _code_in(p, codes) or p) for p in (part.strip() for part in parts)]
    return "、".join(dict.fromkeys(found))


def names_of(scope: Scope, column: Column, cell: str) -> str:
    """A cell as people read it: the names of its codes, or the word of its code."""
    if column.codes is not None:
        return column.codes.words.get(cell, cell)
    if not column.refers or not cell:
        return cell
    known = referred(scope, column).names
    codes = list(listed_codes(cell)) if column.many else [cell]
    return "、".join(known.get(code) or code for code in codes)


@dataclass(frozen=True)
class Referred:
    """The rows that a column refers to (所引用的行): as choices, names by code, and codes by name where it is one row's."""

    choices: tuple[Choice, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)


def referred(scope: Scope, column: Column) -> Referred:
    """What this reader may choose from the register that the column refers to; nothing where he may not see it."""
    register = scope.workspace.registers.get(column.refers)
    if register is None or not scope.may_see(register):
        return Referred()
    return _referred(scope.workspace.root, register.name, standing_of(scope.workspace).revision(register), scope.level)


@lru_cache(maxsize=64)
def _referred(root: Path, name: str, revision: str, level: Level) -> Referred:
    workspace = served()
    register = workspace.registers[name]
    choices = tuple(_choices(register, standing_of(workspace).rows(register), level))
    return Referred(choices, {c.code: c.name for c in choices}, _by_name(choices))


def _choices(register: Register, rows: list[dict[str, object]], level: Level) -> Iterator[Choice]:
    named = register.column(register.named_by) if register.named_by else None
    for row in rows:
        code = JOIN.join(text_of(row[c.name]) for c in register.key)
        yield Choice(code, text_of(row[named.name]) if named and named.level <= level else code)


def _by_name(choices: tuple[Choice, ...]) -> dict[str, str]:
    """Codes by name, of names that only one row has."""
    found: dict[str, str] = {}
    twice = set()
    for choice in choices:
        twice |= {choice.name} if choice.name in found else set()
        found[choice.name] = choice.code
    return {name: code for name, code in found.items() if name not in twice}


def _joined(typed: str) -> str:
    """Lists as people separate them, by the mark that registers keep."""
    for mark in ("，", ",", "；", ";", "\n", " "):
        typed = typed.replace(mark, "、")
    return typed


def _code_in(typed: str, codes: Container[str]) -> str:
    """The code in “名称（编号）”, as a drop-down shows it."""
    inside = plain(typed).rpartition("(")[2].rstrip(")")
    return inside if inside in codes else ""


def _fit(choice: Choice, typed: str) -> int:
    code = choice.code.lower()
    return max(meant(typed, choice.name), 6 if code == typed.lower() else 3 if typed.lower() in code else 0)


_YES_NO = (Choice("是", "是"), Choice("否", "否"))
