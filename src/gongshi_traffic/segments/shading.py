"""The density of crashes on the roads, shaded on the site's map (网站地图上的密度)."""

from __future__ import annotations

import numpy as np

from gongshi import At, tr
from gongshi.engines.expression import Runs
from gongshi.lists.propose import selection
from gongshi.packs.shading import ShadedPiece, Shading
from gongshi_traffic.screening.shapes import Kernel, height
from gongshi_traffic.segments.density import places_by_density
from gongshi_traffic.segments.geometry import pieces_of
from gongshi_traffic.segments.standards import Method, standards_of
from gongshi_traffic.segments.traffic import traffic_in
from gongshi_traffic.segments.union import counted_in

STEPS = (2.0, 5.0, 10.0, 20.0)


def dense_pieces(engine: Runs, at: At) -> Shading | None:
    """Pieces of road on which crashes are at least twice as dense as on their class (密度图层).

    Only those denser than a lone crash can make them: where crashes are few, one is far above its
    class and says nothing of its road. None where the city does not go by density: it then has no standing in what is published.
    """
    from gongshi_traffic.lists.crash_prone_segments import crash_prone_segments, ground_of

    standards = standards_of(at)
    if Method.DENSITY not in standards.methods:
        return None
    rows = {name: engine.rows(table) for name, table in selection(crash_prone_segments, at, engine).items()}
    ground = ground_of(rows, at)
    crashes = counted_in(ground.placed.crashes, at.period, standards)
    traffic = traffic_in(ground.network, standards.span(at.period))
    _, layer, _ = places_by_density(crashes, ground.network, standards, traffic)
    if layer is None:
        return None
    lone = height(int(Kernel.QUARTIC), 0.0) / standards.bandwidth_m
    steps, lines = np.searchsorted(STEPS, layer.times, side="right") * (layer.density > lone), pieces_of(layer)
    pieces = tuple(
        ShadedPiece(str(layer.road[i]), tuple((float(x), float(y)) for x, y in lines[i]), int(steps[i]))
        for i in np.flatnonzero(steps).tolist()
    )
    meaning = tr("近{months}个月{counted}，由浅到深为同等级道路平均的2、5、10、20倍以上；只标两起以上相叠的路段。", months=standards.months, counted=standards.counted.label)  # fmt: skip
    return Shading(tr("事故密度"), meaning, pieces)
