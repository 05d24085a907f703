"""How many times one of two sides is the other: 城乡收入比为1.87, 师生比1∶15, 性别比105.23, 按1∶3确定面试人选 (比例).

The ratio is read where it stands, as it is often no claim. Who is called in by a ratio may be a few more or fewer than
it gives, where some are level or missing: there only figures exchanged, or another whole ratio, are told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from gongshi.check.claim import Claim
from gongshi.check.consistency.exact import shown
from gongshi.check.consistency.slips import is_slip_of_figures
from gongshi.check.consistency.spread import of_quotient
from gongshi.check.consistency.words import sides
from gongshi.check.draft import Draft, is_counted, number
from gongshi.check.finding import Span
from gongshi.check.units import PEOPLE

_RATIO = r"(?P<at>1[∶:：](?P<n>{n})|(?P<m>{n})(?:[∶:：](?P<per>1(?:00)?))?)(?![0-9.%‰∶:：])"
_CHOSEN = re.compile(r"按照?(?P<at>1[∶:：](?P<n>[0-9]{1,3}))(?![0-9.∶:：])")
_SOUGHT = re.compile(r"岗位|职位|计划|招[聘录考收]|选调|名额|录[用取]")
_SEXES, _MOVED = "性别", "[降升缩扩优下上小高低大化]"
_FAR, _BEHIND, _MOST = 600, 30, 40
_CLOSE = (Decimal("0.55"), Decimal("1.8"))


@dataclass(frozen=True)
class Proportion:
    """The ratio as printed and where it stands, the two numbers that it is of, and whether they give it."""

    printed: str
    place: Span
    over: Claim
    under: Claim
    fits: bool
    per: int = 1

    @property
    def exact(self) -> Decimal:
        """What the ratio should be: of men, for a hundred women."""
        return number(self.over) * self.per / number(self.under)


def proportions(draft: Draft) -> Iterator[Proportion]:
    """Every ratio whose two numbers the words give."""
    if "比" not in draft.plain:
        return
    told: set[tuple[Claim, Claim]] = set()
    for one in (p for found in _of_sides().finditer(draft.plain) for p in _between_sides(draft, found)):
        if (
            one.over,
            one.under,
        ) not in told:  # 生师比16∶1；初中生师比12∶1: what one ratio is of is not what the next is of
            yield one
            told.add((one.over, one.under))
    for found in _CHOSEN.finditer(draft.plain):
        yield from _chosen(draft, found)


@cache
def _of_sides() -> re.Pattern[str]:
    """师生比1∶15, 城乡居民收入比为1.87, 性别比（以女性为100）由97.45下降为94.15: two sides, what is compared, the ratio."""
    side, ratio = f"[{''.join(sides())}]", _RATIO.format(n=r"[0-9]{1,3}(?:\.[0-9]{1,2})?")
    return re.compile(
        rf"(?:(?P<one>{side})(?P<other>{side})(?P<noun>[^，。；、：（）0-9]{{0,10}}?)|(?<!出生)(?<!出生人口){_SEXES})"
        r"配?(?:之?比[例值]?|倍差)(?:（[^（）]{2,40}）)?"
        rf"(?:[由从][^，。；]{{0,30}}?{_MOVED}[为至到]|(?:{_MOVED}*[为是至到约达：]+)?){ratio}"
    )


def _between_sides(draft: Draft, found: re.Match[str]) -> Iterator[Proportion]:
    """The one number of each side in its sentence, or near by, of what is compared where that is told."""
    names, noun = (found["one"] or "男", found["other"] or "女"), (found["noun"] or "").replace(_SEXES, "")[-2:]
    near = draft.counted_between(max(0, found.start() - _FAR), found.end() + _BEHIND)
    near = tuple(c for c in near if number(c) and not found.start() <= c.start < found.end())
    near = tuple(c for c in near if noun in draft.lead(c) + c.subject)
    own = tuple(c for c in near if draft.sentence_of(c.start) == draft.sentence_of(found.start()))
    ends = ((_called(draft, pool, *names), _called(draft, pool, *names[::-1])) for pool in (own, near))
    one, other = next((pair for pair in ends if all(pair)), (None, None))
    if one is None or other is None:
        return
    over, under = (other, one) if found["n"] else (one, other)
    per = 100 if found["per"] == "100" or not found["one"] else 1
    printed = Decimal(found["n"] or found["m"])
    told = Proportion(found["at"], found.span("at"), over, under, False, per)
    off, step = told.exact - printed, Decimal(1).scaleb(int(printed.as_tuple().exponent))
    slack = of_quotient((over,), under, told.exact)
    fits = -step / 2 - slack <= off < max(step, step / 2 + slack)
    if fits or (printed and _CLOSE[0] <= told.exact / printed <= _CLOSE[1]):
        yield replace(told, fits=fits)


def _called(draft: Draft, near: tuple[Claim, ...], side: str, other: str) -> Claim | None:
    """The number that is called after the side and not after the other; None where there are several."""
    own, others = sides()[side], sides()[other]
    beside = [c for c in near if draft.lead(c).endswith(own) or draft.tail(c).startswith(own)]
    words = ((c, draft.lead(c) + c.subject) for c in near)
    told = beside or [c for c, said in words if any(w in said for w in own) and not any(w in said for w in others)]
    return told[-1] if len({number(c) for c in told}) == 1 else None


def _chosen(draft: Draft, found: re.Match[str]) -> Iterator[Proportion]:
    """按1∶3的比例确定面试人选120名: 40个岗位, before it."""
    many = next((c for c in draft.between(found.end(), found.end() + _BEHIND) if is_counted(c)), None)
    if many is None or many.unit not in PEOPLE or draft.sentence_of(many.start) != draft.sentence_of(found.start()):
        return
    before = [c for c in draft.counted_between(max(0, found.start() - _FAR), found.start()) if number(c)]
    times, made = Decimal(found["n"]), number(many)
    fit = next((c for c in before if number(c) * times == made), None)
    sought = [c for c in before[-_MOST:] if _SOUGHT.search(draft.lead(c) + draft.tail(c)[:6])]
    one = fit or next((c for c in sought if _is_slip(number(c) * times, made, number(c))), None)
    if one is not None:
        yield Proportion(found["at"], found.span("at"), many, one, fit is not None)


def _is_slip(right: Decimal, made: Decimal, one: Decimal) -> bool:
    """Whether figures of the number are exchanged or one is mistaken, or the number is another whole multiple."""
    printed, exact = shown(made), shown(right)
    other = made % one == 0 and 1 < made / one <= 10 and one > 9
    return is_slip_of_figures(printed, exact) or other
