"""Encrypting a part of a delivery in chunks, so that a large file never lies in memory (密封).

AES-256-GCM under a key that serves this one part only. The nonce counts the chunks and
marks the last, and the part's name is bound in: chunks that were changed, swapped, cut off or
taken from another part do not open.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import IO, Protocol

from gongshi.errors import Broken
from gongshi.i18n import tr

MAGIC = b"GONGSHI1"
CHUNK = 1 << 20
TAG = 16
PREFIX = 7
HEAD = len(MAGIC) + PREFIX


class SealBroken(Broken):
    """A sealed part does not open: changed bytes, or the wrong key (密封部分已损坏)."""


class Sink(Protocol):
    """Anything that bytes can be written to."""

    def write(self, content: bytes, /) -> int:
        """Take the bytes."""
        ...


class Source(Protocol):
    """Anything that bytes can be read from, in order."""

    def read(self, size: int, /) -> bytes:
        """The next bytes, at most so many."""
        ...


class Sealing:
    """A file to write plain bytes to; what reaches `sink` is encrypted (加密写入).

    `close` writes the last chunk; without it the part does not open.
    """

    def __init__(self, sink: Sink, key: bytes, name: str) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._sink, self._cipher, self._name = sink, AESGCM(key), name.encode()
        self._prefix = os.urandom(PREFIX)
        self._waiting = bytearray()
        self._count = 0
        self.closed = False
        sink.write(MAGIC + self._prefix)

    def write(self, content: bytes | memoryview) -> int:
        """Take plain bytes; a chunk goes out when it is full and not the last."""
        self._waiting += content
        while len(self._waiting) > CHUNK:
            self._put(bytes(self._waiting[:CHUNK]), last=False)
            del self._waiting[:CHUNK]
        return len(content)

    def flush(self) -> None:
        """Part of being a file; a chunk goes out only when it is full."""

    def close(self) -> None:
        """Write the last chunk; a second call does nothing."""
        if not self.closed:
            self._put(bytes(self._waiting), last=True)
            self.closed = True

    def _put(self, chunk: bytes, *, last: bool) -> None:
        self._sink.write(self._cipher.encrypt(_nonce(self._prefix, self._count, last), chunk, self._name))
        self._count += 1


def opened(file: Source, key: bytes, name: str) -> Iterator[bytes]:
    """The plain bytes of the sealed part in `file`, chunk by chunk (解密).

    Raises SealBroken at the first chunk that was changed, moved or cut off.
    """
    prefix = _prefix(file, name)
    chunk, count = file.read(CHUNK + TAG), 0
    while True:
        after = file.read(CHUNK + TAG)
        yield _opened(chunk, key, name, _nonce(prefix, count, not after))
        if not after:
            return
        chunk, count = after, count + 1


def chunk_of(file: IO[bytes], key: bytes, name: str, number: int, *, last: bool) -> bytes:
    """The plain bytes of one chunk of the sealed part in `file` (解密一段). Raises SealBroken."""
    file.seek(0)
    prefix = _prefix(file, name)
    file.seek(HEAD + number * (CHUNK + TAG))
    return _opened(file.read(CHUNK + TAG), key, name, _nonce(prefix, number, last))


def _prefix(file: Source, name: str) -> bytes:
    head = file.read(HEAD)
    if head[: len(MAGIC)] != MAGIC or len(head) < HEAD:
        raise _broken(name)
    return head[len(MAGIC) :]


def _opened(chunk: bytes, key: bytes, name: str, nonce: bytes) -> bytes:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(nonce, chunk, name.encode())
    except InvalidTag:
        raise _broken(name) from None


def _nonce(prefix: bytes, count: int, last: bool) -> bytes:
    return prefix + count.to_bytes(4, "big") + bytes([last])


def _broken(name: str) -> SealBroken:
    return SealBroken(
        tr("密封部分“{name}”打不开：内容被改动，或密钥不对。", name=name),
        where=tr("台账库中的“{name}”", name=name),
        mend=tr("请从备份恢复该文件；若密钥文件夹换过，请换回原来的密钥文件夹。"),
    )
