"""What each part of a list counts, and whether the parts exclude each other (分项的名目)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from gongshi.check.claim import Claim
from gongshi.check.consistency.words import contrasts, has, pairs, pattern, scales, systems, words
from gongshi.check.draft import Draft
from gongshi.check.once import once

_WORDS = re.compile(r"[，：]?[^0-9，；：、（]+")

_NOT_YET = ("正在", "在建", "在办", "在审", "尚未", "未", "待", "还有", "仍有", "尚在")
_GOING_ON, _IS_DONE = re.compile("(?:正在|仍在|尚未)[^的中]{1,6}"), ("通", "完", "成", "结", "毕", "复")
_PARTLY = ("部分", "基本", "较", "比较", "半")
_OPPOSITE = [
    set(p)
    for p in (
        "内外",
        "上下",
        "男女",
        "大小",
        "新旧",
        "新老",
        "公私",
        "进出",
        "城乡",
        "前后",
        "左右",
        "东西",
        "南北",
        "干湿",
        "有无",
        "老少",
        "水陆",
        "正副",
    )
]

_HALF = re.compile(r"(前|后|最后|余下|后续)[0-9一二三四五六七八九十两]{1,3}个?(?:天|日|月|周|年|季度|期|批|轮|场|小时)")
_IN_BRACKET = re.compile(r"^.*（(?=[^（）]*$)")  # 走私冻品420吨（海上310吨: what opens a bracket is no part of the head
_STEPS = re.compile(r"[初复终][审核检赛试评选查]|[一二]审|笔试|面试")
_SHORT = 4
_MOST = 4096  # heads whose words are kept


def heads(draft: Draft, parts: Sequence[Claim]) -> list[str]:
    """What each part counts: the words before it where they differ, else the claim's subject."""
    return list(_heads(draft, tuple(parts)))


@once
def _heads(draft: Draft, parts: tuple[Claim, ...]) -> list[str]:
    said = [_head_before(draft, p) for p in parts]
    tails = [draft.tail(p) for p in parts]
    if not any(said) and all(len(tail) <= _SHORT for tail in tails):
        said = tails  # 六类上涨，二类下降
    if all(said) and len(set(said)) == len(said):
        return said
    items = [_head_of_item(draft, p) for p in parts]
    if all(items) and len(set(items)) == len(items):
        return items
    return [p.subject or s for p, s in zip(parts, said, strict=True)]


def item_heads(draft: Draft, parts: Sequence[Claim]) -> list[str]:
    """The first words of each part's item; empty strings where an item has none of its own."""
    said = [_head_of_item(draft, p) for p in parts]
    return said if len(set(said)) == len(said) and all(said) else [f"{p.start}" for p in parts]


@once
def _head_of_item(draft: Draft, part: Claim) -> str:
    """The first words of the item between semicolons: 公路客运车辆16辆、涉及企业6家；…"""
    start = draft.sentence_start(part.start)
    before = draft.plain[start : part.outer_start]
    cut = max(before.rfind("；") + 1, *(m.end() for m in pattern("openers").finditer(before)), 0)
    if "；" not in before:
        pieces = [m.end() for m in re.finditer("，", before[cut:])]
        cut += pieces[-1] if pieces else 0
    found = _WORDS.match(before[cut:])
    return found[0] if found else ""


@once
def _head_before(draft: Draft, part: Claim) -> str:
    """The words of the part's own item: behind the last 、 or opener of its clause."""
    words = draft.clause_before(part.outer_start)
    words = pattern("openers").split(words)[-1].rpartition("、")[2].strip("和及与 ")
    words = _IN_BRACKET.sub("", words)
    return re.sub(r"^(?:共?获得?|夺得)|(?:共?有|共计?|为|达)$", "", words)


def are_pair(said: Sequence[str]) -> bool:
    """Whether two heads share a whole between them: 进口 and 出口, 在编 and 非在编 (成对)."""
    if len(said) != 2:
        return False
    if len({tuple(_STEPS.findall(head)) for head in said}) > 1:
        return False  # 初审通过1297人，复审未通过41人
    if any(said[k].startswith("已") and said[1 - k].startswith(_NOT_YET) for k in (0, 1)):
        return True
    if _is_all_further(*said):
        return True
    if any(_GOING_ON.fullmatch(said[k]) and said[1 - k].endswith(_IS_DONE) for k in (0, 1)):
        return True  # 抢通41处，正在抢修6处
    if any(_denies(said[k], said[1 - k]) for k in (0, 1)) or _are_halves(said):
        return True
    if _named(said[0])[0] & _named(said[1])[1] or _named(said[0])[1] & _named(said[1])[0]:
        return True
    one_apart = len(said[0]) == len(said[1]) > 1 and sum(x != y for x, y in zip(*said, strict=True)) == 1
    return one_apart and any({x, y} in _OPPOSITE for x, y in zip(*said, strict=True))


def _is_all_further(one: str, other: str) -> bool:
    """县处级4人，乡科级及以下59人: all steps below the first; not 女性218人，35岁及以下427人, which is another scale."""
    level = re.fullmatch("(.+)及以[下上]", other)
    return (
        level is not None
        and not one.endswith(("以下", "以上"))
        and (bool({*one} & {*level[1]}) or _are_degrees(one, level[1]))
    )


def _are_degrees(*said: str) -> bool:
    return all(has("degrees", head) for head in said)


def _are_halves(said: Sequence[str]) -> bool:
    """前三天 and 后五天, 前30天 and 最后10天: a span in two."""
    first, last = (_HALF.search(head) for head in said)
    return first is not None and last is not None and (first[1], last[1]) == ("前", last[1]) and last[1] != "前"


@lru_cache(_MOST)
def _named(head: str) -> tuple[frozenset[int], frozenset[int]]:
    """Of which known pairs the head is the one, and of which the other; 不合格 is not 合格, though it holds it."""
    ones = frozenset(n for n, (a, b) in enumerate(pairs()) if a in head and not (a in b and b in head))
    others = frozenset(n for n, (a, b) in enumerate(pairs()) if b in head and not (b in a and a in head))
    return ones, others


def are_complements(said: Sequence[str]) -> bool:
    """Whether two heads leave nothing between them: 男 and 女, 合格 and 不合格; 客车 and 货车 may leave other vehicles."""
    if not are_pair(said):
        return False
    return not any((a in said[0] and b in said[1]) or (b in said[0] and a in said[1]) for a, b in contrasts())


def _denies(one: str, other: str) -> bool:
    """不合格 and 合格; not 不属实 and 部分属实, which leave 属实 over."""
    bare = one[1:]
    if one in other:
        return False  # 不合格 and 共不合格
    named = bare in other or (len(bare) > 1 and bare[-2:] == other[-2:] and _is_within(bare, other))
    return one.startswith(("非", "不", "无", "未")) and bool(bare) and named and not other.startswith(_PARTLY)


def _is_within(short: str, long_: str) -> bool:
    """Whether the characters of the one stand in the other in their order: 税收入 in 税收收入."""
    rest = iter(long_)
    return all(c in rest for c in short)


def are_grades(said: Sequence[str]) -> bool:
    """优秀、良好、合格; 轻度污染、中度污染、重度污染: steps of one scale, each named once (等次)."""
    return any(
        all(any(step in head for step in scale) for head in said)
        and len(said) > 2
        and sum(any(step in head for head in said) for step in scale) >= len(said)
        for scale in scales()
    )


def leave_nothing(said: Sequence[str]) -> bool:
    """Whether the heads name every class there is, each once: 男 and 女, 第一、第二、第三产业 (穷尽)."""
    if len(said) == 2:
        return are_complements(said)
    return any(len(one) == len(said) and {_class_of(head, one) for head in said} == set(one) for one in systems())


def _class_of(head: str, classes: Sequence[str]) -> str:
    """The longest name among the classes that the head holds."""
    return next((name for name in classes if name in head), "")


@lru_cache(_MOST)
def _families(head: str) -> frozenset[str]:
    """The known ends of a family that the head has behind a word of its own."""
    return frozenset(end for end in words("families") if head.endswith(end) and head != end)


def are_family(said: Sequence[str]) -> bool:
    """Whether all heads end alike and differ before: 甲县, 乙县, 丙县 (同类)."""
    if len(set(said)) < len(said) or not all(said):
        return False
    said = [head.removesuffix("的") for head in said]
    said = [head.removesuffix("辆") if head.endswith("车辆") else head for head in said]
    if not said or frozenset.intersection(*map(_families, said)):
        return True
    if are_grades(said):
        return True
    if all(head.endswith(words("areas")) and len(head) > 2 for head in said):
        return True
    if len({head[-2:] for head in said}) == 1 and len(set(map(len, said))) == 1 and len(said[0]) > 2:
        return True
    short = max(map(len, said)) < 6 and len(set(map(len, said))) == 1
    return short and len({head[-1] for head in said}) == 1
