"""Where each quantity stands: its clause, its sentence, the words before and behind it (分句)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from gongshi.check.claim import Kind
from gongshi.check.found import Found

_MARKS = re.compile(  # the class comes first, so that the search looks at those characters only
    r"[，,。；;：:！!？?（）()、|\t\n. ]"
    r"(?:(?<![. ])|(?<=[一-鿿]\.)(?=[一-鿿])|(?<=[一-鿿”》] )(?<![0-9][一-鿿] )(?=[一-鿿“《]))"
)
BRACKETED = re.compile(r"[县市区镇乡村]（[县市区镇乡村社街道办事处、]{1,9}）")  # 5个县（市、区）
_WEAK = frozenset("、（）()")
_STRONG = frozenset("。.！!？?\n")
ASIDE = re.compile("[（(][^（()）]*[)）]")  # 220起（其中醉酒34起），吊销11本
FARTHEST = 48
_FIRM = re.compile(r"[^，,。；;：:！!？?、|\t\n0-9（）()]*$")  # before a bracket that holds a number
_TAIL = re.compile(r"[^，,。；;：:！!？?、|\t\n]*$")


@dataclass(slots=True)
class Place:
    """A quantity and the text around it.

    left      what stands between it and the mark or quantity before it
    right     what stands between it and the mark or quantity behind it
    opener    the mark before `left`; empty when another quantity or the paragraph begins there
    clause    from the beginning of the clause (a mark that is no 、 and no bracket)
    begins    where the clause begins; sentence: where the sentence begins
    bracket   where the bracket opens that the quantity stands in, or -1
    """

    found: Found
    left: str
    right: str
    opener: str
    begins: int
    sentence: int
    bracket: int = -1


def places(text: str, found: Sequence[Found]) -> list[Place]:
    """Each of the paragraph's quantities with its surroundings, in order."""
    marks = [m.start() for m in _MARKS.finditer(text)]
    weak = [at for at in marks if text[at] not in _WEAK]
    strong = [at for at in marks if text[at] in _STRONG]
    ends = [0, *(one.outer_end for one in found)]
    begins = [*(one.outer_start for one in found), len(text)]
    around = [
        _place(text, one, ends[i], begins[_next(text, found, i + 1)], marks, weak, strong)
        for i, one in enumerate(found)
    ]
    _put_in_brackets(text, marks, around)
    return around


def _put_in_brackets(text: str, marks: list[int], around: list[Place]) -> None:
    """Tell each place that stands in a bracket where that opens; a bracket that never closes is none."""
    opened = -1
    spans = []
    for at in marks:
        if text[at] in "（(":
            opened = at
        elif text[at] in "）)" and opened >= 0:
            spans.append((opened, at))
            opened = -1
    starts = [place.found.start for place in around] if spans else []
    for begin, end in spans:
        for i in range(bisect_left(starts, begin), bisect_left(starts, end)):
            around[i].bracket = begin


def _next(text: str, found: Sequence[Found], i: int) -> int:
    """The first quantity from the `i`-th on that only names none of what the one before counts.

    A session is looked through (历时3天的第九届运动会), and so is a measure right behind a count (4座110千伏变电站).
    """
    while i < len(found) and (_is_session(found[i]) or _is_size(text, found[i - 1], found[i])):
        i += 1
    return i


def _is_session(one: Found) -> bool:
    return one.kind is Kind.ORDINAL and one.unit == "届"


def _is_size(text: str, before: Found, one: Found) -> bool:
    beside = before.kind is Kind.COUNT and one.kind is Kind.MEASURE and before.outer_end == one.outer_start
    return beside and "一" <= text[one.outer_end : one.outer_end + 1] <= "鿿"


def _place(text: str, one: Found, low: int, high: int, marks: list[int], weak: list[int], strong: list[int]) -> Place:
    mark = _last(marks, one.outer_start)
    aside = _aside(text, mark, low)
    begin = max(mark + 1, low, one.outer_start - FARTHEST)
    at = bisect_left(marks, one.outer_end)
    stop = marks[at] if at < len(marks) else len(text)
    bracket = BRACKETED.match(text, stop - 1) if text[stop : stop + 1] == "（" else None
    if bracket and stop - 1 == one.outer_end:
        stop = bracket.end()
    end = min(stop, high, one.outer_end + FARTHEST)
    return Place(
        one,
        aside + text[begin : one.outer_start],
        text[one.outer_end : end],
        text[mark] if mark >= low and mark >= 0 else "",
        max(_last(weak, one.outer_start) + 1, 0),
        _last(strong, one.outer_start) + 1,
    )


def _aside(text: str, mark: int, low: int) -> str:
    """What stands before a bracket that closes at `mark`: 价格（CPI）上涨0.2%."""
    if mark < low or text[mark : mark + 1] not in ("）", ")"):
        return ""
    opened = max(text.rfind("（", low, mark), text.rfind("(", low, mark))
    if opened > low:
        return _end_of(_TAIL, text[max(low, opened - FARTHEST) : opened])
    far = max(0, mark - FARTHEST)
    opened = max(text.rfind("（", far, mark), text.rfind("(", far, mark))
    return _end_of(_FIRM, text[far:opened]) if opened > far else ""


def _end_of(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[0] if found else ""


def _last(marks: list[int], before: int) -> int:
    """The last of `marks` before the place, or -1."""
    at = bisect_right(marks, before - 1)
    return marks[at - 1] if at else -1
