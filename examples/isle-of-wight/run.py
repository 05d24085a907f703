"""Deliver the open data of this folder and publish a year of it, by public commands only (演示).

    python run.py FOLDER

Every step is a line that can be typed; this file only types them. FOLDER becomes the
workspace, its keys lie beside it.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from prepare import prepare

HERE = Path(__file__).parent
PERIOD, KNOWN, RELEASED = "2018", "2019-01-10T09:00", "2019-01-15"


def commands(at: Path, prepared: Path) -> list[list[str]]:
    """The commands, in order."""
    to = ["--at", str(at), "--known-at", KNOWN]
    crashes, roads = HERE / "maps" / "crashes.json", HERE / "maps" / "roads.json"
    own = [str(prepared / f"{name}台账.csv") for name in ("大队辖区", "路段辖区", "路口")]
    return [
        ["init", str(at), "--keys", str(at.with_name(at.name + "-keys")), "--settings", str(HERE / "gongshi.toml")],
        ["deliver", *own, *to],
        ["deliver", str(prepared / "roads.csv"), "--register", "道路台账", "--sender", "OpenStreetMap", "--map", str(roads), *to],
        ["deliver", str(prepared / "crashes.csv"), "--register", "交通事故台账", "--sender", "STATS19", "--map", str(crashes), *to],
        ["run", "traffic", PERIOD, "--as-of", RELEASED, "--released", RELEASED, "--at", str(at)],
    ]  # fmt: skip


def main(at: Path) -> None:
    """Prepare the files, then run each command; stop at the first that fails."""
    placed = prepare(at.with_name(at.name + "-prepared"))
    print(f"事故 {placed.crashes} 起，未定位到主要道路的 {placed.unlocated} 起（计入事故数，不参与路段排查）")
    for arguments in commands(at, at.with_name(at.name + "-prepared")):
        print("$ gongshi " + " ".join(arguments), flush=True)
        subprocess.run([sys.executable, "-m", "gongshi", *arguments], check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "怀特岛演示").resolve())
