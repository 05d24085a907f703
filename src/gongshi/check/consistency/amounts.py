"""An amount that something rose or fell by, against its two numbers (增减数)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.compared import ends_of
from gongshi.check.consistency.ends import Ends
from gongshi.check.consistency.groups.group import in_bracket
from gongshi.check.consistency.moved import Moved, is_percent, moved
from gongshi.check.consistency.named_change import is_of_its_name
from gongshi.check.consistency.rule import as_printed, is_close, is_slip, loosely, shown
from gongshi.check.consistency.spread import of_sum
from gongshi.check.draft import Draft, is_counted, number


def amount_moved(draft: Draft, change: Claim) -> Iterator[Moved]:
    """较去年同期减少26起, where last year's number is given too; or the two numbers of two years or months alone (增减数的由来)."""
    if change.unit in ("倍", "番", "成"):
        return
    ends = ends_of(draft, change)
    if ends is None:
        two = _of_two_times(draft, change)
        if two is not None:
            exact = abs(number(two[0]) - number(two[1]))
            said = f"{shown(number(two[0]))}-{shown(number(two[1]))}={shown(exact)}"
            yield Moved(replace(change, direction=None), exact, said, two, of_sum(*two))
        return
    found = moved(change, ends) if ends.new.unit == change.unit else None
    if found is not None and (found.fits or _may_be_wrong(draft, change, ends, found)):
        yield found


def _may_be_wrong(draft: Draft, change: Claim, ends: Ends, found: Moved) -> bool:
    """Whether the pair is sure enough to accuse the amount: of its own item and sentence, or a slip of the pen off."""
    if is_slip(*as_printed(change, found.exact)):
        return True
    if not ends.near and _agrees_with_its_percentage(draft, change, ends):
        return False
    return not _is_of_another_item(draft, change, ends) and (ends.near or is_close(change, found.exact))


def _agrees_with_its_percentage(draft: Draft, change: Claim, ends: Ends) -> bool:
    """比上一季度的352件多66件，增长18.8%: amount, base and percentage bear each other out, whatever the number now."""
    behind = draft.after(change)
    if behind is None or behind.kind is not Kind.CHANGE or not is_percent(behind) or not number(ends.old):
        return False
    return loosely(behind, number(change) * 100 / number(ends.old))


def _is_of_another_item(draft: Draft, change: Claim, ends: Ends) -> bool:
    """比去年同期少蓄5.8亿，去年同期为52.0亿；其中大型水库38.9亿，少蓄4.1亿: whether a semicolon parts the change from both numbers."""
    if is_of_its_name(draft, change, ends.old):
        return False
    between = draft.plain[min(ends.new.end, ends.old.end) : change.start]
    return "；" in between and max(ends.new.start, ends.old.start) < change.start - between[::-1].index("；")


def _of_two_times(draft: Draft, change: Claim) -> tuple[Claim, Claim] | None:
    """2023年末673.1万人，2022年末671.4万人，一年增加1.7万人: exactly two numbers of the unit, of two times."""
    start = draft.sentence_starts[draft.sentence_of(change.start)]
    before = [c for c in draft.between(start, change.start) if is_counted(c) and c.unit == change.unit]
    if any(in_bracket(draft.plain, c.start) for c in before):
        return None  # 收入9.86亿元，完成预算（18.2亿元）的54.2%: what stands aside is of no time
    words = draft.plain[start : change.start]
    told = draft.plain[start : before[1].outer_start] if len(before) == 2 else ""  # of 比2004年 neither number is
    times = len(set(re.findall(r"[0-9]{4}年|[0-9]{1,2}月|去年|上年|上月|今年|本月|上季度|本季度", told)))
    moved = [c for c in draft.between(start, change.start) if c.kind is Kind.CHANGE]
    return (before[0], before[1]) if len(before) == 2 and times > 1 and not moved and "；" not in words else None
