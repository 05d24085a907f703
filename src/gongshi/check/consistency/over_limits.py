"""A number over the limit that is set for it: 限重49吨、总重127.6吨, 超限160%; 超标11.4倍; 超员14人 (超出限值).

The limit is known by its words; the actual number is the one of its unit that is told beside it.
"""

from __future__ import annotations

import re
from decimal import Decimal

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.ends import Ends
from gongshi.check.draft import Draft, number

EXCESS = re.compile(
    r"(?:超[载员速限标重高宽长时编支]|超(?:汛限|警戒|保证)[一-鿿]{0,3}|偏[低高多少大小重轻薄厚窄宽浅深]"
    r"|(?:超过|超出|高出|高于|低于|超)(?:[国省地行]?[家标]?)?(?:标准|限值|限量|限速|限重|规定|核定|额定)[一-鿿]{0,4})"
    r"(?:率|比例|幅度|了)?(?:为|达|达到|约|近)?$"
)
_ALLOWED = re.compile(
    r"核[载定准]|限[速载定乘重高宽值量额]|标准|规定|额定|定员|上限|下限|编制|设计|不(?:得|应)?[超高大]于?过?"
)
_ACTUAL = re.compile(r"实[载际测有乘]|现场|时速|总[重质]|检[测出]|测得|浓度")
_BRACKET = re.compile(r"（([^（）0-9]{2,12})")
_KINDS = (Kind.COUNT, Kind.MEASURE, Kind.MONEY, Kind.AVERAGE, Kind.DURATION)


def over_limit(draft: Draft, claim: Claim) -> Ends | None:
    """The actual number and its limit, where the words before `claim` say that the one is over the other and both stand in its sentence."""
    if not EXCESS.search(draft.lead(claim)):
        return None
    before = [c for c in draft.in_sentence(claim.start) if c.start < claim.start and _may_be(c)]
    behind = _limit_behind(draft, claim)
    if behind is not None and before and before[-1].unit == behind.unit:
        return Ends(before[-1], behind, near=True)
    limit = next((c for c in reversed(before) if _ALLOWED.search(draft.lead(c))), None)
    if limit is None or not number(limit):
        return None
    same = [c for c in before if c.unit == limit.unit and c is not limit and not _ALLOWED.search(draft.lead(c))]
    same = (
        same[-1:]
        if not any(_ACTUAL.search(draft.lead(c)) for c in same)
        else [c for c in same if _ACTUAL.search(draft.lead(c))]
    )
    return Ends(same[-1], limit, near=True) if same else None


def _limit_behind(draft: Draft, claim: Claim) -> Claim | None:
    """超汛限0.64米（汛限水位128.00米）: the limit that the bracket behind tells, called as the excess is."""
    limit = draft.after(claim)
    told = _BRACKET.fullmatch(draft.plain[claim.outer_end : limit.outer_start]) if limit is not None else None
    if limit is None or told is None or not _may_be(limit) or not number(limit):
        return None
    return limit if _ALLOWED.search(told[1]) or told[1][:2] in draft.lead(claim) else None


def over_by(draft: Draft, claim: Claim) -> tuple[Claim, Claim] | None:
    """限值60分贝，实测72分贝，超标12分贝: the larger and the smaller number that the claim, of their unit, is the difference of."""
    ends = over_limit(draft, claim)
    if ends is None or ends.old.unit != claim.unit or ends.new is claim:
        return None
    low, high = sorted((ends.new, ends.old), key=number)
    return high, low


def _may_be(claim: Claim) -> bool:
    return claim.kind in _KINDS and isinstance(claim.value, Decimal)
