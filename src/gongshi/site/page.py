"""A page: a template filled, with what every page carries around it (页面).

Templates escape whatever they are given; only what `notices` made and `harmless` passed, and our
own drawings, go in as markup. The policy allows nothing but the site's own files.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from gongshi.site.model import Office

HERE = Path(__file__).parent
NAV = (
    ("首页", "index.html", "home"),
    ("公示", "notices/index.html", "notices"),
    ("名单", "lists/index.html", "lists"),
    ("数字", "figures/index.html", "figures"),
    ("更正", "corrections.html", "corrections"),
)
MAP = ("地图", "map.html", "map")
SEARCH = ("查找", "search.html", "search")
_BASE = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'"
STILL = f"{_BASE}; script-src 'none'"
LIVE = f"{_BASE}; script-src 'self'; connect-src 'self'; worker-src 'self'"

Crumbs = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Frame:
    """What all pages of one site share (页框): the office and the navigation."""

    office: Office
    nav: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Head:
    """What is particular to a page besides its content (页头): path, title, section, way up.

    `data` is the JSON-LD of the page; `live` says that it runs the site's own scripts; `on` is
    the day whose state a page with names shows.
    """

    path: str
    title: str
    section: str
    crumbs: Crumbs = ()
    summary: str = ""
    data: Mapping[str, object] | None = None
    live: bool = False
    on: date | None = None


def page(template: str, frame: Frame, head: Head, **content: object) -> bytes:
    """The page as UTF-8 bytes."""
    text = _environment().get_template(template).render(
        root="../" * head.path.count("/"), office=frame.office, address=frame.office.address, nav=frame.nav,
        path=head.path, title=head.title, here=head.section, crumbs=head.crumbs, summary=head.summary,
        policy=LIVE if head.live else STILL, data=_json(head.data), on=head.on, **content,
    )  # fmt: skip
    return text.encode("utf-8")


def frame_of(office: Office, *, has_map: bool) -> Frame:
    """The frame of a site; the map is in its navigation when it has one."""
    return Frame(office, (*NAV, *([MAP] if has_map else []), SEARCH))


def markup(trusted: str) -> Markup:
    """HTML that this program made itself, let through as it is."""
    return Markup(trusted)


def day_text(day: date) -> str:
    """2022年11月23日."""
    return f"{day.year}年{day.month}月{day.day}日"


def moment_text(moment: datetime) -> str:
    """2022年11月23日8时, with minutes where there are any."""
    minutes = f"{moment.minute}分" if moment.minute else ""
    return f"{day_text(moment)}{moment.hour}时{minutes}"


def bytes_text(size: int) -> str:
    """A file's size as people say it."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} kB"


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined, auto_reload=False,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.filters.update(day=day_text, moment=moment_text, bytes=bytes_text)
    return made


def _json(data: Mapping[str, object] | None) -> Markup | None:
    """JSON for a data block: no sign that could end the element."""
    if data is None:
        return None
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))
