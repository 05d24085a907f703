"""`gongshi collate`: timetables, archives, ledgers, progress and what is due, made of rows (汇编)."""

from __future__ import annotations

from collections.abc import Callable

from gongshi import BadInput, tr
from gongshi.packs.command import Given, Kind, Opened, Option, Outcome
from gongshi_organs.commands.form import check_reader, made, on_workspace
from gongshi_organs.commands.reads import COLLATED


class NoSuchCollation(BadInput):
    """None of the kinds of collation has this name (没有这种汇编)."""


def run(given: Given, opened: Callable[[], Opened]) -> Outcome:
    """The collation's rows, and with --to its document. Raises NoSuchCollation, NotChosen, NobodyLooks, NoSuchEnding."""
    from gongshi_organs.collations import COLLATIONS
    from gongshi_organs.views.rows import rows_of

    kind = COLLATIONS.get(str(given["kind"]))
    if kind is None:
        raise NoSuchCollation(
            tr("没有“{kind}”这种汇编。", kind=str(given["kind"])),
            where=tr("命令行"),
            mend=tr("可用的：{kinds}。", kinds="、".join(COLLATIONS)),
        )
    bench = opened()
    if kind.sealed:
        check_reader(bench, kind.title)
    rows = rows_of(bench.engine, *kind.reads, sealed=kind.sealed)
    return made(given, bench, kind.title, kind.made(rows, bench.at, str(given.get("of") or "")))


COMMAND = on_workspace(
    "collate",
    "汇编：课表、存档、索引、月报、进展、各种台账和应办名单，由台账的行写成文书。",
    run,
    Option("kind", "哪一种，如 课表、进展、荣誉；写错时列出全部。", Kind.TEXT, argument=True),
    Option("of", "指哪一个：单位、工作、队伍或活动类别，编号或名称。"),
    reads=COLLATED,
    names_reader=True,
)
