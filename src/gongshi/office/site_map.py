"""The map of the site: lines that the pack knows, and the entries that have a place on them (网站的地图).

A register's lines are in metres on a plane. The setting `site.crs` says which (EPSG code); without
it the plane is laid around longitude and latitude 0, which keeps shapes and distances and is
enough for an invented city or a map without a foreign ground.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from pyproj import Transformer
from pyproj.exceptions import CRSError
from shapely import LineString, wkt
from shapely.ops import substring

from gongshi.i18n import tr
from gongshi.notices.drawn import PLACING
from gongshi.office.runs import clocks, engine, map_lines
from gongshi.office.site_public import Public
from gongshi.period import Period
from gongshi.settings import BadSetting
from gongshi.site.model import Layer, Place

if TYPE_CHECKING:
    from gongshi.notices.edition import Edition
    from gongshi.notices.edition_parts import SealedEntry, SealedList
    from gongshi.office.workspace import Workspace

Point = tuple[float, float]
Onto = Callable[[float, float], Point]
ROAD, START, END = PLACING
_METRES_EAST, _METRES_NORTH = 111_320.0, 110_574.0


def layers_of(workspace: Workspace, newest: Sequence[Edition], public: Public) -> tuple[Layer, ...]:
    """The ground, and a layer for each list of the newest release whose entries have a place."""
    onto = _onto(workspace)
    layers: list[Layer] = []
    for edition in newest[:1]:
        lines = _lines(workspace, edition)
        placed = [_layer(edition, found, lines, onto, public) for found in edition.lists]
        layers += [layer for layer in placed if layer.places]
        if layers:
            layers += _shaded(workspace, edition, onto)
            ground = tuple(Place(label, _moved(line, onto)) for label, line in lines.values())
            layers.append(Layer("ground", tr("底图"), ground, ground=True))
    return tuple(layers)


def _lines(workspace: Workspace, edition: Edition) -> Mapping[str, tuple[str, LineString]]:
    """Label and line by code, as the release knew them."""
    tables = engine(workspace, edition.known_at, why="site map")
    found = map_lines(workspace.pack(edition.pack), tables)
    return {line.code: (line.label, wkt.loads(line.wkt)) for line in found}


def _shaded(workspace: Workspace, edition: Edition, onto: Onto) -> tuple[Layer, ...]:
    """What the pack shades by the registers as the release knew them, under the release's own clocks."""
    shading = workspace.pack(edition.pack).shading
    if shading is None:
        return ()
    at = clocks(workspace, Period.parse(edition.period), known=edition.known_at, released=edition.released_on)
    found = shading(engine(workspace, edition.known_at, why="site map"), at)
    if found is None:
        return ()
    pieces = tuple(Place(p.label, tuple(onto(x, y) for x, y in p.points), step=p.step) for p in found.pieces)
    return (Layer("shade", found.label, pieces, meaning=found.meaning),)


def _layer(
    edition: Edition, found: SealedList, lines: Mapping[str, tuple[str, LineString]], onto: Onto, public: Public
) -> Layer:
    page = f"lists/{found.name}/{edition.period.replace('..', '_')}.html"
    placed = [
        _place(entry, n, lines[str(entry.facts[ROAD])][1], onto, f"{page}#e{n}")
        for n, entry in enumerate(public.entries(found), 1)
        if entry.facts.get(ROAD) in lines and entry.facts.get(START) is not None
    ]
    return Layer(found.name, found.label, tuple(placed))


def _place(entry: SealedEntry, number: int, line: LineString, onto: Onto, href: str) -> Place:
    start, end = int(str(entry.facts[START])), int(str(entry.facts.get(END, entry.facts[START])))
    shape = _moved(substring(line, start, end), onto)
    return Place(entry.name, shape, str(entry.facts.get("why", "")), href, number)


def _moved(line: LineString, onto: Onto) -> tuple[Point, ...]:
    return tuple(onto(x, y) for x, y in line.coords)


def _onto(workspace: Workspace) -> Onto:
    """From the registers' plane to longitude and latitude. Raises BadSetting for a code nobody knows."""
    code = workspace.settings.get("site.crs", "")
    if not code:
        return lambda x, y: (x / _METRES_EAST, y / _METRES_NORTH)
    try:
        found = Transformer.from_crs(code, "EPSG:4326", always_xy=True)
    except CRSError as fault:
        raise BadSetting(
            tr("设置“site.crs”写的是“{code}”，不是坐标系代码。", code=code),
            where=tr("文件 {path}", path=workspace.settings.path),
            mend=tr("请写作 EPSG:4547 这样的代码；不知道的，删去这一行。"),
        ) from fault
    return lambda x, y: found.transform(x, y)
