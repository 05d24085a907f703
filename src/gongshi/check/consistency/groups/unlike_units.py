"""A total of things counted in several units: 规章4部、规范性文件27件，合计31件; 新达到326名，加上已颁发的2874名，累计3200枚 (不同量词之和)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.groups.group import Group, added, is_slip_of, is_swap_of, mended
from gongshi.check.consistency.groups.held import is_one_figure
from gongshi.check.draft import Draft, is_counted, kin, number

_TOTAL = re.compile(r"[，、；]?(?:[两三四五六]?[者项类种]?(?:合计|共计|总计|总共|相加)|共)(?:为|有|达)?$")
_ITEM = re.compile(r"[^，。；：、0-9（）]{0,8}[、，和及][^，。；：、0-9（）]{1,14}")
_MOST = 6


def unlike_units(draft: Draft) -> Iterator[Group]:
    """Each such total with the numbers directly before it, where not all are of its unit."""
    for whole in draft.counted:
        if whole.kind is not Kind.COUNT or not _TOTAL.fullmatch(draft.lead(whole)):
            continue
        row = _row_to(draft, whole)
        units = {kin(c.unit) for c in row}
        if len(row) > 1 and len(units) > 1 and kin(whole.unit) in units and _is_meant(whole, row):
            yield Group(whole, tuple(row), "", "加上")


def _row_to(draft: Draft, whole: Claim) -> list[Claim]:
    """The counts that end right before the total, each with a name of its own."""
    row: list[Claim] = []
    before, at = draft.before(whole), whole.outer_start - len(draft.lead(whole))
    if before is not None and before.outer_end == at and before.text[:1] in "两三四五六":
        at = before.outer_start - 1  # 两项合计25项
        before = draft.before(before)
    while before is not None and is_counted(before) and before.kind is Kind.COUNT and len(row) < _MOST:
        fits = _ITEM.fullmatch(draft.plain, before.outer_end, row[0].outer_start) if row else at - before.outer_end < 3
        if not fits:
            break
        row.insert(0, before)
        before = draft.before(before)
    return row


def _is_meant(whole: Claim, row: Sequence[Claim]) -> bool:
    """Whether they make it up, or one slip of the pen lies between."""
    total, values = number(whole), [number(c) for c in row]
    if added(row) == total:
        return True
    near = bool(total) and 0.4 <= float(added(row) / total) <= 2.5
    slip = is_slip_of(total, values) or is_swap_of(total, values)
    return near and (slip or any(is_one_figure(a, b) for a, b in mended(total, values)))
