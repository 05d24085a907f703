"""Network screening against what a user would pick instead, in one run.

    python benchmarks/screening.py [--quick] [--json FILE] [--peers PYTHON] [--folder DIR]

Equal-split discontinuous density, 50 m lixels, 300 m bandwidth, on Montreal and on synthetic grids of
10 thousand, 100 thousand and (not with --quick) 1 million edges. GRASS `v.kernel` is timed alone,
without its import; ours from the GeoPackage to the densities. PYTHON is an interpreter that has
spaghetti, esda and pandana (group `bench`). What is missing is said and left out. Times are medians
of interleaved turns; processor time stands beside wall time, for machines are shared.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from screening_bound import plain_walk

from gongshi_traffic.screening import (
    density,
    even_lixels,
    events_on,
    place_on_roads,
    read_roads,
    road_graph,
    significance,
)
from gongshi_traffic.screening.kernel_density import CUTOFF, NO_OWNER, NO_SKIP, network
from gongshi_traffic.screening.spreading import spread

ROOT = Path(__file__).resolve().parent.parent
SIZES = (10_000, 100_000, 1_000_000)
LIXEL_M, REACH_M, TOLERANCE_M = 50.0, 300.0, 50.0
CRS = 32648


def synthetic(edges: int, folder: Path) -> tuple[Path, Path]:
    """A shaken 100 m grid, four fifths of its links, a crash for ten links, 30 % of them on 1 % of links."""
    roads, crashes = folder / f"roads-{edges}.gpkg", folder / f"crashes-{edges}.gpkg"
    if not crashes.exists():
        rng = np.random.default_rng(7)
        ends = _links(edges, rng)
        gpd.GeoDataFrame({"cat_": np.arange(len(ends))}, geometry=shapely.linestrings(ends), crs=CRS).to_file(roads)
        n = len(ends) // 10
        hot = rng.choice(len(ends), len(ends) // 100, replace=False)
        picked = np.concatenate([rng.choice(hot, n * 3 // 10), rng.integers(0, len(ends), n - n * 3 // 10)])
        share = rng.random((n, 1))
        at = ends[picked, 0] * (1 - share) + ends[picked, 1] * share + rng.normal(0, 3, (n, 2))
        gpd.GeoDataFrame({"n": np.arange(n)}, geometry=shapely.points(at), crs=CRS).to_file(crashes)
    return roads, crashes


def _links(edges: int, rng: np.random.Generator) -> np.ndarray:
    side = round((edges / 1.6) ** 0.5) + 1
    at = np.stack(np.meshgrid(np.arange(side), np.arange(side), indexing="ij"), -1) * 100.0
    at += rng.uniform(-20, 20, at.shape)
    at += np.array([500_000, 3_400_000])
    across = np.stack([at[:, :-1], at[:, 1:]], 2).reshape(-1, 2, 2)
    up = np.stack([at[:-1], at[1:]], 2).reshape(-1, 2, 2)
    every = np.concatenate([across, up])
    return every[rng.random(len(every)) < 0.8]


def ours(roads: Path, crashes: Path) -> np.ndarray:
    """From two GeoPackages to densities."""
    graph = road_graph(read_roads(roads))
    placed = place_on_roads(graph, _points(crashes), tolerance_m=TOLERANCE_M)
    return density(
        graph, even_lixels(graph, LIXEL_M), events_on(graph, placed), bandwidth_m=REACH_M, method="discontinuous"
    ).value


def _points(path: Path) -> np.ndarray:
    import pyogrio

    return shapely.get_coordinates(shapely.from_wkb(pyogrio.raw.read(path, columns=[])[2]))


def grass(roads: Path, crashes: Path, folder: Path) -> float | None:
    """Seconds of v.kernel alone, or None without GRASS."""
    if not shutil.which("grass"):
        return None
    script = folder / "kernel.sh"
    script.write_text(
        f"set -e\nv.in.ogr -o --q --overwrite input={roads} output=roads type=line snap=-1\n"
        f"v.in.ogr -o --q --overwrite input={crashes} output=crashes\n"
        "s=$(date +%s.%N)\n"
        f"v.kernel --q --overwrite input=crashes net=roads output=out radius={REACH_M:.0f} segmax={LIXEL_M:.0f} node=split kernel=quartic\n"
        'e=$(date +%s.%N)\necho SECONDS $(echo "$e - $s" | bc -l 2>/dev/null || python3 -c "print($e - $s)")\n'
    )
    done = subprocess.run(
        ["grass", "--tmp-location", f"EPSG:{CRS}", "--exec", "bash", str(script)], capture_output=True, text=True
    )
    found = [line.split()[1] for line in done.stdout.splitlines() if line.startswith("SECONDS")]
    if not found:
        print("GRASS failed:", done.stderr[-400:])
    return float(found[0]) if found else None


def peers(python: str | None, roads: Path, crashes: Path) -> dict[str, float]:
    """Seconds of spaghetti, esda and pandana for what each of them can do."""
    if python is None:
        return {}
    done = subprocess.run(
        [python, str(ROOT / "benchmarks" / "screening_peers.py"), str(roads), str(crashes)],
        capture_output=True,
        text=True,
    )
    if done.returncode:
        print("peers failed:", done.stderr[-400:])
        return {}
    return dict(json.loads(done.stdout.splitlines()[-1]))


def timed(work: Callable[[], Any]) -> tuple[float, float]:
    """Wall and processor seconds."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def kernel_against_bound(roads: Path, crashes: Path, turns: int) -> dict[str, float]:
    """The kernel beside a walk that only adds one at every lixel reached; both on one core, turn by turn."""
    graph = road_graph(read_roads(roads))
    events = events_on(graph, place_on_roads(graph, _points(crashes), tolerance_m=TOLERANCE_M), junction_m=0)
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


def simulations(roads: Path, crashes: Path, count: int) -> dict[str, float]:
    """Significance by `count` simulations on every core, reading apart; and what 999 would take."""
    graph = road_graph(read_roads(roads))
    events, lixels = (
        events_on(graph, place_on_roads(graph, _points(crashes), tolerance_m=TOLERANCE_M)),
        even_lixels(graph, LIXEL_M),
    )
    significance(graph, lixels, events, bandwidth_m=REACH_M, simulations=19)  # compiles, and warms
    few = timed(lambda: significance(graph, lixels, events, bandwidth_m=REACH_M, simulations=19))
    many = timed(lambda: significance(graph, lixels, events, bandwidth_m=REACH_M, simulations=count))
    each = [(b - a) / max(count - 19, 1) for a, b in zip(few, many, strict=True)]
    return {
        "simulations": count,
        "wall_s": many[0],
        "cpu_s": many[1],
        "wall_999_s": few[0] + 980 * each[0],
        "cpu_999_s": few[1] + 980 * each[1],
    }


def measured(name: str, roads: Path, crashes: Path, options: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """One network: ours, the peers, the bound, the simulations."""
    ours(roads, crashes)
    turns = [
        (timed(lambda: ours(roads, crashes)), grass(roads, crashes, folder) if name != "1000000" else None)
        for _ in range(options.turns)
    ]
    wall, cpu = median(t[0][0] for t in turns), median(t[0][1] for t in turns)
    theirs = [t[1] for t in turns if t[1] is not None]
    row: dict[str, Any] = {
        "network": name,
        "ours_wall_s": wall,
        "ours_cpu_s": cpu,
        "peak_gib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20,
    }
    if theirs:
        row["grass_s"] = median(theirs)
        row["times_grass"] = median(t[1] / t[0][0] for t in turns if t[1] is not None)
    if name in ("montreal", "10000"):
        row["peers"] = peers(options.peers, roads, crashes)
    row.update(kernel_against_bound(roads, crashes, 5))
    row["monte_carlo"] = simulations(roads, crashes, {"1000000": 29}.get(name, 99))
    return row


def main() -> int:
    """Measure, print, and write JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="without the million edges")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--peers", help="a Python that has spaghetti, esda and pandana")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "gongshi-screening")
    parser.add_argument("--turns", type=int, default=3)
    options = parser.parse_args()
    options.folder.mkdir(exist_ok=True)
    for what, there in (
        ("GRASS (Debian package grass-core)", shutil.which("grass")),
        ("spaghetti, esda, pandana (--peers)", options.peers),
    ):
        if not there:
            print("missing:", what)
    source = ROOT / "examples" / "montreal" / "source"
    sets = [("montreal", source / "mtl_network.gpkg", source / "bike_accidents.gpkg")]
    sets += [(str(n), *synthetic(n, options.folder)) for n in (SIZES[:2] if options.quick else SIZES)]
    rows = []
    for name, roads, crashes in sets:
        rows.append(measured(name, roads, crashes, options, options.folder))
        print(json.dumps(rows[-1], indent=1), flush=True)
    synthetic_rows = [r for r in rows if r["network"] != "montreal"]
    ratios = [r["times_grass"] for r in synthetic_rows if "times_grass" in r]
    result = {
        "times_fastest_peer": min(ratios) if ratios else None,
        "share_of_bound": min(r["share_of_bound"] for r in synthetic_rows),
        "networks": rows,
    }
    if options.json:
        options.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(f"times fastest peer (GRASS v.kernel, the only one with equal split): {result['times_fastest_peer']}")
    print(f"share of bound: {result['share_of_bound']:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
