"""Plain text as a paper: one paragraph a line, places by line (读纯文本)."""

from __future__ import annotations

from gongshi.papers.headings import numbered
from gongshi.papers.paper import Paper


def read_plain(text: str, name: str) -> Paper:
    """The paper that `text` is; its flat text is `text` itself (读纯文本)."""
    return Paper(name, "text", numbered(text.split("\n")))
