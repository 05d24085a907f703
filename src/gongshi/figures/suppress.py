"""Small counts in sensitive matters are not shown (小数隐去).

A count of one to four persons can tell who they are. One hidden part of a breakdown could be
found by subtraction from the whole, so a second is hidden with it: the hidden parts together
must reach the bound too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from gongshi.figures.answer import Answer, State
from gongshi.figures.threshold import Threshold
from gongshi.i18n import tr

if TYPE_CHECKING:
    from gongshi.figures.at import At

SMALLEST_SHOWN = Threshold.of(
    "gongshi.smallest_shown",
    5,
    label="敏感人数公开下限",
    unit="人",
    basis="个人信息保护法 第五十一条（安全措施）；下限为统计公布的通行做法，各地可在设置中另定",
    since="2000-01-01",
)


def hidden_parts(whole: Answer, parts: Iterable[Answer], least: int) -> frozenset[str]:
    """The parts that must not be shown, so that none can be found by subtraction (隐去的分项)."""
    some = sorted((a for a in parts if a.value), key=lambda a: (a.value or 0, a.part))
    if is_small(whole, least):
        return frozenset(a.part for a in some)
    hidden = [a for a in some if is_small(a, least)]
    others = some[len(hidden) :]
    while hidden and others and (len(hidden) < 2 or sum(a.value or 0 for a in hidden) < least):
        hidden.append(others.pop(0))
    return frozenset(a.part for a in hidden)


def is_small(answer: Answer, least: int) -> bool:
    """Whether a known count is above zero and under the bound."""
    return answer.value is not None and 0 < answer.value < least


def without_value(answer: Answer, at: At) -> Answer:
    """The answer with its number taken out and a sentence that says so (隐去后的答数)."""
    least = at.number(SMALLEST_SHOWN)
    note = tr("涉及个人敏感事项，少于{least}{unit}的数不公布。", least=least, unit=answer.figure.unit)
    return replace(answer, value=None, state=State.SUPPRESSED, rows=0, empty=0, note=note, statement=lambda: "")
