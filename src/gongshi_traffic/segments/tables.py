"""Places and pieces of road as rows, for tables and map files (成果表)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from gongshi import tr
from gongshi_traffic.segments.geometry import pieces_of, shape_of

if TYPE_CHECKING:
    from gongshi_traffic.segments.density import Layer
    from gongshi_traffic.segments.study import Study

# property of map files, heading of tables, width in characters
COLUMNS = (
    ("number", "序号", 6), ("name", "名称", 36), ("listed", "列入", 8), ("rank", "类别", 8), ("brigade", "辖区", 16), ("border", "交界", 20),
    ("road", "道路", 16), ("chainage", "桩号", 22), ("arms", "相连路段", 24), ("junction", "路口", 22), ("landmark", "附近", 16), ("side", "方向", 8),
    ("months", "统计月数", 8), ("crashes", "事故起数", 8), ("fatal_crashes", "死亡事故", 8), ("deaths", "死亡人数", 8), ("injured", "受伤人数", 8),
    ("methods", "方法", 14), ("why", "理由", 60), ("basis", "依据", 40), ("profile", "事故特征", 40), ("defects", "道路隐患", 16),
    ("months_listed", "在榜月数", 8), ("measure", "治理措施", 20), ("owner", "责任单位", 18), ("due", "完成时限", 12),
)  # fmt: skip


def place_rows(study: Study) -> Iterator[dict[str, Any]]:
    """One row for each place that is put forward, and after them those that are not (点段)."""
    for number, (_, candidate) in enumerate(study.places, 1):
        reasons = tuple(f"{r.text}。" for r in candidate.reasons)
        basis = "；".join(dict.fromkeys(r.basis for r in candidate.reasons))
        row = {
            **candidate.facts,
            "number": number,
            "name": candidate.name,
            "listed": tr("是"),
            "why": "".join(reasons),
            "basis": basis,
        }
        yield {key: plain(row.get(key)) for key, _, _ in COLUMNS}
    for number, (place, name) in enumerate(study.beside, len(study.places) + 1):
        row = {
            "number": number, "name": name, "listed": tr("否"), "road": study.ground.network.road_name(place.road),
            "crashes": len(place.crashes), "methods": tuple(dict.fromkeys(f.method for f in place.findings)),
            "why": "".join(f"{f.text}。" for f in place.findings), "basis": "；".join(dict.fromkeys(f.basis for f in place.findings)),
        }  # fmt: skip
        yield {key: plain(row.get(key)) for key, _, _ in COLUMNS}


def place_frame(study: Study) -> Any:
    """The places as a GeoDataFrame, those whose roads are drawn; None without drawn roads (点段图层)."""
    roads = study.ground.network.lines
    if roads is None:
        return None
    shapes = [shape_of(place, roads) for place in (*(p for p, _ in study.places), *(p for p, _ in study.beside))]
    rows = list(place_rows(study))
    drawn = [i for i, shape in enumerate(shapes) if shape is not None]
    return _frame([rows[i] for i in drawn], [shapes[i] for i in drawn], roads.crs)


def piece_frame(layer: Layer) -> Any:
    """Every piece of road with its density, as a GeoDataFrame (路段单元图层).

    `per_km` are crashes a kilometre, `times` how many times the mean of its class, `p` the chance of it.
    """
    from shapely import linestrings

    lines = pieces_of(layer)
    indices = np.repeat(np.arange(len(lines)), [len(line) for line in lines])
    shapes = linestrings(np.concatenate(lines), indices=indices)
    columns = {
        "road": layer.road.astype(str), "from_m": np.round(layer.from_m, 1), "to_m": np.round(layer.to_m, 1),
        "per_km": np.round(layer.density * 1000, 6), "times": np.round(layer.times, 3), "p": layer.p, "stands_out": layer.stands_out,
    }  # fmt: skip
    assert layer.graph.roads is not None, "a layer is made of drawn roads"
    return _frame(columns, shapes, layer.graph.roads.crs)


def _frame(columns: Any, shapes: Any, crs: Any) -> Any:
    import geopandas

    known = None if crs is None or str(crs) == "metres" else crs
    frame = geopandas.GeoDataFrame(columns, geometry=geopandas.GeoSeries(shapes, crs=known))
    return frame if len(frame) else frame.reindex(columns=[*(key for key, _, _ in COLUMNS), "geometry"])


def plain(fact: object) -> Any:
    """A fact as a cell: tuples joined, days written, nothing as nothing."""
    if isinstance(fact, tuple):
        return "、".join(map(str, fact))
    return fact.isoformat() if isinstance(fact, date) else fact


def headings() -> Mapping[str, str]:
    """The heading of each column of tables, by property (表头)."""
    return {key: tr(label) for key, label, _ in COLUMNS}
