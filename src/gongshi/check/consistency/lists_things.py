"""Names of things right before a number of such things: 演塘、假渡、虚桥3座变电站; 粮食、肉、乳制品和糕点4类食品 (数前列名的物).

One name is one thing only where the unit says so: a school, a station, a kind. 甲镇、乙镇、丙镇4处隐患 are so many in three places.
"""

from __future__ import annotations

import re

from gongshi.check.claim import Claim
from gongshi.check.consistency.words import words
from gongshi.check.draft import Draft, number

_ONE_EACH = ("座", "所", "家", "支", "类", "大类", "种", "大项")
_HOSTED = re.compile(
    r"(?:[一-鿿]{0,4}(?:安置点|服务[站点]|工作站|会场|考点|接种点|避难所|救助站|分院|分馆|校区|院区|厂区|基地|中心|园区|部门|单位|赛区|赛道|组别))"
)
_EVENTS = re.compile(
    r"[一-鿿]{0,2}(?:项目|单项|小项|赛事|科目|学科|专业|行业|领域|板块|环节|方面|频道|栏目)(?:[^一-鿿]|$)"
)
_NOT_NAMES = re.compile(r"[0-9等共各这那前后每其]|分别|以及|所有|全部|其中")
_PLACES = ("县", "区", "镇", "乡", "街道", "村", "社区", "市", "路", "街")
_HOUSES = ("院", "社", "店", "馆", "厂", "室", "超市", "酒楼", "饭店", "药房", "网吧")
_JOIN = re.compile(r"以及|[和及与]")
_LEAST = 3
_MOST_ITEM = 12


def things_before(draft: Draft, claim: Claim) -> int:
    """How many names stand directly before the number, where each is one of what it counts; 0 where that is not sure."""
    start = draft.clause_starts[draft.clause_of(claim.outer_start)]
    before = re.sub(r"（[^（）]{0,40}）", "", draft.plain[start : claim.outer_start])
    items = before.split("、")
    last = items[-1]
    ends = _JOIN.split(last) if len(_JOIN.findall(last)) == 1 else [last]
    if len(ends) == 2 and min(map(len, ends)) > 1:
        items = [*items[:-1], *ends]
    if len(items) < _LEAST or not all(1 < len(i) <= _MOST_ITEM for i in items[1:]):
        return 0
    if (
        _NOT_NAMES.search("".join(items[1:]))
        or last.endswith(("的", "及其", "中"))
        or not _is_one_each(draft, claim, items)
    ):
        return 0
    return len(items) if abs(len(items) - number(claim)) <= 1 else 0


def _is_one_each(draft: Draft, claim: Claim, items: list[str]) -> bool:
    """Whether the unit and its noun say that each name is one thing, and no name is a place that may have several."""
    tail = draft.tail(claim)
    placed = all(i.endswith(_PLACES) for i in items[1:])
    if claim.unit in _ONE_EACH:
        return not placed and (
            claim.unit not in ("家",) or all(i.endswith((*words("names"), *_HOUSES)) for i in items[1:])
        )
    if claim.unit in ("处", "个"):
        return not placed and (_HOSTED.match(tail) is not None or _EVENTS.match(tail) is not None)
    return False
