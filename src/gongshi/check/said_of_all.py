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
from gongshi.check.heading import heading_of
from gongshi.check.known import Known
from gongshi.papers.paper import Part

_HAN = re.compile(r"[一-鿿]+")
_TIME = re.compile(r"[0-9]{1,4}(?:年度?|月份?|日)至?")
_ACTORS = re.compile(r"[一-鿿]{0,8}(?:部门|机关|系统)")
_CLOCK = re.compile(r"[0-9][日时]")
_WHOLE = re.compile(r"[全本我][省州市县区国]")
_SLOGAN = re.compile(r"[，,；; 　]")
_SHORT, _SHORT_TITLE = 12, 6  # characters of a heading that names a part
_DEEPEST = 9  # a level below all headings
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
    if _besides(own, known) or any(_narrows(clause, known) for clause in _before(draft, claim)):
        return False
    return not _goes_on_of_some(draft, claim, known)


def _goes_on_of_some(draft: Draft, claim: Claim, known: Known) -> bool:
    """Whether what stands before says of which part the number is told: 仓库火险突出。发生火灾12起.

    Its sentence, those before it in the paragraph and the headings above are asked in this order; the first that names
    the whole (全市) or says more than the figure does decides.
    """
    begin = draft.sentence_start(claim.start)
    topic = claim.scope if claim.scope in draft.plain[begin : claim.start] else ""
    if _WHOLE.search(draft.plain, begin, claim.start):
        return False
    for said in (topic, *_sentences_before(draft, claim, known), *_headings(draft, claim)):
        if _WHOLE.search(said):
            return False
        if _besides(said, known, words("headed")):
            return True
    return False


def _sentences_before(draft: Draft, claim: Claim, known: Known) -> Iterator[str]:
    """What the sentences before in the paragraph say, the nearest first, without numbers and what else these are of.

    仓库火灾8起。死亡2人: a subject that is the figure's own, and narrowed, stays.
    """
    line = draft.line_starts[draft.line_of(claim.start)]
    end = draft.sentence_start(claim.start)
    while end > line:
        start = max(line, draft.sentence_start(end - 1))
        pieces, at = [], start
        for told in draft.between(start, end):
            said = draft.plain[at : told.outer_start]
            pieces.append(
                said.replace(told.subject, " ") if told.subject and not _is_kin(told.subject, known) else said
            )
            at = told.outer_end
        yield " ".join([*pieces, draft.plain[at:end]])
        end = start


def _headings(draft: Draft, claim: Claim) -> Iterator[str]:
    """The short headings above, the nearest first, each of a higher level than the last; a slogan narrows nothing."""
    level = _DEEPEST
    for number in range(draft.line_of(claim.start) - 1, -1, -1):
        kind, own = draft.parts[number]
        head = heading_of(draft.line(number))
        own = own or _DEEPEST - 1
        if head and own < level:
            level = own
            if len(head) <= (_SHORT_TITLE if kind is Part.TITLE else _SHORT) and not _SLOGAN.search(head):
                yield head


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
    return _is_kin(clause, known) and _besides(clause, known)


def _is_kin(said: str, known: Known) -> bool:
    """Whether the words share two characters in a row with the figure's own."""
    of = "".join((*known.names, known.about))
    return any(a + b in of for a, b in pairwise("".join(_HAN.findall(said))))


def _besides(said: str, known: Known, common: tuple[str, ...] = ()) -> bool:
    """Whether more is said than the figure's names, whom it counts, when, how one counts, and `common` words."""
    rest = _own_words((*known.names, known.part, *common)).sub(" ", _ACTORS.sub(" ", _TIME.sub(" ", said)))
    return any(run not in known.about for run in _HAN.findall(rest))


@lru_cache(_KEPT)
def _own_words(names: tuple[str, ...]) -> re.Pattern[str]:
    """The names, as they stand and without how they are counted, and the words that any bulletin counts in."""
    plain = words("counted_in")
    bare = (name.removesuffix(end) for name in names for end in ("起数", "次数", "人数", "数"))
    said = {w for w in (*names, *bare, *plain) if w}
    return re.compile("|".join(map(re.escape, sorted(said, key=len, reverse=True))))
