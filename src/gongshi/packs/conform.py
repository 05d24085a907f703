"""The same questions to every pack, ours and a stranger's (领域包核对)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gongshi.errors import GongshiError
from gongshi.figures.example import Example, run_example
from gongshi.figures.figure import Selected
from gongshi.i18n import tr
from gongshi.notices.template import check_template
from gongshi.packs.absences import ABSENCES, held_by, proofs
from gongshi.packs.find import find_command, installed_commands
from gongshi.packs.pack import Pack
from gongshi.records.register import Level, Register


@dataclass(frozen=True)
class Conformity:
    """One question, and what speaks against a yes (核对结果)."""

    question: str
    faults: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether the answer is yes."""
        return not self.faults


def questions(pack: Pack, *, engine: str = "duckdb") -> tuple[Conformity, ...]:
    """Every question with its answer; examples run on `engine`."""
    asked: Sequence[tuple[str, Callable[[Pack], Iterable[str]]]] = (
        (tr("名称各不相同吗？"), _doubles),
        (tr("每个台账都有主键，每一列都说明了类型和密级吗？"), _registers),
        (tr("主键都不是封存的个人信息吗？"), _sealed_keys),
        (tr("每个指标都有口径、单位、来源和说明吗？"), _figures),
        (tr("每个指标都有例子，例子都算得对吗？"), lambda p: _examples(p, engine)),
        (tr("每个阈值都有依据和施行日吗？"), _thresholds),
        (tr("每个名单都有依据，所读台账都存在吗？"), _lists),
        (tr("每个模板里都没有手写的数字吗？"), _templates),
        (tr("没有积分、排名、打卡签到、阅读时长、强制留痕吗？"), _burdens),
        (tr("每个命令都有入口点，能从命令行叫到吗？"), _commands),
    )
    return tuple(Conformity(question, tuple(ask(pack))) for question, ask in asked)


def _doubles(pack: Pack) -> Iterator[str]:
    kinds = (pack.registers, pack.figures, pack.lists, pack.notices, pack.thresholds)
    for kind in kinds:
        for attribute in ("name", "label"):
            counts = Counter(getattr(item, attribute) for item in kind)
            yield from (f"{name}×{n}" for name, n in counts.items() if n > 1)


def _registers(pack: Pack) -> Iterator[str]:
    for register in pack.registers:
        if not register.key or not register.row:
            yield register.label
        labels = Counter(c.label for c in register.columns)
        yield from (f"{register.label}：{label}" for label, n in labels.items() if n > 1)


def _sealed_keys(pack: Pack) -> Iterator[str]:
    for register in pack.registers:
        yield from (f"{register.label}：{c.label}" for c in register.key if c.level >= Level.RESTRICTED)


def _figures(pack: Pack) -> Iterator[str]:
    names = {r.name for r in pack.registers}
    for figure in pack.figures:
        if not (figure.label and figure.unit and figure.population and figure.source and figure.doc):
            yield figure.name
        if isinstance(figure, Selected) and set(figure.registers) - names:
            yield f"{figure.name}：{sorted(set(figure.registers) - names)}"


def _examples(pack: Pack, engine: str) -> Iterator[str]:
    shown = {e.figure.name for e in pack.examples}
    yield from (f"{f.label}：{tr('没有例子')}" for f in pack.figures if isinstance(f, Selected) and f.name not in shown)
    registers: dict[str, Register] = {r.name: r for r in pack.registers}
    for example in pack.examples:
        fault = _failing(example, registers, engine)
        if fault:
            yield f"{example.title}：{fault}"


def _failing(example: Example, registers: Mapping[str, Register], engine: str) -> str:
    """Why the example does not hold; empty when it does."""
    strange = sorted(set(example.tables) - set(registers))
    if strange:
        return tr("没有台账 {names}", names="、".join(strange))
    try:
        run_example(example, registers, engine=engine).check()
    except GongshiError as fault:
        return fault.what
    except Exception as fault:  # a stranger's figure may fail in any way; he is told which
        return f"{type(fault).__name__}: {fault}"
    return ""


def _thresholds(pack: Pack) -> Iterator[str]:
    yield from (t.label for t in pack.thresholds if not t.series or not all(d.basis for d in t.series))
    known = {t.name for t in pack.thresholds}
    for rule in pack.lists:
        yield from (f"{rule.label}：{t.name}" for t in rule.thresholds if t.name not in known)


def _lists(pack: Pack) -> Iterator[str]:
    names = {r.name for r in pack.registers} | {"published_names", "published_figures"}
    for rule in pack.lists:
        if not rule.basis or not rule.doc or set(rule.registers) - names:
            yield rule.label


def _templates(pack: Pack) -> Iterator[str]:
    for kind in pack.notices:
        try:
            check_template(kind.template, pack.terms)
        except GongshiError as fault:
            yield f"{kind.label}：{fault.what}"


def _commands(pack: Pack) -> Iterator[str]:
    yield from (c.name for c in pack.commands if c.name not in installed_commands() or find_command(c.name) != c)


def _burdens(pack: Pack) -> Iterator[str]:
    yield from (f"{proof.absence.label}：{place}" for proof in proofs([pack]) for place in proof.found)
    ids = {thing.id for thing in held_by(pack) if any(a.gives_away(thing) for a in ABSENCES)}
    yield from (tr("“{id}”不必说明", id=one) for one in pack.apart if one not in ids)
