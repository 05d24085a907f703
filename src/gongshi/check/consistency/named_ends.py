"""A difference from a number that it names: 低于警戒水位1.53米, 比平时快19分钟, 最多的东假县比最少的西假县多4034件 (两端有名).

Each name is looked up among the numbers before and in the clause behind: the one whose own words share the longest piece
with it, and no other as long. No list of words: the text names both ends itself.
"""

from __future__ import annotations

import re
from decimal import Decimal

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.called import shared
from gongshi.check.consistency.told_base import may_end
from gongshi.check.draft import Draft, number

_THAN = re.compile(
    r"(?P<one>[一-鿿“”]{2,18}?)?(?P<verb>比|较|[高低多少快慢]于|[高超]出|超过|领先|落后|^超)(?P<other>[一-鿿“”]{2,14}?)"
    r"(?P<way>(?:仅|还|又|要|则|整整)?(?:[多少高低快慢早晚长短远近重轻]|增加|减少|缩短|延长|提前|推迟|提高|降低|上升|下降)"
    r"(?:出|了|用|花|约|近)*|)$"
)
_TIMES = re.compile(
    r"去年|上年|上[月周季期届]|同期|同比|环比|[年月季周日届期]$|年初|往年|历年|常年|均值|平均|计划|目标|预"
)
_NEW = re.compile(r"新[增建开设添创]|净增|增设|增量|多了?$")
_THEN = re.compile(r"(?:上[年月期]末?|年初|去年[末底]?|期初|[由从])[^，。；：]{0,10}$")
_GONE = re.compile("撤|注销|退|减|关|停|报废|淘汰|拆|流失")
_SAID_BEHIND = re.compile(r"，([^，。；0-9]{2,8})[，。；]")
_FAR, _MOST = 400, 16


def of_named_ends(draft: Draft, claim: Claim) -> tuple[Claim, Claim] | None:
    """The larger and the smaller of the two numbers; None where the name finds no number, or two."""
    clause = draft.clause_before(claim.outer_start)
    told = _THAN.search(clause)
    if told is None or _TIMES.search(told["other"]) or (told["verb"] in "比较" and not told["way"]):
        return None
    near = _near(draft, claim)
    other = _called(draft, near, told["other"])
    before = [c for c in near if c is not other and c.start < claim.start]
    one = (_called(draft, before, told["one"]) if told["one"] else None) or (before[-1] if before else None)
    if one is None or other is None:
        return None
    high, low = sorted((one, other), key=number, reverse=True)
    return high, low


def _near(draft: Draft, claim: Claim) -> list[Claim]:
    """The numbers of the claim's unit around it that are no changes."""
    line = max(draft.line_start(claim.start, back=1), claim.start - _FAR)
    same = [c for c in draft.between(line, draft.sentence_end(claim.end)) if c.unit == claim.unit and c is not claim]
    return [c for c in same if c.kind is not Kind.CHANGE and isinstance(c.value, Decimal)][-_MOST:]


def _called(draft: Draft, near: list[Claim], name: str) -> Claim | None:
    """The one number whose own words share the longest piece with the name."""
    scored = [(shared(_words(draft, c), name), c) for c in near]
    best = max((size for size, _ in scored), default=0)
    top = [c for size, c in scored if size == best]
    return top[-1] if best > 1 and len({number(c) for c in top}) == 1 else None


def _words(draft: Draft, claim: Claim) -> str:
    """What is said of the number, before it, and behind it in a clause that counts nothing: 17.9万人次，为假期峰值."""
    behind = _SAID_BEHIND.match(draft.plain, claim.outer_end)
    return f"{draft.lead(claim) or claim.subject} {behind[1] if behind else ''}"


def new_of_ends(draft: Draft, claim: Claim) -> tuple[Claim, Claim] | None:
    """由142.3公里增至168.9公里，新增26.6公里; 新建26个，总数达到113个，比上年的87个增长: what there is and was, where nothing is gone."""
    same = [
        c for c in draft.in_sentence(claim.start) if c.unit == claim.unit and may_end(c) and c.kind is not Kind.CHANGE
    ]
    others = [c for c in same if c is not claim]
    if not _NEW.search(draft.lead(claim)) or _GONE.search(draft.sentence(claim.start)) or len(others) != 2:
        return None
    thens = [c for c in others if _THEN.search(draft.lead(c))]
    high, low = sorted(others, key=number, reverse=True)
    return (high, low) if thens == [low] else None
