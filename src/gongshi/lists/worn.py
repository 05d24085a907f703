"""Masks that are told apart over all lists and editions of a release, and never given twice (隐名的归属).

A mask belongs to one subject. 李某甲 stays 李某甲 when 李某乙 is withdrawn, nobody else becomes
李某乙 afterwards, and a mask that was withdrawn is given to nobody again, in no later period
either: who remembers the notice would take the one for the other. Where the whole name stood
published, a mask hides nothing, and the entry goes without a name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from gongshi.lists.candidate import Subject
from gongshi.lists.diary import Act, entry_id
from gongshi.lists.masking import MASKED, NAMELESS, base_mask, lettered, letters_of, policy_for
from gongshi.lists.standing import fold
from gongshi.lists.states import State

if TYPE_CHECKING:
    from gongshi.lists.candidate import ListRule
    from gongshi.lists.diary import Diary, Event
    from gongshi.lists.entry import Entry
    from gongshi.lists.roll import Roll

Printed = tuple[str, str, str, str]
_LATER = 10**12  # stands after every line of a diary


@dataclass(frozen=True)
class Worn:
    """How a document showed a subject once (用过的写法).

    `withdrawn` is the diary's line that took it down, 0 while none did.
    """

    kind: Subject
    period: str
    subject: str
    form: str
    withdrawn: int = 0


@dataclass(frozen=True)
class Holder:
    """An entry that has or asks for a mask (持有者): `since` is the diary's line that published it."""

    subject: str
    name: str
    since: int
    whole: bool


def worn_forms(rules: Sequence[ListRule], printed: Iterable[Printed], diary: Diary) -> tuple[Worn, ...]:
    """Every form of a person or plate on record. `printed` are (period, list, subject, shown) of the documents."""
    by_label = {label: rule for rule in rules if rule.subject in MASKED for label in (rule.label, rule.name)}
    taken_down = _taken_down(diary)

    def worn(period: str, rule: ListRule, subject: str, form: str) -> Worn:
        number = taken_down.get(entry_id(diary, rule.name, period, subject), 0)
        return Worn(rule.subject, period, subject, form, number)

    return tuple(worn(p, by_label[x], s, f) for p, x, s, f in printed if f and x in by_label)


def _taken_down(diary: Diary) -> Mapping[str, int]:
    """The line that withdrew it, by entry."""
    histories: dict[str, list[Event]] = defaultdict(list)
    for event in diary.events():
        histories[event.entry].append(event)
    acts = {id_: [e.number for e in events if e.act is Act.WITHDRAW] for id_, events in histories.items()}
    return {id_: max(n) for id_, n in acts.items() if n and fold(histories[id_]).state is State.WITHDRAWN}


def forms_of(rolls: Sequence[Roll]) -> Mapping[tuple[Subject, str], str]:
    """The form of each masked subject that a notice of this release names or has named; empty for no name at all."""
    found: dict[tuple[Subject, str], str] = {}
    for kind in MASKED:
        mine = [roll for roll in rolls if roll.rule.subject is kind]
        holders = list(_holders(mine))
        worn = [w for w in mine[0].worn if w.kind is kind] if mine else []
        period = mine[0].at.period.code if mine else ""
        found |= {(kind, subject): form for subject, form in _given(kind, period, holders, worn).items()}
    return found


def _holders(rolls: Sequence[Roll]) -> Iterator[Holder]:
    """Whoever is or was named, those published first in their order, then the others as the lists go."""
    for roll in rolls:
        shown = {e.id for e in roll.shown()}
        for entry in roll.entries:
            policy = policy_for(entry.candidate, roll.rule.subject, roll.policy)
            if (entry.id in shown or entry.published_on) and policy not in NAMELESS:
                yield Holder(entry.candidate.subject, entry.candidate.name, _since(entry), policy == "full")


def _since(entry: Entry) -> int:
    return max((e.number for e in entry.history if e.act is Act.PUBLISH), default=_LATER)


def _given(kind: Subject, period: str, holders: Sequence[Holder], worn: Sequence[Worn]) -> Mapping[str, str]:
    by_mask: dict[str, dict[str, Holder]] = defaultdict(dict)
    named: dict[str, str] = {}
    for holder in sorted(holders, key=lambda h: h.since):
        if holder.whole:
            continue
        if _is_known(holder, period, holders, worn):
            named[holder.subject] = ""
        else:
            by_mask[base_mask(holder.name, kind)].setdefault(holder.subject, holder)
    for mask, mine in by_mask.items():
        named |= _told_apart(kind, mask, list(mine.values()), period, worn)
    return named


def _is_known(holder: Holder, period: str, holders: Sequence[Holder], worn: Sequence[Worn]) -> bool:
    """Whether the whole name stands in this release, or stood published and was withdrawn: no mask hides it then."""
    if any(h.whole and h.subject == holder.subject for h in holders):
        return True
    whole = [w for w in worn if w.form == holder.name]
    return any(0 < w.withdrawn < holder.since or (w.subject, w.period) == (holder.subject, period) for w in whole)


def _told_apart(
    kind: Subject, mask: str, holders: Sequence[Holder], period: str, worn: Sequence[Worn]
) -> Mapping[str, str]:
    """The mask alone for a single holder ever; else with 甲, 乙 … past every letter that is spent."""
    alike = {w: n for w in worn if (n := letters_of(w.form, mask, kind)) is not None}
    mine = {h.subject for h in holders}
    others = {n for w, n in alike.items() if w.period == period and w.subject not in mine}
    places: dict[str, int] = {}
    for holder in holders:
        spent = others | set(places.values()) | _burned(holder, period, alike)
        places[holder.subject] = next(n for n in count() if n not in spent)
    alone = list(places.values()) == [0] and not others
    return {subject: mask if alone else lettered(mask, n, kind) for subject, n in places.items()}


def _burned(holder: Holder, period: str, alike: Mapping[Worn, int]) -> set[int]:
    """The letters that were withdrawn before this entry was published; its own is not among them."""
    gone = {w: n for w, n in alike.items() if 0 < w.withdrawn < holder.since}
    return {n for w, n in gone.items() if (w.subject, w.period) != (holder.subject, period)}
