"""What the peers of the screening benchmark take for what each can do; run by an interpreter that has them."""

from __future__ import annotations

import json
import sys
import time
import warnings
from collections.abc import Callable

import geopandas as gpd
import numpy as np

warnings.filterwarnings("ignore")


def seconds(work: Callable[[], object]) -> float:
    """Wall seconds."""
    began = time.perf_counter()
    work()
    return round(time.perf_counter() - began, 3)


def main() -> None:
    """Print one line of JSON: seconds by tool."""
    roads, crashes = gpd.read_file(sys.argv[1]), gpd.read_file(sys.argv[2])
    made: dict[str, object] = {}
    found: dict[str, float] = {}

    def build_spaghetti() -> None:
        import spaghetti

        made["net"] = spaghetti.Network(in_data=roads)

    def snap() -> None:
        made["net"].snapobservations(crashes, "crashes")  # type: ignore[attr-defined]

    def build_pandana() -> None:
        import pandana

        ends = np.array([[g.coords[0], g.coords[-1]] for g in roads.geometry]).reshape(-1, 2)
        xy, number = np.unique(ends, axis=0, return_inverse=True)
        number = number.reshape(-1, 2)
        import pandas as pd

        nodes = pd.DataFrame(xy, columns=["x", "y"])
        made["pandana"] = pandana.Network(
            nodes.x,
            nodes.y,
            pd.Series(number[:, 0]),
            pd.Series(number[:, 1]),
            pd.DataFrame({"m": roads.length.to_numpy()}),
        )

    def query_pandana() -> None:
        net = made["pandana"]
        ids = net.get_node_ids(crashes.geometry.x, crashes.geometry.y)  # type: ignore[attr-defined]
        net.set(ids)  # type: ignore[attr-defined]
        net.aggregate(300, type="count", decay="linear")  # type: ignore[attr-defined]

    def moran() -> None:
        import esda
        from libpysal.weights import KNN

        at = np.column_stack([roads.geometry.centroid.x, roads.geometry.centroid.y])
        nearest = gpd.sjoin_nearest(crashes, roads[["geometry"]])
        counts = np.bincount(nearest["index_right"], minlength=len(roads)).astype(float)
        esda.Moran(counts, KNN.from_array(at, k=6), permutations=99)

    for name, work in (
        ("pandana build", build_pandana), ("pandana range count", query_pandana), ("esda Moran 99", moran),
        ("spaghetti build", build_spaghetti), ("spaghetti snap", snap),
    ):  # fmt: skip
        try:
            found[name] = seconds(work)
        except Exception as error:  # a peer that breaks is told, not hidden
            print(name, "failed:", error, file=sys.stderr)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
