"""What each has, the things, and what they have together, whatever it is said of (分摊).

The things are what the words of each name (`each_word`), the total is the nearest number of the unit that each has.
Where these are the two numbers directly before, or the only ones, they are what is meant; else one slip of the pen is
all that may accuse. Both directions are one: 286个小组4862人，每组17人; 24期，每期50人，培训1200人.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from gongshi.check.claim import Claim, Kind, Looseness, Role
from gongshi.check.consistency.done_word import of_its_word
from gongshi.check.consistency.each_word import EachWord, each_word, is_one_each
from gongshi.check.consistency.groups import lists_with
from gongshi.check.consistency.groups.group import in_bracket, is_difference, is_said_then
from gongshi.check.consistency.means import SCALES, words_before
from gongshi.check.consistency.rule import as_printed, is_dropped, is_exchange, is_misplaced, is_slip, loosely, shown
from gongshi.check.consistency.spread import of_quotient
from gongshi.check.consistency.words import has
from gongshi.check.draft import PEOPLE, Draft, is_counted, may_add, number

_REACH = 400  # characters before within which total and things stand
_NEAREST, _MOST = 5, 200
_NAMED = 2  # how surely a count is of such things where it is called like them
_BEHIND = 30  # characters behind within which the total may follow
_EACH_ONE = re.compile(r"(?:平均|每)$")  # 平均1人创业带动3人
_SORTS = re.compile(r"收入|费用|支出|成本|利润|税收|工资|罚款|奖金")
_WITHOUT = re.compile(r"不含|不包括|不计|剔除|扣除|除外|另有")
_ASIDE = 10
_LARGE = 100  # a total whose figures agree with no mean by chance
_FAR = (Decimal("0.5"), Decimal(2))  # how far a mean may be off a total of another sentence
_TOGETHER = re.compile(r"共|合计|总|累计")
_ADDED = ("人次", *PEOPLE)
_MEANT = (Decimal("0.2"), Decimal(5))


@dataclass(frozen=True)
class Apportioned:
    """What each has, the total and the things; `firm` where these three must belong together."""

    each: Claim
    total: Claim
    things: Claim
    exact: Decimal
    firm: bool
    mean: bool = True
    word: str = ""

    @property
    def fits(self) -> bool:
        """Whether the total over the things gives what each has, as exactly as they are written; of what each is given just that."""
        slack = of_quotient((self.total,), self.things, self.exact)
        if not self.mean and self.each.qualifier is Looseness.EXACT:
            return abs(self.exact - number(self.each)) <= slack
        about = self.exact / 20 if Looseness.APPROX in (self.total.qualifier, self.things.qualifier) else Decimal(0)
        return loosely(self.each, self.exact, slack + about)

    @property
    def _is_misplaced(self) -> bool:
        return number(self.total) >= _LARGE and is_misplaced(self.each, self.exact)

    @property
    def is_wrong(self) -> bool:
        """Whether they were meant to fit and do not: surely meant and near, or one slip of the pen apart."""
        if self.fits or not self.exact or not number(self.each):
            return False
        printed, right = _bare(*as_printed(self.each, self.exact))
        if is_slip(printed, right) or is_exchange(f"{printed}.0", f"{right}.0") or self._is_misplaced:
            return True
        one, other = _bare(*map(shown, (number(self.total), number(self.each) * number(self.total) / self.exact)))
        if (not self.mean or self.total.start > self.each.start) and (
            is_slip(one, other) or is_exchange(f"{one}.0", f"{other}.0")
        ):
            return True  # 4260名，每人60元，收缴25.65万元: the total is the slip
        ratio = number(self.each) / self.exact
        return self.firm and (_MEANT[0] <= ratio <= _MEANT[1] or is_dropped(printed, right))


def _bare(one: str, other: str) -> tuple[str, str]:
    """Both without the noughts that both end with: of 3000 and 9000 one figure says little."""
    while one.endswith("0") and other.endswith("0") and "." not in one + other and len(other) > 1 < len(one):
        one, other = one[:-1], other[:-1]
    return one, other


def apportioned(draft: Draft, each: Claim) -> Apportioned | None:
    """The total and things that give what each has, or should; None where nothing is sure."""
    word = each_word(draft, each)
    if word is None or not may_add(each) or is_difference(draft, each) or _WITHOUT.search(_around(draft, each)):
        return None
    found = list(_pairs(draft, each, word))
    fit = next((a for a in found if a.fits), None)
    firm = next((a for a in found if a.firm), None)
    if fit is not None and (firm is None or firm.fits or _may_excuse(fit, firm)):
        return fit
    return next((a for a in (firm, *found) if a is not None and a.is_wrong), None)


def _around(draft: Draft, each: Claim) -> str:
    """Its clause and a little behind it, where what is left out is told: 人均102元，不含企业捐款."""
    return draft.clause(each.start) + draft.plain[each.outer_end : each.outer_end + _ASIDE]


def _may_excuse(fit: Apportioned, firm: Apportioned) -> bool:
    """Whether the pair that fits has its total or its things from the firm one: others agree by chance."""
    return fit.total is firm.total or fit.things is firm.things


def _pairs(draft: Draft, each: Claim, word: EachWord) -> Iterator[Apportioned]:
    """Every total over all things that may be meant, the nearest first."""
    near = _near(draft, each)
    rate, things = _things(draft, each, near, word)
    totals = [c for c in near if _is_total(draft, c, each) and c not in things[:1]]
    totals = of_its_word(draft, each, _wholes(draft, totals) or totals)[:_NEAREST]
    behind = draft.after(each)
    if behind is not None and _is_total_behind(draft, behind, each):
        totals.insert(0 if _says_all(draft, each, behind) else len(totals), behind)
    whole = _wholes(draft, things)
    for total in totals:
        for one in things:
            if one is not total and number(one) and (one.unit != total.unit or rate == _NAMED):
                exact = _scaled(each, total) / number(one)
                pair = Apportioned(each, total, one, exact, False, word.mean, word.word)
                yield replace(pair, firm=one in whole and _is_firm(draft, pair, totals, whole, rate))


def _things(draft: Draft, each: Claim, near: Sequence[Claim], word: EachWord) -> tuple[int, list[Claim]]:
    """What is counted of such things and how surely it is they: of the line, or else the one number in the text that is named so."""
    rated = [(is_one_each(draft, c, word), c) for c in near if c.kind is not Kind.MONEY]
    best = max((r for r, _ in rated), default=0)
    if best:
        same = [c for r, c in rated if r == best]
        plain = [c for c in same if not c.unit.endswith("次")] or same
        return best, (_wholes(draft, plain) or plain)[:_NEAREST]
    known = (c for c in draft.counted[:_MOST] if c is not each)
    far = [c for c in known if c.kind is Kind.COUNT and is_one_each(draft, c, word) == _NAMED]
    return (_NAMED, far[:1]) if len({number(c) for c in far}) == 1 else (0, [])


def _wholes(draft: Draft, things: Sequence[Claim]) -> list[Claim]:
    """The things without those that are parts of others among them: 小组286个，其中优秀57个."""
    starts = {c.start for c in things}
    return [c for c in things if not any(g.whole.start in starts for g in lists_with(draft, c))]


def _near(draft: Draft, each: Claim) -> list[Claim]:
    """The counted numbers before, the nearest first: of its line, as far as they may be meant."""
    start = max(draft.paragraph_starts[draft.paragraph_of(each.start)], each.start - _REACH)
    found = [c for c in draft.between(start, each.start) if _is_told(c) and c.kind is not Kind.AVERAGE]
    return [c for c in reversed(found) if c.role is not Role.EACH and not _is_aside(draft, c)]


def _is_told(claim: Claim) -> bool:
    """A number that counts, exactly or about: 价值约620万元，件均2500元."""
    about = claim.qualifier is Looseness.APPROX and isinstance(claim.value, Decimal)
    return may_add(claim) or (about and claim.kind in (Kind.COUNT, Kind.MONEY, Kind.MEASURE))


def _is_aside(draft: Draft, claim: Claim) -> bool:
    """In a bracket, of another time, or only a difference."""
    then = is_said_then(draft.lead(claim)) or has("then", words_before(draft, claim))
    return then or in_bracket(draft.plain, claim.start) or is_difference(draft, claim)


def _is_total(draft: Draft, claim: Claim, each: Claim) -> bool:
    own, other = each.unit, claim.unit
    alike = other in (own, f"{own}次") or {own, other} <= set(_ADDED) or (own, other) in SCALES
    return alike and each_word(draft, claim) is None and not _EACH_ONE.search(draft.lead(claim))


def _is_total_behind(draft: Draft, claim: Claim, each: Claim) -> bool:
    """每期50人，培训1200人; 每个8人，共安装344个: directly behind, in a clause of its own."""
    said = draft.plain[each.outer_end : claim.outer_start]
    return (
        _is_told(claim) and _is_total(draft, claim, each) and "。" not in said and len(said) < _BEHIND and "，" in said
    )


def _says_all(draft: Draft, each: Claim, claim: Claim) -> bool:
    """Whether the total behind is said to be all, or called by a word that the sentence has of the things."""
    lead = draft.lead(claim).strip("，、；")
    before = draft.plain[draft.sentence_starts[draft.sentence_of(each.start)] : each.start]
    return _TOGETHER.search(lead) is not None or (len(lead) == 2 and lead in before)


def _scaled(each: Claim, total: Claim) -> Decimal:
    return number(total) * SCALES.get((each.unit, total.unit), 1)


def _is_firm(draft: Draft, of: Apportioned, totals: Sequence[Claim], things: Sequence[Claim], rate: int) -> bool:
    """The two numbers directly before in one sentence; or the only things with the total directly beside, or the only one."""
    each, total, one = of.each, of.total, of.things
    start = draft.sentence_starts[draft.sentence_of(each.start)]
    first, last = sorted((total, one), key=lambda c: c.start)
    if total is not totals[0] or _is_in_list(draft, first, last):
        return False
    if total.start > each.start and not _says_all(draft, each, total):
        return False
    if total.start < start:
        near = bool(of.exact) and _FAR[0] <= number(each) / of.exact <= _FAR[1]
        return (
            near and of.mean and len({number(c) for c in totals}) == 1 and draft.before(each) is one and one in things
        )
    if _are_of_two_sorts(draft, each, total) or _has_another(draft, each):
        return False
    running = [c for c in draft.between(first.start, each.start) if is_counted(c)]
    if len(running) == 2 and start <= first.start and last.start < each.start:
        return "；" not in draft.plain[first.end : each.outer_start]
    last_before = [c for c in draft.between(total.end, each.start) if _is_told(c) and not _is_part_of(draft, c, total)]
    beside = (total.start < each.start and not last_before) or draft.after(each) is total
    only = sum(start <= c.start for c in totals) == 1 and start <= one.start
    sure = len({number(c) for c in things}) == 1 and (one.kind is Kind.COUNT or of.word.startswith(one.unit))
    return sure and ((beside and (rate == _NAMED or of.mean or start <= one.start)) or only)


def _is_part_of(draft: Draft, part: Claim, whole: Claim) -> bool:
    return any(g.whole.start == whole.start for g in lists_with(draft, part))


def _is_in_list(draft: Draft, first: Claim, last: Claim) -> bool:
    """发放46.8万元，其中大病救助28人: whether the later one is the first that 其中 leads to from the earlier."""
    opened = draft.plain.rfind("其中", first.end, last.start)
    return opened >= 0 and not draft.between(opened, last.start)


def _are_of_two_sorts(draft: Draft, each: Claim, total: Claim) -> bool:
    """总收入1.58亿元，人均费用8640元: whether the two are money of two sorts."""
    own, other = (_SORTS.search(draft.lead(c)) for c in (each, total))
    return own is not None and other is not None and own[0] != other[0]


def _has_another(draft: Draft, each: Claim) -> bool:
    """218名、每人6000元，108名、每人4000元，共174万元: one of several that each have something makes no total alone."""
    same = [c for c in draft.in_sentence(each.start) if c.unit == each.unit and c is not each]
    return any("每" in draft.lead(c) and "平均" not in draft.lead(c) for c in same)
