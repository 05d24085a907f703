"""A loosened number that takes up what was counted exactly: 营救被困群众218人 … 300多名被困群众平安脱险 (约数的回指)."""

from __future__ import annotations

from bisect import bisect_left
from decimal import ROUND_DOWN, Decimal

from gongshi.check.claim import Claim, Role
from gongshi.check.consistency.kinship import are_siblings, is_besides
from gongshi.check.consistency.loose_again import fits
from gongshi.check.consistency.restated_again import match
from gongshi.check.consistency.restated_alike import is_of_another_time
from gongshi.check.consistency.restated_forms import form_of
from gongshi.check.consistency.restated_sizes import unit_of
from gongshi.check.consistency.rule import is_exchange, shown
from gongshi.check.draft import Draft, is_counted, number
from gongshi.papers.paper import Part
from gongshi.wording.qualifier import Qualifier

_JUDGED = (Qualifier.OVER, Qualifier.NEAR)
_SURE = 5
_AROUND = 150  # numbers before and behind that are looked at
_LOW, _HIGH = Decimal("0.4"), Decimal("2.5")


def taken_up(draft: Draft, loose: Claim) -> Claim | None:
    """The one exact number before that the loosened one takes up; None where none is sure, or another bears it out."""
    if loose.test not in _JUDGED or loose.role in (Role.PART, Role.EACH, Role.EXTREME) or draft.is_tabular(loose.start):
        return None
    if draft.part_of(loose.start) is Part.TITLE or is_besides(draft, loose) or is_of_another_time(draft, loose):
        return None
    back = form_of(draft, loose)
    if back is None:
        return None
    at = bisect_left(draft.starts, loose.start)
    around = draft.claims[max(0, at - _AROUND) : at + _AROUND]
    exact = [c for c in around if is_counted(c) and unit_of(c) == unit_of(loose)]
    if any(fits(loose, c) for c in exact):
        return None
    before = [c for c in exact if c.start < loose.start and c.role not in (Role.EACH, Role.EXTREME, Role.PART)]
    found = [m for m in (match(draft, back, c) for c in before) if m.score >= _SURE]
    values = {number(m.claim) for m in found}
    if len(values) != 1:
        return None
    first = found[-1].claim
    apart = is_of_another_time(draft, first) or are_siblings(first.subject, loose.subject)
    return first if not apart and _is_mistaken(loose, first, of_all=back.of_all) else None


def _is_mistaken(loose: Claim, first: Claim, *, of_all: bool) -> bool:
    """Whether it cannot be a part: more than were counted, said of all, or with two figures exchanged: 6800多 of 8640."""
    place = Decimal(1).scaleb(int(number(loose).normalize().as_tuple().exponent))  # 100 of 6800多
    one, two = (shown((number(c) / place).quantize(Decimal(1), ROUND_DOWN)) for c in (loose, first))
    if len(one) > 1 and is_exchange(f"{one}0", f"{two}0"):
        return True
    near = _LOW <= number(loose) / (number(first) or 1) <= _HIGH
    return near and (of_all or number(loose) > number(first))
