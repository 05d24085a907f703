"""Network screening on plain arrays: places where crashes gather, with what can be said for them (路网筛查).

Knows nothing of registers. Names load on first use, so that one function does not wait for all.
"""

from importlib import import_module

_HOMES = {
    "bandwidth": (
        "adaptive_bandwidths",
        "cross_validated",
    ),
    "bayes": (
        "Expected",
        "expected_by_year",
        "expected_crashes",
    ),
    "before_after": (
        "Effect",
        "Verdict",
        "effect",
    ),
    "chainage": (
        "chainage_of",
        "places_at",
        "read_chainage",
        "write_chainage",
    ),
    "coordinates": (
        "Coordinates",
        "converted",
        "error_m",
        "told_apart",
    ),
    "events": (
        "Events",
        "events_on",
    ),
    "false_discovery": ("discoveries",),
    "faults": (
        "FaultKind",
        "NetworkFault",
        "network_faults",
    ),
    "fit": (
        "Fitted",
        "fitted",
        "fitted_by_class",
    ),
    "frames": ("lixel_frame",),
    "graph": (
        "RoadGraph",
        "graph_of_edges",
        "road_graph",
    ),
    "index": (
        "EdgeIndex",
        "edge_index",
    ),
    "section_clusters": (
        "PlusCluster",
        "kde_plus",
    ),
    "kernel_density": (
        "Density",
        "Method",
        "density",
    ),
    "lixels": (
        "Lixels",
        "UnfitSetting",
        "even_lixels",
        "lixels_at",
    ),
    "measuring": ("with_chainage",),
    "moments": ("weights_at",),
    "null": (
        "Null",
        "null_of",
    ),
    "parts": ("connected_parts",),
    "peaks": (
        "Peak",
        "Windows",
        "bayes_peak",
        "peak",
        "sliding_windows",
        "variations",
    ),
    "reading": (
        "UnreadableRoads",
        "read_roads",
        "roads_of_frame",
    ),
    "repair": ("repaired",),
    "roads": (
        "Roads",
        "UnfitRoads",
        "roads_of",
    ),
    "scan_windows": (
        "ScanCluster",
        "scan",
    ),
    "sections": (
        "Sections",
        "sections_of",
    ),
    "service": (
        "Service",
        "levels_of_service",
    ),
    "severity": (
        "WEIGHTS",
        "Weights",
        "epdo",
    ),
    "shapes": ("Kernel",),
    "snapping": (
        "Placed",
        "UnfitPlaces",
        "Unplaced",
        "place_on_roads",
        "points_of",
    ),
    "spf": (
        "JUNCTIONS",
        "PowerFunction",
        "Predicted",
        "calibration",
        "rural_two_lane",
    ),
    "systems": (
        "METRES",
        "UnknownSystem",
    ),
    "testing": (
        "Significance",
        "significance",
    ),
    "tiling": (
        "Tile",
        "tiles",
    ),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = sorted(_HOME_OF)


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'gongshi_traffic.screening' has no attribute {name!r}")
    value = getattr(import_module(f"gongshi_traffic.screening.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value
