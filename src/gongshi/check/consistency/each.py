"""各 counts as often as there are things (各)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.given import Given, given
from gongshi.check.consistency.multiplied import Product, granted, is_likely, products, says_what_is_in_it
from gongshi.check.consistency.rule import Rule, contradicts, is_misplaced, may_be_meant, shown, silent, stands
from gongshi.check.consistency.spread import spread
from gongshi.check.draft import Draft, is_counted, number
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr

_PER = re.compile(r"(?<!平均)每([一-鿿]{1,2}?)([一-鿿]{0,9})$")
_SUMS_UP = re.compile(r"共|合计|总共|累计|总额|总计|总数")
_DAILY = re.compile(r"(?:^|[，、；])[^，、；]{0,8}(?<![节假工次平同今昨])日[一-鿿]{1,3}$")
_EACH = re.compile(r"各[一-鿿]{0,4}$|均为$")


def judge(draft: Draft) -> Iterator[Finding]:
    """Every 各n and 每x n with the number of things before it and the total of its unit in the sentence."""
    for total in draft.counted:
        gift = granted(draft, total)
        yield from _apart(draft, [gift] if gift is not None else [])
    together = list(given(draft))
    yield from map(_judged_given, (g for g in together if g.is_near))
    several = {each.start for g in together for _, each in g.pairs}
    for each in draft.counted:
        if each.start in several:
            continue
        per = _PER.search(draft.lead(each)) or _DAILY.search(draft.lead(each))
        if draft.clause(each.outer_start).count("每") > 1:
            continue  # 每处每次1份: two things multiply
        if per and per.re is _DAILY:
            yield from _daily(draft, each)
        elif per:
            found = list(_per(draft, each, per[1] + per[2][:4]))
            yield from found or _apart(draft, products(draft, each, per[1] + per[2][:4]))
        if not _EACH.search(draft.lead(each)):
            continue
        things = draft.before(each)
        if things is None or not is_counted(things) or draft.clause_of(things.start) != draft.clause_of(each.start):
            continue
        totals = [
            c for c in draft.in_sentence(each.start) if c.unit == each.unit and c.role is Role.TOTAL and c is not each
        ]
        if len(totals) == 1 and is_counted(totals[0]) and things.unit != each.unit:
            yield _judged(each, things, totals[0])


def _apart(draft: Draft, found: Iterable[Product]) -> Iterator[Finding]:
    """The products that stand, or that were meant to."""
    for product in found:
        each, things, total = product.each, product.things, product.total
        if says_what_is_in_it(draft, total):
            continue
        if any(not isinstance(c.value, Decimal) for c in (each, things, total)):
            continue  # 住院36至39天，每天200元: a range of days makes no product
        made = number(each) * number(things)
        likely = (each.kind is Kind.MONEY and is_misplaced(total, made)) or (
            is_likely(product) if product.faint else may_be_meant(number(total), made)
        )
        if likely or abs(made - number(total)) <= _room(each, things, total):
            yield _judged(each, things, total)


def _daily(draft: Draft, each: Claim) -> Iterator[Finding]:
    """日供水86万立方米，已连续供水23天，累计1978万立方米: the days and the total directly behind."""
    lasting = draft.after(each)
    total = draft.after(lasting) if lasting is not None else None
    if lasting is None or total is None or total.unit != each.unit or not is_counted(total):
        return
    told = lasting.kind is Kind.DURATION and lasting.unit == "天" and isinstance(lasting.value, Decimal)
    near = draft.sentence_of(total.start) == draft.sentence_of(each.start)
    if (
        told
        and near
        and _SUMS_UP.search(draft.lead(total))
        and may_be_meant(number(total), number(each) * number(lasting))
    ):
        yield _judged(each, lasting, total)


def _per(draft: Draft, each: Claim, thing: str) -> Iterator[Finding]:
    """12支队伍，每队6人，共72人; 6栋楼共18个单元，每栋3个单元."""
    same = [c for c in draft.in_sentence(each.start) if c is not each]
    near = [c for c in same if is_counted(c)]
    lasting = [c for c in same if c.kind is Kind.DURATION and isinstance(c.value, Decimal)]
    things = [c for c in (*near, *lasting) if _is_thing(draft, c, thing) and not _alike(c, each)]
    beside = (draft.before(each), draft.after(each))
    totals = [c for c in near if _alike(c, each) and c not in things and _may_sum_up(draft, c, each, beside)]
    told = [c for c in totals if _SUMS_UP.search(draft.lead(c))]
    totals = told or [c for c in totals if c is draft.before(each) and c not in things]
    if len(totals) == 1 and any(each.end < c.start < totals[0].start and _alike(c, each) for c in near):
        return  # 每队6人，另有裁判18人，共90人: others are in the total
    if any(c.unit == each.unit and _PER.search(draft.lead(c)) for c in near):
        return  # 甲段每公里920万元，乙段每公里610万元: the total is of both
    if len(things) == 1 and len(totals) == 1 and not says_what_is_in_it(draft, totals[0]):
        made = number(each) * number(things[0])
        if may_be_meant(number(totals[0]), made) or (told and is_misplaced(totals[0], made)):
            yield _judged(each, things[0], totals[0])


def _may_sum_up(draft: Draft, total: Claim, each: Claim, beside: Sequence[Claim | None]) -> bool:
    """Directly beside, of the same words, or said to be all behind it: 每队6人，12支队伍共72人."""
    behind = total.start > each.start and _SUMS_UP.search(draft.lead(total)) is not None
    return behind or total in beside or _same_thing(draft, total, each)


def _same_thing(draft: Draft, total: Claim, each: Claim) -> bool:
    """护理费每天200元 and 护理费共9400元: the first words of both clauses agree."""
    one, two = draft.clause(total.outer_start), draft.clause(each.outer_start)
    return one[:2] == two[:2]


def _is_thing(draft: Draft, claim: Claim, thing: str) -> bool:
    """Whether 每队 or 每个考场 speaks of the counted: by unit, or by the noun beside the number."""
    named = thing[:1] in (draft.tail(claim)[:6] + draft.lead(claim)[-3:])
    if claim.kind is Kind.DURATION and claim.unit == "天" and thing[:1] == "日":
        return True
    return claim.unit.startswith(thing[:1]) or (named and not claim.unit.startswith(thing[:1]))


def _alike(a: Claim, b: Claim) -> bool:
    people = {"人", "名", "位"}
    return a.unit == b.unit or {a.unit, b.unit} <= people


def _room(each: Claim, things: Claim, total: Claim) -> Decimal:
    """How far product and total may lie apart where one of the three is rounded: 5万张，每张20元，总额99万元."""
    own = spread(each) if each.kind is Kind.MEASURE else 0  # 每家20万元 is a rate that somebody set
    return spread(things) * number(each) + own * number(things) + spread(total)


def _judged(each: Claim, things: Claim, total: Claim) -> Finding:
    made = number(each) * number(things)
    fits = abs(made - number(total)) <= _room(each, things, total)
    sign = "=" if fits else "≠"
    sum_ = f"{shown(number(things))}×{shown(number(each))}={shown(made)}{sign if sign == '≠' else '='}{shown(number(total))}"
    if fits:
        return RULE.finding(Verdict.STANDS, tr("“各”乘以个数等于总数"), each, things, total, sum=sum_)
    why = tr("“各{each}”乘以个数与总数不符", each=each.text)
    return RULE.finding(Verdict.CONTRADICTS, why, each, things, total, sum=sum_)


def _judged_given(found: Given) -> Finding:
    """Several products added up."""
    total, claims = found.total, [c for pair in found.pairs for c in pair]
    fits = abs(found.made - number(total)) <= spread(total)
    terms = "+".join(f"{shown(number(things))}×{shown(number(each))}" for things, each in found.pairs)
    sum_ = f"{terms}={shown(found.made)}{'' if fits else f'，≠{shown(number(total))}'}"
    if fits:
        return RULE.finding(Verdict.STANDS, tr("“各”乘以个数等于总数"), total, *claims, sum=sum_)
    why = tr("“各{each}”乘以个数与总数不符", each=found.pairs[0][1].text)
    return RULE.finding(Verdict.CONTRADICTS, why, total, *claims, sum=sum_)


RULE = Rule(
    "each",
    "各",
    "“n个县各m处”共有 n×m 处。",
    judge,
    (
        stands("3个县各2处，共6处。"),
        contradicts("3个县各2处，共5处。"),
        contradicts("组织12支技术服务队，每队6人，共62名技术人员。"),
        contradicts("每日投入860人次，7天共投入6200人次。"),
        contradicts("其中大学新生218名、每人6000元，高中生108名、每人4000元，共发放助学金147万元。"),
        stands("表彰先进个人30名，每人奖励500元，先进集体8个，各奖励2000元，合计3.1万元。"),
        silent("大学新生218名、每人6000元，高中生108名、每人4000元，另发放生活补贴20万元。"),
        silent("3个县各2处。"),
    ),
)
