"""The home page, and the page on how to check and cite (首页与说明)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from gongshi.site.linked_data import organisation
from gongshi.site.model import Correction, Site
from gongshi.site.page import Frame, Head, page
from gongshi.site.piece import Files, Piece

_FRESH = timedelta(days=31)
_EARLIER = 6


def home(site: Site, frame: Frame) -> Iterator[Piece]:
    """index.html and about.html."""
    latest, earlier = site.notices[:1], site.notices[1 : 1 + _EARLIER]
    fresh = fresh_corrections(site)
    lists = [(i.name, i.label, i.unit, i.latest) for i in site.lists]

    def index() -> Files:
        head = Head("index.html", site.office.name, "home", on=site.on, summary=f"{site.office.name}公示",
                    data={"@context": "https://schema.org", **organisation(site.office)})  # fmt: skip
        shown = [i for i in site.lists if i.latest.released == max(j.latest.released for j in site.lists)]
        return {"index.html": page("home.html", frame, head, latest=latest[0] if latest else None, earlier=earlier,
                                   fresh=fresh, lists=shown)}  # fmt: skip

    def about() -> Files:
        head = Head("about.html", "怎样核对、怎样引用", "about", (("首页", "index.html"),))
        return {"about.html": page("about.html", frame, head)}

    yield Piece("home", (frame, site.on, [_plain(n) for n in (*latest, *earlier)], fresh, lists), index)
    yield Piece("about", frame, about)


def fresh_corrections(site: Site) -> tuple[Correction, ...]:
    """Corrections that the home page still leads with: those of the last month."""
    return tuple(c for c in site.corrections if site.on - c.on <= _FRESH)


def _plain(notice: object) -> object:
    return {k: v for k, v in vars(notice).items() if k not in ("documents", "downloads")}
