"""`gongshi place`: students and posts, judges and entries, groups and units, recuperation in the stated order (安排)."""

from __future__ import annotations

from collections.abc import Callable

from gongshi import BadInput, tr
from gongshi.packs.command import Given, Kind, Opened, Option, Outcome
from gongshi_organs.commands.form import check_reader, made, on_workspace
from gongshi_organs.commands.reads import PLACED


class NoSuchPlacing(BadInput):
    """None of the kinds of placing has this name (没有这种安排)."""


class BadBatches(BadInput):
    """The places of the batches are not whole numbers (各批名额写法有误)."""


def run(given: Given, opened: Callable[[], Opened]) -> Outcome:
    """The placing with its reasons, and with --to its document. Raises NoSuchPlacing, BadBatches, NobodyLooks, CannotPair."""
    from gongshi_organs.placing import PLACINGS, Asked
    from gongshi_organs.views.rows import rows_of

    kind = PLACINGS.get(str(given["kind"]))
    if kind is None:
        raise NoSuchPlacing(
            tr("没有“{kind}”这种安排。", kind=str(given["kind"])),
            where=tr("命令行"),
            mend=tr("可用的：{kinds}。", kinds="、".join(PLACINGS)),
        )
    asked = Asked(
        str(given.get("of") or ""), int(str(given.get("each") or 0)), _batches(str(given.get("places") or ""))
    )
    bench = opened()
    if kind.sealed:
        check_reader(bench, kind.title)
    rows = rows_of(bench.engine, *kind.reads, sealed=kind.sealed)
    return made(given, bench, kind.title, kind.made(rows, bench.at, asked))


def _batches(text: str) -> tuple[int, ...]:
    """Places of each batch, as 30、30、40. Raises BadBatches."""
    words = text.replace("，", "、").replace(",", "、").split("、") if text else []
    if not all(word.strip().isdecimal() for word in words):
        raise BadBatches(tr("“{text}”不是各批的名额。", text=text), where=tr("命令行"), mend=tr("请写作 30、30、40。"))
    return tuple(int(word) for word in words)


COMMAND = on_workspace(
    "place",
    "安排：岗位与学生、评委与作品、列席组和调研组与部门、疗休养的先后，同一输入得同一结果。",
    run,
    Option("kind", "岗位、评委、列席、调研或疗休养。", Kind.TEXT, argument=True),
    Option("of", "评委：评选编号；列席、调研：队伍，多个用、隔开；疗休养：荣誉系列。"),
    Option("each", "评委：每件作品几位；不写则按评选台账。", Kind.WHOLE),
    Option("places", "疗休养：各批名额，如 30、30、40。"),
    reads=PLACED,
    names_reader=True,
)
