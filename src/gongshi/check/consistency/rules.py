"""Every rule of consistency, in the order in which their findings are shown (全部规则)."""

from __future__ import annotations

from gongshi.check.consistency import (
    ages,
    averages,
    chainage,
    changes,
    dates,
    differences,
    each,
    enumerations,
    hundred,
    lengths,
    lists,
    loose,
    probation,
    ratios,
    restated,
    shares,
    sums,
    tables,
    times,
    units,
    ups_downs,
    within,
)
from gongshi.check.consistency.rule import Rule

RULES: tuple[Rule, ...] = (
    restated.RULE,
    ups_downs.RULE,
    sums.RULE,
    tables.RULE,
    within.RULE,
    lists.RULE,
    enumerations.RULE,
    shares.RULE,
    ratios.RULE,
    hundred.RULE,
    averages.RULE,
    each.RULE,
    changes.RULE,
    times.RULE,
    differences.RULE,
    lengths.RULE,
    chainage.RULE,
    ages.RULE,
    probation.RULE,
    loose.RULE,
    dates.RULE,
    units.RULE,
)
