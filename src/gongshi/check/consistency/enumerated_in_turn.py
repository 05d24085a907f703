"""As many values behind 分别 as measures before it: 破案数、抓获数、挽损数分别上升36%、83% (分别的个数)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongshi.check.claim import Claim
from gongshi.check.draft import Draft

_NAME = r"[^，。；：、和及与\n0-9]{1,14}[数率量额值]"
_NAMES = re.compile(
    rf"(?:^|[，。；：\n])(?P<names>{_NAME}(?:[、和及与]{_NAME})+)(?:，?(?:同比|环比|较[^，。；0-9]{{1,8}}|比[^，。；0-9]{{1,8}}|均))?分别(?:同比|环比)?[^，。；0-9]{{1,6}}$"
)
_JOINS = re.compile(r"[、和及与]")
_NEXT = re.compile(r"[、和及与]|以及")


def unlike_in_number(draft: Draft) -> Iterator[tuple[list[str], list[Claim]]]:
    """The measures, each named by what it ends with, and the percentages behind 分别, with as many or not."""
    for first in draft.claims:
        if first.unit not in ("%", "％") or "分别" not in draft.lead(first):
            continue
        start = draft.clause_starts[draft.clause_of(first.outer_start)]
        told = _NAMES.search(draft.plain, max(0, start - 1), first.outer_start)
        if told is None:
            continue
        values, after = [first], draft.after(first)
        while after is not None and _NEXT.fullmatch(draft.plain, values[-1].outer_end, after.outer_start):
            values.append(after)
            after = draft.after(after)
        yield _JOINS.split(told["names"]), values
