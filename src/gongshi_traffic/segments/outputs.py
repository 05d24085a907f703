"""What a screening leaves in a folder: tables, map files, map, sheets (成果文件).

Map files in degrees need to know the roads' reference system; where it is not known they are left
out and the note says so.
"""

from __future__ import annotations

import csv
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongshi import At, Grid, tr
from gongshi_traffic.segments.measures import effect_rows
from gongshi_traffic.segments.standards import standards_of
from gongshi_traffic.segments.tables import COLUMNS, headings, piece_frame, place_frame, place_rows
from gongshi_traffic.segments.union import counted_in

if TYPE_CHECKING:
    from gongshi.notices.layout import Look
    from gongshi_traffic.screening.faults import NetworkFault
    from gongshi_traffic.segments.measures import Site
    from gongshi_traffic.segments.study import Study

PLACES, PIECES = "点段", "路段单元"
_DEGREES = "EPSG:4326"
_ZOOM = ("MINZOOM=6", "MAXZOOM=15")


@dataclass(frozen=True)
class Written:
    """The files of a screening, and what could not be written (成果)."""

    files: tuple[Path, ...]
    notes: tuple[str, ...]


def write_outputs(
    study: Study, folder: Path, at: At, look: Look, *, unplaced: Sequence[tuple[str, str]] = (),
    effects: Sequence[Site] = (), sheets: int = 20, faults: Sequence[NetworkFault] = (),
) -> Written:  # fmt: skip
    """Everything into `folder` (写出成果): `sheets` places at most have a sheet of their own."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [*_tables(study, folder), *_unplaced(folder, unplaced), *_effects(folder, effects), *_notes(study, folder)]
    files += _faults(folder, faults)
    files += _clusters(study, at, folder)
    mapped, notes = _maps(study, folder)
    files += mapped
    if study.ground.network.lines is not None:
        files += _drawings(study, folder, look)
    files += _sheets(study, folder, at, look, sheets)
    return Written(tuple(files), tuple(notes))


def _tables(study: Study, folder: Path) -> Iterator[Path]:
    from gongshi.records.workbook import write_workbook

    rows = list(place_rows(study))
    yield _csv(folder / f"{PLACES}.csv", [tuple(headings().values()), *(tuple(r.values()) for r in rows)])
    grid = Grid(
        title=tr("事故多发点段排查结果"), columns=tuple(headings().values()), rows=tuple(tuple(r.values()) for r in rows),
        notes=study.notes, widths=tuple(width for _, _, width in COLUMNS),
    )  # fmt: skip
    path = folder / f"{PLACES}.xlsx"
    write_workbook(path, [grid])
    yield path


def _unplaced(folder: Path, unplaced: Sequence[tuple[str, str]]) -> Iterator[Path]:
    if unplaced:
        yield _csv(folder / "未落到路上的事故.csv", [(tr("事故编号"), tr("原因")), *unplaced])


def _clusters(study: Study, at: At, folder: Path) -> Iterator[Path]:
    from gongshi_traffic.segments.clusters import HEADINGS, cluster_rows

    if study.screening.layer is not None:
        standards = standards_of(at)
        ground = study.ground
        crashes = counted_in(ground.placed.crashes, at.period, standards)
        rows = list(cluster_rows(study.screening.layer, crashes, ground.network, standards))
        yield _csv(folder / "聚集.csv", [HEADINGS, *rows])


def _faults(folder: Path, faults: Sequence[NetworkFault]) -> Iterator[Path]:
    if faults:
        heading = (tr("疑点"), tr("线"), tr("横坐标"), tr("纵坐标"), tr("米"))
        rows = [(f.kind.label, "、".join(f.ids), f"{f.x:.1f}", f"{f.y:.1f}", f"{f.metres:.2f}") for f in faults]
        yield _csv(folder / "路网疑点.csv", [heading, *rows])


def _effects(folder: Path, effects: Sequence[Site]) -> Iterator[Path]:
    if effects:
        yield _csv(folder / "治理前后.csv", list(effect_rows(effects)))


def _notes(study: Study, folder: Path) -> Iterator[Path]:
    path = folder / "说明.txt"
    path.write_text("".join(f"{note}\n" for note in study.notes), encoding="utf-8")
    yield path


def _csv(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(["" if c is None else c for c in row] for row in rows)
    return path


def _maps(study: Study, folder: Path) -> tuple[list[Path], list[str]]:
    places, layer = place_frame(study), study.screening.layer
    if places is None:
        return [], [tr("道路没有线形，没有写出地图文件。")]
    frames = {PLACES: places} | ({PIECES: piece_frame(layer)} if layer is not None else {})
    files = [folder / "排查.gpkg"]
    files[0].unlink(missing_ok=True)
    for name, frame in frames.items():
        if len(frame):
            _write(frame, files[0], layer=name, driver="GPKG")
    if places.crs is None:
        return files, [tr("道路的坐标系不明，没有写出 GeoJSON 和 PMTiles；请写明坐标系后再运行。")]
    for name, frame in frames.items():
        if len(frame):
            files += _in_degrees(name, frame.to_crs(_DEGREES), folder)
    return files, []


def _in_degrees(name: str, frame: Any, folder: Path) -> Iterator[Path]:
    for suffix, driver, more in ((".geojson", "GeoJSON", {"COORDINATE_PRECISION": "7"}), (".pmtiles", "PMTiles", {})):
        path = folder / f"{name}{suffix}"
        path.unlink(missing_ok=True)
        options = more if driver == "GeoJSON" else dict(o.split("=") for o in _ZOOM)
        _write(frame, path, driver=driver, **options)
        yield path


def _write(frame: Any, path: Path, **options: Any) -> None:
    import pyogrio

    with warnings.catch_warnings():  # that a file has no reference system is in our own notes
        warnings.filterwarnings("ignore", message="'crs' was not provided")
        pyogrio.write_dataframe(frame, path, **options)


def _drawings(study: Study, folder: Path, look: Look) -> Iterator[Path]:
    from gongshi.notices.draw import saved
    from gongshi_traffic.segments.drawing import network_map
    from gongshi_traffic.segments.page import map_page

    assert study.ground.network.lines is not None, "asked only with drawn roads"
    figure = network_map(study.ground.network.lines, [p for p, _ in study.places], study.screening.layer, look.fonts)
    png, page = folder / "密度图.png", folder / "排查.html"
    png.write_bytes(saved(figure, "png"))
    page.write_text(map_page(study, saved(figure, "svg").decode("utf-8")), encoding="utf-8")
    yield from (png, page)


def _sheets(study: Study, folder: Path, at: At, look: Look, most: int) -> Iterator[Path]:
    from gongshi.notices.docx import write_docx
    from gongshi.notices.pdf import write_pdf
    from gongshi_traffic.segments.sheet import place_sheet

    sheets = folder / "点段登记表"
    for number, (place, candidate) in enumerate(study.places[:most], 1):
        sheets.mkdir(exist_ok=True)
        notice = place_sheet(number, place, candidate, study, at, look.fonts)
        docx, pdf = sheets / f"{number:02d}.docx", sheets / f"{number:02d}.pdf"
        write_docx(notice, docx, look)
        write_pdf(notice, pdf, look)
        yield from (docx, pdf)
