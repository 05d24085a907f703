"""What a chart and a map are drawn from, before anybody draws them (图的数据)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from gongshi.errors import BadInput
from gongshi.i18n import tr
from gongshi.notices.annex import fact_of
from gongshi.notices.notice import Chart, Map, Spot
from gongshi.notices.slot import Slot, SlotBook, Spans
from gongshi.wording.quantity import Role, write_quantity

if TYPE_CHECKING:
    from gongshi.notices.facts import Facts


PLACING = ("road_code", "from_m", "to_m")  # the facts of an entry that say where on a line it is


class BadDrawing(BadInput):
    """A chart or map in a template does not say what to draw (图的参数有误)."""


def chart(arguments: Mapping[str, str], facts: Facts, book: SlotBook, caption: Spans) -> Chart:
    """A chart of a figure's breakdown (figure=, by=) or of a list's entries (list=, by=)."""
    by = arguments.get("by", "")
    if "figure" in arguments and by:
        return _of_figure(arguments["figure"], by, facts, book, caption)
    if "list" in arguments and by:
        return _of_list(arguments["list"], by, arguments.get("sum", ""), facts, book, caption)
    raise BadDrawing(
        tr("@图 没有写明画什么。"),
        where=tr("模板中的 @图[{arguments}]", arguments=" ".join(f"{k}={v}" for k, v in arguments.items())),
        mend=tr("请写作 @图[figure=指标 by=列] 或 @图[list=名单 by=项目]。"),
    )


def _of_figure(name: str, by: str, facts: Facts, book: SlotBook, caption: Spans) -> Chart:
    answers = [a for a in facts.answers.parts(name, by) if a.value is not None]
    unit = answers[0].figure.unit if answers else ""
    slots = tuple(
        book.figure(f"figure:{name}[{a.part}]", a.value, write_quantity(a.value or 0, unit, Role.TABLE))
        for a in answers
    )
    return Chart(f"chart:{name}.{by}", caption, tuple(a.part for a in answers), slots, unit)


def _of_list(name: str, by: str, total: str, facts: Facts, book: SlotBook, caption: Spans) -> Chart:
    counted: Counter[str] = Counter()
    for entry in facts.entries(name):
        value = fact_of(entry, total) if total else 1
        counted[str(fact_of(entry, by) or "")] += value if isinstance(value, int) else 0
    unit = facts.roll(name).rule.unit
    slots = tuple(_slot(book, f"list:{name}.{by}[{k}]", n, unit) for k, n in counted.items())
    return Chart(f"chart:{name}.{by}", caption, tuple(counted), slots, unit)


def _slot(book: SlotBook, source: str, n: int, unit: str) -> Slot:
    return book.figure(source, n, write_quantity(n, unit, Role.TABLE))


def map_of(name: str, facts: Facts, caption: Spans) -> Map:
    """A map of a list whose entries have the facts road_code, from_m and to_m."""
    spots = []
    for i, entry in enumerate(facts.entries(name), 1):
        road, start, end = (fact_of(entry, f) for f in PLACING)
        if road and isinstance(start, int):
            spots.append(Spot(str(road), start, end if isinstance(end, int) else start, entry.shown_name, i))
    return Map(f"map:{name}", caption, facts.lines, tuple(spots))
