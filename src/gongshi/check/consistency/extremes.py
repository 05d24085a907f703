"""The least, the mean and the greatest of one thing: 均价14.6元，最高价15.8元，最低价13.2元; 罚款27.5万元，最高一家12万元 (极值、平均与合计).

No least is above the mean or the greatest, no mean above the greatest, and no single one above what they make together. Each
is said of one thing where its words, without those for the extreme, are those of the other or their beginning or end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from gongshi.check.claim import Claim, Kind, Looseness
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft, may_add

_RANKS = tuple(
    re.compile(form)
    for form in (
        r"最(?:小|低|短|少|年轻|轻)",
        r"[日月年户车人村镇县校场次件]均|平均|均(?=价)",
        r"最(?:大|高|长|多|年长|重)|峰值|极大值",
    )
)
_OF_A_DAY = re.compile(r"[日天]均|平均每[日天]|单日|当[日天]|最[高大低小多少]日(?!均)")
_WHICH = re.compile(
    r"最[大小高低长短多少]的(?:一[天日人个]|[一-鿿]{1,6}(?:[县区镇乡村市省州站户校日天]|街道|社区|岗位))"
)
_IDLE = re.compile(
    r"最(?:年轻|年长|[大小高低长短多少轻重])|峰值|其中|(?:出现)?在[^，。；]*，|[月年户车人村镇县校场次件]均|平均|均(?=价)"
    r"|全[国省市县区]|零售|每[公斤千克吨升]+|[的者值为达是仅有只才，、（在]"
)
_OTHERS = re.compile(r"[^，。；：]{0,6}(?:比|较|与)|相差|差距|增|减|超过|低于|高于|限|标准|可处")
_ONE = r"[笔日次家户件人场月天台辆起单名]"
_SINGLE = re.compile(rf"(?:单|一){_ONE}[^，。；0-9]{{0,8}}最[高大多长]|最[高大多长]的?(?:单|一){_ONE}")
_LIMIT = re.compile(r"限|可|应|拟|标准|容量|能力|额定|核定|设计|历史|纪录|原|每|均|不超|不低|年|预案|最")
_NO_SUM = ("℃", "度", "%", "米", "公里", "岁", "分", "毫米", "名", "元/吨", "元/公斤")


class _Place(NamedTuple):
    """A number, where it should lie among those of its thing, and the words for that."""

    claim: Claim
    rank: int
    name: str


def bounds(draft: Draft, start: int) -> Iterator[tuple[Claim, Claim]]:
    """Of each two of one thing in the sentence the one that may not be the greater, and the other."""
    places: list[_Place] = []
    for claim in draft.in_sentence(start):
        place = _place(draft, claim) if claim.start >= start else None
        if place is not None:  # 年龄最大的58岁、最小的19岁: what has no name has that of the one before
            places.append(place if place.name or not places else place._replace(name=places[-1].name))
    for one, two in combinations(places, 2):
        alike = one.claim.unit == two.claim.unit and (one.name.endswith(two.name) or one.name.startswith(two.name))
        if one.rank != two.rank and alike and "；" not in draft.plain[one.claim.end : two.claim.start]:
            less, more = sorted((one, two), key=lambda p: p.rank)
            yield less.claim, more.claim


def _place(draft: Draft, claim: Claim) -> _Place | None:
    exact = isinstance(claim.value, Decimal) and claim.qualifier is Looseness.EXACT and claim.unit
    words = words_before(draft, claim)
    ranks = [n for n, form in enumerate(_RANKS) if form.search(words)]
    if not exact or len(ranks) != 1 or claim.kind in (Kind.CHANGE, Kind.DATE, Kind.RANK) or _OTHERS.search(words):
        return None
    return _Place(claim, ranks[0], _IDLE.sub("", _OF_A_DAY.sub("日", _WHICH.sub("", words))))


def words_before(draft: Draft, claim: Claim) -> str:
    """The words before the number with those of the clause before, where the number opens its own: 最多，为52.3毫米."""
    lead = draft.lead(claim)
    if len(lead) > 3:
        return lead
    before = draft.before(claim)
    start = max(before.outer_end if before else 0, claim.outer_start - 20)
    return draft.plain[start : claim.outer_start]


def singles(draft: Draft) -> Iterator[tuple[Claim, Claim]]:
    """罚款27.5万元，最高一家12万元: the whole of all and the greatest single one."""
    for part in filter(may_add, draft.claims):
        if part.unit in _NO_SUM or not _SINGLE.search(draft.lead(part)) or has("elsewhen", draft.clause(part.start)):
            continue
        n = draft.sentence_of(part.start)
        first = n - 1 if n and draft.plain.startswith("其中", draft.sentence_starts[n]) else n
        before = [c for c in draft.between(draft.sentence_starts[first], part.start) if c.unit == part.unit]
        if before and _is_of_all(draft, before[-1]):
            yield before[-1], part


def _is_of_all(draft: Draft, whole: Claim) -> bool:
    words = draft.lead(whole)
    return may_add(whole) and whole.kind is not Kind.AVERAGE and not has("then", words) and not _LIMIT.search(words)
