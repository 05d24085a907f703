"""What the pack's commands have in common: they work on a workspace, make sheets, and write them (命令的样式)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi import Refused, tr
from gongshi.packs.command import Command, Given, Kind, Opened, Option, Outcome

if TYPE_CHECKING:
    from gongshi.grid import Grid

TO = Option("to", "写成文件：xlsx、docx、pdf 或 html。", Kind.PATH)
_SHOWN = 20  # rows on the terminal
_LOCALE = Path(__file__).resolve().parents[1] / "locale"


class NobodyLooks(Refused):
    """Sealed columns were asked for and nobody said who looks (没有写明谁查看)."""


def on_workspace(
    name: str,
    about: str,
    run: Callable[[Given, Callable[[], Opened]], Outcome],
    *options: Option,
    reads: Mapping[str, tuple[str, ...]],
    names_reader: bool = False,
) -> Command:
    """A command of the pack on a workspace, with --to last."""
    return Command(
        name=name, about=about, run=run, options=(*options, TO), on_workspace=True, names_reader=names_reader,
        locale=_LOCALE, reads=reads,
    )  # fmt: skip


def check_reader(bench: Opened, what: str) -> None:
    """Raises NobodyLooks unless a reader was named."""
    if not bench.reader:
        raise NobodyLooks(
            tr("“{what}”要看限定知情的内容，没有写明由谁查看。", what=what),
            where=tr("命令行"),
            mend=tr("请加上 --as 写明办理人；查看会记入查看记录，内容不出本机关。"),
        )


def made(given: Given, bench: Opened, title: str, grids: Sequence[Grid], said: Sequence[str] = ()) -> Outcome:
    """The sheets written where --to says, and said: `said` or the sheets themselves. Raises NoSuchEnding."""
    if given.get("to"):
        _write(Path(str(given["to"])), bench, title, grids)
    lines = said or [title, *(line for grid in grids for line in shown(grid))]
    return Outcome(tuple(lines), {"title": title, "sheets": [_told(g) for g in grids]})


def shown(grid: Grid) -> Iterator[str]:
    """A sheet on the terminal: its first rows, then its notes."""
    yield f"{grid.title}（{'，'.join(grid.lead)}）" if grid.lead else grid.title
    yield "  " + "  ".join(grid.columns)
    for row in grid.rows[:_SHOWN]:
        yield "  " + "  ".join("" if cell is None else str(cell) for cell in row).rstrip()
    if len(grid.rows) > _SHOWN:
        yield "  " + tr("……共 {n} 行，全部请用 --to 写成文件。", n=len(grid.rows))
    yield from (f"  {note}" for note in grid.notes)


def _told(grid: Grid) -> dict[str, object]:
    return {
        "title": grid.title,
        "columns": list(grid.columns),
        "rows": [list(row) for row in grid.rows],
        "notes": list(grid.notes),
    }


def _write(to: Path, bench: Opened, title: str, grids: Sequence[Grid]) -> None:
    from gongshi.notices.tabled import tabled, write_tabled
    from gongshi.records.workbook import write_workbook

    if to.suffix == ".xlsx":
        write_workbook(to, grids)
        return
    issuer = str(bench.at.settings.get("office.name", ""))
    write_tabled(tabled("collation", title, issuer, bench.at.released, grids), to, bench.at.settings, bench.at.known)
