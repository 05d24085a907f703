"""Deliver a STATS19 file with nothing but a heading map, and publish its month (演示).

python run.py FOLDER
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
SOURCE = HERE / "source" / "dft-road-casualty-statistics-collision-2022.csv"
PERIOD, KNOWN, RELEASED = "2022-01", "2022-02-10T09:00", "2022-02-15"


def commands(at: Path) -> list[list[str]]:
    """The commands, in order."""
    mapped = ["--sender", "DfT STATS19", "--map", str(HERE / "maps" / "crashes.json")]
    return [
        ["init", str(at), "--keys", str(at.with_name(at.name + "-keys")), "--settings", str(HERE / "gongshi.toml")],
        ["deliver", str(SOURCE), "--register", "交通事故台账", *mapped, "--at", str(at), "--known-at", KNOWN],
        ["run", "traffic", PERIOD, "--as-of", RELEASED, "--released", RELEASED, "--at", str(at)],
    ]


def main(at: Path) -> None:
    """Run each command; stop at the first that fails."""
    for arguments in commands(at):
        print("$ gongshi " + " ".join(arguments), flush=True)
        subprocess.run([sys.executable, "-m", "gongshi", *arguments], check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "STATS19演示").resolve())
