"""A percentage that its part and its whole can give, by rounding or by cutting off (占比).

Found widely: any part and whole near by that give the percentage let it stand. It is accused
only where part and whole are certain and every certain pair fails, or where one slip of the pen
(two figures exchanged, one mistaken) is all that lies between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, combinations

from gongshi.check.claim import Claim, Kind, Looseness, Role
from gongshi.check.consistency.ends import is_planned
from gongshi.check.consistency.exact import shown
from gongshi.check.consistency.likely import explaining, meant
from gongshi.check.consistency.one_base import agrees_on_a_whole
from gongshi.check.consistency.over_limits import EXCESS
from gongshi.check.consistency.rule import Rule, contradicts, silent, stands
from gongshi.check.consistency.share_excuses import (
    exact_share,
    fits,
    is_exchanged,
    is_excused,
    is_of_one_size,
    is_of_the_opposed,
    is_of_two,
    related,
)
from gongshi.check.consistency.share_ratio import OF, RATE, Ratio
from gongshi.check.consistency.share_rows import of_siblings, pairs_of_row
from gongshi.check.consistency.wholes import certain_ratios, run_before, whole_inside
from gongshi.check.consistency.words import named_ratios
from gongshi.check.draft import Draft, is_counted, number
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr

_MOST_PAIRS = 80
_BESIDE = re.compile(r"[、和及与][^，。；：0-9]{0,12}")


def judge(draft: Draft) -> Iterator[Finding]:
    """Every percentage that is a share, with the part and the whole it is of."""
    for share in draft.claims:
        if share.unit in ("%", "％") and isinstance(share.value, Decimal) and _is_share(draft, share):
            yield from _judged(draft, share)


def _is_share(draft: Draft, share: Claim) -> bool:
    lead = draft.lead(share)
    called = re.sub("[为达约近超]+$", "", lead)
    if share.kind is not Kind.PERCENT or EXCESS.search(lead) or any(called.endswith(r.name) for r in named_ratios()):
        return False
    if whole_inside(draft, share) is not None:
        return True
    return share.role is Role.SHARE or OF.search(lead) is not None or RATE.search(lead) is not None


def _judged(draft: Draft, share: Claim) -> Iterator[Finding]:
    certain = certain_ratios(draft, share)
    near: Iterator[Ratio] = chain(
        certain,
        of_siblings(draft, share),
        related(draft, share, _near(draft, share), certain),
        related(draft, share, explaining(draft, share), certain),
    )
    if whole_inside(draft, share) is not None:  # 占年度计划8亿元的55%: of the part itself, not of what it leaves
        near = (r for r in near if not r.rest and not r.beside)
    fit = next((r for r in near if fits(share, r, sure=r in certain and not is_planned(draft, r.whole))), None)
    if fit is not None and share.qualifier is not Looseness.EXACT and fit not in certain:
        return  # 各省占比均在86%以上: what only stands near is not proven by so little
    if fit is not None:
        yield _finding(Verdict.STANDS, tr("占比与分子分母相符"), share, fit)
        return
    wrong = _wrong(draft, share, certain)
    if agrees_on_a_whole(draft, share, number(wrong.whole) if wrong is not None else None):
        told = (c for pair in pairs_of_row(draft, share) for c in pair if c is not share)
        yield RULE.finding(Verdict.STANDS, tr("同一列的占比指向同一个总数"), share, *told)
    elif wrong is not None and is_of_one_size(share, wrong) and not fits(share, wrong):
        yield _finding(Verdict.CONTRADICTS, tr("“{share}”与所写的分子分母不符", share=share.said), share, wrong)


def _wrong(draft: Draft, share: Claim, certain: list[Ratio]) -> Ratio | None:
    """The ratio that the share must be of and does not give; None where there is none, or something excuses it."""
    sure = (
        r
        for r in certain
        if number(r.whole) and (not r.faint or is_exchanged(share, r) or is_of_the_opposed(draft, share, r))
    )
    likely = next((r for r in sure if is_of_one_size(share, r)), None)
    wrong = likely or meant(draft, share)
    if wrong is None or not number(wrong.whole) or is_of_two(draft, share, wrong):
        return None
    if is_excused(draft, share, wrong, wrong in certain):
        return None
    return None if exact_share(wrong) == 100 > number(share) else wrong  # 信访412件, 信访事项412件: told twice


def _finding(verdict: Verdict, why: str, share: Claim, ratio: Ratio) -> Finding:
    said = "+".join(shown(number(p)) for p in ratio.parts)
    exact = exact_share(ratio)
    sign = "≈" if verdict is Verdict.STANDS else "≠"
    whole = shown(number(ratio.whole))
    over = f"({whole}+{said})" if ratio.beside else whole
    said = f"({whole}-{said})" if ratio.rest else said
    sum_ = f"{f'({said})' if len(ratio.parts) > 1 else said}÷{over}={shown(exact)}%{sign}{share.said}"
    return RULE.finding(verdict, why, share, *ratio.parts, ratio.whole, sum=sum_)


def _near(draft: Draft, share: Claim) -> Iterator[Ratio]:
    """Every part and larger whole in the sentence, the one before and the rest of this one."""
    start = draft.sentence_start(share.start, back=1)
    close = [c for c in draft.between(max(start, share.start - 400), draft.sentence_end(share.start)) if is_counted(c)]
    close = sorted((c for c in close if number(c) > 0), key=lambda c: abs(c.start - share.start))[:14]
    for a, b in list(combinations(close, 2))[:_MOST_PAIRS]:
        part, whole = sorted((a, b), key=number)
        if part.unit == whole.unit or abs(part.start - share.start) < 30:
            yield Ratio((part,), whole)
    run = run_before(draft, share)
    yield from (Ratio(tuple(run), w) for w in close if len(run) > 1 and w not in run)
    row = _row_of(draft, run)
    yield from (Ratio(tuple(row), w) for w in close if 1 < len(row) < len(run) and w not in row)


def _row_of(draft: Draft, run: Sequence[Claim]) -> Sequence[Claim]:
    """The last numbers of the run with nothing but 、 or 和 and a name between: 甲、乙分别4起、3起，占19起的36.8%."""
    first = len(run) - 1
    while first > 0 and _BESIDE.fullmatch(draft.plain, run[first - 1].outer_end, run[first].outer_start):
        first -= 1
    return run[first:]


RULE = Rule(
    "share",
    "占比",
    "占比应能由所写的部分和总数四舍五入或截尾得出。",
    judge,
    (
        stands("全市共47起，其中电动车火灾16起，占34.0%。"),
        stands("全市共47起，其中电动车火灾16起，占34.04%。"),
        contradicts("全市共47起，其中电动车火灾16起，占43.0%。"),
        stands("发现问题132个，已解决121个，解决率91.7%。"),
        contradicts("发现问题132个，已解决121个，解决率97.1%。"),
        contradicts("全省共有32个村，我市占16个村，占全省的45%。"),
        contradicts("截至10月18日，已收获秋粮68.4万亩，占应收面积74.2万亩的95.2%。"),
        contradicts("全月降水86.3毫米。上旬41.2毫米，中旬12.6毫米，下旬32.5毫米，上旬最多，占全月的74.7%。"),
        stands("全月降水86.3毫米。上旬41.2毫米，中旬12.6毫米，下旬32.5毫米，上旬最多，占全月降水的47.7%。"),
        contradicts("全年1000例，其中肺炎300例、肝炎200例，兩種疾病佔60.0%。"),
        contradicts("问卷回收1860份，满意1748份，满意度96%。"),
        contradicts("完成投资3.6亿元，占年度计划8.0亿元的55%。"),
        contradicts("共登记537.3万户。甲市143.8万户，乙市和丙市分别为50.9万户、43.0万户。上述三市占登记总数的42.44%。"),
        stands("全组共60人。甲班16人、乙班17人、丙班18人，其中党员3人，占16.7%。"),
        contradicts("全组共60人。甲班16人、乙班17人、丙班18人，其中党员3人，占61.7%。"),
        silent("甲段12公里、乙段13公里、丙段14公里，合计100公里，3.5公里占39.0%。"),
        contradicts("全县200个村已有187个村通公交，覆盖率98.5%。"),
        silent("全县200个村已有187个村通公交，群众满意率98.5%。"),
        silent("甲企进出口5.52亿元。其中，出口3.57亿元，占出口总值的47.5%；进口1.95亿元。"),
        silent("七大流域的1613个断面中，Ⅰ类占5.0%，Ⅱ类占43.0%。\n监测的1935个断面中，Ⅲ类比例为71.0%。"),
        stands("酒后驾驶共612起，包括饮酒驾驶525起、醉酒驾驶87起，醉驾占酒驾总数的14.2%。"),
        silent("8.3万名书记中，大专以上学历的4.7万名，占57.1%。"),
        stands("全区有会员71771名。大专以上学历的会员44368名，占61.8%。202名书记中，大专以上学历的占48.2%。"),
        contradicts("新收执行案件2146件，执结1689件，其中涉民生案件412件，占新收的24.4%。"),
        silent("首次献血者18424人次，占全血献血者的35%；再次献血者中，献血5次以上的6843人次，占再次献血者的20.0%。"),
        silent("民事案件5120件、刑事案件486件、执行案件2550件，民事案件占61.8%，执行案件占30.8%。"),
        silent("7月228.1毫米，9月65.5毫米，7月占到汛期降雨量的33.3%。最大24小时雨量233.0毫米。"),
        stands("火灾28.1万起，亡1390人。住宅火灾12.5万起，亡1071人，起数占总数的44.5%。"),
        silent("立案215件，结案209件，按期结案率94.3%。"),
        silent("覆盖面积约1260平方公里，占全市面积的14.2%。"),
    ),
)
