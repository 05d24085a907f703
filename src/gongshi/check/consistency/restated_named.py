"""A number in brackets behind a name, against the number of the same name elsewhere: 二等奖3名 … 二等奖（4名）： (同名的数)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gongshi.check.claim import Claim, Role
from gongshi.check.consistency.kinship import is_besides
from gongshi.check.consistency.restated_alike import is_of_another_time
from gongshi.check.consistency.restated_slips import is_near
from gongshi.check.draft import Draft, is_counted, number

_BEFORE = re.compile(r"([一-鿿“”、]{2,24})\s*（(?:总?共|共计|共有|计)?$")
_LABELS = re.compile(r"^(?:附件|附|其中|以及|[和与及、])+")
_ENDS = re.compile(
    r"(?:拟?(?:表彰|表扬|获奖|入选|评选)?(?:对象|人选|获得者|人员)?(?:建议)?(?:名单|名录|目录|一览表|公示表|情况表))$"
)
_TITLE = re.compile(r"“[^“”]{3,20}”")
_VERBS = (
    "出定有含设为选括授立造入上进布光"  # the last characters of what a name may follow: 评出, 设有, 包括, 列入, 公布
)
_LEAST = 2  # characters of a name
_LOOK_BACK = 32
_ONE_FIGURE, _PART = 10, 4


def named(draft: Draft) -> Iterator[tuple[Claim, Claim, bool]]:
    """Each number alone in brackets behind a name that one other number of the text is said of, and whether they agree."""
    for name, claims in _bracketed(draft).items():
        if len({number(c) for c in claims}) > 1:
            continue
        claim = claims[0]
        others = [c for c in draft.near(claim) if c not in claims and _is_of(draft, c, name)]
        same = next((c for c in others if number(c) == number(claim)), None)
        if same is not None:
            yield claim, same, True
        elif len({number(c) for c in others}) == 1 and _may_be_meant(others[0], claim):
            yield claim, others[0], False


def _bracketed(draft: Draft) -> dict[str, list[Claim]]:
    """The numbers alone in brackets, by the name before the bracket: 一等奖（3名）, 先进集体名单⏎（共12个）, “青年奖章”获得者名单（10名）."""
    found: dict[str, list[Claim]] = {}
    for claim in draft.counted:
        if draft.plain[claim.end : claim.end + 1] != "）" or draft.is_tabular(claim.start):
            continue
        before = _BEFORE.search(draft.plain[max(0, claim.start - _LOOK_BACK) : claim.start])
        item = before[1].rpartition("、")[2] if before else ""
        title = _TITLE.search(item)
        name = title[0] if title else _ENDS.sub("", _LABELS.sub("", item))
        if len(name) >= _LEAST:
            found.setdefault(name, []).append(claim)
    return found


def _is_of(draft: Draft, claim: Claim, name: str) -> bool:
    """Whether the name stands beside the number, with no other item of a list between; one in quotes anywhere in its clause."""
    if not is_counted(claim) or claim.role is Role.EACH or is_besides(draft, claim) or is_of_another_time(draft, claim):
        return False
    if _TITLE.fullmatch(name):
        return claim.role is not Role.PART and name in draft.clause(claim.start)
    lead, tail = draft.lead(claim), draft.tail(claim)
    before = re.split(r"[、（]", lead)[-1].strip("“” 　").removesuffix("共").removesuffix("各")
    if before.endswith(name):
        verb = before.removesuffix(name)[-1:]
        return verb in _VERBS or not "一" <= verb <= "鿿"
    behind = re.split(r"[、（]|[和与及](?=[^和与及]{0,12}$)", tail)[0]
    return behind.startswith(name) or f"“{name}”" in tail


def _may_be_meant(a: Claim, b: Claim) -> bool:
    apart, most = abs(number(a) - number(b)), max(number(a), number(b))
    return most < _ONE_FIGURE or apart <= max(Decimal(2), number(a) // _PART) or is_near(a, b)
