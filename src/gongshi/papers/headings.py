"""Which lines of bare text are headings, by their numbering and look (辨认标题).

Official documents number headings 一、 （一） 1. （1）; a heading is short and ends without a full
stop, or stops early with the rest of its line as body (一、基本情况。本月……), which is body here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gongshi.i18n import tr
from gongshi.papers.paper import Paragraph, Part

_LONGEST = 60
_FORMS = (
    (1, re.compile(r"\s*(?:第?[一二三四五六七八九十百]{1,4}(?:、|[章节编]|\s))")),
    (2, re.compile(r"\s*[（(][一二三四五六七八九十]{1,3}[）)]")),
    (3, re.compile(r"\s*[0-9]{1,2}[.．、](?![0-9])")),
    (4, re.compile(r"\s*[（(][0-9]{1,2}[）)]")),
)
_STOPS = tuple("。；;！？!?，,、：:")
_ANNEX = re.compile(r"\s*附[件表录]\s*[0-9一二三四五六七八九十]{0,3}[:：]?\s*\S{0,30}")


def heading_level(text: str) -> int:
    """The level of the heading that `text` is by its numbering, 0 when it is none (标题层次).

    >>> heading_level("一、基本情况"), heading_level("一、全市发生事故34起，同比上升。"), heading_level("附件1")
    (1, 0, 1)
    """
    if len(text) > _LONGEST or text.rstrip().endswith(_STOPS):
        return 0
    if _ANNEX.fullmatch(text):
        return 1
    return next((level for level, form in _FORMS if form.match(text) and "。" not in text), 0)


def kinds_of(lines: Sequence[str]) -> list[tuple[Part, int]]:
    """Kind and level of each line of bare text (段落种类): titles stand before the first sentence."""
    kinds: list[tuple[Part, int]] = []
    titles = True
    for line in lines:
        level = heading_level(line)
        titles = titles and (not line.strip() or _may_be_title(line)) and not level
        if titles:
            kinds.append((Part.TITLE, 0))
        elif level in (1, 2):
            kinds.append((Part.HEADING, level))
        else:
            kinds.append((Part.ITEM, level) if level else (Part.BODY, 0))
    return kinds if any(kind is not Part.TITLE for kind, _ in kinds) else _headline_alone(lines)


def numbered(lines: Sequence[str]) -> tuple[Paragraph, ...]:
    """The lines as paragraphs, blank ones too, so that offsets stay those of the text and places those of an editor."""
    return tuple(
        Paragraph(line, kind, tr("第{n}行", n=n + 1), level=level, source=n)
        for n, (line, (kind, level)) in enumerate(zip(lines, kinds_of(lines), strict=True))
    )


def _may_be_title(line: str) -> bool:
    return len(line) <= _LONGEST and not line.rstrip().endswith(_STOPS) and "。" not in line


def _headline_alone(lines: Sequence[str]) -> list[tuple[Part, int]]:
    """A text without any sentence: one line is body, of several the first is the title."""
    several = sum(bool(line.strip()) for line in lines) > 2
    return [(Part.TITLE if several and n == 0 else Part.BODY, 0) for n, _ in enumerate(lines)]
