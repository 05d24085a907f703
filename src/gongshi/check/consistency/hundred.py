"""Shares of one whole that leave nothing out reach 100 (占比之和).

That nothing is left out is said by a word that closes the row (其余, 其他), by 分别, or by the names themselves: 男 and
女, three productions, ages from one end to the other. Where only the form of the row says so, one slip of the pen must
be all that is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from gongshi.check.claim import Claim, Kind, Looseness, Role
from gongshi.check.consistency.exact import as_printed, shown
from gongshi.check.consistency.groups.bands import are_bands
from gongshi.check.consistency.groups.full_rows import AMONG
from gongshi.check.consistency.groups.group import IN_TURN, are_some
from gongshi.check.consistency.groups.heads import are_grades, are_pair, leave_nothing
from gongshi.check.consistency.rule import Rule, asks, contradicts, silent, stands
from gongshi.check.consistency.share_parts import part_in_turn
from gongshi.check.consistency.share_ratio import first_shares
from gongshi.check.consistency.slips import is_slip
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft, added, is_counted, kin, number
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr

_NOT_SHARES = re.compile(r"率|增|升|降|减|涨|同比|环比|完成|达标(?![^，。；]{0,4}比例)|突破|超过")
_TOLD = re.compile("占|分别为|比重|比例|之比|构成")
_BESIDE = re.compile(r"[、，]|和|及|与|以及")
_SCORED = re.compile(r"满分|总成绩|综合成绩|综合得分|权重|计分办法|评分标准")  # what a mark is made of is all of it
_DIVIDED = re.compile(r"[分按从][^，。；]{1,10}(?:看|分|划分|来看|统计|分类|区分)，")
_OF_WHAT = re.compile(r"占([^，。；0-9]{2,12}?)的?(?:比重|比例)?(?:为|达)?$")
_OF_SEVERAL = re.compile(r"占[^，。；]{0,12}(?:总数|总量|总额|人数|起数)[和与、及][^，。；]{0,12}的?$|同类|各自|同期")
_BAND_OR_NAME = re.compile(r".*?以[上下][^0-9]*|[0-9]+[-—~～至][0-9]+[^0-9]*|[^0-9]*")
_HEAD = re.compile(r"(?:中|看|年|末|分)$")
_NEAR = 20  # points from 100 beyond which the shares are of something else
_STRUCTURE = re.compile(
    r"(?:(?:结构|比例|构成|比重)(?:比)?[^，。；0-9]{0,8}|(?<=[0-9])(?:调整|优化|变化|变动|转变|演变|提升|发展)?[为到至成])((?:[0-9]{1,2}(?:\.[0-9]+)?[：:∶]){2,5}[0-9]{1,2}(?:\.[0-9]+)?)"
)


def judge(draft: Draft) -> Iterator[Finding]:
    """Each sentence, or each piece of one between semicolons, whose shares come near 100."""
    for first in first_shares(draft):
        runs = (run for run in _runs(draft, _shares(draft, first)) if len(run) > 1 and abs(_over(run)) <= _NEAR)
        chosen = next((run for run in runs if not _are_of_several(draft, run)), None)
        if chosen is not None:
            yield from _judged(draft, chosen)
    yield from _structures(draft)


def are_all(names: Sequence[str]) -> bool:
    """Whether names leave nothing out: the three productions, bands from one end to the other, or a pair with nothing between.

    >>> are_all(["第一产业", "第二产业", "第三产业"]), are_all(["0-14岁人口", "15-59岁人口", "60岁及以上人口"])
    (True, True)
    >>> are_all(["第一产业", "第二产业"]), are_all(["男性人口", "女性人口"])
    (False, True)
    """
    return leave_nothing(names) or are_bands(names)


def _structures(draft: Draft) -> Iterator[Finding]:
    """三次产业结构为13.3：42.4：46.3: shares written as a proportion."""
    for found in _STRUCTURE.finditer(draft.plain):
        values = [Decimal(v) for v in re.split(r"[：:∶]", found[1])]
        summed, last = sum(values, Decimal(0)), values[-1].as_tuple().exponent
        if abs(summed - 100) <= _NEAR:
            fits = abs(summed - 100) <= Decimal(1).scaleb(int(last)) * len(values) / 2
            yield Finding(*_told(fits), (found.span(1),), f"{'+'.join(map(shown, values))}={shown(summed)}")


def _told(fits: bool) -> tuple[Verdict, str, str]:
    if fits:
        return Verdict.STANDS, RULE.name, tr("各项占比合计为100%")
    return Verdict.CONTRADICTS, RULE.name, tr("各项占比之和不是100%，四舍五入也不能解释")


def _shares(draft: Draft, first: Claim) -> list[Claim]:
    """The exact shares of the sentence; what stands in a row with a rate or a change is none either."""
    sentence, found = draft.sentence(first.start), list[Claim]()
    told, last = _TOLD.search(sentence), None
    for claim in draft.in_sentence(first.start):
        if claim.kind is Kind.PERCENT and isinstance(claim.value, Decimal) and claim.qualifier is Looseness.EXACT:
            in_row = last is not None and _BESIDE.fullmatch(draft.plain, last.outer_end, claim.outer_start)
            other = (last not in found) if in_row else _NOT_SHARES.search(draft.lead(claim))
            if not other and (told or claim.role is Role.SHARE):
                found.append(claim)
            last = claim
    return found


def _runs(draft: Draft, shares: list[Claim]) -> Iterator[list[Claim]]:
    """All of them, those before and behind 其中, and those between semicolons."""
    opened = [n for n, (a, b) in enumerate(pairwise(shares), 1) if "其中" in draft.plain[a.end : b.start]]
    yield from (run for n in opened for run in (shares[n:], shares[:n]))
    anew = any(AMONG.search(draft.plain, a.end, b.start) for a, b in pairwise(shares))
    if not (opened or anew):
        yield shares  # 60岁以上占18.7%，其中65岁以上占13.5%: what is told of one of the items is not added with it
    pieces: dict[int, list[Claim]] = {}
    for share in shares:
        pieces.setdefault(draft.plain.count("；", shares[0].start, share.start), []).append(share)
    yield from pieces.values() if len(pieces) > 1 else ()


def _over(shares: Sequence[Claim]) -> Decimal:
    """By how much the shares go beyond 100."""
    return added(shares) - 100


def _are_of_several(draft: Draft, shares: list[Claim]) -> bool:
    """出口9.74万亿元，占出口总值的63%；进口4.59万亿元，占进口总值的39.5%: each is of a whole of its own."""
    named = [found[1] for c in shares if (found := _OF_WHAT.search(draft.lead(c)))]
    units = {kin(part.unit) for c in shares if (part := part_in_turn(draft, c)) is not None}
    own = len(named) > 1 and len(set(named)) == len(named)
    return own or len(units) > 1 or _OF_SEVERAL.search(draft.clause_before(shares[0].start)) is not None


def _judged(draft: Draft, shares: list[Claim]) -> Iterator[Finding]:
    over, room = _over(shares), sum((c.step for c in shares), Decimal(0)) / 2
    sum_ = f"{'+'.join(shown(number(c)) for c in shares)}={shown(over + 100)}"
    fits = abs(over) <= room
    if fits or (_leave_nothing_out(draft, shares) and not _fall_short(draft, shares)):
        verdict, _, why = _told(fits)
        yield RULE.finding(verdict, why, *shares, sum=sum_)
    elif over > room and len(shares) > 2:
        yield RULE.finding(Verdict.ASK, tr("各项占比之和超过100%，请核对各项是否互斥"), *shares, sum=sum_)


def _fall_short(draft: Draft, shares: list[Claim]) -> bool:
    """910.1万张，其中医院713.1万张（占78.4%）、…: the numbers before the shares do not make up their whole either."""
    parts = [c for share in shares if (c := draft.before(share)) is not None and is_counted(c)]
    wholes = {c.of for c in parts}
    whole = draft.at(wholes.pop()) if len(wholes) == 1 and len(parts) == len(shares) else None
    if whole is None or not number(whole):
        return False
    exact = added(parts) * 100 / number(whole) - 100
    return abs(exact - _over(shares)) <= sum((c.step for c in shares), Decimal(0)) / 2


def _leave_nothing_out(draft: Draft, shares: list[Claim]) -> bool:
    """A word closes them, their names are all there are, or their form says so and one slip of the pen is all that is missing."""
    names, items = _names(draft, shares), [_item(draft, c) for c in shares]
    own = [
        draft.plain[max(a.end, b.start - len(item)) : b.start]
        for (a, b), item in zip(pairwise(shares), items[1:], strict=True)
    ]
    if any(has("closers", IN_TURN.sub("", lead)) for lead in own) or _SCORED.search(draft.sentence(shares[0].start)):
        return True
    if are_all(names) or are_pair([draft.item_before(c.start) for c in shares]):
        return True
    in_turn = (
        IN_TURN.search(draft.clause_before(shares[0].start)) and _are_one_row(draft, shares) and not are_some(items[0])
    )
    start = draft.sentence_start(shares[0].start)
    divided = len(shares) > 2 and (_DIVIDED.match(draft.plain, start) is not None or are_grades(names))
    return bool(in_turn or divided) and _is_mended(shares)


def _names(draft: Draft, shares: list[Claim]) -> list[str]:
    """What the item of each share begins with: 汉族 of 汉族568238人，占73.63%."""
    starts = [draft.sentence_start(shares[0].start), *(c.outer_end for c in shares)]
    return [_name(draft.plain[a : c.outer_start]) for a, c in zip(starts, shares, strict=False)]


def _name(words: str) -> str:
    pieces = [p for p in re.split("[，；：、]", words) if len(p) > 1 and not _HEAD.search(p)]
    told = _BAND_OR_NAME.match(pieces[0]) if pieces else None
    return re.sub(r"(?:占比?|比重|比例|[为有达])+$", "", told[0]) if told else ""


def _are_one_row(draft: Draft, shares: list[Claim]) -> bool:
    """分别占37.3%、19.0%、15.2%；丁占9.7%: what follows another stop is not in turn with them."""
    return all(_BESIDE.fullmatch(draft.plain, a.outer_end, b.outer_start) for a, b in pairwise(shares))


def _is_mended(shares: list[Claim]) -> bool:
    """Whether one slip of the pen in one share would make them 100."""
    over = _over(shares)
    pairs = [as_printed(c, number(c) - over) for c in shares if number(c) > over]
    return any(is_slip(*(x if "." in x else f"{x}.0" for x in pair)) for pair in pairs)


def _item(draft: Draft, share: Claim) -> str:
    """The words of the item that the share belongs to: two clauses back at most."""
    n = draft.clause_of(share.start)
    start = draft.clause_starts[max(n - 1, draft.clause_of(draft.sentence_start(share.start)))]
    return draft.plain[start : share.start]


RULE = Rule(
    "hundred",
    "占比之和",
    "没有遗漏的各项占比，其和应为100%，只许有四舍五入的出入。",
    judge,
    (
        stands("其中轿车占45.2%，货车占30.1%，其他占24.7%。"),
        stands("其中轿车占33.3%，货车占33.3%，其他占33.3%。"),
        contradicts("其中轿车占45.2%，货车占30.1%，其他占27.4%。"),
        contradicts("三次产业结构为13.3：42.4：46.3。"),
        contradicts("其中住房消费类提取占72.4%，非住房消费类提取占37.6%。"),
        contradicts("从年龄看，青年占42.6%，中年占31.9%，老年占35.5%。"),
        contradicts("投诉件数之比为城镇43%、农村75%。"),
        contradicts("就业人员中，第一产业占27.0%；第二产业占21.8%；第三产业占44.9%。"),
        contradicts("汉族568238人，占73.63%；各少数民族183151人，占24.37%，其中回族176176人，占23.45%。"),
        silent("投诉件数之比为城镇43%、农村57%，受理量的城镇与农村占比为64.2%、35.8%。"),
        silent("接诉542起，涉及137人，分别占总数的50%和46.6%。"),
        contradicts("断面中，Ⅰ类占6.0%，Ⅱ类占41.0%，Ⅲ类占25.4%，Ⅳ类占16.2%，Ⅴ类占5.5%，劣Ⅴ类占9.5%。"),
        silent("从原因看，电气引发的占42.6%，用火不慎的占31.9%，自燃引发的占11.9%。"),
        asks("其中轿车占45.2%，货车占30.1%，客车占27.7%。"),
        silent("其中轿车占45.2%，货车占30.1%，客车占10.3%。"),
        silent("一县增长12%，二县增长45%，三县增长43%。"),
        silent("首日火灾和较大火灾占比均为最高，分别占假期总数的36.2%、54.7%。"),
        silent("三类任务占比较大，分别占救助警情的36.4%、24.8%和21.2%。"),
        silent("31.2万名村书记中，致富能手占42.5%，合作社负责人占12.0%；5.3万名社区书记中，本科以上的占58.1%。"),
    ),
)
