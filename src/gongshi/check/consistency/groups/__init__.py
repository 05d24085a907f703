"""Numbers that stand together as a whole and its parts (总数与分项).

An opener (其中, 包括, a colon) leads from the whole to the parts; behind 合计 and 共计 the whole
comes last. Parts share the whole's unit; changes, other years and what stands in brackets of
its own are left aside. One module for each kind of group.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import replace

from gongshi.check.claim import Claim
from gongshi.check.consistency.groups.columns import columns
from gongshi.check.consistency.groups.compounds import compounds
from gongshi.check.consistency.groups.divided_again import divided_again
from gongshi.check.consistency.groups.group import Group, by_part
from gongshi.check.consistency.groups.headed import headed
from gongshi.check.consistency.groups.in_turn import in_turn
from gongshi.check.consistency.groups.lines import of_lines
from gongshi.check.consistency.groups.linked import linked
from gongshi.check.consistency.groups.mended import is_slip_of
from gongshi.check.consistency.groups.opened import opened
from gongshi.check.consistency.groups.rows import in_rows
from gongshi.check.consistency.groups.sentences import among, divided, sectioned
from gongshi.check.consistency.groups.totals import totals
from gongshi.check.consistency.groups.with_rest import with_rest
from gongshi.check.draft import Draft, number
from gongshi.check.once import once

_MOST = 20
_REST = re.compile(r"^[，；、]?(?:其余|余下|剩余|剩下)")
_OWN = ("成列", "合计", "合称")  # openers of rows that were found to be meant, whatever else found them
FINDERS = (
    opened,
    linked,
    totals,
    divided,
    among,
    sectioned,
    with_rest,
    in_rows,
    in_turn,
    of_lines,
    headed,
    columns,
    compounds,
)


@once
def groups(draft: Draft) -> tuple[Group, ...]:
    """Every whole with two parts or more, each whole and set of parts once."""
    found = tuple(_each_once(draft))
    wholes: defaultdict[int, set[int]] = defaultdict(set)
    for group in found:
        for part in group.parts:
            wholes[part.start].add(group.whole.start)
    return tuple(g for g in found if _is_made_up(g) or not _are_siblings(g, wholes))


def _is_made_up(group: Group) -> bool:
    """Whether the parts make up the whole, but for one slip of the pen."""
    return group.adds_up or is_slip_of(number(group.whole), [number(p) for p in group.parts])


def _are_siblings(group: Group, wholes: Mapping[int, Set[int]]) -> bool:
    """其中A支出34895万元，B支出52423万元，C支出19391万元: an item of a row is not the whole of the others of the row."""
    own = wholes.get(group.whole.start, set())
    return all(not own.isdisjoint(wholes[p.start]) for p in group.parts)


def lists_with(draft: Draft, part: Claim) -> list[Group]:
    """The groups that have this very claim among their parts, of very many the first."""
    return _lists(draft).get(part, [])[:_MOST]


@once
def _lists(draft: Draft) -> dict[Claim, list[Group]]:
    return by_part(groups(draft))


def _each_once(draft: Draft) -> Iterator[Group]:
    """Each whole with its parts once; a row found besides may be closed where the same list behind a word is not."""
    seen: set[tuple[object, ...]] = set()
    known: list[Group] = []
    for group in _found(draft, known):
        key = (group.opener in _OWN, group.whole.start, *sorted(p.start for p in group.parts))
        if key not in seen:
            seen.add(key)
            known.append(group)
            yield group


def _found(draft: Draft, known: list[Group]) -> Iterator[Group]:
    """Each group; `known` grows meanwhile, and what is divided once may be divided again."""
    for find in FINDERS:
        yield from (_up_to_the_rest(draft, g) for g in find(draft))
    yield from divided_again(draft, known)


def _up_to_the_rest(draft: Draft, group: Group) -> Group:
    """其中3人死亡，其余5人送医，已有4人出院: what follows the rest is about the parts, and none of them."""
    if group.opener != "其中" or len(group.parts) < 3:
        return group
    rest = next((n for n, p in enumerate(group.parts[1:-1], 2) if _REST.search(draft.lead(p))), 0)
    return replace(group, parts=group.parts[:rest]) if rest else group
