"""分别: as many values as names, in the same order (分别的对应)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from gongshi.check.claim import Kind
from gongshi.check.clause import Place
from gongshi.check.lexicon import without_tail
from gongshi.check.phrase import before_phrase

_RESPECTIVELY = re.compile(r"分别[^，。；：、0-9]{0,10}$|占比依次[为是]?$")
_BY_NAME = re.compile(
    r"(?:分别|依次)[为是有][^，。；：、0-9]{1,8}[县区市镇乡村省州国站局校院]$"
)  # 分别为甲县27亿元、乙县22亿元
_NEXT = re.compile(
    r"[、和及与 ]{0,2}(?:以及|及|和)?[^，,。；：、0-9较比]{0,6}|[，,] ?(?:以及|及|和)?[^，,。；：、0-9较比]{0,3}"
)
_LISTED = re.compile("、")
_NAMES = re.compile(r"[、和及与]|以及")


def subjects_in_turn(line: str, around: Sequence[Place]) -> Mapping[int, str | int]:
    """For each place that 分别 governs, the name it belongs to, by index of the place.

    Where no names stand in the clause, the values are said of the quantities before, in order:
    the number given then is an index among the sentence's quantities that are no date.
    """
    found: dict[int, str | int] = {}
    if "分别" not in line and "依次" not in line:
        return found
    last: list[int] = []
    for i, place in enumerate(around):
        if i in found:
            continue
        if _IN_TURN.search(place.left[-14:]) and _RESPECTIVELY.search(place.left) and not _BY_NAME.search(place.left):
            last = _run(line, around, i)
            found.update(
                zip(last, _owners(line, around, i, len(last)) or [_head(line, around, last)] * len(last), strict=False)
            )
        elif last and i == last[-1] + 1:
            found.update(_in_the_same_order(line, around, i, [found[one] for one in last]))
    return found


def _head(line: str, around: Sequence[Place], run: Sequence[int]) -> str:
    """城乡居民可支配收入分别达3万元、2万元: what all the values are of, where they have one unit and no names."""
    place = around[run[0]]
    clause = line[max(place.begins, around[run[0] - 1].found.outer_end if run[0] else 0) : place.found.outer_start]
    head = clause[: clause.rfind("分别")]
    if len({around[i].found.unit for i in run}) > 1 or _MOVES.search(head + place.left[-6:]):
        return ""
    return before_phrase(head).text


_MOVES = re.compile("[增降升减涨跌]|比|指标|指数")


def _in_the_same_order(line: str, around: Sequence[Place], i: int, owners: list[str | int]) -> dict[int, str | int]:
    """分别达94%和81%，较上月提升11个和26个百分点: as many changes as values, each of its own."""
    place = around[i]
    run = _run(line, around, i) if _COMPARED.match(place.left) else []
    return dict(zip(run, owners, strict=True)) if len(run) == len(owners) > 1 else {}


_IN_TURN = re.compile("分别|依次")
_COMPARED = re.compile("同比|环比|[较比高低]|增长|下降|增加|减少|提高|上升")


def _run(line: str, around: Sequence[Place], first: int) -> list[int]:
    """The place and those behind it that only 、 or 和 divides."""
    run = [first]
    for i in range(first + 1, len(around)):
        between = line[around[i - 1].found.outer_end : around[i].found.outer_start]
        if not _NEXT.fullmatch(between) or around[i].sentence != around[first].sentence:
            break
        if _IN_TURN.search(between):
            break
        if between[:1] in "，," and _MOVES.search(between) and not _MOVES.search(around[first].left[-8:]):
            break  # 分别达38620元、21745元，增长4.6%、6.8%: the changes are another run
        run.append(i)
    return run


def _owners(line: str, around: Sequence[Place], first: int, count: int) -> list[str | int]:
    place = around[first]
    clause = line[place.begins : place.found.outer_start]
    names = _names(clause[: max(clause.rfind("分别"), clause.rfind("依次"))], count)
    names = names or _names_before(line, place, count)
    if names:
        return list(names)
    before = [p for p in around[:first] if p.sentence == place.sentence and p.found.kind is not Kind.DATE]
    if place.found.kind is Kind.DURATION and "判" in place.left:
        before = [p for p in before if p.found.kind is not Kind.DURATION]  # 判处三年，另两人分别判处两年、一年
    if place.found.kind is not Kind.PERCENT and not any(p.found.unit == place.found.unit for p in before):
        head = _head(line, around, list(range(first, first + count)))
        if head:
            return [head] * count  # 下泄流量分别为150立方米/秒和80立方米/秒
    flat = line.count("持平", place.found.outer_end, place.found.outer_end + 40)
    firm = [i for i, p in enumerate(before) if p.found.kind is not Kind.DURATION]
    shares = place.found.kind is Kind.PERCENT and firm and "占" in place.left
    alike = [i for i in firm if before[i].found.unit == before[firm[-1]].found.unit] if shares else []
    firm = alike if len(alike) >= count else firm
    kept = firm if len(firm) >= count + flat else list(range(len(before)))
    return [*kept[len(kept) - count - flat : len(kept) - flat]] if len(kept) >= count + flat else []


def _names_before(line: str, place: Place, count: int) -> list[str]:
    """前三位的是甲县、乙县和丙市，综合指数分别为3.02、3.15和3.28: the names that the clause before ends with."""
    end = place.begins - 1
    if line[end : end + 1] not in "，,":
        return []
    begin = max(place.sentence, end - _FAR)
    named = _ENDS_IN_NAMES.search(line, begin, end)
    if named is None and place.left.startswith("分别"):
        named = _NAMED_FIRST.search(line, begin, end)  # 小客车、摩托车酒驾突出，分别查处58起、27起
    names = _names(named["names"], count) if named and count > 1 else []
    head = before_phrase(line[place.begins : place.found.outer_start].rpartition("分别")[0]).text if names else ""
    return [name + head for name in names]


_FAR, _LONGEST = 80, 60  # characters of a list before 分别, and of each of its names
_ENDS_IN_NAMES = re.compile(r"(?:的?(?:依次|分别)?[是为有]|[：:])(?P<names>[^，,。；：:0-9是为]{2,60})$")


_NAMED_FIRST = re.compile(r"(?:^|(?<=[，。；：]))(?P<names>[^，,。；：:0-9是为]{2,60})$")
_PAIRS = {"城乡": ("城镇", "农村"), "男女": ("男", "女"), "进出口": ("进口", "出口"), "干支线": ("干线", "支线")}
_BOTH = re.compile("|".join(_PAIRS))  # 城乡居民收入分别达4.4万元和2.2万元


def _names(text: str, count: int) -> list[str]:
    """The `count` names of a list, the first without the verb before it; none when there are more or fewer."""
    whole = without_tail(text, "links") if len(text) < _LONGEST * count else ""
    both = _BOTH.search(whole) if count == 2 else None
    if both:
        named = before_phrase(whole).text or whole
        return [named.replace(both[0], one, 1) for one in _PAIRS[both[0]]]
    for between in (_LISTED, _NAMES):
        parts = [part for part in between.split(whole) if part.strip()]
        if len(parts) == count:
            return [before_phrase(parts[0]).text or parts[0], *(part.strip() for part in parts[1:])]
    return []
