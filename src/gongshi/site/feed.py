"""What changed, for programs: the Atom feed and the sitemap (订阅与网站地图).

The feed names notices and corrections and no person, so that a name that was taken down does not
live on in somebody's reader.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

from gongshi.site.model import Correction, Notice, Site

_MOST = 50
_ATOM = "http://www.w3.org/2005/Atom"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def atom(site: Site) -> bytes:
    """Notices and corrections, newest first."""
    items = [(n.released, _notice(n, site)) for n in site.notices] + [
        (c.on, _correction(c, site)) for c in site.corrections
    ]
    newest = sorted(items, key=lambda item: item[0], reverse=True)[:_MOST]
    updated = newest[0][0] if newest else site.on
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="{_ATOM}" xml:lang="zh-CN">',
        f"<title>{escape(site.office.name)}公示</title>",
        f"<id>{_urn(site.office.name)}</id>",
        f"<updated>{_moment(updated)}</updated>",
        f"<author><name>{escape(site.office.name)}</name></author>",
        f"<link href={quoteattr(site.office.address + 'index.html')}/>",
        *(f'<link rel="self" href={quoteattr(site.office.address + "feed.xml")}/>' for _ in [0] if site.office.address),
        *(text for _, text in newest),
        "</feed>",
    ]
    return ("\n".join(lines) + "\n").encode("utf-8")


def sitemap(address: str, paths: Sequence[str]) -> bytes:
    """Every page by its whole address."""
    urls = "\n".join(f"<url><loc>{escape(address + p)}</loc></url>" for p in sorted(paths))
    return f'<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="{_SITEMAP}">\n{urls}\n</urlset>\n'.encode()


def robots(address: str) -> bytes:
    """All may be read; where the sitemap is, when the address is known."""
    known = f"Sitemap: {address}sitemap.xml\n" if address else ""
    return f"User-agent: *\nAllow: /\n{known}".encode()


def _notice(n: Notice, site: Site) -> str:
    summary = f"{n.label}，{n.period_label}。" + "；".join(f"{k.label} {k.shown}" for k in n.keys)
    return _entry(n.title, f"notices/{n.id}.html", n.released, summary, site, n.id)


def _correction(c: Correction, site: Site) -> str:
    change = f"原公布 {c.was}，现为 {c.now}。" if c.was else ""
    return _entry(f"更正：{c.what}", c.href or "corrections.html", c.on, change + c.why, site, f"{c.what}{c.on}")


def _entry(title: str, path: str, on: date, summary: str, site: Site, key: str) -> str:
    return (
        f"<entry><title>{escape(title)}</title><id>{_urn(site.office.name + key)}</id><updated>{_moment(on)}</updated>"
        f"<link href={quoteattr(site.office.address + path)}/><summary>{escape(summary)}</summary></entry>"
    )


def _urn(text: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, text)}"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00+08:00"
