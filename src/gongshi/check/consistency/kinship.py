"""What the words say against two numbers being the same: another place, another time, a sister, besides (不是同一事项)."""

from __future__ import annotations

import re
from itertools import takewhile

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.words import has, pairs, pattern
from gongshi.check.draft import Draft
from gongshi.check.once import once
from gongshi.papers.paper import Part

_PLACES = re.compile(rf"[一-鿿]{{1,6}}(?:{pattern('places').pattern})")
_OPENS_WITH = re.compile(r"([一-鿿]{2,5}?[县区镇乡])(?!域|间|级|级|长)")
_PERIOD = re.compile(r"[一二三四]季度|[上下]半年|(?<![至—~-])[0-9]{1,2}月(?![0-9至—~-])")
_WIDER, _OURS = re.compile("全[国省]"), re.compile("[我全本][市县区]")
_NUMBERED = re.compile(r"(?:[一1][、.．]|（一）)[^。\n]{0,20}\n")
_NO_PLACES = ("地区", "小区", "社区", "景区", "园区", "校区", "库区", "矿区", "灾区", "片区", "厂区", "林区")


def are_apart(draft: Draft, a: Claim, b: Claim) -> bool:
    """Whether the words say that the two are not the same: another place or time, a sister, a mean of one."""
    mean = (a.kind is Kind.AVERAGE) is not (b.kind is Kind.AVERAGE) and not ("均" in a.subject and "均" in b.subject)
    return mean or _are_of_two_periods(a, b) or _narrowed(draft, a, b) or are_siblings(a.subject, b.subject)


def _are_of_two_periods(a: Claim, b: Claim) -> bool:
    """一季度 and 二季度, 上半年 and 下半年, 3月 and 4月: two names of one kind of time."""
    times = ([found[0] for found in _PERIOD.finditer(c.period)] for c in (a, b))
    return any(x != y and x[-1] == y[-1] for x, y in zip(*times, strict=False))


def _narrowed(draft: Draft, a: Claim, b: Claim) -> bool:
    """Whether one is said of a place, a time or a condition that the other does not have."""
    one, two = context(draft, a), context(draft, b)
    if is_wider(one, two) or is_wider(two, one):
        return True
    home = _home(draft)
    if _places(one) - home != _places(two) - home:
        return True
    return _times(one) != _times(two)


def is_wider(one: str, two: str) -> bool:
    """全省招聘教师3620名, 我市招聘教师362名: one is of the country or the province, the other of a part of it."""
    return _WIDER.search(one) is not None and _OURS.search(two) is not None and _WIDER.search(two) is None


@once
def is_besides(draft: Draft, claim: Claim) -> bool:
    """Whether its sentence says that it is counted besides what was counted before: 另投资368万元的泵站在建."""
    start = draft.sentence_start(claim.start)
    return has("besides", draft.plain[start : claim.outer_start])


@once
def _home(draft: Draft) -> set[str]:
    """The one place that the headline, or a text without one, opens with, of which all the text is: 虚河县挂牌治理5处隐患路段."""
    found = _OPENS_WITH.match(draft.plain, _first_words(draft))
    if found is None:
        return set()
    titled = bool(draft.parts) and draft.parts[0][0] is Part.TITLE
    title = draft.line(0) if titled else draft.clause(found.start())
    return {found[1]} if _places(title) <= {found[1]} else set()


def _first_words(draft: Draft) -> int:
    """Where the text begins, the number of a first heading (一、业务情况) passed over with its line."""
    heading = _NUMBERED.match(draft.plain)
    return heading.end() if heading else 0


def _places(words: str) -> set[str]:
    """The places that the words name; 小区 and 景区 are things that are counted, 我县 is what the text is of."""
    return {
        p for p in _PLACES.findall(words) if not p.endswith(_NO_PLACES) and p[-2:-1] not in ("我", "全", "本", "该")
    }


def _times(words: str) -> set[str]:
    """The other times that the words name; what will be is planned."""
    found = set(pattern("elsewhen").findall(words))
    return found | {"计划"} if re.search(r"将(?!军|来)|拟", words) else found


def are_siblings(a: str, b: str) -> bool:
    """Whether two subjects are of a family, never the same: 甲类传染病 and 乙类传染病, 个人 and 集体."""
    a, b = (re.sub(r"^[对被将把向由]+", "", x) for x in (a, b))
    if not a or not b or a in b or b in a:
        return False
    ends = sum(1 for _ in takewhile(lambda both: both[0] == both[1], zip(reversed(a), reversed(b), strict=False)))
    return (ends > 1 and a[0] != b[0]) or are_of_two_sides(a, b)


def are_of_two_sides(a: str, b: str) -> bool:
    """Whether the one names this of two sides and the other that; what is 不合格 is not 合格."""
    sides = ((_side(pair, a), _side(pair, b)) for pair in pairs())
    return any(one and two and one != two for one, two in sides)


def _side(pair: tuple[str, str], words: str) -> str:
    return next((name for name in sorted(pair, key=len, reverse=True) if name in words), "")


@once
def context(draft: Draft, claim: Claim) -> str:
    """The words of its clause around the number; of a headline those between spaces."""
    before, behind = draft.clause_before(claim.outer_start), draft.tail(claim)
    return re.split(r"[ 　]", before)[-1] + re.split(r"[ 　]", behind.lstrip())[0]
