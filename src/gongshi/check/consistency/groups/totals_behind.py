"""A whole right behind its parts that no 合计 leads to: 一等奖10篇、二等奖20篇、三等奖30篇，获奖作品60篇 (总数在后)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.groups.group import Group, added, are_some, is_slip_of, is_swap_of, may_be_part, mended
from gongshi.check.consistency.groups.heads import heads
from gongshi.check.consistency.groups.held import is_one_figure
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft, is_counted, kin, number

_ITEM = re.compile(r"[、和及][^，。；：、0-9]{1,16}")
_BEHIND = re.compile(r"[，；。][^，。；：、0-9]{0,12}")
_LEAST = 3
_NEAR = (0.5, 2.0)
_ALL = re.compile(r"共|总|合计|全部|获奖|入选|表彰|表扬|累计|达|等次|各类|上述|以上")


def totals_behind(draft: Draft) -> Iterator[Group]:
    """Each number behind a row with 、 between that it sums up, or that a slip of the pen keeps from it."""
    for whole in draft.counted:
        last = draft.before(whole)
        if last is None or kin(last.unit) != kin(whole.unit) or whole.kind is Kind.AVERAGE:
            continue
        lead = draft.plain[last.outer_end : whole.outer_start]
        if not _BEHIND.fullmatch(lead) or has("then", lead) or has("elsewhen", lead):
            continue
        row = _row_to(draft, last)
        if len(row) >= _LEAST and number(whole) > max(map(number, row)) and _is_meant(draft, whole, row):
            yield Group(whole, tuple(row), draft.plain[row[0].start : whole.outer_end], "合计")


def _row_to(draft: Draft, last: Claim) -> list[Claim]:
    """The numbers of one unit that end with `last`, 、 and a name between every two."""
    row = [last]
    before = draft.before(last)
    while before is not None and is_counted(before) and before.unit == last.unit:
        if not _ITEM.fullmatch(draft.plain, before.outer_end, row[0].outer_start):
            break
        row.insert(0, before)
        before = draft.before(before)
    return row if all(may_be_part(draft, p, row[0].start) for p in row) else []


def _is_meant(draft: Draft, whole: Claim, row: Sequence[Claim]) -> bool:
    """Whether it sums them up, or should: it has a word for all or for what their names end with, and one slip lies between."""
    total, values = number(whole), [number(p) for p in row]
    if added(row) == total:
        return True
    if not _NEAR[0] <= added(row) / total <= _NEAR[1] or are_some(draft.plain[row[0].start : whole.end]):
        return False
    said = heads(draft, row)
    ends = {head[-1:] for head in said}
    lead, behind = draft.lead(whole), draft.tail(whole)[:6]
    told = _ALL.search(lead + behind) is not None or (len(ends) == 1 and next(iter(ends)) in lead)
    slip = is_slip_of(total, values) or any(is_one_figure(a, b) for a, b in mended(total, values))
    return (told and slip) or is_swap_of(total, values)
