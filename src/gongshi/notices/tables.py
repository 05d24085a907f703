"""Tables that the office needs beside the text: figures, gates, lists, boxes to sign (内部表格)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from gongshi.errors import NotFound
from gongshi.i18n import tr
from gongshi.notices.notice import Rows
from gongshi.notices.slot import Fixed, Slot, SlotBook, Spans
from gongshi.notices.voice import rounded
from gongshi.wording.quantity import Role, write_quantity

if TYPE_CHECKING:
    from gongshi.figures.answer import Answer
    from gongshi.lists.candidate import GateResult
    from gongshi.lists.roll import Roll
    from gongshi.notices.facts import Facts
    from gongshi.notices.template import NoticeKind

_LAW = re.compile(r"([^\s《》、；，（）第]*(?:法|规定|条例|办法|规则)(?:（[^（）]*）)?) ?(?=第)")


class NoSuchTable(NotFound):
    """The template asks for a table that nobody builds (没有这种表)."""


def table(name: str, kind: NoticeKind, facts: Facts, book: SlotBook, caption: Spans) -> Rows:
    """The table `name`: figures, lists, gates or signatures. Raises NoSuchTable."""
    if name not in _TABLES:
        raise NoSuchTable(
            tr("没有名为“{name}”的表。", name=name),
            where=tr("模板 {template} 的 @表", template=kind.template.name),
            mend=tr("可用的表：{names}。", names="、".join(_TABLES)),
        )
    return _TABLES[name](kind, facts, book, caption)


def _figures(kind: NoticeKind, facts: Facts, book: SlotBook, caption: Spans) -> Rows:
    answers = [a for a in facts.answers if not a.part and (not kind.figures or a.figure.name in kind.figures)]
    cells = tuple(
        (
            (Fixed(str(i)),),
            (_said(book, f"label:{a.figure.name}", a.figure.label),),
            (figure_slot(book, a),),
            (_said(book, f"population:{a.figure.name}", a.figure.population),),
            (_said(book, f"source:{a.figure.name}", a.figure.source),),
        )
        for i, a in enumerate(answers, 1)
    )
    return Rows("table:figures", caption, ("序号", "指标", "数值", "统计口径", "来源"), (6, 14, 10, 20, 14), cells)


def figure_slot(book: SlotBook, answer: Answer) -> Slot:
    """A figure's value for a table; the state's word when there is no value."""
    source = f"figure:{answer.figure.name}"
    if answer.value is None:
        return book.figure(source, None, answer.state.label, answer.figure.label)
    shown = write_quantity(rounded(answer), answer.figure.unit, Role.TABLE)
    return book.figure(source, answer.value, shown, answer.figure.label)


def _lists(kind: NoticeKind, facts: Facts, book: SlotBook, caption: Spans) -> Rows:
    cells = tuple(_list_row(i, facts.roll(n), facts, book) for i, n in enumerate(kind.lists or tuple(facts.rolls), 1))
    columns = ("序号", "名单", "拟公布", "待复核", "已退回", "依据")
    return Rows("table:lists", caption, columns, (6, 14, 8, 8, 8, 20), cells)


def _list_row(i: int, roll: Roll, facts: Facts, book: SlotBook) -> tuple[Spans, ...]:
    name, unit = roll.rule.name, roll.rule.unit
    counts = (("count", len(facts.entries(name))), ("waiting", len(roll.waiting)), ("refused", len(roll.refused)))
    unknown = tr("未报送") if roll.not_reported else ""
    numbers = tuple(
        (book.figure(f"list:{name}.{part}", unknown or n, unknown or write_quantity(n, unit, Role.TABLE)),)
        for part, n in counts
    )
    label = _said(book, f"rule:{name}", roll.rule.label)
    basis = _said(book, f"rule:{name}.basis", titled(roll.rule.basis))
    return ((Fixed(str(i)),), (label,), *numbers, (basis,))


def _gates(kind: NoticeKind, facts: Facts, book: SlotBook, caption: Spans) -> Rows:
    cells = tuple(
        _gate_row(roll, held, facts, book)
        for roll in (facts.roll(n) for n in kind.lists or tuple(facts.rolls))
        for held in _by_gate(roll, facts)
    )
    return Rows("table:gates", caption, ("名单", "关口", "依据", "通过", "未通过"), (14, 18, 26, 6, 8), cells)


def _by_gate(roll: Roll, facts: Facts) -> list[list[list[GateResult]]]:
    """The gates of one name, for each entry together: one line, however many registers it asks."""
    found: dict[str, list[list[GateResult]]] = {}
    for entry in facts.entries(roll.rule.name):
        own: dict[str, list[GateResult]] = {}
        for gate in entry.candidate.gates:
            own.setdefault(gate.label, []).append(gate)
        for label, gates in own.items():
            found.setdefault(label, []).append(gates)
    return list(found.values())


def _gate_row(roll: Roll, held: Sequence[Sequence[GateResult]], facts: Facts, book: SlotBook) -> tuple[Spans, ...]:
    gate, source = held[0][0], f"gate:{roll.rule.name}.{held[0][0].code}"
    passed = sum(all(g.passed for g in gates) for gates in held)
    articles = dict.fromkeys(g.article for gates in held for g in gates if g.article)
    return (
        (_said(book, f"rule:{roll.rule.name}", roll.rule.label),),
        (_said(book, f"{source}.label", gate.label),),
        (_said(book, f"{source}.article", titled("；".join(articles))),),
        (book.figure(f"{source}.passed", passed, str(passed)),),
        (book.figure(f"{source}.failed", len(held) - passed, str(len(held) - passed)),),
    )


def _signatures(kind: NoticeKind, facts: Facts, book: SlotBook, caption: Spans) -> Rows:
    cells = tuple(((Fixed(step),), (), (), ()) for step in kind.steps)
    return Rows("table:signatures", caption, ("环节", "意见", "签名", "日期"), (10, 28, 12, 12), cells, tall=True)


def titled(basis: str) -> str:
    """The citation as running text writes it, each law in title marks (法条引用).

    >>> titled("刑法 第七十二条第一款、第七十三条；处理程序规定第六十条；某市规定")
    '《刑法》第七十二条第一款、第七十三条；《处理程序规定》第六十条；某市规定'
    """
    return _LAW.sub(r"《\1》", basis)


def _said(book: SlotBook, source: str, text: str) -> Slot:
    return book.figure(source, text, text)


_TABLES: dict[str, Callable[[NoticeKind, Facts, SlotBook, Spans], Rows]] = {
    "figures": _figures,
    "lists": _lists,
    "gates": _gates,
    "signatures": _signatures,
}
