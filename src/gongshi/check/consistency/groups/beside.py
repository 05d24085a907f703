"""A whole and its parts side by side with no word between, or closed by a rest (并列的分项)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.groups.group import (
    Group,
    added,
    in_bracket,
    is_item,
    is_swap_of,
    may_be_part,
    may_be_whole,
    room,
)
from gongshi.check.consistency.groups.heads import are_complements, are_family, are_pair, heads
from gongshi.check.consistency.rule import gives
from gongshi.check.consistency.words import has, pattern
from gongshi.check.draft import Draft, by_unit, is_counted, number

_REST = re.compile(r"其余|余下|剩余|其[他它](?!感染性)|(?:另|还)有[^，。；]{1,16}[未没]")
_BEFORE = 3  # sentences before, the own line end among them


def side_by_side(draft: Draft) -> Iterator[Group]:
    """检查562辆次，合格519辆次，不合格43辆次: a whole and all that it falls into, side by side, with no word between."""
    for n, start in enumerate(draft.sentence_starts):
        end = draft.sentence_starts[n + 1] if n + 1 < len(draft.sentence_starts) else len(draft.plain)
        claims = draft.between(start, end)
        if len(claims) < 3 or pattern("openers").search(draft.plain, start, end) or has("then", draft.plain[start:end]):
            continue
        same = [c for c in claims if may_be_part(draft, c, start)]
        for _, run in by_unit(same):
            whole, parts = run[0], run[1:]
            if (
                len(parts) > 1
                and (number(whole) > max(map(number, parts)) or _is_broken_whole(draft, whole, parts))
                and all(_close(draft, a, b) for a, b in pairwise(run))
            ):
                said = heads(draft, parts)
                near = len(parts) > 2 and abs(added(parts) / number(whole) - 1) <= Decimal("0.3")
                apart = "；" in draft.plain[whole.end : parts[0].start]  # another matter begins
                apart = apart or (is_item(draft, whole) and not are_pair(said))
                kin_ = not apart and (are_pair(said) or are_family(said) or near)
                if kin_ or added(parts) == number(whole):
                    yield Group(whole, tuple(parts), "", "分为")


def _is_broken_whole(draft: Draft, whole: Claim, parts: Sequence[Claim]) -> bool:
    """渡工48名，男81名、女3名: less than a part, where the two leave nothing out and figures of the whole are exchanged."""
    return are_complements(heads(draft, parts)) and is_swap_of(number(whole), [number(p) for p in parts])


def _close(draft: Draft, a: Claim, b: Claim) -> bool:
    """Nothing but the next head, or a rate of what was counted, stands between: no other number, no full stop."""
    between = draft.between(a.end, b.start)
    rated = bool(between) and all(c.kind is Kind.PERCENT and not isinstance(c.value, tuple) for c in between)
    return (not between or rated) and len(draft.plain[a.end : b.start]) < (30 if rated else 20)


def _is_of_its_own(draft: Draft, run: Sequence[Claim]) -> bool:
    """监管892家，监管率99.1%，其余8家已停业: whether a rate says that the two are a whole which nobody names."""
    rate = draft.after(run[0])
    if len(run) != 2 or rate is None or rate.kind is not Kind.PERCENT or not isinstance(rate.value, Decimal):
        return False
    return gives(rate, number(run[0]) * 100 / (added(run) or 1))


def _goes_on(draft: Draft, whole: Claim, run: Sequence[Claim]) -> bool:
    """其他人员224人、离岗人员151人: 其他 names an item, and the number right behind belongs to the row and completes it."""
    after = draft.after(run[-1])
    if after is None or after.unit != whole.unit or not _close(draft, run[-1], after) or not is_counted(after):
        return False
    return abs(added((*run, after)) - number(whole)) <= room(whole, (*run, after))


def with_rest(draft: Draft) -> Iterator[Group]:
    """提起公诉1240人，不起诉599人，其余28人: the rest closes the list; its whole opens the sentence or ends the one before."""
    for rest in draft.counted:
        if not _REST.match(draft.plain, draft.clause_starts[draft.clause_of(rest.outer_start)]) or in_bracket(
            draft.plain, rest.start
        ):
            continue
        n = draft.sentence_of(rest.start)
        start = draft.sentence_starts[n]
        if "其中" in draft.plain[start : rest.start]:
            continue
        run = [c for c in draft.between(start, rest.end) if may_be_part(draft, c, start) and c.unit == rest.unit]
        earlier = [
            c
            for c in draft.between(draft.sentence_starts[max(0, n - _BEFORE)], start)
            if is_counted(c) and c.unit == rest.unit and not is_item(draft, c)
        ]
        if not run or _is_of_its_own(draft, run):
            continue
        wholes = [(run[0], run[1:]), *((w, run) for w in reversed(earlier) if may_be_whole(draft, w, run))]
        whole = next(((w, p) for w, p in wholes if len(p) > 1 and number(w) == added(p)), None)
        near = [
            (w, p) for w, p in wholes if len(p) > 1 and number(w) and abs(added(p) / number(w) - 1) <= Decimal("0.25")
        ]
        chosen = whole or (near[0] if near else None)
        if chosen is not None and not _goes_on(draft, *chosen):
            yield Group(chosen[0], tuple(chosen[1]), "", "其余")
