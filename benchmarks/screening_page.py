"""A measured table written into the page of methods, between its two marks, as the script printed it.

python benchmarks/screening_page.py FILE    the JSON of benchmarks/screening.py
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "screening-methods.md"
NAMES = {"montreal": "蒙特利尔 2,945 边、347 起", "10000": "1 万边、1 千起", "100000": "10 万边、1 万起", "1000000": "100 万边、10 万起"}  # fmt: skip
HEAD = (
    "路网", "GeoPackage 到密度，墙钟（CPU）", "连同启动", "内存", "GRASS `v.kernel` 单独，墙钟（CPU）", "倍数：墙钟、CPU（连同启动）", "核占上限", "999 次模拟，墙钟（CPU）"
)  # fmt: skip


def put(mark: str, text: str) -> None:
    """Replace what stands between `<!-- mark -->` and `<!-- /mark -->`."""
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(f"<!-- {mark} -->\n")
    _, found, after = rest.partition(f"<!-- /{mark} -->")
    if not found:
        raise SystemExit(f"{PAGE.name} has no marks for {mark}")
    PAGE.write_text(f"{before}<!-- {mark} -->\n{text}<!-- /{mark} -->{after}", encoding="utf-8")


def write(result: dict[str, Any]) -> None:
    """The table of speed and that of the peers into the page."""
    rows = ["| " + " | ".join(HEAD) + " |", "|---" * len(HEAD) + "|", *(_row(r) for r in result["networks"])]
    peers = ["| 路网 | 工具 | 各步用时 |", "|---|---|---|"]
    for r in result["networks"]:
        for tool, steps in r["peers"].items():
            said = "；".join(f"{k} {v if isinstance(v, str) else f'{v:g} s'}" for k, v in steps.items())
            peers.append(f"| {NAMES[r['network']]} | {tool} | {said} |")
    last = f"最少的倍数：墙钟 {result['times_fastest_peer']:.0f}，CPU {result['times_fastest_peer_cpu']:.0f}；最低的上限比 {result['share_of_bound']:.2f}。机器负载 {result.get('load', 15):.0f}（两核）。"
    put("speed", "\n".join([*rows, "", last, "", "只能做一部分的工具，同一轮：", "", *peers]) + "\n")


def _row(r: dict[str, Any]) -> str:
    many = r["monte_carlo"]
    grass = f"{r['grass_s']:.1f} s（{r['grass_cpu_s']:.1f} s）" if "grass_s" in r else "不测"
    times = (
        f"{r['times_grass']:.0f}、{r['times_grass_cpu']:.0f}（{r['times_grass_with_start']:.0f}）"
        if "grass_s" in r
        else "–"
    )
    return (
        f"| {NAMES[r['network']]} | {r['wall_s']:.2f} s（{r['cpu_s']:.2f} s） | {r['process_s']:.1f} s | {r['peak_gib']:.2f} GiB "
        f"| {grass} | {times} | {r['share_of_bound']:.2f} | {many['wall_s']:.1f} s（{many['cpu_s']:.1f} s{_alone(many)}） |"
    )


def _alone(many: dict[str, Any]) -> str:
    return f"，其中单线程 {many['one_thread_s']:.2f} s" if "one_thread_s" in many else ""


if __name__ == "__main__":
    write(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
