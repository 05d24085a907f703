"""What each has, how many there are, and what they have together (各、每).

The things are what the words behind 每 name; the total is of the unit that each has. Where the sentence has one number of
either they belong together; of several, or of those in the lines around, only one slip of the pen may accuse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.exact import may_be_meant, shown
from gongshi.check.consistency.given import Given, given
from gongshi.check.consistency.rule import Rule, contradicts, silent, stands
from gongshi.check.consistency.slips import is_misplaced, is_slip_of_figures
from gongshi.check.consistency.spread import spread
from gongshi.check.draft import Draft, is_counted, kin, number
from gongshi.check.finding import Finding
from gongshi.check.units import PEOPLE
from gongshi.i18n import tr

_EACH = re.compile(r"(?<!平均)每[一1]?([一-鿿]{1,9})$|各[一-鿿]{0,4}$|均为$")
_DAILY = re.compile(r"(?:^|[，、；])[^，、；]{0,8}(?<![节假工次平同今昨均单])日(?!均)[一-鿿]{1,3}$")
_HOLDS = re.compile(r"（[^（）]{0,8}(?:含|包括|扣除|剔除|除外|其中)")
_ALL = re.compile(r"共|合计|总|累计")
_FAR = 600  # characters around in which things and total may stand
_FEW, _MANY = 10, 1000  # things, and a total, that no chance makes fit
_BESIDE = 8  # characters beside a number in which its noun stands


class Product(NamedTuple):
    """What each has, the things and their total; `firm` where no other numbers of the sentence could be meant."""

    each: Claim
    things: Claim
    total: Claim
    firm: bool

    @property
    def made(self) -> Decimal:
        """What the things have together."""
        return number(self.each) * number(self.things)

    @property
    def fits(self) -> bool:
        """Whether the total is that, where one of the three is rounded: 5万张，每张20元，总额99万元."""
        own = spread(self.each) if self.each.kind is Kind.MEASURE else 0  # 每家20万元 is a rate that somebody set
        room = spread(self.things) * number(self.each) + own * number(self.things) + spread(self.total)
        return abs(self.made - number(self.total)) <= room

    @property
    def is_wrong(self) -> bool:
        """Whether the total was meant to be that: near it and firm, or one slip of the pen off."""
        if self.each.kind is Kind.MONEY and is_misplaced(self.total, self.made):
            return True
        said, made = number(self.total), self.made
        tens = 10_000 if not said % 10_000 and not made % 10_000 else 1
        one, other = shown(said / tens), shown(made / tens)
        near = self.firm and may_be_meant(said, made)
        return near or is_slip_of_figures(one, other)


def judge(draft: Draft) -> Iterator[Finding]:
    """Every 各n and 每x n with the things and the total that it makes."""
    together = list(given(draft))
    yield from map(_judged_given, (g for g in together if g.is_near))
    several = {each.start for g in together for _, each in g.pairs}
    for each in draft.counted:
        told = _EACH.search(draft.lead(each)) or _DAILY.search(draft.lead(each))
        if told is None or each.start in several or draft.clause(each.outer_start).count("每") > 1:
            continue  # 每处每次1份: two things multiply
        found = list(_products(draft, each, "日" if told.re is _DAILY else told[1] or ""))
        best = next((p for p in found if p.fits), None) or next((p for p in found if p.is_wrong), None)
        if best is not None:
            yield _judged(best)


def _products(draft: Draft, each: Claim, thing: str) -> Iterator[Product]:
    """The pairs that may be meant: of the sentence, where it has both; else of the lines around."""
    own = [c for c in draft.in_sentence(each.start) if c is not each and isinstance(c.value, Decimal)]
    things = _things(draft, each, own, thing)
    totals = _totals(draft, each, [c for c in own if c not in things])
    if any(_EACH.search(draft.lead(c)) for c in own if _alike(c, each)):
        return  # 甲段每公里920万元，乙段每公里610万元: the total is of both
    if things and totals:
        firm = len({number(c) for c in things}) == len(totals) == 1
        firm = firm and (totals[0].start < each.start or _ALL.search(draft.lead(totals[0])) is not None)
        yield from (Product(each, c, total, firm) for total in totals for c in things)
    elif thing:
        yield from _of_the_lines(draft, each, thing)


def _things(draft: Draft, each: Claim, near: Sequence[Claim], thing: str) -> list[Claim]:
    """Those of which 每 speaks: by the noun beside them, or else by their unit; of 各 the number directly before."""
    if not thing:
        return [c for c in near if c is draft.before(each) and draft.clause_of(c.start) == draft.clause_of(each.start)]
    named = [c for c in near if is_counted(c) and _is_named(draft, c, thing)]
    return named or [c for c in near if _is_one(draft, c, thing) and not _alike(c, each)]


def _is_named(draft: Draft, claim: Claim, thing: str) -> bool:
    noun = thing.removeprefix(claim.unit)[:2]
    return len(noun) > 1 and noun in draft.tail(claim)[:_BESIDE]


def _is_one(draft: Draft, claim: Claim, thing: str) -> bool:
    """12支服务队 of 每队, 7天 of 每日, 30名 of 每人: by the unit, or by a character of the noun."""
    if claim.kind is Kind.DURATION:
        return claim.unit == "天" and thing[:1] in "天日"
    people = thing[:1] in PEOPLE and claim.unit in PEOPLE
    called = thing[:1] in draft.tail(claim)[:_BESIDE] + draft.lead(claim)[-2:]
    return is_counted(claim) and (people or called or thing[:1] == claim.unit[:1])


def _totals(draft: Draft, each: Claim, near: Sequence[Claim]) -> list[Claim]:
    """Those of what each has, with the name that it has where one has it: 护理费7200元；护理费按每天200元."""
    alike = [c for c in near if _may_be_total(draft, c, each)]
    name, noun = draft.clause(each.outer_start)[:2], draft.tail(each)[:2] or "\0"
    alike = [c for c in alike if c.role is not Role.PART] or alike
    called = [c for c in alike if draft.clause(c.outer_start).startswith(name) or draft.tail(c).startswith(noun)]
    return called or alike


def _may_be_total(draft: Draft, claim: Claim, each: Claim) -> bool:
    more = is_counted(claim) and _alike(claim, each) and number(claim) >= number(each)
    return more and not _HOLDS.match(draft.plain, claim.outer_end)


def _of_the_lines(draft: Draft, each: Claim, thing: str) -> Iterator[Product]:
    """刑事583件…。刑事案件每件补贴1200元，共发放69.96万元: any of the things, and the number directly before or the next of the unit."""
    behind = next((c for c in draft.counted_between(each.end, each.end + _FAR) if _alike(c, each)), None)
    for total in (draft.before(each), behind):
        if total is None or not _may_be_total(draft, total, each) or number(total) < _MANY:
            continue
        if draft.line_of(total.start) == draft.line_of(each.start):
            around = draft.counted_between(max(0, each.start - _FAR), max(each.start, total.start))
            things = _things(draft, each, [c for c in around if c not in (each, total) and number(c) >= _FEW], thing)
            yield from (Product(each, c, total, firm=False) for c in things)


def _alike(a: Claim, b: Claim) -> bool:
    return kin(a.unit) == kin(b.unit) or {a.unit, b.unit} <= set(PEOPLE)


def _judged(of: Product) -> Finding:
    fits = of.fits
    sum_ = f"{shown(number(of.things))}×{shown(number(of.each))}={shown(of.made)}{'=' if fits else '≠'}{shown(number(of.total))}"
    wrong = tr("“各{each}”乘以个数与总数不符", each=of.each.said)
    return RULE.judged(fits, tr("“各”乘以个数等于总数"), wrong, *of[:3], sum=sum_)


def _judged_given(found: Given) -> Finding:
    """Several products added up."""
    total, claims = found.total, [c for pair in found.pairs for c in pair]
    fits = abs(found.made - number(total)) <= spread(total)
    terms = "+".join(f"{shown(number(things))}×{shown(number(each))}" for things, each in found.pairs)
    sum_ = f"{terms}={shown(found.made)}{'' if fits else f'≠{shown(number(total))}'}"
    wrong = tr("“各{each}”乘以个数与总数不符", each=found.pairs[0][1].said)
    return RULE.judged(fits, tr("“各”乘以个数等于总数"), wrong, total, *claims, sum=sum_)


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
