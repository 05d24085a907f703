"""Whether a number is called what stands behind 占 (占比的分母叫什么)."""

from __future__ import annotations

import re
from functools import lru_cache

from gongshi.check.claim import Claim, Role
from gongshi.check.consistency.words import pairs
from gongshi.check.draft import Draft
from gongshi.check.once import once

_DRESSED = re.compile(r"^[，、；：]?(?:其中|全[国省市县区]|共|累计)*|(?:共计|共有|共|累计|有|为|达)$")
_OTHERWISE = tuple("进不非未无")
_COUNTED_AS = re.compile(r"(?<=..)(?:[人起件户家批]数|总?[值数量额])$")
_COUNTS = re.compile(r"(?:共计|共有|共|累计|有|为|达|报告)$")
_HOW_MANY = re.compile(r"(?:数量|总数|数)$")
_MOST = 4096  # names whose stems are kept
_SORT = 2  # characters that tell one sort from another
_LONG = 5  # characters of a name of which the first four and the last two are enough


def is_named(draft: Draft, claim: Claim, name: str) -> bool:
    """Whether the number is called what stands behind 占: 出口197.9亿元 of 占出口总值."""
    lead, bare = _called(draft, claim)
    if _ends_in(bare, _stem(name)) or _ends_in(lead, name) or _ends_in(claim.subject, name):
        return True
    if draft.tail(claim).startswith(name):
        return True
    planned = name in ("计划", "目标", "任务", "年度计划", "年度目标", "全年目标", "全年任务")
    if planned:
        return name[-2:] in draft.lead(claim)
    if len(claim.subject) > 1 and name.endswith(claim.subject) and claim.role is not Role.SHARE:
        return True
    if len(name) < _LONG:
        return False
    clause = draft.clause(claim.outer_start)
    if name[:4] not in clause:
        return False
    head = _HOW_MANY.sub("", name)[-2:]
    return head in clause or claim.unit[:1] in head


@once
def _called(draft: Draft, claim: Claim) -> tuple[str, str]:
    """What the number is called before it, also without 总值 and the like."""
    lead = _COUNTS.sub("", draft.lead(claim))
    return lead, _COUNTED_AS.sub("", lead)


@lru_cache(_MOST)
def _stem(name: str) -> str:
    return _COUNTED_AS.sub("", name)


def says(words: str, name: str) -> bool:
    """Whether the words hold the name, and not as the end of another word: 进出口 says no 出口."""
    at = words.find(name)
    while at >= 0 and words[:at].endswith(_OTHERWISE):
        at = words.find(name, at + 1)
    return at >= 0


def _ends_in(words: str, name: str) -> bool:
    """Whether the words end in the name, and not in another word that ends so: 进出口 is no 出口."""
    return words.endswith(name) and not words.removesuffix(name).endswith(_OTHERWISE)


def holds_name(draft: Draft, claim: Claim, name: str) -> bool:
    """Whether the name stands in the number's own words, if not at their end: 新收执行案件2146件 of 占新收的."""
    stem = _stem(name)
    return len(stem) > 1 and says(draft.lead(claim), stem)


def is_so_called(draft: Draft, claim: Claim, name: str) -> bool:
    """Whether the number's own words are the name, or end or begin with it: 投诉8974件 of 占投诉总量, 评审通过624人 of 占通过人数."""
    stem = _stem(name)
    words = _DRESSED.sub("", _COUNTED_AS.sub("", draft.lead(claim)))
    return len(stem) > 1 and (words == stem or _ends_in(words, stem) or holds_name(draft, claim, name))


def is_sibling(draft: Draft, claim: Claim, name: str) -> bool:
    """首次献血者 beside 再次献血者: whether the number's own words end as the name does and begin otherwise, so that it is another sort."""
    own = _called(draft, claim)[0][-len(name) :]
    tail = next((k for k in range(min(len(own), len(name))) if own[-k - 1] != name[-k - 1]), len(name))
    heads = own[: len(own) - tail], name[: len(name) - tail]
    return tail > 1 and all(heads) and len(heads[0]) == len(heads[1]) <= _SORT


def is_opposed(draft: Draft, share: Claim, part: Claim) -> bool:
    """延期整改57条 of 当场整改率: whether the number is called by the word that is paired with one of the rate's name."""
    name, words = draft.lead(share), draft.lead(part)
    if "率" not in name:
        return False
    both = (*pairs(), *((b, a) for a, b in pairs()))
    return any(own in name and other in words and other not in name and own not in words for own, other in both)
