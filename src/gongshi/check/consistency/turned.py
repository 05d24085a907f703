"""由A上升到B where B is less than A; 增加13人，下降18.6%: ways that cannot be, told by the words alone (升降相反)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter

from gongshi.check.claim import Claim, Direction
from gongshi.check.consistency.compared import changes, way_of
from gongshi.check.consistency.growth import amount_beside
from gongshi.check.consistency.in_turn import run_of
from gongshi.check.consistency.moved import is_percent
from gongshi.check.draft import Draft

_UP = "上升|提高|增加|增长|提升|扩大|上涨|攀升|延长|跃升|上调|回升|增|升|涨"
_DOWN = "下降|降低|减少|缩短|压缩|缩减|回落|下滑|缩小|收窄|下调|压减|精简|下跌|减|降"
_HOW = "大幅|逐步|稳步|逐年|明显|进一步|持续|迅速|快速|显著|小幅|分别|同比"
_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_FROM_TO = re.compile(
    rf"[由从](?P<then>(?:[^，。；：、（）0-9\n]|（[^（）]{{0,20}}）|[0-9]{{4}}年|[0-9]{{1,2}}月){{0,36}}?)"
    rf"(?<![0-9.—~～:：/-])(?P<old>{_NUMBER})(?P<unit>[^，。；：、（）0-9\n]{{0,10}}?)，?(?:{_HOW}){{0,2}}"
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))[到至为]"
    rf"(?:(?:[0-9]{{4}}年|[0-9]{{1,2}}月)?[^，。；：、（）0-9\n]{{0,8}}?)(?P<new>{_NUMBER})(?P=unit)(?![0-9.—~～:：/至-])"
)
_NO_SIZE = re.compile(r"第|排名|名次|位次|等级|星级|[增降升减负跌亏逆盈]")  # the third place is higher than the tenth
_YEAR = 4  # figures of a year that is no length of time: 由9.08年提高至9.91年
_start = attrgetter("start")
_STEPS = ("级", "位", "名", "年", "等", "档", "度", "岁")


@dataclass(frozen=True)
class Turn:
    """Both ends as they are printed, where they stand, and whether the second is the larger."""

    old: str
    new: str
    places: tuple[tuple[int, int], ...]
    is_rise: bool


def turns(draft: Draft) -> Iterator[Turn]:
    """Each 由…升到… and 从…降至… whose two ends are written in one unit and lie the other way round."""
    for found in _FROM_TO.finditer(draft.plain):
        lasts = found["unit"].startswith("年") and len(found["old"].partition(".")[0]) < _YEAR
        if _NO_SIZE.search(found["then"]) or (found["unit"].startswith(_STEPS) and not lasts):
            continue
        old, new = Decimal(found["old"]), Decimal(found["new"])
        if old != new and (new > old) is not bool(found["up"]):
            places = ((found.start("old"), found.end("new")),)
            yield Turn(found["old"], found["new"], places, new > old)


def opposed(draft: Draft) -> Iterator[tuple[Claim, Claim]]:
    """比上月减少915件，环比增长7.5%: each percentage with the amount beside it, of one comparison, that goes the other way."""
    for change in changes(draft):
        amount = amount_beside(draft, change) if is_percent(change) else None
        if amount is None or {amount.direction, change.direction} != {Direction.UP, Direction.DOWN}:
            continue
        own, beside = way_of(draft, change), way_of(draft, amount)
        if amount.value and (own is beside or own is None) and run_of(draft, max(change, amount, key=_start)) is None:
            yield change, amount
