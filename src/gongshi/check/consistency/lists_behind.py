"""A list told in running text behind its number: 7座：…、…和…; 有5个乡镇受灾，即…; 3次降水，分别出现在…、… (行文里的名单).

The last two items may be joined by 和, which stands inside names as well: a number that either reading gives stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from gongshi.check.claim import Claim
from gongshi.check.consistency.lists_before import Counted, may_count_a_list
from gongshi.check.draft import PEOPLE, Draft, is_counted, number
from gongshi.i18n import tr

_NAMES_ALL = re.compile(
    r"(?P<noun>[^，。；：、（）\n0-9]{0,16})(?:（[^（）]{0,20}）)?(?:，(?:总|全|合计|共|累计)[^，。；：、\n]{2,14})?"
    r"(?:：|，?(?:即|分别|依次|具体|它们|他们)(?:为|是|有|[一-鿿]{0,4}[在于])：?|，即)(?=[^：\s])"
)
_CLOSES = re.compile(
    r"(?:各|均|都|其中|占|每|共|合计|总|新增|累计|比|同比|较|已|将|全部|平均|并|现|目前|为此|由|总投资)"
)
_OPEN = re.compile(r"等(?:[^、，。；]{0,8})$|等[^、，。；]{0,6}$|…|(?:其余|其他|其它|余下)")
_MORE = re.compile(r"另|还|其余|剩|此外|以及|[和及与]")
_JOIN = re.compile(r"以及|[和及与]")
_VALUE = re.compile(r"[0-9][0-9.,]*(?:万|亿)?[一-鿿㎡/]{1,4}(?:（[^（）]{0,20}）)?$")
_TIMES, _FEW = ("次", "组", "期", "场", "轮"), 10
_MOST_ITEM, _LONGEST = 26, 600
_LEAST = 2
_SHORT = 4


def behind(draft: Draft) -> Iterator[Counted]:
    """Every number with the list that follows it in its sentence, as long as either reading of it is."""
    for claim in draft.claims:
        if not may_count_a_list(claim) and not (
            claim.unit in _TIMES and is_counted(claim) and 1 < number(claim) < _FEW
        ):
            continue
        lengths = _lengths(draft, claim)
        if not lengths:
            continue
        said = int(number(claim))
        length = said if said in lengths else max(lengths)
        if abs(length - said) <= max(2, said // 3):
            yield Counted(claim, length, tr("之后列出"))


def _lengths(draft: Draft, claim: Claim) -> set[int]:
    rest = draft.plain[claim.outer_end : min(draft.sentence_end(claim.outer_end), claim.outer_end + _LONGEST)]
    named = _NAMES_ALL.match(rest)
    if named is None or _says_other(draft, claim, named["noun"]):
        return set()
    listed = rest[named.end() :].rstrip("。！？\n ")
    if _counted_in(claim.unit).search(listed):
        return set()  # 6处：甲队辖区2处: parts of the number, not so many things
    return with_values(listed) or alike(listed) or lengths_of(listed)


@lru_cache(256)
def _counted_in(unit: str) -> re.Pattern[str]:
    return re.compile(rf"[0-9一二两三四五六七八九十]{re.escape(unit)}")


def _says_other(draft: Draft, claim: Claim, noun: str) -> bool:
    """Whether something else than the number is listed: 5人受伤的原因有, 12所小学有关事项如下."""
    asked = re.search(r"事项|原因|时间|地点|方式|办法|要求|情况|内容|标准|条件|如下$", noun)
    return asked is not None or claim.text[-1:] in "天年月" or (claim.unit in PEOPLE and "的" in noun)


def lengths_of(text: str) -> set[int]:
    """How many items between 、 a text begins with, in each reading of 和; empty where it is no list or an open one.

    >>> lengths_of("中心广场、假山路和河西屋，其中常年开放2座"), lengths_of("甲镇、乙镇等"), lengths_of("甲和乙")
    ({2, 3}, set(), set())
    """
    bare = re.sub(r"（[^（）]{0,80}）", "", text)
    head, _, rest = bare.partition("；")
    head, comma, behind_ = head.partition("，")
    if comma and (_MORE.match(behind_) or not _CLOSES.match(behind_)):
        return set()
    items = head.split("、")
    if rest or len(items) < _LEAST or _OPEN.search(head) or any(not 1 < len(i.strip()) <= _MOST_ITEM for i in items):
        return set()
    last = items[-1]
    joins = [m for m in _JOIN.finditer(last) if m.start() > 1 and len(last) - m.end() > 1]
    if len(joins) == 1 and _are_two(last, joins[0], items[:-1]):
        return {len(items) + 1}
    return set(range(len(items), len(items) + len(joins) + 1))


def _are_two(last: str, join: re.Match[str], others: Sequence[str]) -> bool:
    """北京、上海、广州和深圳: whether the two sides are as short as all the others, and the last item is not."""
    most = max(map(len, others))
    return len(others) > _LEAST and most <= _SHORT and len(last) > most >= max(join.start(), len(last) - join.end())


def with_values(text: str) -> set[int]:
    """文昌路4.2公里，清河街2.6公里: pieces of which each ends in a number of one unit, whatever parts them."""
    pieces = [p.strip() for p in re.split(r"[，；、]", text) if p.strip()]
    found = [_VALUE.search(p) for p in pieces]
    units = {re.sub(r"[0-9.,]|（.*）", "", m[0]) for m in found if m}
    named = all(m is not None and m.start() > 1 and not _CLOSES.match(p) for m, p in zip(found, pieces, strict=True))
    apart = len({re.sub(r"[0-9.,]", "", p) for p in pieces}) == len(pieces)
    return {len(pieces)} if len(pieces) > 2 and named and len(units) == 1 and apart else set()


def alike(text: str) -> set[int]:
    """抓排查，抓整治，抓宣传: pieces between commas of one length and one first character, none with a list of its own."""
    pieces = [p.strip() for p in re.split(r"[，；]", text) if p.strip()]
    same = len({p[:1] for p in pieces}) == 1 and len({len(p) for p in pieces}) == 1
    return (
        {len(pieces)} if len(pieces) > _LEAST and same and "、" not in text and not _CLOSES.match(pieces[0]) else set()
    )
