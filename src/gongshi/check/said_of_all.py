"""Whether a number is said of all that a figure counts, and not of some of it (是不是说全部).

A draft tells of the whole city once and of its parts all day long: 仓库火灾8起, 其中5起发生在夜间. Only what is said in
nothing but the figure's own words and those that any bulletin counts in is held to the figure's value; a part cannot be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.words import words
from gongshi.check.draft import Draft
from gongshi.check.known import Known

_HAN = re.compile(r"[一-鿿]+")
_TIME = re.compile(r"[0-9]{1,4}(?:年度?|月份?|日)至?")
_ACTORS = re.compile(r"[一-鿿]{0,8}(?:部门|机关|系统)")
_CLOCK = re.compile(r"[0-9][日时]")
_KEPT = 1024  # figures whose words are kept


def is_said_of_all(draft: Draft, claim: Claim, known: Known, dates: tuple[str, ...]) -> bool:
    """Whether the words around the number say that it is all the figure's, of the release's own time.

    `dates` are the days and spans that the release may name. A fire told before the number tells whose dead are counted:
    因线路老化引发火灾3起，造成1人死亡.
    """
    here = draft.clause(claim.outer_start)
    told = [claim.period] if claim.period in draft.sentence(claim.start) else []
    told += [c.text for c in draft.in_sentence(claim.start) if c.kind is Kind.DATE and c.text in here]
    if any(_CLOCK.search(when) and when not in dates for when in told):
        return False
    own = f"{draft.lead(claim).rpartition('、')[2]} {draft.tail(claim).partition('、')[0]}"
    return not _besides(own, known) and not any(_narrows(clause, known) for clause in _before(draft, claim))


def _before(draft: Draft, claim: Claim) -> Iterator[str]:
    """The words of the clauses before the number's own, back to the last semicolon, that count nothing in its unit."""
    own = draft.clause_of(claim.outer_start)
    for n in range(own, draft.clause_of(draft.sentence_start(claim.start)), -1):
        start, end = draft.clause_starts[n - 1 : n + 1]
        if draft.plain[end - 1] == "；":
            return
        told = draft.between(start, end)
        if all(c.unit != claim.unit for c in told):
            places = zip((start, *(c.outer_end for c in told)), (*(c.outer_start for c in told), end), strict=True)
            yield " ".join(draft.plain[a:b] for a, b in places)


def _narrows(clause: str, known: Known) -> bool:
    """Whether the clause speaks of what the figure counts, and says more of it."""
    of = "".join((*known.names, known.about))
    return any(a + b in of for a, b in pairwise("".join(_HAN.findall(clause)))) and _besides(clause, known)


def _besides(said: str, known: Known) -> bool:
    """Whether more is said than the figure's names, whom it counts, when, and how one counts."""
    rest = _own_words((*known.names, known.part)).sub(" ", _ACTORS.sub(" ", _TIME.sub(" ", said)))
    return any(run not in known.about for run in _HAN.findall(rest))


@lru_cache(_KEPT)
def _own_words(names: tuple[str, ...]) -> re.Pattern[str]:
    """The names, as they stand and without how they are counted, and the words that any bulletin counts in."""
    plain = words("counted_in")
    bare = (name.removesuffix(end) for name in names for end in ("起数", "次数", "人数", "数"))
    said = {w for w in (*names, *bare, *plain) if w}
    return re.compile("|".join(map(re.escape, sorted(said, key=len, reverse=True))))
