"""Which outputs rest on which columns of which registers (字段用途): figures, lists, commands, and row checks."""

from __future__ import annotations

import inspect
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gongshi.engines.blank import BlankEngine
from gongshi.figures.figure import Selected
from gongshi.figures.lineage import Source
from gongshi.figures.plan import plan
from gongshi.figures.reading import columns_of, columns_read, named_of
from gongshi.lists.propose import selection
from gongshi.records.arrow import schema_of
from gongshi.records.rules import Row

if TYPE_CHECKING:
    from gongshi.figures.at import At
    from gongshi.lists.candidate import ListRule
    from gongshi.packs.pack import Pack
    from gongshi.records.register import Register


@dataclass(frozen=True)
class Uses:
    """What rests on one column (字段用途): names of figures and lists, labels of commands, codes of checks."""

    figures: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()


@dataclass
class _Noted:
    kinds: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))

    def uses(self) -> Uses:
        return Uses(*(tuple(self.kinds[k]) for k in ("figures", "lists", "commands", "checks")))


def field_uses(pack: Pack, registers: Mapping[str, Register], at: At) -> Mapping[Source, Uses]:
    """By (register, column) what the pack's definitions read; nothing is run and nothing opened."""
    engine = BlankEngine(registers, at.known)
    noted: dict[Source, _Noted] = defaultdict(_Noted)
    for kind, name, source in _read(pack, at, engine):
        noted[source].kinds[kind][name] = None
    return {source: found.uses() for source, found in noted.items()}


def _read(pack: Pack, at: At, engine: BlankEngine) -> Iterator[tuple[str, str, Source]]:
    for figure in pack.figures:
        yield from (("figures", figure.name, s) for s in columns_of(figure, at, engine))
    for name, column in sorted({(name, column) for kind in pack.notices for name, _, column in kind.items}):
        named = next(f for f in pack.figures if f.name == name)
        if isinstance(named, Selected):
            yield from (("figures", name, s) for s in named_of(plan(named, at, engine), column))
    for rule in pack.lists:
        yield from (("lists", rule.name, s) for s in _of_list(rule, at, engine))
    yield from (("figures", f"{pack.label}·地图", s) for s in _of_lines(pack, engine))
    for command in pack.commands:
        yield from (("commands", command.name, (r, c)) for r, names in command.reads.items() for c in names)
    for register in pack.registers:
        yield from (("checks", code, (register.name, c)) for code, c in _of_checks(register))
    yield from (("checks", check.code, (check.register, check.column)) for check in pack.across)


def _of_list(rule: ListRule, at: At, engine: BlankEngine) -> Iterator[Source]:
    handed = {name: engine.tables(name, sealed=name in rule.opens) for name in rule.registers}
    for table in selection(rule, at, engine).values():
        yield from columns_read(table, table.columns, handed)


def _of_lines(pack: Pack, engine: BlankEngine) -> Iterator[Source]:
    if pack.lines is not None:
        handed = {name: engine.tables(name) for name in inspect.signature(pack.lines).parameters}
        table = pack.lines(**handed)
        yield from columns_read(table, table.columns, handed)


def _of_checks(register: Register) -> Iterator[tuple[str, str]]:
    """The columns that each rule of the register looks at, seen by trying it on no rows."""
    empty = schema_of(register.columns).empty_table()
    for check in register.checks:
        row = Row({name: empty.column(name).combine_chunks() for name in empty.column_names})
        check.broken(row)
        yield from ((check.code, name) for name in row.seen)
