"""A year of saved rows: what the ten-thousandth costs, and the pages after it (办公台一年的录入).

    python benchmarks/desk_year.py [--rows 10000] [--steps 100,1000,10000] [--tries 12]

Every saved row is a delivery of its own. The demo city of the organs pack gets so many of them, laid
into its vault as the desk lays them (one row, mode changes, the note of a saving), by many units. At
each step the desk saves rows through its own form and opens the pages that come next: the clerk's own
page, the register, the row with its history, the board of the month counted anew. Printed are the
median milliseconds of wall and of this process's own CPU, which neighbours do not disturb, and once
the seconds that a desk just started takes to its first page. A cost that grows with the number of
deliveries would show here; the last column says how many times the first step's CPU the last one is.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

MONTH = "2022-11"
ROW = {"kind": "主题党日", "held_on": "2022-11-11", "heads": "35", "accept": "1"}
PAGES = ("clerk's own page", "register", "row's history", "row saved", "board of the month")
START = """
import sys, time
begun = time.process_time()
from pathlib import Path
from gongshi.office.standing import standing_of
from gongshi.office.workspace import Workspace
workspace = Workspace.open(Path(sys.argv[1]))
held = standing_of(workspace).count(workspace.registers["activities"])
print(f"{held} rows laid out by a desk just started: {time.process_time() - begun:.1f} s of CPU")
"""
Spent = tuple[float, float]


def main() -> int:
    """Lay rows in, measure at each step, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--steps", default="100,1000,10000", help="how many saved rows lie there when it is measured")
    parser.add_argument("--tries", type=int, default=12)
    given = parser.parse_args()
    steps = [int(step) for step in given.steps.split(",")]
    with tempfile.TemporaryDirectory(prefix="desk-year-") as folder:
        workspace = begun(Path(folder) / "city")
        units, laid, found = unit_codes(workspace), 0, {}
        for step in steps:
            taken = timed(lambda to=step, since=laid: lay(workspace, units, since, to))
            found[step] = measured(workspace, units, given.tries)
            laid = step + given.tries
            print(f"{step} saved rows laid in ({taken[0]:.0f} s); the pages:", flush=True)
            for what in PAGES:
                wall, cpu = found[step][what]
                print(f"    {what:20} wall {wall * 1000:7.0f} ms   CPU {cpu * 1000:7.0f} ms", flush=True)
            print("   ", subprocess.check_output([sys.executable, "-c", START, workspace.root], text=True).strip())
        for what in PAGES:
            print(
                f"{what:20} CPU at {steps[-1]} / at {steps[0]}: {found[steps[-1]][what][1] / found[steps[0]][what][1]:.2f}"
            )
    return 0


def begun(root: Path) -> Any:
    """The city behind a desk with its tables."""
    from gongshi.office.demo import begin

    workspace = begin(root, pack="organs", size=1).workspace
    from gongshi.desk.project.ready import make_ready, make_tables

    make_ready(workspace.root)
    make_tables()
    from django.conf import settings

    settings.ALLOWED_HOSTS, settings.GONGSHI_PATIENCE = ["testserver"], 600.0
    return workspace


def unit_codes(workspace: Any) -> list[str]:
    """The units of the city."""
    from gongshi.office.standing import standing_of, text_of

    return [text_of(row["code"]) for row in standing_of(workspace).rows(workspace.registers["units"])]


def lay(workspace: Any, units: list[str], since: int, upto: int) -> None:
    """Rows number `since` to `upto`, each a delivery as a saving makes it, without its judging."""
    from gongshi.office.deliveries import Handover, kept
    from gongshi.office.standing import standing_of
    from gongshi.records.delivery import Mode
    from gongshi.records.entered import entered

    register, vault = workspace.registers["activities"], standing_of(workspace).vault
    with tempfile.TemporaryDirectory() as folder:
        for number in range(since, upto):
            unit = units[number % len(units)]
            row = {"id": f"NB{number:06}", "kind": "主题党日", "held_on": "2022-11-11", "title": f"第{number}次",
                   "organisers": unit, "heads": "35", "recorded_on": "2022-11-12"}  # fmt: skip
            checked = entered(register, (row,), Path(folder) / "录入.json", "网上填报", f"{number:032x}")
            kept(workspace, checked, Handover(unit, Mode.CHANGES, note=f"desk:{number:032x} clerk"), vault)


def measured(workspace: Any, units: list[str], tries: int) -> dict[str, Spent]:
    """The median of each page's wall and CPU seconds."""
    ask, spent = clerk(units[0]), {what: [] for what in PAGES}
    board = office()
    for n in range(tries):
        for what, do in asked(ask, board, n):
            spent[what].append(timed(do))
    return {what: (median(each, 0), median(each, 1)) for what, each in spent.items()}


def asked(ask: Any, board: Any, n: int) -> Iterator[tuple[str, Callable[[], None]]]:
    """What is asked for in one round, in its order: a row is saved, then what comes next is opened."""
    title = f"实测{time.monotonic_ns()}"
    yield (
        "row saved",
        lambda: well(ask.post("/enter/activities/", {**ROW, "title": title, "token": f"{time.time_ns():x}"}), 302),
    )
    yield "clerk's own page", lambda: well(ask.get("/enter/"))
    yield "register", lambda: well(ask.get("/registers/activities/?sort=-held_on"))
    yield "row's history", lambda: well(ask.get("/registers/activities/row/?k=NB000000"))
    if n % 4 == 0:
        yield "board of the month", lambda: well(board.get(f"/month/organs/{MONTH}/"))


def clerk(unit: str) -> Any:
    """The client of this unit's clerk."""
    from gongshi.desk.role import DeskRole

    return _client("clerk", DeskRole.UNIT_CLERK, unit)


def office() -> Any:
    """The client of the office."""
    from gongshi.desk.role import DeskRole

    return _client("office", DeskRole.OFFICE, "")


def _client(name: str, role: Any, unit: str) -> Any:
    from django.test import Client

    from gongshi.desk.sessions import SECOND
    from gongshi.desk.store.user import DeskUser

    user = DeskUser.objects.filter(username=name).first() or DeskUser.objects.add(
        name, password=None, name=name, role=role, unit=unit
    )
    client = Client()
    client.force_login(user)
    session = client.session
    session[SECOND] = True
    session.save()
    return client


def well(answer: Any, status: int = 200) -> None:
    """Nothing, for the answer that was wanted."""
    if answer.status_code != status:
        raise SystemExit(f"{answer.status_code}: {answer.content.decode()[:2000]}")


def timed(do: Callable[[], None]) -> Spent:
    """Wall and CPU seconds."""
    wall, cpu = time.perf_counter(), time.process_time()
    do()
    return time.perf_counter() - wall, time.process_time() - cpu


def median(each: list[Spent], part: int) -> float:
    """The median of walls (0) or of CPU (1)."""
    return statistics.median(one[part] for one in each) if each else 0.0


if __name__ == "__main__":
    sys.exit(main())
