"""Put a person and his key into the diary, or take him out (登记人员).

Rights come from here and not from `人员.json`: a line added to that file signs nothing.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from gongshi.lists.diary import Act, Diary, Event

if TYPE_CHECKING:
    from gongshi.lists.person import Person
    from gongshi.lists.signing import Signer


def enrol(person: Person, *, by: Signer, when: datetime, diary: Diary) -> Event:
    """The event that gives `person` his role and key from now on.

    The first person of a workspace enrols himself; afterwards keepers and approvers do. The
    same id again replaces key and role, for a key that was lost.
    """
    fields = {"person": person.id, "key": person.public_key, "role": person.role.name}
    return diary.write(Act.ENROL, "", by, when, fields)


def retire(person: Person, *, by: Signer, when: datetime, diary: Diary) -> Event:
    """The event after which `person` can do nothing more; what he did stays his."""
    return diary.write(Act.RETIRE, "", by, when, {"person": person.id})


def anchor(*, by: Signer, when: datetime, diary: Diary, **hashes: str) -> Event:
    """The event that holds hashes of something outside: the vault's head, a document (锚定)."""
    return diary.write(Act.ANCHOR, "", by, when, hashes)
