"""The parts of an edition, made of a finished release (公开版的组成).

Here a value, a row or a name leaves the workspace for good, so here it is held to public
level: rows by the level of each column, entries as their list shows them.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from gongshi.figures.figure import Derived, Figure, Listed, Quoted, Selected
from gongshi.notices.annex import fact_of
from gongshi.notices.drawn import PLACING
from gongshi.notices.edition import LISTS
from gongshi.notices.edition_parts import (
    Decision,
    Link,
    SealedAnswer,
    SealedEntry,
    SealedList,
    Used,
)
from gongshi.notices.edition_rows import SealedColumn
from gongshi.notices.edition_text import as_data, digest_of, hash_of, salted_line, text_of
from gongshi.notices.voice import printable
from gongshi.wording.quantity import write_quantity

if TYPE_CHECKING:
    from gongshi.figures.answer import Answer
    from gongshi.figures.at import At
    from gongshi.figures.threshold import Threshold
    from gongshi.lists.candidate import ListRule
    from gongshi.lists.diary import Event
    from gongshi.lists.entry import Entry
    from gongshi.lists.roll import Roll
    from gongshi.records.delivery import Delivery

Lines = Sequence[bytes]


def joined(lines: Lines) -> bytes:
    """The bytes of a file of these lines."""
    return b"".join(line + b"\n" for line in lines)


def sealed_answer(answer: Answer, *, with_sql: bool = True) -> SealedAnswer:
    """The answer as it is published; without its statement where only values are compared, for writing it out takes time."""
    figure, at = answer.figure, answer.at
    return SealedAnswer(
        figure=figure.name, label=figure.label, unit=figure.unit, kind=type(figure).__name__.lower(),
        value="" if answer.value is None else f"{answer.value:f}", state=answer.state.name, shown=shown(answer),
        population=figure.population, source=figure.source, doc=figure.doc, part=answer.part,
        breakdown=answer.breakdown, note=answer.note, rows=answer.rows, empty=answer.empty, missing=answer.missing,
        registers=registers_of(figure), thresholds=used(answer.thresholds, at), definition=definition_of(figure),
        sql=answer.sql if with_sql else "",
    )  # fmt: skip


def shown(answer: Answer) -> str:
    """The value as documents print it, or the word for why there is none."""
    if answer.value is None:
        return answer.state.label
    return write_quantity(printable(answer), answer.figure.unit)


def registers_of(figure: Figure) -> tuple[str, ...]:
    """The registers that the figure reads, those of its parts too."""
    if isinstance(figure, Selected):
        return figure.registers
    if isinstance(figure, Derived):
        return tuple(dict.fromkeys(name for _, part in figure.parts for name in registers_of(part)))
    return ()


def used(thresholds: Sequence[Threshold], at: At) -> tuple[Used, ...]:
    """The thresholds with the values that held."""
    dated = [(t, at.dated(t)) for t in thresholds]
    return tuple(Used(t.name, t.label, _written(d.value), d.since.isoformat(), d.basis) for t, d in dated)


def _written(value: object) -> str:
    return "、".join(map(str, value)) if isinstance(value, tuple) else str(value)


def definition_of(figure: Figure) -> str:
    """A hash of what the figure means: its words, its reduction, its selection's own source (口径摘要)."""
    told: list[object] = [type(figure).__name__, figure.population, figure.source, figure.doc, figure.unit]
    if isinstance(figure, Selected):
        told += [
            figure.reduction.how.name,
            figure.reduction.column,
            list(figure.reduction.beside),
            code_of(figure.select),
        ]
    if isinstance(figure, Derived):
        told += [code_of(figure.compute), *([name, definition_of(part)] for name, part in figure.parts)]
    if isinstance(figure, Quoted):
        told += [str(figure.value), figure.document, figure.place]
    if isinstance(figure, Listed):
        told += [figure.list_name]
    return hash_of(text_of(told))[:32]


def code_of(function: object) -> str:
    """The source of a definition; empty where there is none to read (typed into a console)."""
    try:
        return inspect.getsource(function)  # type: ignore[arg-type]
    except (OSError, TypeError):
        return ""


def sealed_list(roll: Roll, events: Mapping[str, Sequence[Event]]) -> tuple[SealedList, Lines]:
    """The list as it is public now, with the lines of its names."""
    names = [name_part(roll, entry, n) for n, entry in enumerate(roll.public, 1)]
    lines = [salted_line(name) for name in names]
    entries = [
        SealedEntry(entry.id, hash_of(line), tuple(map(_decision, events.get(entry.id, ())))).told(name)
        for entry, name, line in zip(roll.public, names, lines, strict=True)
    ]
    rule = roll.rule
    sealed = SealedList(
        name=rule.name, label=rule.label, unit=rule.unit, basis=rule.basis, policy=roll.policy,
        term_days=roll.at.settings.get(f"lists.{rule.name}.term_days", rule.term_days),
        columns=tuple(SealedColumn(c.fact, c.label) for c in rule.columns), size=len(entries),
        digest=digest_of(e.hash for e in entries), path=f"{LISTS}/{rule.name}.jsonl", doc=rule.doc, honour=rule.honour,
        notes=roll.notes, not_reported=roll.not_reported, thresholds=used(rule.thresholds, roll.at),
        definition=rule_definition(rule), entries=tuple(entries),
    )  # fmt: skip
    return sealed, lines


def name_part(roll: Roll, entry: Entry, position: int) -> dict[str, object]:
    """What leaves when the name leaves: shown name, the list's own columns, its place, reasons, term."""
    facts = {name: as_data(fact_of(entry, name)) for name in (*(c.fact for c in roll.rule.columns), *PLACING)}
    return {
        "name": entry.shown_name, "position": position, "group": entry.candidate.group,
        "facts": {name: value for name, value in facts.items() if value not in (None, "", [])},
        "reasons": list(entry.shown_reasons), "months_listed": entry.months_listed,
        "published_on": as_data(entry.published_on) or "", "ends_on": as_data(entry.ends_on) or "",
    }  # fmt: skip


def rule_definition(rule: ListRule) -> str:
    """A hash of what the list's rule means."""
    told = [rule.basis, rule.doc, rule.term_days, code_of(rule.select), code_of(rule.judge)]
    return hash_of(text_of(told))[:32]


def _decision(event: Event) -> Decision:
    return Decision(event.number, event.hash, event.act.name, event.by, event.role.name, event.at.isoformat())


def link_of(delivery: Delivery) -> Link:
    """The delivery by number and hash: its sender and its file's name stay in the vault."""
    return Link(
        delivery.number,
        delivery.id,
        delivery.register,
        delivery.mode.name,
        delivery.known_at.isoformat(),
        delivery.hash,
    )
