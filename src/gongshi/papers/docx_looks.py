"""How a comment looks in Word, said in the comment itself (批注的字样).

A comment that says nothing takes the body's style: 16 points, 29 points a line, two characters in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from gongshi.papers.docx_inline import W

if TYPE_CHECKING:
    from lxml.etree import _Element

Looks = Sequence[tuple[str, Mapping[str, str]]]

COMMENT_PARAGRAPH: Looks = (
    ("spacing", {"before": "0", "after": "0", "line": "240", "lineRule": "auto"}),
    ("ind", {"left": "0", "firstLineChars": "0", "firstLine": "0"}),
    ("jc", {"val": "left"}),
)
COMMENT_RUN: Looks = (("spacing", {"val": "0"}), ("sz", {"val": "18"}), ("szCs", {"val": "18"}))


def looks(element: _Element, name: str, said: Looks) -> None:
    """Give the paragraph (`pPr`) or run (`rPr`) its own looks, each tag in the order of the schema."""
    from lxml import etree

    own = etree.SubElement(element, W + name)
    for tag, values in said:
        one = etree.SubElement(own, W + tag)
        for key, value in values.items():
            one.set(W + key, value)
