"""The diary: who did what to which entry, and when (日记).

Every act is an event; an entry's state is nothing but the fold of its events. Events hold
ids and hashes, never names: a text somebody typed lies beside the diary, under a salted
hash, so that it can be erased while the chain still verifies.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from gongshi.i18n import tr
from gongshi.lists.person import Role

if TYPE_CHECKING:
    from gongshi.lists.signing import Signer

START = "0" * 64


class Act(Enum):
    """What can be done (行为)."""

    ENROL = "登记人员"
    RETIRE = "注销人员"
    PROPOSE = "提请"
    PASS = "通过"
    RETURN = "退回"
    OBJECT = "提出异议"
    ANSWER = "驳回异议"
    ACCEPT = "采纳异议"
    PUBLISH = "公开"
    ANNUL = "依据变更"
    CORRECT = "更正"
    WITHDRAW = "撤下"
    EXPIRE = "到期撤下"
    ANCHOR = "锚定"
    LOOK = "查阅封存"
    ERASE = "依法删除"

    @property
    def label(self) -> str:
        """The Chinese word for it."""
        return tr(self.value)


@dataclass(frozen=True)
class Event:
    """One line of the diary (一条记录).

    `by`, `role` and `key` are the acting person's id, role and public key at that moment.
    `note` is the typed text, empty when there was none or when it has been erased; it is not
    part of what is signed, its salted hash in `fields["note"]` is.
    """

    number: int
    previous: str
    act: Act
    entry: str
    by: str
    role: Role
    key: str
    at: datetime
    fields: Mapping[str, str] = field(default_factory=dict)
    signature: str = ""
    note: str = field(default="", compare=False)

    def body(self) -> dict[str, object]:
        """What is signed, as plain values."""
        return {
            "number": self.number,
            "previous": self.previous,
            "act": self.act.name,
            "entry": self.entry,
            "by": self.by,
            "role": self.role.name,
            "key": self.key,
            "at": self.at.isoformat(),
            "fields": dict(self.fields),
        }

    def message(self) -> bytes:
        """The bytes that the person signs."""
        return canonical(self.body())

    def line(self) -> bytes:
        """The event as it stands in the file, without the line's end."""
        return canonical({**self.body(), "signature": self.signature})

    @property
    def hash(self) -> str:
        """What the next event holds of this one."""
        return hashlib.sha256(self.line()).hexdigest()

    @classmethod
    def read(cls, line: bytes) -> Event:
        """The event of a line. Raises ValueError or KeyError when it is none."""
        d = json.loads(line)
        event = cls(
            int(d["number"]), d["previous"], Act[d["act"]], d["entry"], d["by"], Role[d["role"]], d["key"],
            datetime.fromisoformat(d["at"]), d["fields"], d["signature"],
        )  # fmt: skip
        if event.line() != line:
            raise ValueError("not in canonical form")
        return event


class Diary(Protocol):
    """What actions need of a diary; a workspace keeps one file, a desk may keep a table."""

    def write(
        self, act: Act, entry_id: str, by: Signer, at: datetime, fields: Mapping[str, str] = ..., *, note: str = ""
    ) -> Event:
        """The event, signed and appended for good."""
        ...

    def events(self) -> tuple[Event, ...]:
        """Every event, oldest first, the chain and the signatures checked."""
        ...

    def together(self) -> AbstractContextManager[None]:
        """A block whose writes wait for the disk once."""
        ...

    def salted(self, *parts: str) -> str:
        """A hash of `parts` that nobody without the workspace's salt can guess back."""
        ...


def canonical(value: object) -> bytes:
    """`value` as the one JSON text that is signed and hashed: ASCII, sorted, no spaces."""
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode("ascii")


def entry_id(diary: Diary, rule_name: str, period_code: str, subject: str) -> str:
    """The id of an entry: a salted hash of list, period and subject (条目编号)."""
    return diary.salted("entry", rule_name, period_code, subject)[:24]
