"""A percentage whose part and whole are told by name, wherever they stand (占比（有名）).

居民生活用电占34.3% behind a list that has 城乡居民生活; 占批捕人数的56.3%; 投诉办结19246件，办结率97.0% with 投诉19840件
a section up. Every likely part and whole brings points for what binds it: standing directly beside, being called
so, being the whole of the part's list, being the only number that it can be. Many points accuse what is near,
fewer only a slip of the pen; what any related pair gives is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gongshi.check.claim import Claim, Looseness, Role
from gongshi.check.consistency.bound import is_item_beside, is_of_another_time, is_of_the_same
from gongshi.check.consistency.called import (
    Bound,
    is_narrower,
    of_whole_beside,
    own_name,
    parts_called,
    stem_of,
    wholes_called,
)
from gongshi.check.consistency.ends import is_planned, is_then
from gongshi.check.consistency.exact import as_printed, gives, loosely, may_be_meant, shown
from gongshi.check.consistency.one_base import agrees_on_a_whole, has_base_of_its_own
from gongshi.check.consistency.rates import is_opposite
from gongshi.check.consistency.rule import Rule, contradicts, silent, stands
from gongshi.check.consistency.share_excuses import counts_sorts, is_levelled, is_rate_of
from gongshi.check.consistency.share_ratio import OF
from gongshi.check.consistency.slips import is_close, is_exchange, is_slip
from gongshi.check.consistency.spoken import in_percent
from gongshi.check.consistency.spread import of_quotient, percent_of
from gongshi.check.consistency.wholes import whole_inside
from gongshi.check.consistency.words import named_ratios
from gongshi.check.draft import Draft, is_counted, kin, number
from gongshi.check.finding import Finding
from gongshi.i18n import tr

_SURE, _SLIPPED, _EXCHANGED = 6, 5, 4  # points that accuse what is near, one slip of the pen, two figures exchanged
_NEAR, _SENTENCES, _FAR = 14, 2, 600
_STRETCH = Decimal("0.2")


def judge(draft: Draft) -> Iterator[Finding]:
    """Every share, in figures or in words, with the best part and whole that the text's own words give it."""
    for claim in draft.claims:
        share = in_percent(claim)
        if share is not None and _is_share(draft, share):
            yield from _judged(draft, share, list(_pairs(draft, share)))


def _is_share(draft: Draft, share: Claim) -> bool:
    lead = draft.lead(share)
    if "分别" in lead or draft.is_tabular(share.start) or whole_inside(draft, share) is not None:
        return False
    named = any(lead.rstrip("为达约近").endswith(r.name) for r in named_ratios())
    return not named and (share.role is Role.SHARE or OF.search(lead) is not None or bool(stem_of(draft, share)))


def _pairs(draft: Draft, share: Claim) -> Iterator[Bound]:
    yield from of_whole_beside(draft, share)
    for part, points in parts_called(draft, share):
        if is_rate_of(draft, share, part) or counts_sorts(part) or _is_one_sort(draft, share, part):
            continue
        for whole, more in wholes_called(draft, share, part):
            if number(whole) >= number(part) > 0 and whole is not part and not is_planned(draft, whole):
                if is_then(draft, whole) and not is_then(draft, part):
                    continue  # 比上年的35450只增加3190只；其中白鹭9660只
                if is_of_another_time(draft, share, whole) or has_base_of_its_own(draft, share, whole):
                    continue
                if is_of_the_same(draft, share, whole) or is_item_beside(draft, whole, part):
                    continue  # 农业3768亿，占用水总量的62.4%: a sibling, though 用水 is in its name
                yield Bound(part, whole, points + more)


def _is_one_sort(draft: Draft, share: Claim, part: Claim) -> bool:
    """轻度污染2天，重度污染3天，污染率: whether the number is of one sort of what the rate is called after, and others stand by it."""
    stem, near = stem_of(draft, share), [c for c in draft.in_sentence(part.start) if c.unit == part.unit]
    sorts = [c for c in near if stem and is_narrower(own_name(draft, c), stem) and not is_opposite(draft, c, stem)]
    return part in sorts and len(sorts) > 1


def _judged(draft: Draft, share: Claim, pairs: list[Bound]) -> Iterator[Finding]:
    best = sorted(pairs, key=lambda p: -p.points)
    fit = next((p for p in best if _fits(share, p.part, p.whole)), None)
    if fit is not None:
        if fit.points >= _EXCHANGED:
            yield _finding(share, fit, fits=True)
        return
    best = [p for p in best if not _may_be_rounded(share, p)]
    sure = [p for p in best if p.points >= _SURE]
    if sure and len({p.exact for p in sure}) == 1 and _may_be_meant(share, sure[0].exact):
        excused = is_levelled(draft, share, sure[0].exact) or agrees_on_a_whole(draft, share, number(sure[0].whole))
        if not excused and not _is_related(draft, share, sure[0]):
            yield _finding(share, sure[0], fits=False)
        return
    wrong = next((p for p in best if _is_slip(share, p)), None)
    if wrong is not None and is_levelled(draft, share, wrong.exact):
        return
    if wrong is not None and share.qualifier is Looseness.EXACT and not _is_explained(draft, share):
        yield _finding(share, wrong, fits=False)


def _may_be_meant(share: Claim, exact: Decimal) -> bool:
    """Whether the share is near the exact one; of fractions in words, where 三分之一 is easily said for 三分之二, not far from it."""
    return is_close(share, exact) or ("分之" in share.text and may_be_meant(number(share), exact))


def _fits(share: Claim, part: Claim, whole: Claim) -> bool:
    exact = percent_of((part,), whole)
    return loosely(share, exact, min(of_quotient((part,), whole, exact), _STRETCH)) or loosely(share, exact)


def _may_be_rounded(share: Claim, pair: Bound) -> bool:
    """0.02万件 of 0.04万件, 占57.68%: two numbers so rounded can give it."""
    return loosely(share, pair.exact, of_quotient((pair.part,), pair.whole, pair.exact))


def _is_slip(share: Claim, pair: Bound) -> bool:
    printed, right = as_printed(share, pair.exact)
    if is_exchange(printed, right, least=2):
        return pair.points >= _EXCHANGED
    return pair.points >= _SLIPPED and is_slip(printed, right) and "." in printed


def _near(draft: Draft, share: Claim) -> list[Claim]:
    start = draft.sentence_start(share.start, back=_SENTENCES)
    near = [c for c in draft.between(start, draft.sentence_end(share.start) + 60) if is_counted(c) and number(c) > 0]
    return sorted(near, key=lambda c: abs(c.start - share.start))[:_NEAR]


def _is_related(draft: Draft, share: Claim, pair: Bound) -> bool:
    """Whether the same part over another number near by, or another part of the same whole, gives the share."""
    near = _near(draft, share)
    before = draft.between(max(0, share.start - _FAR), share.start)
    exactly = (w for w in before if is_counted(w) and number(w) > number(pair.part) and share.step < 1)
    if any(gives(share, percent_of((pair.part,), w)) for w in exactly):
        return True
    others = [(pair.part, w) for w in near if number(w) > number(pair.part)]
    if draft.sentence_of(pair.part.start) == draft.sentence_of(share.start):  # further off, it was found by its name
        others += [(p, pair.whole) for p in near if number(p) < number(pair.whole) and p.start < share.start]
    others = [(p, w) for p, w in others if kin(p.unit) == kin(w.unit) or kin(pair.part.unit) != kin(pair.whole.unit)]
    return any(_fits(share, p, w) for p, w in others if p is not w)


def _is_explained(draft: Draft, share: Claim) -> bool:
    near = _near(draft, share)
    return any(_fits(share, a, b) for a in near for b in near if a is not b)


def _finding(share: Claim, pair: Bound, *, fits: bool) -> Finding:
    sign = "≈" if fits else "≠"
    sum_ = f"{shown(number(pair.part))}÷{shown(number(pair.whole))}={shown(pair.exact)}%{sign}{share.said}"
    wrong = tr("“{share}”与所写的分子分母不符", share=share.said)
    return RULE.judged(fits, tr("占比与分子分母相符"), wrong, share, pair.part, pair.whole, sum=sum_)


RULE = Rule(
    "share_named",
    "占比（有名）",
    "占比的分子、分母由名称指明时，不论在哪一句，都应能算出它；四成、四分之一、一半也算。",
    judge,
    (
        contradicts(
            "用电3.62亿千瓦时，其中工业1.61亿千瓦时，服务业0.77亿千瓦时，城乡居民生活1.24亿千瓦时。居民生活用电占43.3%。"
        ),
        contradicts("受理消费诉求31206件。其中投诉19840件，举报8517件。投诉特点另述。投诉办结19246件，办结率79.0%。"),
        stands("民事案件12640件，行政案件812件。民事案件里，婚姻家庭3160件，占四分之一。"),
        contradicts("民事案件12640件，行政案件812件。民事案件里，婚姻家庭3160件，占三分之一。"),
        silent("全省高等教育在学总规模128.4万人，适龄人口280.9万人，毛入学率为61.2%。"),
        contradicts("全年营业收入8.2亿元，毛利1.6亿元，毛利率15.9%。"),
        contradicts("检查企业240家，合格186家，九成以上企业合格。"),
        silent("检查企业240家，合格186家，九成以上群众表示满意。"),
        silent("受理案件8412件，民事案件占72.3%，刑事案件612件。"),
        silent("有效监测91天，轻度污染2天，重度污染3天，污染率为5.5%。"),
        silent("检查企业182家，其中规模以上37家，合格率95.2%。"),
    ),
)
