"""`gongshi recheck`: a series' titles, who holds them after mergers, whose re-check is due (称号复核)."""

from __future__ import annotations

from collections.abc import Callable

from gongshi import tr
from gongshi.packs.command import Given, Kind, Opened, Option, Outcome
from gongshi_organs.commands.form import made, on_workspace


def run(given: Given, opened: Callable[[], Opened]) -> Outcome:
    """Titles with holder, rule of succession and re-check. Raises NoTitles, UnknownRule."""
    from gongshi_organs.views.rows import rows_of
    from gongshi_organs.views.titles import READS, recheck

    bench = opened()
    series = str(given["series"])
    grids = recheck(rows_of(bench.engine, *READS), bench.at, series)
    return made(given, bench, tr("{series}复核名单", series=series), grids)


COMMAND = on_workspace(
    "recheck",
    "复核：在册称号由谁承继、何时应复核、青年占比，按写明的沿革规则。",
    run,
    Option("series", "称号的系列，如 青年文明号。", Kind.TEXT, argument=True),
    reads={
        "units": ("code", "name", "of_unit"),
        "successions": ("kind", "new", "old", "on"),
        "contests": ("code", "series"),
        "entries": (
            "award",
            "awarded_on",
            "check_result",
            "checked_on",
            "contest",
            "id",
            "revoked_on",
            "state",
            "unit",
        ),
        "persons": ("born_on", "state", "unit"),
    },
)
