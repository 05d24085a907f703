"""Which of several totals an average is of, by what it says was done: 人均结案 is of 审结8965件, not of 受理9640件 (平均的是哪一个)."""

from __future__ import annotations

import re

from gongshi.check.claim import Claim
from gongshi.check.draft import Draft

_COMMON = frozenset(
    "案件数量额人次户家个项条处共计有为达约近累的元每平均总"
)  # characters that say nothing of what was done
_SEVERAL = 2
_DONE = re.compile(r"(?:(?<!平)均|每[一-鿿])([一-鿿]{1,8})$")


def of_its_word(draft: Draft, average: Claim, totals: list[Claim]) -> list[Claim]:
    """受理9640件，审结8965件，人均结案: of several totals those that share most with what the average says was done; all where none does."""
    said = _DONE.search(draft.lead(average))
    own = set(said[1]) - _COMMON if said is not None else set()
    if not own or len(totals) < _SEVERAL:
        return totals
    line = draft.line_start(average.start)
    scored = [
        (len(own & set(draft.clause_before(c.outer_start) + c.subject)) if c.start >= line else 0, c) for c in totals
    ]
    best = max(score for score, _ in scored)
    return [c for score, c in scored if score == best]
