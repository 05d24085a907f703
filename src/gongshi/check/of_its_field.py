"""Whether a number that fits a figure's words is of the figure's field at all (是不是这一行的数).

死亡2人 is said of fires as of crashes. Of a draft that is held against records its office has said what it speaks of; an
old bulletin may be anybody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from gongshi.check.claim import Claim
from gongshi.check.consistency.words import words
from gongshi.check.draft import Draft
from gongshi.check.known import Known
from gongshi.check.lexicon import words_for

_HAN = re.compile(r"[一-鿿]{2,}")
_FIRST = 10  # lines among which a document says whose it is


def is_of_its_field(draft: Draft, claim: Claim, known: Known) -> bool:
    """Whether words of the figure that not every office uses stand at the number, or else what it counts in sentence, headings or title."""
    here = f"{draft.lead(claim)}{draft.tail(claim)}{claim.subject}"
    if any(_own(name) for name in known.names if name in here):
        return True
    said = "".join((draft.sentence(claim.start), claim.scope, *_titles(draft)))
    field = _own(known.names[0]) + _own(known.about)
    return any(a + b in said for run in field for a, b in pairwise(run))


def _titles(draft: Draft) -> Iterable[str]:
    lines = map(draft.line, range(min(_FIRST, len(draft.line_starts))))
    return (line for line in lines if "。" not in line)


def _own(said: str) -> list[str]:
    """What is left of a name without the words that any office counts by.

    >>> _own("事故死亡人数"), _own("全市道路交通事故死亡人员")
    ([], ['道路交通'])
    """
    return _HAN.findall(_anybody().sub(" ", said))


@lru_cache(1)
def _anybody() -> re.Pattern[str]:
    said = {*words("counted_in"), *words("common"), *words("anybody"), *words_for("casualties")}
    return re.compile("|".join(map(re.escape, sorted(said, key=len, reverse=True))))
