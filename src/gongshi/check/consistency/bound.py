"""How firmly a rate is tied to the numbers near it (率与数的牵连).

A text is full of rates whose part and whole it does not give: 按期结案率 beside 立案 and 结案, 达标率 of
another thing than the six that 达标 before. Only the number said directly before, of what the rate is
called after and of nothing narrower, is firmly its part.
"""

from __future__ import annotations

import re
from itertools import pairwise

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.groups import lists_with
from gongshi.check.draft import Draft, is_counted

_IDLE = re.compile(r"总体|整体|平均|综合|全年|累计|其中|总的|[总其均年度月]|本|(?:20\d\d年?)")
_OF_WHAT = re.compile(r"占([^，。；：0-9]{2,12}?)的?(?:比重|比例)?(?:为|达|近|约)?$")
_OWN = re.compile(r"[^，。；：占]{3,}占")
_MOST_SAID = 60  # characters before a number that may say what it is of
_SENTENCES = 2  # between a whole and the rate of it
_TIME = re.compile(
    r"[一二三四]季度|上半年|下半年|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月份?|[当本上]月|[上中下]旬"
)


def is_firm(draft: Draft, share: Claim, part: Claim, whole: Claim, name: str) -> bool:
    """Whether the share called `name` must be of this part and whole; else only a slip of the pen may accuse it."""
    return (
        _is_beside(draft, share, part)
        and not _is_its_own_whole(draft, share, part)
        and not _is_narrower(draft, part, whole, name)
        and draft.sentence_of(share.start) - draft.sentence_of(whole.start) <= _SENTENCES
        and not _is_item_of_another(draft, share, whole)
        and not _is_return(draft, share, whole)
    )


def _is_return(draft: Draft, share: Claim, whole: Claim) -> bool:
    """增值收益5.87亿元，增值收益率1.59%: of money earned or lost, over capital that a sentence before does not name as such."""
    return whole.kind is Kind.MONEY and draft.sentence_of(whole.start) != draft.sentence_of(share.start)


def _is_item_of_another(draft: Draft, share: Claim, whole: Claim) -> bool:
    """新收18642件中，民商事10872件…。诉前调解成功8764件，成功率: an item of a list in a sentence before is the whole of nothing here."""
    return draft.sentence_of(whole.start) != draft.sentence_of(share.start) and bool(lists_with(draft, whole))


def _is_beside(draft: Draft, share: Claim, part: Claim) -> bool:
    """Nothing but numbers of the part's own list stands between it and the share: 城镇21.61万人，乡村20.77万人，城镇化率."""
    first, last = sorted((part, share), key=lambda c: c.start)
    between = draft.between(first.end, last.start)
    others = [c for c in between if c.kind is Kind.PERCENT or (is_counted(c) and c.unit != part.unit)]
    return not others and "。" not in draft.plain[first.outer_end : last.outer_start]


def _is_its_own_whole(draft: Draft, share: Claim, part: Claim) -> bool:
    """33个省控断面优良率: without a stop between, the number is what the rate is of."""
    said = draft.plain[part.outer_end : share.outer_start]
    return part.start < share.start and not re.search("[，、；：（,]", said) and "率" in said


def _is_narrower(draft: Draft, part: Claim, whole: Claim, name: str) -> bool:
    """按期结案率, where neither number is said to be 按期: the rate of fewer than all that are told."""
    pairs = {a + b for a, b in pairwise(_IDLE.sub("", name[:-2]))}
    if name[-2:] not in _words(draft, part) + _words(draft, whole) and not draft.lead(part).startswith("已"):
        return True  # 森林覆盖率 beside 林地386万亩，森林342万亩: nobody said what is covered
    said = "".join(draft.plain[max(0, c.outer_start - _MOST_SAID) : c.outer_end] for c in (part, whole))
    said += draft.tail(part) + draft.tail(whole)
    return sum(p in said for p in pairs) * 2 < len(pairs) or _is_of_a_third(draft, part, whole, pairs)


def _is_of_a_third(draft: Draft, part: Claim, whole: Claim, pairs: set[str]) -> bool:
    """病例标本阳性率 beside 病例标本38份, which is neither: the rate is of that one."""
    own = _words(draft, part) + _words(draft, whole)
    others = [c for c in draft.in_sentence(part.start) if is_counted(c) and c.unit == part.unit]
    return any(p in _words(draft, c) for c in others if c not in (part, whole) for p in pairs if p not in own)


def _words(draft: Draft, claim: Claim) -> str:
    return draft.lead(claim) + claim.subject + draft.tail(claim)


def has_own_share(draft: Draft, share: Claim, part: Claim) -> bool:
    """遗留火种的1356起，占19.8%；自燃、吸烟引发的合计占14.6%: the part has its share, and the next one is of something else."""
    between = [c for c in draft.between(part.end, share.start) if c.kind is Kind.PERCENT]
    parted = bool(between) or "；" in draft.plain[part.end : share.outer_start]
    return parted and _OWN.match(draft.lead(share).lstrip("，、；和及")) is not None


def is_shared_before(draft: Draft, share: Claim, whole: Claim) -> bool:
    """第三产业2610万人，占60.8%。…制造业占28.3%: what has a share in a sentence before is a part of something larger."""
    behind = draft.after(whole)
    shared = behind is not None and behind.kind is Kind.PERCENT and "占" in draft.lead(behind)
    return shared and draft.sentence_of(whole.start) != draft.sentence_of(share.start)


def is_of_the_same(draft: Draft, share: Claim, whole: Claim) -> bool:
    """老年人28004万人，占总人口的19.8%，其中65岁以上20978万人，占总人口的14.9%: the first has a share of the same, and is not it."""
    behind = draft.after(whole)
    if behind is None or behind is share or behind.kind is not Kind.PERCENT:
        return False
    own, other = (_OF_WHAT.search(draft.lead(c)) for c in (share, behind))
    return own is not None and other is not None and own[1] == other[1]


def is_item_beside(draft: Draft, whole: Claim, part: Claim) -> bool:
    """民事5120件、刑事486件、执行2550件: one of the row that the part is of, with nothing but names and 、 between, is no whole of it."""
    between = draft.plain[whole.outer_end : part.outer_start]
    return "、" in between and not re.search("[，。；：\n]|其中", between)


def is_of_another_time(draft: Draft, share: Claim, whole: Claim) -> bool:
    """上半年抽检29217批次…，不合格率为2.40%。其中，第二季度不合格率为2.49%: the share's own words put it in a time that is not the whole's."""
    own = _TIME.search(draft.clause(share.outer_start))
    return own is not None and whole.period != share.period and own[0] not in draft.clause(whole.outer_start)
