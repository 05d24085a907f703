"""The page of corrections and withdrawals (更正与撤下)."""

from __future__ import annotations

from collections.abc import Iterator

from gongshi.site.model import Site
from gongshi.site.page import Frame, Head, page
from gongshi.site.piece import Files, Piece


def corrections(site: Site, frame: Frame) -> Iterator[Piece]:
    """corrections.html, newest first."""

    def make() -> Files:
        head = Head("corrections.html", "更正与撤下", "corrections", (("首页", "index.html"),))
        return {head.path: page("corrections.html", frame, head, corrections=site.corrections)}

    yield Piece("corrections", (frame, site.corrections), make)
