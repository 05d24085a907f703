"""Numbers of one unit in a row, with no word that opens them (成列的分项).

检查562辆次，合格519辆次，不合格43辆次; 从区域看，城区265起，农村189起, the whole in the lead. The whole is
looked for among the numbers that may govern; one that the row adds up to is taken. Where none is,
the row is held against the nearest only as far as its form says that nothing is left out: a word
that divides, heads of a pair or a family, or one slip of the pen that lies between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.groups.full_rows import DIVIDES, is_meant
from gongshi.check.consistency.groups.governing import governing
from gongshi.check.consistency.groups.group import (
    ASIDE,
    TELLING_SLIP,
    Group,
    is_total,
    make_up,
    may_be_part,
    may_be_whole,
)
from gongshi.check.consistency.groups.heads import are_complements, heads
from gongshi.check.consistency.words import pattern
from gongshi.check.draft import Draft, added, by_unit, kin, number

_PASSED = re.compile(r"[0-9]|占|同比|环比|持平")
_SO_ON = re.compile("等|其他|其它")
_NAME = 10
_HEAD, _LONG_HEAD = 16, 28
_ENDS_ALIKE = 3  # characters with which the heads of a row end: 前入党的、后入党的
_TAIL = 10
_MOST_INNER = 3
_LONGEST = 40  # numbers of one row; more are no list that anybody adds up
_FEW = 20  # below it the first parts of a list add up to something by chance


def in_rows(draft: Draft) -> Iterator[Group]:
    """Each row with the whole it adds up to, or with the one it should add up to."""
    for n, start in enumerate(draft.sentence_starts):
        own = draft.in_sentence(start)
        same = [c for c in own if _may_stand(draft, c, start)] if len(own) > 1 else ()
        for _, claims in by_unit(same):
            for row in _chains(draft, claims):
                for part in (*_between_semicolons(draft, row), *_pairs(draft, row)) if len(row) <= _LONGEST else ():
                    yield from _judged(draft, n, part)


def _may_stand(draft: Draft, claim: Claim, start: int) -> bool:
    return claim.start >= start and may_be_part(draft, claim, start) and claim.kind is not Kind.AVERAGE


def _chains(draft: Draft, claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """The claims of one unit, cut where what stands between two is no mere list."""
    chain: list[Claim] = []
    for claim in claims:
        if chain and not _goes_on(draft, chain[-1], claim):
            yield chain
            chain = []
        chain.append(claim)
    yield chain


def _between_semicolons(draft: Draft, row: list[Claim]) -> Iterator[list[Claim]]:
    """The row, and where semicolons divide it into several lists, each of these too."""
    yield row
    lists: dict[int, list[Claim]] = {}
    for claim in row:
        lists.setdefault(draft.plain.count("；", row[0].start, claim.start), []).append(claim)
    if len(lists) > 1:
        yield from (one for one in lists.values() if len(one) > 1)


def _pairs(draft: Draft, row: list[Claim]) -> Iterator[list[Claim]]:
    """专职163名、兼职83名，大专以上学历201名: the first two of a longer row, where they leave nothing between them."""
    if len(row) > 2 and are_complements(heads(draft, row[:2])):
        yield row[:2]


def _has_a_third(draft: Draft, row: Sequence[Claim]) -> bool:
    """上午97起，下午54起，夜间44起: whether behind the two, which leave nothing between them, one more is told with the same mark before it."""
    after = draft.after(row[-1]) if len(row) == 2 else None
    if after is None or kin(after.unit) != kin(row[-1].unit) or not _may_stand(draft, after, row[0].start):
        return False
    if not _goes_on(draft, row[-1], after):
        return False
    return draft.plain[row[0].outer_end] == draft.plain[row[1].outer_end]


def _goes_on(draft: Draft, a: Claim, b: Claim) -> bool:
    """Whether only the tail of one item, its share or change, and the head of the next stand between."""
    between = ASIDE.sub("", draft.plain[a.outer_end : b.outer_start])
    if is_total(draft, b) and not is_total(draft, a):
        return False  # 合格614人，不合格186人，优良共820人: a total of some, no further item
    if pattern("openers").search(between) or len(between) > 120 or DIVIDES.search(between):
        return False
    pieces = re.split(r"[，、；]", between)
    if len(pieces) == 1:
        return len(pieces[0]) < 12
    listed = _SO_ON.search(pieces[-1]) is not None  # 农村、企业等其他人员91人: the names of one item
    middle = all(not p or _PASSED.search(p) or (listed and len(p) <= _NAME) for p in pieces[1:-1])
    alike = draft.lead(a)[-_ENDS_ALIKE:] == draft.lead(b)[-_ENDS_ALIKE:]
    head = len(re.sub(r"[0-9.]+%?", "", pieces[-1]))
    return middle and len(pieces[0]) <= _TAIL and head <= (_LONG_HEAD if alike else _HEAD)


def _judged(draft: Draft, n: int, row: list[Claim]) -> Iterator[Group]:
    """The whole that the row adds up to wins; of those that it misses, the nearest."""
    tried = list(_tried(draft, row))
    exact = [pair for pair in tried if make_up(pair[1], pair[0])]
    for whole, parts in tried:
        if number(whole) >= _FEW:
            sums = enumerate(accumulate(map(number, parts[:-1])), 1)
            exact += [(whole, parts[:k]) for k, sum_ in sums if k > 1 and sum_ == number(whole)]
    exact = [(w, p) for w, p in exact if not _is_rounded_from(w, p, tried)]
    yield from (Group(whole, tuple(parts), "", "成列") for whole, parts in exact)
    if exact:
        return
    near = [pair for pair in tried if is_meant(draft, n, *pair)]
    if near and not _has_a_third(draft, row):
        whole, parts = min(near, key=lambda pair: abs(added(pair[1]) / number(pair[0]) - 1))
        yield Group(whole, tuple(parts), "", "成列")


def _is_bare(draft: Draft, one: Claim, other: Claim) -> bool:
    """1200元、2400元、900元、1500元: of numbers with nothing but 、 between none is the whole of the rest."""
    return draft.plain[one.outer_end : other.outer_start] in ("、", "和", "及", "、和")


def _is_rounded_from(whole: Claim, parts: Sequence[Claim], tried: Sequence[tuple[Claim, list[Claim]]]) -> bool:
    """1.86万人次 in a headline, 18642人次 in the text: parts that are counted one by one are held against the latter."""
    if whole.step <= max(p.step for p in parts):
        return False
    return any(w.step < whole.step and abs(number(w) - number(whole)) < whole.step for w, _ in tried)


def _tried(draft: Draft, row: list[Claim]) -> Iterator[tuple[Claim, list[Claim]]]:
    """Every whole with its parts; small numbers inside a row that is divided from something prove nothing."""
    if len(row) < 2:
        return
    if len(row) > 2:
        for k in range(min(len(row) - 2, _MOST_INNER)):
            if (k == 0 or number(row[k]) >= TELLING_SLIP) and not _is_bare(draft, row[k], row[k + 1]):
                yield row[k], row[k + 1 :]
    most = max(map(number, row))
    for whole in governing(draft, row[0].start, row[0].unit):
        if number(whole) > most and may_be_whole(draft, whole, row):
            yield whole, row
