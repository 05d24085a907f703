"""The way every act goes: the table asked first, the diary written, the entry moved on.

A file of its own because all acts share it; nothing else writes an entry's events.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from gongshi.lists.diary import START, Act, Diary, Event
from gongshi.lists.entry import Entry
from gongshi.lists.signing import Signer
from gongshi.lists.standing import apply

_NOTHING: Mapping[str, str] = {}


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

    The act is tried on the entry as it stands before anything is written.
    """
    note = note.strip()
    full = {"list": entry.rule.name, "period": entry.period.code, **fields}
    try_out(entry, act, by=by, when=when, fields=full, note=note)
    return entry.after(diary.write(act, entry.id, by, when, full, note=note))


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
