"""What the parts gained and lost makes up what their whole did (分项增减).

参保91548万人，增加2771万人，其中职工40293万人，增加2364万人，居民51255万人，增加407万人: where the parts add up to
the whole, so do their changes, each with its sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from gongshi.check.claim import Claim, Looseness
from gongshi.check.consistency.exact import shown
from gongshi.check.consistency.groups import groups
from gongshi.check.consistency.rule import Rule, contradicts, silent, stands
from gongshi.check.consistency.slips import is_slip_of_figures
from gongshi.check.draft import Draft, kin
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr

_THAN = re.compile(r"[比较与]([^，。；比较]{2,12}?)(?:相比|比较)?(?:增|减|多|少|上升|下降|净增|净减|，|$)")
_FIGURES = Decimal(10)  # a change of one figure is told by chance


def judge(draft: Draft) -> Iterator[Finding]:
    """Each whole whose parts add up, where it and all of them have a change in their own unit."""
    known = _changes(draft)
    told: set[int] = set()
    for group in groups(draft):
        if not group.adds_up:
            continue
        moves = [known.get(c.start) for c in (group.whole, *group.parts)]
        whole, *parts = (c for c in moves if c is not None) if None not in moves else (None,)
        if whole is not None and whole.start not in told and _are_of_one_time(draft, (whole, *parts)):
            told.add(whole.start)
            yield from _judged(whole, parts)


def _changes(draft: Draft) -> dict[int, Claim]:
    """The change that each number is said to have made in its own unit, by where the number starts."""
    found: dict[int, Claim] = {}
    for change in draft.claims:
        of = draft.at(change.of) if change.of is not None and change.direction is not None else None
        if of is not None and kin(of.unit) == kin(change.unit) and _is_plain(change):
            found.setdefault(of.start, change)
    return found


def _is_plain(change: Claim) -> bool:
    return change.qualifier is Looseness.EXACT and isinstance(change.value, Decimal)


def _are_of_one_time(draft: Draft, moves: Sequence[Claim]) -> bool:
    """Whether no two of them are said against different times: 比上年末 and 比2019年."""
    said = [_THAN.search(draft.clause(c.outer_start)) for c in moves]
    return len({m[1][-3:] for m in said if m}) < 2


def _judged(whole: Claim, parts: Sequence[Claim]) -> Iterator[Finding]:
    signed, meant = _signed(whole), sum(map(_signed, parts), Decimal(0))
    slack = sum((c.step for c in (whole, *parts)), Decimal(0)) / 2
    sum_ = f"{'+'.join(shown(_signed(p)) for p in parts)}={shown(meant)}".replace("+-", "-")
    if abs(meant - signed) <= slack:
        yield RULE.finding(Verdict.STANDS, tr("分项增减之和等于总数的增减"), whole, *parts, sum=sum_)
    elif _is_slipped((whole, *parts), meant - signed):
        why = tr("“{whole}”与各分项增减之和不符", whole=whole.said)
        yield RULE.finding(Verdict.CONTRADICTS, why, whole, *parts, sum=f"{sum_}≠{shown(signed)}")


def _signed(change: Claim) -> Decimal:
    return change.signed or Decimal(0)


def _is_slipped(moves: Sequence[Claim], over: Decimal) -> bool:
    """Whether one slip of the pen in one of the changes is all that keeps them apart, rounding allowed for."""
    return any(
        _is_slip(abs(_signed(c)), abs(_signed(c) + gap))
        for k, c in enumerate(moves)
        for gap in _gaps(over if k == 0 else -over, c.step)
        if _signed(c) * (_signed(c) + gap) > 0 and abs(_signed(c)) >= _FIGURES * c.step
    )


def _gaps(gap: Decimal, step: Decimal) -> tuple[Decimal, ...]:
    return (gap,) if step == 1 else (gap, gap - step, gap + step)


def _is_slip(one: Decimal, other: Decimal) -> bool:
    return is_slip_of_figures(shown(one), shown(other))


RULE = Rule(
    "parts_moved",
    "分项增减",
    "各分项加起来等于总数时，各分项的增减加起来也应等于总数的增减。",
    judge,
    (
        stands("在校生3286人，比上年增加112人，其中男生1704人，比上年增加73人，女生1582人，比上年增加39人。"),
        contradicts("在校生3286人，比上年增加121人，其中男生1704人，比上年增加73人，女生1582人，比上年增加39人。"),
        contradicts("参保91.2万人，增加2.36万人。其中职工参保39.8万人，增加3.12万人；居民参保51.4万人，减少0.67万人。"),
        silent("在校生3286人，比上年增加112人，其中男生1704人，比上年增加73人，女生1582人。"),
        silent("在校生3286人，比上年增加112人，其中男生1704人，比上年增加73人，女生1582人，比2019年增加412人。"),
    ),
)
