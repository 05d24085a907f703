"""Lists that lie over several lines or sentences: enumerated in one line below, grouped by label, vehicles of a crash (分散的列举)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.list_items import hidden, items_of
from gongshi.check.consistency.lists_before import Counted, may_count_a_list
from gongshi.check.draft import PEOPLE, Draft, is_counted, number
from gongshi.i18n import tr
from gongshi.papers.paper import Part

_NUMBERS = "一二三四五六七八九十"
_MARK = re.compile(
    r"(?:^|(?<=[；。：，、\s]))(?:[（(]([一二三四五六七八九十]{1,3}|[0-9]{1,2})[）)]|([①-⑳])|([0-9]{1,2})[.．、](?![0-9]))"
)
_GROUP = re.compile(
    r"\s*(?:[（(]?[0-9一二三四五六七八九十]{1,2}[）).、．]\s*)?[一-鿿]{2,14}(?:（[^（）\n]{1,8}）)?：([^：，\n]{2,2000}?)[；。]?\s*"
)
_LEAD_IN = re.compile(r"以下|下列|如下|名单|公示|公告|通报|公布|：$|命名|认定|确定|入选|表彰|拟")
_CRASH = re.compile(r"^(?:连环)?(?:相撞|追尾|碰撞|刮擦|连环)")
_VEHICLES = ("辆", "台")
_ACCUSED = re.compile(r"^(?:被告人|被告|罪犯|犯罪嫌疑人|嫌疑人|被执行人|当事人|涉案人员|责任人)")
_MASKED = re.compile(r"(?<![一-鿿])[一-鿿]某{1,2}(?![一-鿿]?某)|(?<=[人、和由对将])[一-鿿]某{1,2}|[一-鿿]某{2}")
_LINES = 30
_LONGEST_LEAD_IN = 160


def joined(draft: Draft) -> Iterator[Counted]:
    """Each number with what the lines or sentences behind it name, together."""
    for claim in draft.claims:
        if claim.kind is not Kind.COUNT or not is_counted(claim) or not 1 < number(claim) <= 300:
            continue
        for length, what, far in (
            (_inline_below(draft, claim), tr("下列编号"), 2),
            (_grouped_below(draft, claim), tr("名单有"), 2),
            (_crashed(draft, claim), tr("之后列出"), 2),
            (_masked(draft, claim), tr("之后列出"), 1),
        ):
            if length > 1 and abs(length - number(claim)) <= far:
                yield Counted(claim, length, what)


def _leads_in(draft: Draft, claim: Claim) -> int | None:
    """The line right below, where the claim is the first count of a short line that leads to a list."""
    line = draft.paragraph_of(claim.start)
    text = draft.line(line)
    if not may_count_a_list(claim) or len(text) > _LONGEST_LEAD_IN or not _LEAD_IN.search(text):
        return None
    own = [c for c in draft.between(draft.paragraph_starts[line], claim.start) if may_count_a_list(c)]
    below = line + 1
    return None if own or below >= len(draft.paragraph_starts) or draft.parts[below][0] is Part.CELL else below


def _inline_below(draft: Draft, claim: Claim) -> int:
    """7条道路：, and in the one line below （一）…；（二）…；（三）…"""
    line = _leads_in(draft, claim)
    text = draft.line(line) if line is not None else ""
    marks = [_value(m) for m in _MARK.finditer(text)]
    run = 0
    while run < len(marks) and marks[run] == run + 1:
        run += 1
    return run if run > 1 and len(marks) == run and text.count("；") + text.count("。") >= run - 1 else 0


def _value(mark: re.Match[str]) -> int:
    if mark[2]:
        return ord(mark[2]) - ord("①") + 1
    text = mark[1] or mark[3]
    if text.isdecimal():
        return int(text)
    tens, _, ones = text.rpartition("十")
    return (10 if "十" in text else 0) * (_NUMBERS.find(tens) + 1 or 1) + (_NUMBERS.find(ones) + 1 if ones else 0)


def _grouped_below(draft: Draft, claim: Claim) -> int:
    """命名9个村：东演区：甲村、乙村；⏎西演区：丙村、丁村。 the names of all lines together."""
    line = _leads_in(draft, claim)
    total, groups = 0, 0
    while line is not None and line < len(draft.paragraph_starts) and groups < _LINES:
        found = _GROUP.fullmatch(draft.line(line))
        items = items_of(hidden(found[1])) if found else None
        if found is None or (items is not None and len(items.lengths) > 1) or (items is None and "、" in found[1]):
            break
        total += max(items.lengths) if items is not None else 1
        groups, line = groups + 1, line + 1
    return total if groups > 1 and total > groups else 0


def _crashed(draft: Draft, claim: Claim) -> int:
    """一起5车追尾，涉及重型车2辆、小型车2辆、面包车1辆."""
    if claim.unit not in ("车", "辆", "辆车") or not _CRASH.match(draft.tail(claim).lstrip("车")):
        return 0
    own = [c for c in draft.in_sentence(claim.start) if c.start > claim.start and c.unit in _VEHICLES and is_counted(c)]
    listed = len(own) > 1 and "、" in draft.plain[own[0].end : own[-1].start]
    return int(sum(map(number, own))) if listed else 0


def _masked(draft: Draft, claim: Claim) -> int:
    """3起案件，3名被告人…。王某某…；李某某…；赵某某…: the masked names of the text, where they are as many as the cases too."""
    if claim.unit not in PEOPLE or not _ACCUSED.match(draft.tail(claim)):
        return 0
    start = draft.paragraph_starts[draft.paragraph_of(claim.start)]
    names = set(_MASKED.findall(draft.plain, claim.end, min(len(draft.plain), claim.end + 3_000)))
    cases = [c for c in draft.between(start, claim.start) if c.unit in ("起", "件", "宗") and is_counted(c)]
    return len(names) if any(number(c) == len(names) for c in cases) else 0
