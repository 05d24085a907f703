"""What is told part by part in turn: 分3期举办，第一期…；第二期…；第三期… (逐期、逐标段叙述).

The parts are called like what the number counts, and run from the first without a gap. More than the number says are
too many; one fewer is too few only where the telling begins at once and nothing says that the rest is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.lists_before import Counted
from gongshi.check.draft import Draft, is_counted, number
from gongshi.i18n import tr
from gongshi.papers.paper import Part

_NUMBERS = "一二三四五六七八九十"
_NOUN = re.compile(r"[一-鿿]{1,4}")
_DIVIDED = re.compile(
    r"(?:分|划分|分为|分成|分作|设|设为|设有|设立|设置|共|共有|共分|共设|为|成|开展|举办|采取|有|按|实施|召开|公布|发布|印发|通报|推出)(?:了)?$"
)
_ALREADY = re.compile(r"(?:已|前|后|上|下|每|第|再|另|连续|首|近|这|该|完成|约|各)[一-鿿]{0,3}$")
_LEFT = re.compile(
    r"其余|剩余|余下|最后|末[期批轮]|其他|其它|尚未|正在|即将|将于|目前|后[二两三四五六]|拟|年底前|首[期批]"
)
_LINES = 30
_MOST = 20
_LONGEST = 3_000
_AT_ONCE = 40
_IN_LINES = 200
_GENERAL = ("个", "类", "项", "方", "大", "条", "家", "人", "名")
_Seen = list[tuple[int, int]]


def numbered_parts(draft: Draft) -> Iterator[Counted]:
    """Every number of parts that the text then tells one by one, with how many it tells."""
    for claim in draft.claims:
        if claim.kind is not Kind.COUNT or not is_counted(claim) or not 1 < number(claim) <= _MOST:
            continue
        if not _DIVIDED.search(draft.lead(claim)) or _ALREADY.search(draft.lead(claim)):
            continue
        region = _region(draft, claim)
        told = max((_run(region, word) for word in _called(draft, claim)), key=len, default=[])
        if len(told) > 1 and _is_all(claim, region, told):
            yield Counted(claim, len(told), tr("逐一列出"))


def _called(draft: Draft, claim: Claim) -> list[str]:
    """What each part may be called: 期, 标段, 阶段; the longest word first."""
    noun = _NOUN.match(draft.tail(claim))
    words = [noun[0][:n] for n in (4, 3, 2, 1) if noun and len(noun[0]) >= n]
    own = claim.unit.removeprefix("个")
    return [*words, *([own] if own and claim.unit not in _GENERAL else [])]


def _region(draft: Draft, claim: Claim) -> str:
    """The text in which the parts are told: the paragraph, and the lines below it up to the next heading."""
    line = draft.paragraph_of(claim.start)
    last = line
    while last + 1 < len(draft.paragraph_starts) and last - line < _LINES:
        if draft.parts[last + 1][0] in (Part.TITLE, Part.CELL):
            break
        last += 1
    return draft.plain[claim.outer_end : min(draft.line_end(last), claim.outer_end + _LONGEST)]


def _run(region: str, word: str) -> _Seen:
    """Where the first, the second and so on begin, as far as they run without a gap: 第一期, 第1期, 一期, 标段一."""
    seen: _Seen = []
    for found in _form(word).finditer(region):
        mark = next(m for m in found.groups() if m)
        value = int(mark) if mark.isdecimal() else _NUMBERS.find(mark) + 1
        if value == len(seen) + 1:
            seen.append((value, found.start()))
        elif value > len(seen) + 1:
            return []
    return seen


@lru_cache(256)
def _form(word: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:第([一二三四五六七八九十]|[0-9]{{1,2}})个?{word}|(?:^|[。；：，\n])\s*([一二三四五六七八九十]){word}|(?:^|[。；：，\n])\s*{word}([一二三四五六七八九十])(?=[，：:、\s]))"
    )


def _is_all(claim: Claim, region: str, told: _Seen) -> bool:
    """Whether the parts told are as many as there are, or can be held against the number."""
    said = int(number(claim))
    if said == len(told):
        return True
    if len(told) - said in (1, 2):
        return told[0][1] <= _AT_ONCE
    end = re.search(r"[。\n]", region[told[-1][1] :])
    listed = region[: told[-1][1] + (end.start() if end else len(region))]
    apart = all(region[at : at + 1] in "：；。，\n" or region[at - 1 : at] in "：；。，、\n" for _, at in told)
    lines = all(region[at] == "\n" or region[at - 1 : at] == "\n" for _, at in told)
    sure = len(told) > 2 or "；" in listed or "：" in region[: told[0][1] + 1]
    near = told[0][1] <= (_IN_LINES if lines else _AT_ONCE)
    return said - len(told) == 1 and near and apart and sure and not _LEFT.search(listed)
