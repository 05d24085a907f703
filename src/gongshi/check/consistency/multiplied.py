"""How many each has, how many there are and what they have together, where the three stand apart (各、个数与总数).

Each form here binds the three by words: the total is called like what each has, the things are called
like those of 每, or nothing else is counted in the sentence. Faint forms accuse a slip of the pen alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.rule import is_exchange, is_slip, shown
from gongshi.check.draft import PEOPLE, Draft, is_counted, kin, number

_NAMED = re.compile(r"([一-鿿]{2,6}?)(?:标准)?(?:均?按|为|是|：)?每[一-鿿]{1,8}$")
_GRANTED = re.compile(r"(?:奖励|补助|补贴|资助|奖金|罚款)$")
_TOGETHER = re.compile(r"共(?:需|计|发放|兑现|拨付|奖励|补助|支出)?[一-鿿]{0,6}$")
_GIVEN = re.compile(r"(?:发放|支付|落实|投入|安排|兑现|拨付|共|总计|合计|发出|补发|减免|节约|收取)[一-鿿]{0,6}$")
_HOLDS = re.compile(r"（[^（）]{0,8}(?:含|包括|扣除|剔除|除外|其中)")
_SO_FAR = re.compile(r"首批|先期|[已现]|第[一二三]批|目前|部分|其中|累计")  # what was paid so far is no product
_SENTENCES = 4  # before, in which the things may be counted
_FAR = 600  # characters before in which any of the things may stand
_FEW, _MANY = 10, 1000  # things, and the total of what they have, that no chance makes fit
_BESIDE = 12  # characters between a total and what each has of it


@dataclass(frozen=True)
class Product:
    """What each has, the things and their total; `faint` where only a slip of the pen accuses."""

    each: Claim
    things: Claim
    total: Claim
    faint: bool = False


def products(draft: Draft, each: Claim, thing: str) -> Iterator[Product]:
    """The things and the total that belong to a number behind 每; the first form that fits."""
    for find in (_called_alike, _alone, _both_named, _in_line, _things_behind, _things_before, _of_any):
        found = find(draft, each, thing)
        if found is not None:
            yield found
            return


def granted(draft: Draft, total: Claim) -> Product | None:
    """对新认定的企业一次性奖励20万元，41家企业共需奖励资金820万元: what each gets, without 每."""
    things = draft.before(total)
    each = draft.before(things) if things is not None else None
    if things is None or each is None or total.kind is not Kind.MONEY or each.kind is not Kind.MONEY:
        return None
    counted = is_counted(things) and is_counted(each) and is_counted(total) and things.kind is Kind.COUNT
    near = draft.sentence_of(each.start) == draft.sentence_of(total.start)
    told = _GRANTED.search(draft.lead(each)) and _TOGETHER.search(draft.lead(total))
    return Product(each, things, total, faint=True) if counted and near and told else None


def is_likely(product: Product) -> bool:
    """Whether one slip of the pen lies between the total and the product."""
    said, made = number(product.total), number(product.each) * number(product.things)
    tens = 10_000 if not said % 10_000 and not made % 10_000 else 1
    one, other = shown(said / tens), shown(made / tens)
    return is_slip(one, other) or is_exchange(f"{one}.0", f"{other}.0")


def says_what_is_in_it(draft: Draft, total: Claim) -> bool:
    """累计拨付420万元（含上年结转）: a bracket behind the total says that it is more, or less, than the product."""
    return _HOLDS.match(draft.plain, total.outer_end) is not None


def _called_alike(draft: Draft, each: Claim, thing: str) -> Product | None:
    """住院47天，护理费9400元，…；护理费按每天200元计算: the total has the name of what each day costs."""
    found = _NAMED.search(draft.lead(each))
    if found is None or each.kind is not Kind.MONEY:
        return None
    near = [c for c in draft.in_sentence(each.start) if c is not each]
    totals = [
        c for c in near if c.unit == each.unit and is_counted(c) and draft.lead(c).lstrip("，、；").startswith(found[1])
    ]
    things = [c for c in near if _is_called(draft, c, thing) and c.unit != each.unit]
    return Product(each, things[0], totals[0]) if len(things) == 1 and len(totals) == 1 else None


def _alone(draft: Draft, each: Claim, thing: str) -> Product | None:
    """32个岗位由16家单位提供，每家2个: three numbers in the sentence and no other."""
    own = [c for c in draft.in_sentence(each.start) if is_counted(c) and c.kind is Kind.COUNT]
    if len(own) != 3 or own[2] is not each or not own[1].unit.startswith(thing[:1]):
        return None
    return Product(each, own[1], own[0]) if _alike(own[0], each) and own[0].unit != own[1].unit else None


def _both_named(draft: Draft, each: Claim, thing: str) -> Product | None:
    """16个单位结对16个村，每单位帮扶1个村: the things are called like those of 每, the total like what each has."""
    noun = draft.tail(each)[:2]
    own = [c for c in draft.in_sentence(each.start) if is_counted(c) and c.start < each.start]
    things = [c for c in own if len(thing) > 1 and thing[:2] in draft.tail(c)[:8]]
    totals = [c for c in own if noun and _alike(c, each) and draft.tail(c).startswith(noun) and c not in things]
    return Product(each, things[0], totals[0]) if len(things) == 1 and len(totals) == 1 else None


def _in_line(draft: Draft, each: Claim, thing: str) -> Product | None:
    """慰问1260户，每户500元，发放63万元; 发放62.4万元，惠及312户，每户2000元: three numbers running."""
    before = draft.before(each)
    if before is None or not _is_called(draft, before, thing) or before.unit == each.unit:
        return None
    first, last = draft.before(before), draft.after(each)
    given = [c for c in (last, first) if c is not None and is_counted(c) and _alike(c, each)]
    given = [
        c for c in given if draft.sentence_of(c.start) == draft.sentence_of(each.start) and _GIVEN.search(draft.lead(c))
    ]
    return Product(each, before, given[0], faint=True) if len(given) == 1 else None


def _things_behind(draft: Draft, each: Claim, thing: str) -> Product | None:
    """罚款每人2000元，共处罚84人，罚没款16.8万元: three numbers running, the last called as the first is, or all."""
    things = draft.after(each)
    total = draft.after(things) if things is not None else None
    if things is None or total is None or not _is_called(draft, things, thing) or things.unit == each.unit:
        return None
    near = draft.sentence_of(total.start) == draft.sentence_of(each.start) and is_counted(total) and _alike(total, each)
    said = draft.lead(total)
    alike = set(re.sub(r"[^一-鿿]|[每共元]", "", draft.lead(each))) & set(said) or _GIVEN.search(said)
    return Product(each, things, total) if near and alike and not _SO_FAR.search(said) else None


def _things_before(draft: Draft, each: Claim, thing: str) -> Product | None:
    """设1372个考场…。选派监考员4116名，每考场3名: the things are counted a few sentences before."""
    total = draft.before(each)
    if (
        total is None
        or not is_counted(total)
        or not _alike(total, each)
        or len(draft.plain[total.outer_end : each.start]) > _BESIDE
    ):
        return None
    n = draft.sentence_of(each.start)
    before = draft.between(draft.sentence_starts[max(0, n - _SENTENCES)], total.start)
    things = [c for c in before if len(thing) > 1 and is_counted(c) and draft.tail(c).startswith(thing[:2])]
    return Product(each, things[-1], total, faint=True) if len({number(c) for c in things}) == 1 else None


def _of_any(draft: Draft, each: Claim, thing: str) -> Product | None:
    """刑事583件…。刑事案件每件补贴1200元，共发放6.996万元: where but one of all such things makes the next number of the unit, or makes it with the point set right."""
    behind = draft.between(each.end, each.end + _FAR)
    total = next((c for c in behind if is_counted(c) and _alike(c, each)), None)
    if (
        total is None
        or draft.paragraph_of(total.start) != draft.paragraph_of(each.start)
        or number(total) < _MANY
        or number(each) < _FEW
    ):
        return None
    before = draft.between(max(0, each.start - _FAR), total.start)
    things = {number(c): c for c in before if is_counted(c) and c.unit != each.unit and _is_called(draft, c, thing)}
    made = {c: number(each) * n for n, c in things.items() if n >= _FEW}
    if number(total) in made.values():
        return next(Product(each, c, total) for c, value in made.items() if value == number(total))
    shifted = [c for c, value in made.items() if _digits(value) == _digits(number(total))]
    return (
        Product(each, shifted[0], total, faint=True) if len(shifted) == 1 and len(_digits(number(total))) > 2 else None
    )


def _digits(value: Decimal) -> str:
    """The figures of a number without the noughts at its ends: where the point stands does not matter."""
    return shown(value, 8).replace(".", "").strip("0")


def _is_called(draft: Draft, claim: Claim, thing: str) -> bool:
    """Whether 每天 or 每户 speaks of what is counted."""
    lasts = claim.kind is Kind.DURATION and claim.unit == "天" and thing[:1] in "天日"
    return not isinstance(claim.value, tuple) and (lasts or (is_counted(claim) and claim.unit.startswith(thing[:1])))


def _alike(a: Claim, b: Claim) -> bool:
    return kin(a.unit) == kin(b.unit) or {a.unit, b.unit} <= set(PEOPLE)
