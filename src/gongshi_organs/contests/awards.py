"""Prizes by quota, and what happens to a tie at the line (授奖、并列).

A tie is never settled silently: the rule stated beforehand settles it, or the result says
that it cannot be settled and who is tied.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gongshi import Refused, tr
from gongshi_organs.contests.judging import Result

EXTEND, STOP, PLAY_OFF, BY_CRITERION = "并列都取", "并列都不取", "加赛", "看单项"


class TieAtTheLine(Refused):
    """Entries share the last place of a prize and the rule asks for more than the sheets hold (并列未决)."""


@dataclass(frozen=True)
class Award:
    """One prize given (授奖结果); `by_tie` where the tie rule brought it."""

    entry: str
    prize: str
    place: int
    by_tie: bool = False


def awards(
    results: Sequence[Result], quotas: Mapping[str, int], *, tie_rule: str, criteria: Sequence[str] = ()
) -> list[Award]:
    """Prizes from the highest down, `quotas` in that order; whoever is not named gets none.

    Where entries tie across a line: 并列都取 gives all of them the prize and shortens the next;
    并列都不取 gives it to none of them, and they stand first for the next; 看单项 compares the
    `criteria` in their order; 加赛, and what 看单项 cannot part, raises TieAtTheLine.
    """
    waiting, given = list(results), []
    owed = 0
    for prize, quota in quotas.items():
        chosen, extra = _take(waiting, max(quota - owed, 0), prize, tie_rule, criteria)
        owed = max(owed - quota, 0) + len(extra)
        names = {r.entry for r in extra}
        given += [Award(r.entry, prize, r.place, r.entry in names) for r in chosen]
        taken = {r.entry for r in chosen}
        waiting = [r for r in waiting if r.entry not in taken]
    return given


def _take(
    waiting: Sequence[Result], quota: int, prize: str, tie_rule: str, criteria: Sequence[str]
) -> tuple[list[Result], list[Result]]:
    """Who gets this prize, and which of them are beyond its quota."""
    inside, line = list(waiting[:quota]), waiting[quota - 1 : quota + 1]
    if quota == 0 or len(line) < 2 or line[0].score != line[1].score:
        return inside, []
    tied = [r for r in waiting if r.score == line[0].score]
    clear = [r for r in inside if r.score != line[0].score]
    if tie_rule == EXTEND:
        return clear + tied, tied[quota - len(clear) :]
    if tie_rule == STOP:
        return clear, []
    return clear + _parted(tied, quota - len(clear), prize, criteria if tie_rule == BY_CRITERION else ()), []


def _parted(tied: Sequence[Result], wanted: int, prize: str, criteria: Sequence[str]) -> list[Result]:
    """The best `wanted` of the tied by their marks in `criteria`. Raises TieAtTheLine."""

    def marks(result: Result) -> tuple[object, ...]:
        return tuple(-result.by_criterion.get(c, 0) for c in criteria)

    ordered = sorted(tied, key=lambda r: (marks(r), r.entry))
    if marks(ordered[wanted - 1]) == marks(ordered[wanted]):
        same = [r.entry for r in ordered if marks(r) == marks(ordered[wanted])]
        raise TieAtTheLine(
            tr("“{prize}”的最后名额上有并列：{entries}，按既定规则分不出先后。", prize=prize, entries="、".join(same)),
            where=tr("第 {place} 名", place=tied[0].place),
            mend=tr("请加赛并录入加赛轮次的评分，或由评委会按文件另定并列规则后重算。"),
        )
    return ordered[:wanted]
