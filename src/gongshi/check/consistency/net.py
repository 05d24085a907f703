"""A number that by its name is the difference of two others: 净增, 自然减少, 顺差, 结余, 增值收益 (净额).

The two stand directly before it, or what went out does and what came in heads the paragraph. Nothing is
accused that any two numbers near by give.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from gongshi.check.claim import Claim, Kind, Looseness
from gongshi.check.consistency.exact import as_printed
from gongshi.check.consistency.groups.governing import governing
from gongshi.check.consistency.slips import is_close, is_slip_of_figures
from gongshi.check.consistency.spread import of_sum
from gongshi.check.consistency.told_base import may_end
from gongshi.check.draft import Draft, added, number

_NET = re.compile(
    r"(?:净[一-鿿]{1,6}|(?:自然|机械|社会|迁移|户籍)[增减][一-鿿]{0,4}|[一-鿿]{0,4}[顺逆]差|差额|[结节赢盈]余|余额|缺口|亏损|赤字|盈利|利润"
    r"|[一-鿿]{0,2}收益|收不抵支|所有者权益|净资产|收支相抵|收支差|进出差|超支|短缺|缺额)(?:额|量|数)?(?:为|达|是|共|约为)?$"
)
_OF_OTHERS = re.compile(r"利润|盈利|亏损|收益")  # other income and charges count as well: only a slip accuses
_OF_MORE = re.compile(r"累计|滚存|[年期月]末|[年期月]初|历年|以前|上[年期月]|去年|上年度|动用|调入")
_OPENING = re.compile(r"(?:[年期月]初|上[年期月](?:末|度)?|结转)[一-鿿]{0,4}$")  # 年初结余1120万元: it counts as well
_COMPARES = re.compile(r"[比较]|同比|环比|与[^，。；]{1,10}相比")
_MOST = 8
_BALANCED = re.compile(r"收支(?:相抵|轧抵|轧差)")
_CAME = re.compile(r"(?:收入(?:总计|合计|总额|总量)|总收入)(?:为|达)?$")
_CAME_IN_ALL = re.compile(r"收入总计(?:为|达)?$")  # what was left over from the years before is in it
_WENT = re.compile(r"(?:支出(?:总计|合计|总额|总量)|总支出)(?:为|达)?$")
_TOTALS = 600  # characters before in which the two totals stand


def of_net(draft: Draft, claim: Claim) -> tuple[Claim, Claim] | None:
    """The larger and the smaller number that `claim` is the difference of; None where they are not certain."""
    if claim.qualifier is not Looseness.EXACT or not _NET.search(draft.lead(claim)):
        return None
    if (balance := _of_balance(draft, claim)) is not None:
        return balance
    if _COMPARES.search(draft.clause_before(claim.outer_start)) or _OF_MORE.search(draft.lead(claim)):
        return None
    start = draft.sentence_start(claim.start)
    own = [c for c in draft.between(start, claim.start) if _may_differ(claim, c)]
    if not own:
        return None
    last = own[-1]
    heads = [c for c in governing(draft, last.start, claim.unit) if _may_differ(claim, c)]
    fit = _fitting(claim, [*heads, *own][-_MOST * 2 :])
    if fit is not None or has_opening(draft, (*heads, *own)):
        return fit
    slipped = (_ordered(h, last) for h in heads if number(h) > number(last) and _is_slip(claim, h, last))
    return _right_before(draft, claim, own) or next(slipped, None)


def _right_before(draft: Draft, claim: Claim, own: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """The last two numbers of its own segment, where they stand right before it and it comes near their difference."""
    segment = draft.segment_start(claim.start)
    row = [c for c in own if c.start >= segment]
    if len(row) > 2 and number(row[-3]) - added(row[-2:]) == number(claim):
        return None  # 招聘168人，退休97人，调出24人，净增47人
    beside = row[-2:]
    if len(beside) < 2 or draft.before(claim) is not beside[1] or draft.plain.startswith("、", beside[1].outer_end):
        return None
    high, low = _ordered(*beside)
    sure = not _OF_OTHERS.search(draft.lead(claim)) or _is_slip(claim, high, low)
    return (high, low) if sure and is_close(claim, number(beside[0]) - number(beside[1])) else None


def _of_balance(draft: Draft, claim: Claim) -> tuple[Claim, Claim] | None:
    """收入总计105435万元。支出总计99352万元。收支相抵，累计结余6083万元: the two totals that the words take up, each told once."""
    start = draft.sentence_start(claim.start)
    if not _BALANCED.search(draft.plain, start, claim.outer_start) or draft.before(claim) is None:
        return None
    near = [c for c in draft.between(max(0, start - _TOTALS), claim.start) if _may_differ(claim, c)]
    forms = (_CAME_IN_ALL, _WENT) if _OF_MORE.search(draft.lead(claim)) else (_CAME, _WENT)
    came, went = ([c for c in near if form.search(draft.lead(c))][-1:] for form in forms)
    if not came or not went or draft.between(start, claim.start) or number(came[0]) < number(went[0]):
        return None
    return came[0], went[0]


def has_opening(draft: Draft, claims: Sequence[Claim]) -> bool:
    """Whether one of the numbers is what was there before: then income less spending is not what is left."""
    return any(_OPENING.search(draft.plain[max(0, c.outer_start - 8) : c.outer_start]) for c in claims)


def _may_differ(claim: Claim, other: Claim) -> bool:
    return other.unit == claim.unit and other.kind is not Kind.CHANGE and other is not claim and may_end(other)


def _ordered(one: Claim, other: Claim) -> tuple[Claim, Claim]:
    low, high = sorted((one, other), key=number)
    return high, low


def _fitting(claim: Claim, near: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """Any two of the numbers that give the claim as far as all three are known."""
    for one, other in combinations(near, 2):
        room = (of_sum(one, other) + claim.step / 2) * (claim.step != 1 or one.step != 1 or other.step != 1)
        if abs(abs(number(one) - number(other)) - number(claim)) <= room:
            return _ordered(one, other)
    return None


def _is_slip(claim: Claim, high: Claim, low: Claim) -> bool:
    printed, right = as_printed(claim, number(high) - number(low))
    return is_slip_of_figures(printed, right)
