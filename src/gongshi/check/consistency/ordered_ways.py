"""Which way it is from one number to the next: 从16万余起降至35万起, 处2000元以上200元以下罚款 (由多少升降至多少，多少以上多少以下).

Two exact numbers of things are told by `turned`, from their figures alone; here are loosened ones, and people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.leeway import least, most
from gongshi.check.draft import Draft, kin, number
from gongshi.wording.qualifier import Qualifier

_FROM = re.compile(r"[由从自][^，。；：]{0,24}$")
_UP = re.compile(r"上升|增加|增长|提高|提升|扩大|上涨|攀升|延长|增多|激增|猛增|扩充|壮大|[增升涨]")
_DOWN = re.compile(r"下降|减少|降低|回落|缩短|压缩|压减|压降|缩小|缩减|精简|下跌|下滑|骤降|锐减|[减降跌]")
_TO = re.compile(
    r"[^，。；：]{0,8}?(?P<way>[上下加增减提扩攀延激猛充壮回缩压精骤锐长多高升涨大短小低少落降跌滑简]{1,2})了?[到至为](?:[^，。；：0-9]{0,6}的|目前|现在|如今|今年|当前)?(?:近|约|不足|超)?"
)
_OTHERWISE = re.compile(r"亏|逆差|赤字|负|排名|名次|位次|应急响应|级响应|气温|温度|-$")
_GRADES = ("级", "等", "位", "℃", "度", "类")
_PUNISHED = re.compile(r"(?:以下|以内|以上)(?:的)?(?:罚[款金]|有期徒刑|拘役|拘留|管制)")
_KINDS = (Kind.COUNT, Kind.PERCENT, Kind.MONEY, Kind.MEASURE, Kind.AVERAGE, Kind.DURATION)
_GENERIC = ("个", "项", "处")
_NOUN = 2


def went_other_way(draft: Draft) -> Iterator[tuple[Claim, Claim, bool]]:
    """Each number with the one that it is said to have risen or fallen to, and whether it did."""
    for old, new in pairwise([c for c in draft.claims if c.kind is not Kind.DATE]):
        exact = old.test is new.test is Qualifier.EXACT and old.unit != "名"
        way = None if exact else _way(draft, old, new)
        if way is None:
            continue
        rises = way == "up"
        low, high = (least(old), most(new)) if rises else (least(new), most(old))
        if low is not None and high is not None:
            yield old, new, low <= high


def limits_turned(draft: Draft) -> Iterator[tuple[Claim, Claim, bool]]:
    """处3年以上10年以下有期徒刑: the lower limit of a punishment with the upper right behind it."""
    for low, high in pairwise(draft.claims):
        limits = (low.test, high.test) == (Qualifier.AT_LEAST, Qualifier.AT_MOST) and low.outer_end == high.outer_start
        if (
            limits
            and low.unit == high.unit
            and _PUNISHED.match(draft.plain, high.end)
            and _may_move(low)
            and _may_move(high)
        ):
            yield low, high, number(low) <= number(high)


def _way(draft: Draft, old: Claim, new: Claim) -> str | None:
    """Up or down where the words between say so, of two numbers that may be compared."""
    if not (_may_move(old) and _may_move(new)) or kin(old.unit) != kin(new.unit):
        return None
    before = draft.plain[draft.clause_starts[draft.clause_of(old.outer_start)] : old.outer_start]
    between = draft.plain[old.outer_end : new.outer_start]
    for date in draft.between(old.end, new.start):
        between = between.replace(draft.plain[date.start : date.end], "")
    told = _TO.fullmatch(between)
    if told is None or not _FROM.search(before) or _OTHERWISE.search(before) or _OTHERWISE.search(between):
        return None
    noun = draft.tail(old)[:_NOUN]
    if old.unit in _GENERIC and draft.plain[new.outer_end : new.outer_end + _NOUN] != noun and _named(draft, new):
        return None  # 由3个班组增加至2个车间5个班组
    return "up" if _UP.fullmatch(told["way"]) else "down" if _DOWN.fullmatch(told["way"]) else None


def _named(draft: Draft, claim: Claim) -> bool:
    """Whether a noun stands right behind the number."""
    return re.match(r"[一-鿿]", draft.plain[claim.outer_end : claim.outer_end + 1]) is not None


def _may_move(claim: Claim) -> bool:
    return isinstance(claim.value, Decimal) and claim.kind in _KINDS and claim.unit not in _GRADES
