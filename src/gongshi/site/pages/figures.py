"""The pages of the figures: all, each over its periods, each published value with its records (数字页)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby, islice

from gongshi.site.chart import chart
from gongshi.site.downloads import LONG, Offered, Table, files_of, offers
from gongshi.site.figures import Column, Figure, Records, Rows, Value
from gongshi.site.linked_data import dataset, series
from gongshi.site.model import Correction, Site
from gongshi.site.page import Crumbs, Frame, Head, day_text, markup, moment_text, page
from gongshi.site.piece import Files, Piece
from gongshi.site.rows import record_rows

SHOWN = 100
_SHORT = 12
_UP: Crumbs = (("首页", "index.html"), ("数字", "figures/index.html"))
_SERIES = (
    Column("period", "期间"), Column("value", "数值", "小数"), Column("state", "状态"), Column("shown", "公布的写法"),
    Column("was", "更正前"), Column("known", "截至", "时间"), Column("released", "发布", "日期"),
)  # fmt: skip


def figures(site: Site, frame: Frame) -> Iterator[Piece]:
    """The index, and the pages and files of every figure."""

    def index() -> Files:
        head = Head("figures/index.html", "全部数字", "figures", _UP[:1])
        groups = [(label, list(found)) for label, found in groupby(site.figures, key=lambda f: f.group)]
        return {head.path: page("figures.html", frame, head, groups=groups)}

    lines = [
        (f.name, f.label, f.group, f.population, f.latest.shown, f.latest.exact, f.latest.label) for f in site.figures
    ]
    yield Piece("figures/index", (frame, lines), index)
    for figure in site.figures:
        fixes = tuple(c for c in site.corrections if c.href.startswith(f"figures/{figure.name}/"))
        yield Piece(f"figures/{figure.name}", (frame, _over_periods(figure), fixes), _page(figure, fixes, frame))
        for value in figure.values:
            path = path_of(figure, value)
            own = tuple(c for c in fixes if c.href == path)
            yield Piece(path, (frame, _definition(figure), value, own), _value_page(figure, value, own, frame))


def path_of(figure: Figure, value: Value) -> str:
    """The page of one published value."""
    return f"figures/{figure.name}/{value.period}.html"


def _definition(figure: Figure) -> object:
    return (figure.name, figure.label, figure.unit, figure.population, figure.definition, figure.source, figure.how)


def _over_periods(figure: Figure) -> object:
    values = [
        (v.period, v.label, v.shown, v.exact, v.state, v.known, v.released, v.notice, v.was) for v in figure.values
    ]
    latest = figure.latest
    return _definition(figure), values, figure.examples, latest.changes, latest.note, latest.thresholds


def _page(figure: Figure, corrections: tuple[Correction, ...], frame: Frame) -> Callable[[], Files]:
    def make() -> Files:
        stem = f"figures/{figure.name}/values"
        files = files_of(
            Table(f"{figure.label}各期的值", about(figure), _SERIES, partial(_series, figure), len(figure.values)), stem
        )
        offered = offers(stem, f"{figure.label}-各期", files)
        path = f"figures/{figure.name}.html"
        head = Head(path, figure.label, "figures", _UP, figure.population, series(figure, frame.office, path, offered))
        text = page("figure.html", frame, head, figure=figure, chart=markup(chart(figure)), offered=offered,
                    corrections=corrections)  # fmt: skip
        return {path: text, **files}

    return make


def _series(figure: Figure) -> Rows:
    return tuple(
        (v.period, v.value, v.state, v.shown, v.was or None, v.known.isoformat(), v.released.isoformat())
        for v in figure.values
    )


def _value_page(figure: Figure, value: Value, corrections: tuple[Correction, ...], frame: Frame) -> Callable[[], Files]:
    def make() -> Files:
        path = path_of(figure, value)
        records = in_hand(value.records)
        files, offered = _records(figure, value, records)
        head = Head(path, f"{figure.label}（{value.label}）", "figures", (*_UP, (figure.label, f"figures/{figure.name}.html")),
                    figure.population, dataset(figure, value, frame.office, path, offered))  # fmt: skip
        columns = [c.label for c in value.records.columns] if value.records else []
        held = records.held if records and records.columns else 0
        first = islice(records.rows(), SHOWN) if records and held else ()
        shown = [["" if c is None else str(c) for c in row] for row in first]
        text = page("value.html", frame, head, figure=figure, value=value, columns=columns, held=held,
                    listed=len(shown), body=record_rows(shown, short_columns(shown)), offered=offered,
                    corrections=corrections, sql=value.sql())  # fmt: skip
        return {path: text, **files}

    return make


def short_columns(rows: Sequence[Sequence[str]]) -> list[bool]:
    """Which columns have only short cells, which then are not broken over lines."""
    return [max(map(len, column), default=0) <= _SHORT for column in zip(*rows, strict=True)]


def in_hand(records: Records | None) -> Records | None:
    """The records with their rows read once, when they are few; three files and the page are made of them."""
    if records is None or not records.columns or records.held > LONG:
        return records
    rows = tuple(records.rows())
    return replace(records, rows=lambda: rows)


def _records(figure: Figure, value: Value, records: Records | None) -> tuple[Files, tuple[Offered, ...]]:
    if records is None or not records.columns:
        return {}, ()
    stem = f"figures/{figure.name}/{value.period}-records"
    said = {**about(figure), **_of_value(value, records)}
    files = files_of(
        Table(f"{figure.label}（{value.label}）的记录", said, records.columns, records.rows, records.held), stem
    )
    return files, offers(stem, f"{figure.label}-{value.period}-记录", files)


def about(figure: Figure) -> dict[str, str]:
    """The head of a data dictionary: what the numbers mean."""
    return {
        "figure": figure.name, "label": figure.label, "unit": figure.unit, "population": figure.population,
        "definition": figure.definition, "source": figure.source, "reduction": figure.how,
    }  # fmt: skip


def _of_value(value: Value, records: Records) -> dict[str, str]:
    withheld = "、".join(records.withheld)
    return {
        "period": value.period, "value": value.exact, "state": value.state, "as_of": moment_text(value.known),
        "released": day_text(value.released), "total": str(records.total), "withheld": withheld, "note": records.note,
    }  # fmt: skip
