"""A row that is known to leave nothing out, held against the numbers before it (整列的总数).

The words say that the row is whole, so only its whole is asked for: the number that it makes up;
else, of those that may govern it, the one whose words come again in it, and among them one that a
slip of the pen in one number would mend.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from gongshi.check.claim import Claim
from gongshi.check.consistency.groups.governing import governing
from gongshi.check.consistency.groups.group import Group, make_up, may_be_whole
from gongshi.check.consistency.groups.mended import is_one_slip
from gongshi.check.draft import Draft, added, number

_NEAR = (Decimal("0.5"), Decimal(2))
_HAN = re.compile(r"[一-鿿]")


def held(draft: Draft, row: Sequence[Claim], words: str) -> Iterator[Group]:
    """The row with its whole, `words` being what leads to it; nothing where none may be meant."""
    wholes = [w for w in governing(draft, row[0].start, row[0].unit) if may_be_whole(draft, w, row) and w not in row]
    exact = [w for w in wholes if make_up(row, w)]
    likely = sorted(wholes, key=lambda w: -_alike(draft, w, words))
    near = [w for w in likely if _may_be_meant(w, row)]
    for whole in (exact or near)[:1]:
        yield Group(whole, tuple(row), "", "成列")


def _alike(draft: Draft, whole: Claim, words: str) -> int:
    """How many pairs of characters of the whole's words come again."""
    own = draft.lead(whole)[-8:] + whole.subject + draft.tail(whole)[:6]
    pairs = {a + b for a, b in pairwise(own) if _HAN.match(a) and _HAN.match(b)}
    return sum(pair in words for pair in pairs)


def _may_be_meant(whole: Claim, row: Sequence[Claim]) -> bool:
    """Whether one slip in one number is all that lies between, a figure of two included."""
    if not number(whole) or max(map(number, row)) >= number(whole) * 2:
        return False
    return _NEAR[0] <= added(row) / number(whole) <= _NEAR[1] and is_one_slip(whole, row)
