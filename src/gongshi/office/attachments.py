"""Files that a row is evidenced by: never asked for, kept by their hash, sealed, of the kinds that we know (附件).

A scan or a photograph may show people, so its bytes lie encrypted beside the vault, one key
for each file: destroying the key deletes it. What a name claims is held against what the bytes
are; nothing that runs, and nothing that unpacks beyond reason, is kept.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.errors import Broken, NotFound
from gongshi.i18n import tr
from gongshi.office.attachment_kinds import check_kind
from gongshi.records.keys import KeyRing
from gongshi.records.sealed import Sealing, opened

if TYPE_CHECKING:
    from gongshi.engines.held import Key
    from gongshi.office.workspace import Workspace
    from gongshi.records.register import Register


class NoSuchAttachment(NotFound):
    """No file of this hash is attached to the row (没有这个附件)."""


class AttachmentChanged(Broken):
    """The kept bytes are not those that were attached (附件已损坏)."""


@dataclass(frozen=True)
class Attachment:
    """One file at one row (附件). `hash` is the SHA-256 of its bytes, `sealing_key` the name of its key."""

    hash: str
    name: str
    size: int
    register: str
    key: tuple[str, ...]
    by: str
    at: str
    sealing_key: str


def attach(workspace: Workspace, register: Register, key: Key, content: bytes, name: str, *, by: str) -> Attachment:
    """The file, kept at the row; the same file at the same row is kept once. Raises NotAnAttachment."""
    check_kind(name, content)
    digest = hashlib.sha256(content).hexdigest()
    with _writing(workspace):
        there = list(_all(workspace))
        for found in there:
            if (found.hash, found.register, found.key) == (digest, register.name, tuple(key)):
                return found
        sealing_key = next((f.sealing_key for f in there if f.hash == digest), "") or _seal(workspace, digest, content)
        now = workspace.now().isoformat()
        made = Attachment(digest, Path(name).name[-120:], len(content), register.name, tuple(key), by, now, sealing_key)
        _append(workspace, made)
    return made


def attachments(workspace: Workspace, register: Register, key: Key) -> tuple[Attachment, ...]:
    """The files at this row, oldest first."""
    return tuple(a for a in _all(workspace) if (a.register, a.key) == (register.name, tuple(key)))


def attached(workspace: Workspace, register: Register, key: Key, digest: str) -> tuple[Attachment, bytes]:
    """One file of the row with its bytes. Raises NoSuchAttachment, AttachmentChanged, KeyMissing, SealBroken."""
    found = next((a for a in attachments(workspace, register, key) if a.hash == digest), None)
    if found is None:
        raise NoSuchAttachment(
            tr("这一行没有这个附件。"),
            where=tr("台账“{register}”，{key}", register=register.label, key="，".join(key)),
            mend=tr("请从这一行的页面打开附件。"),
        )
    with _path(workspace, digest).open("rb") as file:
        content = b"".join(opened(file, _keys(workspace).key(found.sealing_key), digest))
    if hashlib.sha256(content).hexdigest() != digest:
        raise AttachmentChanged(
            tr("附件“{name}”与当初收下的不同。", name=found.name),
            where=tr("文件 {path}", path=_path(workspace, digest)),
            mend=tr("请从备份恢复“附件”文件夹。"),
        )
    return found, content


def _seal(workspace: Workspace, digest: str, content: bytes) -> str:
    """The name of a new key, once the bytes lie sealed under it."""
    name = _keys(workspace).new(f"fj-{digest[:16]}")
    path = _path(workspace, digest)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    with beside.open("wb") as file:
        sealing = Sealing(file, _keys(workspace).key(name), digest)
        sealing.write(content)
        sealing.close()
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    return name


def _append(workspace: Workspace, made: Attachment) -> None:
    with _index(workspace).open("ab") as file:
        file.write(json.dumps(asdict(made), ensure_ascii=False).encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())


def _all(workspace: Workspace) -> Iterator[Attachment]:
    """Every file at every row; a last line without its end is one that was never finished."""
    lines: Sequence[bytes] = (
        _index(workspace).read_bytes().splitlines(keepends=True) if _index(workspace).exists() else ()
    )
    for line in lines:
        if line.endswith(b"}\n"):
            told = json.loads(line)
            yield Attachment(**{**told, "key": tuple(told["key"])})


@contextmanager
def _writing(workspace: Workspace) -> Iterator[None]:
    """One writer at a time; a line that was never finished is cut away first."""
    from filelock import FileLock

    path = _index(workspace)
    path.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(path.with_suffix(".lock"), timeout=60):
        content = path.read_bytes() if path.exists() else b""
        if content and not content.endswith(b"\n"):
            os.truncate(path, content.rfind(b"\n") + 1)
        yield


def _index(workspace: Workspace) -> Path:
    return workspace.root / "附件" / "index.jsonl"


def _path(workspace: Workspace, digest: str) -> Path:
    return workspace.root / "附件" / digest[:2] / f"{digest}.sealed"


def _keys(workspace: Workspace) -> KeyRing:
    return KeyRing(workspace.keys_folder / "附件")
