"""Some of those just counted, whatever they are: 32个单位中，有29个“双下降”; 28家企业中，8家存在隐患 (若干之中的若干)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from gongshi.check.claim import Claim
from gongshi.check.consistency.words import has
from gongshi.check.deeds import verbs_in
from gongshi.check.draft import Draft, kin, may_add

_AMONG = re.compile(r"([^，。；：、0-9]{0,14})(?:之?中|当中|里)(?:，|(?=[共已现还仍]?有))(?:[共已现还仍均]?有)?")
_SAID = re.compile(
    r"[未不没已被因在为是均同获超低高位属仍较达]|存在|出现|发生|[一-鿿]{1,10}?(?:[起件人次户]数|率|质量|指数|合计|总量)|[“，。；、（]|$"
)
_BEHIND = 16  # characters behind the number that tell what is said of them


def among_those(draft: Draft) -> Iterator[tuple[Claim, Claim]]:
    """Each number with the one of its unit right behind 中; where another thing is named there, it is counted for itself."""
    for whole, part in pairwise([c for c in draft.claims if may_add(c)]):
        if kin(whole.unit) != kin(part.unit):
            continue
        told = _AMONG.fullmatch(draft.plain, whole.outer_end, part.outer_start)
        if told is not None and not has("elsewhen", told[0]) and _is_said_of(draft, part, told[1]):
            yield whole, part


def _is_said_of(draft: Draft, part: Claim, noun: str) -> bool:
    """Whether what follows the number says something of the things, or names them again: 有9个下降, 25个市（州）达标."""
    behind = draft.plain[part.outer_end : part.outer_end + _BEHIND]
    again = len(noun) > 1 and behind.startswith((noun[:2], noun[-2:]))
    return again or _SAID.match(behind) is not None or next(verbs_in(behind), (1, 1))[0] == 0
