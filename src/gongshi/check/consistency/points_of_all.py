"""Points above or below the rate of all: 佩戴率91.3%，高于全市平均水平2.7个百分点 (高于低于总体的百分点).

The rate of all stands further up and is called by the same name. It is certain where another such distance
of the paragraph is taken from it, or where it is the only rate of that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from gongshi.check.claim import Claim
from gongshi.check.consistency.distance import Distance
from gongshi.check.consistency.rule import is_close, shown
from gongshi.check.draft import Draft, number

_ALL = re.compile(r"(?:[高低快慢优]于|比|较)(?:全[国省市县区盟州旗]|总体|整体|平均|所在|同类|行业)[^，。；0-9]{0,10}$")
_RATE_NAME = re.compile(r"[一-鿿]{2,6}(?:率|面|比例|占比|比重)")
_KIND_OF_RATE = 3  # 林草覆盖率 and 演山地区覆盖率 are both of 覆盖率
_FAR = 600  # characters before in which the whole's rate may stand
_BESIDE = 24


def against_all(draft: Draft, change: Claim) -> Iterator[Distance]:
    """佩戴率91.3%，高于全市平均水平2.7个百分点, further up 佩戴率提高到88.6%: what another such distance of the text is taken from, or the first rate of that name."""
    new = _over_all(draft, change)
    if new is None:
        return
    olds = _of_the_same_rate(draft, new)
    tried = [_from(draft, change, new, old) for old in olds]
    fits = [d for d in tried if abs(d.exact - number(change)) < change.step / 2 + d.slack]
    firm = [d for d in tried if _is_base_of_another(draft, change, d.old)] or (tried if len(tried) == 1 else [])
    yield from fits[:1] or [d for d in firm if d.exact > 0 and is_close(change, d.exact)][:1]


def _over_all(draft: Draft, change: Claim) -> Claim | None:
    """The percentage that is said to be higher or lower than the whole's; None where the points are of anything else."""
    clause = draft.plain[draft.clause_starts[draft.clause_of(change.start)] : change.outer_start]
    new = draft.before(change)
    if new is None or new.unit not in ("%", "％") or not isinstance(new.value, Decimal):
        return None
    return new if _ALL.search(clause) and len(draft.plain[new.outer_end : change.outer_start]) < _BESIDE else None


def _of_the_same_rate(draft: Draft, new: Claim) -> list[Claim]:
    """The percentages before that are called by the same rate, or stand in the clause of one that is."""
    name = _RATE_NAME.search(draft.lead(new) or new.subject)
    near = draft.between(max(0, new.start - _FAR), new.start)
    rates = [c for c in near if c.unit in ("%", "％") and isinstance(c.value, Decimal)]
    kind = name[0][-_KIND_OF_RATE:] if name is not None else ""
    return [c for c in rates if kind and kind in draft.clause(c.start) and not _ALL.search(draft.lead(c))]


def _from(draft: Draft, change: Claim, new: Claim, old: Claim) -> Distance:
    low = re.search(r"低于|[慢低少]$", draft.lead(change)) is not None
    exact = (number(new) - number(old)) * (-1 if low else 1)
    return Distance(
        replace(change, direction=None), exact, f"{shown(number(new))}-{shown(number(old))}={shown(exact)}", new, old
    )


def _is_base_of_another(draft: Draft, change: Claim, old: Claim) -> bool:
    """Whether another distance from the whole's rate, in the sentence or the next, is taken from the same number."""
    line = draft.paragraph_of(change.start)
    near = draft.between(draft.paragraph_starts[line], draft.line_end(line))
    others = [c for c in near if c is not change and c.unit == change.unit and isinstance(c.value, Decimal)]
    news = [(c, n) for c in others if (n := _over_all(draft, c)) is not None]
    return any(_from(draft, c, n, old).exact == number(c) for c, n in news)
