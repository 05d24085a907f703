"""Answers made of what the engine counted (答数的收尾).

A file of its own because everything here is plain Python on exact numbers: categories that
nobody fell into, parts that must add, derived figures, and small counts hidden.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from gongshi.errors import Broken
from gongshi.figures.answer import Answer, Answers, State
from gongshi.figures.breakdown import UNSTATED, Breakdown
from gongshi.figures.figure import Derived, Figure, How, Listed, Quoted, Selected
from gongshi.figures.hiding import hidden_in
from gongshi.figures.reduce import part_branch, run_branch
from gongshi.figures.suppress import SMALLEST_SHOWN, Cell, without_value
from gongshi.figures.tally import Line, Tally, exact, tally
from gongshi.figures.together import together
from gongshi.i18n import tr

if TYPE_CHECKING:
    from gongshi.engines.expression import Runs, Table
    from gongshi.figures.at import At
    from gongshi.figures.plan import Plan

# The worst state of a derived figure's parts is its own.
_GRAVITY = (State.NOT_REPORTED, State.UNKNOWN, State.SUPPRESSED, State.NONE)


class PartsDoNotAdd(Broken):
    """The parts of a breakdown do not add to the whole (分项之和不等于总数)."""


@dataclass(frozen=True)
class Asked:
    """One question's findings, from which answers are made (一次统计的结果).

    `silent` are figures whose columns nobody ever filled: unknown, whole and in all parts.
    """

    at: At
    engine: Runs
    plans: Mapping[str, Plan]
    rolls: Mapping[str, int]
    lines: Mapping[tuple[str, str], tuple[Line, ...]]
    silent: frozenset[str] = frozenset()
    suppress: bool = True

    def answers(self, figure: Figure, breakdowns: Sequence[Breakdown]) -> list[Answer]:
        """The whole answer, then the parts of each breakdown in the order of its categories."""
        return [self.whole(figure), *(a for b in breakdowns for a in self.parts(figure, b).values())]

    def whole(self, figure: Figure) -> Answer:
        """The answer for all records."""
        if isinstance(figure, Selected):
            return self._unless_hidden(self._selected(figure, None, "", ""))
        if isinstance(figure, Derived):
            return _derived(figure, self.at, {name: self.whole(part) for name, part in figure.parts})
        if isinstance(figure, Quoted):
            note = tr("引自{document}，{place}。", document=figure.document, place=figure.place)
            return _plain(figure, self.at, figure.value, note)
        assert isinstance(figure, Listed), "the four kinds of figure end here"
        return _length(figure, self.at, self.rolls.get(figure.list_name))

    def parts(self, figure: Figure, breakdown: Breakdown) -> dict[str, Answer]:
        """One answer for each category by its code, in order; those without records included."""
        return self._parts(figure, breakdown, self._categories(figure, breakdown))

    def _parts(self, figure: Figure, breakdown: Breakdown, categories: Mapping[str, str]) -> dict[str, Answer]:
        if isinstance(figure, Selected):
            return self._selected_parts(figure, breakdown, categories)
        assert isinstance(figure, Derived), "only selected and derived figures offer breakdowns"
        leaves = {name: self._parts(part, breakdown, categories) for name, part in figure.parts}
        made: dict[str, Answer] = {}
        for code, word in categories.items():
            behind = {name: parts[code] for name, parts in leaves.items()}
            made[code] = _derived(figure, self.at, behind, breakdown.name, word, code)
        return made

    def _selected_parts(self, figure: Selected, breakdown: Breakdown, words: Mapping[str, str]) -> dict[str, Answer]:
        found = {code: self._selected(figure, breakdown, code, word) for code, word in words.items()}
        whole = self._selected(figure, None, "", "")
        _check_sum(whole, breakdown, found.values())
        return {code: self._unless_hidden(answer) for code, answer in found.items()}

    def _unless_hidden(self, answer: Answer) -> Answer:
        cell = (answer.figure.name, answer.breakdown, answer.code)
        return without_value(answer, self.at) if cell in self._hidden else answer

    @cached_property
    def _hidden(self) -> frozenset[Cell]:
        return hidden_in(self.plans, self.lines, self.at.number(SMALLEST_SHOWN)) if self.suppress else frozenset()

    def _categories(self, figure: Figure, breakdown: Breakdown) -> dict[str, str]:
        """Known categories first, then unknown ones that records hold, then 不详 if any is empty."""
        leaves = _leaf_names(figure)
        listed = {str(a.part): a.word or str(a.part) for a in self.lines.get(("", breakdown.name), ())}
        known = breakdown.known(self.at.period) | dict(sorted(listed.items()))
        found = {a.part for name in leaves for a in self.lines.get((name, breakdown.name), ())}
        others = {part: part for part in sorted(p for p in found if p is not None) if part not in known}
        return _told_apart(known | others | ({UNSTATED: UNSTATED} if None in found else {}))

    def _selected(self, figure: Selected, breakdown: Breakdown | None, code: str, word: str) -> Answer:
        planned = self.plans[figure.name]
        missing = (*planned.missing, *self._not_looked_up(breakdown))
        found = Tally(None, State.NOT_REPORTED) if missing else self._tally(figure, breakdown, code)
        return Answer(
            figure, self.at, found.value, found.state, part=word, breakdown=breakdown.name if breakdown else "",
            missing=missing, thresholds=planned.thresholds, code=code, rows=found.rows, empty=found.empty,
            note=_overlap_note(figure, breakdown), statement=_statement(planned, breakdown, self.engine),
        )  # fmt: skip

    def _not_looked_up(self, breakdown: Breakdown | None) -> tuple[str, ...]:
        """The register that tells the categories, when nobody delivered it."""
        lookup = breakdown.lookup if breakdown else None
        return (lookup.register,) if lookup and not self.engine.is_delivered(lookup.register) else ()

    def _tally(self, figure: Selected, breakdown: Breakdown | None, code: str) -> Tally:
        lines = self.lines.get((figure.name, breakdown.name if breakdown else ""), ())
        if breakdown:
            lines = tuple(a for a in lines if (UNSTATED if a.part is None else a.part) == code)
        return Tally(None, State.UNKNOWN) if figure.name in self.silent else tally(figure.reduction.how, lines)


def _told_apart(words: Mapping[str, str]) -> dict[str, str]:
    """Two categories with the same word are told apart by their codes."""
    seen = list(words.values())
    return {code: word if seen.count(word) == 1 else f"{word}（{code}）" for code, word in words.items()}


def _leaf_names(figure: Figure) -> list[str]:
    if isinstance(figure, Derived):
        return [name for _, part in figure.parts for name in _leaf_names(part)]
    return [figure.name]


def _whole(planned: Plan) -> Table:
    """The statement of a whole figure: that of many together, for one."""
    figure = planned.figure
    if figure.reduction.how is How.LONGEST_RUN:
        return run_branch(0, planned.selection, figure.reduction)
    return together({figure.name: (planned.selection, figure.reduction)})[0].table


def _statement(planned: Plan, breakdown: Breakdown | None, engine: Runs) -> Callable[[], str]:
    def written() -> str:
        reduction = planned.figure.reduction
        if breakdown is None:
            return engine.sql(_whole(planned))
        return engine.sql(part_branch(0, breakdown.looked_up(planned.selection, engine.tables), reduction, breakdown))

    return written


def _overlap_note(figure: Selected, breakdown: Breakdown | None) -> str:
    if breakdown is None or figure.reduction.how is not How.COUNTS_DISTINCT:
        return ""
    return tr("同一对象可能计入几个分项，分项之和可以大于总数。")


def _plain(figure: Figure, at: At, value: Decimal | None, note: str) -> Answer:
    if value is None:
        return Answer(figure, at, None, State.UNKNOWN, note=note)
    return Answer(figure, at, value, State.ZERO if value == 0 else State.KNOWN, note=note)


def _length(figure: Listed, at: At, count: int | None) -> Answer:
    note = "" if count is not None else tr("名单尚未生成。")
    return _plain(figure, at, None if count is None else Decimal(count), note)


def with_lengths(answers: Answers, lengths: Mapping[str, int]) -> Answers:
    """The answers with the lengths of lists as `lengths` has them now, by list; nothing is asked again."""
    return Answers(tuple(_with_length(a, answers, lengths) for a in answers))


def _with_length(answer: Answer, answers: Answers, lengths: Mapping[str, int]) -> Answer:
    figure = answer.figure
    if isinstance(figure, Listed):
        return _length(figure, answer.at, lengths.get(figure.list_name))
    if not rests_on_lists(figure) or answer.part:
        return answer
    assert isinstance(figure, Derived), "only derived figures rest on lists besides their lengths"
    parts = {name: _with_length(answers.of(part.name), answers, lengths) for name, part in figure.parts}
    return _derived(figure, answer.at, parts)


def rests_on_lists(figure: Figure) -> bool:
    """Whether the figure is the length of a list, or is computed from one."""
    return isinstance(figure, Listed) or (
        isinstance(figure, Derived) and any(rests_on_lists(part) for _, part in figure.parts)
    )


def _derived(
    figure: Derived, at: At, parts: Mapping[str, Answer], breakdown: str = "", part: str = "", code: str = ""
) -> Answer:
    """The figure computed from its parts' values; the worst state of a part is its own."""
    states = {a.state for a in parts.values()}
    state = next((s for s in _GRAVITY if s in states), State.KNOWN)
    value = None
    if state is State.KNOWN:
        computed = figure.compute(**{name: a.value for name, a in parts.items()})
        value = None if computed is None else exact(computed)
        state = State.NONE if value is None else State.ZERO if value == 0 else State.KNOWN
    return Answer(
        figure, at, value, state, part=part, breakdown=breakdown, code=code,
        missing=tuple(dict.fromkeys(m for a in parts.values() for m in a.missing)),
        thresholds=tuple(dict.fromkeys(t for a in parts.values() for t in a.thresholds)),
        note=next((a.note for a in parts.values() if a.state is State.SUPPRESSED), ""),
    )  # fmt: skip


def _check_sum(whole: Answer, breakdown: Breakdown, parts: Iterable[Answer]) -> None:
    figure = whole.figure
    if not isinstance(figure, Selected) or figure.reduction.how not in (How.COUNTS, How.TOTALS):
        return
    found = list(parts)
    total = sum((a.value for a in found if a.value is not None), Decimal(0))
    if any(a.state is State.NOT_REPORTED for a in found):
        return  # the register that tells the categories is not there
    if whole.value is not None and total != whole.value:
        raise PartsDoNotAdd(
            tr("“{label}”总数为 {whole}，分项之和为 {total}。", label=figure.label, whole=whole.value, total=total),
            where=tr("指标“{label}”，按“{breakdown}”分项", label=figure.label, breakdown=breakdown.label),
            mend=tr("请核对该指标的取数函数是否让一条记录出现了几次。"),
        )
