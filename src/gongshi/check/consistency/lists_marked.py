"""Items told one by one with a mark each: 一是…二是…, （一）…（二）…, 1. … 2. …, 案例一 … 案例二 (逐条列出的).

They stand behind the number in its line, in the lines below a line that leads to them, or above a line that says 以上.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gongshi.check.claim import Claim, Role
from gongshi.check.consistency.groups.lines import items_above
from gongshi.check.consistency.lists_counted import Counted, counted, may_count_a_list
from gongshi.check.draft import Draft, kin
from gongshi.check.finding import Span
from gongshi.i18n import tr
from gongshi.papers.paper import Part

_NUMBERS = "一二三四五六七八九十"
_N = rf"[{_NUMBERS}]{{1,3}}"
_MARK = re.compile(
    rf"(?:^|(?<=[；。：，、\s]))(?:(?P<said>{_N})(?:是|要)|第(?P<nth>{_N})[，、是]|[（(](?P<round>[0-9]{{1,3}})[）)]"
    rf"|[（(](?P<named>{_N})[）)]|(?P<ring>[①-⑳])|(?P<dot>[0-9]{{1,3}})[.．、](?![0-9](?![0-9]?月))"
    rf"|(?:典型)?案例[ 　]?(?P<case>{_N}|[0-9]{{1,2}})(?=[：:、.．\s　]|$)|(?P<head>{_N})、)"
)
_POINTS = re.compile(r"([两三四五六七八九十]点)(?:具体|工作)?(?:要求|意见|建议|希望|措施|倡议|承诺)(?=[：。，])")
_NEAR = 40  # characters between the number and the first item of its line
_LONGEST, _LINES, _MOST = 2_000, 400, 40
LONGEST_LEAD_IN = 600  # characters of a line that leads to the lines below
_DAY = re.compile(r"\s*(?:20[0-9]{2}年)?[0-9]{1,2}月[0-9]{1,2}日")
_SKIPS = re.compile(r"略|省略|…")
_BESIDES = re.compile(r"此外|另外|还[有要存需]")
_MATTERS = re.compile(r"事项[^，。；]{0,8}(?:如下|告知|通知|公告)")
_ONLY_SOME = re.compile(r"(?:其中|选取|选登|选编|部分|摘要|节选)[^，；]{0,14}(?:如下|通报|公布|通告|刊登|案例)")
_PICKED = re.compile(r"(?:其中|[选择][取登编出]|[现精挑遴]选)的?$")  # 现将其中两起通报如下: these are told
_LEADS_ON = re.compile(r"如下|以下|下列|：$")
_CASES = re.compile(r"[^，。；\n]{0,10}(?:案例|案件|问题|事例|典型)")
_EVENTS = ("起", "件", "例", "宗", "个")
_CASE_MARKS = ("case", "head")
_BREAKS = (Part.HEADING, Part.TITLE, Part.CELL)
_ABOVE = re.compile(r"(?:^|[，。；：\n])(?:以上|上述|前述|上列|这)$")


def marked(draft: Draft) -> Iterator[Counted]:
    """Every number of items that are told one by one."""
    for claim in draft.counted:
        if may_count_a_list(claim):
            found = _in_line(draft, claim) or _below(draft, claim) or _above(draft, claim)
            if found is not None:
                yield found


def run_of(text: str) -> int:
    """How far the marks run on that a piece of text begins with, each in order; 0 where it begins with none.

    >>> run_of("一是排查，二是整治，三是宣传。"), run_of("（一）甲；（三）乙"), run_of("甲、乙")
    (3, 1, 0)
    """
    first = _MARK.match(text.lstrip())
    run = 0
    for mark in _MARK.finditer(text.lstrip()) if first else ():
        if first and mark.lastgroup == first.lastgroup:
            if _value(mark[mark.lastgroup or 0]) != run + 1:
                break
            run += 1
    return run


def _value(mark: str) -> int:
    if mark in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳":
        return ord(mark) - ord("①") + 1
    if mark.isdecimal():
        return int(mark)
    tens, _, ones = mark.rpartition("十")
    return (10 if "十" in mark else 0) * (_NUMBERS.find(tens) + 1 or 1) + (_NUMBERS.find(ones) + 1 if ones else 0)


def words_marked(draft: Draft) -> Iterator[tuple[Span, str, int, int]]:
    """Where 三点要求 stands, which is no claim, the word, the number in it and how many are told behind: 一要…二要…"""
    for found in _POINTS.finditer(draft.plain):
        run = _run_behind(draft, found.end())
        if run > 1:
            yield found.span(1), found[1], _value(found[1][0].replace("两", "二")), run


def _in_line(draft: Draft, claim: Claim) -> Counted | None:
    """五类隐患：一是…，二是… in the line of the number."""
    return _told(claim, _run_behind(draft, claim.outer_end), tr("之后列出"))


def _run_behind(draft: Draft, at: int) -> int:
    """How far the marks run on that begin right behind a number, in its line."""
    rest = draft.plain[at : min(draft.line_end(draft.line_of(at - 1)), at + _LONGEST)]
    first = re.search(r"[：。，；]\s*(?=一[是要]|第一[，、是])|：\s*(?=[（(]?[1一①])", rest)
    if first is None or first.start() > _NEAR or "。" in rest[: first.start()] or _BESIDES.search(rest):
        return 0
    return run_of(rest[first.end() :])


def _told(claim: Claim, run: int, what: str) -> Counted | None:
    return counted(claim, {run}, what) if run > 1 else None


def _below(draft: Draft, claim: Claim) -> Counted | None:
    """The marked lines below the line of which the number is the one that counts them."""
    line = draft.line_of(claim.start)
    if draft.parts[line][0] is Part.CELL:
        return None
    items, way = _items_below(draft, line, cases=bool(_CASES.match(draft.plain, claim.end)))
    if len(items) == 1 and _leads(draft, claim, line, items):
        return _told(claim, run_of(draft.line(items[0])), tr("下列编号"))  # （一）…；（二）… in the one line below
    if len(items) < 2 or any(_SKIPS.search(draft.line(n)[-12:]) for n in items):
        return None
    told = way == "case" or _leads(draft, claim, line, items)
    parts = [draft.counted_between(draft.line_starts[n], draft.line_end(n)) for n in items[:_MOST]]
    if not told or all(any(kin(c.unit) == kin(claim.unit) for c in own) for own in parts):
        return None  # 死亡77人。1.工矿商贸死亡22人；2.道路交通死亡53人: these are parts of the number
    return _told(claim, len(items), tr("下列编号"))


def _items_below(draft: Draft, line: int, *, cases: bool) -> tuple[list[int], str]:
    """The lines below that are marked in one way and in order, those between belong to their item; with the way."""
    items: list[int] = []
    way, last = "", 0
    for n in range(line + 1, min(line + _LINES, len(draft.line_starts))):
        found, value = _mark_of(draft.line(n), cases=cases)
        if found and found == (way or found):
            if not last < value <= last + 1 + bool(items):  # one may have been left out
                break
            way, last = found, value
            items.append(n)
        elif not cases and (draft.parts[n][0] in _BREAKS if items else draft.line(n).strip() and n > line + 1):
            break
    alike = way != "head" or len({draft.line(n).rstrip("。 　")[-1:] for n in items}) == 1
    return (items, way) if alike else ([], "")  # 四、工作要求 is no case


def _mark_of(text: str, *, cases: bool) -> tuple[str, int]:
    """The way the line is marked and the number of it; 案例一 and 一、 count only cases."""
    mark = _MARK.match(text.lstrip())
    way = mark.lastgroup if mark else None
    if mark is None or way is None or (way in _CASE_MARKS and not cases):
        return "", 0
    return way, _value(mark[way])


def _leads(draft: Draft, claim: Claim, line: int, items: Sequence[int]) -> bool:
    """Whether the claim is what the lines below are counted by: the first count of a line that leads to them."""
    text, start = draft.line(line), draft.line_starts[line]
    if len(text) > LONGEST_LEAD_IN or ((mark := _MARK.match(text.lstrip())) and mark.lastgroup != "head"):
        return False
    own = [c for c in draft.counted_between(start, start + len(text)) if may_count_a_list(c)]
    bracketed = [c for c in own if draft.plain[c.start - 1 : c.start] + draft.plain[c.end : c.end + 1] == "（）"]
    picked = [c for c in own if _PICKED.search(draft.lead(c))]
    if next(iter(picked or bracketed or own), None) is not claim:
        return False
    if _MATTERS.search(text) or (not picked and _ONLY_SOME.search(draft.plain, claim.end, start + len(text))):
        return False  # 12所小学开展服务，有关事项告知如下: the lines below are matters, not schools
    dated = claim.unit in _EVENTS and all(_DAY.match(_MARK.sub("", draft.line(n).lstrip(), count=1)) for n in items)
    headline = "。" not in text and len(text) < _NEAR
    led = claim.role is Role.TOTAL or headline or dated or _LEADS_ON.search(text) is not None
    return led and text.count("。") <= 2


def _above(draft: Draft, claim: Claim) -> Counted | None:
    """上述三起案件, 以上5辆车: the numbered items directly above, headings only where all end alike (…案)."""
    line = draft.line_of(claim.start)
    if not line or not _ABOVE.search(draft.plain[draft.line_starts[line] : claim.outer_start]):
        return None
    items = [draft.plain[a:b].partition("\n")[0] for a, b in items_above(draft, line)]
    heads = any(re.match(rf"\s*{_N}、", item) for item in items)
    if len(items) < 2 or (heads and len({item.rstrip("。 ")[-1:] for item in items}) > 1):
        return None
    return counted(claim, {len(items)}, tr("上面列出"))
