"""Shares of one whole that leave nothing out reach 100 (占比之和)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from gongshi.check.claim import Claim, Kind, Looseness, Role
from gongshi.check.consistency import hundred_named, hundred_rows
from gongshi.check.consistency.groups.group import are_some
from gongshi.check.consistency.groups.heads import are_pair, heads
from gongshi.check.consistency.rule import (
    Rule,
    as_printed,
    asks,
    contradicts,
    is_exchange,
    is_slip,
    shown,
    silent,
    stands,
)
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft, is_counted, number
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr

_NOT_SHARES = re.compile(r"率|增|升|降|减|涨|同比|环比|完成|达标|突破|超过")
_OF_DAYS = re.compile(r"(?:达标|超标)(?=[^，。；]{0,4}比例)")  # 达标天数比例 is a share
_SCORED = re.compile(r"满分|总成绩|综合成绩|综合得分|权重|计分办法|评分标准")  # what a mark is made of is all of it
_OF_WHAT = re.compile(r"占([^，。；0-9]{2,12}?)的?(?:比重|比例)?(?:为|达)?$")
_FAR = 60  # characters before a share within which 分别 may open its row
_NEAR = 15
_STEPS = 4
_IN_TURN = re.compile("分别|依次")
_STRUCTURE = re.compile(
    r"(?:(?:结构|比例|构成|比重)(?:比)?[^，。；0-9]{0,8}|(?<=[0-9])(?:调整|优化|变化|变动|转变|演变|提升|发展)?[为到至成])((?:[0-9]{1,2}(?:\.[0-9]+)?[：:∶]){2,5}[0-9]{1,2}(?:\.[0-9]+)?)"
)


def judge(draft: Draft) -> Iterator[Finding]:
    """Each sentence, or each piece of one between semicolons, whose shares come near 100."""
    done: set[int] = set()
    for claim in draft.claims:
        n = draft.sentence_of(claim.start)
        if claim.kind is Kind.PERCENT and n not in done:
            done.add(n)
            shares = _shares(draft, claim)
            runs = (run for run in (shares, *_pieces(draft, shares)) if _is_near(run))
            chosen = next((run for run in runs if not _are_of_several(draft, run)), None)
            if chosen is not None:
                yield from _judged(draft, chosen)
    yield from _in_rows(draft)
    yield from _structures(draft)


def _in_rows(draft: Draft) -> Iterator[Finding]:
    """Each row of shares side by side that misses the 100 it should reach."""
    for row in (*hundred_rows.missed(draft), *hundred_named.missed(draft)):
        sum_ = f"{'+'.join(shown(number(c)) for c in row)}={shown(sum(map(number, row), Decimal(0)))}"
        yield RULE.finding(Verdict.CONTRADICTS, tr("各项占比之和不是100%，四舍五入也不能解释"), *row, sum=sum_)


def _structures(draft: Draft) -> Iterator[Finding]:
    """三次产业结构为13.3：42.4：46.3: shares written as a proportion."""
    for found in _STRUCTURE.finditer(draft.plain):
        values = [Decimal(v) for v in re.split(r"[：:∶]", found[1])]
        added, last = sum(values, Decimal(0)), values[-1].as_tuple().exponent
        room = Decimal(1).scaleb(int(last)) * len(values) / 2
        if abs(added - 100) > _NEAR:
            continue
        sum_ = f"{'+'.join(map(shown, values))}={shown(added)}"
        fits = abs(added - 100) <= room
        verdict = Verdict.STANDS if fits else Verdict.CONTRADICTS
        why = tr("各项占比合计为100%") if fits else tr("各项占比之和不是100%，四舍五入也不能解释")
        yield Finding(verdict, RULE.name, why, (found.span(1),), sum_)


def _shares(draft: Draft, first: Claim) -> list[Claim]:
    sentence = draft.sentence(first.start)
    told = "占" in sentence or "分别为" in sentence
    return [
        c
        for c in draft.in_sentence(first.start)
        if c.kind is Kind.PERCENT and isinstance(c.value, Decimal) and c.qualifier is Looseness.EXACT
        if not _NOT_SHARES.search(_OF_DAYS.sub("", draft.lead(c)))
        and (c.role is Role.SHARE or told)
        and not _is_alone(draft, c)
    ]


def _is_alone(draft: Draft, share: Claim) -> bool:
    """水分12.1% beside 三等以上占91.7%: a percentage that 占 is not said of, behind a number of another kind or a name of its own."""
    before = draft.before(share)
    if "占" in draft.lead(share) or before is None:
        return False
    return before.kind is not Kind.PERCENT and "分别" not in draft.plain[share.start - _FAR : share.start]


def _pieces(draft: Draft, shares: list[Claim]) -> Iterator[list[Claim]]:
    """The shares behind 其中, and those between semicolons."""
    for n, share in enumerate(shares):
        if "其中" in draft.plain[draft.clause_starts[draft.clause_of(share.start)] : share.start]:
            yield shares[n:]
            yield shares[:n]  # 达标天数占76.7%，超标天数占23.3%，其中…
    pieces: dict[int, list[Claim]] = {}
    for share in shares:
        pieces.setdefault(draft.plain.count("；", shares[0].start, share.start), []).append(share)
    yield from pieces.values()


def _are_of_several(draft: Draft, shares: list[Claim]) -> bool:
    """出口9.74万亿元，占出口总值的63%；进口4.59万亿元，占进口总值的39.5%: each is of a whole of its own."""
    named = [found[1] for c in shares if (found := _OF_WHAT.search(draft.lead(c)))]
    return len(named) > 1 and len(set(named)) == len(named)


def _values(shares: list[Claim]) -> list[Decimal]:
    return [c.value for c in shares if isinstance(c.value, Decimal)]


def _is_near(shares: list[Claim]) -> bool:
    return len(shares) > 1 and abs(sum(_values(shares), Decimal(0)) - 100) <= _NEAR


def _judged(draft: Draft, shares: list[Claim]) -> Iterator[Finding]:
    values = _values(shares)
    added = sum(values, Decimal(0))
    room = sum((c.step for c in shares), Decimal(0)) / 2
    sum_ = f"{'+'.join(map(shown, values))}={shown(added)}"
    if abs(added - 100) <= room:
        yield RULE.finding(Verdict.STANDS, tr("各项占比合计为100%"), *shares, sum=sum_)
    elif hundred_rows.are_of_several(draft, shares):
        return
    elif _leave_nothing_out(draft, shares) and not _fall_short(draft, shares):
        yield RULE.finding(Verdict.CONTRADICTS, tr("各项占比之和不是100%，四舍五入也不能解释"), *shares, sum=sum_)
    elif added > 100 + room and len(shares) > 2 and not _hold_their_own(draft, shares, room):
        yield RULE.finding(Verdict.ASK, tr("各项占比之和超过100%，请核对各项是否互斥"), *shares, sum=sum_)


def _fall_short(draft: Draft, shares: list[Claim]) -> bool:
    """910.1万张，其中医院713.1万张（占78.4%）、…: the numbers before the shares do not make up their whole either."""
    parts = [c for share in shares if (c := draft.before(share)) is not None and is_counted(c)]
    wholes = {c.of for c in parts}
    whole = draft.at(wholes.pop()) if len(wholes) == 1 and len(parts) == len(shares) else None
    if whole is None or not number(whole):
        return False
    exact = sum(map(number, parts), Decimal(0)) * 100 / number(whole)
    return abs(exact - sum(_values(shares), Decimal(0))) <= sum((c.step for c in shares), Decimal(0)) / 2


def _hold_their_own(draft: Draft, shares: list[Claim], room: Decimal) -> bool:
    """60岁以上占18.7%，其中65岁以上占13.5%: what is told of one of the items is not added with it."""
    outer = [c for c in shares if "其中" not in _item(draft, c)]
    return shares[0] in outer and len(outer) < len(shares) and sum(_values(outer), Decimal(0)) <= 100 + room


def _leave_nothing_out(draft: Draft, shares: list[Claim]) -> bool:
    """A word closes them, they are a pair, or they run from 以下 to 以上."""
    words = [draft.plain[draft.clause_starts[draft.clause_of(c.start)] : c.start] for c in shares]
    items = [_item(draft, c) for c in shares]
    in_turn = _IN_TURN.search(words[0]) and _are_one_row(draft, shares) and not are_some(items[0])
    in_turn = in_turn and not hundred_rows.are_of_several(draft, shares)
    in_turn = in_turn and (len(shares) < _STEPS or _is_mended(shares))  # of six ways of buying the seventh is left out
    own = [
        draft.plain[max(a.end, b.start - len(item)) : b.start]
        for (a, b), item in zip(pairwise(shares), items[1:], strict=True)
    ]
    closed = any(has("closers", _IN_TURN.sub("", lead)) for lead in own) or bool(in_turn)
    ranges = "以下" in items[0] and "以上" in items[-1] and len(shares) > 2
    divided = (
        hundred_rows.DIVIDED.match(draft.plain, draft.sentence_starts[draft.sentence_of(shares[0].start)])
        and len(shares) > 2
    )
    scored = _SCORED.search(draft.sentence(shares[0].start)) is not None
    return (
        closed
        or ranges
        or scored
        or (bool(divided) and _is_mended(shares))
        or _are_steps(draft, shares)
        or are_pair([w.rpartition("、")[2] for w in words])
        or (are_pair([c.subject for c in shares]) and _is_exchanged(shares))
    )


def _are_steps(draft: Draft, shares: list[Claim]) -> bool:
    """Ⅰ类占5.0%，Ⅱ类占43.0%，…，劣Ⅴ类占6.9%: four and more that are called alike, and two figures exchanged are all that is between."""
    said = [re.sub(r"(?:占比?|比[例重]|[为达约])+$", "", head) for head in heads(draft, shares)]
    alike = len(said) >= _STEPS and len(set(said)) == len(said) and len({head[-1:] for head in said}) == 1
    return alike and bool(said[0]) and not are_some(_item(draft, shares[0])) and _is_exchanged(shares)


def _are_one_row(draft: Draft, shares: list[Claim]) -> bool:
    """分别占37.3%、19.0%、15.2%；丁占9.7%: what follows another stop is not in turn with them."""
    return all(draft.plain[a.outer_end : b.outer_start] in ("、", "和", "及", "与", "，") for a, b in pairwise(shares))


def _is_exchanged(shares: list[Claim]) -> bool:
    """Whether one share with two figures exchanged would make them 100, or as near it as rounding leaves four and more."""
    gap = 100 - sum(_values(shares), Decimal(0))
    step = max(c.step for c in shares)
    near = [(c, number(c) + gap + off) for c in shares for off in (Decimal(0), step, -step)]
    return any(is_exchange(*as_printed(c, value)) for c, value in near if value > 0)


def _is_mended(shares: list[Claim]) -> bool:
    """从原因看，… leaves items out as often as not: only where one slip of the pen in one share would make it 100."""
    gap = 100 - sum(_values(shares), Decimal(0))
    pairs = [as_printed(c, number(c) + gap) for c in shares if number(c) + gap > 0]
    return any(is_slip(*(x if "." in x else f"{x}.0" for x in pair)) for pair in pairs)


def _item(draft: Draft, share: Claim) -> str:
    """The words of the item that the share belongs to: two clauses back at most."""
    n = draft.clause_of(share.start)
    start = draft.clause_starts[max(n - 1, draft.clause_of(draft.sentence_starts[draft.sentence_of(share.start)]))]
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
    ),
)
