"""A number of the items above it: 上述三起案件, 以上5辆车 (所述的条数)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongshi.check.consistency.groups.lines import items_above
from gongshi.check.consistency.lists_before import Counted, may_count_a_list
from gongshi.check.draft import Draft, number
from gongshi.i18n import tr

_ABOVE = re.compile(r"(?:^|[，。；：\n])(?:以上|上述|前述|上列|这)$")


def above(draft: Draft) -> Iterator[Counted]:
    """Each number that says how many the numbered items directly above are."""
    for claim in draft.claims:
        line = draft.paragraph_of(claim.start)
        start = draft.paragraph_starts[line]
        if not line or not may_count_a_list(claim) or not _ABOVE.search(draft.plain[start : claim.outer_start]):
            continue
        items = len(items_above(draft, line))
        if items > 1 and abs(items - number(claim)) <= max(2, items // 3):
            yield Counted(claim, items, tr("上面列出"))
