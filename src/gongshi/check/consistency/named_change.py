"""The two numbers of a change by what it is called, wherever they stand (增减按名目找两数).

查出隐患146条。…去年同类检查查出隐患183条，今年同比下降20.2%: the base is the one number of then in the sentence, or the one of
the change's name; the number now is the one before that is called as the base is. Neither is taken where there are several.
"""

from __future__ import annotations

import re

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.called import shared
from gongshi.check.consistency.earlier import earlier
from gongshi.check.consistency.ends import Ends, is_planned
from gongshi.check.consistency.groups import lists_with
from gongshi.check.consistency.named_items import named_item
from gongshi.check.draft import Draft, is_counted, kin
from gongshi.papers.paper import Part

_FAR, _MOST = 800, 24
_TIMES = re.compile(
    r"去年|上年|上月|上周|上期|上季度|上一?[届轮批年]|前一[年季月旬周期日天]|同期|同月|今年|本月|本周|[0-9一二三四五六七八九十]+[至—-]?[0-9]*月份?|[0-9]{4}年|[上下]半年|[一二三四]季度|同类|全年|"
    r"为|是|有|达|共|计|全[国省市县区]|累计"
)
_MOVES = re.compile(
    r"(?:同比|环比|[比较与][^，。；]{0,8})*(?:净?[增减](?:加|少|长|收|支|产|幅为?)?|[上下](?:升|降|涨|跌)|提高|降低|回落|扩大|[多少][一-鿿]?)(?:了|约|近)?$"
)
_LEAST = 2  # characters in common that make two numbers of one thing
_CHAIN = 6  # changes that may go on from one name


def ends_called(draft: Draft, change: Claim) -> Ends | None:
    """The number now before the change and the one then in its sentence or of its name; None where either is not the only one."""
    name = name_of(draft, change)
    old = _then(draft, change, name)
    if old is None or not _is_next(draft, change, old):
        return None
    near = draft.between(max(0, change.start - _FAR), change.start)
    near = tuple(c for c in near if draft.part_of(c.start) is not Part.TITLE)
    thens = {c.start for c in earlier(draft, old.unit)}
    news = [
        c
        for c in near
        if is_counted(c) and c.start not in thens and kin(c.unit) == kin(old.unit) and not is_planned(draft, c)
    ]
    news = [c for c in news if (c.kind is Kind.AVERAGE) is (old.kind is Kind.AVERAGE)]
    new = _now(draft, news[-_MOST:], old, name)
    return Ends(new, old, near=False) if new is not None else None


def name_of(draft: Draft, change: Claim) -> str:
    """立案数 of 今年立案数同比增加28件，增长14.7%: what the change, or the amount that it goes on from, says that moved."""
    first = change
    for _ in range(_CHAIN):
        if name := _TIMES.sub("", _MOVES.sub("", _clause(draft, first).strip("，、；和及"))).strip("的"):
            return name
        before = draft.before(first)
        if before is None or before.kind is not Kind.CHANGE or "；" in draft.plain[before.end : first.start]:
            break
        first = before
    return ""


def is_of_its_name(draft: Draft, change: Claim, old: Claim) -> bool:
    """Whether change and base are called alike."""
    name = name_of(draft, change)
    return len(name) >= _LEAST and shared(name, _words(draft, old)) >= _LEAST


def _clause(draft: Draft, change: Claim) -> str:
    """The words of its clause before the change, dates in them too, from the number before."""
    start = draft.clause_start(change.outer_start)
    before = [c for c in draft.between(start, change.start) if c.kind is not Kind.DATE]
    return draft.plain[before[-1].outer_end if before else start : change.outer_start]


def _then(draft: Draft, change: Claim, name: str) -> Claim | None:
    """The one number of then in the sentence, of the change's unit where it is an amount; of several the one of the change's name."""
    start, end = draft.sentence_start(change.start), draft.sentence_end(change.start)
    own = [c for c in draft.between(start, end) if is_counted(c) and c is not change]
    own = [c for c in own if c.unit == change.unit or change.unit in ("%", "％")]
    thens = [c for c in own if any(c is e for e in earlier(draft, c.unit))]
    if name and len(thens) > 1:
        return named_item(draft, name, thens)
    return thens[0] if len(thens) == 1 else None


def _is_next(draft: Draft, change: Claim, old: Claim) -> bool:
    """Whether only changes stand between it and the base, and no semicolon parts the two unless both have one name."""
    low, high = sorted((change, old), key=lambda c: c.start)
    if any(c.kind not in (Kind.CHANGE, Kind.DATE) for c in draft.between(low.end, high.start)):
        return False
    words = draft.plain[low.outer_end : high.outer_start]
    if "分别" in words or "分别" in draft.clause_before(change.start):
        return False
    if high is old:
        return "分别" not in _clause(draft, change) and re.search("[比较与]", words) is None
    return "；" not in words or is_of_its_name(draft, change, old)


def _now(draft: Draft, news: list[Claim], old: Claim, name: str) -> Claim | None:
    """The number called as the base is, or as the change; where the base has no name, the only one of its unit."""
    words = _words(draft, old)
    if len(words) >= _LEAST:
        scored = [(shared(words, _words(draft, c) + c.subject), c) for c in news]
        best = max((s for s, _ in scored), default=0)
        top = _wholes(draft, [c for s, c in scored if s == best >= _LEAST])
        return top[-1] if len({c.value for c in top}) == 1 else None
    found = named_item(draft, name, news) if name else None
    return found or (news[-1] if len({c.value for c in news}) == 1 else None)


def _wholes(draft: Draft, alike: list[Claim]) -> list[Claim]:
    """Those that are no parts of others among them: 隐患146条, of which 边坡治理41条 takes its name."""
    starts = {c.start for c in alike}
    return (
        [c for c in alike if not any(g.whole.start in starts for g in lists_with(draft, c))]
        if len(alike) > 1
        else alike
    )


def _words(draft: Draft, claim: Claim) -> str:
    """What is said of the number before it in its clause, times and verbs of counting left out."""
    return _TIMES.sub("", draft.lead(claim)).strip("的、（")
