"""The map: a drawing that needs nothing, and what the script makes of it on a web server (地图页)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from gongshi.site.drawn_map import drawn
from gongshi.site.model import Layer, Place, Site
from gongshi.site.page import Frame, Head, markup, page
from gongshi.site.piece import Files, Piece
from gongshi.site.tiles import archive


def maps(site: Site, frame: Frame) -> Iterator[Piece]:
    """map.html, its places as a script, the ground as PMTiles; nothing when nothing has a place."""
    shown = [layer for layer in site.layers if not layer.ground and layer.places]
    ground = [place for layer in site.layers if layer.ground for place in layer.places]
    if not shown:
        return

    def make() -> Files:
        head = Head("map.html", "地图", "map", (("首页", "index.html"),), live=True, on=site.on)
        drawing = markup(drawn(ground, [p for layer in shown for p in layer.places]))
        return {head.path: page("map.html", frame, head, layers=shown, drawing=drawing)}

    yield Piece("map", (frame, site.on, site.layers), make)
    yield Piece("map/data", site.layers, lambda: {"map/data.js": _script(shown)})
    yield Piece("map/ground", ground, lambda: {"map/ground.pmtiles": archive(ground)})


def _script(layers: Sequence[Layer]) -> bytes:
    found = {
        "type": "FeatureCollection",
        "features": [_feature(p, i) for x in layers for i, p in enumerate(x.places, 1)],
    }
    return f"window.gongshiMap = {json.dumps(found, ensure_ascii=False, separators=(',', ':'))};\n".encode()


def _feature(place: Place, i: int) -> dict[str, object]:
    points = [[round(x, 6), round(y, 6)] for x, y in place.shape]
    kind, at = ("LineString", points) if len(points) > 1 else ("Point", points[0])
    told = {"label": place.label, "note": place.note, "href": place.href, "number": place.number or i}
    return {"type": "Feature", "geometry": {"type": kind, "coordinates": at}, "properties": told}
