"""How much memory the public rows of one large figure take: sealed, read, compared, written for the site.

    python benchmarks/sealed_rows.py [--rows 1000000]

A register of so many invented rows in memory (outside the measure), one figure that selects them all. Each step runs
in a process of its own; printed are its processor seconds and its peak memory above that of the same process with
a hundred rows.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from gongshi.notices.edition_parts import SealedAnswer
from gongshi.notices.edition_rows import SealedColumn, SealedRows, digest_of_lines, lines_of, reader_of
from gongshi.notices.edition_text import salted_line
from gongshi.office.edition_changes import Side, changed_since
from gongshi.office.site_figures import _rows
from gongshi.site.downloads import Table, files_of
from gongshi.site.figures import Column

STEPS = ("seal", "read", "compare", "site")
COLUMNS = (
    SealedColumn("at", "时间", "timestamp"),
    SealedColumn("kind", "类别"),
    SealedColumn("place", "路段"),
    SealedColumn("n", "序号", "integer"),
)


def invented(rows: int) -> Iterator[tuple[object, ...]]:
    """So many rows, one at a time."""
    start = datetime(2022, 11, 1)
    for n in range(rows):
        yield (
            (start + timedelta(seconds=n % 2_000_000)).isoformat(),
            f"类别{n % 40}",
            f"虚构{n % 997}路K{n % 31}+{n % 1000:03}",
            n,
        )


def written(path: Path, rows: int) -> SealedRows:
    """The rows in a file as an edition keeps them."""
    with path.open("wb") as file:
        for row in invented(rows):
            file.write(salted_line(row) + b"\n")
    return described(path)


def described(path: Path) -> SealedRows:
    """The file as reading an edition describes it, its digest computed."""
    digest, n = digest_of_lines(lines_of(path))
    return SealedRows("violations", COLUMNS, n, n, digest, path.name, here=n, read=reader_of(path))


def step(name: str, path: Path, rows: int) -> None:
    """One step, in this process."""
    if name == "seal":
        written(path, rows)
    elif name == "read":
        described(path)
    elif name == "compare":
        one = described(path)
        other = replace(one, digest="another")  # equal rows, other lines: all are compared
        answer = SealedAnswer("violations", "违法起数", "起", "selected", str(rows), "KNOWN", f"{rows}起", "", "")
        sides = (Side((answer,), (one,), (), {}), Side((answer,), (other,), (), {}))
        assert changed_since("x", *sides, {}).changes == ()
    else:
        sealed = described(path)
        columns = tuple(
            Column(c.name, c.label, {"timestamp": "时间", "integer": "整数"}.get(c.type, "文本"))
            for c in sealed.columns
        )
        for made in files_of(Table("记录", {}, columns, lambda: _rows(sealed), sealed.here), "x").values():
            if isinstance(made, Path):
                made.unlink()


def measured(name: str, path: Path, rows: int) -> tuple[float, float]:
    """Processor seconds and peak MiB of a process that does one step."""
    told = [sys.executable, __file__, "--step", name, "--path", str(path), "--rows", str(rows)]
    found = json.loads(subprocess.run(told, check=True, capture_output=True, text=True).stdout)
    return found["cpu"], found["peak"]


def main() -> None:
    """Every step for many rows and for a hundred."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--step", choices=STEPS)
    parser.add_argument("--path", type=Path)
    given = parser.parse_args()
    if given.step:
        start = time.process_time()
        step(given.step, given.path, given.rows)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"cpu": time.process_time() - start, "peak": peak}))
        return
    with tempfile.TemporaryDirectory() as folder:
        many, few = Path(folder) / "many.jsonl", Path(folder) / "few.jsonl"
        for name in STEPS:
            _, least = measured(name, few, 100)
            cpu, peak = measured(name, many, given.rows)
            print(
                f"{name:8} {given.rows} rows: {cpu:6.1f} s CPU, peak {peak:.0f} MiB, {peak - least:.0f} MiB above a hundred rows"
            )


if __name__ == "__main__":
    main()
