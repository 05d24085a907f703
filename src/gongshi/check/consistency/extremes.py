"""The greatest, the least and the mean of one thing: 均价14.6元，最高价15.8元，最低价13.2元; 罚款27.5万元，最高一家12万元 (极值、平均与合计).

No least is above the mean or the greatest, no greatest below the mean, and no single one above what they make together. What an extreme is of
is said by its own words (最高价, 最大降水量) or by none (最高的, 最低一家); two of different names are not held against each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, pairwise
from typing import NamedTuple

from gongshi.check.claim import Claim, Kind, Looseness
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft, may_add

_MOST = re.compile(r"最[高大多长]([^。；0-9最均]{0,20})$")
_LEAST = re.compile(r"最[低小少短]([^。；0-9最均]{0,20})$")
_MEAN = re.compile(r"(?:平均|[日月人户件均]均|均)([^，。；0-9最]{0,12})$")
_ONE = r"[笔日次家户件人场月天台辆起单名]"
_SINGLE = re.compile(rf"(?:单|一){_ONE}[^，。；0-9]{{0,8}}最[高大多长]|最[高大多长]的?(?:单|一){_ONE}")
_UNNAMED = re.compile(r"(?:值|者|的|一|单|为|是|达|仅|有|约|，|$)")
_LIMIT = re.compile(r"限|上限|可|应|拟|标准|容量|能力|额定|核定|设计|历史|纪录|原|每|均|不超|不低|年|预案")
_MEASURED = re.compile(r"([^，。；0-9]{0,4}[差量率度数幅值额价费径深积])$")  # 气温日较差最大为: the name stands before
_ORDER = {"least": 0, "mean": 1, "most": 2}
_NO_SUM = ("℃", "度", "%", "米", "公里", "岁", "分", "毫米", "名", "元/吨", "元/公斤")


class Bound(NamedTuple):
    """Two numbers of one thing, the lower of which may not be the greater."""

    lower: Claim
    upper: Claim


class _Extreme(NamedTuple):
    claim: Claim
    what: str  # least, mean or most
    name: str  # the words behind 最高 or 平均


def bounds(draft: Draft) -> Iterator[Bound]:
    """Every least, mean and greatest of one sentence that are of one thing, two by two."""
    for start in draft.sentence_starts:
        sentence = draft.sentence(start)
        if "最" not in sentence:
            continue
        told = [e for c in draft.between(start, start + len(sentence)) if (e := _extreme(draft, c)) is not None]
        for one, other in combinations(told, 2):
            if one.what != other.what and _are_of_one(draft, one, other):
                lower, upper = sorted((one, other), key=lambda e: _ORDER[e.what])
                yield Bound(lower.claim, upper.claim)


def singles(draft: Draft) -> Iterator[tuple[Claim, Claim]]:
    """罚款27.5万元，最高一家12万元: the whole of all and the greatest single one."""
    for part in filter(may_add, draft.claims):
        if part.unit in _NO_SUM or not _SINGLE.search(draft.lead(part)) or has("elsewhen", draft.clause(part.start)):
            continue
        first = draft.sentence_of(part.start)
        if re.match("其中", draft.plain[draft.sentence_starts[first] :][:2]) and first:
            first -= 1
        before = [c for c in draft.between(draft.sentence_starts[first], part.start) if c.unit == part.unit]
        whole = before[-1] if before else None
        if whole is not None and _is_of_all(draft, whole, part):
            yield whole, part


def _is_of_all(draft: Draft, whole: Claim, part: Claim) -> bool:
    words = draft.lead(whole)
    near = draft.sentence_of(whole.start) == draft.sentence_of(part.start) or (
        draft.paragraph_of(whole.start) == draft.paragraph_of(part.start) and share_a_word(words, draft.lead(part))
    )
    other = has("then", words) or _LIMIT.search(words) or "最" in words
    return near and may_add(whole) and whole.kind is not Kind.AVERAGE and not other


def _extreme(draft: Draft, claim: Claim) -> _Extreme | None:
    exact = isinstance(claim.value, Decimal) and claim.qualifier is Looseness.EXACT and claim.unit
    if not exact or claim.kind in (Kind.CHANGE, Kind.RANK, Kind.ORDINAL, Kind.DATE):
        return None
    words = words_before(draft, claim)
    if has("elsewhen", words) or re.search(r"限价|上限|下限|可处|不超过|不低于|标准|比", words):
        return None
    for form, what in ((_MOST, "most"), (_LEAST, "least"), (_MEAN, "mean")):
        told = form.search(words)
        if told is not None:
            before = _MEASURED.search(words, 0, told.start()) if _UNNAMED.match(told[1]) else None
            return _Extreme(claim, what, before[1][-2:] if before else told[1])
    return None


def _are_of_one(draft: Draft, one: _Extreme, other: _Extreme) -> bool:
    """Whether the two have one unit and one name, or one of them no name of its own."""
    if one.claim.unit != other.claim.unit:
        return False
    names = [e.name for e in (one, other)]
    bare = [not n or _UNNAMED.match(n) is not None for n in names]
    if all(bare):
        return True
    if any(bare):
        named, unnamed = (other, one) if bare[0] else (one, other)
        first = draft.sentence_starts[draft.sentence_of(unnamed.claim.start)]
        low, high = sorted((one.claim, other.claim), key=lambda c: c.start)
        told = named.claim.start < unnamed.claim.start or named.name[-2:] in draft.plain[first : unnamed.claim.start]
        return told and "；" not in draft.plain[low.end : high.start]
    return share_a_word(*names)


def share_a_word(one: str, other: str) -> bool:
    """Whether two characters in a row stand in both, or the one that the shorter has."""
    short, long_ = sorted((one, other), key=len)
    return any(a + b in long_ for a, b in pairwise(short)) or (len(short) == 1 and short in long_)


def words_before(draft: Draft, claim: Claim) -> str:
    """The words before the number with those of the clause before, where the number opens its own: 最多，为52.3毫米."""
    lead = draft.lead(claim)
    if len(lead) > 3:
        return lead
    before = draft.before(claim)
    start = max(before.outer_end if before else 0, claim.outer_start - 20)
    return draft.plain[start : claim.outer_start]
