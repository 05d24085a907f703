"""Parts add up to their whole where nothing is left out (分项之和).

A list behind 其中 may be partial; it is taken as whole only where a word closes it (其余, 分别, 包括),
where its heads are of one family (三个县, 三类车辆) or a known pair (进口与出口), and where its sum
comes near. Parts that overlap (女性, 党员) are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gongshi.check.consistency.closed import is_closed
from gongshi.check.consistency.groups import Group, groups, item_heads
from gongshi.check.consistency.rule import Rule, contradicts, shown, silent, stands
from gongshi.check.draft import Draft, number
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr


def judge(draft: Draft) -> Iterator[Finding]:
    """Each group of a whole and its parts that is closed, or that adds up."""
    together = list(groups(draft))
    proven = {_key(draft, g) for g in together if _adds_up(g)}
    for group in together:
        found = _judged(draft, group, _key(draft, group) in proven)
        if found is not None:
            yield found


def _key(draft: Draft, group: Group) -> tuple[str, ...]:
    """What the parts are parts by: the same heads adding up once leave nothing out in another unit either."""
    return tuple(item_heads(draft, group.parts))


def _adds_up(group: Group) -> bool:
    return abs(sum((number(p) for p in group.parts), Decimal(0)) - number(group.whole)) <= _tolerance(group)


def _judged(draft: Draft, group: Group, proven: bool) -> Finding | None:
    total, values = number(group.whole), [number(p) for p in group.parts]
    added = sum(values, Decimal(0))
    sign = "=" if added == total else "≠"
    sum_ = f"{'+'.join(shown(v) for v in values)}={shown(added)}{'' if sign == '=' else f'，{sign}{shown(total)}'}"
    if abs(added - total) <= _tolerance(group):
        return RULE.finding(Verdict.STANDS, tr("分项之和等于总数"), group.whole, *group.parts, sum=sum_)
    if not (proven and total) and not is_closed(draft, group):
        return None
    why = tr("分项之和与“{whole}”不符", whole=group.whole.text)
    return RULE.finding(Verdict.CONTRADICTS, why, group.whole, *group.parts, sum=sum_)


def _tolerance(group: Group) -> Decimal:
    """Nothing for whole counts; half of the last place for every rounded number."""
    steps = [c.step for c in (group.whole, *group.parts)]
    return Decimal(0) if all(step == 1 for step in steps) else sum(steps, Decimal(0)) / 2


RULE = Rule(
    "sum",
    "分项之和",
    "一组分项没有遗漏时，其和应等于总数；只列举部分的“其中”不核。",
    judge,
    (
        stands("共发生火灾278起，其中甲县9起、乙县4起、丙县265起。"),
        contradicts("共发生火灾278起，其中甲县9起、乙县4起、丙县256起。"),
        contradicts("共处理警情214起，其中简易程序处理209起，一般程序处理15起。"),
        stands("进出口总额96.4亿元，其中出口71.9亿元，进口24.5亿元。"),
        contradicts("查处312起，其中酒驾83起，其余违法219起。"),
        contradicts("甲县21起、乙县8起、丙县5起，合计36起。"),
        silent("查处交通违法1.26万起，其中酒驾83起、超员19起。"),
        silent("表彰10名同志，其中女性4名，党员9名。"),
        silent("共报告732例，居前三位的分别为肝炎318例、肺结核201例、梅毒96例。"),
    ),
)
