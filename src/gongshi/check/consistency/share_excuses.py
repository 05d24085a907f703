"""What may let a share stand, and what keeps one that does not fit from being accused (占比可否原谅)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.ends import is_planned, is_then
from gongshi.check.consistency.exact import as_printed, gives, loosely, may_be_meant
from gongshi.check.consistency.likely import names_another
from gongshi.check.consistency.one_base import has_base_of_its_own
from gongshi.check.consistency.rates import is_due
from gongshi.check.consistency.share_names import is_named, is_opposed, is_so_called
from gongshi.check.consistency.share_ratio import OF, Ratio
from gongshi.check.consistency.share_rows import is_tied
from gongshi.check.consistency.slips import fits_exchanged, is_close, is_exchange
from gongshi.check.consistency.spread import of_quotient
from gongshi.check.draft import Draft, added, is_counted, kin, number

_FIELD = re.compile(r"在?([^，。；：0-9]{3,20})中，")
_FIELD_SAID = 4
_STRETCH = Decimal("0.2")  # points that rounding may account for in a pair that only stands near


def exact_share(ratio: Ratio) -> Decimal:
    """The percentage that the parts make of the whole."""
    parts = added(ratio.parts)
    share = parts * 100 / (number(ratio.whole) + (parts if ratio.beside else 0))
    return 100 - share if ratio.rest else share


def fits(share: Claim, ratio: Ratio, *, sure: bool = True) -> bool:
    """Whether the ratio gives the share as far as it is known; a pair that only stands near may not be stretched far."""
    if not number(ratio.whole):
        return False
    exact = exact_share(ratio)
    if loosely(share, exact) or not may_be_meant(number(share), exact):
        return loosely(share, exact)
    slack = of_quotient(ratio.parts, ratio.whole, 100 - exact if ratio.rest else exact)
    return loosely(share, exact, slack if sure else min(slack, _STRETCH))


def related(draft: Draft, share: Claim, ratios: Iterator[Ratio], certain: list[Ratio]) -> Iterator[Ratio]:
    """Those that may excuse: any where nothing is certain, else only those of a part or a whole that is, and of no stranger to it."""
    known = {c.start for r in certain for c in (*r.parts, r.whole)}
    firm = [r for r in certain if not r.faint]
    of_these = (r for r in ratios if not known or known & {c.start for c in (*r.parts, r.whole)})
    of_these = (r for r in of_these if not is_opposed(draft, share, r.parts[0]))
    return (r for r in of_these if not (firm and _is_strange(draft, share, r, firm)))


def _is_strange(draft: Draft, share: Claim, ratio: Ratio, firm: list[Ratio]) -> bool:
    """Whether a ratio is of what the certain wholes are not: of things of another unit or of last year, or not called as the share says.

    受援人1912人，其中农民工764人，占41.4%: of the 1847件 told before.
    """
    part, whole = ratio.parts[0], ratio.whole
    if any(is_due(draft, r) and r.whole is not whole for r in firm):
        return True
    if kin(whole.unit) != kin(part.unit) and any(kin(r.whole.unit) == kin(r.parts[0].unit) for r in firm):
        return True
    if is_then(draft, whole) and not any(is_then(draft, c) for r in firm for c in (*r.parts, r.whole)):
        return True
    if any(is_tied(draft, share, r) and r.whole is not whole for r in firm):
        return True
    called = OF.search(draft.lead(share))
    if called is None or is_named(draft, whole, called[1]):
        return False
    return any(is_so_called(draft, r.whole, called[1]) and number(r.whole) > number(part) for r in firm)


def is_of_one_size(share: Claim, ratio: Ratio) -> bool:
    """Whether the printed and the exact percentage are of one size: else the pair was wrong, not the text."""
    exact = exact_share(ratio)
    return is_close(share, exact) or (may_be_meant(number(share), exact) and (number(share) <= 100 or exact > 100))


def is_exchanged(share: Claim, ratio: Ratio) -> bool:
    """Whether two figures exchanged in the share are all that keeps it from the ratio, as far as that is known."""
    exact = exact_share(ratio)
    slack = of_quotient(ratio.parts, ratio.whole, exact)
    return is_exchange(*as_printed(share, exact)) or fits_exchanged(share, exact, min(slack, _STRETCH))


def is_of_the_opposed(draft: Draft, share: Claim, ratio: Ratio) -> bool:
    """立即整改89条，延期整改57条，当场整改率39.0%: whether it is the share of what its name is the opposite of."""
    near = draft.in_sentence(ratio.parts[-1].start)
    opposed = (c for c in near if is_counted(c) and c.unit == ratio.whole.unit and is_opposed(draft, share, c))
    return any(number(ratio.whole) and gives(share, number(c) * 100 / number(ratio.whole)) for c in opposed)


_SORTS, _FEW = ("类", "种", "大类", "方面", "项"), 10
_RATE_OF_THEM = re.compile(r"[^，。；：、占0-9]{5,12}(?:比例|率)[为达]{0,2}")


def is_excused(draft: Draft, share: Claim, wrong: Ratio, certain: bool) -> bool:
    """Whether the share is of something that its own words name, of a whole that nobody names, or levelled to a hundred."""
    part, whole = wrong.parts[-1], wrong.whole
    if is_rate_of(draft, share, part) or part.kind is Kind.AVERAGE:
        return True
    if counts_sorts(part):
        return True
    if is_planned(draft, whole) and "；" in draft.plain[whole.end : part.start]:
        return True  # 就业4.56万人，完成目标6万人的76%；再就业1.53万人，完成目标的85%: each has an aim of its own
    named = not certain and (names_another(draft, share, wrong.whole) or is_of_another_field(draft, share, wrong))
    return named or has_base_of_its_own(draft, share, wrong.whole) or is_levelled(draft, share, exact_share(wrong))


def counts_sorts(part: Claim) -> bool:
    """三类成因（合计占全部的83.8%）, 前三项共占70.7%: the share is of what they hold, not of how many they are."""
    return part.unit in _SORTS and number(part) < _FEW


def is_rate_of(draft: Draft, share: Claim, claim: Claim) -> bool:
    """8个断面优良比例为100%: a rate of the eight, not the eight of all."""
    return _RATE_OF_THEM.fullmatch(draft.plain, claim.outer_end, share.outer_start) is not None


def is_of_another_field(draft: Draft, share: Claim, wrong: Ratio) -> bool:
    """在法人单位从业人员中，采矿业占5.2%: the sentence says among what, and the part's own sentence does not."""
    part = wrong.parts[-1]
    if draft.sentence_of(part.start) == draft.sentence_of(share.start):
        return False
    field = _FIELD.match(draft.sentence(share.start))
    return field is not None and field[1][-_FIELD_SAID:] not in draft.sentence(part.start)


def is_levelled(draft: Draft, share: Claim, exact: Decimal) -> bool:
    """4.74% printed as 4.75%, where the shares of the sentence make just 100: what rounding left over was put there."""
    if abs(number(share) - exact) >= share.step:
        return False
    row = [c for c in draft.in_sentence(share.start) if c.kind is Kind.PERCENT and "占" in draft.lead(c)]
    return sum((number(c) for c in row if isinstance(c.value, Decimal)), Decimal(0)) == 100


def is_of_two(draft: Draft, share: Claim, wrong: Ratio) -> bool:
    """新收24863件，旧存3127件，执结23416件，执结率83.7%: the part over the whole and one more number of its sentence."""
    if len(wrong.parts) != 1 or share.step == 1:
        return False
    part, whole = wrong.parts[0], wrong.whole
    same = [c for c in draft.in_sentence(share.start) if c.start < share.start and is_counted(c)]
    more = [c for c in same if c.unit == whole.unit and c not in (part, whole) and number(c)]
    return any(gives(share, number(part) * 100 / (number(whole) + number(c))) for c in more)
