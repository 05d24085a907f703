"""A worked example beside a figure: registers as text, and what it gives (算例).

It is the definition's proof for people: printed on the figure's page, and run on every
engine. Write one for each edge the docstring mentions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from gongshi.engines.tables import engine_over
from gongshi.errors import Broken
from gongshi.figures.answer import Answer, Answers, State
from gongshi.figures.ask import ask
from gongshi.figures.at import At
from gongshi.figures.figure import Figure
from gongshi.figures.texttable import parse
from gongshi.i18n import tr
from gongshi.period import Period
from gongshi.records.register import Register
from gongshi.settings import Settings

Gives = int | Decimal | State | Mapping[str, int | Decimal | State]


class ExampleFails(Broken):
    """A figure does not give what its worked example says (算例不符)."""


@dataclass(frozen=True)
class Example:
    """One worked example (算例). Registers not given were never delivered; a heading alone is empty.

    `gives` is a value, a state, or with `by` the parts of that breakdown by category; parts
    not named there must be zero.
    """

    figure: Figure
    title: str
    period: Period
    gives: Gives
    tables: Mapping[str, str]
    by: str = ""
    on: date | None = None
    known: datetime | None = None
    released: date | None = None
    settings: Settings = field(default_factory=Settings)
    rolls: Mapping[str, int] = field(default_factory=dict)

    @property
    def at(self) -> At:
        """The clocks; what is not given is the period's last day, and the morning after it."""
        on = self.on or self.period.last
        return At(self.period, on, self.known or self.period.ends, self.released or on, self.settings)


@dataclass(frozen=True)
class Ran:
    """What an example gave on one engine (算例结果); `faults` are empty when it holds."""

    example: Example
    engine: str
    answers: Answers
    faults: tuple[str, ...]

    def check(self) -> None:
        """Nothing, when the example holds. Raises ExampleFails with every fault."""
        if self.faults:
            raise ExampleFails(
                tr("“{label}”的算例不符：{faults}。", label=self.example.figure.label, faults="；".join(self.faults)),
                where=tr("算例“{title}”，引擎 {engine}", title=self.example.title, engine=self.engine),
                mend=tr("请核对算例与口径，改正错的一方。"),
            )


def example(
    figure: Figure,
    *,
    title: str,
    period: str,
    gives: Gives,
    by: str = "",
    on: str = "",
    known: str = "",
    released: str = "",
    settings: Settings | None = None,
    rolls: Mapping[str, int] | None = None,
    **tables: str,
) -> Example:
    """A worked example of `figure`; `tables` are its registers by English name, as text."""
    return Example(
        figure, title, Period.parse(period), gives, tables, by,
        date.fromisoformat(on) if on else None,
        datetime.fromisoformat(known) if known else None,
        date.fromisoformat(released) if released else None,
        settings or Settings(), rolls or {},
    )  # fmt: skip


def run_example(example: Example, registers: Mapping[str, Register], engine: str = "duckdb") -> Ran:
    """What the example gives on `engine`, beside what it should give (运行算例)."""
    tables = {name: parse(text, registers[name], example.title) for name, text in example.tables.items()}
    at = example.at
    runs = engine_over(tables, registers, engine)
    answers = ask([example.figure], at, runs, by=example.by or None, rolls=example.rolls)
    return Ran(example, engine, answers, tuple(_faults(example, answers)))


def examples_of(figure: Figure, examples: Sequence[Example]) -> tuple[Example, ...]:
    """The worked examples of one figure (某指标的算例)."""
    return tuple(e for e in examples if e.figure.name == figure.name)


def _faults(example: Example, answers: Answers) -> list[str]:
    name = example.figure.name
    if not isinstance(example.gives, Mapping):
        return _unlike(answers.of(name), example.gives)
    parts = answers.parts(name, example.by)
    absent = [tr("没有分项“{part}”", part=p) for p in example.gives if p not in {a.part for a in parts}]
    return absent + [fault for a in parts for fault in _unlike(a, example.gives.get(a.part, 0))]


def _unlike(answer: Answer, wanted: int | Decimal | State) -> list[str]:
    found = answer.state if isinstance(wanted, State) else answer.value
    if found == wanted:
        return []
    shown = found.label if isinstance(found, State) else answer.state.label if found is None else str(found)
    said = wanted.label if isinstance(wanted, State) else str(wanted)
    what = answer.part or tr("总数")
    return [tr("{what}应为{said}，得{shown}", what=what, said=said, shown=shown)]
