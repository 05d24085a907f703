"""Items that give the same numbers in the same order are a table told in words; each column is held against one whole (逐项的栏).

Items are neighbouring lines, numbered sections, or the pieces between semicolons: 应报48217户、已报45813户, then a line for each
kind with its own 应报 and 已报. One column that makes up a number before all items shows that the others, which stand beside it, are
meant to make up theirs; without one, only a slip of the pen may lie between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.groups.governing import governing
from gongshi.check.consistency.groups.group import (
    TELLING,
    Group,
    in_bracket,
    is_difference,
    is_of_then,
    make_up,
    may_be_whole,
)
from gongshi.check.consistency.groups.mended import is_slip_of
from gongshi.check.draft import Draft, added, kin, number
from gongshi.check.finding import Span

_NUMBERED = (
    re.compile(r"\s*[一二三四五六七八九十]{1,3}、"),
    re.compile(r"\s*[（(][一二三四五六七八九十]{1,3}[）)]"),
    re.compile(r"\s*[0-9]{1,2}[.．、](?![0-9])"),
)
_SUMS_UP = re.compile(r"\s*(?:合计|总计|共计|以上|上述|总共|小计)")
_LEAST, _MOST = 2, 40  # items
_WIDEST = 8  # numbers of one item
_NEAR = (Decimal("0.7"), Decimal("1.4"))


def columns(draft: Draft) -> Iterator[Group]:
    """Each column with the number that it makes up, or should make up."""
    for items in (*_sections(draft), *_lines(draft), *_pieces(draft)):
        yield from _held(draft, items)


def _sections(draft: Draft) -> Iterator[list[Span]]:
    """Numbered sections of one style; the last is no longer than the longest before it, what follows may be a close."""
    for style in _NUMBERED:
        starts = [s for n, s in enumerate(draft.line_starts) if style.match(draft.line(n)[:12])][:_MOST]
        if len(starts) >= _LEAST:
            spans = list(pairwise(starts))
            longest = max(draft.line_of(b) - draft.line_of(a) for a, b in spans)
            last = min(draft.line_of(starts[-1]) + longest, len(draft.line_starts)) - 1
            yield [*spans, (starts[-1], draft.line_end(last) + 1)]


def _lines(draft: Draft) -> Iterator[list[Span]]:
    """Neighbouring lines, none of several sentences, that give numbers of the same units in the same order."""
    run: list[Span] = []
    for n in range(len(draft.line_starts) + 1):
        line = (draft.line_starts[n], draft.line_end(n)) if n < len(draft.line_starts) else (0, 0)
        units = _units(_numbers(draft, line))
        plain = units and draft.plain.find("。", *line) in (-1, line[1] - 1) and not _SUMS_UP.match(draft.plain, *line)
        if plain and (not run or units == _units(_numbers(draft, run[-1]))):
            run.append(line)
            continue
        if _LEAST <= len(run) <= _MOST:
            yield run
        run = [line] if plain else []


def _pieces(draft: Draft) -> Iterator[list[Span]]:
    """What stands between the semicolons of a sentence."""
    for n, start in enumerate(draft.sentence_starts):
        end = draft.sentence_starts[n + 1] if n + 1 < len(draft.sentence_starts) else len(draft.plain)
        if _LEAST <= draft.plain.count("；", start, end) < _MOST:
            marks = [m.start() for m in re.finditer("；", draft.plain[start:end])]
            yield list(zip([start, *(start + m for m in marks)], [*(start + m for m in marks), end], strict=True))


def _numbers(draft: Draft, item: Span) -> list[Claim]:
    """The numbers of an item that count things of now, without those in brackets; none where there are very many."""
    found = [c for c in draft.counted_between(*item) if _may_stand(draft, c)]
    return found if len(found) <= _WIDEST else []


def _may_stand(draft: Draft, claim: Claim) -> bool:
    """Not 12.4 without a unit: it says nothing of how far it was rounded, and stands in a table."""
    mean = claim.kind is Kind.AVERAGE or claim.role in (Role.EACH, Role.EXTREME) or "均" in draft.lead(claim)
    bare = not claim.unit and "." in claim.text
    return not (
        mean or bare or in_bracket(draft.plain, claim.start) or is_difference(draft, claim) or is_of_then(draft, claim)
    )


def _units(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(kin(c.unit) for c in claims)


def _held(draft: Draft, items: Sequence[Span]) -> Iterator[Group]:
    """The columns of the items with their wholes; those that miss theirs by more than a slip only beside one that does not."""
    rows = [_numbers(draft, item) for item in items]
    alike = len({_units(row) for row in rows}) == 1
    columns = [tuple(row[k] for row in rows) if alike else _firsts(rows, k) for k in range(len(rows[0]))]
    wholes = {column: _wholes(draft, column, items[0][0]) for column in columns if column}
    exact = {
        column: w for column, known in wholes.items() for w in known if make_up(column, w) and _is_telling(column, w)
    }
    taken = list(exact.values())
    proven = {draft.sentence_of(w.start) for w in taken if number(w) >= TELLING}
    partial = draft.plain.startswith("其中", items[0][0])
    for column, of_any in wholes.items():
        known = [w for w in of_any if w not in taken]  # what 蓄水量 makes up is not what 总库容 should
        beside = [w for w in known if draft.sentence_of(w.start) in proven]
        slipped = [] if partial or len(column) <= _LEAST else [w for w in known if _is_slipped(w, column)]
        whole = exact.get(column) or _nearest(beside, column) or next(iter(slipped), None)
        if whole is not None:
            yield Group(whole, column, draft.plain[items[0][0] : column[0].outer_start], "逐行")


def _is_telling(column: Sequence[Claim], whole: Claim) -> bool:
    """Whether that they fit says anything: two small numbers make up a third by chance."""
    return len(column) > _LEAST or number(whole) >= TELLING


def _nearest(wholes: Sequence[Claim], column: Sequence[Claim]) -> Claim | None:
    """The whole that the column comes nearest to, if it comes near."""
    whole = min(wholes, key=lambda w: abs(number(w) - added(column)), default=None)
    return whole if whole is not None and _NEAR[0] <= added(column) / number(whole) <= _NEAR[1] else None


def _is_slipped(whole: Claim, column: Sequence[Claim]) -> bool:
    return is_slip_of(number(whole), [number(c) for c in column])


def _firsts(rows: Sequence[Sequence[Claim]], k: int) -> tuple[Claim, ...]:
    """The first number of the unit in each item; none where an item has none, or the first item has had one."""
    unit = kin(rows[0][k].unit)
    if unit in _units(rows[0][:k]):
        return ()
    found = [next((c for c in row if kin(c.unit) == unit), None) for row in rows]
    return tuple(c for c in found if c is not None) if None not in found else ()


def _wholes(draft: Draft, column: Sequence[Claim], at: int) -> list[Claim]:
    """The numbers before all items that the column may make up, the nearest first."""
    line = draft.line_start(at, back=1)
    near = [c for c in draft.counted_between(line, at) if kin(c.unit) == kin(column[0].unit) and _may_stand(draft, c)]
    known = {c.start: c for c in (*reversed(near), *governing(draft, at, column[0].unit))}.values()
    fits = [w for w in known if may_be_whole(draft, w, column) and number(w)]
    return [w for w in fits if number(w) >= max(map(number, column))]
