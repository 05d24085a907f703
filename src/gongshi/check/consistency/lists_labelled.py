"""Lists behind a label, whose number stands elsewhere: 5家上红榜 … 红榜企业：甲、乙、丙、丁、戊 (榜单).

Also a label with its number in brackets: 红旗单位（3个）：甲、乙、丙.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from gongshi.check.claim import Claim
from gongshi.check.consistency.kinship import context
from gongshi.check.consistency.lists_before import Counted, may_count_a_list
from gongshi.check.consistency.words import has, pattern, words
from gongshi.check.draft import Draft, number
from gongshi.i18n import tr

_LABEL = re.compile(
    r"(?:^|(?<=[。；！\n]))[ 　]*(?:[（(]?[0-9一二三四五六七八九十]{1,2}[）).、．][ 　]*)?"
    r"([一-鿿“”]{2,14})(?:（([^（）\n]{1,10})）)?[：:][ 　]*([^：:。；！\n]{3,2000})(?=[。；！\n]|$)"
)
_NAME = rf"[一-鿿]{{2,12}}(?:{pattern('names').pattern})"
_BRACKETS = re.compile(r"（[^（）]{0,60}）|《[^《》]{0,60}》")
_LONGEST_ITEM = 24
_BOARD = re.compile(r"[一-鿿]{1,2}[榜旗牌]")
_MOST = 300  # labels of one text


def labelled(draft: Draft) -> Iterator[Counted]:
    """Every list behind a label with the number that says how long it is."""
    found = [m for m, _ in zip(_LABEL.finditer(draft.plain), range(_MOST), strict=False)]
    keys = Counter(key for m in found for key in _keys(m[1]))
    for match in found:
        length = length_of(match[3]) or _one(match)
        own = (k for k in _keys(match[1]) if keys[k] == 1)
        told = (_told(draft, key, match.start()) for key in own)
        claim = _in_brackets(draft, match) or next((c for c in told if c is not None), None)
        if length and claim is not None and abs(length - number(claim)) <= max(2, length // 3):
            yield Counted(claim, length, tr("“{label}”之后列出", label=match[1]))


def _one(match: re.Match[str]) -> int:
    """1 where a label with a number in brackets has a single name behind it: 黄旗单位（2个）：马集镇."""
    return int(match[2] is not None and re.fullmatch(_NAME, match[3].strip()) is not None)


def length_of(text: str) -> int:
    """How many items between 、 a label's list has; 0 where it is no plain list, or an open one."""
    bare = _BRACKETS.sub("", text)
    items = [i.strip() for i in bare.split("、")]
    if len(items) < 2 or "，" in bare or re.search(r"等[^、]{0,6}$", items[-1]):
        return 0
    if any(not i or len(i) > _LONGEST_ITEM or re.search(r"[0-9]+(?:\.[0-9]+)?[个家起件人名处%]", i) for i in items):
        return 0
    last = re.split(r"[和与及]", items[-1])
    joined = len(last) == 2 and all(len(s) > 1 for s in last) and last[0][-1] == last[1][-1] == items[0][-1]
    return len(items) + joined


def _keys(label: str) -> tuple[str, ...]:
    """What may tell the label from others: all of it, 红榜 of 红榜企业名单, 集体 of 先进集体."""
    bare = label.strip("“”")
    short = bare
    while (
        end := next((w for w in words("listings") if short.endswith(w) and len(short) > len(w) + 1), None)
    ) is not None:
        short = short.removesuffix(end).rstrip("的")
    board = _BOARD.match(bare)
    keys = (bare, short, board[0] if board else "", bare[-2:])
    return tuple(dict.fromkeys(k for k in keys if len(k) > 1))


def _in_brackets(draft: Draft, match: re.Match[str]) -> Claim | None:
    if match[2] is None:
        return None
    inside = [c for c in draft.between(match.start(2), match.end(2)) if may_count_a_list(c)]
    return inside[0] if len(inside) == 1 else None


def _told(draft: Draft, key: str, at: int) -> Claim | None:
    """The one number before the list whose words have the label's key; none where several differ."""
    first = max(0, draft.paragraph_of(at) - 12)
    near = draft.between(draft.paragraph_starts[first], at) if first > 6 else draft.between(0, at)
    told = [c for c in near if may_count_a_list(c) and key in context(draft, c) and _is_said_of(draft, c, key)]
    return told[0] if told and len({(number(c), c.unit) for c in told}) == 1 else None


def _is_said_of(draft: Draft, claim: Claim, key: str) -> bool:
    """Whether the key stands right beside the number, with no other number between, and nothing narrows it."""
    lead, tail = draft.lead(claim)[-12:], draft.tail(claim)[:12]
    if key in words("listings"):
        return tail.startswith(key) and not has("elsewhen", lead)
    return (key in re.split(r"[ 　]", lead)[-1] or key in re.split(r"[ 　、]", tail)[0]) and not has("elsewhen", lead)
