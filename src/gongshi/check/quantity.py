"""The quantities of one paragraph, before their meaning is asked (一段里的数量).

One search finds the numerals; each is either silenced, or read with its unit and qualifier,
or dropped because nothing says that it counts. Everything works on normalised text.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator
from decimal import Decimal

from gongshi.check import dated, ordinals, plain, silence, spans, spoken
from gongshi.check.claim import Kind, Looseness
from gongshi.check.found import Found
from gongshi.wording.inline import NUMERAL
from gongshi.wording.qualifier import Qualifier

_NAMED = re.compile(r"(?:周|星期|礼拜|科目|表|图)[一二三四五六]$")  # 周五19起: a name ends, a number begins
_NOBODY = re.compile(
    r"无(?=(?:女性?|男性?)(?:人员|驾驶人|驾驶员|司机|党员|干部|职工|成员|选手|委员|代表))"
)  # a zero without a numeral
_INDEX = re.compile(r"(?:2\.5|10)(?=[0-9])")  # PM2.552微克: the index, then its value
_SUBTYPE = re.compile(r"H[0-9]{1,2}N$")
_CODED = re.compile(r"[A-Za-z][0-9]{1,4}$")  # X047两处: the road's number ends with its figures
_TYPE = re.compile(r"[1-9](?=[0-9])")
_INDEXED = frozenset("MN")
_FIGURES = frozenset("0123456789零〇一二三四五六七八九十百千万亿")


def quantities(text: str) -> Iterator[Found]:
    """Every quantity of the paragraph `text`, left to right (数量)."""
    nobody = [] if "无" not in text else [_zero(found.start()) for found in _NOBODY.finditer(text)]
    if not nobody:
        yield from _written(text)
        return
    yield from heapq.merge(_written(text), nobody, key=lambda found: found.start)


def _zero(start: int) -> Found:
    return Found(
        start, start + 1, Decimal(0), "", Kind.COUNT, Qualifier.EXACT, Looseness.EXACT, start, start + 1
    )  # fmt: skip


def _written(text: str) -> Iterator[Found]:
    """The quantities that have a numeral."""
    done = silence.numbering_of(text)
    named = list(silence.titles(text)) if "《" in text else []
    for numeral in NUMERAL.finditer(text):
        start, end = numeral.span()
        index = _index_at(text, start) if text[start - 1 : start] in _INDEXED else None
        start = index.end() if index else start
        if start < done or (named and any(a < start < b for a, b in named)):
            continue
        quiet = silence.silent_until(text, start, end)
        found = None if quiet else _read_at(text, start, end) if index else quantity_at(text, start, end)
        if found is not None:
            yield found
        done = quiet or (found.outer_end if found else done)


def _index_at(text: str, start: int) -> re.Match[str] | None:
    """The figures of a name that the numeral at `start` begins with: PM2.552微克, 甲型H3N258份."""
    before = text[start - 1 : start]
    if before == "M" and text[start - 2 : start] == "PM":
        return _INDEX.match(text, start)
    return _TYPE.match(text, start) if before == "N" and _SUBTYPE.search(text, max(0, start - 4), start) else None


def quantity_at(text: str, start: int, end: int) -> Found | None:
    """The quantity whose numeral stands at `start` to `end`, with all that belongs to it, or None."""
    if start and text[start - 1] in _FIGURES and not _ends_a_name(text, start):
        return None  # a piece of a number too long to be one
    return _read_at(text, start, end)


def _ends_a_name(text: str, start: int) -> bool:
    if text[start - 1].isdigit():
        return not text[start].isdigit() and _CODED.search(text, max(0, start - 5), start) is not None
    return _NAMED.search(text[max(0, start - 3) : start]) is not None


def _read_at(text: str, start: int, end: int) -> Found | None:
    if text[start - 1 : start] == "第" or (text[start - 1 : start] == " " and text.startswith("第", start - 2)):
        return ordinals.ordinal_at(text, start, end)
    found = dated.dated_at(text, start, end) or spoken.spoken_at(text, start, end)
    if found is not None:
        return found
    first = plain.plain_at(text, start, end)
    return spans.ranged(text, start, end, first) or (spans.composed(text, first) if first else None)
