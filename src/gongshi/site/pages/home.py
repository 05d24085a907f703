"""The home page, and the page on how to check and cite (首页与说明)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from gongshi.site.linked_data import organisation
from gongshi.site.model import Correction, Notice, Site
from gongshi.site.page import Frame, Head, page
from gongshi.site.piece import Files, Piece

_FRESH = timedelta(days=31)
_EARLIER = 6
_MOST = 4  # corrections in the box; the rest are one click away


def home(site: Site, frame: Frame) -> Iterator[Piece]:
    """index.html and about.html."""
    leads = newest_of_each(site.notices)
    earlier = [n for n in site.notices if n not in leads][:_EARLIER]
    fresh = fresh_corrections(site)
    lists = [(i.name, i.label, i.unit, i.latest) for i in site.lists]

    def index() -> Files:
        head = Head("index.html", site.office.name, "home", on=site.on, summary=f"{site.office.name}公示",
                    data={"@context": "https://schema.org", **organisation(site.office)})  # fmt: skip
        current = {n.id for n in leads}
        shown = [i for i in site.lists if i.latest.notice in current]
        return {"index.html": page("home.html", frame, head, leads=leads, earlier=earlier, fresh=fresh, most=_MOST,
                                   lists=shown)}  # fmt: skip

    def about() -> Files:
        head = Head("about.html", "怎样核对、怎样引用", "about", (("首页", "index.html"),))
        return {"about.html": page("about.html", frame, head)}

    yield Piece("home", (frame, site.on, [_plain(n) for n in (*leads, *earlier)], fresh, lists), index)
    yield Piece("about", frame, about)


def newest_of_each(notices: Sequence[Notice]) -> tuple[Notice, ...]:
    """The newest notice of each kind, the newest first: an office may publish in two fields."""
    found: dict[str, Notice] = {}
    for notice in notices:
        found.setdefault(notice.label, notice)
    return tuple(found.values())


def fresh_corrections(site: Site) -> tuple[Correction, ...]:
    """Corrections that the home page still leads with: those of the last month."""
    return tuple(c for c in site.corrections if site.on - c.on <= _FRESH)


def _plain(notice: object) -> object:
    return {k: v for k, v in vars(notice).items() if k not in ("documents", "downloads")}
