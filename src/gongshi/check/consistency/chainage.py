"""The length of a stretch against its two chainages (路段长度与桩号).

K2至K4+500段，全长2.5公里: chainage counts kilometres along one road, so that the stretch is as long
as its ends are apart. 长链 and 短链 move that by little; what is printed to a place is taken to that place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gongshi.check.claim import Claim
from gongshi.check.consistency.exact import gives, shown
from gongshi.check.consistency.rule import Rule, contradicts, silent, stands
from gongshi.check.draft import Draft, is_counted
from gongshi.check.finding import Finding
from gongshi.i18n import tr

_POINT = r"K(\d{1,4})(?:\+(\d{1,3}))?(?![0-9.])"
_STRETCH = re.compile(_POINT + r"\s*(?:处|米)?\s*(?:至|到|-|—|–|~|～)+\s*" + _POINT)
_CALLED = re.compile(r"(?:全长|长度|长|里程)(?:度|共|共计|合计|为|达|约)*$")
_METRES = {"米": Decimal(1), "公里": Decimal(1000), "千米": Decimal(1000), "km": Decimal(1000), "m": Decimal(1)}
_NEAR = 30  # characters between a stretch and its own length


def judge(draft: Draft) -> Iterator[Finding]:
    """Each stretch between two chainages with the length that its sentence gives it."""
    for found in _STRETCH.finditer(draft.plain):
        length = _length_behind(draft, found.end())
        if length is not None:
            yield _judged(length, _apart(found))


def _length_behind(draft: Draft, end: int) -> Claim | None:
    """The length called so, close behind, before another stretch is named."""
    for claim in draft.between(end, end + _NEAR):
        if claim.unit in _METRES and is_counted(claim) and _CALLED.search(draft.lead(claim)):
            return None if _STRETCH.search(draft.plain, end, claim.start) else claim
    return None


def _apart(found: re.Match[str]) -> Decimal:
    """Metres between the two ends."""
    first, last = (Decimal(found[k]) * 1000 + Decimal(found[k + 1] or 0) for k in (1, 3))
    return abs(last - first)


def _judged(length: Claim, metres: Decimal) -> Finding:
    exact = metres / _METRES[length.unit]
    sum_ = tr("桩号相距 {metres} 米", metres=shown(metres))
    wrong = tr(
        "“{length}”与两端桩号相距的 {exact}{unit} 不符", length=length.text, exact=shown(exact), unit=length.unit
    )
    return RULE.judged(gives(length, exact), tr("路段长度合于桩号"), wrong, length, sum=sum_)


RULE = Rule(
    "chainage",
    "长度与桩号",
    "写明起止桩号的路段，其长度应等于两端桩号之差。",
    judge,
    (
        stands("县道118线K2至K4+500段，全长2.5公里，今年养护8次。"),
        silent("省道214线K18+300至K20+800段，长约3公里。"),
        contradicts("县道118线K2至K4+500段，全长3.5公里，今年养护8次。"),
        silent("县道118线K2至K4+500段今年养护8次，距镇政府3.5公里。"),
    ),
)
