"""Things numbered by 第一, 第二 in the text behind their number: 分3期举办，第一期…，第二期…，第三期… (按序号叙述的)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.lists_before import Counted
from gongshi.check.draft import Draft, is_counted, number
from gongshi.i18n import tr

_KINDS = ("标段", "阶段", "步骤", "环节", "批次", "小组", "轮", "期", "批", "组", "场", "站", "段", "类", "档")
_NUMBERS = "一二三四五六七八九十"
_MOST = 12
_LINES = 12  # lines below in which they are told
_LEAST = 3  # told, for fewer than were said to be accused


def in_order(draft: Draft) -> Iterator[Counted]:
    """Each number of such things with how far the text counts them, where it counts from 第一 on without a gap."""
    for claim in draft.claims:
        kind = _kind(draft, claim) if _may_count(claim) else ""
        if not kind:
            continue
        line = draft.paragraph_of(claim.start)
        stop = draft.line_end(min(line + _LINES, len(draft.paragraph_starts) - 1))
        told = _told(draft.plain[claim.end : stop], kind)
        said = int(number(claim))
        if told == said or (told > 1 and abs(told - said) <= 2 and (told > said or told >= _LEAST)):
            yield Counted(claim, told, tr("按序号列出"))


def _may_count(claim: Claim) -> bool:
    return claim.kind is Kind.COUNT and is_counted(claim) and claim.role is not Role.EACH and 1 < number(claim) <= _MOST


def _kind(draft: Draft, claim: Claim) -> str:
    """What is counted: the unit itself, or the noun right behind 个."""
    said = claim.unit.removeprefix("个") + (draft.tail(claim)[:2] if claim.unit in ("个", "大") else "")
    return next((kind for kind in _KINDS if said.startswith(kind)), "")


def _told(text: str, kind: str) -> int:
    """The highest in unbroken order from 第一 on; 0 where the first is not told at the head of a clause."""
    found = re.findall(rf"(?:^|[，。；：、\n])\s*第([一二三四五六七八九十0-9]{{1,2}}){kind}", text)
    values = [int(n) if n.isdecimal() else _NUMBERS.find(n) + 1 for n in found]
    expected = 0
    for value in values:
        if value == expected + 1:
            expected += 1
    return expected if values[:1] == [1] and max(values) == expected else 0
