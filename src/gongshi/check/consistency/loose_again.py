"""The exact number that bears a loosened one out, or does not, wherever both are said of one thing (约数与确数的对应).

办件量突破3万件 in a headline and 29,847件 in the lead; 近500个村 and 512个行政村; 约46万人次 and 52.6万人次 in the next sentence.
What surely is one thing shares its subject or two pairs of characters, and no other time, plan or part comes between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.called import stem_of
from gongshi.check.consistency.kinship import are_apart, are_siblings, is_besides
from gongshi.check.consistency.words import has, words
from gongshi.check.deeds import verbs_in
from gongshi.check.draft import Draft, kin, number
from gongshi.papers.paper import Part
from gongshi.wording.qualifier import Qualifier, allows

_JUDGED = (Qualifier.OVER, Qualifier.NEAR, Qualifier.ABOUT, Qualifier.PASSED, Qualifier.ABOVE, Qualifier.BELOW)
_NEAR, _ABOUT = Decimal("0.85"), Decimal("0.1")  # how far below 近 and how far off 约 are let pass
_LOW, _HIGH = Decimal("0.75"), Decimal("1.3")  # of the loose number, within which the exact one is meant
_CLOSE = Decimal("0.03")  # so near, a number of the same words is what the loosened one was made of
_SAME_WORDS = 4
_AROUND = 2  # sentences before and behind
_LEAST, _OF_A_HEADLINE = 2, 1  # pairs of characters in common
_DEED = re.compile(r"[，；]?(?:已|共|并)?([一-鿿]{2,4})")
_OF_SOME = re.compile(r"其中|每|各(?![类项种级])|人均|日均|户均|平均|最[多高大低少小]|单日|当日|首日|以上|以下")
_OF_ALL = re.compile("全[国省市县区州镇乡]")
_TIMES = re.compile(r"[0-9一二三四五六七八九十]+月|[一二三四]季度|[上下]半年|20[0-9]{2}年|[0-9]+日")


def borne_out(draft: Draft, loose: Claim) -> Claim | None:
    """The exact number of the same thing, one that fits before one that does not; None where none is sure."""
    if not _is_judged(loose) or loose.kind is Kind.CHANGE or loose.role in (Role.PART, Role.EACH, Role.EXTREME):
        return None
    if _is_of_another_time(draft, loose) or draft.tail(loose).startswith("的"):
        return None  # 销售额不足200万元的店铺: a condition, not what was counted
    around = _around(draft, loose)
    near = [c for c in around if _may_be(draft, loose, c) and _is_same_thing(draft, loose, c)]
    headline = _is_headline(draft, loose)
    if headline:
        near = [c for c in near if draft.line_of(c.start) in draft.leads] or near
    right = next((c for c in near if fits(loose, c)), None)
    if right is not None or len({number(c) for c in near}) != 1:
        return right
    elsewhere = headline and loose.test is Qualifier.OVER and any(fits(loose, c) for c in around)
    return None if elsewhere else near[0]  # hardly any other number is 1941 to 1949, as 1940余 is, by chance


def _is_judged(loose: Claim) -> bool:
    """Whether the word loosens what was counted; 以上 behind other numbers than shares mostly is a condition: 600分以上."""
    return loose.test in _JUDGED or (loose.test is Qualifier.AT_LEAST and loose.kind is Kind.PERCENT)


def _may_be(draft: Draft, loose: Claim, claim: Claim) -> bool:
    """Whether the number is about as large, or told in the very same words: 参加活动300余人 … 参加活动共412人."""
    lead = draft.lead(loose).strip("，、；：")
    same = len(lead) >= _SAME_WORDS and draft.lead(claim).strip("，、；：共") == lead
    return same or _LOW <= number(claim) / (number(loose) or 1) <= _HIGH


def _is_headline(draft: Draft, loose: Claim) -> bool:
    return draft.part_of(loose.start) is Part.TITLE


def fits(loose: Claim, exact: Claim) -> bool:
    """Whether the loosened number is true of the exact one; 近 and 约 are let pass somewhat further than they are printed."""
    base, value = number(loose), number(exact)
    if loose.test in (Qualifier.PASSED, Qualifier.ABOVE):
        return value > base
    if loose.test is Qualifier.NEAR:
        return _NEAR * base <= value <= base
    if loose.test is Qualifier.ABOUT:
        return abs(value - base) <= max(_ABOUT * base, loose.step / 2)
    return allows(loose.test, base, value)


def is_exact(claim: Claim) -> bool:
    """Whether nothing loosens the number; tenths never are exact: 七成."""
    return claim.test is Qualifier.EXACT and not claim.text.endswith("成")


def _around(draft: Draft, loose: Claim) -> Sequence[Claim]:
    """The exact numbers of its kind and unit nearby: of a headline those of all the text."""
    ends = (loose.end, len(draft.plain)) if _is_headline(draft, loose) else _of_sentences(draft, loose)
    near = [c for c in draft.between(*ends) if c is not loose and _may_bear_out(draft, loose, c)]
    far = (c for c in draft.of_unit.get(loose.unit, ()) if not ends[0] <= c.start < ends[1])
    return [*near, *(c for c in far if _is_total_of(draft, loose, c) and _may_bear_out(draft, loose, c))]


def _is_total_of(draft: Draft, loose: Claim, claim: Claim) -> bool:
    """前三季度发生火灾突破200起 … 前三季度共发生火灾186起: whether it is the total of the same things in the same time, wherever it stands."""
    same = len(claim.subject) > 1 and (claim.subject, claim.period) == (loose.subject, loose.period)
    of_all = claim.scope == loose.scope or _OF_ALL.search(draft.clause_before(claim.outer_start)) is not None
    return same and of_all and bool(claim.period) and claim.role is Role.TOTAL and not are_apart(draft, loose, claim)


def _of_sentences(draft: Draft, claim: Claim) -> tuple[int, int]:
    """From two sentences before to the end of the second behind."""
    own, starts = draft.sentence_of(claim.start), draft.sentence_starts
    behind = own + _AROUND + 1
    return starts[max(0, own - _AROUND)], starts[behind] if behind < len(starts) else len(draft.plain)


def _may_bear_out(draft: Draft, loose: Claim, claim: Claim) -> bool:
    exact = is_exact(claim) and isinstance(claim.value, Decimal) and claim.kind is loose.kind
    one = exact and kin(claim.unit) == kin(loose.unit) and claim.role not in (Role.PART, Role.EACH, Role.EXTREME)
    return one and not draft.is_tabular(claim.start) and draft.clause_of(claim.start) != draft.clause_of(loose.start)


def _is_of_another_time(draft: Draft, claim: Claim) -> bool:
    """Whether its clause says that it is planned, of another time, or of some of them."""
    words_ = draft.clause_before(claim.outer_start)
    return has("then", words_) or has("planned", words_) or is_besides(draft, claim) or bool(_OF_SOME.search(words_))


def _is_same_thing(draft: Draft, loose: Claim, claim: Claim) -> bool:
    if _is_of_another_time(draft, claim) or are_siblings(loose.subject, claim.subject):
        return False
    one, two = (set(_TIMES.findall(draft.clause_before(c.outer_start))) for c in (loose, claim))
    headline = _is_headline(draft, loose)
    if one and two and not one & two and not headline:
        return False
    if _is_of_another_deed(draft, loose, claim):
        return False
    shared = _runs(draft, loose) & _runs(draft, claim)
    subject = min(loose.subject, claim.subject, key=len)
    named = len(subject) > 3 and subject in loose.subject and subject in claim.subject
    if named or loose.test is Qualifier.AT_LEAST:
        return named or _is_rate_of(draft, loose, claim)
    close = len(shared) >= _LEAST and abs(number(claim) - number(loose)) <= _CLOSE * number(loose)
    least = _OF_A_HEADLINE if headline or close else _LEAST
    return (
        named
        or _is_rate_of(draft, loose, claim)
        or _is_total_of(draft, loose, claim)
        or len(shared - set(words("common"))) >= least
    )


def _is_rate_of(draft: Draft, loose: Claim, claim: Claim) -> bool:
    """九成以上产品合格 … 合格率77.5%: whether the rate, with no name besides, is called after what so many tenths did."""
    stem = stem_of(draft, loose)
    return len(stem) > 1 and draft.lead(claim).strip("，、；为达") == f"{stem}率"


def _is_of_another_deed(draft: Draft, loose: Claim, claim: Claim) -> bool:
    """受理投诉近73万件，解决55万件: in one sentence nothing but another verb stands before the second."""
    deed = _DEED.fullmatch(draft.lead(claim))
    same = draft.sentence_of(loose.start) == draft.sentence_of(claim.start)
    return (
        same
        and deed is not None
        and next(verbs_in(deed[1] + "。"), (1, 1))[0] == 0
        and deed[1] not in draft.clause_before(loose.outer_start)
    )


def _runs(draft: Draft, claim: Claim) -> set[str]:
    """Pairs of characters of its clause and subject, those that any text has left out."""
    text = re.sub(r"[^一-鿿]", " ", f"{draft.lead(claim)} {claim.subject} {draft.tail(claim)[:10]}")
    return {a + b for a, b in pairwise(text) if a != " " != b} - set(words("idle"))
