"""Pictures of pages in three shapes, and what can be said of a page without looking at it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ...site.browsing import violations

SHAPES = {"wide": (1280, 720), "phone": (390, 844), "paper": (794, 1123)}
TALLEST = 2400  # pixels of a page that a picture shows
SMALL = ("target-size",)  # WCAG 2.2, 2.5.8; axe leaves it out unless it is asked
SIX, ROW, TILE = 6, 3, 660
# What is written in Latin letters on a Chinese page by right: names of formats, keys, licences, accounts.
KNOWN = re.compile(
    r"[\w./:@-]*[\d_./:@-][\w./:@-]*|xlsx?|csv|PDF|PNG|JPE?G|DOCX|XLSX|Excel|Ctrl|SHA|CSS|CSV|WGS", re.ASCII
)
RULER = """() => ({over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  widest: [...document.querySelectorAll('main *')].filter(e => !e.closest('.table, .chooser ul, .unseen'))
    .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).slice(0, 3)
    .map(e => e.outerHTML.slice(0, 90)),
  text: document.querySelector('main')?.innerText ?? ''})"""


class Album:
    """A folder of pictures, a picture for each page and shape, and its faults (相册)."""

    def __init__(self, folder: Path, also: Callable[[Any, str], None] = lambda page, name: None) -> None:
        self.folder, self.also = folder, also
        self.routes: set[str] = set()
        self.folder.mkdir(parents=True, exist_ok=True)
        self.taken: dict[str, list[Path]] = defaultdict(list)
        self.faults: list[str] = []
        self.words: list[str] = []
        self.audited = 0
        self._written = folder / "report.txt"
        self._written.write_text("", encoding="utf-8")

    def take(self, page: Any, name: str) -> None:
        """The page as it stands, in each shape; it is left in the first. `also` sees it before."""
        self.also(page, name)
        self.routes.add(route_of(page.url))
        for shape, (width, height) in SHAPES.items():
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(media="print" if shape == "paper" else "screen")
            self._measure(page, f"{name}-{shape}", audit=shape != "paper")
            tall = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
            path = self.folder / f"{len(self.taken[shape]):03}-{name}-{shape}.png"
            page.screenshot(
                path=path, full_page=True, clip={"x": 0, "y": 0, "width": width, "height": max(tall, height)}
            )
            self.taken[shape].append(path)
        page.emulate_media(media="screen")
        page.set_viewport_size(dict(zip(("width", "height"), SHAPES["wide"], strict=True)))

    def _measure(self, page: Any, name: str, *, audit: bool) -> None:
        found = page.evaluate(RULER)
        faults = [f"wider than its window by {found['over']}: {found['widest']}"] if found["over"] > 0 else []
        if audit:
            faults += violations(page, also=SMALL)
            self.audited += 1
        self.faults += [f"{name}: {fault}" for fault in faults]
        odd = sorted({w for w in re.findall(r"[A-Za-z][\w./:@-]{2,}", found["text"]) if not KNOWN.fullmatch(w)})
        self.words += [f"{name}: {' '.join(odd)}"] if odd and audit else []
        with self._written.open("a", encoding="utf-8") as report:
            report.write("\n".join([f"{name} {page.url}", *(f"    {fault}" for fault in faults), ""]))

    def sheets(self) -> None:
        """Six pictures beside each other, so that they can be looked at together."""
        for shape, paths in self.taken.items():
            for first in range(0, len(paths), SIX):
                _sheet(paths[first : first + SIX], self.folder / f"sheet-{shape}-{first // SIX:02}.png")

    def report(self) -> str:
        """What was found; each page was written to report.txt as it was taken."""
        audited = f"axe: {self.audited} pages and shapes, {len(self.faults)} faults"
        return "\n".join([audited, *self.faults, "", "Words in Latin letters:", *self.words])


def route_of(address: str) -> str:
    """The name of the desk's route at this address; empty where there is none."""
    from django.urls import Resolver404, resolve

    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return ""


def _sheet(paths: list[Path], to: Path) -> None:
    from PIL import Image

    small = [_small(path) for path in paths]
    rows = [small[first : first + ROW] for first in range(0, len(small), ROW)]
    heights = [max(picture.height for picture in row) + 10 for row in rows]
    sheet = Image.new("RGB", (ROW * (TILE + 10), sum(heights)), "#888")
    for number, row in enumerate(rows):
        for column, picture in enumerate(row):
            sheet.paste(picture, (column * (TILE + 10), sum(heights[:number])))
    sheet.save(to)


def _small(path: Path) -> Any:
    from PIL import Image

    with Image.open(path) as picture:
        scale = min(1.0, TILE / picture.width)
        return picture.resize((int(picture.width * scale), int(picture.height * scale)), Image.Resampling.LANCZOS)
