"""What the traffic pack brings, listed (交通管理领域包)."""

from __future__ import annotations

from pathlib import Path

from gongshi import At, Table
from gongshi.engines.expression import Runs
from gongshi.packs.pack import Demo, Following, Pack
from gongshi.packs.shading import Shading
from gongshi_traffic.across import ACROSS
from gongshi_traffic.command import SCREEN
from gongshi_traffic.examples import EXAMPLES
from gongshi_traffic.figures import FIGURES
from gongshi_traffic.lists.rules import LISTS
from gongshi_traffic.notices import NOTICES, TERMS
from gongshi_traffic.registers import REGISTERS
from gongshi_traffic.thresholds import THRESHOLDS

_HERE = Path(__file__).parent


def road_lines(roads: Table) -> Table:
    """The roads as lines for the map (线形)."""
    return roads.select(code=roads.code, label=roads.name, wkt=roads.line)


def shading(engine: Runs, at: At) -> Shading | None:
    """The density of crashes on the map of the site (密度图层); the kernels load only when it is asked."""
    from gongshi_traffic.segments.shading import dense_pieces

    return dense_pieces(engine, at)


def _write_city(folder: Path, *, size: int, seed: int) -> object:
    from gongshi_traffic.demo.city import write_city

    return write_city(folder, size=size, seed=seed)


def _write_december(folder: Path, *, size: int, seed: int) -> object:
    from gongshi_traffic.demo.december import write_december

    return write_december(folder, size=size, seed=seed)


PACK = Pack(
    name="traffic",
    label="交通管理",
    version="0.1.0",
    registers=REGISTERS,
    thresholds=tuple({t.name: t for t in (*THRESHOLDS, *(t for rule in LISTS for t in rule.thresholds))}.values()),
    figures=FIGURES,
    lists=LISTS,
    notices=NOTICES,
    examples=EXAMPLES,
    terms=TERMS,
    settings=_HERE / "gongshi.toml",
    locale=_HERE / "locale",
    demo=Demo(
        _write_city,
        period="2022-11",
        known="2022-11-23T08:00:00",
        clock="2022-11-23T08:30:00",
        earlier=("2022-09", "2022-10"),
        late=("检查补报_11月24日.xlsx", "checks", "2022-10"),
        after="2022-11-25T09:00:00",
        withdrawn="lifetime_bans",
        following=Following("2022-12", "2022-12-23T08:30:00", "十二月来文", _write_december),
    ),  # fmt: skip
    lines=road_lines,
    shading=shading,
    commands=(SCREEN,),
    across=ACROSS,
    apart={
        "drivers.points": "法律规定的驾驶证累积记分，不是填报的积分",
        "drivers_full_points": "法律规定的驾驶证累积记分，不是填报的积分",
        "evidence.kind": "事故影像证据，只在公布案例时登记，不要求各单位留痕",
    },
)
