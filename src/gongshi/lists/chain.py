"""The chain of a diary: each line holds the hash of the one before and its actor's signature.

Pure bookkeeping, no files. Who may act, and with which key, is in the chain itself: people
are enrolled by signed events, the first by himself, so that editing `人员.json` gives
nobody a right.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from gongshi.i18n import tr
from gongshi.lists.diary import START, Act, Event
from gongshi.lists.person import People, Role
from gongshi.lists.signing import is_signed

ENROLLERS = frozenset({Role.KEEPER, Role.APPROVE})


@dataclass(frozen=True)
class DiaryFault:
    """What is wrong with the diary, and in which line, counted from 1; 0 is beside it (日记差错)."""

    line: int
    says: str


@lru_cache(maxsize=1 << 16)
def _of_line(line: bytes) -> tuple[Event, str, bool]:
    """The event of a line, its hash, and whether it is signed with the key it names. Raises as Event.read.

    All three follow from the bytes alone, and one command reads the whole diary dozens of times.
    """
    event = Event.read(line)
    genuine = is_signed(event.key, event.message(), event.signature)
    return event, hashlib.sha256(line).hexdigest(), genuine


class Chain:
    """Events read so far, and who is enrolled after them (日记链)."""

    def __init__(self) -> None:
        self._events: list[Event] = []
        self._hashes: list[str] = [START]
        self._ring: dict[str, tuple[str, Role]] = {}

    @property
    def events(self) -> tuple[Event, ...]:
        """All events, oldest first."""
        return tuple(self._events)

    def __len__(self) -> int:
        return len(self._events)

    @property
    def head(self) -> str:
        """The hash of the last event."""
        return self._hashes[-1]

    def hash_at(self, number: int) -> str:
        """The hash of the event of this number; number 0 is the start."""
        return self._hashes[number]

    def add(self, line: bytes, note: Callable[[Event], str]) -> DiaryFault | None:
        """Take a line that was read, or the fault that keeps it out."""
        number = len(self._events) + 1
        try:
            event, digest, is_genuine = _of_line(line)
        except (ValueError, KeyError, TypeError, AttributeError):
            return DiaryFault(number, tr("日记第 {n} 行无法读取，内容被改动过。", n=number))
        if event.number != number or event.previous != self.head:
            return DiaryFault(number, tr("日记第 {n} 行与前一行接不上，前后有行被改动、增删或调换。", n=number))
        if not is_genuine:
            return DiaryFault(number, tr("日记第 {n} 行的签名与内容不符。", n=number))
        forbidden = self.forbids(event)
        if forbidden:
            return DiaryFault(number, tr("日记第 {n} 行：{why}", n=number, why=forbidden))
        self.take(replace(event, note=note(event)), digest)
        return None

    def take(self, event: Event, digest: str = "") -> None:
        """Take an event that is known to be good; `digest` is its hash where it is known already."""
        self._events.append(event)
        self._hashes.append(digest or event.hash)
        person = event.fields.get("person", "")
        if event.act is Act.ENROL:
            self._ring[person] = (event.fields["key"], Role[event.fields["role"]])
        elif event.act is Act.RETIRE:
            self._ring.pop(person, None)

    def forbids(self, event: Event) -> str:
        """Why this person may not do this here with this key; empty when he may."""
        if event.act is Act.ENROL and not self._events:
            first = (event.fields["person"], event.fields["key"], event.fields["role"])
            own = first == (event.by, event.key, event.role.name)
            return "" if own else tr("第一条登记应由本人用本人密钥办理。")
        if self._ring.get(event.by) != (event.key, event.role):
            return tr("“{by}”未登记，或岗位、密钥与登记不符。", by=event.by)
        if event.act in (Act.ENROL, Act.RETIRE):
            return self._forbids_enrolling(event)
        return ""

    def _forbids_enrolling(self, event: Event) -> str:
        if event.role not in ENROLLERS:
            return tr("登记和注销人员只能由封存保管或审批岗位办理。")
        person, key = event.fields.get("person", ""), event.fields.get("key", "")
        if event.act is Act.ENROL and any(k == key and p != person for p, (k, _) in self._ring.items()):
            return tr("该公钥已是他人的密钥，一人须有一把密钥。")
        return ""

    def disagreements(self, people: People) -> tuple[DiaryFault, ...]:
        """Persons whose key or role in the register are not those enrolled in the diary."""
        named = {p.id: (p.public_key, p.role) for p in people}
        wrong = [p for p in {**named, **self._ring} if named.get(p) != self._ring.get(p)]
        return tuple(DiaryFault(0, tr("“{id}”在人员名册与日记中的登记不一致。", id=p)) for p in sorted(wrong))
