"""Lines that each give the same numbers, under or above one that gives them for all (逐行的栏).

应报48217户　已报45813户, then a line for each kind with its own 应报 and 已报; 供应用地86宗、312.6公顷。其中：, then a line for each use.
A column is what the lines give at one place; one column that adds up shows that the others are meant to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.groups.group import Group, added, in_bracket
from gongshi.check.draft import Draft, is_counted, kin, number

_LEAST, _MOST = 2, 60  # lines
_WIDEST = 8  # numbers of one line
_LEAD = 2  # lines before that may give the whole
_LABEL = re.compile(r"[一-鿿]{2,6}$")
_TELLING = 20  # smaller numbers add up by chance
_NEAR = (0.3, 3.0)
_SUMS_UP = re.compile(r"\s*(?:合计|总计|共计|以上|上述|总共|小计)")


def columns_of_lines(draft: Draft) -> Iterator[Group]:
    """Each column with the number that it makes up, or should beside one that does."""
    for run in _runs(draft):
        rows = [_numbers(draft, n) for n in run]
        width = min(map(len, rows))
        for whole in _wholes(draft, run, rows[0][:width]):
            columns = list(zip(*(row[:width] for row in rows), strict=True))[: len(whole)]
            pairs = list(zip(whole, columns, strict=True))
            proven = any(added(c) == number(w) >= _TELLING for w, c in pairs)
            yield from (
                Group(w, tuple(c), "", "逐行") for w, c in pairs if added(c) == number(w) or (proven and _near(w, c))
            )


def _near(whole: Claim, column: Sequence[Claim]) -> bool:
    return bool(number(whole)) and _NEAR[0] <= float(added(column) / number(whole)) <= _NEAR[1]


def _runs(draft: Draft) -> Iterator[list[int]]:
    """Neighbouring lines that give numbers of the same units in the same order."""
    run: list[int] = []
    for n in range(len(draft.paragraph_starts) + 1):
        own = _units(_numbers(draft, n)) if n < len(draft.paragraph_starts) else ()
        if own and (not run or own == _units(_numbers(draft, run[-1]))) and len(run) < _MOST and not _sums_up(draft, n):
            run.append(n)
            continue
        if len(run) > 1:
            yield from (run, run[1:]) if len(run) > _LEAST else (run,)
        run = [n] if own and not _sums_up(draft, n) else []


def _sums_up(draft: Draft, n: int) -> bool:
    return _SUMS_UP.match(draft.line(n)) is not None


def _units(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(kin(c.unit) for c in claims)


def _numbers(draft: Draft, n: int) -> list[Claim]:
    """The numbers of a line that count things, without those in brackets; none for a line of sentences."""
    known = draft.memo.setdefault(columns_of_lines, {})
    assert isinstance(known, dict)
    if n not in known:
        start, end = draft.paragraph_starts[n], draft.line_end(n)
        one = draft.plain.rfind("。", start, end) in (-1, end - 1)
        claims = draft.between(start, end) if one else ()
        known[n] = [c for c in claims if _may_stand(draft, c)] if len(claims) <= _WIDEST * 2 else []
    found: list[Claim] = known[n]
    return found if len(found) <= _WIDEST else []


def _may_stand(draft: Draft, claim: Claim) -> bool:
    return (
        is_counted(claim)
        and claim.kind is not Kind.AVERAGE
        and claim.role not in (Role.EACH, Role.EXTREME)
        and "均" not in draft.lead(claim)
        and not in_bracket(draft.plain, claim.start)
    )


def _wholes(draft: Draft, run: Sequence[int], first: Sequence[Claim]) -> Iterator[list[Claim]]:
    """The numbers of the same units in the same order: of the line before, or of the one behind that sums up."""
    units = _units(first)
    behind = run[-1] + 1
    near = list(range(run[0] - 1, max(-1, run[0] - 1 - _LEAD), -1))
    near += [behind] if behind < len(draft.paragraph_starts) and _sums_up(draft, behind) else []
    for n in near:
        own = [c for c in draft.between(draft.paragraph_starts[n], draft.line_end(n)) if _may_stand(draft, c)]
        at = next((k for k in range(len(own)) if _units(own[k : k + len(units)]) == units), None)
        if at is not None and _are_called_alike(draft, own[at : at + len(units)], first):
            yield own[at : at + len(units)]


def _are_called_alike(draft: Draft, wholes: Sequence[Claim], parts: Sequence[Claim]) -> bool:
    """Whether of several numbers of one unit each is called like its whole: 应报 and 已报."""
    units = _units(wholes)
    if len(set(units)) == len(units) and len(units) > 1:
        return True
    pairs = [(_LABEL.search(draft.lead(w)), _LABEL.search(draft.lead(p))) for w, p in zip(wholes, parts, strict=True)]
    return all(a and b and a[0][-2:] == b[0][-2:] for a, b in pairs) and all(
        a.start < b.start for a, b in pairwise(wholes)
    )
