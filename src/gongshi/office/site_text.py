"""Small words that the site's parts share (网站用语)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from gongshi.i18n import tr

if TYPE_CHECKING:
    from gongshi.notices.edition_parts import Used


def day(text: str) -> str:
    """2022年11月23日 of an ISO text; a text that is none stays."""
    try:
        found = date.fromisoformat(text[:10])
    except ValueError:
        return text
    return f"{found.year}年{found.month}月{found.day}日"


def said_threshold(used: Used) -> str:
    """A threshold with its value, document and first day."""
    return tr(
        "{label} {value}（{basis}，{since} 起）", label=used.label, value=used.value, basis=used.basis, since=used.since
    )
