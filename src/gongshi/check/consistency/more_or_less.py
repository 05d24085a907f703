"""A number that 多 or 少 makes a change of another one: 比去年同期的4.92亿元多0.72亿元 (多少的数)."""

from __future__ import annotations

import re
from dataclasses import replace

from gongshi.check.claim import Claim, Direction, Kind
from gongshi.check.consistency.ends import is_then
from gongshi.check.draft import Draft

OPENS = re.compile(r"(?:[比较]|(?<![一-鿿])[与同和跟]|[，、；：。\n][与同和跟]|相比于?|对比)[^，。；：]{0,18}$")
_MORE_OR_LESS = re.compile(
    r"[，、]?(?:今年|现在|本[年月周期季旬次])?(?:又|还|则|就|要)?(多|少|高|低|快|慢|长|短|涨|跌|升|降)(?:[收支用花产办查出销卖购罚捕审]|了|约|近)*"
)
_UP = "多高快长涨升"
_AMOUNTS = (Kind.COUNT, Kind.MONEY, Kind.MEASURE)
_REACH = 24  # characters before a base in which the comparison opens


def as_amount(draft: Draft, claim: Claim) -> Claim | None:
    """比去年同期的4.92亿元多0.72亿元: the number as a change, where a comparison and 多 or 少 stand directly before it."""
    way = _MORE_OR_LESS.fullmatch(draft.lead(claim))
    old = draft.before(claim)
    if way is None or claim.kind not in _AMOUNTS or old is None or old.unit != claim.unit:
        return None
    opened = OPENS.search(draft.plain[max(0, old.outer_start - _REACH) : old.outer_start])
    if not opened and not (is_then(draft, old) and draft.plain[old.outer_end : claim.outer_start].startswith("，")):
        return None
    return replace(claim, kind=Kind.CHANGE, direction=Direction.UP if way[1] in _UP else Direction.DOWN)
