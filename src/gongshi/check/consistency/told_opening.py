"""Several bases told at once before the changes: 与去年同期（火灾742起、死亡134人）相比，火灾起数下降7.8%，死亡人数下降9.7% (开头的基数).

Each change names its own thing; the base and the number now are those of that name.
"""

from __future__ import annotations

import re

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.ends import Ends, is_then
from gongshi.check.consistency.groups.group import in_bracket
from gongshi.check.consistency.named_items import named_item
from gongshi.check.draft import Draft, is_counted, number

_OPENS = re.compile(
    r"(?:^|[，。；：\n])(?:[与和同跟]|相比于?|[比较])[^，。；（）0-9]{0,10}(?:[0-9]{4}年|[0-9]{1,2}月)?[^，。；（）0-9]{0,6}(?P<open>（?)[^，。；（）0-9]{0,10}$"
)
_WITH = re.compile(r"[^，。；（）0-9]{0,6}）?(?:相比|比较|对比|相较)?，?")
_VERB = re.compile(
    r"(?:同比|环比|分别|[比较与][^，。；]{0,8})*(?:净?[增减](?:加|少|长|幅为?)?|[上下](?:升|降|涨|跌)|提高|降低|缩短|回落|扩大|[多少])(?:了|约|近)?$"
)
_LINES, _MOST = 3, 24


def opened_bases(draft: Draft, change: Claim) -> list[Claim]:
    """The numbers told in a row behind 与, 比 or 较, before the change in its sentence; none where there is only one."""
    start = draft.sentence_starts[draft.sentence_of(change.start)]
    known = draft.memo.setdefault((opened_bases, start), None)
    if not isinstance(known, list):
        known = draft.memo[(opened_bases, start)] = _bases_of(draft, start)
    return [c for c in known if c.start < change.start] if known and known[-1].start < change.start else []


def _bases_of(draft: Draft, start: int) -> list[Claim]:
    own = [c for c in draft.in_sentence(start + 1) if is_counted(c)]
    for n, first in enumerate(own):
        opens = _OPENS.search(draft.plain[max(start - 1, first.outer_start - 40, 0) : first.outer_start])
        if opens is None:
            continue
        row = [first]
        for claim in own[n + 1 :]:
            between = draft.plain[row[-1].outer_end : claim.outer_start]
            if re.search(r"[。；）]" if opens["open"] else r"[，。；）]", between) or (
                opens["open"] and not in_bracket(draft.plain, claim.start)
            ):
                break
            row.append(claim)
        behind = draft.plain[row[-1].outer_end : row[-1].outer_end + 12]
        told = _WITH.match(behind)
        if (
            len(row) > 1
            and told is not None
            and ("相比" in told[0] or "比" in told[0] or "）" in told[0] or "相较" in told[0])
        ):
            return row
    return []


def ends_opened(draft: Draft, change: Claim) -> Ends | None:
    """The number now and the base that the change's own name calls; None where its name is not told, or calls none."""
    bases = opened_bases(draft, change)
    name = _name(draft, change) if bases else ""
    old = named_item(draft, name, bases) if name else None
    if old is None:
        return None
    line = draft.paragraph_starts[max(0, draft.paragraph_of(change.start) - _LINES)]
    news = [c for c in draft.between(line, change.start) if _may_be_now(draft, c, old) and c not in bases][-_MOST:]
    new = _named_now(draft, name, news, bases[-1].start)
    return Ends(new, old, near=True) if new is not None else None


def _named_now(draft: Draft, name: str, news: list[Claim], at: int) -> Claim | None:
    """Of the sentence itself behind the bases, else of what was told before: the first of its name in the nearest line that has one."""
    own = [c for c in news if c.start > at]
    found = named_item(draft, name, own) if own else None
    if found is not None:
        return found
    lines: dict[int, list[Claim]] = {}
    for claim in news:
        lines.setdefault(draft.paragraph_of(claim.start), []).append(claim)
    for line in sorted(lines, reverse=True):
        told = [c for c in lines[line] if named_item(draft, name, [c]) is c]
        if told:
            return told[0]
    return None


def _may_be_now(draft: Draft, claim: Claim, old: Claim) -> bool:
    return is_counted(claim) and claim.unit == old.unit and not is_then(draft, claim) and bool(number(old))


def _name(draft: Draft, change: Claim) -> str:
    """What the change says that rose or fell; of a second change of one thing (减少13人、下降9.7%) what the first one says."""
    for _ in range(3):
        lead = draft.lead(change).strip("，、；和及")
        name = _VERB.sub("", lead)
        if name:
            return name
        before = draft.before(change)
        if before is None or before.kind is not Kind.CHANGE:
            return ""
        change = before
    return ""
