"""The figure sheet: every number of a notice with what it means and where it is from (口径表).

For the office that has to answer for each number: the sentence it stands in, its definition,
period, as-of, what is counted once, thresholds with their documents, last value and why it
changed. As a grid for a workbook and as a page.
"""

from __future__ import annotations

import re
from collections import Counter
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.figures.figure import Selected
from gongshi.grid import Cell, Grid
from gongshi.i18n import explained, tr
from gongshi.notices.html import page
from gongshi.notices.slot import Slot, plain
from gongshi.notices.voice import rounded
from gongshi.wording.change import write_change
from gongshi.wording.quantity import Role, write_quantity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gongshi.figures.answer import Answer
    from gongshi.figures.compare import Comparison
    from gongshi.figures.threshold import Threshold
    from gongshi.notices.facts import Facts
    from gongshi.notices.notice import Notice

COLUMNS = (
    "序号", "文中语句", "指标", "数值", "定义与统计口径", "期间", "截至", "去重依据", "来源", "阈值及依据", "上期数", "变化及说明",
)  # fmt: skip
_WIDTHS = (6, 34, 16, 12, 40, 14, 18, 14, 24, 36, 14, 30)
_SENTENCE = re.compile(r"[^。；！？\n]*[。；！？]?")


def figure_sheet(facts: Facts, notice: Notice | None = None) -> Grid:
    """One row for each figure and each list, with the sentence of `notice` it stands in."""
    said = _sentences(notice) if notice else {}
    rows = [*_figure_rows(facts, said), *_list_rows(facts, said)]
    return Grid(
        title=tr("口径表"), columns=COLUMNS, widths=_WIDTHS, landscape=True, locked=frozenset(range(len(COLUMNS))),
        rows=tuple((i, *row) for i, row in enumerate(rows, 1)), lead=_lead(facts), notes=_notes(facts),
    )  # fmt: skip


def write_figure_html(facts: Facts, path: Path, notice: Notice | None = None) -> None:
    """Write the figure sheet to `path` as one page with a scoped table."""
    grid = figure_sheet(facts, notice)
    head = "".join(f'<th scope="col">{escape(c)}</th>' for c in grid.columns)
    body = "\n".join(f"<tr>{''.join(_cell(c, i) for i, c in enumerate(row))}</tr>" for row in grid.rows)
    lead = "".join(f'<p class="small">{escape(line)}</p>' for line in (*grid.lead, *grid.notes))
    total = sum(grid.widths)
    columns = "".join(f'<col style="width:{w * 100 / total:.1f}%">' for w in grid.widths)
    table = f"<table><colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody></table>"
    main = (
        f'<main class="sheet"><h1>{escape(grid.title)}</h1>{lead}'
        f'<div class="table" tabindex="0" role="region" aria-label="{escape(grid.title)}">{table}</div></main>'
    )
    path.write_text(page(grid.title, main, grid.title), encoding="utf-8", newline="\n")


def _cell(value: Cell, column: int) -> str:
    tag = 'th scope="row"' if column == 0 else "td"
    text = escape("" if value is None else str(value)).replace("\n", "<br>")
    return f"<{tag}>{text}</{tag[:2]}>"


def _lead(facts: Facts) -> tuple[str, ...]:
    at = facts.at
    return (
        tr("{office}，{period}", office=facts.office.name, period=at.period.label),
        tr("数据截至 {known}，发布日 {released}", known=f"{at.known:%Y-%m-%d %H:%M}", released=at.released),
    )


def _notes(facts: Facts) -> tuple[str, ...]:
    """Notes that several comparisons share; one figure's own stands in its row."""
    times = Counter(n for c in facts.comparisons.values() for n in c.notes)
    return tuple(note for note, n in times.items() if n > 1)


def _sentences(notice: Notice) -> dict[str, str]:
    """The first sentence in which each source stands, by source."""
    found: dict[str, str] = {}
    for spans in notice.spans():
        text, at = plain(spans), 0
        for span in spans:
            if isinstance(span, Slot):
                found.setdefault(span.source, _sentence_at(text, at))
            at += len(span.shown)
    return found


def _sentence_at(text: str, at: int) -> str:
    pieces = [m for m in _SENTENCE.finditer(text) if m[0]]
    return next((m[0].strip() for m in pieces if m.start() <= at < m.end()), text.strip())


def _figure_rows(facts: Facts, said: dict[str, str]) -> Iterator[tuple[Cell, ...]]:
    for answer in (a for a in facts.answers if not a.part):
        figure, found = answer.figure, _comparisons(facts, answer)
        yield (
            said.get(f"figure:{figure.name}", ""),
            figure.label,
            _value(answer),
            "\n".join(t for t in (figure.population, _in_chinese(explained(figure.doc))) if t),
            answer.at.period.label,
            f"{answer.at.known:%Y-%m-%d %H:%M}",
            _distinct(answer, facts),
            _source(answer, facts),
            "\n".join(_threshold(t, facts) for t in answer.thresholds),
            "\n".join(_before(c) for c in found),
            "\n".join(_why(answer, c, _notes(facts)) for c in found),
        )


def _list_rows(facts: Facts, said: dict[str, str]) -> Iterator[tuple[Cell, ...]]:
    for name, roll in facts.rolls.items():
        rule, n = roll.rule, len(facts.entries(name))
        yield (
            said.get(f"list:{name}.count") or said.get(f"list:{name}.naming", ""),
            rule.label,
            write_quantity(n, rule.unit, Role.TABLE),
            _in_chinese(explained(rule.doc)) or tr("符合名单规则的{subject}", subject=rule.subject.label),
            facts.at.period.label,
            f"{facts.at.known:%Y-%m-%d %H:%M}",
            "",
            rule.basis,
            "\n".join(_threshold(t, facts) for t in rule.thresholds),
            "",
            "；".join(roll.notes),
        )


def _value(answer: Answer) -> str:
    if answer.value is None:
        return answer.state.label
    return write_quantity(rounded(answer), answer.figure.unit, Role.TABLE)


def _distinct(answer: Answer, facts: Facts) -> str:
    """How records become the number, with the heading of what is counted once or summed."""
    figure = answer.figure
    if not isinstance(figure, Selected):
        return ""
    how, column = figure.reduction.how.value, figure.reduction.column
    named = (facts.columns.get(f"{register}.{column}") for register in figure.registers)
    label = next((n for n in named if n), column)
    return f"{how}（{label}）" if column else str(how)


def _source(answer: Answer, facts: Facts) -> str:
    document, place = getattr(answer.figure, "document", ""), getattr(answer.figure, "place", "")
    names = "、".join(facts.columns.get(name, name) for name in answer.missing)
    missing = tr("未报送：{names}", names=names) if names else ""
    return "\n".join(t for t in (answer.figure.source, f"{document} {place}".strip(), missing) if t)


def _threshold(threshold: Threshold, facts: Facts) -> str:
    dated = facts.at.dated(threshold)
    value = "、".join(dated.value) if isinstance(dated.value, tuple) else f"{dated.value}"
    return tr(
        "{label} {value}{unit}（{basis}，{since} 起）",
        label=threshold.label, value=value, unit=threshold.unit, basis=dated.basis, since=dated.since,
    )  # fmt: skip


def _in_chinese(doc: str) -> str:
    """The explanation when it is written in Chinese; the clerk's sheet has no English."""
    chinese = sum("\u4e00" <= c <= "\u9fff" for c in doc)
    return doc if chinese * 2 > len(doc) else ""


def _comparisons(facts: Facts, answer: Answer) -> tuple[Comparison, ...]:
    """环比 first, then 同比, where both sides are known."""
    found = (facts.comparisons.get((answer.figure.name, kind)) for kind in ("环比", "同比"))
    return tuple(c for c in found if c is not None and c.change is not None)


def _before(comparison: Comparison) -> str:
    assert comparison.before.value is not None, "only comparisons with a change are shown"
    return write_quantity(comparison.before.value, comparison.now.figure.unit, Role.TABLE)


def _why(answer: Answer, comparison: Comparison, shared: Sequence[str]) -> str:
    points = answer.figure.unit == "%"
    change = write_change(rounded(answer), comparison.before.value, comparison.kind, points=points).text
    own = (n.rstrip("。") for n in comparison.notes if n not in shared)
    return "；".join((change, comparison.basis.label, *own))
