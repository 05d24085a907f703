"""A difference against its two numbers: 核载7人、实载11人、超员4人; 低于警戒水位1.53米 (差).

Each finder tells two numbers that the words bind to the difference. Any that gives it lets it stand, and so do two other
numbers of its unit near by; else the first is held against it, where the difference may be a mistake for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from gongshi.check.claim import Claim, Kind, Looseness
from gongshi.check.consistency.ends import is_base
from gongshi.check.consistency.exact import shown
from gongshi.check.consistency.more_or_less import as_amount
from gongshi.check.consistency.named_ends import new_of_ends, of_named_ends
from gongshi.check.consistency.net import has_opening, of_net
from gongshi.check.consistency.over_limits import over_by
from gongshi.check.consistency.rule import Example, Rule, contradicts, silent, stands
from gongshi.check.consistency.slips import is_close
from gongshi.check.draft import Draft, is_counted, number
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr

Pair = tuple[Claim, Claim]

_APART = re.compile(r"(?:相差|差距|速差|温差|落差|差额|价差|差)为?(?:达|了|出)?约?$")
_OF_BOTH = re.compile(r"[两二]者|两[地人队项区县类天]")
_THAN = re.compile(r"(?:[较比]|[高低多少快慢]于|领先|落后|高出|超[过出]?)[^，。；]{0,14}[的（]$")
_IS_GONE = re.compile(r"^[，、]?(?:目前)?已|支付|归还|偿还|发放|发出|完成|使用|支出|售出|出库|[办审执]结")
_REMAINS = re.compile(
    r"(?:未[办审执]?结|尚有|仍有|还有|剩余|余下|尚余|还剩|尚欠|尚缺|欠|未还|剩|余款|余额|尾款|结存|结余)[一-鿿]{0,4}$"
)
_ROLLED = re.compile("滚存|累计|历年")
_OPENED = re.compile(r"[年月季期]初|(?:上[年月期]|去年)[一-鿿]{0,2}(?:结余|结转|结存|余额)|原有|期初|旧存")
_SOME = re.compile(r"其中|流动|长期|短期|固定|专项")
_TWO_FIGURES = 10
_MOST = 12  # numbers near by of which two may give the difference


def judge(draft: Draft) -> Iterator[Finding]:
    """Every number that is the difference of two others by the words around it."""
    for claim in draft.claims:
        if not isinstance(claim.value, Decimal) or claim.qualifier is not Looseness.EXACT:
            continue
        pairs = [pair for find in _FINDERS if (pair := find(draft, claim)) is not None and not _are_some(draft, *pair)]
        fits = next((pair for pair in pairs if _fits(claim, *pair)), None) or (_near(draft, claim) if pairs else None)
        if fits is not None:
            yield _judged(claim, *fits)
        elif pairs and _may_be_meant(claim, *pairs[0]):
            yield _judged(claim, *pairs[0])


def _are_some(draft: Draft, *claims: Claim) -> bool:
    """流动负债, 其中社保支出: only a part of what the name means."""
    return any(_SOME.search(draft.lead(c)) for c in claims)


def _near(draft: Draft, claim: Claim) -> Pair | None:
    """Two numbers of its unit in its line that it is exactly the difference of."""
    line = draft.line_start(claim.start)
    near = [c for c in draft.between(line, draft.sentence_end(claim.end)) if _may_differ(claim, c)]
    if _REMAINS.search(draft.lead(claim)):
        near = [c for c in near if not is_base(draft, c)]  # nothing is left of last year's
    pairs = combinations(near[-_MOST:], 2)
    return next((_ordered(p) for p in pairs if abs(number(p[0]) - number(p[1])) == number(claim)), None)


def _apart(draft: Draft, claim: Claim) -> Pair | None:
    """货车87公里/小时，客车79公里/小时，相差8公里/小时: the last two of the unit before."""
    if not _APART.search(draft.lead(claim)):
        return None
    start = draft.sentence_start(claim.start)
    before = [c for c in draft.between(start, claim.start) if _may_differ(claim, c)]
    if not before and _OF_BOTH.match(draft.plain, start):
        start = draft.sentence_start(claim.start, back=1)
        before = [c for c in draft.between(start, claim.start) if _may_differ(claim, c)]
    return _ordered(before[-2:]) if len(before) > 1 else None


def _than_the_one_before(draft: Draft, claim: Claim) -> Pair | None:
    """平均年龄43.6岁，比上届的47.9岁下降4.3岁; 领先乙队（96.15分）0.28分: the base stands between 比 and the difference."""
    old = draft.before(claim)
    if old is None or not _may_differ(claim, old) or not _THAN.search(draft.lead(old)):
        return None
    start = draft.sentence_start(claim.start)
    before = [c for c in draft.between(start, old.start) if _may_differ(claim, c)]
    return _ordered((before[-1], old)) if before else None


def _left(draft: Draft, claim: Claim) -> Pair | None:
    """停电1.9万户、已恢复1.5万户，尚有0.4万户正在抢修: what there was, less what is done; not where something was there before."""
    if not _REMAINS.search(draft.lead(claim)) or _ROLLED.search(draft.lead(claim)):
        return None
    start = draft.sentence_start(claim.start)
    own = [c for c in draft.between(start, claim.start) if c.unit == claim.unit and is_counted(c)]
    own = [c for c in own if not is_base(draft, c) and as_amount(draft, c) is None]
    if len(own) < 2 or has_opening(draft, own) or any(_OPENED.search(draft.lead(c)) for c in own):
        return None
    gone = own[-1]
    whole = [c for c in own[:-1] if number(c) >= number(gone)]
    is_gone = _IS_GONE.search(draft.lead(gone)) and "其中" not in draft.lead(gone)
    return (whole[-1], gone) if whole and is_gone else None


_FINDERS = (over_by, of_net, of_named_ends, new_of_ends, _than_the_one_before, _apart, _left)


def _may_differ(claim: Claim, other: Claim) -> bool:
    alike = other.unit == claim.unit and other is not claim and other.kind is not Kind.CHANGE
    return alike and isinstance(other.value, Decimal)


def _ordered(pair: Sequence[Claim]) -> Pair:
    low, high = sorted(pair, key=number)
    return high, low


def _fits(claim: Claim, high: Claim, low: Claim) -> bool:
    exact = number(high) - number(low)
    room = (claim.step + high.step + low.step) / 2 if claim.step != 1 else 0
    return abs(exact - number(claim)) < room or exact == number(claim)


def _may_be_meant(claim: Claim, high: Claim, low: Claim) -> bool:
    """Whether the number is near, or both are of one figure, of which another is one slip: 超员2人 for 1."""
    exact = number(high) - number(low)
    return is_close(claim, exact) or max(number(claim), exact) < _TWO_FIGURES * claim.step


def _judged(claim: Claim, high: Claim, low: Claim) -> Finding:
    fits = _fits(claim, high, low)
    said = "" if fits else f"≠{shown(number(claim))}"
    sum_ = f"{shown(number(high))}-{shown(number(low))}={shown(number(high) - number(low))}{said}"
    wrong = tr("“{claim}”与所写两数之差不符", claim=claim.said)
    return RULE.judged(fits, tr("差与两数相符"), wrong, claim, high, low, sum=sum_)


RULE = Rule(
    "difference",
    "差",
    "超员人数等于实载减核载；低于、高于某值的差应与两数相符。",
    judge,
    (
        stands("一辆核载7人的面包车，实载11人，超员4人。"),
        contradicts("一辆核载7人的面包车，实载11人，超员5人。"),
        stands("排查问题412个，其中乱采234个、乱建178个，已销号403个，剩余9个。"),
        contradicts("水位32.47米，低于警戒水位1.35米，警戒水位为34.00米。"),
        contradicts("全年新登记企业3418户，注销企业1276户，净增2412户。"),
        contradicts("甲县办结1862件，乙县1547件，丙县1106件。数量最多的甲县比最少的丙县多765件。"),
        silent("食品类占5.6%，环比下降17.9%；家电类占13.5%，较上月相比下降22.0%，比去年同期下降了7.7%。"),
        contradicts("公积金缴存职工由31.42万人增至33.05万人，新增1.36万人。"),
        contradicts("贷款余额从286.4亿元增加到301.9亿元，增量51.5亿元。"),
        silent("里程由142.3公里增至168.9公里，今年新增12.4公里。"),
        contradicts("实测噪声72分贝，标准限值60分贝，超标21分贝。"),
        contradicts("甲水库水位128.64米，超汛限0.46米（汛限水位128.00米）。"),
        Example(
            "今年计划检查14次，比去年的12次多2次，已开展5次，尚余7次。",
            (Verdict.STANDS, Verdict.CONTRADICTS),
        ),
        stands("今年计划检查14次，已开展5次，尚余9次。"),
        silent("今年招聘教师168人，退休97人，调出24人，净增47人。"),
        silent("水位32.47米，低于警戒水位1.53米。"),
        silent("共拖欠732.6万元，已清偿512.8至512.89万元，占70.0%，尚欠219.8万元。"),
        silent("有效投诉52件，其中寄递延误21件，包裹短少18件，投递服务13件。"),
    ),
)
