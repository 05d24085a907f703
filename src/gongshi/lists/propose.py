"""Candidates of a rule: its selection run, its judgement asked, its result checked (产生候选).

A rule is a pack's code. What it gives back is checked here once, so that no list can hold a
subject twice or a name without a reason and a basis.
"""

from __future__ import annotations

import inspect
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongshi.errors import BadInput
from gongshi.figures.told import never_filled
from gongshi.i18n import speaking, tr
from gongshi.lists.candidate import Candidate, ListRule

if TYPE_CHECKING:
    from gongshi.engines.expression import Runs, Table
    from gongshi.figures.at import At


class RuleFault(BadInput):
    """A rule gave candidates that cannot stand on a list (名单规则的结果不合格)."""


@dataclass(frozen=True)
class Proposal:
    """What a rule says at a time: its candidates, and notes on what it leaves out.

    `not_told` are labels of columns that the rule rests on and nobody ever filled: whether
    anybody else belongs on the list is then unknown.
    """

    candidates: tuple[Candidate, ...]
    notes: tuple[str, ...] = ()
    not_told: tuple[str, ...] = ()


def propose(rule: ListRule, at: At, engine: Runs) -> tuple[Candidate, ...]:
    """The candidates of `rule`, each with reasons, in the rule's order (候选).

    Ties share an order and stand by subject. Nobody picked gives none. Raises RuleFault.
    """
    return proposal(rule, at, engine).candidates


def proposal(rule: ListRule, at: At, engine: Runs, *, picked: Mapping[str, Table] | None = None) -> Proposal:
    """The candidates and the notes of `rule`, from one reading of its registers.

    `picked` is its `selection` when that was made already.
    """
    parts = selection(rule, at, engine) if picked is None else picked
    rows = {name: engine.rows(table) for name, table in parts.items()}
    with speaking("zh"):  # reasons and facts are printed in documents, and are what reviewers sign
        found = tuple(rule.judge(rows, at))
        untold = tuple(_untold(rule, found, engine))
        notes = (*rule.notes(rows, at), *_said(untold))
    faults = list(_faults(found))
    if faults:
        raise RuleFault(
            "\n".join(faults),
            where=tr("名单规则“{label}”（{name}）", label=rule.label, name=rule.name),
            mend=tr("这是领域包的缺陷：请把本条信息发给领域包的维护人。"),
        )
    return Proposal(() if untold and rule.honour else _sorted(rule, found), notes, untold)


def _untold(rule: ListRule, found: Sequence[Candidate], engine: Runs) -> Iterator[str]:
    """What nobody ever filled, by label, and the list cannot be known without."""
    if any(c.is_clear for c in found) and not rule.honour:
        return
    for told in rule.told_by:
        ways = (told,) if isinstance(told, str) else told
        if never_filled(ways, engine, rule.opens) == ways:
            yield "、".join(_label(way, engine) for way in ways)


def _label(way: str, engine: Runs) -> str:
    register, _, column = way.partition(".")
    found = engine.registers[register]
    return tr("{register}的{column}", register=found.label, column=found.column(column).label)


def _said(untold: Sequence[str]) -> Iterator[str]:
    if untold:
        yield tr("从未填报：{columns}；本期有没有符合条件的，无从得知。", columns="、".join(untold))


def selection(rule: ListRule, at: At, engine: Runs) -> Mapping[str, Table]:
    """The tables that the rule's selection makes, not run, by name; `rows` for a single one (取数)."""
    tables = {name: engine.tables(name, sealed=name in rule.opens) for name in rule.registers}
    clock = {"at": at} if "at" in inspect.signature(rule.select).parameters else {}
    made = rule.select(**tables, **clock)
    return made if isinstance(made, Mapping) else {"rows": made}


def _faults(candidates: Sequence[Candidate]) -> Iterator[str]:
    for subject, times in Counter(c.subject for c in candidates).items():
        if times > 1:
            yield tr("对象“{subject}”出现 {times} 次，应只出现一次。", subject=subject, times=times)
    for candidate in candidates:
        if not candidate.reasons:
            yield tr("对象“{subject}”没有理由。", subject=candidate.subject)
        elif not any(r.basis for r in candidate.reasons):
            yield tr("对象“{subject}”的理由都没有依据文件。", subject=candidate.subject)


def _sorted(rule: ListRule, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    try:
        return tuple(sorted(candidates, key=lambda c: (c.order, c.subject)))
    except TypeError as fault:
        raise RuleFault(
            tr("候选的次序无法比较：{fault}", fault=fault),
            where=tr("名单规则“{label}”（{name}）", label=rule.label, name=rule.name),
            mend=tr("这是领域包的缺陷：同一名单的次序应为同类型的值，空值须先换成确定的值。"),
        ) from fault
