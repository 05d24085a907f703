"""Bare numbers in turn whose set is said to be whole: 5家平台分别为1020起、786起…; 1至3月分别查处11起、14起和21起 (依次的一列).

The numbers have no words of their own. That none is left out is said by the words that lead to
them: as many things as numbers are counted or named there, or every one of a kind (每天, 各镇).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.groups.group import AVERAGED, Group, are_some, is_difference
from gongshi.check.consistency.groups.held import held
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft, kin, may_add, number
from gongshi.wording.numerals import read_number, whole_number

_IN_TURN = re.compile(r"分别|依次|先后|顺次|逐[日月年季]|各为|各有")
_NEXT = re.compile(r"[、，]?[和及与]?")
_LEAD = 16  # characters between the word and the first number
_CHANGES = re.compile(r"[增减升降多少超低高占]|同比|环比|至|到$")
_EVERY = re.compile(r"(?<![一-鿿]另)[每各逐](?!类问题)[一-鿿]{1,6}")
_RANGE = re.compile(
    r"(?:(?P<month>[0-9]{1,2})月?(?:份)?[至到—-](?P<to_month>[0-9]{1,2})月"
    r"|(?P<year>(?:19|20)[0-9]{2})年?[至到—-](?P<to_year>(?:19|20)[0-9]{2})年"
    r"|(?P<quarter>[一二三四1-4])(?:季度)?[至到—-](?P<to_quarter>[二三四2-4])季度)"
)
_NAMES = re.compile(r"[、和及与]")


def in_turn(draft: Draft) -> Iterator[Group]:
    """Each such row with the number that it makes up, or that it misses by a slip of the pen."""
    for found in _IN_TURN.finditer(draft.plain):
        row = _row_behind(draft, found.end())
        start = draft.sentence_start(found.start())
        if len(row) > 1 and _are_all(draft, start, found.start(), row):
            words = draft.plain[max(start, draft.plain.rfind("。", 0, found.start()) + 1) : row[0].outer_start]
            yield from held(draft, row, words)


def _row_behind(draft: Draft, at: int) -> list[Claim]:
    """The numbers of one unit with nothing but 、 or 和 between them."""
    following = [c for c in draft.between(at, draft.sentence_end(at)) if c.start >= at]
    if not following or following[0].outer_start - at > _LEAD or not _may_stand(draft, following[0], at):
        return []
    row = following[:1]
    for a, b in pairwise(following):
        if not (may_add(b) and kin(b.unit) == kin(a.unit) and _NEXT.fullmatch(draft.plain, a.outer_end, b.outer_start)):
            break
        row.append(b)
    return row


def _may_stand(draft: Draft, first: Claim, at: int) -> bool:
    """A number of now that is counted: no change, no mean, no clause of its own before it."""
    said = draft.plain[at : first.outer_start]
    return (
        may_add(first)
        and first.kind is not Kind.AVERAGE
        and not re.search("[，；]", said)
        and not _CHANGES.search(said)
        and not AVERAGED.search(draft.lead(first))
        and not is_difference(draft, first)
    )


def _are_all(draft: Draft, start: int, end: int, row: list[Claim]) -> bool:
    """Whether the words of the sentence before 分别 count, name or span as many as the row has, or say every one."""
    said = draft.plain[start:end]
    if has("then", said) or are_some(said):
        return False
    counted = [c for c in draft.between(start, end) if kin(c.unit) != kin(row[0].unit)]
    if any(may_add(c) and number(c) == len(row) for c in counted) or _counts(said, len(row)):
        return True
    last = re.split("[，。；：]", said)[-1]
    named = [n for n in _NAMES.split(last) if n]
    return _EVERY.search(last) is not None or (len(named) == len(row) and not counted) or _spans(said) == len(row)


def _counts(said: str, many: int) -> bool:
    """三年, 四家企业: read as words, where the finder makes no number of them."""
    told = re.findall(
        r"([0-9]{1,2}|[两二三四五六七八九十])个?(?:年|季度|月|天|家|个|县|区|市|镇|所|支|批|次|轮|届|期|类)", said
    )
    return any(read_number(n) == many for n in told)


def _spans(said: str) -> int:
    """How many months, quarters or years the words span; 0 where they span none."""
    ranges = list(_RANGE.finditer(said))
    if not ranges:
        return 0
    found = ranges[-1]
    sort = next(name for name in ("month", "year", "quarter") if found[name])
    first, last = (whole_number(found[name]) for name in (sort, f"to_{sort}"))
    return last - first + 1
