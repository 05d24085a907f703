"""Whether what is divided was told whole (划分是否列全): 从天气看，雨天97起，大雾54起 may leave out the days that were fine."""

from __future__ import annotations

from collections.abc import Sequence

from gongshi.check.claim import Claim
from gongshi.check.consistency.groups.bands import are_bands
from gongshi.check.consistency.groups.group import make_up
from gongshi.check.consistency.groups.heads import are_grades, are_pair, leave_nothing
from gongshi.check.consistency.groups.mended import is_slip_of
from gongshi.check.consistency.words import has
from gongshi.check.draft import added, number


def may_be_all(whole: Claim, parts: Sequence[Claim], said: Sequence[str]) -> bool:
    """Whether the parts were meant to make up the whole: they are no less, their heads leave nothing out, or one slip is all that they lack."""
    if make_up(parts, whole) or added(parts) > number(whole):
        return True
    if are_pair(said) or are_grades(said) or are_bands(said) or leave_nothing(said) or has("closers", said[-1]):
        return True
    return is_slip_of(number(whole), [number(p) for p in parts])
