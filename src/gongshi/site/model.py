"""What the site shows, as plain values (网站内容).

The office makes it from sealed editions; nothing here knows a workspace, a vault or a template.
All text is as the public may read it: names are masked before they come here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from gongshi.site.figures import Figure
from gongshi.site.lists import Listing


@dataclass(frozen=True)
class Office:
    """Who publishes, and where an error is reported (发布单位).

    `address` is the site's own address and ends in a slash; empty while it is not known, and
    then there is no sitemap, for one needs whole addresses.
    """

    name: str
    short_name: str = ""
    contact: str = ""
    address: str = ""
    about: str = ""


@dataclass(frozen=True)
class Download:
    """One file of a notice (下载); `source` is where it lies now, `name` its ASCII name on the site."""

    label: str
    name: str
    source: Path
    digest: str
    size: int

    @property
    def ending(self) -> str:
        """The kind of file: DOCX, PDF, XLSX."""
        return self.name.rsplit(".", 1)[-1].upper()


@dataclass(frozen=True)
class Document:
    """One document of a release as it is read on the page (文书); `body` is HTML made by `notices`."""

    name: str
    label: str
    body: str


@dataclass(frozen=True)
class Key:
    """One number or list that a notice leads with (要目): what, how much, which page."""

    label: str
    shown: str
    href: str


@dataclass(frozen=True)
class Notice:
    """One release as the public reads it (公示).

    `id` is the release's name in paths. `seal` names what proves the edition, label → value:
    its digest, who signed. `changes` are sentences: what differs from the release before.
    `withheld` says in a sentence why documents are not offered, when they are not.
    """

    id: str
    title: str
    label: str
    number: str
    period: str
    period_label: str
    released: date
    known: datetime
    documents: tuple[Document, ...] = ()
    downloads: tuple[Download, ...] = ()
    keys: tuple[Key, ...] = ()
    changes: tuple[str, ...] = ()
    seal: Mapping[str, str] = field(default_factory=dict)
    withheld: str = ""


@dataclass(frozen=True)
class Correction:
    """A public correction (更正): of a number, with both values, or of a list's entry, without a name."""

    on: date
    notice: str
    notice_label: str
    what: str
    was: str = ""
    now: str = ""
    why: str = ""
    href: str = ""


@dataclass(frozen=True)
class Place:
    """A stretch or a spot on the map (点位): `shape` are longitude and latitude pairs, one for a spot."""

    label: str
    shape: tuple[tuple[float, float], ...]
    note: str = ""
    href: str = ""
    number: int = 0
    step: int = 0


@dataclass(frozen=True)
class Layer:
    """Places of one kind (图层); `ground` lies below and is not listed: roads, borders.

    A layer with a `meaning` is shaded: its places lie on the ground in four steps from pale to deep
    by `step`, are not listed either, and the meaning is told beside the map.
    """

    name: str
    label: str
    places: tuple[Place, ...]
    ground: bool = False
    meaning: str = ""

    @property
    def is_listed(self) -> bool:
        """Whether its places are numbered on the map and named beneath it."""
        return not self.ground and not self.meaning


@dataclass(frozen=True)
class Site:
    """Everything public on one day (网站); newest notices first, lists and figures in the pack's order.

    `gone` are texts that must stand in no page, file or index: names that were taken down and
    that nothing else names any more.
    """

    office: Office
    on: date
    notices: tuple[Notice, ...] = ()
    figures: tuple[Figure, ...] = ()
    lists: tuple[Listing, ...] = ()
    corrections: tuple[Correction, ...] = ()
    layers: tuple[Layer, ...] = ()
    gone: frozenset[str] = frozenset()
