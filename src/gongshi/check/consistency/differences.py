"""A difference against its two ends: 核载7人、实载11人、超员4人; 低于警戒水位1.53米 (差)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import combinations

from gongshi.check.claim import Claim, Kind, Looseness, Role
from gongshi.check.consistency.from_to import from_to, new_before_ends
from gongshi.check.consistency.groups.group import is_difference
from gongshi.check.consistency.named_base import from_named_base
from gongshi.check.consistency.named_ends import of_named_ends
from gongshi.check.consistency.net import has_opening, of_net
from gongshi.check.consistency.over_limits import over_by
from gongshi.check.consistency.rule import (
    Rule,
    as_printed,
    contradicts,
    gives,
    is_close,
    is_exchange,
    is_slip,
    shown,
    silent,
    stands,
)
from gongshi.check.consistency.spread import of_sum
from gongshi.check.consistency.words import differences, has
from gongshi.check.draft import Draft, is_counted, number
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr

_BELOW = re.compile(r"(低于|高于|超过|超出|领先|落后|高出|(?<!最)[超低](?!的))([一-鿿]{2,8}?)(?:约|近)?$")
_APART = re.compile(
    r"(?:(?:相差|差距|速差|温差|落差|差额|价差|差|(?:[比较][^，。；]{1,20}|^[，、；]?(?:前者|后者|[一-鿿]{0,4}则)?)[多少高低快慢])为?"
    r"|(?:下降|上升|提高|降低|缩短|延长|减少|增加|节省|节约|少花|降))(?:达|了|出)?(?:约)?$"  # 由16376人减少为12648人 is to
)
_SHORT, _COMPARES = "多少高低快慢", re.compile(r"[比较于]|相比|又|还|则")
_MOST, _FAR = 12, 60
_OF_BOTH = re.compile(r"(?:两者|二者|两地|两人|两队|两项|两区|两县|两类|两天)")
_NOT_DONE = re.compile(r"(?:未|不|尚未|没有|缺)[一-鿿]{1,6}?(?:的|有|为|共)?$")
_RATES = re.compile(r"[一-鿿]{1,6}率(?:为|达|达到)?$")
_IS_GONE = re.compile(r"^[，、]?(?:目前)?已|支付|归还|偿还|发放|发出|完成|使用|支出|售出|出库")
_OPENED = re.compile(r"[年月季期]初|(?:上[年月期]|去年)[一-鿿]{0,2}(?:结余|结转|结存|余额)|原有|期初")
_REMAINS = re.compile(
    r"(?:尚有|仍有|还有|剩余|余下|尚余|还剩|尚欠|尚缺|欠|未还|剩|余款|余额|尾款|结存|结余)[一-鿿]{0,4}$"
)

_ROLLED = re.compile("滚存|累计|历年")
_SURE = ("超", "相差", "未结")  # names that say by themselves what is taken from what
_SOME = re.compile(r"其中|流动|长期|短期|固定|专项")


def judge(draft: Draft) -> Iterator[Finding]:
    """The known triples of the table, and every 低于某某 whose 某某 has its own number."""
    for claim in draft.claims:
        if isinstance(claim.value, Decimal):
            yield from _known(draft, claim)
            yield from _against_named(draft, claim)
            yield from _left(draft, claim)
            yield from _beside_bracket(draft, claim)
            yield from _apart(draft, claim)
            yield from _left_by_rate(draft, claim)
            yield from _more(draft, claim)
            pair = from_named_base(draft, claim) or of_named_ends(draft, claim) or of_net(draft, claim)
            pair = pair or over_by(draft, claim) or from_to(draft, claim) or new_before_ends(draft, claim)
            if pair is not None and not _are_some(draft, *pair):
                yield _judged(claim, *pair)


def _more(draft: Draft, claim: Claim) -> Iterator[Finding]:
    """比去年的2.8万株多种0.6万株: the only two other numbers of its unit in the sentence."""
    if not is_difference(draft, claim) or claim.qualifier is not Looseness.EXACT or claim.kind is Kind.CHANGE:
        return
    line = draft.paragraph_starts[draft.paragraph_of(claim.start)]
    near = [c for c in draft.between(line, draft.sentence_end(claim.end)) if c is not claim and _may_differ(claim, c)]
    own = [c for c in near if draft.sentence_of(c.start) == draft.sentence_of(claim.start)]
    room = claim.step
    fits = next(
        (
            p
            for p in combinations(near[-_MOST:], 2)
            if abs(abs(number(p[0]) - number(p[1])) - number(claim)) <= max(room, of_sum(*p)) * (claim.step != 1)
        ),
        None,
    )
    start = draft.sentence_starts[draft.sentence_of(claim.start)]
    two = fits or (
        (own[0], own[1])
        if len(own) > 1
        and "；" not in draft.plain[start : claim.start]
        and _is_of_then(draft, own[1])
        and (len(own) == 2 or own[2].start > claim.end + _FAR or "；" in draft.plain[own[1].end : own[2].start])
        else None
    )
    if two is not None and (fits or is_close(claim, number(two[0]) - number(two[1]))):
        low, high = sorted(two, key=number)
        yield _judged(claim, high, low)


def _is_of_then(draft: Draft, claim: Claim) -> bool:
    """Whether the other number is said of another time or thing: the base of the comparison."""
    return has(
        "then", draft.plain[draft.clause_starts[draft.clause_of(claim.outer_start)] : claim.outer_start]
    ) or is_difference(draft, claim)


@cache
def _thirds() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(names.third for names in differences())})[一-鿿]{{0,2}}$")


def _known(draft: Draft, claim: Claim) -> Iterator[Finding]:
    for names in differences() if _thirds().search(draft.lead(claim)) else ():
        if not re.search(f"{names.third}[一-鿿]{{0,2}}$", draft.lead(claim)):
            continue
        for near in (draft.in_sentence(claim.start), _with_sentence_before(draft, claim)):
            same = [c for c in near if c is not claim and c.unit == claim.unit and isinstance(c.value, Decimal)]
            first = [c for c in same if names.first in draft.lead(c)]
            second = [c for c in same if names.second in draft.lead(c)]
            if len(first) == 1 and len(second) == 1:
                told = _judged(claim, first[0], second[0])
                sure = names.third in _SURE or _is_slipped(claim, first[0], second[0])
                if told.verdict is Verdict.STANDS or (sure and not _are_some(draft, first[0], second[0])):
                    yield told
                break


def _are_some(draft: Draft, *claims: Claim) -> bool:
    """流动负债, 其中社保支出: only a part of what the name means."""
    return any(_SOME.search(draft.lead(c)) for c in claims)


def _is_slipped(claim: Claim, first: Claim, second: Claim) -> bool:
    printed, right = as_printed(claim, number(first) - number(second))
    return is_slip(printed, right) or is_exchange(f"{printed}.0", f"{right}.0")


def _with_sentence_before(draft: Draft, claim: Claim) -> Sequence[Claim]:
    """基金收入10128.90亿元；支出9353.44亿元。当期结存775.46亿元: its own sentence and the one before, in one line."""
    n = draft.sentence_of(claim.start)
    line = draft.paragraph_starts[draft.paragraph_of(claim.start)]
    return draft.between(max(line, draft.sentence_starts[max(n - 1, 0)]), draft.sentence_end(claim.start))


def _against_named(draft: Draft, claim: Claim) -> Iterator[Finding]:
    clause = draft.plain[draft.clause_starts[draft.clause_of(claim.outer_start)] : claim.outer_start]
    found = _BELOW.search(clause)
    if found is None:
        return
    near = [c for c in draft.in_sentence(claim.start) if c.unit == claim.unit and isinstance(c.value, Decimal)]
    words = {c.start: draft.plain[draft.clause_starts[draft.clause_of(c.outer_start)] : c.outer_start] for c in near}
    ends = tuple(f"{found[2]}{what}{verb}" for what in ("", "得分", "成绩") for verb in ("", "为", "是", "达"))
    named = [c for c in near if c is not claim and words[c.start].endswith(ends)]
    named = [c for c in named if not _BELOW.search(words[c.start])]
    before = [c for c in near if c.start < claim.start and c not in named]
    before = [c for c in before if c.role is not Role.PART] or before
    if len(named) == 1 and before:
        low = found[1].startswith("低")
        fits = next((c for c in before if abs(number(c) - number(named[0])) == number(claim)), before[-1])
        yield _judged(claim, *((named[0], fits) if low else (fits, named[0])))


def _beside_bracket(draft: Draft, claim: Claim) -> Iterator[Finding]:
    """甲队96.43分，领先乙队（96.15分）0.28分: the other number stands in brackets directly before."""
    other = draft.before(claim)
    if other is None or other.unit != claim.unit or draft.plain[other.outer_end : claim.outer_start] != "）":
        return
    opened = draft.plain.rfind("（", 0, other.start)
    start = draft.sentence_starts[draft.sentence_of(claim.start)]
    own = [c for c in draft.between(start, opened) if c.unit == claim.unit and isinstance(c.value, Decimal)]
    verb = re.search(
        r"领先|落后|高于|低于|多于|少于|高出|超|[比较]", draft.plain[own[-1].end if own else start : opened]
    )
    if own and verb and isinstance(other.value, Decimal):
        low, high = sorted((own[-1], other), key=number)
        yield _judged(claim, high, low)


def _apart(draft: Draft, claim: Claim) -> Iterator[Finding]:
    """货车87公里/小时，客车79公里/小时，相差8公里/小时: the last two of the unit before; any other two near by may explain it."""
    told = _APART.search(draft.lead(claim))
    if told is None or (claim.kind is Kind.CHANGE and not _than_the_one_before(draft, claim)):
        return
    if told[0][0] in _SHORT and not _COMPARES.search(draft.clause(claim.outer_start)):
        return  # 丢失短少13件: the last character of a noun
    start = draft.sentence_starts[draft.sentence_of(claim.start)]
    before = [c for c in draft.between(start, claim.start) if _may_differ(claim, c)]
    if not before and _OF_BOTH.match(draft.plain, start):
        earlier = draft.sentence_starts[max(0, draft.sentence_of(claim.start) - 1)]
        before = [c for c in draft.between(earlier, start) if _may_differ(claim, c)]
    if len(before) < 2:
        return
    low, high = sorted(before[-2:], key=number)
    line = draft.paragraph_starts[draft.paragraph_of(claim.start)]
    near = [c for c in draft.between(line, draft.sentence_end(claim.end)) if _may_differ(claim, c) and c is not claim]
    fits = next(
        (pair for pair in combinations(near[-_MOST:], 2) if abs(number(pair[0]) - number(pair[1])) == number(claim)),
        None,
    )
    if fits is not None:
        low, high = sorted(fits, key=number)
    if fits is not None or is_close(claim, number(high) - number(low)):
        yield _judged(claim, high, low)


def _than_the_one_before(draft: Draft, claim: Claim) -> bool:
    """平均年龄43.6岁，比上届的47.9岁下降4.3岁: the base stands between 比 and the change."""
    old = draft.before(claim)
    if old is None or old.unit != claim.unit or old.kind is Kind.CHANGE:
        return False  # 较上月下降22.0%，比去年同期下降7.7%: two changes of one number
    return re.search(r"[较比][^，。；]{0,14}$", draft.lead(old)) is not None


def _may_differ(claim: Claim, other: Claim) -> bool:
    return other.unit == claim.unit and isinstance(other.value, Decimal) and other.kind is not Kind.CHANGE


def _left(draft: Draft, claim: Claim) -> Iterator[Finding]:
    """停电1.9万户、已恢复1.5万户，尚有0.4万户正在抢修."""
    line = draft.paragraph_starts[draft.paragraph_of(claim.start)]
    near = [c for c in draft.between(line, claim.start) if c.unit == claim.unit and isinstance(c.value, Decimal)]
    own = [c for c in near if draft.sentence_of(c.start) == draft.sentence_of(claim.start)]
    if len(own) < 2:
        yield from _left_of_line(draft, claim, near)
        return
    near = own
    if not _REMAINS.search(draft.lead(claim)) or not is_counted(claim) or has_opening(draft, near):
        return
    second = near[-1]
    if not isinstance(second.value, Decimal):
        return
    whole = [c for c in near[:-1] if is_counted(c) and number(c) >= number(second)]
    if whole and is_counted(second) and "其中" not in draft.lead(second) and _IS_GONE.search(draft.lead(second)):
        if any(_OPENED.search(draft.lead(c)) for c in near):
            return  # 年初结余1120万元，接收3264万元，支出2986万元，年末结余1398万元: three numbers make it
        exact = [c for c in whole if number(c) - number(second) == number(claim)]
        if not exact and _ROLLED.search(draft.lead(claim)):
            return  # 年末滚存结余215万元: what was left of the years before is in it
        yield _judged(claim, (exact or whole)[-1], second)


def _left_of_line(draft: Draft, claim: Claim, near: list[Claim]) -> Iterator[Finding]:
    """计划整治480处。已完成412处，…。剩余78处: the first number of the line less the last that is done."""
    done = [c for c in near if is_counted(c) and re.match(r"(?:目前)?已", draft.lead(c).strip("，、；"))]
    if not _REMAINS.search(draft.lead(claim)) or not done or not is_counted(claim) or near[0] is done[-1]:
        return
    if any(abs(number(a) - number(b)) == number(claim) for a, b in combinations(filter(is_counted, near[-_MOST:]), 2)):
        return
    if is_counted(near[0]) and is_close(claim, number(near[0]) - number(done[-1])):
        yield _judged(claim, near[0], done[-1])


def _left_by_rate(draft: Draft, claim: Claim) -> Iterator[Finding]:
    """41家申报，通过率68.3%，未通过13家: the whole directly before the rate, less what the rate takes."""
    rate = draft.before(claim)
    whole = draft.before(rate) if rate is not None else None
    if rate is None or whole is None or rate.unit not in ("%", "％") or not is_counted(claim) or not is_counted(whole):
        return
    if whole.unit != claim.unit or not _RATES.search(draft.lead(rate)) or not isinstance(rate.value, Decimal):
        return
    if "；" in draft.plain[rate.outer_end : claim.outer_start] or re.search("[不未]", draft.lead(rate)):
        return  # 不捕率38.4%；不起诉1.32万人: another step, of other people
    stem = re.sub(r"率.*$", "", draft.lead(rate))[-2:]
    if stem not in draft.lead(claim):
        return  # 采纳率94.6%，建议不适用218件: not those that were not 采纳
    if not _NOT_DONE.search(draft.lead(claim)) or draft.sentence_of(whole.start) != draft.sentence_of(claim.start):
        return
    done = number(whole) * number(rate) / 100
    room = number(whole) * rate.step / 100 + (claim.step + whole.step) / 2
    others = [c for c in draft.near(claim)[:_FAR] if number(c)]
    borne_out = any(abs(number(c) - number(d)) == number(claim) for c, d in combinations(others[:_MOST], 2))
    of_more = any(gives(rate, number(whole) * 100 / number(c)) for c in others if c is not whole)
    if abs(number(whole) - done - number(claim)) > room and not borne_out and not of_more and rate.kind is Kind.PERCENT:
        sum_ = f"{shown(number(whole))}×(100%-{rate.text})={shown(number(whole) - done)}≠{shown(number(claim))}"
        why = tr("“{claim}”与所写两数之差不符", claim=claim.text)
        yield RULE.finding(Verdict.CONTRADICTS, why, claim, whole, rate, sum=sum_)


def _judged(claim: Claim, first: Claim, second: Claim) -> Finding:
    exact = number(first) - number(second)
    sum_ = f"{shown(number(first))}-{shown(number(second))}={shown(exact)}"
    room = (claim.step + first.step + second.step) / 2 if claim.step != 1 else 0
    if abs(exact - number(claim)) < room or exact == number(claim):
        return RULE.finding(Verdict.STANDS, tr("差与两数相符"), claim, first, second, sum=sum_)
    why = tr("“{claim}”与所写两数之差不符", claim=claim.text)
    return RULE.finding(Verdict.CONTRADICTS, why, claim, first, second, sum=f"{sum_}≠{shown(number(claim))}")


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
        silent("水位32.47米，低于警戒水位1.53米。"),
        silent("共拖欠732.6万元，已清偿512.8至512.89万元，占70.0%，尚欠219.8万元。"),
        silent("有效投诉52件，其中寄递延误21件，包裹短少18件，投递服务13件。"),
    ),
)
