"""Which number a word for what is counted means: 起数, 亡人, 损失 beside 火灾17945起，亡52人，损失2.31亿元 (名目与数)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gongshi.check.claim import Claim
from gongshi.check.draft import Draft, kin

_COUNTS = re.compile(r"^(?:总|发案|火灾|案件|发生)?([起件宗例户家辆处批])[数次]$")
_DRESS = re.compile(
    r"^(?:其中|全[国省市县区]|总|[的，、；：])+|(?:人数|起数|件数|户数|总数|总量|数量|总额|金额|数|量|额|人)$"
)
_PLAIN = re.compile(r"(?:起|件|宗|例)数$")


def named_item(draft: Draft, name: str, claims: Sequence[Claim]) -> Claim | None:
    """The one of `claims` that the name means, by the unit in it or by its words; of several of one value the last."""
    counted = _COUNTS.search(name)
    found = [c for c in claims if counted and kin(c.unit) == kin(counted[1])]
    if len({c.value for c in found}) != 1:
        found = _by_words(draft, name, claims)
    return found[-1] if len({(c.value, c.unit) for c in found}) == 1 else None


def _by_words(draft: Draft, name: str, claims: Sequence[Claim]) -> list[Claim]:
    """Those whose words before or behind hold the bare name: 死亡 of 死亡人数, 亡 of 亡人."""
    bare = _DRESS.sub("", name)
    unit = name[-2:-1] if _PLAIN.search(name) else ""
    bare = bare or _DRESS.sub("", _DRESS.sub("", name))
    found = [c for c in claims if bare and bare in _words(draft, c) and (not unit or c.unit[:1] == unit)]
    if not found and len(bare) > 2:
        found = [c for c in claims if bare[-2:] in _words(draft, c) and (not unit or c.unit[:1] == unit)]
    return found


def _words(draft: Draft, claim: Claim) -> str:
    """What is said of the number in its own item: 死亡人数 before it, 死亡 behind it."""
    item = re.split("[、（]", draft.lead(claim))[-1]
    return item + "|" + draft.tail(claim)[:4]
