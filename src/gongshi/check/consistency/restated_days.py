"""The day from which something runs, said twice: 活动自4月8日启动 … 自4月18日活动启动以来 (起始日前后不一)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongshi.check.claim import Claim, Kind
from gongshi.check.draft import Draft
from gongshi.wording.moment import Moment

_SINCE = re.compile(r"[自从]$")
_BEGINS = re.compile(r"起?(?:[一-鿿]{0,8}?)(启动|开展|实施|施行|开业|试运行|运行|开工|开通|投用)")
_ANOTHER = re.compile(r"第[二三四]|[二三四]期|另|再次|重新|恢复|上届|去年")


def days_again(draft: Draft) -> Iterator[tuple[Claim, Claim]]:
    """Each day from which something begins with an earlier one of the same beginning, where one figure parts them."""
    known: dict[str, Claim] = {}
    for claim in draft.claims:
        if claim.kind is not Kind.DATE or not _SINCE.search(draft.lead(claim)) or _day(claim) is None:
            continue
        begins = _BEGINS.match(draft.tail(claim))
        if begins is None or _ANOTHER.search(draft.sentence(claim.start)):
            continue
        first = known.setdefault(begins[1], claim)
        if first is not claim and _is_slip(first, claim):
            yield claim, first


def _day(claim: Claim) -> tuple[int, int] | None:
    value = claim.value
    return (value.month, value.day) if isinstance(value, Moment) and value.month and value.day else None


def _is_slip(a: Claim, b: Claim) -> bool:
    """The month or the day alone is another, by one figure wrong, too many or too few."""
    one, two = _day(a), _day(b)
    if one is None or two is None or (one[0] == two[0]) is (one[1] == two[1]):
        return False
    x, y = sorted((str(one[one[0] == two[0]]), str(two[one[0] == two[0]])), key=len)
    if len(x) == len(y):
        return sum(p != q for p, q in zip(x, y, strict=True)) == 1
    return x in (y[1:], y[:1])
