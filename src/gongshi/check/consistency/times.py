"""A multiple, a fraction or a ratio against its two numbers (倍数): 是去年同期970万元的2.2倍, 为标准值的3.2倍, 仅为上年的四分之一."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.exact import loosely, shown
from gongshi.check.consistency.multiples import Multiple, multiple_of
from gongshi.check.consistency.proportions import Proportion, proportions
from gongshi.check.consistency.rule import Rule, contradicts, silent, stands
from gongshi.check.consistency.slips import is_close
from gongshi.check.consistency.spoken import in_percent
from gongshi.check.consistency.spread import of_quotient
from gongshi.check.draft import Draft, number, spans
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr


def judge(draft: Draft) -> Iterator[Finding]:
    """Every 是…的n倍, 为…的几分之几 and 1∶n with the number it is of and the number that it says something of."""
    yield from map(_finding_of_ratio, proportions(draft))
    for times in draft.claims:
        if not isinstance(times.value, Decimal) or not times.value or times.kind is Kind.DATE:
            continue
        told = in_percent(times) or times
        found = multiple_of(draft, told)
        if found is not None:
            yield from _judged(told, found)


def _judged(times: Claim, found: Multiple) -> Iterator[Finding]:
    """What any pair gives stands; the first is accused where it is sure, or where it is near."""
    fit = next((p for p in found.pairs if _fits(times, *p, limit=found.limit)), None)
    if fit is not None:
        yield _finding(times, *fit, fits=True)
    elif found.pairs and (found.sure or is_close(times, _exact(times, *found.pairs[0]))):
        yield _finding(times, *found.pairs[0], fits=False)


def _exact(times: Claim, new: Claim, base: Claim) -> Decimal:
    return number(new) / number(base) * (1 if times.unit in ("倍", "") else 100)


def _fits(times: Claim, new: Claim, base: Claim, *, limit: bool = False) -> bool:
    exact = _exact(times, new, base)
    return loosely(times, exact, Decimal(0) if limit else of_quotient((new,), base, exact))


def _finding(times: Claim, new: Claim, base: Claim, *, fits: bool) -> Finding:
    sign = "%" if times.unit not in ("倍", "") else ""
    exact = shown(_exact(times, new, base))
    sum_ = f"{shown(number(new))}÷{shown(number(base))}={exact}{sign}{'≈' if fits else '≠'}{times.said}"
    wrong = tr("“{times}”与所写的两数不符", times=times.said)
    return RULE.judged(fits, tr("倍数与所写两数相符"), wrong, times, new, base, sum=sum_)


def _finding_of_ratio(found: Proportion) -> Finding:
    times = f"×{found.per}" if found.per > 1 else ""
    exact = f"{shown(number(found.over))}÷{shown(number(found.under))}{times}={shown(found.exact)}"
    places = (found.place, *spans(found.over, found.under))
    if found.fits:
        return Finding(Verdict.STANDS, RULE.name, tr("倍数与所写两数相符"), places, f"{exact}≈{found.printed}")
    why = tr("“{times}”与所写的两数不符", times=found.printed)
    return Finding(Verdict.CONTRADICTS, RULE.name, why, places, f"{exact}≠{found.printed}")


RULE = Rule(
    "times",
    "倍数",
    "“是某数的几倍”“为某数的几分之几”、城乡收入比应与所写的两数相符。",
    judge,
    (
        stands("本次面试共40个岗位，按1∶3的比例确定面试人选120名。"),
        contradicts("计划招聘教师120名。按1∶2的比例确定面试人选204人。"),
        contradicts("在校学生31500人，专任教师2100人，师生比1∶25。"),
        contradicts("最多的甲镇5216人，是最少的乙乡（652人）的6倍。"),
        stands("最多的甲镇5216人，是最少的乙乡（652人）的8倍。"),
        silent("共40个岗位，按1∶3的比例确定面试人选118名。"),
        stands("实际利用外资2134万美元，是去年同期970万美元的2.2倍。"),
        contradicts("实际利用外资2134万美元，是去年同期970万美元的3.2倍。"),
        stands("供应土地412.5公顷，面积是上年同期的1.5倍，上年同期为275.0公顷。"),
        contradicts("供应土地412.5公顷，面积是上年同期的1.8倍，上年同期为275.0公顷。"),
        contradicts("接待游客86.4万人次，是去年国庆假期的2.5倍（去年57.6万人次）。"),
        contradicts("检出值0.64毫克/千克，标准规定不超过0.2毫克/千克，为标准值的2.3倍。"),
        contradicts("粉尘浓度2.4毫克/立方米，治理前为9.6毫克/立方米，仅为治理前的三分之一。"),
        contradicts("城镇居民人均可支配收入41260元，农村居民人均可支配收入22105元，城乡居民收入比为2.87。"),
        stands("接待63.72万人次，日均1.18万人次，是去年同期38.4万人次的1.66倍。"),
        stands("男性人口57753人，女性人口54882人，性别比（以女性为100）为105.23。"),
        contradicts("男性人口57753人，女性人口54882人，男女性别比为103.25:100。"),
        contradicts("男性276626人，占47.77%；女性302475人，占52.23%。性别比由97.45下降为94.15。"),
        silent("出生男婴312人，女婴288人。男性人口57753人，女性人口54882人，出生人口性别比为108.33。"),
        silent("实际利用外资2134万美元，增长2.2倍。"),
        silent("检出值0.64毫克/千克，为标准值的2.3倍。"),
        silent("城镇居民人均消费24310元，农村居民人均消费15220元，城乡居民收入比为2.87。"),
    ),
)
