"""The items of a run of words, and how many they may be: 甲、乙和丙 (列举的各项).

和 may join two items or stand inside one; where nobody can say, both numbers are given and nothing is accused for either.
Brackets and quotation marks hide what stands inside them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_BRACKETS = re.compile(r"（[^（）]{0,200}）|\([^()]{0,200}\)|［[^［］]{0,60}］|〔[^〔〕]{0,60}〕")
_QUOTED = re.compile(r"“[^“”\n]{1,60}”|《[^《》\n]{1,80}》|「[^「」\n]{1,60}」")
_TITLE = "□"
_END = re.compile(r"[。！？\n：]")
_JOINS = re.compile(r"以及|及其|和|与|及|暨")
_PAIRED = re.compile(r".{2,}和.{2,}(?<!路口|叉口|路段|会处)")  # 驾驶人甲某和乘车人乙某、丙某: earlier items may be two
_MORE = re.compile(r"…|等(?!奖)(?:[^、]{0,10})$|(?:其余|其他|其它|剩余|余下|另外|另有|还有|部分|主要)")
_GOES_ON = re.compile(r"^(?:以及|还有|和|及)")
_BEHIND = re.compile(
    r"^(?:[0-9]|后|均|都|新增|各|其中|合计|总|共|占|限|将|已|由|被|因|并|责令|要求|届时|预计|现|特|予|较|同比|平均|累计|涉及|面积|长|投资|分别|这|上述|以上|全部|其|为|有|是|约|比)"
)
_LONGEST = 30
_SURE = 2  # marks between items that tell a list from the words behind it
_MEASURED = re.compile(r"^[^0-9]{2,14}[0-9]+(?:\.[0-9]+)?([一-鿿㎡%]{1,4})$")


@dataclass(frozen=True)
class Items:
    """The items as they are named, and the numbers that they may be (各项与可能的项数)."""

    names: tuple[str, ...]
    lengths: frozenset[int]


def hidden(text: str) -> str:
    """The text without brackets, a sign for each title in marks, and 、 between two that touch.

    >>> hidden("“读城”“读水”和《假山记》（上、下）")
    '□、□和□'
    """
    bare = _QUOTED.sub(_TITLE, _BRACKETS.sub("", text))
    return re.sub(rf"{_TITLE}(?={_TITLE})", f"{_TITLE}、", bare)


def items_at(text: str) -> Items | None:
    """The items that the text begins with, up to the end of their sentence or the clause behind; None where that is unclear.

    >>> sorted(items_at("甲镇、乙镇和丙镇，均已完成。").lengths), items_at("甲镇、乙镇等。"), sorted(items_at("修路、架桥和通水通电。").lengths)
    ([3], None, [2, 3])
    """
    sentence = _END.split(hidden(text))[0]
    head, *pieces = sentence.split("；")
    if pieces and "、" not in head:
        return _by_pieces((head, *pieces))
    first, *others = head.split("，")
    while others and _GOES_ON.match(others[0]):
        first += "、" + _GOES_ON.sub("", others.pop(0))
    if "、" not in first and not _JOINS.search(first):
        return _by_commas([first, *others])
    if any("并列" in o or "另" in o for o in others):
        return None
    if any(not _BEHIND.match(o) and ("、" in o or first.count("、") < _SURE) for o in others[:1]):
        return None
    return items_of(first)


def _by_pieces(pieces: Sequence[str]) -> Items | None:
    """甲路口（无信号灯）；乙路口；丙路段: as many as there are between semicolons, unless one is of the rest."""
    named = [p for p in map(str.strip, pieces) if p]
    if len(named) < 2 or any(_MORE.match(p) for p in named):
        return None
    return Items(tuple(named), frozenset({len(named)}))


def items_of(text: str) -> Items | None:
    """The items of a piece of text without marks other than 、 and words that join; None where some are left out."""
    parts = [p.strip() for p in text.split("、")]
    if _MORE.search(text) or any(not p or len(p) > _LONGEST for p in parts):
        return None
    *rest, last = parts
    sides = _sides(last)
    if rest and all(map(_sides, parts)):  # 甲路与乙路、丙路与丁路: each item is of two
        return Items(tuple(parts), frozenset({len(parts)}))
    more = sum(_PAIRED.fullmatch(part) is not None for part in rest)
    if sides is None:
        return Items(tuple(parts), frozenset(range(len(parts), len(parts) + more + 1))) if rest else None
    sure = _alike(sides, rest) or _is_long(last, sides, rest[1:])
    return Items((*rest, *sides), frozenset(range(len(parts) + sure, len(parts) + more + 2)))


def _sides(last: str) -> tuple[str, str] | None:
    """The two sides of the word that joins, each of two characters or more: 万和城和河西屋; the last such word counts."""
    cuts = [(last[: m.start()].strip(), last[m.end() :].strip()) for m in _JOINS.finditer(last)]
    return next((c for c in reversed(cuts) if min(map(len, c)) > 1 or _TITLE in c), None)


def _is_long(last: str, sides: Sequence[str], others: Sequence[str]) -> bool:
    """Whether the last item is longer than any other, and its sides are not."""
    most = max(map(len, others), default=0) + 1
    return len(others) > 1 and len(last) > most and max(map(len, sides)) <= most


def _alike(sides: Sequence[str], rest: Sequence[str]) -> bool:
    """Whether the two sides of 和 are surely two: both titles, both numbers, or all ending alike."""
    if all(_TITLE in s for s in sides) or (all(s[-1] == sides[0][-1] for s in (*sides, *rest)) and len(sides[0]) > 1):
        return True
    return bool(rest) and all(any(c.isdigit() for c in s) for s in (*sides, *rest))


def _by_commas(parts: Sequence[str]) -> Items | None:
    """文昌路2.2公里，清河街2.6公里: as many as there are clauses of one form."""
    parts = [p.strip() for p in parts]
    units = {m[1] if (m := _MEASURED.match(p)) else "" for p in parts}
    if len(parts) < 2 or len(units) != 1 or "" in units:
        return None
    return Items(tuple(parts), frozenset({len(parts)}))
