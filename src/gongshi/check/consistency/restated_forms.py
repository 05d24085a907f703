"""How a number says that its things were counted before: 64起案件中, 为5260个井盖, 尚未整改的15个, 这37人 (回指的说法).

A number that is news stands behind its noun or behind a verb of finding; one that refers back stands before its noun where a sentence
says what it is about: first, behind 对 or 为, or behind what was done to the things.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.groups.full_rows import AMONG
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft, is_counted
from gongshi.papers.paper import Part


class Form(Enum):
    """Where the number stands that refers back."""

    THESE = "这37人"
    DONE = "查获的67辆"
    AMONG = "1360人中"
    OPENS = "64起案件中"
    TOWARDS = "为5260个井盖"
    CLAUSE = "8个窝点均在境外"


_KINDS = (Kind.COUNT, Kind.MONEY, Kind.MEASURE)
_THESE = re.compile(
    r"(?:[这该此](?:批|些|团伙|类)?|(?:上述|前述|以上|全部|(?<![该本])所有)的?)$|(?:刚才|前面|前文|上文)[一-鿿]{1,4}的?(?:这)?$"
)
_TOWARDS = re.compile(r"(?:[对为向给让把使将请]|要求|责令|围绕|覆盖|惠及)(?:全[市县省区部体院校]的?|这|被)?$")
_DONE_TO = re.compile(r"([一-鿿“”、]{1,16})的$")
_OPENS = re.compile(
    r"(?:[一-鿿“”]{0,8}?(?:[里内间中时]|全[市县省区国州院校部局镇村]|我[市县省区州]|目前|截至目前|至今|至此|现|如今|这))?"
)
_MANY = re.compile(r"(?:余|其余|其他|其它|另外?|又|再|还有|第|前|后|最[一-鿿]|每|仅|只)$")
_ALL = re.compile(
    r"的?([一-鿿“”（）]{0,12}?)(?:均|皆|都(?!市)|全部|每|[中里](?!小|学|心|国|队|央|毒|级)|共(?!同|享|有制|产)|合计|平均|分别)"
)
_NOUN = re.compile(r"的?([一-鿿“”]{2,12}?)(?=[^一-鿿“”]|[均皆都已将被正为有没未的和与及]|进行|开展|实施|完成|$)")
_AMONG = re.compile("[中里]")
_SHORT = 2


@dataclass(frozen=True)
class Back:
    """A number that refers back: the noun behind it, what was done to the things, whether its sentence is surely of all of them."""

    claim: Claim
    noun: str
    done: str
    of_all: bool
    form: Form


def refers_back(draft: Draft, claim: Claim) -> Back | None:
    """How the number refers back, None where it may be new."""
    if not _may_refer_back(draft, claim):
        return None
    lead = draft.lead(claim).strip("“ 　（")
    if _MANY.search(lead):
        return None
    tail = draft.tail(claim)
    all_ = _ALL.match(tail)
    found = all_ or _NOUN.match(tail)
    noun = found[1].strip("“”（）") if found else ""
    if _THESE.search(lead):
        return Back(claim, noun, "", True, Form.THESE)
    done = _DONE_TO.search(lead)
    if done is not None:
        return Back(claim, noun, done[1], all_ is not None, Form.DONE)
    if len(noun) < _SHORT:
        among = all_ is not None and not noun and _AMONG.match(tail) and not lead
        return Back(claim, "", "", True, Form.AMONG) if among else None
    if _opens(draft, claim, lead):
        return Back(claim, noun, "", all_ is not None, Form.OPENS)
    if _TOWARDS.search(lead):
        return Back(claim, noun, "", all_ is not None or "逐一" in tail, Form.TOWARDS)
    return Back(claim, noun, "", all_ is not None, Form.CLAUSE) if _OPENS.fullmatch(lead) else None


def _may_refer_back(draft: Draft, claim: Claim) -> bool:
    """Whether it counts what may have been counted before; 职工中，一线的37.6万名 is a part, and news."""
    if AMONG.search(draft.plain, draft.sentence_start(claim.start), claim.start):
        return False
    counted = is_counted(claim) and claim.kind in _KINDS and claim.role not in (Role.PART, Role.EACH, Role.EXTREME)
    return counted and draft.part_of(claim.start) is not Part.TITLE and not draft.is_tabular(claim.start)


def _opens(draft: Draft, claim: Claim, lead: str) -> bool:
    """Whether it is the first number of its sentence and what its clause is about."""
    start = draft.sentence_start(claim.outer_start)
    told = [c for c in draft.between(start, claim.start) if c.kind not in (Kind.DATE, Kind.DURATION, Kind.ORDINAL)]
    return not told and _OPENS.fullmatch(lead) is not None and not has("then", draft.plain[start : claim.outer_start])
