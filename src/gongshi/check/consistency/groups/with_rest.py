"""A list that a rest closes: 提起公诉1240人，不起诉599人，其余28人; 已整改5处，尚有4处正在整改 (其余)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.groups.governing import governing
from gongshi.check.consistency.groups.group import Group, in_bracket, is_difference, is_item, is_of_then, may_be_whole
from gongshi.check.draft import Draft, added, kin, number

_REST = re.compile(
    r"其余|余下|剩余|其[他它](?!感染性|[^，。；]{0,4}(?:依次|分别))|(?:另|还|尚|仍)有[^，。；]{1,16}(?:未|待|正在|没有)"
)
_NEXT = re.compile(r"[，、；][一-鿿]{2,12}(?:（[^（）]{1,16}）)?")
_NEAR = Decimal("0.3")


def with_rest(draft: Draft) -> Iterator[Group]:
    """Each rest with what stands before it in its sentence: the first number there is the whole of the others, or one before governs them all."""
    for rest in draft.counted:
        if not _REST.match(draft.plain, draft.clause_start(rest.outer_start)):
            continue
        start = draft.sentence_start(rest.start)
        if in_bracket(draft.plain, rest.start) or "其中" in draft.plain[start : rest.start]:
            continue
        run = [
            c for c in draft.counted_between(start, rest.end) if _may_stand(draft, c) and kin(c.unit) == kin(rest.unit)
        ]
        before = [
            w for w in governing(draft, start, rest.unit) if may_be_whole(draft, w, run) and not is_item(draft, w)
        ]
        row = run[1:] if run and _is_doer(draft, run[0]) else run
        longer = [*row, *_behind(draft, rest)]
        of_before = [(w, _nearer(w, row, longer)) for w in before if number(w)]
        tried = [(run[0], run[1:]), *of_before] if run else []
        exact = [(w, p) for w, p in tried if len(p) > 1 and number(w) == added(p)]
        near = [(w, p) for w, p in tried if len(p) > 1 and number(w) and _gap(w, p) <= _NEAR]
        yield from (Group(whole, tuple(parts), "", "其余") for whole, parts in (exact or near)[:1])


def _is_doer(draft: Draft, claim: Claim) -> bool:
    """8个单位已整改到位113个，剩余15个: who did what the next number of the very clause counts, so none of the things that are left."""
    after = draft.after(claim)
    said = draft.plain[claim.outer_end : after.outer_start] if after is not None else ""
    return bool(claim.subject) and said.startswith(claim.subject) and not re.search("[，。；：、（）\\n]", said)


def _gap(whole: Claim, parts: Sequence[Claim]) -> Decimal:
    """How far the parts are from making up the whole, of the whole."""
    return abs(added(parts) / number(whole) - 1)


def _nearer(whole: Claim, run: list[Claim], longer: list[Claim]) -> list[Claim]:
    """The one of two rows that comes nearer to the whole."""
    return min((run, longer), key=lambda row: _gap(whole, row))


def _behind(draft: Draft, rest: Claim) -> Iterator[Claim]:
    """其他人员26万名，学生131万名: what is called 其他 need not be the last of its row."""
    last = rest
    for claim in draft.counted_between(rest.end, draft.sentence_end(rest.start)):
        beside = _NEXT.fullmatch(draft.plain, last.outer_end, claim.outer_start)
        if kin(claim.unit) != kin(rest.unit) or not beside or not _may_stand(draft, claim):
            return
        yield (last := claim)


def _may_stand(draft: Draft, claim: Claim) -> bool:
    """截至6月底已签约198户: a number of now, whatever day that is, that counts things by itself."""
    mean = claim.kind is Kind.AVERAGE or claim.role in (Role.EACH, Role.EXTREME)
    return not (mean or in_bracket(draft.plain, claim.start) or is_difference(draft, claim) or is_of_then(draft, claim))
