"""How surely two numbers say the same, by the words around both (谁与谁可能是同一个数)."""

from __future__ import annotations

import re
from itertools import pairwise

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.earlier import is_earlier
from gongshi.check.consistency.ends import is_base, is_then
from gongshi.check.consistency.kinship import are_of_two_sides, context, is_wider
from gongshi.check.consistency.words import has, words
from gongshi.check.draft import Draft, kin
from gongshi.check.once import once
from gongshi.papers.paper import Part

_MEDALS = {"金": "枚", "银": "枚", "铜": "枚"}
_TIMES_OF = {"册次": "册", "辆次": "辆", "张次": "张", "件次": "件", "台次": "台"}
_NOT_ALL = (Role.PART, Role.EACH, Role.EXTREME)
_TIMES = re.compile(r"(?<!前)[0-9一二三四五六七八九十]+月(?!以来|[0-9底末])|[一二三四]季度|[上下]半年")
_OF_THE_MONTH = re.compile("当[月季年日周]|单月")
_FIRST_OF = re.compile(r"首[批轮次]|上一?[批轮届]")
_THEN = re.compile(r"(?:^|[，：（])(?:而|其中)?(?:去年|上年|上月|上季度|上周|前年|往年|上届|此前|同期)")
_SOME = re.compile(r"[前首后第]$")
_AGAINST = re.compile(r"环比|上月|上周|上季|上期")
_MOST_OF = 0.7  # of the characters of what the headline says changes
_MOST_PAIRS, _LITTLE = 3, 0.5


def are_alike(a: Claim, b: Claim) -> bool:
    """Whether both are of one unit, both a change or none, and none goes up where the other goes down."""
    if _unit(a) != _unit(b) or (a.kind is Kind.CHANGE) is not (b.kind is Kind.CHANGE):
        return False
    return a.direction is None or b.direction is None or a.direction is b.direction


def _unit(claim: Claim) -> str:
    return _MEDALS.get(claim.unit, kin(_TIMES_OF.get(claim.unit, claim.unit)))


def words_shared(draft: Draft, title: Claim, claim: Claim) -> float:
    """How much of what is said of the headline's number is said of the other: pairs of characters, a common one counting little."""
    if title.kind is Kind.CHANGE:
        return _MOST_PAIRS * _named_by(draft, title, claim)
    shared = pairs_around(draft, title) & pairs_around(draft, claim)
    telling = shared - set(words("common"))
    return min(len(telling), _MOST_PAIRS) + _LITTLE * (shared != telling)


def _named_by(draft: Draft, title: Claim, claim: Claim) -> float:
    """What part of the name of what the headline says changes stands in the change's sentence; 0 where it is compared with another time."""
    if _AGAINST.search(draft.clause_before(claim.outer_start)) and not _AGAINST.search(
        draft.clause_before(title.outer_start)
    ):
        return 0
    told = draft.sentence_before(claim.start) + claim.subject
    name = re.sub("[^一-鿿]", "", title.subject)
    part = sum(c in told for c in name) / max(1, len(name))
    return part if part > _MOST_OF else 0


def is_of_then(draft: Draft, claim: Claim) -> bool:
    """Of last year, last month, the month before; 首批12台 is of now, and a change is always."""
    then = claim.kind is not Kind.CHANGE and (is_then(draft, claim) or is_earlier(draft, claim))
    return then and not _FIRST_OF.search(draft.clause_before(claim.outer_start))


def is_of_another_time(draft: Draft, claim: Claim) -> bool:
    """Whether it is only compared with, its clause names another time or a plan, or an earlier clause of its sentence opens with last year."""
    if is_base(draft, claim):
        return True
    then = _THEN.search(draft.segment_before(claim.start))
    return then is not None or has("then", draft.clause_before(claim.start))


def may_be_meant_by(draft: Draft, title: Claim, claim: Claim) -> bool:
    """Whether nothing says that it is of another time or place, besides, or of some of them."""
    if (
        (claim.role in _NOT_ALL and claim.role is not title.role)
        or draft.is_tabular(claim.start)
        or _SOME.search(draft.lead(claim))
    ):
        return False
    start = draft.sentence_start(claim.outer_start)
    before = re.sub(r"（[^）]*）", "", draft.plain[start : claim.outer_start]).rpartition("；")[2]
    if has("besides", before) or (has("then", before) and claim.kind not in (Kind.PERCENT, Kind.CHANGE)):
        return False
    line = draft.line_around(title.start)
    own, told = _TIMES.findall(line), _TIMES.findall(before)
    if (own and told and told[-1] not in own) or (_OF_THE_MONTH.search(before) and not any("月" in t for t in own)):
        return False
    return not is_wider(line, before) and not are_of_two_sides(title.subject, claim.subject)


@once
def pairs_around(draft: Draft, claim: Claim) -> frozenset[str]:
    """Pairs of characters of the words around the number and of its subject, those that any text has left out."""
    return pairs_of(f"{_around(draft, claim)} {claim.subject}")


def pairs_of(words_: str) -> frozenset[str]:
    """Each two characters beside each other, those that any text has left out."""
    text = re.sub(r"[^一-鿿]", " ", words_)
    return frozenset({a + b for a, b in pairwise(text) if a != " " != b} - set(words("idle")))


def _around(draft: Draft, claim: Claim) -> str:
    """Of a headline the words between spaces, all of it where it has one number; of the body its clause, with what stands before where that says nothing."""
    line = draft.line_of(claim.start)
    if draft.part_of(claim.start) is Part.TITLE:
        start = draft.line_starts[line]
        alone = len([c for c in draft.between(start, draft.line_end(line)) if c.kind is not Kind.DATE]) == 1
        return draft.line(line) if alone else context(draft, claim)
    clause = draft.clause_of(claim.outer_start)
    start = draft.clause_starts[clause]
    if claim.role is Role.TOTAL:
        start = draft.sentence_start(claim.outer_start)
    elif not draft.lead(claim).strip("共有计为达"):
        start = draft.clause_starts[max(0, clause - 1)]
    return f"{draft.plain[start : claim.outer_start]} {draft.tail(claim)}"
