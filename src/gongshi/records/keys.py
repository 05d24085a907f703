"""The keys of sealed parts, in a folder outside the vault (密钥文件夹).

One small file for each key. To destroy a key is to delete what it seals, in every copy of
the vault; so keys are backed up apart from the vault, or not at all.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from gongshi.errors import Broken
from gongshi.i18n import tr
from gongshi.records.disk import Disk

KEY_BYTES = 32


class KeyMissing(Broken):
    """A key that no erasure destroyed is not in the folder, or was changed (密钥缺失)."""


@dataclass(frozen=True)
class KeyRing:
    """The folder of sealing keys (密钥文件夹)."""

    folder: Path
    disk: Disk = field(default_factory=Disk)

    def new(self, hint: str) -> str:
        """The name of a new random key, safely on the disk; `hint` begins the name."""
        name = f"{hint}-{secrets.token_hex(8)}"
        self.disk.folder(self.folder)
        _restrict(self.folder, 0o700)
        waiting = self.folder / f"{name}.new"
        self.disk.write(waiting, secrets.token_bytes(KEY_BYTES).hex().encode("ascii"))
        _restrict(waiting, 0o600)
        self.disk.replace(waiting, self._path(name))
        return name

    def key(self, name: str) -> bytes:
        """The key of this name. Raises KeyMissing when it is not there or no key any more."""
        try:
            found = bytes.fromhex(self._path(name).read_text(encoding="ascii"))
        except (FileNotFoundError, ValueError):
            found = b""
        if len(found) != KEY_BYTES:
            raise KeyMissing(
                tr("缺少密钥“{name}”，密封部分无法打开。", name=name),
                where=tr("密钥文件夹 {folder}", folder=self.folder),
                mend=tr("请从密钥备份恢复该文件；没有备份时，密封部分不可恢复，公开部分不受影响。"),
            )
        return found

    def holds(self, name: str, fingerprint: str) -> bool:
        """Whether the key of this name is here and unchanged."""
        try:
            return self.fingerprint(name) == fingerprint
        except KeyMissing:
            return False

    def exists(self, name: str) -> bool:
        """Whether a file of this name is here, good or not."""
        return self._path(name).exists()

    def fingerprint(self, name: str) -> str:
        """A digest that tells whether a key is the same; it does not give the key away."""
        return hashlib.sha256(b"gongshi key " + self.key(name)).hexdigest()[:32]

    def destroy(self, name: str) -> None:
        """Overwrite and remove the key; nothing when it is not there (销毁密钥)."""
        path = self._path(name)
        if path.exists():
            self.disk.blank(path)
            self.disk.remove(path)
            self.disk.sync_folder(self.folder)

    def forget(self, name: str) -> None:
        """Remove the key of a part that never counted; one that cannot be removed seals nothing."""
        with suppress(OSError):
            self._path(name).unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.key"


def _restrict(path: Path, mode: int) -> None:
    """Keep others out, where the system has such permissions."""
    if os.name != "nt":
        path.chmod(mode)
