"""Put on record that a public entry was wrong and what is right (更正)."""

from __future__ import annotations

from datetime import datetime

from gongshi.lists.actions.act import carry_out
from gongshi.lists.diary import Act, Diary
from gongshi.lists.entry import Entry
from gongshi.lists.signing import Signer


def correct(entry: Entry, *, by: Signer, when: datetime, reason: str, diary: Diary) -> Entry:
    """The public entry with a correction due in the next issue (更正).

    `reason` says what stood there and what is right; `entry.corrections` holds it for the
    notice. Raises WrongState when the entry is not public, WrongRole, NoReason.
    """
    return carry_out(entry, Act.CORRECT, by=by, when=when, diary=diary, note=reason)
