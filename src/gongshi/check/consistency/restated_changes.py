"""A change in a headline against the same change in the first paragraphs: 快递业务量增长19.8% (标题中的增幅)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.kinship import context, shared_run
from gongshi.check.consistency.restated_headline import is_same_change
from gongshi.check.draft import Draft, number
from gongshi.papers.paper import Part

_CLOSE = 5  # characters in common that tell one thing
_NAMES = re.compile(
    r"^(?:全[市县省区国州]|[一-鿿]{1,5}[市县省区](?=[一-鿿]{4}))|(?:同比|名义|实际)?(?:增长|下降|上升|提高)?$"
)


def changes_again(draft: Draft) -> Iterator[tuple[Claim, Claim, bool]]:
    """Each change of the headline, the change of the lead that is meant, and whether they are equal; 增长两成 is about that."""
    changes = [c for c in draft.claims if c.kind is Kind.CHANGE and isinstance(c.value, Decimal)]
    for title in (c for c in changes if draft.part_of(c.start) is Part.TITLE and not c.text.endswith("成")):
        same = [c for c in changes if draft.paragraph_of(c.start) in draft.leads and _is_of(draft, title, c)]
        named = [c for c in same if _name(c).startswith(_name(title))]
        first = next(iter(named or same), None)
        if first is None:
            continue
        if number(first) == number(title):
            yield title, first, True
        elif named or (len(same) == 1 and is_same_change(draft, title, first)):
            yield title, first, False


def _name(claim: Claim) -> str:
    """What changes, without the place before it: 居民消费价格 of 全市居民消费价格."""
    return _NAMES.sub("", claim.subject)


def _is_of(draft: Draft, a: Claim, b: Claim) -> bool:
    """Whether both go one way against the same time, 同比 where nothing is said, in the same words."""
    one, two = context(draft, a), context(draft, b)
    way = [re.findall(r"同比|环比|比上月|比上年", text) or ["同比"] for text in (one, two)]
    shared = max(shared_run(one, two), shared_run(a.subject, b.subject))
    return a.unit == b.unit and a.direction is b.direction and way[0] == way[1] and shared >= _CLOSE
