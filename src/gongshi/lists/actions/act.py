"""The way every act goes: the table asked first, the diary written, the entry moved on.

A file of its own because all acts share it; nothing else writes an entry's events.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from gongshi.errors import Refused
from gongshi.i18n import tr
from gongshi.lists.diary import START, Act, Diary, Event
from gongshi.lists.entry import Entry
from gongshi.lists.signing import Signer
from gongshi.lists.standing import apply

_NOTHING: Mapping[str, str] = {}


class ActedMeanwhile(Refused):
    """Somebody else acted on the entry after it was read (他人已先办理); `event` is what he did."""

    event: Event


def carry_out(
    entry: Entry,
    act: Act,
    *,
    by: Signer,
    when: datetime,
    diary: Diary,
    fields: Mapping[str, str] = _NOTHING,
    note: str = "",
) -> Entry:
    """The entry after `act`, which stands in the diary. Raises what the table raises.

    The act is tried on the entry as it stands before anything is written; under the diary's
    lock, so that of two people at once the second is told. Raises ActedMeanwhile.
    """
    note = note.strip()
    full = {"list": entry.rule.name, "period": entry.period.code, **fields}
    with diary.together():
        check_fresh(entry, diary)
        try_out(entry, act, by=by, when=when, fields=full, note=note)
        return entry.after(diary.write(act, entry.id, by, when, full, note=note))


def check_fresh(entry: Entry, diary: Diary) -> None:
    """Nothing, when nobody has acted on the entry since it was read. Raises ActedMeanwhile."""
    seen = entry.history[-1].number if entry.history else 0
    for event in reversed(diary.events()):
        if event.number <= seen:
            return
        if event.entry == entry.id:
            raise _meanwhile(event)


def try_out(entry: Entry, act: Act, *, by: Signer, when: datetime, fields: Mapping[str, str], note: str = "") -> None:
    """Nothing, or what forbids the act; the diary is not touched."""
    apply(entry.standing, _draft(entry, act, by, when, fields, note.strip()))


def as_seen(entry: Entry) -> dict[str, str]:
    """What a decision is signed over: the digest, and the gates that hold."""
    return {"digest": entry.digest, "gates": ",".join(sorted(entry.gates_held))}


def _draft(entry: Entry, act: Act, by: Signer, when: datetime, fields: Mapping[str, str], note: str) -> Event:
    person = by.person
    with_note = {**fields, "note": START} if note else dict(fields)
    return Event(0, START, act, entry.id, by.id, person.role, person.public_key, when, with_note, note=note)


def _meanwhile(event: Event) -> ActedMeanwhile:
    fault = ActedMeanwhile(
        tr("{by}已先一步办理：{act}（{at}）。", by=event.by, act=event.act.label, at=event.at),
        where=tr("条目 {id}", id=event.entry[:10]),
        mend=tr("您的意见没有记入。请重新打开该条目，看过对方的意见后再决定。"),
    )
    fault.event = event
    return fault
