"""What the peers of the screening benchmark take for what each can do; run by an interpreter that has them.

    python benchmarks/screening_peers.py ROADS CRASHES [--without spaghetti Gi*]

Prints one line of JSON: seconds by tool and step. None of them has a kernel density on a network:
pandana sums within a range over nodes, esda judges counts on edges, spaghetti only builds and snaps.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from collections.abc import Callable

warnings.filterwarnings("ignore")

import geopandas as gpd  # noqa: E402
import numpy as np  # noqa: E402


def seconds(work: Callable[[], object]) -> float:
    """Wall seconds."""
    began = time.perf_counter()
    work()
    return round(time.perf_counter() - began, 3)


class Peers:
    """The steps of each tool on one pair of files."""

    def __init__(self, roads: str, crashes: str) -> None:
        self.roads, self.crashes = gpd.read_file(roads), gpd.read_file(crashes)

    def build_spaghetti(self) -> None:
        import spaghetti

        self.spaghetti = spaghetti.Network(in_data=self.roads)

    def snap_spaghetti(self) -> None:
        self.spaghetti.snapobservations(self.crashes, "crashes")

    def build_pandana(self) -> None:
        import pandana
        import pandas as pd

        ends = np.array([[g.coords[0], g.coords[-1]] for g in self.roads.geometry]).reshape(-1, 2)
        xy, number = np.unique(ends, axis=0, return_inverse=True)
        number, nodes = number.reshape(-1, 2), pd.DataFrame(xy, columns=["x", "y"])
        columns = pd.Series(number[:, 0]), pd.Series(number[:, 1]), pd.DataFrame({"m": self.roads.length.to_numpy()})
        self.pandana = pandana.Network(nodes.x, nodes.y, *columns)

    def query_pandana(self) -> None:
        ids = self.pandana.get_node_ids(self.crashes.geometry.x, self.crashes.geometry.y)
        self.pandana.set(ids)
        self.pandana.aggregate(300, type="count", decay="linear")

    def counts_esda(self) -> None:
        from libpysal.weights import KNN

        at = np.column_stack([self.roads.geometry.centroid.x, self.roads.geometry.centroid.y])
        nearest = gpd.sjoin_nearest(self.crashes, self.roads[["geometry"]])
        self.counts = np.bincount(nearest["index_right"], minlength=len(self.roads)).astype(float)
        self.near = KNN.from_array(at, k=6)

    def moran_esda(self) -> None:
        import esda

        esda.Moran(self.counts, self.near, permutations=99)

    def gi_esda(self) -> None:
        import esda

        esda.G_Local(self.counts, self.near, star=True, permutations=99, seed=1)


STEPS = (
    ("pandana", "build", Peers.build_pandana), ("pandana", "range count", Peers.query_pandana),
    ("esda", "counts and neighbours", Peers.counts_esda), ("esda", "Moran, 99 permutations", Peers.moran_esda),
    ("esda", "Gi*, 99 permutations", Peers.gi_esda),
    ("spaghetti", "build", Peers.build_spaghetti), ("spaghetti", "snap", Peers.snap_spaghetti),
)  # fmt: skip


def main() -> None:
    """Print one line of JSON: seconds by tool and step."""
    without = sys.argv[4:] if "--without" in sys.argv else []
    peers, found = Peers(sys.argv[1], sys.argv[2]), {}
    for tool, step, work in STEPS:
        if tool in without or step.split(",")[0] in without:
            continue
        try:
            found.setdefault(tool, {})[step] = seconds(lambda work=work: work(peers))
        except Exception as error:  # a peer that breaks is told, not hidden
            found.setdefault(tool, {})[step] = f"failed: {error}"[:200]
    print(json.dumps(found))


if __name__ == "__main__":
    main()
