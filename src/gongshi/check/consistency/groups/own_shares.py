"""Shares beside the parts of a group that tell of which whole they are (分项自己的占比)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.exact import as_printed, gives
from gongshi.check.consistency.slips import is_exchange, is_slip
from gongshi.check.consistency.spread import of_quotient
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft, added, is_counted, number

_LEAST = 2  # shares that bear a list out
_WHOLES = 8  # numbers before of which a column may be a share
_OWN = re.compile("，(?:约|近)?占")
_BESIDE = 14  # characters between a part and its own share


def have_other_whole(draft: Draft, whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether the shares beside the parts are none of this whole: they are parts of something else."""
    beside = [(p, draft.after(p)) for p in parts]
    shares = [
        (p, s)
        for p, s in beside
        if s is not None
        and s.kind is Kind.PERCENT
        and _is_its_share(draft, p, s)
        and draft.sentence_of(s.start) == draft.sentence_of(p.start)
        and not re.search("依次|分别", draft.lead(s))
    ]
    return bool(shares) and not any(isinstance(s.value, Decimal) and _can_be(s, p, whole) for p, s in shares)


def are_borne_out(draft: Draft, whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether two parts or more have shares that are right, and no slip in another explains what the sum lacks: a list of some."""
    beside = [(p, draft.after(p)) for p in parts]
    held = [p for p, s in beside if s is not None and s.kind is Kind.PERCENT and _is_right(draft, p, s, whole)]
    gap = number(whole) - added(parts)
    told = [s.step for p, s in beside if s is not None and p in held]
    if len(held) < _LEAST or abs(gap) * 100 <= max(told) * len(parts) * number(whole):
        return False
    if any(has("closers", draft.lead(p)) for p in parts if p not in held):
        return False  # 其他1313件 closes the list, whatever stands before it
    meant = [(p, number(p) + gap) for p in parts if p not in held]
    return not any(is_slip(*as_printed(p, m)) or is_exchange(*as_printed(p, m)) for p, m in meant if m > 0)


def have_their_own(draft: Draft, whole: Claim, parts: Sequence[Claim]) -> bool:
    """汽车中，客车1159万辆、货车242万辆；新能源车110万辆，占7.8%: whether the last, or every one, has a right share of the whole: of classes that overlap."""
    beside = [(p, draft.after(p)) for p in parts]
    told = [(p, s) for p, s in beside if s is not None and _OWN.match(draft.plain, p.outer_end)]
    percents = [(p, s) for p, s in told if s.kind is Kind.PERCENT]
    right = bool(percents) and all(_is_right(draft, p, s, whole) for p, s in percents)
    return (
        right
        and (len(told) == len(parts) or [p for p, _ in told] == list(parts[-1:]))
        and added(parts[:-1]) <= number(whole)
    )


def _is_right(draft: Draft, part: Claim, share: Claim, whole: Claim) -> bool:
    return isinstance(share.value, Decimal) and _is_its_share(draft, part, share) and _can_be(share, part, whole)


def _is_its_share(draft: Draft, part: Claim, share: Claim) -> bool:
    """非税收入5.86亿元，税收占比63.0%: what stands between part and share may name another."""
    lead = draft.lead(share)
    named = re.sub(r"^[，、（和及]", "", lead.partition("占")[0])
    own = draft.lead(part).lstrip("，、；和及")
    same = (
        named in ("", "约", "均", "各", "分别", "依次", "其")
        or own.startswith(named[:2])
        or part.subject.startswith(named[:2])
    )
    return "占" in lead and same and share.start - part.end < _BESIDE


def _can_be(share: Claim, part: Claim, whole: Claim) -> bool:
    if not number(whole):
        return False
    exact = number(part) * 100 / number(whole)
    return gives(share, exact, of_quotient((part,), whole, exact))


def is_said_to_be_part(draft: Draft, whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether the text gives the sum of the parts, or of the numbers they stand beside, as a share below 100 of a whole: then some are left out."""
    if _is_share_told(draft, whole, parts):
        return True
    beside = [draft.before(p) for p in parts]  # 31起19人、27起15人、38起26人，3地占总起数的65.3%
    columns = [
        c
        for c, p in zip(beside, parts, strict=True)
        if c is not None and is_counted(c) and c.outer_end == p.outer_start
    ]
    if len(columns) < len(parts):
        return False
    wholes = draft.of_unit_before(columns[0].unit, columns[0].start, _WHOLES)
    return any(_is_share_told(draft, w, columns) for w in wholes)


def _is_share_told(draft: Draft, whole: Claim, parts: Sequence[Claim]) -> bool:
    if not number(whole):
        return False
    exact = added(parts) * 100 / number(whole)
    if exact >= 100:
        return False
    end = draft.sentence_end(parts[-1].end)
    told = [
        c for c in draft.between(parts[0].start, end + 60) if c.kind is Kind.PERCENT and isinstance(c.value, Decimal)
    ]
    return any(number(c) < 100 and gives(c, exact, of_quotient(parts, whole, exact)) for c in told)
