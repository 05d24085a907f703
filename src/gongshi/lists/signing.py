"""Signing keys: two reviewers are two keys, not two strings (签名密钥).

Private keys are files in a folder outside the workspace, one for each person, optionally
under a passphrase. Who copies the workspace gets no key; who loses a key is enrolled anew.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.errors import BadInput, NotFound, Refused
from gongshi.filenames import file_stem
from gongshi.i18n import tr
from gongshi.lists.person import Person

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


class KeyInWorkspace(Refused):
    """The key folder lies inside the workspace (密钥不得放在工作区内)."""


class KeyExists(Refused):
    """There is a key of this person already (密钥已存在)."""


class NoSuchKey(NotFound):
    """No private key of this person is in the folder (没有此人的密钥)."""


class WrongPassphrase(BadInput):
    """The key does not open with this passphrase, or the file is no key (口令不对)."""


class NotHisKey(Refused):
    """The private key does not belong to the registered public key (密钥与登记不符)."""


@dataclass(frozen=True)
class Signer:
    """A person with the private half of his key (签名人)."""

    person: Person
    private_key: Ed25519PrivateKey = field(repr=False)

    @property
    def id(self) -> str:
        """The person's id."""
        return self.person.id

    def sign(self, message: bytes) -> str:
        """The signature over `message`, 128 hexadecimal digits."""
        return self.private_key.sign(message).hex()


def key_path(folder: Path, person_id: str) -> Path:
    """Where the private key of a person lies."""
    return folder / f"{file_stem(person_id)}.key.pem"


def new_key(folder: Path, person_id: str, *, passphrase: str = "", workspace: Path | None = None) -> str:
    """The public key of a fresh pair; the private half is written into `folder`.

    Raises KeyInWorkspace, and KeyExists: a key is never overwritten, for then nobody could
    tell the acts before from the acts after.
    """
    from cryptography.hazmat.primitives import serialization as s
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    path = _fresh_path(folder, person_id, workspace)
    key = Ed25519PrivateKey.generate()
    seal = s.BestAvailableEncryption(passphrase.encode()) if passphrase else s.NoEncryption()
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(key.private_bytes(s.Encoding.PEM, s.PrivateFormat.PKCS8, seal))
    return _public_hex(key)


def _fresh_path(folder: Path, person_id: str, workspace: Path | None) -> Path:
    if workspace is not None and folder.resolve().is_relative_to(workspace.resolve()):
        raise KeyInWorkspace(
            tr("密钥文件夹在工作区之内：谁拿到工作区，谁就能代人签名。"),
            where=tr("文件夹 {folder}", folder=folder),
            mend=tr("请把密钥放在工作区之外、只有本人能读的文件夹或U盘。"),
        )
    folder.mkdir(parents=True, exist_ok=True)
    path = key_path(folder, person_id)
    if path.exists():
        raise KeyExists(
            tr("“{id}”的密钥已经存在，不会覆盖。", id=person_id),
            where=tr("文件 {path}", path=path),
            mend=tr("如需更换，请先把旧密钥文件移走妥存，再生成新密钥并重新登记。"),
        )
    return path


def load_key(folder: Path, person: Person, *, passphrase: str = "") -> Signer:
    """The person, able to sign. Raises NoSuchKey, WrongPassphrase, NotHisKey."""
    path = key_path(folder, person.id)
    if not path.exists():
        raise NoSuchKey(
            tr("没有找到“{id}”的密钥。", id=person.id),
            where=tr("文件 {path}", path=path),
            mend=tr("请插入存放密钥的U盘或指明密钥文件夹；遗失时请由封存保管人重新登记。"),
        )
    key = _read_private(path, passphrase)
    if _public_hex(key) != person.public_key:
        raise NotHisKey(
            tr("该密钥与“{id}”登记的公钥不符。", id=person.id),
            where=tr("文件 {path}", path=path),
            mend=tr("请使用登记时生成的密钥；如已更换，请重新登记公钥。"),
        )
    return Signer(person, key)


def _read_private(path: Path, passphrase: str) -> Ed25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key = load_pem_private_key(path.read_bytes(), passphrase.encode() if passphrase else None)
        if not isinstance(key, Ed25519PrivateKey):
            raise ValueError("not an Ed25519 key")
    except (ValueError, TypeError) as fault:
        raise WrongPassphrase(
            tr("密钥打不开：口令不对、缺少口令，或文件不是签名密钥。"),
            where=tr("文件 {path}", path=path),
            mend=tr("请核对口令后再试；没有设口令的密钥不要填口令。"),
        ) from fault
    return key


@lru_cache(maxsize=32_768)
def is_signed(public_key: str, message: bytes, signature: str) -> bool:
    """Whether `signature` over `message` was made with the private half of `public_key`.

    Remembered, for one command reads the whole diary dozens of times and the answer cannot change.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key)).verify(bytes.fromhex(signature), message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _public_hex(key: Ed25519PrivateKey) -> str:
    return key.public_key().public_bytes_raw().hex()
