"""Results as GeoDataFrames, for maps and for other tools (成果图层).

The only file of the room that makes geometries, one for each row: a million lixels take their time.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from gongshi import tr
from gongshi_traffic.screening.chainage import chainage_of
from gongshi_traffic.screening.graph import RoadGraph
from gongshi_traffic.screening.lixels import Lixels, UnfitSetting
from gongshi_traffic.screening.systems import METRES


def lixel_frame(graph: RoadGraph, lixels: Lixels, **columns: Any) -> Any:
    """A GeoDataFrame with a line for each lixel, in their order (路段单元图层).

    Columns: `road`, `road_class`, `from_m` and `to_m` (the chainage, NaN where the road has none),
    and each of `columns`, an array with a value for each lixel. The system is that of the roads,
    none where the caller vouched for metres. Raises UnfitSetting for a column of another length and
    for a graph without lines.
    """
    import geopandas

    if graph.roads is None:
        raise UnfitSetting(
            tr("由边的数组得到的路网没有线形，画不出单元。"), where=tr("路网 graph"), mend=tr("请由道路线建立路网：road_graph(roads)。")
        )  # fmt: skip
    wrong = [name for name, values in columns.items() if np.shape(values) != (len(lixels),)]
    if wrong:
        raise UnfitSetting(
            tr("这些列不是每个单元一个值：{names}。", names="、".join(wrong)), where=tr("图层的列"),
            mend=tr("单元有{n}个，按 lixels 的次序。", n=len(lixels)),
        )  # fmt: skip
    (road, begin), (_, end) = (chainage_of(graph, lixels.edge, at) for at in (lixels.from_m, lixels.to_m))
    crs = None if graph.roads.crs == METRES else graph.roads.crs
    data = {"road": road, "road_class": graph.classes_of(lixels.edge), "from_m": begin, "to_m": end, **columns}
    return geopandas.GeoDataFrame(data, geometry=_lines(graph, lixels), crs=crs)


def _lines(graph: RoadGraph, lixels: Lixels) -> Any:
    """The part of its edge that each lixel covers, bends included."""
    from shapely import linestrings
    from shapely.ops import substring

    assert graph.roads is not None, "refused before"
    found: list[Any] = [None] * len(lixels)
    for e in range(graph.edges):
        line = linestrings(graph.roads.xy[graph.first[e] : graph.last[e] + 1])
        for i in range(int(lixels.start[e]), int(lixels.start[e + 1])):
            found[i] = substring(line, lixels.from_m[i], lixels.to_m[i])
    return found
