"""A November run of a province against DuckDB SQL written by hand for the same answers.

    python benchmarks/run.py [--quick] [--json] [--data DIR] [--rounds 3] [--start]

Makes an invented province (20 million violations, a million vehicles, 20 thousand carriers;
`--quick` a twentieth) or takes the workspace in DIR again, delivers it as an office would, and
then runs in turn, each in a fresh process: every figure for November with 同比 and 环比 and all
seven lists, and benchmarks/by_hand.py on the same Parquet files. The answers are compared, one
by one. Rendering is no part of it. `--start` also times `gongshi --help` and `gongshi demo`.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
KNOWN = datetime(2022, 11, 23, 8)
LARGE = ("violations", "vehicles", "carriers", "drivers", "crashes", "checks", "zone_entries", "zone_permits")


def main() -> None:
    """Race the two and say who won by how much."""
    asked = _arguments()
    if asked.child:
        print(json.dumps(_child(asked.child, asked.data)))
        return
    folder = asked.data or Path(tempfile.mkdtemp(prefix="gongshi-benchmark-"))
    made = _ready(folder, asked.quick)
    found = _race(folder, asked.rounds) | made
    if asked.start:
        found |= _starts()
    _say(found, asked.json)
    if asked.data is None:
        import shutil

        shutil.rmtree(folder)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a twentieth of the rows")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of lines")
    parser.add_argument("--data", type=Path, help="where the registers and the workspace lie or are made, and stay")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--start", action="store_true", help="also time gongshi --help and gongshi demo")
    parser.add_argument("--child", choices=("run", "deliver"), help=argparse.SUPPRESS)
    return parser.parse_args()


def _ready(folder: Path, quick: bool) -> dict[str, Any]:
    """The registers made and delivered, unless they are there; what delivering took."""
    data, told = folder / "registers", folder / "delivered.json"
    if told.exists():
        return dict(json.loads(told.read_text(encoding="utf-8")))
    sizes = ["--violations", "1000000", "--vehicles", "50000", "--carriers", "1000"] if quick else []
    subprocess.run(
        [sys.executable, str(HERE / "big_data.py"), str(data), *sizes], check=True, stdout=subprocess.DEVNULL
    )
    took = _timed(["--child", "deliver", "--data", str(folder)])
    made = {"deliver_s": took["wall_s"], "deliver_peak_gib": took["peak_gib"], "violations": took["violations"]}
    told.write_text(json.dumps(made), encoding="utf-8")
    return made


def _race(folder: Path, rounds: int) -> dict[str, Any]:
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(_timed(["--child", "run", "--data", str(folder)]))
        question = folder / "question.json"
        question.write_text(json.dumps(ours[-1]["question"], ensure_ascii=False), encoding="utf-8")
        theirs.append(_timed([str(question)], HERE / "by_hand.py"))
    different = _differences(ours[-1], theirs[-1])
    names = (("wall_s", "s"), ("cpu_s", "cpu_s"), ("startup_s", "startup_s"))
    found: dict[str, Any] = {}
    for who, runs in (("gongshi", ours), ("by_hand", theirs)):
        found |= {f"{who}_{name}": round(statistics.median(r[key] for r in runs), 2) for key, name in names}
        found[f"{who}_peak_gib"] = round(max(r["peak_gib"] for r in runs), 2)
    ratios = [o["wall_s"] / t["wall_s"] for o, t in zip(ours, theirs, strict=True)]
    cpu = [o["cpu_s"] / t["cpu_s"] for o, t in zip(ours, theirs, strict=True)]
    return found | {
        "ratio": round(statistics.median(ratios), 2), "cpu_ratio": round(statistics.median(cpu), 2),
        "startup_s": found["gongshi_startup_s"], "peak_gib": found["gongshi_peak_gib"],
        "compared": sum(len(v) for v in theirs[-1]["values"].values()) + len(theirs[-1]["lists"]),
        "different": different,
    }  # fmt: skip


def _timed(arguments: list[str], script: Path | None = None) -> dict[str, Any]:
    """What a fresh process printed, its start told to it."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, str(script or Path(__file__)), *arguments],
        env=environment | {"BEGAN": repr(time.time())}, check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _differences(ours: dict[str, Any], theirs: dict[str, Any]) -> list[str]:
    """Every answer that the two do not share, in words."""
    found = [
        f"{kind} {name}: {ours['values'][kind].get(name)} ≠ {value}"
        for kind, values in theirs["values"].items() for name, value in values.items()
        if ours["values"][kind].get(name) != value
    ]  # fmt: skip
    for name, subjects in theirs["lists"].items():
        apart = set(subjects) ^ set(ours["lists"][name])
        found += [f"{name}: {len(apart)} of {len(subjects)} differ, e.g. {min(apart)}"] if apart else []
    return found


def _child(what: str, folder: Path) -> dict[str, Any]:
    return _run_child(folder) if what == "run" else _deliver_child(folder)


def _deliver_child(folder: Path) -> dict[str, Any]:
    import gongshi_traffic.demo
    from gongshi.office.demo import deliver_all, start

    settings = Path(gongshi_traffic.demo.__file__).with_name("gongshi.toml")
    workspace = start(folder / "workspace", "traffic", settings, KNOWN.isoformat())
    deliver_all(workspace, folder / "registers")
    violations = sum(d.rows for d in workspace.vault().deliveries("violations"))
    return _measured() | {"violations": violations}


def _run_child(folder: Path) -> dict[str, Any]:
    import ibis  # noqa: F401  the language of figures: part of the start

    from gongshi.engines.duckdb import DuckEngine
    from gongshi.figures.compare import KINDS
    from gongshi.office.runs import clocks, run
    from gongshi.office.workspace import Workspace
    from gongshi.period import Period

    workspace = Workspace.open(folder / "workspace")
    pack = workspace.pack("traffic")
    started = time.time() - float(os.environ["BEGAN"])
    at = clocks(workspace, Period.parse("2022-11"), known=KNOWN)
    done = run(workspace, pack, at)
    took = _measured()
    now = at.moved(at.period.elapsed(at.known))
    vault = workspace.vault()
    engine = DuckEngine(vault, workspace.registers, KNOWN)
    files = {
        name: vault.rows_path(engine.stack(name)[-1]) if name in LARGE else folder / "registers" / f"{name}.parquet"
        for name in workspace.registers
    }
    ats = {"now": now, **{str(kind): now.shifted(kind.base(now.period)) for kind in KINDS}}
    return took | {
        "startup_s": started,
        "values": _values(done),
        "lists": {name: [e.candidate.subject for e in roll.entries] for name, roll in done.rolls.items()},
        "question": {
            "files": {name: path.resolve().as_posix() for name, path in files.items()},
            "clocks": {k: {"first": str(a.period.first), "last": str(a.period.last), "on": str(a.on)}
                       for k, a in ats.items()},
        },
    }  # fmt: skip


def _values(done: Any) -> dict[str, dict[str, int]]:
    """The whole counts of a run, now and at its bases."""
    found: dict[str, dict[str, int]] = {
        "now": {a.figure.name: int(a.value) for a in done.answers if not a.part and _is_whole(a.value)}
    }
    for (name, kind), comparison in done.comparisons.items():
        if _is_whole(comparison.before.value):
            found.setdefault(kind, {})[name] = int(comparison.before.value)
    return found


def _is_whole(value: Any) -> bool:
    return value is not None and value == int(value)


def _measured() -> dict[str, Any]:
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return {"wall_s": time.time() - float(os.environ["BEGAN"]), "cpu_s": time.process_time(), "peak_gib": peak}


def _starts() -> dict[str, Any]:
    """How long `gongshi --help` and the whole demonstration take."""
    command = str(Path(sys.executable).with_name("gongshi"))
    helped = []
    for _ in range(5):
        began = time.perf_counter()
        subprocess.run([command, "--help"], check=True, stdout=subprocess.DEVNULL)
        helped.append(time.perf_counter() - began)
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        subprocess.run([command, "demo", "--at", f"{folder}/city"], check=True, stdout=subprocess.DEVNULL)
        demo = time.perf_counter() - began
    return {"help_s": round(statistics.median(helped), 2), "demo_s": round(demo, 1)}


def _say(found: dict[str, Any], as_json: bool) -> None:
    if as_json:
        print(json.dumps(found, ensure_ascii=False))
        return
    print(f"{found['violations']:,} violations; {found['compared']} answers compared")
    for name, value in found.items():
        print(f"  {name:20} {value}")


if __name__ == "__main__":
    main()
