"""Offices named by their field right before their number: 联合住建、城管、水务、电力4家单位 (按行当列名的部门).

Such a word stands for one office of the place, and none of them holds a 和; so each is one. Who leads (会同, 牵头) may be one of the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gongshi.check.consistency.lists_before import Counted
from gongshi.check.consistency.words import pattern
from gongshi.check.draft import Draft, is_counted, number
from gongshi.i18n import tr

_UNITS = ("家", "个", "部门", "个部门", "支", "支队伍", "方", "单位")
_KIND = re.compile(r"(?:单位|部门|机构|力量|队伍|职能|成员|主管|行政|执法)")
_LED = re.compile(
    r"牵头|主办|发起|会同|(?:[局委院队厅处站所府会部][^我局委院队厅处站所府会部]{0,3})(?:联合|联动|协同|与|和)"
)
_MOST = 30


def offices_before(draft: Draft) -> Iterator[Counted]:
    """Each number of offices with those that are named directly before it, where no other word is among them."""
    for claim in draft.counted:
        if claim.unit not in _UNITS or not 1 < number(claim) <= _MOST or not is_counted(claim):
            continue
        if not claim.unit.endswith(("部门", "单位", "队伍")) and not _KIND.match(draft.tail(claim)):
            continue
        start = draft.clause_starts[draft.clause_of(claim.outer_start)]
        before = draft.plain[start : claim.outer_start]
        run = _run().search(before)
        if run is None or before[: run.start()].endswith(("、", "及", "和")):
            continue
        named, said = len(re.findall("[、和与及]", run[0])) + 1, number(claim)
        if abs(named - said) <= max(1, named // 3) and not (named + 1 == said and _LED.search(before[: run.start()])):
            yield Counted(claim, named, tr("之前列出"))


@cache
def _run() -> re.Pattern[str]:
    one = rf"(?:{pattern('sectors').pattern})(?:局|委|办|委员会|部门|厅|[大支总]队)?"
    return re.compile(rf"{one}(?:[、和与及]{one})+$")
