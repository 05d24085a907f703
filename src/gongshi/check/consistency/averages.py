"""An average against its total and its number (平均数).

Any total and number near by that give it let it stand. It is accused where both are certain: one
number of the very unit or noun, and the total directly before or the only one; or where one slip
of the pen is all that lies between.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.bare_means import bare_mean
from gongshi.check.consistency.ends import is_base
from gongshi.check.consistency.exact import loosely, may_be_meant, shown
from gongshi.check.consistency.firm_means import firm, is_slip_of
from gongshi.check.consistency.groups.group import is_difference
from gongshi.check.consistency.listed import Listed, listed_of
from gongshi.check.consistency.means import Mean, linked_means, means_of, other_means
from gongshi.check.consistency.per import Per, per_of
from gongshi.check.consistency.rule import Rule, contradicts, silent, stands
from gongshi.check.consistency.slips import is_close, is_misplaced
from gongshi.check.draft import Draft, number
from gongshi.check.finding import Finding
from gongshi.i18n import tr

_MANY = 100


def judge(draft: Draft) -> Iterator[Finding]:
    """Every average with the totals and numbers that it may be of."""
    for average in draft.claims:
        if isinstance(average.value, Decimal) and not draft.is_cell(average.start):
            per = per_of(draft, average)
            if per is None or average.kind is Kind.AGE or average.unit in ("岁", "℃", "分"):
                yield from of_listed(draft, average)
                yield from _of_bare(draft, average)
            if per is not None and not is_difference(draft, average):
                yield from _judged(draft, average, per)


def _judged(draft: Draft, average: Claim, per: Per) -> Iterator[Finding]:
    means = list(means_of(draft, average, per))
    sure = firm(draft, average, per, means)
    linked = list(linked_means(draft, average, per))
    near = (m for m in (*means, *linked) if _may_excuse(draft, average, m, sure))
    fit = next((m for m in near if _fits(average, m)), None)
    wrong = sure or next((m for m in (*means, *linked) if is_slip_of(average, m.exact)), None)
    wrong = wrong or next((m for m in (*means, *linked) if _is_misplaced(average, m)), None)
    if fit is None and wrong is not None and not _is_beside(draft, average, wrong):
        fit = next((m for m in other_means(draft, average, wrong) if loosely(average, m.exact)), None)
    if fit is not None:
        yield _finding(average, fit)
    elif wrong is not None and not (
        is_base(draft, average) or _is_less_behind(average, wrong) or _is_of_other_days(draft, average, wrong)
    ):
        yield _finding(average, wrong)


def _is_less_behind(average: Claim, wrong: Mean) -> bool:
    """一等奖每人5000元，二等奖3000元: what follows and is less than each has is no total."""
    return wrong.total.start > average.start and number(wrong.total) < number(average)


def _is_of_other_days(draft: Draft, average: Claim, wrong: Mean) -> bool:
    """“双11”期间日均230万件: of those days, and not of what another sentence tells."""
    other = draft.sentence_of(wrong.total.start) != draft.sentence_of(average.start)
    return other and "期间" in draft.clause(average.outer_start)


def _is_misplaced(average: Claim, mean: Mean) -> bool:
    """Whether only the point stands wrong, of numbers so large that no chance makes their figures agree."""
    return mean.counted is not None and number(mean.total) >= _MANY and is_misplaced(average, mean.exact)


def _of_bare(draft: Draft, average: Claim) -> Iterator[Finding]:
    """13家拿到贷款1950万元，平均150万元: the total directly before over the first number of the sentence."""
    mean = bare_mean(draft, average)
    if mean is not None and (_fits(average, mean) or is_close(average, mean.exact) or _is_misplaced(average, mean)):
        yield _finding(average, mean)


def _may_excuse(draft: Draft, average: Claim, mean: Mean, sure: Mean | None) -> bool:
    """Whether the mean may let the average stand although the firm one does not give it."""
    if sure is None or sure.counted is None:
        return sure is None or _is_related(mean, sure)
    if _is_beside(draft, average, sure) and is_close(average, sure.exact):
        first = draft.sentence_start(average.start)
        return mean.total.start >= first and mean.counted is not None and mean.counted.start >= first
    return _is_related(mean, sure)


def _is_beside(draft: Draft, average: Claim, firm: Mean) -> bool:
    """发放救助金26万元，惠及13人，人均2万元: total and number are the two directly before, in the sentence."""
    last = draft.before(average)
    first = draft.before(last) if last is not None else None
    if last is None or first is None or firm.counted is None or {last, first} != {firm.total, firm.counted}:
        return False
    between = draft.plain[first.end : average.outer_start]
    return not any(mark in between for mark in ("。", "；", "分别", "\n"))


def of_listed(draft: Draft, average: Claim) -> Iterator[Finding]:
    """The average of numbers that the text lists one by one."""
    found = listed_of(draft, average)
    if found is not None:
        yield _finding_of_listed(average, found)


def _finding_of_listed(average: Claim, found: Listed) -> Finding:
    fits = loosely(average, found.exact)
    added = "+".join(shown(number(c)) for c in found.values)
    sum_ = f"({added})÷{len(found.values)}={shown(found.exact)}{'≈' if fits else '≠'}{average.said}"
    wrong = tr("“{average}”与总数、个数不符", average=average.said)
    return RULE.judged(fits, tr("平均数与总数、个数相符"), wrong, average, *found.values, sum=sum_)


def _fits(average: Claim, mean: Mean) -> bool:
    """Whether the mean gives the average; the rounding of its ends is asked only where it could matter, for speed."""
    if loosely(average, mean.exact):
        return True
    near = may_be_meant(number(average), mean.exact)
    return near and loosely(average, mean.exact, mean.slack)


def _is_related(mean: Mean, firm: Mean) -> bool:
    """Whether it has its total or its number from the firm one: others agree with an average by chance."""
    return mean.total is firm.total or mean.count == firm.count or mean.counted is None


def _finding(average: Claim, mean: Mean) -> Finding:
    fits = _fits(average, mean)
    counted = (mean.counted,) if mean.counted is not None else ()
    sum_ = f"{shown(number(mean.total))}÷{shown(mean.count)}={shown(mean.exact)}{'≈' if fits else '≠'}{average.said}"
    wrong = tr("“{average}”与总数、个数不符", average=average.said)
    return RULE.judged(fits, tr("平均数与总数、个数相符"), wrong, average, mean.total, *counted, sum=sum_)


RULE = Rule(
    "average",
    "平均数",
    "平均数应能由所写的总数和个数得出。",
    judge,
    (
        stands("假期7天，全市高速公路流量98.7万辆，日均14.1万辆。"),
        contradicts("假期7天，全市高速公路流量98.7万辆，日均15.6万辆。"),
        contradicts("据对36个样本村、180块样本田实测，平均每村6块。"),
        stands("粮食种植面积58.4万亩，粮食总产量24.53万吨，平均亩产420公斤。"),
        contradicts("清算案件9412件，赔偿总额7.06亿元，件均赔偿额5.7万元。"),
        contradicts("检查企业1268家次，排查隐患3170项，平均每家次查出隐患5.2项。"),
        contradicts("合法性审核文件386件，提出意见1158条，平均每件5条。"),
        contradicts("全市急救站点58个、救护车116辆，站均3辆。"),
        contradicts("安装护栏55.95公里，平均每公里造价18万元，共1070.1万元。"),
        contradicts("三年累计新登记13.9万户，年均6.4万户。"),
        silent("发放救助金46.8万元，其中大病救助28人，人均5000元。"),
        silent("每处工程每次采样1份，对1286处工程共采样2572份。"),
        contradicts("出让土地48.6公顷，价款14.58亿元，平均单价3300元/平方米。"),
        contradicts("企业28736户，注册资本862.1亿元，户均30万元。"),
        contradicts("参加服务8640人次，时长2.592万小时，人均5小时。"),
        silent("日均投入警力1200人次，出动警车460辆次。"),
        silent("小区共18个单元，3家单位筹资，安装路灯36盏，平均每户2盏。"),
    ),
)
