"""`gongshi collate`: the school's timetable, the daily series with its gaps, the column's index, a unit's month (汇编)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from gongshi import BadInput, tr
from gongshi.packs.command import Command, Given, Kind, Opened, Option, Outcome

_KINDS = ("课表", "每日一学", "专栏", "月报")


class NoSuchCollation(BadInput):
    """None of the kinds of collation has this name (没有这种汇编)."""


def run(given: Given, opened: Callable[[], Opened]) -> Outcome:
    """The collation's rows, and with --to its document. Raises NoSuchCollation, NoSuchUnit, NoSuchEnding."""
    from gongshi.notices.tabled import tabled, write_tabled
    from gongshi.records.workbook import write_workbook
    from gongshi_organs.views.collation import READS, collated, title_of
    from gongshi_organs.views.rows import rows_of

    kind = str(given["kind"])
    if kind not in _KINDS:
        raise NoSuchCollation(
            tr("没有“{kind}”这种汇编。", kind=kind),
            where=tr("命令行"),
            mend=tr("可用的：{kinds}。", kinds="、".join(_KINDS)),
        )
    bench = opened()
    grids = collated(kind, rows_of(bench.engine, *READS), bench.at, str(given.get("unit") or ""))
    title = title_of(kind, grids)
    if given.get("to"):
        issuer = str(bench.at.settings.get("office.name", ""))
        notice = tabled("collation", title, issuer, bench.at.released, grids)
        to = Path(str(given["to"]))
        if to.suffix == ".xlsx":
            write_workbook(to, grids)
        else:
            write_tabled(notice, to, bench.at.settings, bench.at.known)
    said = [tr("{title}：{n} 行。", title=title, n=sum(len(g.rows) for g in grids))]
    said += [note for grid in grids for note in grid.notes]
    told = {
        "title": title,
        "sheets": [{"title": g.title, "rows": [list(r) for r in g.rows], "notes": list(g.notes)} for g in grids],
    }
    return Outcome(tuple(said), told)


COMMAND = Command(
    name="collate",
    about="汇编：学堂课表、每日一学存档（列缺号）、专栏索引、单位月报，写成文书。",
    run=run,
    options=(
        Option("kind", "课表、每日一学、专栏或月报。", Kind.TEXT, argument=True),
        Option("unit", "月报的单位：编号或全称。"),
        Option("to", "写成文件：docx、pdf、html 或 xlsx。", Kind.PATH),
    ),
    on_workspace=True,
    locale=Path(__file__).resolve().parents[1] / "locale",
    reads={
        "activities": (
            "document",
            "heads",
            "held_on",
            "id",
            "items",
            "kind",
            "objects",
            "organisers",
            "serial",
            "title",
        ),
        "documents": ("code", "title"),
        "duties": ("code", "day_kind", "days", "rhythm", "since", "times", "title", "trigger", "until", "what", "who"),
        "units": ("abolished_on", "code", "established_on", "kind", "name", "of_unit"),
    },
)
