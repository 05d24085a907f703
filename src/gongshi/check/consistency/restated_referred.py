"""A number that refers to things counted before: 以上4人, 对9个火点处罚, 四名民警均为党员, 刚才说的31起 (指前文的数)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.groups.group import added
from gongshi.check.consistency.kinship import are_apart, is_besides
from gongshi.check.consistency.restated_headline import is_pen_slip
from gongshi.check.consistency.rule import is_exchange, shown
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft, is_counted, kin, number

_THESE = re.compile(r"(?:以上|上述|这|该)")
_SAID = re.compile(
    r"(?:刚才|前面|前文|上文)(?:所?说|所?讲|所?述|提到|谈到|通报|介绍)的?(?:这)?$|(?:前述|上述|以上)的?$"
)
_TOWARDS = re.compile(r"(?:^|[，。；\n])(?:对|请|要求|责令)(?:被|这|上述|以上)?$")
_ALL = re.compile(r"[一-鿿]{2,6}?(?:均|全部|皆|都|每)(?!是?由)")
_WHOLE = re.compile(r"(?:全部|所有|这)$")
_OF_THEM = re.compile(r"[一-鿿]{2,6}中$")
_WHICH = re.compile(r"中$")  # 全镇5个村中，上述3个村
_NOUN = re.compile(r"[一-鿿]{2,8}?(?=[均皆都全每中的，。；]|$)|[一-鿿]{2}")
_FEW = 20  # numbers up to it are told apart by more than one: 9 for 10
_MOST = 40


def referred(draft: Draft) -> Iterator[tuple[Claim, Claim, bool]]:
    """Each number that refers back, the number it refers to, and whether they are equal."""
    for claim in draft.counted:
        if claim.kind is not Kind.COUNT or draft.is_tabular(claim.start):
            continue
        lead = draft.lead(claim)
        if _THESE.fullmatch(lead.strip()):
            yield from _these(draft, claim)
        elif _refers(draft, claim, lead):
            yield from _known(draft, claim)


def _these(draft: Draft, claim: Claim) -> Iterator[tuple[Claim, Claim, bool]]:
    """以上4人: as many as were counted just before."""
    before = [c for c in draft.near(claim) if c.start < claim.start][-6:]
    equal = [c for c in before if number(c) == number(claim)]
    if equal:
        yield claim, equal[-1], True
    elif len({number(c) for c in before}) == 1 and _may_be_meant(draft, claim, before[-1]):
        yield claim, before[-1], False


def _may_be_meant(draft: Draft, claim: Claim, before: Claim) -> bool:
    """Whether one is mistaken for the other; 上述十处 of 17处 are ten that were listed, 全镇5个村中，上述3个村 are three of them."""
    apart = abs(number(claim) - number(before))
    near = apart <= max(Decimal(2), number(before) / 3) or is_exchange(shown(number(claim)), shown(number(before)))
    return near and not _WHICH.search(draft.tail(before))


def _refers(draft: Draft, claim: Claim, lead: str) -> bool:
    """Whether the words say that these very things were counted before."""
    tail = draft.tail(claim)
    if _SAID.search(lead) or _WHOLE.search(lead):
        return True
    opens = not lead.strip() or _TOWARDS.search(f"，{lead}") is not None
    if (
        claim.role in (Role.PART, Role.SAMPLE, Role.EXTREME)
        or not opens
        or is_besides(draft, claim)
        or has("elsewhen", draft.clause(claim.start))
    ):
        return False
    return bool(lead.strip()) or _ALL.match(tail) is not None or _OF_THEM.fullmatch(tail) is not None


def _known(draft: Draft, claim: Claim) -> Iterator[tuple[Claim, Claim, bool]]:
    """The one number said of the same things before, where it is the same or near enough to be meant."""
    nouns = _nouns(draft, claim)
    before = [c for c in draft.near(claim) if c.start < claim.start and _is_of(draft, c, nouns)][-_MOST:]
    if any(number(c) == number(claim) for c in draft.near(claim)):
        return
    told = [c for c in before if c.role is not Role.PART and not are_apart(draft, c, claim)]
    if any(_adds_up(draft, claim, c) for c in told):
        return
    if draft.lead(claim).strip():  # 对, 请, 刚才说的: surely some that were counted
        before = told = [c for c in told if _is_near(c, claim)]
    if told and len({number(c) for c in before}) == 1 and _is_near(told[-1], claim):
        yield claim, told[-1], False


def _adds_up(draft: Draft, claim: Claim, whole: Claim) -> bool:
    """对8家立案，对1家处罚, of nine: with the others of its sentence it makes up what was counted."""
    others = [c for c in draft.in_sentence(claim.start) if c.unit == claim.unit and is_counted(c) and c is not whole]
    return len(others) > 1 and added(others) == number(whole)


def _nouns(draft: Draft, claim: Claim) -> tuple[str, ...]:
    """The first and the last two characters of what is counted, behind the number."""
    found = _NOUN.match(draft.tail(claim))
    return tuple({found[0][:2], found[0][-2:]}) if found else ()


def _is_of(draft: Draft, claim: Claim, nouns: Sequence[str]) -> bool:
    """Whether the earlier number counts things of that name."""
    return any(claim.subject.endswith(n) or draft.tail(claim).startswith(n) or n in claim.subject for n in nouns)


def _is_near(a: Claim, b: Claim) -> bool:
    apart = abs(number(a) - number(b))
    small = max(number(a), number(b)) <= _FEW and apart <= 1
    return small or (is_pen_slip(shown(number(a)), shown(number(b))) and kin(a.unit) == kin(b.unit))
