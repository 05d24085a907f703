"""Compile the loops of this room once, at set-up, so that nobody waits in his first month (预编译).

    python -m gongshi_traffic.screening.warm

The machine code goes to the cache that `compiled.py` names; a later run with the same sources
loads it in a second. Running it again does nothing more.
"""

from __future__ import annotations


def warm() -> None:
    """Every method, a simulation, a scan and KDE+ once, on three roads with three crashes."""
    import numpy as np

    from gongshi_traffic.screening.events import events_on
    from gongshi_traffic.screening.graph import road_graph
    from gongshi_traffic.screening.kernel_density import density
    from gongshi_traffic.screening.lixels import even_lixels
    from gongshi_traffic.screening.roads import roads_of
    from gongshi_traffic.screening.scan_windows import scan
    from gongshi_traffic.screening.section_clusters import kde_plus
    from gongshi_traffic.screening.snapping import place_on_roads
    from gongshi_traffic.screening.testing import significance

    corners = np.array([[0.0, 0.0], [400.0, 0.0], [400.0, 0.0], [400.0, 400.0], [400.0, 400.0], [0.0, 400.0]])
    graph = road_graph(roads_of(corners, np.array([0, 2, 4, 6])))
    lixels = even_lixels(graph, 50)
    place_on_roads(graph, np.array([[100.0, 5.0]]), tolerance_m=50)
    events = events_on(graph, (np.array([0, 0, 1]), np.array([100.0, 120.0, 100.0])))
    for method in ("discontinuous", "continuous", "simple"):
        density(graph, lixels, events, bandwidth_m=300, method=method)
    significance(graph, lixels, events, bandwidth_m=300, simulations=19)
    scan(graph, lixels, events, reach_m=300, simulations=19)
    kde_plus(graph, events, simulations=19)


if __name__ == "__main__":
    warm()
