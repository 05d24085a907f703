"""The networks of the screening benchmark: Montreal as delivered, and synthetic ones as measured before."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

CRS = 32648
MONTREAL = Path(__file__).resolve().parent.parent / "examples" / "montreal" / "source"


def networks(sizes: tuple[int, ...], folder: Path) -> list[tuple[str, Path, Path]]:
    """Name, roads and crashes of Montreal and of a synthetic network of each size."""
    real = ("montreal", MONTREAL / "mtl_network.gpkg", MONTREAL / "bike_accidents.gpkg")
    return [real, *((str(n), *synthetic(n, folder)) for n in sizes)]


def synthetic(edges: int, folder: Path) -> tuple[Path, Path]:
    """A shaken 100 m grid, four fifths of its links, a crash for ten links, 30 % of them on 1 % of links."""
    roads, crashes = folder / f"roads-{edges}.gpkg", folder / f"crashes-{edges}.gpkg"
    if not crashes.exists():
        rng = np.random.default_rng(7)
        ends = _links(edges, rng)
        gpd.GeoDataFrame({"cat_": np.arange(len(ends))}, geometry=shapely.linestrings(ends), crs=CRS).to_file(roads)
        n = len(ends) // 10
        hot = rng.choice(len(ends), len(ends) // 100, replace=False)
        picked = np.concatenate([rng.choice(hot, n * 3 // 10), rng.integers(0, len(ends), n - n * 3 // 10)])
        share = rng.random((n, 1))
        at = ends[picked, 0] * (1 - share) + ends[picked, 1] * share + rng.normal(0, 3, (n, 2))
        gpd.GeoDataFrame({"n": np.arange(n)}, geometry=shapely.points(at), crs=CRS).to_file(crashes)
    return roads, crashes


def _links(edges: int, rng: np.random.Generator) -> np.ndarray:
    side = round((edges / 1.6) ** 0.5) + 1
    at = np.stack(np.meshgrid(np.arange(side), np.arange(side), indexing="ij"), -1) * 100.0
    at += rng.uniform(-20, 20, at.shape)
    at += np.array([500_000, 3_400_000])
    across = np.stack([at[:, :-1], at[:, 1:]], 2).reshape(-1, 2, 2)
    up = np.stack([at[:-1], at[1:]], 2).reshape(-1, 2, 2)
    every = np.concatenate([across, up])
    return every[rng.random(len(every)) < 0.8]
