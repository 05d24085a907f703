"""Of which numbers of its unit a part may be a part (分项可能的总数)."""

from __future__ import annotations

import re

from gongshi.check.claim import Claim
from gongshi.check.consistency.exact import gives
from gongshi.check.consistency.groups import lists_with
from gongshi.check.consistency.groups.governing import governing
from gongshi.check.consistency.share_ratio import OF
from gongshi.check.consistency.spread import of_quotient
from gongshi.check.draft import Draft, added, is_counted, kin, number
from gongshi.check.once import once

IDLE = re.compile(r"总数|总量|总额|总人数|比重|比例|全部|全年|当年|同期|所有|报告|[总数量额的全共]")
_BEHIND = 120  # characters behind a share within which its whole may follow
_MOST = 24  # numbers and claims of one sentence that are looked at together
_WHOLES = 20  # wholes that are tried for one part


@once
def wholes_of(draft: Draft, share: Claim, part: Claim) -> list[Claim]:
    """The numbers of the part's unit that it may be a part of: those that govern it, and some directly behind."""
    start = draft.sentence_start(share.start)
    own = [c for c in draft.between(start, share.start)[-_MOST:] if is_counted(c) and kin(c.unit) == kin(part.unit)]
    near = min(share.end + _BEHIND, draft.line_end(draft.line_of(share.start)))
    behind = [c for c in draft.between(share.end, near) if is_counted(c) and c.unit == part.unit]
    told = [*_of_lists(draft, part), *_told_behind_of(draft, share, part)]
    found = {c.start: c for c in (*governing(draft, part.start, part.unit), *own, *behind, *told) if c is not part}
    return [c for c in found.values() if number(c) and number(c) >= number(part)][:_WHOLES]


def _of_lists(draft: Draft, part: Claim) -> list[Claim]:
    """The wholes of the lists that the part belongs to."""
    return [g.whole for g in lists_with(draft, part)]


def _told_behind_of(draft: Draft, share: Claim, part: Claim) -> list[Claim]:
    """占出院人次的: what is called so, in whatever unit it is counted."""
    name = OF.search(draft.lead(share))
    if not name:
        return []
    before = draft.between(0, part.start)[-_MOST:]
    known = {c.start: c for c in (*draft.of_unit.get(part.unit, [])[:_MOST], *before) if is_counted(c)}
    return [c for c in known.values() if len(c.subject) > 1 and name[1].startswith(c.subject)][-4:]


def of_list(draft: Draft, share: Claim, part: Claim) -> Claim | None:
    """The whole of the one list that the part belongs to and that adds up, where 占 names nothing else."""
    found = OF.search(draft.lead(share))
    if found is None or IDLE.sub("", found[1]):
        return None
    lists = [g for g in lists_with(draft, part) if added(g.parts) == number(g.whole)]
    return lists[0].whole if len({number(g.whole) for g in lists}) == 1 else None


def can_be(share: Claim, part: Claim, whole: Claim) -> bool:
    """Whether the part can be that share of the whole, all three as exact as they are written."""
    exact = number(part) * 100 / number(whole)
    return gives(share, exact, of_quotient((part,), whole, exact))
