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
    shown = [layer for layer in site.layers if layer.is_listed and layer.places]
    shaded = [layer for layer in site.layers if layer.meaning and layer.places]
    ground = [place for layer in site.layers if layer.ground for place in layer.places]
    if not shown:
        return

    def make() -> Files:
        head = Head("map.html", "地图", "map", (("首页", "index.html"),), live=True, on=site.on)
        drawing = markup(
            drawn(ground, [p for layer in shown for p in layer.places], [p for layer in shaded for p in layer.places])
        )
        return {head.path: page("map.html", frame, head, layers=shown, shaded=shaded, drawing=drawing)}

    yield Piece("map", (frame, site.on, site.layers), make)
    yield Piece("map/data", site.layers, lambda: {"map/data.js": _script(shown, shaded)})
    yield Piece("map/ground", ground, lambda: {"map/ground.pmtiles": archive(ground)})


def _script(layers: Sequence[Layer], shaded: Sequence[Layer]) -> bytes:
    places = [_feature(p, _told(p, i)) for x in layers for i, p in enumerate(x.places, 1)]
    pieces = [_feature(p, {"step": p.step}) for x in shaded for p in x.places]
    return (_assigned("gongshiMap", places) + _assigned("gongshiShade", pieces)).encode()


def _assigned(name: str, features: Sequence[object]) -> str:
    found = {"type": "FeatureCollection", "features": features}
    return f"window.{name} = {json.dumps(found, ensure_ascii=False, separators=(',', ':'))};\n"


def _told(place: Place, i: int) -> dict[str, object]:
    return {"label": place.label, "note": place.note, "href": place.href, "number": place.number or i}


def _feature(place: Place, told: dict[str, object]) -> dict[str, object]:
    points = [[round(x, 6), round(y, 6)] for x, y in place.shape]
    kind, at = ("LineString", points) if len(points) > 1 else ("Point", points[0])
    return {"type": "Feature", "geometry": {"type": kind, "coordinates": at}, "properties": told}
