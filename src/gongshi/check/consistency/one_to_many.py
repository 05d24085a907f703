"""1∶3 against the two numbers that it is of: 按1∶3的比例确定面试人选120名, 师生比1∶15 (比例).

The ratio itself is no claim; it is read where it stands. Who is called in by a ratio may be a few more or fewer than it
gives, where some are level or missing: there only figures exchanged, or another whole ratio, are told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gongshi.check.claim import Claim
from gongshi.check.consistency.rule import is_exchange, is_slip, shown
from gongshi.check.consistency.spread import of_quotient
from gongshi.check.consistency.words import sides
from gongshi.check.draft import PEOPLE, Draft, is_counted, number

_WRITTEN = re.compile(
    r"(?<![0-9.∶:：])(?:1[∶:：](?P<n>[0-9]{1,3}(?:\.[0-9]{1,2})?)|(?P<m>[0-9]{1,3}(?:\.[0-9]{1,2})?)[∶:：]1)(?![0-9.∶:：])"
)
_CHOSEN = re.compile(r"按照?$")
_OF_SIDES = re.compile(
    r"(?:^|[，。；：、（\n]|全[国省市县区校院]|平均|总体)([一-鿿])([一-鿿])配?比(?:例)?(?:为|是|约|约为|达到?|降至|升至|优化至)?$"
)
_SOUGHT = re.compile(r"岗位|职位|计划|招[聘录考收]|选调|名额|录[用取]")
_FAR, _BEHIND, _MOST = 800, 30, 40
_CLOSE = (Decimal("0.55"), Decimal("1.8"))


@dataclass(frozen=True)
class Proportion:
    """The ratio where it stands, what it should be, the two numbers, and whether it is that."""

    start: int
    end: int
    exact: Decimal
    one: Claim
    many: Claim
    fits: bool


def proportions(draft: Draft) -> Iterator[Proportion]:
    """Every 1∶n whose two numbers the words give."""
    for found in _WRITTEN.finditer(draft.plain):
        said = draft.plain[max(0, found.start() - 20) : found.start()]
        told = _OF_SIDES.search(said)
        if told is not None:
            yield from _of_sides(draft, found, (told[1], told[2]) if found["n"] else (told[2], told[1]))
        elif _CHOSEN.search(said) and found["n"] and found["n"].isdigit():
            yield from _chosen(draft, found)


def _of_sides(draft: Draft, found: re.Match[str], names: tuple[str, str]) -> Iterator[Proportion]:
    """师生比1∶15: the one number of teachers and the one of pupils near it."""
    near = [
        c for c in draft.between(max(0, found.start() - _FAR), found.end() + _BEHIND) if is_counted(c) and number(c)
    ]
    ends = [[c for c in near if _is_called(draft, c, name)] for name in names]
    if any(len({number(c) for c in same}) != 1 for same in ends):
        return
    one, many = ends[0][-1], ends[1][-1]
    written = found["n"] or found["m"]
    if not Decimal(written):
        return
    exact, step = number(many) / number(one), Decimal(1).scaleb(-len(written.partition(".")[2]))
    off, slack = exact - Decimal(written), of_quotient((many,), one, exact)
    fits = -step / 2 - slack <= off < max(step, step / 2 + slack)
    if fits or _CLOSE[0] <= exact / Decimal(written) <= _CLOSE[1]:
        yield Proportion(found.start(), found.end(), exact, one, many, fits)


def _is_called(draft: Draft, claim: Claim, name: str) -> bool:
    words = sides().get(name, ())
    return bool(words) and (draft.lead(claim).endswith(words) or draft.tail(claim).startswith(words))


def _chosen(draft: Draft, found: re.Match[str]) -> Iterator[Proportion]:
    """按1∶3的比例确定面试人选120名: 40个岗位, before it."""
    many = next((c for c in draft.between(found.end(), found.end() + _BEHIND) if is_counted(c)), None)
    if many is None or many.unit not in PEOPLE or draft.sentence_of(many.start) != draft.sentence_of(found.start()):
        return
    before = [c for c in draft.between(max(0, found.start() - _FAR), found.start()) if is_counted(c) and number(c)]
    times, made = Decimal(found["n"]), number(many)
    fit = next((c for c in before if number(c) * times == made), None)
    sought = [c for c in before[-_MOST:] if _SOUGHT.search(draft.lead(c) + draft.tail(c)[:6])]
    wrong = next((c for c in sought if fit is None and _is_slip(number(c) * times, made, number(c))), None)
    one = fit or wrong
    if one is not None:
        yield Proportion(found.start(), found.end(), made / number(one), one, many, fit is not None)


def _is_slip(right: Decimal, made: Decimal, one: Decimal) -> bool:
    """Whether figures of the number are exchanged or one is mistaken, or the number is another whole multiple."""
    printed, exact = shown(made), shown(right)
    other = made % one == 0 and 1 < made / one <= 10 and one > 9
    return is_slip(printed, exact) or is_exchange(f"{printed}.0", f"{exact}.0") or other
