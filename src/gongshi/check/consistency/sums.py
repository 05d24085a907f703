"""Parts add up to their whole where nothing is left out (分项之和).

A list behind 其中 may be partial; it is taken as whole only where a word closes it (其余, 分别, 包括),
where its heads are of one family (三个县, 三类车辆) or a known pair (进口与出口), and where its sum
comes near. Parts that overlap (女性, 党员) are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Sequence
from decimal import Decimal

from gongshi.check.consistency.groups import Group, are_family, are_pair, groups, heads, item_heads
from gongshi.check.consistency.rule import Rule, contradicts, is_slip, shown, silent, stands
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft, number
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr

_FEW = 3
_ETC = re.compile(r"[一-鿿]等(?:共|共计)?[0-9]")


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
    if not (proven and total) and not _is_closed(draft, group, added, total):
        return None
    why = tr("分项之和与“{whole}”不符", whole=group.whole.text)
    return RULE.finding(Verdict.CONTRADICTS, why, group.whole, *group.parts, sum=sum_)


def _tolerance(group: Group) -> Decimal:
    """Nothing for whole counts; half of the last place for every rounded number."""
    steps = [c.step for c in (group.whole, *group.parts)]
    return Decimal(0) if all(step == 1 for step in steps) else sum(steps, Decimal(0)) / 2


def _is_closed(draft: Draft, group: Group, added: Decimal, total: Decimal) -> bool:
    said = heads(draft, group.parts)
    tails = [draft.lead(p) for p in group.parts[1:]]
    if (
        not total
        or any(has("overlapping", head) for head in said)
        or has("partial", group.words)
        or _ETC.search(group.words)
    ):
        return False
    near = added / total
    if any(has("closers", lead) for lead in tails) or (has("closers", group.opener) and group.opener != "分别"):
        return Decimal("0.3") <= near <= 3
    if group.opener == "其余":
        return True
    if group.opener == "分别":
        return Decimal("0.85") <= near <= Decimal("1.15")
    if group.opener == "合计":
        return Decimal("0.5") <= near <= 2
    if are_pair(said):
        return Decimal("0.5") <= near <= 2 or abs(added - total) <= _FEW
    if are_family(said):
        return Decimal("0.75") <= near <= Decimal("1.3") or abs(added - total) <= _FEW
    if len(said) > 2 and Decimal("0.9") <= near <= Decimal("1.1"):
        return True
    return (
        len(said) > 2 and Decimal("0.7") <= near <= Decimal("1.4") and one_slip(total, [number(p) for p in group.parts])
    )


def one_slip(total: Decimal, values: Sequence[Decimal]) -> bool:
    """Whether one slip of the pen, in the total or in one part, is all that keeps them from adding up."""
    added = sum(values, Decimal(0))
    if is_slip(shown(total), shown(added)):
        return True
    return any(is_slip(shown(v), shown(total - added + v)) for v in values if total - added + v > 0)


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
