"""A city's own criteria, as it writes them in gongshi.toml (本市标准的写法).

One clause is one line of parts between ；in any order: class (一类), ground (点段, 路口 or 路段), length
(500米, 2公里), time (36个月, 3年), what is counted and how many (死亡事故3起), and 道路因素 where only
crashes count of which the road was a factor. So a clerk reads and changes it, and the document's
own words stand beside it as basis.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from gongshi import BadInput, tr
from gongshi_traffic.segments.schemes import Criterion, Ground, Measure

EXAMPLE = "一类；点段；500米；36个月；死亡事故3起"
_MEASURES = {m.label: m for m in Measure}
_ROAD = "道路因素"
_PARTS: Sequence[tuple[str, Callable[[re.Match[str]], Mapping[str, Any]]]] = (
    (r"([一二三四])类", lambda m: {"rank": m[0]}),
    (r"点段|路口|路段", lambda m: {"ground": Ground(m[0])}),
    (r"(\d+)米(?:以?内)?", lambda m: {"window_m": int(m[1])}),
    (r"(\d+(?:\.\d+)?)公里(?:以?内)?", lambda m: {"window_m": round(float(m[1]) * 1000)}),
    (r"(\d+)个月(?:以?内)?", lambda m: {"months": int(m[1])}),
    (r"(\d+)年(?:以?内)?", lambda m: {"months": 12 * int(m[1])}),
    (_ROAD, lambda m: {"needs_road_factor": True}),
    (rf"({'|'.join(sorted(_MEASURES, key=len, reverse=True))})(\d+)[起人](?:以上)?", lambda m: {"measure": _MEASURES[m[1]], "least": int(m[2])}),
)  # fmt: skip
_RANKS = ("一类", "二类", "三类", "四类", "")


class BadClause(BadInput):
    """A clause of the city's own criteria cannot be understood (标准写法有误)."""


def clauses_of(lines: Sequence[str], basis: str) -> tuple[Criterion, ...]:
    """The criteria of these lines, the first class first (各条标准).

    >>> clauses_of(["二类；路口；3年；伤人及死亡事故5起"], "示例文件")[0].least
    5

    Raises BadClause with every line that is wrong.
    """
    read = [_read(line) for line in lines]
    faults = [tr("第{n}条“{line}”：{fault}", n=n, line=lines[n - 1], fault=f) for n, (_, f) in enumerate(read, 1) if f]
    if faults:
        raise BadClause(
            "\n".join(faults),
            where=tr("设置“thresholds.{name}”", name="traffic.segment_clauses"),
            mend=tr("每条写作：{example}。可计的有：{measures}。", example=EXAMPLE, measures="、".join(_MEASURES)),
        )
    made = [Criterion(code=f"clause{n}", basis=basis, **found) for n, (found, _) in enumerate(read, 1)]
    return tuple(sorted(made, key=lambda c: _RANKS.index(c.rank)))


def first_rank(ranks: Sequence[str]) -> str:
    """The highest of these classes; empty when there is none (最高类别)."""
    return min(ranks, key=_RANKS.index, default="")


def _read(line: str) -> tuple[dict[str, Any], str]:
    found: dict[str, Any] = {}
    for part in filter(None, (p.strip() for p in re.split("[；;]", line))):
        match = next(((m, make) for pattern, make in _PARTS if (m := re.fullmatch(pattern, part))), None)
        if match is None:
            return found, tr("看不懂“{part}”", part=part)
        said = match[1](match[0])
        if said.keys() & found.keys():
            return found, tr("“{part}”与前面重复", part=part)
        found |= said
    return _whole(found)


def _whole(found: dict[str, Any]) -> tuple[dict[str, Any], str]:
    if "least" not in found or found["least"] < 1:
        return found, tr("没有写明计什么、几起")
    if not found.get("months"):
        return found, tr("没有写明统计几个月")
    if found.get("ground") is Ground.JUNCTION:
        return found | {"window_m": found.get("window_m", 0)}, ""
    return (found, "") if found.get("window_m") else (found, tr("没有写明多长的路段"))
