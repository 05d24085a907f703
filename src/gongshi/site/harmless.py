"""A document's HTML made fit for the site's strict policy (文书网页的处理).

The bulletin comes as HTML that needs nothing else: drawings inside, with styles in attributes.
The policy allows no inline style, so drawings become files of their own; numbers gain the way
to their page. What could run or call outside is refused, whoever made it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from html import unescape

from gongshi.errors import Refused
from gongshi.i18n import tr

_SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_MAIN = re.compile(r"<(/?)main\b")  # the site's own page has one already
_REGION = re.compile(r'role="region" aria-label="([^"]*)"')
_LABEL = re.compile(r'aria-label="([^"]*)"')
_NUMBER = re.compile(
    r'<data value="[^"]*" data-slot="((?:figure|list):[^"#~\[.]+)(?:\.count)?[#~\[][^"]*">[^<]*</data>'
)
_FORBIDDEN = re.compile(
    r"<(?:script|style|iframe|object|embed|form|base|link|meta)\b|\sstyle\s*=|\son\w+\s*=|javascript:"
    r"|(?:src|href)\s*=\s*[\"']?\s*(?:[a-z][a-z0-9+.-]*:)?//",
    re.IGNORECASE,
)
_SVG_FORBIDDEN = re.compile(
    r"<(?:script|foreignObject|iframe)\b|\son\w+\s*=|href\s*=\s*[\"'](?!#|data:image/png)", re.IGNORECASE
)


class NotHarmless(Refused):
    """A document's page holds what could run or call outside (网页内容不安全)."""


@dataclass(frozen=True)
class Fit:
    """A body fit for the site, and the drawings taken out of it, by path (处理后的正文)."""

    body: str
    drawings: Mapping[str, bytes]


def fitted(body: str, *, folder: str, root: str, page_of: Callable[[str], str], name: str) -> Fit:
    """`body` with its drawings as images in `folder`, and each figure linked to `page_of(figure)`.

    `page_of` is asked figure:NAME and list:NAME, for a list's length, and gives an empty text for
    one without a page. Raises NotHarmless.
    """
    drawings: dict[str, bytes] = {}

    def out(match: re.Match[str]) -> str:
        svg = match[0]
        _refuse(_SVG_FORBIDDEN, svg, name)
        path = f"{folder}/{sha256(svg.encode()).hexdigest()[:16]}.svg"
        if "xmlns=" not in svg[: svg.index(">")]:
            svg = svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
        drawings[path] = svg.encode("utf-8")
        label = _LABEL.search(svg[: svg.index(">")])
        return f'<img src="{root}{path}" alt="{label[1] if label else ""}">'

    plain = _MAIN.sub(r"<\1div", _SVG.sub(out, body))
    _refuse(_FORBIDDEN, plain, name)
    return Fit(_told_apart(_NUMBER.sub(lambda m: _linked(m, root, page_of), plain)), drawings)


def _told_apart(body: str) -> str:
    """Regions of one name are numbered, so that a list of landmarks can be read."""
    seen: Counter[str] = Counter()

    def named(match: re.Match[str]) -> str:
        seen[match[1]] += 1
        return match[0] if seen[match[1]] == 1 else f'role="region" aria-label="{match[1]}（{seen[match[1]]}）"'

    return _REGION.sub(named, body)


def _linked(match: re.Match[str], root: str, page_of: Callable[[str], str]) -> str:
    page = page_of(unescape(match[1]))
    return f'<a class="to-figure" href="{root}{page}">{match[0]}</a>' if page else match[0]


def _refuse(pattern: re.Pattern[str], text: str, name: str) -> None:
    found = pattern.search(text)
    if found:
        raise NotHarmless(
            tr("文书网页里有不允许的内容：{found}", found=text[found.start() : found.end() + 40]),
            where=tr("文书“{name}”", name=name),
            mend=tr("请用本程序重新成文；不要手工改动封好的网页。"),
        )
