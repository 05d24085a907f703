"""Growth in percent of a number now over a number then (可能的增减幅)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongshi.check.claim import Claim, Direction, Kind, Role
from gongshi.check.draft import Draft, number
from gongshi.check.weighed.candidate import Candidate
from gongshi.check.weighed.near import counted_near, inside, is_one, of_unit, rank, side
from gongshi.check.weighed.where import alike, apart, is_then, said, words

_WAYS = {"year": ("同比", "上年", "去年"), "month": ("环比", "上月", "上季")}
_BY_SO_MUCH = re.compile(r"(?:增加?|减少?|多|少|升|降)了?$")  # 1件，减5件: by how many, not how many there were
_THAN = "比较由从与"
_MOVED = ("相比", "减", "增", "多", "少", "升", "降", "到", "的")


def changes(draft: Draft) -> Iterator[Candidate]:
    """Each change in percent with the numbers that it may lead to and from."""
    for change in draft.claims:
        if change.unit != "%" or change.kind is not Kind.CHANGE or not is_one(change) or change.direction is None:
            continue
        up = change.direction is Direction.UP
        for now in counted_near(draft, change, 4, 2):
            for then in of_unit(draft, now):
                if then is now or _BY_SO_MUCH.search(draft.lead(then)) or _is_told_next(draft, change, then):
                    continue
                if number(then) > 0 and (number(now) > number(then)) == up:
                    yield Candidate("change", change, (now, then), ("change", change.start))


def _is_told_next(draft: Draft, change: Claim, then: Claim) -> bool:
    """走访110批，上升52.78%，其中集访76批，上升76.74%: a number behind with a change of its own is of now, no base."""
    return (
        then.start > change.start
        and not is_then(draft, then)
        and (
            then.role is Role.PART
            or any(c.of == then.start and c.kind is Kind.CHANGE for c in draft.in_sentence(then.start))
        )
    )


def marks(draft: Draft, candidate: Candidate) -> Iterator[str]:
    """How the change, now and then stand, and what is said of time."""
    change, (now, then) = candidate.target, candidate.operands
    for name, term in (("now", now), ("then", then)):
        between = inside(draft, change, term)
        yield f"{name}:{side(change, term)}:{apart(draft, change, term)}"
        yield f"{name}:{side(change, term)}:gap{min(3, len(between))}"
        if any(c.unit == "%" for c in between):
            yield f"{name}:%between"
        yield from said(draft, term, name, ("rest", "part", "total", "mean"))
    yield f"then-now:{side(now, then)}:{apart(draft, now, then)}"
    yield f"then-now:{side(now, then)}:rank{min(3, rank(draft, now, then))}"
    yield f"time:{'then' if is_then(draft, now) else 'now'}-{'then' if is_then(draft, then) else 'now'}"
    yield f"now~then:{alike(words(draft, then), words(draft, now))}"
    yield from _told(draft, change, then)


def _told(draft: Draft, change: Claim, then: Claim) -> Iterator[str]:
    lead = draft.clause_before(then.outer_start)
    if any(word in lead for word in _THAN):
        yield "then:than"
    if any(word in draft.tail(then) for word in _MOVED):
        yield "then:tail"
    for way, said_ in _WAYS.items():
        if any(word in draft.lead(change) for word in said_):
            yield f"change:{way}"
