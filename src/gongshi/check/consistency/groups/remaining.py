"""What is done and what remains, against all there was: 挂牌治理8处。…已完成整改5处，尚有3处正在整改 (已办与未办)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.groups.governing import governing
from gongshi.check.consistency.groups.group import (
    Group,
    added,
    has_rest_behind,
    is_of_then,
    is_slip_of,
    may_be_whole,
    mended,
    room,
)
from gongshi.check.consistency.groups.held import is_one_figure
from gongshi.check.draft import Draft, is_counted, kin, number

_REMAINS = re.compile(r"(?:尚有|还有|仍有|还剩|尚余|尚剩|剩余|剩下|余下|其余|另外?有?|仅剩|还余)(?:的)?$")
_UNDONE = re.compile(r"未|正在|待|尚|在[办建审途查]|推进|[之进]中|暂缓|继续|限期")
_DONE = re.compile("已|完成|[办结销签竣复整化解兑支]|[一-鿿]了")
_NOT_YET = re.compile("(?:尚未|还未|未)([一-鿿]{2,4})")
_BEHIND = re.compile(r"[^，。；：0-9（]{0,6}（[^，。；：0-9（）]{0,8}(?:共|共计|合计)")
_AWAY = 40  # characters between the two
_NEAR = (0.6, 1.6)
_SMALL = 3  # so far sum and whole may lie apart where the numbers are too small for slips of the pen


def remaining(draft: Draft) -> Iterator[Group]:
    """Each two neighbours of a unit of which the second remains, with the number they make up or should."""
    for done, rest in pairwise([c for c in draft.claims if is_counted(c)]):
        if not _are_two(draft, done, rest):
            continue
        known = (*_told_behind(draft, rest), *governing(draft, done.start, done.unit))
        wholes = [w for w in known if _may_be_all(draft, w, (done, rest))]
        exact = [w for w in wholes if abs(added((done, rest)) - number(w)) <= room(w, (done, rest))]
        near = [w for w in wholes if _is_near(w, (done, rest))]
        for whole in (exact or near)[:1]:
            yield Group(whole, (done, rest), "", "成列")


def _are_two(draft: Draft, done: Claim, rest: Claim) -> bool:
    """The second stands behind 尚有 in the same sentence, is said to be undone, and the first is not the whole of it."""
    said, behind = draft.lead(rest), draft.tail(rest)
    return (
        kin(done.unit) == kin(rest.unit)
        and Kind.AVERAGE not in (done.kind, rest.kind)
        and rest.start - done.end < _AWAY
        and draft.sentence_of(done.start) == draft.sentence_of(rest.start)
        and (_REMAINS.search(said) is not None or (said in ("，", "、") and _UNDONE.match(behind) is not None))
        and _UNDONE.search(behind) is not None
        and (_DONE.search(draft.lead(done)) is not None or _is_denied(draft.lead(done), behind))
        and not has_rest_behind(draft, (done, rest))
    )


def _is_denied(lead: str, behind: str) -> bool:
    """抢通道路23条，尚有6条未抢通: what is not done yet is what the first number did."""
    denied = _NOT_YET.match(behind)
    return denied is not None and denied[1][:2] in lead


def _told_behind(draft: Draft, rest: Claim) -> list[Claim]:
    """（中断道路共29条）: the whole in a bracket right behind."""
    whole = draft.after(rest)
    words = draft.plain[rest.outer_end : whole.outer_start] if whole is not None else ""
    return [whole] if whole is not None and _BEHIND.fullmatch(words) and kin(whole.unit) == kin(rest.unit) else []


def _may_be_all(draft: Draft, whole: Claim, parts: Sequence[Claim]) -> bool:
    larger = number(whole) > max(map(number, parts)) / 2
    return larger and whole not in parts and may_be_whole(draft, whole, parts) and not is_of_then(draft, whole)


def _is_near(whole: Claim, parts: Sequence[Claim]) -> bool:
    """A slip of the pen, or next to nothing, lies between."""
    total, values = number(whole), [number(p) for p in parts]
    if not total or not _NEAR[0] <= added(parts) / total <= _NEAR[1] or total <= values[0]:
        return False
    slips = any(is_one_figure(a, b) for a, b in mended(total, values))
    return slips or is_slip_of(total, values) or abs(added(parts) - total) <= _SMALL
