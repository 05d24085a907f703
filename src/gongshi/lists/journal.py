"""The diary as one file: a chain of signed lines that can only grow (日记文件).

Beside `diary.jsonl` stand its head (how many events there are and the last hash, so that a
lost tail is noticed), the workspace's salt, the typed texts, and lines torn by a kill. An
act is done when its line ends with a newline on the disk; a line without one never was an
event: the next write cuts it off, keeps it aside and says so.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from gongshi.errors import Broken, Refused
from gongshi.i18n import tr
from gongshi.lists.beside import NoteChanged, Notes, fresh_salt, write_whole
from gongshi.lists.chain import Chain, DiaryFault
from gongshi.lists.diary import START, Act, Event, canonical
from gongshi.lists.person import People
from gongshi.lists.signing import Signer

_PLAIN = re.compile(r"[\x20-\x7e]*")
_NO_FIELDS: Mapping[str, str] = {}


class DiaryBroken(Broken):
    """A line of the diary was changed, lost, or is not signed by who it names (日记已损坏); `line` is the first."""

    line: int = 0


class NameInDiary(Refused):
    """Something else than ids, numbers and hashes was to go into the diary (日记不存姓名)."""


class NotEnrolled(Refused):
    """The acting person, key and role are not those enrolled (未登记或登记不符)."""


@dataclass(frozen=True)
class Torn:
    """What a kill left of a line (残行): where it is kept, and how many bytes."""

    kept: Path
    size: int


class FileDiary:
    """The diary in the file at `path` (日记); made with the first write.

    `torn` are the remains that writes of this object cut off and kept aside.
    """

    def __init__(self, path: Path, *, lock_timeout: float = 60) -> None:
        from filelock import FileLock

        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self.torn: tuple[Torn, ...] = ()
        self.notes = Notes(self._beside("notes"))
        self._lock = FileLock(self._beside("lock"), timeout=lock_timeout)
        self._chain = Chain()
        self._stamp: tuple[int, int] | None = None
        self._salt_text = ""
        self._together = False

    def events(self) -> tuple[Event, ...]:
        """Every event, oldest first, its text added. Raises DiaryBroken at the first bad line."""
        return self._load().events

    def write(
        self,
        act: Act,
        entry_id: str,
        by: Signer,
        at: datetime,
        fields: Mapping[str, str] = _NO_FIELDS,
        *,
        note: str = "",
    ) -> Event:
        """The event, signed by `by` over the chain so far, on the disk when this returns.

        Raises NameInDiary, NotEnrolled, DiaryBroken; then nothing is written.
        """
        self._refuse_names(entry_id, fields)
        with self._lock:
            self._cut_torn_tail()
            chain = self._load()
            event = Event(
                len(chain) + 1, chain.head, act, entry_id, by.id, by.person.role, by.person.public_key,
                at.replace(microsecond=0, tzinfo=None), self._all_fields(act, fields),
            )  # fmt: skip
            self._refuse_strangers(chain, event)
            if note:
                event = replace(event, fields={**event.fields, "note": self.notes.keep(note)}, note=note)
            event = replace(event, signature=by.sign(event.message()))
            self._append(event)
        return event

    @contextmanager
    def together(self) -> Iterator[None]:
        """One lock and one wait for the disk for all writes inside the block.

        A kill inside leaves the first so many of them; each is whole.
        """
        if self._together:
            yield
            return
        with self._lock:
            self._together = True
            before = self._load().head
            try:
                yield
            finally:
                self._together = False
                if self._chain.head != before:
                    self._settle()

    def salted(self, *parts: str) -> str:
        """A hash of `parts` under the workspace's salt, 64 hexadecimal digits."""
        return hashlib.sha256(canonical([self._salt(), *parts])).hexdigest()

    def erase_note(self, event: Event) -> None:
        """Destroy the typed text of an event (依法删除); the chain verifies without it."""
        self.notes.erase(event.fields.get("note", ""))
        self._stamp = None

    def verify(self, people: People | None = None) -> tuple[DiaryFault, ...]:
        """The first bad line, or who does not agree with `people`; empty when all is well."""
        self._stamp, self._salt_text = None, ""
        try:
            chain = self._load()
        except DiaryBroken as broken:
            return (DiaryFault(broken.line, broken.what),)
        return chain.disagreements(people) if people is not None else ()

    @property
    def head(self) -> str:
        """The hash of the last event: an anchor for an edition or for paper."""
        return self._load().head

    def _load(self) -> Chain:
        number, hash_ = self._read_head()
        stamp = self._file_stamp()
        if stamp != self._stamp:
            self._chain = self._read()
            self._stamp = stamp
        chain = self._chain
        if number > len(chain) or chain.hash_at(number) != hash_:
            lost = tr("日记应至少有 {n} 条，文件中是 {m} 条，或末条不同：有记录丢失。", n=number, m=len(chain))
            raise self._broken(DiaryFault(min(number, len(chain) + 1), lost))
        return chain

    def _read(self) -> Chain:
        data = self.path.read_bytes() if self.path.exists() else b""
        chain = Chain()
        for line in data[: data.rfind(b"\n") + 1].split(b"\n")[:-1]:
            fault = self._add(chain, line)
            if fault:
                raise self._broken(fault)
        first = chain.events[:1]
        if first and first[0].fields.get("salt", "") != self._salt_print():
            raise self._broken(DiaryFault(1, tr("工作区的盐值与日记不符，条目编号已无法对应。")))
        return chain

    def _add(self, chain: Chain, line: bytes) -> DiaryFault | None:
        try:
            return chain.add(line, lambda event: self.notes.read(event.fields.get("note", "")))
        except NoteChanged:
            n = len(chain) + 1
            return DiaryFault(n, tr("日记第 {n} 行所附文字被改动过。", n=n))

    def _append(self, event: Event) -> None:
        with self.path.open("ab") as file:
            file.write(event.line() + b"\n")
            file.flush()
            if not self._together:
                os.fsync(file.fileno())
        self._chain.take(event)
        self._stamp = self._file_stamp()
        if not self._together:
            self._write_head()

    def _settle(self) -> None:
        with self.path.open("r+b") as file:
            os.fsync(file.fileno())
        self._write_head()

    def _write_head(self) -> None:
        write_whole(self._beside("head"), canonical([len(self._chain), self._chain.head]))

    def _cut_torn_tail(self) -> None:
        data = self.path.read_bytes() if self.path.exists() else b""
        end = data.rfind(b"\n") + 1
        if end == len(data):
            return
        tail = data[end:]
        kept = self._beside(f"torn-{end}-{hashlib.sha256(tail).hexdigest()[:8]}")
        write_whole(kept, tail)
        with self.path.open("r+b") as file:
            file.truncate(end)
            os.fsync(file.fileno())
        self.torn = (*self.torn, Torn(kept, len(tail)))

    def _refuse_names(self, entry_id: str, fields: Mapping[str, str]) -> None:
        odd = [v for v in (entry_id, *fields, *fields.values()) if not _PLAIN.fullmatch(v)]
        if odd:
            raise NameInDiary(
                tr("日记只存编号、日期和哈希值，不存姓名或文字：{odd}。", odd="、".join(odd)),
                where=tr("日记 {path}", path=self.path),
                mend=tr("请改用编号；文字说明请作为附注写入，附注可依法删除。"),
            )

    def _refuse_strangers(self, chain: Chain, event: Event) -> None:
        forbidden = chain.forbids(event)
        if forbidden:
            raise NotEnrolled(
                forbidden,
                where=tr("日记 {path}", path=self.path),
                mend=tr("请由封存保管或审批岗位登记此人的公钥和岗位；工作区的第一人由本人自行登记。"),
            )

    def _all_fields(self, act: Act, fields: Mapping[str, str]) -> dict[str, str]:
        return {**fields, "salt": self._salt_print()} if act is Act.ENROL else dict(fields)

    def _read_head(self) -> tuple[int, str]:
        try:
            number, hash_ = json.loads(self._beside("head").read_bytes())
            return int(number), str(hash_)
        except FileNotFoundError:
            return 0, START
        except (ValueError, TypeError) as fault:
            raise self._broken(DiaryFault(0, tr("日记的头文件无法读取。"))) from fault

    def _salt(self) -> str:
        path = self._beside("salt")
        if not self._salt_text:
            if not path.exists():
                with self._lock:
                    if not path.exists():
                        self._make_salt(path)
            self._salt_text = self._read_salt(path)
        return self._salt_text

    def _read_salt(self, path: Path) -> str:
        try:
            salt = path.read_text(encoding="ascii").strip()
        except UnicodeDecodeError:
            salt = ""
        if not salt:
            raise self._broken(DiaryFault(0, tr("工作区的盐值文件是空的或被改动，条目编号已无法对应。")))
        return salt

    def _make_salt(self, path: Path) -> None:
        if self.path.exists() and b"\n" in self.path.read_bytes():
            raise self._broken(DiaryFault(0, tr("工作区的盐值文件不见了，条目编号已无法对应。")))
        write_whole(path, fresh_salt())

    def _salt_print(self) -> str:
        return self.salted("salt")[:16]

    def _file_stamp(self) -> tuple[int, int]:
        if not self.path.exists():
            return (0, 0)
        found = self.path.stat()
        return (found.st_size, found.st_mtime_ns)

    def _beside(self, what: str) -> Path:
        return self.path.with_name(f"{self.path.name}.{what}")

    def _broken(self, fault: DiaryFault) -> DiaryBroken:
        broken = DiaryBroken(
            fault.says,
            where=tr("日记 {path} 第 {line} 行", path=self.path, line=fault.line),
            mend=tr("请不要手工修改日记；请从备份恢复日记及其同名附件，并查明是谁改动。"),
        )
        broken.line = fault.line
        return broken
