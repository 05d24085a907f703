"""Network screening against what a user would pick instead, in one run.

    python benchmarks/screening.py [--quick] [--json FILE] [--peers PYTHON] [--folder DIR] [--page]

Equal-split discontinuous density, 50 m lixels, 300 m bandwidth, on Montreal and on synthetic grids of
10 thousand, 100 thousand and 1 million edges. GRASS `v.kernel` is timed alone, without its import;
ours from the GeoPackage to the densities, in a process of its own whose compiled code is loaded; the
start of Python and of the code is told apart. PYTHON is an interpreter that has spaghetti, esda and pandana (group `bench`; this one where it
has them). What is missing is said and left out. Times are medians of interleaved turns; processor time
stands beside wall time, for machines are shared. --quick stops at 10 thousand edges, takes one
turn, leaves spaghetti to Montreal and esda's Gi* out: about two minutes of an idle machine. --page writes the table into the documentation.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import pyogrio
import shapely
from screening_bound import plain_walk
from screening_data import CRS, networks
from screening_page import write

from gongshi_traffic.screening import (
    RoadGraph,
    density,
    even_lixels,
    events_on,
    place_on_roads,
    read_roads,
    road_graph,
    significance,
)
from gongshi_traffic.screening.kernel_density import CUTOFF, NO_OWNER, NO_SKIP, network
from gongshi_traffic.screening.snapping import Placed
from gongshi_traffic.screening.spreading import spread

HERE = Path(__file__).resolve().parent
LIXEL_M, REACH_M, TOLERANCE_M, SIMULATIONS = 50.0, 300.0, 50.0, 999
GRASS_TURNS = {"montreal": 3, "10000": 3, "100000": 1}  # 109 s a turn at 100 thousand, 18 minutes at a million
LEFT_OUT = {"10000": (), "montreal": (), "100000": ("spaghetti", "Gi*")}  # a build that grows faster than the network


def on_roads(roads: Path, crashes: Path) -> tuple[RoadGraph, Placed]:
    """The graph, and the crashes on it, from two GeoPackages."""
    graph = road_graph(read_roads(roads))
    points = shapely.get_coordinates(shapely.from_wkb(pyogrio.raw.read(crashes, columns=[])[2]))
    return graph, place_on_roads(graph, points, tolerance_m=TOLERANCE_M)


def ours(roads: Path, crashes: Path) -> np.ndarray:
    """From two GeoPackages to densities."""
    graph, placed = on_roads(roads, crashes)
    events = events_on(graph, placed)
    return density(graph, even_lixels(graph, LIXEL_M), events, bandwidth_m=REACH_M, method="discontinuous").value


def timed(work: Callable[[], Any]) -> tuple[float, float]:
    """Wall and processor seconds."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def one(roads: Path, crashes: Path) -> None:
    """In a process of its own: one line of JSON with the seconds of the work and the greatest memory."""
    ours(roads, crashes)  # loads the compiled code, and the files into memory
    wall, cpu = timed(lambda: ours(roads, crashes))
    # not ru_maxrss: a child begins with that of its parent
    held = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    peak = int(held.split()[1]) / 2**20
    print(json.dumps({"wall_s": wall, "cpu_s": cpu, "peak_gib": peak}))


def ours_apart(roads: Path, crashes: Path) -> dict[str, float]:
    """`one`, with `process_s`: the seconds of the whole process, Python's start and all imports included."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, str(HERE / "screening.py"), "--one", str(roads), str(crashes)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return {**json.loads(done.stdout.splitlines()[-1]), "process_s": time.perf_counter() - began}


def grass(roads: Path, crashes: Path, folder: Path) -> tuple[float, float] | None:
    """Wall and processor seconds of v.kernel alone, or None without GRASS."""
    if not shutil.which("grass"):
        return None
    script = folder / "kernel.sh"
    script.write_text(
        f"set -e\nv.in.ogr -o --q --overwrite input={roads} output=roads type=line snap=-1\n"
        f"v.in.ogr -o --q --overwrite input={crashes} output=crashes\nTIMEFORMAT='TOOK %R %U %S'\n"
        f"time v.kernel --q --overwrite input=crashes net=roads output=out radius={REACH_M:.0f} segmax={LIXEL_M:.0f} node=split kernel=quartic\n"
    )
    done = subprocess.run(
        ["grass", "--tmp-location", f"EPSG:{CRS}", "--exec", "bash", str(script)], capture_output=True, text=True
    )
    found = [line.split()[1:] for line in done.stderr.splitlines() if line.startswith("TOOK")]
    if done.returncode or not found:
        raise SystemExit(f"GRASS failed: {done.stderr[-400:]}")
    wall, user, system = map(float, found[0])
    return wall, user + system


def peers(name: str, roads: Path, crashes: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Seconds of spaghetti, esda and pandana for what each of them can do."""
    if options.peers is None or name not in LEFT_OUT:
        return {}
    quick = ("Gi*",) if name == "montreal" else ("Gi*", "spaghetti")
    left_out = quick if options.quick else LEFT_OUT[name]
    done = subprocess.run(
        [options.peers, str(HERE / "screening_peers.py"), str(roads), str(crashes), "--without", *left_out],
        capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode:
        print("peers failed:", done.stderr[-400:])
        return {}
    return dict(json.loads(done.stdout.splitlines()[-1]))


def kernel_against_bound(roads: Path, crashes: Path, turns: int) -> dict[str, float]:
    """The kernel beside a walk that only adds one at every lixel reached; both on one core, turn by turn."""
    graph, placed = on_roads(roads, crashes)
    events = events_on(graph, placed, junction_m=0)
    events = events.picked(np.argsort(events.edge, kind="stable"))
    lixels, n = even_lixels(graph, LIXEL_M), len(events)
    net, out, losses = network(graph), np.zeros(len(lixels)), (np.empty(n), np.empty(n))
    arrays = (events.edge, events.offset_m, events.node, events.weight, np.full(n, REACH_M))

    def kernel() -> None:
        spread(net, (lixels.start, lixels.at_m, NO_OWNER), 0, arrays, 0, False, CUTOFF, NO_SKIP, out, *losses)

    def plain() -> int:
        return int(plain_walk(net, lixels.start, lixels.at_m, events.edge, events.offset_m, REACH_M, out))

    made = float(plain())
    kernel()
    both = [(timed(plain)[1], timed(kernel)[1]) for _ in range(turns)]
    bound, ours_s = median(a for a, _ in both), median(b for _, b in both)
    return {
        "contributions": made, "bound_per_core_second": made / bound, "kernel_per_core_second": made / ours_s,
        "share_of_bound": median(a / b for a, b in both),
    }  # fmt: skip


def simulations(roads: Path, crashes: Path) -> dict[str, float]:
    """Significance by 999 simulations on every core, reading apart; nothing is extrapolated.

    Processor seconds and what one thread does alone do not depend on neighbours, wall seconds do.
    """
    graph, placed = on_roads(roads, crashes)
    events, lixels = events_on(graph, placed), even_lixels(graph, LIXEL_M)
    few = even_lixels(graph, 1000)
    significance(graph, few, events.picked(np.arange(9)), bandwidth_m=REACH_M, simulations=19)  # compiles
    began = time.thread_time()
    wall, cpu = timed(lambda: significance(graph, lixels, events, bandwidth_m=REACH_M, simulations=SIMULATIONS, seed=1))
    # what the first thread does alone while the others wait, which no second core can shorten
    return {"simulations": SIMULATIONS, "wall_s": wall, "cpu_s": cpu, "one_thread_s": time.thread_time() - began}


def measured(name: str, roads: Path, crashes: Path, options: argparse.Namespace) -> dict[str, Any]:
    """One network: ours, the peers, the bound, the simulations."""
    ours_apart(roads, crashes)  # the compiled code is there, and the files are in memory, for everybody
    most = 1 if options.quick else GRASS_TURNS.get(name, 0)
    turns = [
        (ours_apart(roads, crashes), grass(roads, crashes, options.folder) if turn < most else None)
        for turn in range(1 if options.quick else 3)
    ]
    ours_s = {key: median(t[0][key] for t in turns) for key in turns[0][0]}
    row: dict[str, Any] = {"network": name, **ours_s, "peers": peers(name, roads, crashes, options)}
    both = [(theirs, mine) for mine, theirs in turns if theirs is not None]
    if both:
        row["grass_s"], row["grass_cpu_s"] = (median(t[0][k] for t in both) for k in (0, 1))
        row["times_grass"] = median(t[0] / m["wall_s"] for t, m in both)
        row["times_grass_cpu"] = median(t[1] / m["cpu_s"] for t, m in both)
        row["times_grass_with_start"] = median(t[0] / m["process_s"] for t, m in both)
    row.update(kernel_against_bound(roads, crashes, 9))
    row["monte_carlo"] = simulations(roads, crashes)
    return row


def result_of(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The rows, with the least of every ratio: no network is picked for its figure."""
    raced = [row for row in rows if "times_grass" in row]
    return {
        "times_fastest_peer": min((row["times_grass"] for row in raced), default=None),
        "times_fastest_peer_cpu": min((row["times_grass_cpu"] for row in raced), default=None),
        "fastest_peer": "GRASS v.kernel, the only one with an equal split",
        "share_of_bound": min(row["share_of_bound"] for row in rows),
        "load": os.getloadavg()[1],
        "networks": rows,
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="Montreal and 10 thousand edges, one turn")
    parser.add_argument("--json", type=Path)
    here = all(importlib.util.find_spec(name) for name in ("spaghetti", "esda", "pandana"))
    parser.add_argument(
        "--peers", default=sys.executable if here else None, help="a Python that has spaghetti, esda and pandana"
    )
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "gongshi-screening")
    parser.add_argument("--page", action="store_true", help="write the table into the documentation")
    parser.add_argument("--one", nargs=2, type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def main() -> int:
    """Measure, print, and write JSON."""
    options = _options()
    if options.one:
        one(*options.one)
        return 0
    options.folder.mkdir(exist_ok=True, parents=True)
    there = {"GRASS (Debian package grass-core)": shutil.which("grass"), "spaghetti, esda, pandana (--peers)": options.peers}  # fmt: skip
    for what in (what for what, found in there.items() if not found):
        print("missing:", what)
    rows = []
    for name, roads, crashes in networks((10_000,) if options.quick else (10_000, 100_000, 1_000_000), options.folder):
        rows.append(measured(name, roads, crashes, options))
        print(json.dumps(rows[-1], indent=1), flush=True)
    result = result_of(rows)
    if options.json:
        options.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    if options.page:
        write(result)
    print(f"times fastest peer ({result['fastest_peer']}): {result['times_fastest_peer']}")
    print(f"share of bound: {result['share_of_bound']:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
