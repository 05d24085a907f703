"""A command of the pack: how many potholes wait for longer than so many days (领域包自带的命令)."""

from __future__ import annotations

from collections.abc import Callable

from gongshi.packs.command import Command, Given, Kind, Opened, Option, Outcome


def run(given: Given, opened: Callable[[], Opened]) -> Outcome:
    """The number that waits, from the registers as the workspace had them at that time."""
    bench = opened()
    potholes = bench.engine.tables("potholes")
    rows = bench.engine.rows(potholes.filter(potholes.mended_on.isnull()).select("found_on"))
    waiting = sum((bench.at.released - row["found_on"]).days > int(str(given["days"])) for row in rows)
    return Outcome((f"等待超过{given['days']}天的坑槽：{waiting}处",), {"waiting": waiting})


COMMAND = Command(
    name="potholes-waiting",
    about="坑槽：等待超过几天的有几处。",
    run=run,
    options=(Option("days", "天数。", Kind.WHOLE, 30),),
    on_workspace=True,
)
