"""What number an amount was added to, where its own sentence gives none before it (增减数所从的数).

投诉量环比减少45件，下降15.0%，本月为255件: the number now stands behind. 发放额同比增加4.78亿元, a few sentences after 发放贷款…36.68
亿元: it is called so. 环比增加1330件 with no name at all is of what the paragraph counts, of which only a slip may accuse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.earlier import is_earlier
from gongshi.check.consistency.ends import is_planned
from gongshi.check.consistency.groups import lists_with
from gongshi.check.consistency.named_change import name_of
from gongshi.check.draft import Draft, is_counted

_NOW = re.compile(r"，(?:[今本][年月周期季日]|目前|现|当前|当[月年日])[^，。；、0-9]{0,8}?(?:为|达|有|共|至)?$")
_COUNTS = re.compile(r"(?:人数|起数|件数|总数|总量|总额|金额|数量|[数量额])$")
_MOST = 3  # numbers of the paragraph that an amount without a name may be of


def news_of_amount(draft: Draft, amount: Claim) -> Iterator[tuple[Claim, bool]]:
    """The numbers that may be what the amount led to, each with whether it must be: said to be of now behind it, or called so."""
    behind = [c for c in draft.between(amount.end, draft.sentence_end(amount.start)) if _may_be(draft, c, amount)]
    told = [c for c in behind if _NOW.search(draft.plain[c.outer_start - 14 : c.outer_start])]
    if told:
        yield told[0], True
        return
    line = draft.line_start(amount.start)
    before = [c for c in draft.between(line, amount.start) if _may_be(draft, c, amount)]
    name = _COUNTS.sub("", name_of(draft, amount))
    named = [c for c in before if len(name) > 1 and name in draft.clause_before(c.outer_start)]
    if len({c.value for c in named}) == 1:
        yield named[-1], True
    elif not name:
        starts = {c.start for c in before}
        wholes = [c for c in before if c.role is not Role.PART]
        wholes = [c for c in wholes if not any(g.whole.start in starts for g in lists_with(draft, c))]
        yield from ((c, False) for c in wholes[:_MOST])


def _may_be(draft: Draft, claim: Claim, amount: Claim) -> bool:
    now = is_counted(claim) and claim.unit == amount.unit and claim.kind is not Kind.AVERAGE
    return now and not is_earlier(draft, claim) and not is_planned(draft, claim)
